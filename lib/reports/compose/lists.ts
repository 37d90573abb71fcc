/** The report's lists of forces: who is late, every letter by its day, and what each force's figures rest on. */
import { type Day, datedDay, shortDay } from '@/lib/days'
import { activeEventsAsAt } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'
import { isWeekend } from '@/lib/working-days/calendar'
import { needsSource } from '@/lib/figures/cells'
import type { Figure } from '@/lib/figures/queries'
import type { RequestRow } from '@/lib/requests/reading'
import { gaveAny } from '../columns'
import type { Dataset, ReportRow } from '../dataset'
import { sourceWords } from './rows'

/** A request as it is read on the day, and its row of the report. */
export type RequestWithRow = { request: RequestRow; row: ReportRow }

/** Every force past its date with nothing of substance received, the longest overdue first; as many as the headline counts. */
export const overdueOf = (pairs: readonly RequestWithRow[]): Dataset['overdue'] =>
  pairs
    .filter(({ row }) => row.standing === 'no response')
    .map(({ request, row }) => ({
      forceId: row.forceId,
      force: row.force,
      daysLate: row.daysLate ?? 0,
      receivedOn: row.receivedOn,
      dueOn: row.extendedTo ?? row.dueOn,
      reminders: row.remindersSent,
      lastContact: row.lastContact ? `${row.lastContact}${row.lastContactOn ? `, ${shortDay(row.lastContactOn)}` : ''}` : '',
      note: remarkOn(request),
    }))
    .sort((one, other) => other.daysLate - one.daysLate)

function remarkOn({ clock }: RequestRow): string {
  const { receivedOn, dueOn, codeDueOn, extendedTo, promisedOn } = clock
  return [
    extendedTo && `Extended to ${shortDay(extendedTo)}, passed.`,
    promisedOn && `Promised for ${shortDay(promisedOn)}.`,
    receivedOn &&
      dueOn &&
      codeDueOn &&
      dueOn !== codeDueOn &&
      `Arrived on a ${isWeekend(receivedOn) ? 'weekend' : 'holiday'}: by the other reading due ${shortDay(codeDueOn)}.`,
    clock.windows.some(({ window, isOpen }) => window === 'ico' && isOpen) && 'Chased: the way to the ICO is open.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Every letter and step of the round by the day it happened. Notes are the desk's own and stand in the rows. */
export const lettersOf = (pairs: readonly RequestWithRow[], asAt: Day): Dataset['letters'] =>
  pairs
    .flatMap(({ request, row }) =>
      activeEventsAsAt(request.events, asAt)
        .filter(({ type }) => type !== 'note.added' && type !== 'clock.moved')
        .map((event) => ({
          forceId: row.forceId,
          force: row.force,
          reference: row.reference,
          on: event.on,
          type: event.type as string,
          words: sentenceOf(event),
          by: event.by ?? 'the desk',
          loggedAt: event.at.toISOString(),
        })),
    )
    .sort((one, other) => (one.on === other.on ? 0 : one.on < other.on ? -1 : 1))

/** What each force's figures rest on: its answer, and the files and places that they were taken from. */
export function sourcesOf(pairs: readonly RequestWithRow[], figuresOf: (request: RequestRow) => readonly Figure[]): Dataset['sources'] {
  return pairs.flatMap(({ request, row }) => {
    const given = figuresOf(request).filter(({ cell }) => cell.kind !== 'awaited')
    if (!gaveAny(row)) return []
    const byOrigin = Map.groupBy(
      given.filter(({ source }) => source !== null),
      (figure) => sourceWords({ ...figure, place: null }),
    )
    const named = [...byOrigin].map(([origin, figures]) => {
      const places = [...new Set(figures.flatMap(({ place }) => place ?? []))]
      // All of them are in the workbook, cell by cell.
      return [origin, ...(places.length > 4 ? [...places.slice(0, 3), `and ${places.length - 3} more places`] : places)].join(', ')
    })
    const unnamed = given.filter(({ source, kind }) => source === null && needsSource(kind)).length
    const head = [row.forceReference || 'no reference', row.answeredOn && datedDay(row.answeredOn)].filter(Boolean).join(', ')
    const tail = [...named, ...(unnamed > 0 ? [`${unnamed} figure${unnamed === 1 ? '' : 's'} without a source`] : [])].join('; ')
    return [{ force: row.shortName, says: `${head}${tail && `: ${tail}`}.` }]
  })
}
