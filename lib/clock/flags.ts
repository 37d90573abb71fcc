/**
 * What is out of order on a request, each with the fact that makes it so and its source: ss.9, 10, 16 and 17 FOIA 2000 and
 * the s.45 Code. A flag never changes a date. Nothing is flagged for an authority under another Act.
 */
import { extensions } from './flags/extensions'
import { lateness, spells } from './flags/lateness'
import { refusals } from './flags/refusals'
import { reviews } from './flags/reviews'
import { brokenPromise, provisionalDate, retractions } from './flags/outside-the-act'
import { theirDates } from './flags/their-dates'
import { clarifications, fees } from './flags/waiting'
import type { ClockContext, Flag } from './types'

/** In the order in which they are read out. */
const subjects: readonly ((context: ClockContext) => Iterable<Flag>)[] = [
  lateness,
  spells,
  extensions,
  refusals,
  theirDates,
  reviews,
  clarifications,
  fees,
  retractions,
  brokenPromise,
  provisionalDate,
]

export function flagsOf(context: ClockContext): Flag[] {
  return context.law.body === 'foia' ? subjects.flatMap((flags) => [...flags(context)]) : []
}
