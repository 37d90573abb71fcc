/**
 * Flags of internal reviews that are late, s.45 Code 5.4 and 5.5: past twenty working days, or past forty. Every review is looked
 * at, not only the one in view.
 */
import { type Day, longDay } from '@/lib/days'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { constantsOn } from '../constants'
import { contestedReviews } from '../replay/reviewed'
import { reviewDates } from '../reviews'
import type { ClockContext, Flag } from '../types'

/** A review of what has been given since, or of a request that was withdrawn, is waited for by nobody; one decided late stays late. */
export function* reviews({ state, clock, today, law }: ClockContext): Generator<Flag> {
  const contested = contestedReviews(state)
  for (const review of state.reviews) {
    const isWaitedFor = clock.withdrawnOn === null && contested.includes(review)
    if (review.decidedOn === null && !isWaitedFor) continue
    const { reviewDueOn, reviewLatestOn, reviewLateAfterOn, reviewMuchLateAfterOn } = reviewDates(review, law)
    const { reviewDays, reviewLatestDays } = constantsOn(review.receivedOn)
    const until = review.decidedOn ?? today
    const decision = `The review asked for on ${longDay(review.askedOn)} ${review.decidedOn ? `was decided on ${longDay(review.decidedOn)}` : 'is not decided'}`
    const late = (on: Day) => ({ on, workingDays: workingDaysBetween(on, until, law.calendar), eventId: review.eventId })
    if (until > reviewMuchLateAfterOn!)
      yield {
        flag: 'review-late-40',
        words: `${decision}: more than ${reviewLatestDays} working days (${longDay(reviewLatestOn!)}), beyond what the Code calls best practice and the Commissioner expects.`,
        source: 's.45 Code of Practice 5.5; ICO: 40 working days in exceptional circumstances',
        ...late(reviewLatestOn!),
      }
    else if (until > reviewLateAfterOn!)
      yield {
        flag: 'review-late-20',
        words: `${decision}: more than ${reviewDays} working days (${longDay(reviewDueOn!)}).`,
        source: 's.45 Code of Practice 5.4',
        ...late(reviewDueOn!),
      }
  }
}
