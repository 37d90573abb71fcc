/**
 * Which answers were reviewed, and which review a reader is told of, s.45 Code 5 and FOIA 2000 s.50. A review is of outcomes, not
 * of the request: a force that answers anew gives something that no review was of. The surprising case: of several reviews the
 * one in view is the one that can still be complained of and whose six weeks end first, not the last.
 */
import { addDays, type Day } from '@/lib/days'
import { constantsOn } from '../constants'
import type { CurrentOutcome, RequestState, Review } from './state'

/** Whether something was kept back, or left out without a word. */
export const isWithheld = ({ outcome }: Pick<CurrentOutcome, 'outcome'>) => outcome === 'refused' || outcome === 'part disclosed'

/** An outcome as a review names it: the question, and the event that answered it. */
export const keyOf = ({ question, eventId }: Pick<CurrentOutcome, 'question' | 'eventId'>) => `${question} ${eventId}`

/** The review that an outcome was asked to be looked at in, or came of: the last. */
export const reviewOf = (outcome: CurrentOutcome, { reviews }: Pick<RequestState, 'reviews'>): Review | undefined =>
  reviews.findLast(({ of, decidedBy }) => of.has(keyOf(outcome)) || decidedBy === outcome.eventId)

export const isReviewed = (outcome: CurrentOutcome, state: Pick<RequestState, 'reviews'>): boolean => reviewOf(outcome, state) !== undefined

/** Looked at, or to be looked at, in a review, and less than all was given. */
export const isContested = (outcome: CurrentOutcome, state: Pick<RequestState, 'reviews' | 'reopened'>): boolean =>
  outcome.outcome !== 'disclosed' && !state.reopened.has(outcome.question) && isReviewed(outcome, state)

/** The reviews of what is still contested, in the order of its answers; one that is of several answers is there as often. */
export const contestedReviews = (state: Pick<RequestState, 'reviews' | 'outcomes' | 'reopened'>): Review[] =>
  [...state.outcomes.values()].filter((outcome) => isContested(outcome, state)).map((outcome) => reviewOf(outcome, state)!)

/**
 * The one review that matters most on a day: one that was decided and can still be complained of, whose six weeks end first;
 * else the first that is waited for; else the last there was.
 */
export function reviewInView(state: Pick<RequestState, 'reviews' | 'outcomes' | 'reopened' | 'complaint'>, today: Day): Review | null {
  const contested = contestedReviews(state)
  const toComplainOf = state.complaint === null ? contested.filter((review) => canBeComplainedOf(review, today)) : []
  const waitedFor = contested.filter(({ decidedOn }) => decidedOn === null)
  return earliest(toComplainOf, 'decidedOn') ?? earliest(waitedFor, 'askedOn') ?? contested.at(-1) ?? state.reviews.at(-1) ?? null
}

/** Within the six weeks that the Commissioner gives from the decision of a review. */
const canBeComplainedOf = ({ decidedOn }: Review, today: Day) => decidedOn !== null && today <= addDays(decidedOn, constantsOn(decidedOn).complaintDays)

const earliest = (reviews: readonly Review[], by: 'decidedOn' | 'askedOn') =>
  reviews.reduce<Review | null>((first, review) => (first === null || review[by]! < first[by]! ? review : first), null)
