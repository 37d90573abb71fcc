/**
 * From which day a person has to look at a request although nothing else in the morning's lists names it: not silent, no
 * window about to close. A partial answer past its date, an answer taken back, a question asked beside one, a review that is late, a decision of
 * the Commissioner not complied with, an extension notice without a date, a fee. Null where no such day will come by itself.
 * It is kept beside the request, so that Today finds a handful among many thousands; the next step then decides.
 */
import { addDays, type Day } from '@/lib/days'
import type { Clock } from '@/lib/clock/types'
import { earlierOf } from '@/lib/working-days/day-arithmetic'
import { awaitsReview, isComplied } from '@/lib/clock/reviews'
import { takenBackOn } from '@/lib/clock/taken-back'
import { undatedNotice } from '@/lib/clock/undated-notice'

export function followUpFrom(clock: Clock): Day | null {
  if (clock.withdrawnOn !== null) return null
  const days = [restFrom(clock), replacementFrom(clock), questionFrom(clock), dateFrom(clock), feeFrom(clock), reviewFrom(clock), complianceFrom(clock)]
  return days.reduce((first, on) => (first && on ? earlierOf(first, on) : (first ?? on)), null)
}

const hasAnswered = ({ outcomes, takenBack }: Clock) => Object.keys(outcomes).length > 0 || takenBack.length > 0

/** s.10(1): what a partial answer left, once its time has passed. Silence has a list of its own. */
const restFrom = (clock: Clock) => (hasAnswered(clock) && clock.lateAfterOn !== null ? addDays(clock.lateAfterOn, 1) : null)

/** An answer taken back: the day itself asks for nothing. */
function replacementFrom(clock: Clock): Day | null {
  const on = takenBackOn(clock)
  return on === null || clock.isStopped ? null : addDays(on, 1)
}

/** s.1(3): a question of theirs beside a partial answer. Alone it has a list of its own. */
const questionFrom = (clock: Clock) => (hasAnswered(clock) && clock.clarificationArrivesOn === null ? clock.clarificationAskedOn : null)

/** s.17(2): the date that an extension notice does not give. */
const dateFrom = (clock: Clock) => (clock.lateAfterOn !== null ? (undatedNotice(clock)?.on ?? null) : null)

/** s.9(2): a fee that can still be paid, or the request narrowed. */
const feeFrom = ({ windows }: Clock) => windows.find(({ window, isOpen }) => window === 'fees' && isOpen)?.opensOn ?? null

/** s.45 Code 5.4: a review that is not decided. */
const reviewFrom = (clock: Clock) => (awaitsReview(clock) && clock.reviewLateAfterOn !== null ? addDays(clock.reviewLateAfterOn, 1) : null)

/** FOIA 2000 ss.54 and 61: an order that the force has not complied with. */
function complianceFrom(clock: Clock): Day | null {
  const replyBy = clock.icoReplyBy ?? clock.tribunalReplyBy
  return replyBy !== null && !isComplied(clock) ? addDays(replyBy, 1) : null
}
