import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import type { Calendar } from '@/lib/working-days/calendar'
import { type Earlier, receiptsOf } from './aggregation'
import { readRow, type RequestRow, type StoredRequest } from './reading'
import { findKeptRows, keptRows, rowsAnew } from './row-cache'
import { eventsAsText, ofRound, requestRows } from './rows'
import { eventTypes } from '@/lib/events/events'

const ofInvestigation = requestRows('r.investigation_id = $4', ofRound, eventsAsText)
const ofReference = requestRows('r.reference = $4')
const ofForce = requestRows('r.force_id = $4')

type WithTextOfEvents = Omit<StoredRequest, 'events'> & { events: string }
type ReadAt = { asAt: Day; calendar: Calendar }

// Raised by whatever changes what a row shows, in the transaction that changes it: of the investigation, and of what shows in all of the newsroom's.
const versionSql = `(select coalesce(max(version) filter (where scope = $SCOPE), 0) || '.' || coalesce(max(version) filter (where scope = $1), 0)
    from record_version where scope in ($1, $SCOPE))`
const versionOfInvestigation = `select ${versionSql.replaceAll('$SCOPE', '$2')} as version`

const versionOfCode = `select i.id, ${versionSql.replaceAll('$SCOPE', 'i.id')} as version from investigation i where i.newsroom_id = $1 and i.code = $2`

/** The version of all that the rows of an investigation show, its questions and the newsroom's calendar among it; null where there is no such investigation. */
export async function findRecordVersion(actor: Actor, code: string): Promise<{ id: string; version: string } | null> {
  const [found] = await rows<{ id: string; version: string }>(versionOfCode, [actor.newsroomId, code])
  return found ?? null
}

/**
 * The requests of an investigation as they are on a day, by the names of their forces. One statement asks whether anything has changed since they
 * were last read here; where it has, one more reads them, whatever their number. The rows are shared with other readers: never change them.
 */
export async function listRequests(
  actor: Actor,
  { investigationId, questions, asAt, calendar }: ReadAt & { investigationId: string; questions: readonly { number: number }[] },
): Promise<readonly RequestRow[]> {
  const numbers = questions.map(({ number }) => number)
  const { newsroomId } = actor
  // Read before the rows: what changes between the two is read under the older version, and read again under the newer.
  const [found] = await rows<{ version: string }>(versionOfInvestigation, [newsroomId, investigationId])
  const place = { newsroomId, of: investigationId, asAt }
  return keptRows(place, { version: found!.version, calendar, questions: numbers }, async () => {
    const stored = await rows<WithTextOfEvents>(ofInvestigation, [newsroomId, eventTypes, asAt, investigationId])
    return rowsAnew(place, { calendar, questions: numbers }, stored, (request) =>
      readRow({ ...request, events: JSON.parse(request.events) as StoredRequest['events'] }, { questions: numbers, calendar, asAt }),
    )
  })
}

export type InvestigationOfRequest = {
  id: string
  code: string
  title: string
  demonstration: boolean
  letter: string
  letterSubject: string
  questions: { number: number; text: string }[]
}

const placeOfReference = placeSql('r.reference = $2', `, ${versionSql.replaceAll('$SCOPE', 'i.id')} as version`)

function placeSql(where: string, more = '') {
  return `select r.id as "requestId", i.id, i.code, i.title, i.demonstration, i.letter, i.letter_subject as "letterSubject",
       (select json_agg(json_build_object('number', number, 'text', text) order by number) from question where investigation_id = i.id) as questions${more}
  from request r join investigation i on i.newsroom_id = r.newsroom_id and i.id = r.investigation_id
 where r.newsroom_id = $1 and ${where}`
}

