/** Whether the force still owes an answer, whatever the time: a fee or a promise matters only then. */
import type { ClockContext } from '../types'

export const isOwed = ({ clock }: ClockContext) => clock.openQuestions.length > 0 && clock.withdrawnOn === null
