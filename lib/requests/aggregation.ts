import { type Day, longDay } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Clock } from '@/lib/clock/types'
import { constantsOn, sourceOf } from '@/lib/clock/constants'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { isWorkingDay, workingDayAfter, workingDaysBetween } from '@/lib/working-days/working-days'

/**
 * Whether a second round would reach a force inside sixty consecutive working days of an earlier request: then the two can be
 * added up for cost, s.12(4) FOIA 2000 and SI 2004/3244 reg.5, if they ask for the same or similar information. A warning
 * before anything is sent, never a bar: whether they are similar is for a person to say.
 */
export type Earlier = { reference: string; receivedOn: Day }
export type Aggregation = { with: Earlier[]; clearFrom: Day; words: string; source: string }

/** The earlier requests to one force that could be added to one received on `sendOn`; null where there are none. */
export function aggregationOf(earlier: readonly Earlier[], sendOn: Day, calendar: Calendar): Aggregation | null {
  const { aggregationDays } = constantsOn(sendOn)
  const near = earlier
    .filter(({ receivedOn }) => receivedOn <= sendOn && sendOn < clearAfter(receivedOn, aggregationDays, calendar))
    .sort((one, other) => (one.receivedOn < other.receivedOn ? -1 : 1))
  const last = near.at(-1)
  if (!last) return null
  const clearFrom = clearAfter(last.receivedOn, aggregationDays, calendar)
  const since = workingDaysBetween(last.receivedOn, sendOn, calendar)
  const words = `${last.reference} reached this force on ${longDay(last.receivedOn)}, ${since} working ${since === 1 ? 'day' : 'days'} before. Requests for similar information inside ${aggregationDays} consecutive working days can be added up for the cost limit. Clear of it from ${longDay(clearFrom)}.`
  return { with: near, clearFrom, words, source: sourceOf('aggregationDays', sendOn) }
}

/** When a request reached the force: a clarification is of the same request, a refinement is another (s.12; ICO). */
export const receiptsOf = ({ reference, clock }: { reference: string; clock: Pick<Clock, 'runs'> }): Earlier[] =>
  clock.runs.filter(({ startedBy }) => startedBy !== 'clarification').map(({ receivedOn }) => ({ reference, receivedOn }))

export type RoundWarning = { forces: { force: string; references: string[] }[]; clearFrom: Day; words: string; source: string }

/** The same for a round that is about to go out: which forces had something of ours lately, and from when the way is clear of it all. */
export function roundWarningOf(
  unsent: readonly { forceId: string; force: string }[],
  earlier: ReadonlyMap<string, readonly Earlier[]>,
  sendOn: Day,
  calendar: Calendar,
): RoundWarning | null {
  const found = unsent.flatMap(({ forceId, force }) => {
    const aggregation = aggregationOf(earlier.get(forceId) ?? [], sendOn, calendar)
    return aggregation ? [{ force, aggregation }] : []
  })
  const clearFrom = latestOf(found.map(({ aggregation }) => aggregation.clearFrom))
  if (!clearFrom) return null
  const { aggregationDays } = constantsOn(sendOn)
  return {
    forces: found.map(({ force, aggregation }) => ({ force, references: [...new Set(aggregation.with.map(({ reference }) => reference))] })),
    clearFrom,
    words: `${found.length === 1 ? 'One of these forces has' : `${found.length} of these forces have`} had another request of ours inside ${aggregationDays} consecutive working days. Where two ask for similar information they can be added up for the cost limit. Clear of it for all from ${longDay(clearFrom)}.`,
    source: sourceOf('aggregationDays', sendOn),
  }
}

/** The first day that shares no period of so many consecutive working days with the earlier receipt. A receipt on a day off belongs to the next working day. */
const clearAfter = (receivedOn: Day, days: number, calendar: Calendar) =>
  workingDayAfter(receivedOn, isWorkingDay(receivedOn, calendar) ? days : days + 1, calendar)
