/**
 * What the force owes at a point of the replay, and until when: the questions left, the dates of the time that runs, the day
 * that binds. The surprising case: an extension's date binds, and the force is late only after rule B's date as well.
 */
import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { RequestState, LateSpell, EventRef } from './state'
import { laterOfKnown } from '@/lib/working-days/day-arithmetic'
import { type RunDates, runDates } from '../periods'
import { workingDaysBetween } from '@/lib/working-days/working-days'

/** The questions that nobody has answered, or that are owed anew. */
export const openQuestions = ({ asked, outcomes, reopened }: Pick<RequestState, 'asked' | 'outcomes' | 'reopened'>) =>
  asked.filter((question) => !outcomes.has(question) || reopened.has(question))

/** Those of them that never had an answer in the time that runs: for an answer in place of one that was taken back the Act gives no time. */
export const neverAnswered = (state: Pick<RequestState, 'asked' | 'outcomes' | 'reopened' | 'takenBack'>) =>
  openQuestions(state).filter((question) => !state.takenBack.has(question))

export const isOwed = (state: RequestState) => state.withdrawnOn === null && state.runs.length > 0 && openQuestions(state).length > 0

/** Whether a fee, asked for in time, is still to be paid: three months at most, and then the duty has lapsed. */
export const unpaidFee = (state: Pick<RequestState, 'fees'>) => state.fees.find((fee) => !fee.isLate && !fee.isPaidInTime) ?? null

export const isWaiting = (state: Pick<RequestState, 'waitingFor' | 'fees'>) => state.waitingFor !== null || unpaidFee(state) !== null

/** The dates of the run that is going; null before receipt and while the duty waits. */
export function currentDates(state: Pick<RequestState, 'runs' | 'fees' | 'waitingFor'>, calendar: Calendar): RunDates | null {
  const run = state.runs.at(-1)
  return run && !isWaiting(state) ? runDates(run.receivedOn, state.fees, calendar) : null
}

/** The date that binds and the last day on which the force is not late: the later of rule B's date and a valid extension's. */
export function effectiveDeadline(dates: RunDates, extendedTo: Day | null): { effectiveDueOn: Day; lateAfterOn: Day; isExtended: boolean } {
  const isExtended = extendedTo !== null && extendedTo > dates.dueOn
  return { effectiveDueOn: isExtended ? extendedTo : dates.dueOn, lateAfterOn: laterOfKnown(dates.codeDueOn, extendedTo), isExtended }
}

/** How late an answer is on a day, by the time that runs; null where it is not, or no time runs. */
export function lateOn(state: RequestState, on: Day, calendar: Calendar): Pick<LateSpell, 'effectiveDueOn' | 'lateAfterOn' | 'workingDays'> | null {
  const dates = currentDates(state, calendar)
  const deadline = dates && effectiveDeadline(dates, state.extendedTo)
  if (!deadline || on <= deadline.lateAfterOn) return null
  const { effectiveDueOn, lateAfterOn } = deadline
  return { effectiveDueOn, lateAfterOn, workingDays: workingDaysBetween(effectiveDueOn, on, calendar) }
}

/** What the time before came to: where it ends with a new one, a late answer to it stays in view, and the new time has a first answer of its own. */
export function endAnswer(state: RequestState): void {
  if (state.lateAtAnswer && state.firstAnsweredOn) {
    const { effectiveDueOn, lateAfterOn, ruleA, eventId } = state.lateAtAnswer
    state.lateSpells.push({ effectiveDueOn, lateAfterOn, until: state.firstAnsweredOn, workingDays: ruleA, ended: 'answer', eventId })
  }
  Object.assign(state, { answeredOn: null, firstAnsweredOn: null, replacedOn: null, waitedAtAnswer: false, lateAtAnswer: null })
}

/** Keeps in view that the force was late, where an event ends the lateness without answering. */
export function noteLateness(state: RequestState, { on, eventId }: EventRef, ended: LateSpell['ended'], calendar: Calendar): void {
  const late = isOwed(state) && neverAnswered(state).length > 0 && lateOn(state, on, calendar)
  if (late) state.lateSpells.push({ ...late, until: on, ended, eventId })
}