/** One request as it is on a day, with the round it belongs to, or null. */
export async function findRequest(
  actor: Actor,
  reference: string,
  { asAt, calendar }: ReadAt,
): Promise<(RequestRow & { investigation: InvestigationOfRequest }) | null> {
  const [place] = await rows<InvestigationOfRequest & { requestId: string; version: string }>(placeOfReference, [actor.newsroomId, reference])
  if (!place) return null
  const { requestId, version, ...investigation } = place
  const questions = investigation.questions.map(({ number }) => number)
  const known = findKeptRows<RequestRow>({ newsroomId: actor.newsroomId, of: investigation.id, asAt }, { version, calendar, questions })
  const row = known?.find(({ id }) => id === requestId)
  if (row) return { ...row, investigation }
  const [stored] = await rows<StoredRequest>(ofReference, [actor.newsroomId, eventTypes, asAt, reference])
  return stored ? { ...readRow(stored, { questions, calendar, asAt }), investigation } : null
}

/** The same, or the page that says there is none. */
export async function getRequest(actor: Actor, reference: string, at: ReadAt) {
  return (await findRequest(actor, reference, at)) ?? notFound()
}

const changesOfNewsroom = `select coalesce(max(changes), 0)::text as version from record_version where scope = $1`

/** The version of whatever any request of the newsroom shows: what is read of many investigations is kept by it. */
export async function findNewsroomVersion({ newsroomId }: Actor): Promise<string> {
  const [found] = await rows<{ version: string }>(changesOfNewsroom, [newsroomId])
  return found!.version
}

export type RequestToForce = RequestRow & { investigation: InvestigationOfRequest }

/** Every request to one force, across investigations, newest first: for its page, and for the count of similar requests inside 60 working days. */
export async function listRequestsToForce(actor: Actor, forceId: string, { asAt, calendar }: ReadAt): Promise<readonly RequestToForce[]> {
  const { newsroomId } = actor
  const version = await findNewsroomVersion(actor)
  return keptRows({ newsroomId, of: `force ${forceId}`, asAt }, { version, calendar }, async () => {
    const [stored, places] = await Promise.all([
      rows<StoredRequest>(ofForce, [newsroomId, eventTypes, asAt, forceId]),
      rows<InvestigationOfRequest & { requestId: string }>(placeSql('r.force_id = $2'), [newsroomId, forceId]),
    ])
    const byRequest = new Map(places.map(({ requestId, ...investigation }) => [requestId, investigation]))
    return stored
      .map((request) => {
        const investigation = byRequest.get(request.id)!
        return { ...readRow(request, { questions: investigation.questions.map(({ number }) => number), calendar, asAt }), investigation }
      })
      .sort((one, other) => (other.sentOn ?? '9999').localeCompare(one.sentOn ?? '9999'))
  })
}

const ofForcesLately = requestRows(
  `r.force_id = any($4) and r.investigation_id <> $5 and r.received_on >= $6::date
   and exists (select from event e where e.request_id = r.id and e.type in ('request.sent', 'request.refined') and e."on" >= $6::date)`,
)

/** By force, when other rounds reached it since a day: what a new one may be added up with. One statement. */
export async function listReceiptsLately(
  actor: Actor,
  { forceIds, but, since, asAt, calendar }: ReadAt & { forceIds: readonly string[]; but: string; since: Day },
): Promise<Map<string, Earlier[]>> {
  const stored = await rows<StoredRequest>(ofForcesLately, [actor.newsroomId, eventTypes, asAt, forceIds, but, since])
  const receipts = new Map<string, Earlier[]>()
  for (const request of stored) {
    const { clock } = readRow(request, { questions: [], calendar, asAt })
    receipts.set(request.force.id, [...(receipts.get(request.force.id) ?? []), ...receiptsOf({ reference: request.reference, clock })])
  }
  return receipts
}

export type DeskEntry = { id: string; type: string; at: Date; by: string; facts: Record<string, unknown> }

/** What the desk did around one request (files, figures, owners), newest first; the request's own events are on its row. */
export function listDeskEntries(actor: Actor, requestId: string) {
  return rows<DeskEntry>(
    `select id, type, at, actor_name as by, facts from event where newsroom_id = $1 and request_id = $2 and type <> all($3) order by at desc, id desc limit 500`,
    [actor.newsroomId, requestId, eventTypes],
  )
}
