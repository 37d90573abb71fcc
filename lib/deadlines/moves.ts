import type { Day } from '@/lib/days'
import type { Calendar } from './calendar'
import type { Clock } from './clock'
import { workingDaysBetween } from './working-days'

/**
 * What a change of the calendar does to a request: the date that binds before and after it, and by how many working days of
 * the new calendar it moves. An extended date is the force's own and moves for nobody.
 */
export type Moved = { from: Day | null; to: Day | null; workingDays: number }

export function movedBetween(
  before: Pick<Clock, 'bindingOn' | 'lateAfterOn'>,
  after: Pick<Clock, 'bindingOn' | 'lateAfterOn'>,
  calendar: Calendar,
): Moved | null {
  if (before.bindingOn === after.bindingOn && before.lateAfterOn === after.lateAfterOn) return null
  const [from, to] = [before.bindingOn, after.bindingOn]
  return { from, to, workingDays: from === null || to === null ? 0 : workingDaysBetween(from, to, calendar) }
}
