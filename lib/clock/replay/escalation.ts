/**
 * What is asked for beyond an answer: a review, the Commissioner, the tribunal. s.45 Code 5, FOIA 2000 ss.50 and 57. Each is
 * of something that stands: a force that answers anew, or answers late, opens the way again. The surprising case: a complaint
 * of silence is spent by the answer, so a refusal that comes after it can be reviewed and complained of in its turn.
 */
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { laterOfKnown } from '@/lib/working-days/day-arithmetic'
import { orderOfNotice } from './order'
import { noRegulators, type RequestState } from './state'
import { openQuestions } from './owed'
import { isContested, isReviewed, keyOf, reviewOf } from './reviewed'

export function askReview(state: RequestState, event: LoggedEvent & EventOf<'review.asked'>): void {
  const { complaint } = state
  const isSpent = complaint !== null && (complaint.of === 'silence' || complaint.decidedOn !== null) && hasAnsweredSince(state, complaint.madeOn)
  if (isSpent) Object.assign(state, noRegulators())
  state.reviews.push({
    askedOn: event.on,
    receivedOn: laterOfKnown(event.on, event.receivedOn),
    eventId: event.id,
    of: askedOf(state, event.questions),
    decidedOn: null,
    decidedBy: null,
    decision: null,
  })
}

/** The questions named; else all that was given and not reviewed yet; else all over again. */
function askedOf(state: RequestState, questions: readonly number[] | undefined): Set<string> {
  const given = [...state.outcomes.values()]
  const named = questions?.length ? given.filter(({ question }) => questions.includes(question)) : given.filter((outcome) => !isReviewed(outcome, state))
  return new Set((named.length > 0 || questions?.length ? named : given).map(keyOf))
}

/** The first that is not decided. A decision whose asking nobody logged was asked for on its own day, at the latest, of all that stands. */
export function decideReview(state: RequestState, event: LoggedEvent & EventOf<'review.decided'>): void {
  let review = state.reviews.find(({ decidedOn }) => decidedOn === null)
  if (!review) {
    review = { askedOn: event.on, receivedOn: event.on, eventId: event.id, of: askedOf(state, undefined), decidedOn: null, decidedBy: null, decision: null }
    state.reviews.push(review)
  }
  // What was answered on the very day, to a question that it was of, is what it came to.
  const questions = new Set([...review.of].map((key) => Number.parseInt(key, 10)))
  const ofTheDay = [...state.outcomes.values()].filter(({ question, on }) => on === event.on && questions.has(question))
  Object.assign(review, { of: new Set([...review.of, ...ofTheDay.map(keyOf)]), decidedOn: event.on, decidedBy: event.id, decision: event.upheld ?? null })
  // That it was late is settled; what it decided can be complained of in its turn.
  if (state.complaint?.of === 'late review') Object.assign(state, noRegulators())
}

/** A complaint of the very day of the answer was written before it came: nobody refuses and is complained of within a day. */
export function complain(state: RequestState, event: LoggedEvent & EventOf<'complaint.made'>): void {
  const isOwed = openQuestions(state).length > 0 || state.answeredOn === event.on
  const contested = [...state.outcomes.values()].filter((outcome) => isContested(outcome, state))
  const isDecided = contested.some((outcome) => reviewOf(outcome, state)!.decidedOn !== null)
  state.complaint = {
    madeOn: event.on,
    of: isDecided ? 'refusal' : isOwed ? 'silence' : contested.length > 0 ? 'late review' : 'refusal',
    decidedOn: null,
    decision: null,
    replyBy: null,
  }
  if (state.appeal?.decidedOn) state.appeal = null
  state.order = null
}

export function decideComplaint(state: RequestState, event: LoggedEvent & EventOf<'complaint.decided'>): void {
  const made = state.complaint ?? { madeOn: event.on, of: 'refusal' as const }
  state.complaint = { ...made, decidedOn: event.on, decision: event.decision ?? null, replyBy: event.replyBy ?? null }
  state.order = orderOfNotice(event)
}

const hasAnsweredSince = ({ outcomes }: RequestState, on: string) => [...outcomes.values()].some((outcome) => outcome.on >= on)
