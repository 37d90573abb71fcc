import { createHash } from 'node:crypto'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { type Day, dayIn } from '@/lib/days'
import { db, rows, type Tx } from '@/lib/db'
import type { Calendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import type { Law } from '@/lib/clock/types'
import { getCalendar } from '@/lib/working-days/queries'
import { listForces } from '@/lib/forces/queries'
import { getInvestigation, type Investigation } from '@/lib/investigations/queries'
import { storedRequests } from '@/lib/requests/derived/commands'
import { eventsOf } from '@/lib/requests/reading'
import { mapping as mappingSchema, type Mapping } from './mapping'
import { type Plan, planImport } from './plan'
import type { Round, RoundFigure } from './row'
import type { Sheet } from './workbook-worker'

type RoundTerms = Pick<Investigation, 'id' | 'questions' | 'measures' | 'periods'>
type RoundOnRecord = Round & { bodies: ReadonlyMap<string, Law['body']> }

/** A round as the record has it, for a sheet to be laid against. Five statements, whatever its size; inside the transaction that writes, or outside. */
export async function readRound(tx: Tx, actor: Actor, { id, questions, measures, periods }: RoundTerms): Promise<RoundOnRecord> {
  const where = { newsroomId: actor.newsroomId, investigationId: id }
  const names = { id: true, name: true, shortName: true, abbr: true, aliases: true, pfaCode: true, region: true, country: true } as const
  const forces = await tx.force.findMany({ where: { newsroomId: actor.newsroomId }, select: names, orderBy: { name: 'asc' } })
  const ids = await tx.request.findMany({ where, select: { id: true } })
  const stored =
    ids.length > 0
      ? await storedRequests(
          tx,
          actor,
          ids.map((request) => request.id),
        )
      : new Map<string, never>()
  const figures = await tx.figure.findMany({
    where: { ...where, supersededAt: null },
    select: { requestId: true, version: true, text: true, retractedAt: true, measure: { select: { code: true } }, period: { select: { code: true } } },
  })
  const figuresOf = new Map<string, Record<string, RoundFigure>>()
  for (const { requestId, version, text, retractedAt, measure, period } of figures) {
    const known = figuresOf.get(requestId) ?? {}
    known[`${measure.code} ${period.code}`] = { version, text, isRetracted: retractedAt !== null }
    figuresOf.set(requestId, known)
  }
  const requests = [...stored.values()]
  return {
    questions: questions.map(({ number }) => number),
    measures,
    periods,
    forces,
    requests: requests.map((request) => ({
      reference: request.reference,
      forceId: request.force.id,
      events: eventsOf(request),
      figures: figuresOf.get(request.id) ?? {},
    })),
    bodies: new Map(requests.map(({ force }) => [force.id, force.body])),
  }
}

/** What a sheet would change, by the record, the calendar and the day. */
export function planAgainst(
  sheets: readonly Pick<Sheet, 'rows'>[],
  mapping: Mapping,
  round: RoundOnRecord,
  { calendar, today }: { calendar: Calendar; today: Day },
): Plan {
  const dueOn = (forceId: string, events: Parameters<typeof clockOf>[0]) =>
    clockOf(events, round.questions, { calendar, body: round.bodies.get(forceId) ?? 'foia' }, today).dueOn
  return planImport(sheets[mapping.sheet] ?? { rows: [] }, mapping, { round, today, dueOn })
}

/** A mark of all that a plan would change: what a person saw and what is stored have the same. */
export const fingerprintOf = (plan: Plan) =>
  createHash('sha256')
    .update(JSON.stringify(plan.rows.map(({ reference, changes }) => [reference, changes])))
    .digest('hex')
    .slice(0, 32)

/** What a draft keeps of a file: its sheets as texts, and how they were read. */
export const draftRows = z.object({ said: z.string(), sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())), isCut: z.boolean() })) })

export type ImportPage = {
  id: string
  name: string
  format: string
  at: Date
  acceptedAt: Date | null
  sheets: { name: string; rows: number }[]
  mapping: Mapping
  rows: string[][]
  plan: Plan
  fingerprint: string
  forces: { id: string; name: string }[]
  states: string[]
  measures: RoundTerms['measures']
  periods: RoundTerms['periods']
}

/** A sheet that was read and waits, with what it would change today; or the page that says there is none. */
export async function getImport(actor: Actor, code: string, id: string, { now }: { now: Date }): Promise<ImportPage> {
  const investigation = await getInvestigation(actor, code)
  if (!z.uuid().safeParse(id).success) notFound()
  const draft = await db.importDraft.findFirst({ where: { id, newsroomId: actor.newsroomId, investigationId: investigation.id } })
  if (!draft) notFound()
  const { sheets, said: format } = draftRows.parse(draft.rows)
  const mapping = mappingSchema.parse(draft.mapping)
  const [round, calendar] = await Promise.all([readRound(db, actor, investigation), getCalendar(actor)])
  const plan = planAgainst(sheets, mapping, round, { calendar, today: dayIn(now) })
  const { rows } = sheets[mapping.sheet] ?? { rows: [] }
  const stateColumns = mapping.columns.flatMap((use, column) => (use === 'state' ? [column] : []))
  const states = [...new Set(rows.slice(mapping.headerRow + 1).flatMap((row) => stateColumns.map((column) => row[column]?.trim() ?? '')))].filter(
    (text) => text !== '',
  )
  return {
    id,
    name: draft.name,
    format,
    at: draft.at,
    acceptedAt: draft.acceptedAt,
    mapping,
    rows,
    plan,
    states: states.slice(0, 100),
    sheets: sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.length })),
    fingerprint: fingerprintOf(plan),
    measures: investigation.measures,
    periods: investigation.periods,
    forces: (await listForces(actor)).map(({ id, name }) => ({ id, name })),
  }
}

/** How a draft is read at present, or null. */
export async function findMapping(actor: Actor, id: string): Promise<Mapping | null> {
  if (!z.uuid().safeParse(id).success) return null
  const draft = await db.importDraft.findFirst({ where: { id, newsroomId: actor.newsroomId }, select: { mapping: true } })
  return draft && mappingSchema.parse(draft.mapping)
}

/** The sheets that were read into an investigation, newest first: those that wait and those that were accepted. */
export const listImports = (actor: Actor, investigationId: string) =>
  rows<{ id: string; name: string; at: Date; acceptedAt: Date | null; by: string | null }>(
    `select d.id, d.name, d.at, d.accepted_at as "acceptedAt", p.name as by
       from import_draft d left join person p on p.newsroom_id = d.newsroom_id and p.id = d.by_id
      where d.newsroom_id = $1 and d.investigation_id = $2 order by d.at desc, d.id desc limit 50`,
    [actor.newsroomId, investigationId],
  )
