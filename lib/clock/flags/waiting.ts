/**
 * Flags of what makes the duty wait, or should: a clarification that is disputed or that nobody logged, s.1(3) FOIA 2000, and
 * fees, s.9. The surprising case: a fee that was not paid in three months ends the duty, so it is flagged against us.
 */
import { longDay } from '@/lib/days'
import { spellNumber } from '@/lib/words'
import { constantsOn } from '../constants'
import type { ClockContext, Flag } from '../types'
import { isOwed } from './owed'

export function* clarifications({ state }: ClockContext): Generator<Flag> {
  for (const { on, eventId } of state.disputed)
    yield {
      flag: 'clarification-disputed',
      words: `The clarification asked for on ${longDay(on)} is disputed: it was not reasonably required, so the clock runs on.`,
      source: 'FOIA 2000 s.1(3)',
      on,
      eventId,
    }
  for (const { on, eventId } of state.unasked)
    yield {
      flag: 'clarification-unlogged',
      words: `A clarification was answered on ${longDay(on)} and what the force asked is not logged. The new ${spellNumber(constantsOn(on).replyDays)} working days hold only if it asked: log the question.`,
      source: 'FOIA 2000 ss.1(3) and 10(6)(b)',
      on,
      eventId,
    }
}

export function* fees(context: ClockContext): Generator<Flag> {
  const { state, today } = context
  for (const fee of state.fees) {
    if (fee.isLate)
      yield {
        flag: 'fee-late',
        words: `The fees notice of ${longDay(fee.askedOn)} came after the time for an answer, so it stops nothing.`,
        source: 'FOIA 2000 s.9(1)',
        on: fee.askedOn,
        eventId: fee.eventId,
      }
    else if (!fee.isPaidInTime && (fee.paidOn ?? today) > fee.payBy && isOwed(context))
      yield {
        flag: 'fee-unpaid',
        words: `The fee asked for on ${longDay(fee.askedOn)} was not paid by ${longDay(fee.payBy)}: the force need not answer.`,
        source: 'FOIA 2000 s.9(2)',
        on: fee.payBy,
        eventId: fee.eventId,
      }
  }
}
