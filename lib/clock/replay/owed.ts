import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Course, LateSpell, Mark } from './state'
import { laterOf } from '@/lib/working-days/day-arithmetic'
import { type PeriodDates, periodDates } from '../periods'
import { workingDaysBetween } from '@/lib/working-days/working-days'

/**
 * What the force owes at a point of the course, and until when: the questions left, the dates of the time that runs, the day
 * that binds. The surprising case: an extension's date binds, and the force is late only after rule B's date as well.
 */
export const later = (one: Day, other: Day | null | undefined): Day => (other ? laterOf(one, other) : one)

/** The questions that nobody has answered, or that are owed anew. */
export const openQuestions = ({ asked, outcomes, reopened }: Pick<Course, 'asked' | 'outcomes' | 'reopened'>) =>
  asked.filter((question) => !outcomes.has(question) || reopened.has(question))

export const isOwed = (course: Course) => course.withdrawnOn === null && course.periods.length > 0 && openQuestions(course).length > 0

/** Whether a fee, asked for in time, is still to be paid: three months at most, and then the duty has lapsed. */
export const unpaidFee = (course: Pick<Course, 'fees'>) => course.fees.find((fee) => !fee.isLate && !fee.isPaidInTime) ?? null

export const isWaiting = (course: Pick<Course, 'waitingFor' | 'fees'>) => course.waitingFor !== null || unpaidFee(course) !== null

/** The dates of the period that runs now; null before receipt and while the duty waits. */
export function datesNow(course: Pick<Course, 'periods' | 'fees' | 'waitingFor'>, calendar: Calendar): PeriodDates | null {
  const period = course.periods.at(-1)
  return period && !isWaiting(course) ? periodDates(period.receivedOn, course.fees, calendar) : null
}

/** The date that binds and the last day on which the force is not late: the later of rule B's date and a valid extension's. */
export function limitsOf(dates: PeriodDates, extendedTo: Day | null): { bindingOn: Day; lateAfterOn: Day; isExtended: boolean } {
  const isExtended = extendedTo !== null && extendedTo > dates.dueOn
  return { bindingOn: isExtended ? extendedTo : dates.dueOn, lateAfterOn: later(dates.ruleBDueOn, extendedTo), isExtended }
}

/** How late an answer is on a day, by the time that runs; null where it is not, or no time runs. */
export function lateOn(course: Course, on: Day, calendar: Calendar): Pick<LateSpell, 'bindingOn' | 'lateAfterOn' | 'workingDays'> | null {
  const dates = datesNow(course, calendar)
  const limits = dates && limitsOf(dates, course.extendedTo)
  if (!limits || on <= limits.lateAfterOn) return null
  const { bindingOn, lateAfterOn } = limits
  return { bindingOn, lateAfterOn, workingDays: workingDaysBetween(bindingOn, on, calendar) }
}

/** Keeps in view that the force was late, where an event ends the lateness without answering. */
export function noteLateness(course: Course, { on, eventId }: Mark, ended: LateSpell['ended'], calendar: Calendar): void {
  const late = isOwed(course) && lateOn(course, on, calendar)
  if (late) course.lateSpells.push({ ...late, until: on, ended, eventId })
}
