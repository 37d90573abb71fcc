import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Course, StandingOutcome } from '../course'
import { later, openQuestions } from './owed'

/**
 * What is asked for beyond an answer: a review, the Commissioner, the tribunal. s.45 Code 5, FOIA 2000 ss.50 and 57. Each is
 * of something that stands: a force that answers anew, or answers late, opens the way again. The surprising case: a complaint
 * of silence is spent by the answer, so a refusal that comes after it can be reviewed and complained of in its turn.
 */
export function askReview(course: Course, event: LoggedEvent & EventOf<'review.asked'>): void {
  const { complaint } = course
  const isSpent = complaint !== null && (complaint.ofSilence || complaint.decidedOn !== null) && hasAnsweredSince(course, complaint.madeOn)
  if (isSpent) {
    course.complaint = null
    course.appeal = null
  }
  course.review = {
    askedOn: event.on,
    receivedOn: later(event.on, event.receivedOn),
    eventId: event.id,
    questions: event.questions ?? null,
    decidedOn: null,
    decidedBy: null,
    upheld: null,
  }
}

/** A decision whose asking nobody logged was asked for on its own day, at the latest. */
export function decideReview(course: Course, event: LoggedEvent & EventOf<'review.decided'>): void {
  const asked = course.review ?? { askedOn: event.on, receivedOn: event.on, eventId: event.id, questions: null }
  course.review = { ...asked, decidedOn: event.on, decidedBy: event.id, upheld: event.upheld ?? null }
}

/** A complaint of the very day of the answer was written before it came: nobody refuses and is complained of within a day. */
export function complain(course: Course, event: LoggedEvent & EventOf<'complaint.made'>): void {
  const ofSilence = openQuestions(course).length > 0 || course.answeredOn === event.on
  course.complaint = { madeOn: event.on, ofSilence, decidedOn: null, decision: null, replyBy: null }
  course.appeal = null
}

export function decideComplaint(course: Course, event: LoggedEvent & EventOf<'complaint.decided'>): void {
  const made = course.complaint ?? { madeOn: event.on, ofSilence: false }
  course.complaint = { ...made, decidedOn: event.on, decision: event.decision ?? null, replyBy: event.replyBy ?? null }
}

/** The request begins anew, and nothing that was asked for beyond its old answer is of the new one. */
export function endEscalation(course: Course): void {
  course.review = null
  course.complaint = null
  course.appeal = null
}

const hasAnsweredSince = ({ outcomes }: Course, on: string) => [...outcomes.values()].some((outcome) => outcome.on >= on)

/** Whether something was kept back, or left out without a word. */
export const isWithheld = ({ outcome }: Pick<StandingOutcome, 'outcome'>) => outcome === 'refused' || outcome === 'part disclosed'

/** Whether an outcome is what the review was asked of, or came of: an answer given after the decision is not, nor a question left out of it. */
export function isReviewed({ question, on, eventId }: StandingOutcome, { review }: Pick<Course, 'review'>): boolean {
  if (review === null) return false
  if (eventId === review.decidedBy) return true
  return (review.questions?.includes(question) ?? true) && (review.decidedOn === null || on <= review.decidedOn)
}
