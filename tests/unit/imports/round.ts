import { type Day, day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { receiptDates } from '@/lib/clock/receipt'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { shippedForces } from '@/lib/forces/register'
import { guessMapping } from '@/lib/imports/columns'
import type { Mapping } from '@/lib/imports/mapping'
import { planImport, type PlannedRow } from '@/lib/imports/plan'
import type { Round, RoundFigure } from '@/lib/imports/row'
import { referenceFor } from '@/lib/investigations/schema'

export const today = day('2026-04-23')

type Given = {
  events?: Record<string, RequestEvent[]>
  figures?: Record<string, Record<string, RoundFigure>>
  forces?: string[]
  measures?: Round['measures']
  periods?: Round['periods']
  questions?: number[]
}

/** A round on traffic cones, as it would stand on the record. */
export function roundOf({
  events = {},
  figures = {},
  forces,
  measures = [
    { code: 'LOST', label: 'Cones lost', unit: 'cones' },
    { code: 'FOUND', label: 'Cones found', unit: 'cones' },
  ],
  periods = [{ code: '2025', label: '2025' }],
  questions = [1, 2],
}: Given = {}): Round {
  const asked = shippedForces.filter(({ id, kind }) => (forces ? forces.includes(id) : kind === 'territorial'))
  const logged = (id: string) => (events[id] ?? []).map((event, at): LoggedEvent => ({ ...event, id: `${id} ${at}`, at: new Date(at), by: 'A reporter' }))
  return {
    questions,
    measures,
    periods,
    forces: shippedForces,
    requests: asked.map(({ id, abbr }) => ({ reference: referenceFor('CONES', abbr), forceId: id, events: logged(id), figures: figures[id] ?? {} })),
  }
}

/** Our due date for a record, by the day the letter went. */
export const dueOn = (_: string, events: readonly LoggedEvent[]): Day | null => {
  const sent = events.find(({ type }) => type === 'request.sent')
  return sent ? receiptDates(sent.on, publishedCalendar).dueOn : null
}

export function planOf(rows: string[][], { round = roundOf(), mapping = {} }: { round?: Round; mapping?: Partial<Mapping> } = {}) {
  const sheet = { rows }
  return planImport(sheet, { ...guessMapping([sheet], round), ...mapping }, { round, today, dueOn })
}

export const eventsOf = (row: PlannedRow | undefined) => (row?.changes ?? []).flatMap((change) => (change.kind === 'event' ? [change.event] : []))
export const wordsOf = (row: PlannedRow | undefined) => (row?.problems ?? []).map(({ words }) => words).join(' ')
