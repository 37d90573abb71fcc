import { addDays, type Day } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { constantsOn } from '../constants'
import type { Course, Review, StandingOutcome } from './state'
import { later, openQuestions } from './owed'

/**
 * What is asked for beyond an answer: a review, the Commissioner, the tribunal. s.45 Code 5, FOIA 2000 ss.50 and 57. Each is
 * of something that stands: a force that answers anew, or answers late, opens the way again. The surprising case: a complaint
 * of silence is spent by the answer, so a refusal that comes after it can be reviewed and complained of in its turn.
 */
export function askReview(course: Course, event: LoggedEvent & EventOf<'review.asked'>): void {
  const { complaint } = course
  const isSpent = complaint !== null && (complaint.of === 'silence' || complaint.decidedOn !== null) && hasAnsweredSince(course, complaint.madeOn)
  if (isSpent) endComplaint(course)
  course.reviews.push({
    askedOn: event.on,
    receivedOn: later(event.on, event.receivedOn),
    eventId: event.id,
    of: askedOf(course, event.questions),
    decidedOn: null,
    decidedBy: null,
    upheld: null,
  })
}

/** The questions named; else all that was given and not reviewed yet; else all over again. */
function askedOf(course: Course, questions: readonly number[] | undefined): Set<string> {
  const given = [...course.outcomes.values()]
  const named = questions?.length ? given.filter(({ question }) => questions.includes(question)) : given.filter((outcome) => !isReviewed(outcome, course))
  return new Set((named.length > 0 || questions?.length ? named : given).map(keyOf))
}

/** The first that is not decided. A decision whose asking nobody logged was asked for on its own day, at the latest, of all that stands. */
export function decideReview(course: Course, event: LoggedEvent & EventOf<'review.decided'>): void {
  let review = course.reviews.find(({ decidedOn }) => decidedOn === null)
  if (!review) {
    review = { askedOn: event.on, receivedOn: event.on, eventId: event.id, of: askedOf(course, undefined), decidedOn: null, decidedBy: null, upheld: null }
    course.reviews.push(review)
  }
  // What was answered on the very day, to a question that it was of, is what it came to.
  const questions = new Set([...review.of].map((key) => Number.parseInt(key, 10)))
  const ofTheDay = [...course.outcomes.values()].filter(({ question, on }) => on === event.on && questions.has(question))
  Object.assign(review, { of: new Set([...review.of, ...ofTheDay.map(keyOf)]), decidedOn: event.on, decidedBy: event.id, upheld: event.upheld ?? null })
  // That it was late is settled; what it decided can be complained of in its turn.
  if (course.complaint?.of === 'late review') endComplaint(course)
}

/** A complaint of the very day of the answer was written before it came: nobody refuses and is complained of within a day. */
export function complain(course: Course, event: LoggedEvent & EventOf<'complaint.made'>): void {
  const isOwed = openQuestions(course).length > 0 || course.answeredOn === event.on
  const contested = [...course.outcomes.values()].filter((outcome) => isContested(outcome, course))
  const isDecided = contested.some((outcome) => reviewOf(outcome, course)!.decidedOn !== null)
  course.complaint = {
    madeOn: event.on,
    of: isDecided ? 'refusal' : isOwed ? 'silence' : contested.length > 0 ? 'late review' : 'refusal',
    decidedOn: null,
    decision: null,
    replyBy: null,
  }
  if (course.appeal?.decidedOn) course.appeal = null
}

export function decideComplaint(course: Course, event: LoggedEvent & EventOf<'complaint.decided'>): void {
  const made = course.complaint ?? { madeOn: event.on, of: 'refusal' as const }
  course.complaint = { ...made, decidedOn: event.on, decision: event.decision ?? null, replyBy: event.replyBy ?? null }
}

function endComplaint(course: Course): void {
  course.complaint = null
  course.appeal = null
}

/** The request begins anew, and nothing that was asked for beyond its old answer is of the new one. */
export function endEscalation(course: Course): void {
  course.reviews = []
  endComplaint(course)
}

const hasAnsweredSince = ({ outcomes }: Course, on: string) => [...outcomes.values()].some((outcome) => outcome.on >= on)

/** Whether something was kept back, or left out without a word. */
export const isWithheld = ({ outcome }: Pick<StandingOutcome, 'outcome'>) => outcome === 'refused' || outcome === 'part disclosed'

const keyOf = ({ question, eventId }: Pick<StandingOutcome, 'question' | 'eventId'>) => `${question} ${eventId}`

/** The review that an outcome was asked to be looked at in, or came of: the last. */
export const reviewOf = (outcome: StandingOutcome, { reviews }: Pick<Course, 'reviews'>): Review | undefined =>
  reviews.findLast(({ of, decidedBy }) => of.has(keyOf(outcome)) || decidedBy === outcome.eventId)

export const isReviewed = (outcome: StandingOutcome, course: Pick<Course, 'reviews'>): boolean => reviewOf(outcome, course) !== undefined

/** Looked at, or to be looked at, in a review, and less than all was given. */
export const isContested = (outcome: StandingOutcome, course: Pick<Course, 'reviews' | 'reopened'>): boolean =>
  outcome.outcome !== 'disclosed' && !course.reopened.has(outcome.question) && isReviewed(outcome, course)

/**
 * The one review that matters most on a day: one that was decided and can still be complained of, whose six weeks end first;
 * else the first that is waited for; else the last there was.
 */
export function reviewInView(course: Pick<Course, 'reviews' | 'outcomes' | 'reopened' | 'complaint'>, today: Day): Review | null {
  const contested = [...course.outcomes.values()].filter((outcome) => isContested(outcome, course)).map((outcome) => reviewOf(outcome, course)!)
  const isOpen = course.complaint === null
  const open = contested.filter(({ decidedOn }) => isOpen && decidedOn !== null && today <= addDays(decidedOn, constantsOn(decidedOn).complaintDays))
  const first = (reviews: readonly Review[], on: 'decidedOn' | 'askedOn') =>
    reviews.reduce<Review | null>((found, review) => (found === null || review[on]! < found[on]! ? review : found), null)
  return (
    first(open, 'decidedOn') ??
    first(
      contested.filter(({ decidedOn }) => decidedOn === null),
      'askedOn',
    ) ??
    contested.at(-1) ??
    course.reviews.at(-1) ??
    null
  )
}
