import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { unitOf } from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'
import type { Figure } from '@/lib/figures/queries'
import { shippedForces } from '@/lib/forces/register'
import type { Investigation } from '@/lib/investigations/queries'
import { datasetOf, type Round } from '@/lib/reports/compose'
import { readRow } from '@/lib/requests/reading'

/** A round on a harmless topic, from the events of each force: what the database would hand over, made by hand. */
export const asAt = day('2026-04-23')

export const investigation: Investigation = {
  id: 'i',
  code: 'CONES',
  title: 'Traffic cones lost on duty',
  demonstration: false,
  letterSubject: '',
  letter: '',
  owner: { id: 'o', name: 'Ros Hale' },
  createdOn: day('2026-03-01'),
  questions: [1, 2].map((number) => ({ number, text: `Question ${number}?` })),
  measures: [
    { id: 'm1', code: 'LOST', label: 'Cones lost', unit: 'cones' },
    { id: 'm2', code: 'COST', label: 'Cost', unit: '£' },
  ],
  periods: [{ id: 'p', code: '2025', label: '2025', startsOn: day('2025-01-01'), endsOn: day('2025-12-31'), basis: 'calendar' }],
}

export const territorial = shippedForces.filter(({ kind }) => kind === 'territorial')
const forceOf = (id: string) => shippedForces.find((force) => force.id === id)!

type Happened = Omit<RequestEvent, 'on'> & { on: string; id?: string }

export const sent = { type: 'request.sent', on: '2026-03-06' } as Happened
export const answered = (on: string, one: string, two = one, sections: string[] = []) =>
  ({
    type: 'request.answered',
    on,
    outcomes: [one, two].map((outcome, index) => ({
      question: index + 1,
      outcome,
      ...(outcome === 'disclosed' || outcome === 'not held' ? {} : { sections }),
    })),
  }) as unknown as Happened

export function requestTo(forceId: string, events: readonly Happened[], on = asAt) {
  const force = forceOf(forceId)
  const logged = events.map((event, index) => ({
    id: event.id ?? `${forceId}-${index}`,
    at: new Date(Date.UTC(2026, 3, 23, 9, index)).toISOString(),
    by: 'Tess Amari',
    ...event,
  })) as unknown as (Omit<LoggedEvent, 'at'> & { at: string })[]
  return readRow(
    {
      id: forceId,
      investigationId: 'cones',
      reference: `CONES-${force.abbr}`,
      version: 1,
      forceReference: null,
      owner: null,
      force,
      events: logged,
      figuresGiven: 0,
      figuresAsked: 0,
      lastLetterOn: null,
    },
    { questions: [1, 2], calendar: publishedCalendar, asAt: on },
  )
}

export const figure = (forceId: string, measure: string, text: string, over: Partial<Figure> = {}): Figure => ({
  id: `${forceId} ${measure}`,
  requestId: forceId,
  reference: '',
  forceId,
  measure,
  period: '2025',
  version: 1,
  text,
  kind: parseCell(text).kind,
  cell: parseCell(text, unitOf(measure === 'COST' ? '£' : 'cones')),
  on: day('2026-04-01'),
  unitSaid: null,
  periodSaid: null,
  note: null,
  source: 'file',
  file: 'cones.xlsx',
  place: 'B2',
  isRetracted: false,
  isChecked: false,
  isCorrected: false,
  enteredBy: 'Tess Amari',
  checkedBy: null,
  ...over,
})

export const datasetFrom = (requests: Round['requests'], figures: readonly Figure[] = [], over: Partial<Round> = {}) =>
  datasetOf({ investigation, requests, figures, changes: [], asAt, previous: null, ...over })
