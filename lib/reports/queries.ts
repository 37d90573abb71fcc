import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import { type Day, dayIn } from '@/lib/days'
import { rows } from '@/lib/db'
import type { CalendarChange } from '@/lib/working-days/calendar'
import { getCalendar, listCalendarChanges } from '@/lib/working-days/queries'
import { listFigures } from '@/lib/figures/queries'
import { findInvestigation } from '@/lib/investigations/queries'
import { listRequests } from '@/lib/requests/queries'
import { datasetOf } from './compose'
import { type Dataset, datasetSchema, type IssuedReport } from './dataset'

/** The status report of a round as at a day, drawn from the record as it is now; null where the newsroom has no such round. */
export async function findReport(actor: Actor, code: string, asAt: Day): Promise<Dataset | null> {
  const investigation = await findInvestigation(actor, code)
  if (!investigation) return null
  const calendar = await getCalendar(actor)
  const [requests, figures, changes, [last]] = await Promise.all([
    listRequests(actor, { investigationId: investigation.id, questions: investigation.questions, asAt, calendar }),
    listFigures(actor, investigation.id, { asAt }),
    listCalendarChanges(actor),
    rows<{ dataset: unknown }>(
      `select dataset from issued_report where newsroom_id = $1 and investigation_id = $2 and as_at <= $3::date order by number desc limit 1`,
      [actor.newsroomId, investigation.id, asAt],
    ),
  ])
  return datasetOf({ investigation, requests, figures, changes: standing(changes), asAt, previous: last ? datasetSchema.parse(last.dataset) : null })
}

/** The same, or the page that says there is none. */
export const reportOf = cache(async (actor: Actor, code: string, asAt: Day): Promise<Dataset> => (await findReport(actor, code, asAt)) ?? notFound())

/** The latest word on each day, as it counts: the changes come newest first, and what was restored is as published. */
function standing(changes: Awaited<ReturnType<typeof listCalendarChanges>>): CalendarChange[] {
  const latest = new Map<Day, (typeof changes)[number]>()
  for (const change of changes) if (!latest.has(change.on)) latest.set(change.on, change)
  return [...latest.values()]
    .flatMap(({ on, effect, name, reason }) => (effect === 'restored' ? [] : [{ on, effect, name, reason }]))
    .sort((one, other) => (one.on < other.on ? -1 : 1))
}

/** The reports issued of a round, the newest first. One statement; the data itself stays where it is. */
export async function listIssued(actor: Actor, code: string): Promise<IssuedReport[]> {
  const found = await rows<Omit<IssuedReport, 'issuedOn'> & { issuedAt: Date }>(
    `select r.number, r.as_at as "asAt", r.issued_at as "issuedAt", r.issued_by_name as "issuedBy",
            (r.dataset #>> '{counts,asked}')::int as asked, (r.dataset #>> '{counts,byWord,disclosed}')::int as disclosed,
            (r.dataset #>> '{counts,byWord,refused}')::int as refused, (r.dataset #>> '{counts,byWord,no response}')::int as "noResponse"
       from issued_report r join investigation i on i.newsroom_id = r.newsroom_id and i.id = r.investigation_id
      where r.newsroom_id = $1 and i.code = $2
      order by r.number desc`,
    [actor.newsroomId, code],
  )
  return found.map(({ issuedAt, ...report }) => ({ ...report, issuedOn: dayIn(issuedAt) }))
}

/** A report as it was issued, whatever the record says since; null where there is none of that number. */
export const findIssued = cache(async (actor: Actor, code: string, number: string): Promise<Dataset | null> => {
  if (!/^[1-9]\d{0,5}$/.test(number)) return null
  const [found] = await rows<{ dataset: unknown }>(
    `select r.dataset from issued_report r join investigation i on i.newsroom_id = r.newsroom_id and i.id = r.investigation_id where r.newsroom_id = $1 and i.code = $2 and r.number = $3`,
    [actor.newsroomId, code, Number(number)],
  )
  return found ? datasetSchema.parse(found.dataset) : null
})

export const getIssued = async (actor: Actor, code: string, number: string) => (await findIssued(actor, code, number)) ?? notFound()
