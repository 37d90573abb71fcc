/**
 * The time for an internal review, s.45 Code 5.4 and 5.5: twenty working days from its receipt; to forty as best practice, where it is exceptional. No statute says
 * so, but the same doubt about a receipt on a day off is given: the force is called late a working day later then.
 */
import { leansOnRule } from '@/lib/working-days/calendar'
import type { Clock, ClockEscalation, Law } from './types'
import { constantsOn, isForPublished } from './constants'
import type { CurrentOutcome, Review } from './replay/state'
import { workingDayAfter, workingDayFrom } from '@/lib/working-days/working-days'

export type ReviewDates = Pick<
  ClockEscalation,
  'reviewRequestedOn' | 'reviewDueOn' | 'reviewLatestOn' | 'reviewLateAfterOn' | 'reviewMuchLateAfterOn' | 'reviewDecidedOn' | 'reviewProvisional'
>

export function reviewDates(review: Pick<Review, 'askedOn' | 'receivedOn' | 'decidedOn'> | null, { calendar, body }: Law): ReviewDates {
  if (!review)
    return {
      reviewRequestedOn: null,
      reviewDueOn: null,
      reviewLatestOn: null,
      reviewLateAfterOn: null,
      reviewMuchLateAfterOn: null,
      reviewDecidedOn: null,
      reviewProvisional: false,
    }
  const { askedOn, receivedOn, decidedOn } = review
  const { reviewDays, reviewLatestDays } = constantsOn(receivedOn)
  const movedTo = workingDayFrom(receivedOn, calendar)
  const isBound = body === 'foia'
  return {
    reviewRequestedOn: askedOn,
    reviewDueOn: isBound ? workingDayAfter(receivedOn, reviewDays, calendar) : null,
    reviewLatestOn: isBound ? workingDayAfter(receivedOn, reviewLatestDays, calendar) : null,
    reviewLateAfterOn: isBound ? workingDayAfter(movedTo, reviewDays, calendar) : null,
    reviewMuchLateAfterOn: isBound ? workingDayAfter(movedTo, reviewLatestDays, calendar) : null,
    reviewDecidedOn: decidedOn,
    reviewProvisional: isBound && leansOnRule(receivedOn, workingDayAfter(movedTo, reviewDays, calendar), calendar),
  }
}

/** A review that is waited for: not decided, and of something that was not given since. */
export const awaitsReview = ({ reviewDecidedOn, reviewedAndUnresolved }: Pick<Clock, 'reviewDecidedOn' | 'reviewedAndUnresolved'>): boolean =>
  reviewDecidedOn === null && reviewedAndUnresolved.length > 0

/** Refused, all or in part, only because it is published already (s.21): no silence about figures, but a way to them. */
export const isPublished = ({ outcome, sections }: Pick<CurrentOutcome, 'outcome' | 'sections'>) =>
  outcome === 'refused' && sections.length > 0 && sections.every(isForPublished)

/** Whether a refusal points to published figures, be it for one question. */
export const pointsToPublished = ({ outcomes }: Pick<Clock, 'outcomes'>) => Object.values(outcomes).some(isPublished)

/** Withheld, and no review was ever asked of it. */
export const unreviewed = ({ refusedOrPartial, reviewed }: Pick<Clock, 'refusedOrPartial' | 'reviewed'>) =>
  refusedOrPartial.filter((question) => !reviewed.includes(question))

/** Whether the Commissioner ordered something that stands, and no appeal is pending. FOIA 2000 s.50(4) and (6). */
export const isOrdered = ({ orderedBy, isAppealPending }: Pick<Clock, 'orderedBy' | 'isAppealPending'>): boolean => orderedBy === 'ICO' && !isAppealPending

/** Whether anything was answered since the Commissioner, or the tribunal in his place, decided. */
export const isComplied = ({ icoDecidedOn, orderedOn, lastOutcomeOn }: Pick<Clock, 'icoDecidedOn' | 'orderedOn' | 'lastOutcomeOn'>): boolean => {
  const since = orderedOn ?? icoDecidedOn
  return since !== null && lastOutcomeOn !== null && lastOutcomeOn >= since
}
