import type { PoolClient } from 'pg'
import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Body } from '@/lib/clock/types'
import { type LoggedEvent, eventTypes } from '@/lib/events/events'
import { derivedOf } from '@/lib/requests/reading'
import { readRequest, type Standing } from '@/lib/clock/standing'
import { type Move, movesOf } from '../moves'

/**
 * Which stored dates another calendar moves. Requests are read in batches by their ids, so that memory stays flat
 * whatever their number. Of the events only the facts that a clock can read are fetched: letters and quotations stay where they are.
 */
export type Stored = { standing: Standing; dueOn: Day | null; lateAfterOn: Day | null; nextWindowOn: Day | null; followUpFromOn: Day | null }
/** `moves` are the dates that move, told on the record; without any, only what is sorted by has changed. */
export type Changed = { id: string; investigationId: string; reference: string; isOpen: boolean; after: Stored; moves: Move[] }

const storedDates = ['dueOn', 'lateAfterOn', 'nextWindowOn', 'followUpFromOn'] as const

const BATCH = 2_000

type Request = Stored & { id: string; investigationId: string; reference: string; body: Body; isOpen: boolean }
type StoredEvent = { requestId: string; id: string; type: string; on: Day; at: number; facts: object }

// Forty working days, the longest that is counted, fill less than a hundred days: nothing that ended longer before the day can lean on it.
const touching = `r.sent_on <= $3::date and greatest(r.sent_on, r.due_on, r.late_after_on, r.closed_on, r.last_contact_on, r.next_window_on, r.follow_up_from_on) + 100 >= $3::date`

const nextRequests = `
  select r.id, r.investigation_id as "investigationId", r.reference, f.body, r.closed_on is null as "isOpen",
         r.standing, r.due_on as "dueOn", r.late_after_on as "lateAfterOn", r.next_window_on as "nextWindowOn", r.follow_up_from_on as "followUpFromOn"
    from request r join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id
   where r.newsroom_id = $1 and r.id > $2 and ${touching} order by r.id limit ${BATCH}`

const theirEvents = `
  select request_id as "requestId", id, type, "on", extract(epoch from at)::float8 * 1000 as at, facts - '{letter,words,text}'::text[] as facts
    from event where request_id = any($1) and type = any($2)
   order by at, id`

// No clock reads these.
const movingTypes = eventTypes.filter((type) => type !== 'note.added' && type !== 'clock.moved')

const theirQuestions = `select investigation_id as id, array_agg(number order by number) as numbers from question where investigation_id = any($1) group by 1`

type By = { newsroomId: string; on: Day; before: Calendar; after: Calendar; today: Day }

/** The requests of which a date is another one by the calendar `after`, batch by batch, where it differs from `before` on the day `on`. */
export async function* changedBy(client: PoolClient, by: By): AsyncGenerator<Changed[]> {
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { requests, events, questions } = await readBatch(client, by, last)
    if (requests.length === 0) return
    last = requests.at(-1)!.id
    const changed: Changed[] = []
    for (const { id, investigationId, reference, isOpen, body, ...stored } of requests) {
      const readBy = (calendar: Calendar) => readRequest(events.get(id) ?? [], questions.get(investigationId) ?? [], { calendar, body }, by.today)
      const { clock, standing } = readBy(by.after)
      const { dueOn, lateAfterOn, nextWindowOn, followUpFromOn } = derivedOf({ id, clock, standing, events: [], sentOn: null, lastContact: null })
      const after = { standing, dueOn, lateAfterOn, nextWindowOn, followUpFromOn }
      const isStoredElse = storedDates.some((date) => after[date] !== stored[date])
      // What is stored tells all that can move, but where a review is waited for or may be asked for.
      const isReviewed = clock.reviewDueOn !== null || clock.windows.some(({ window }) => window === 'review')
      if (!isStoredElse && !isReviewed) continue
      const { withdrawnOn, reviewDueOn, reviewDecidedOn, reviewedAndUnresolved, windows } = clock
      const before = isReviewed
        ? readBy(by.before).clock
        : {
            effectiveDueOn: stored.dueOn,
            lateAfterOn: stored.lateAfterOn,
            withdrawnOn,
            reviewDueOn,
            reviewDecidedOn,
            reviewedAndUnresolved: reviewedAndUnresolved,
            windows,
          }
      const moves = movesOf(before, clock)
      if (isStoredElse || moves.length > 0) changed.push({ id, investigationId, reference, isOpen, after, moves })
    }
    yield changed
  }
}

async function readBatch(client: PoolClient, { newsroomId, on }: By, after: string) {
  const { rows: requests } = await client.query<Request>({ name: 'changed-requests', text: nextRequests, values: [newsroomId, after, on] })
  const events = new Map<string, LoggedEvent[]>()
  const questions = new Map<string, number[]>()
  if (requests.length === 0) return { requests, events, questions }
  // One after the other: a connection takes one statement at a time.
  const found = await client.query<StoredEvent>({ name: 'changed-events', text: theirEvents, values: [requests.map(({ id }) => id), movingTypes] })
  const asked = await client.query<{ id: string; numbers: number[] }>({
    name: 'changed-questions',
    text: theirQuestions,
    values: [[...new Set(requests.map(({ investigationId }) => investigationId))]],
  })
  for (const { id, numbers } of asked.rows) questions.set(id, numbers)
  for (const { requestId, facts, at, ...event } of found.rows) {
    const logged = { ...facts, ...event, at: new Date(at), by: null } as LoggedEvent
    const list = events.get(requestId)
    if (list) list.push(logged)
    else events.set(requestId, [logged])
  }
  return { requests, events, questions }
}

/** The id of the newest change of the newsroom's calendar, or '' where there was none: what a change is guarded on. */
export async function newestChange(client: Pick<PoolClient, 'query'>, { newsroomId }: { newsroomId: string }): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from calendar_change where newsroom_id = $1 order by at desc, id desc limit 1', [newsroomId])
  return rows[0]?.id ?? ''
}
