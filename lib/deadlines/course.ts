import type { Day } from '@/lib/days'
import type { EventType, LoggedEvent } from '@/lib/events/events'
import { lettersToAForce } from '@/lib/events/letters'
import type { Calendar } from './calendar'
import { answer, refine, retract } from './course/answers'
import { askReview, complain, decideComplaint, decideReview } from './course/escalation'
import { extend, judgeNotices } from './course/extension'
import { datesNow, limitsOf, noteLateness } from './course/owed'
import { fail, send } from './course/sending'
import { answerClarification, askClarification, askFee, payFees } from './course/stops'
import type { Course } from './course/state'

/**
 * What happened to a request, read in order under ss.1(3), 9, 10 and 17 FOIA 2000: which receipt the time runs from, what
 * stopped or extended it, what was answered. One pass over the events as at a day; nothing here knows of standings or words.
 * The surprising case: our answer to a clarification begins a new twenty days (s.10(6)(b)); it does not resume the old.
 *
 * Reads events, already in order and as at `today`, for the questions asked.
 */
export function courseOf(events: readonly LoggedEvent[], questions: readonly number[], calendar: Calendar, today: Day): Course {
  const course: Course = {
    events,
    asked: questions.length > 0 ? questions : questionsIn(events),
    queuedOn: null,
    failedOn: null,
    failures: 0,
    sentOn: null,
    withdrawnOn: null,
    periods: [],
    fees: [],
    notices: [],
    extendedTo: null,
    waitingFor: null,
    disputed: [],
    unasked: [],
    outcomes: new Map(),
    reopened: new Set(),
    retractions: [],
    answeredOn: null,
    firstAnsweredOn: null,
    replacedOn: null,
    waitedAtAnswer: false,
    lateAtAnswer: null,
    lateSpells: [],
    acknowledgedOn: null,
    reference: null,
    said: { receivedOn: null, dueOn: null },
    promised: null,
    reminders: [],
    lastLetterOn: null,
    reviews: [],
    complaint: null,
    appeal: null,
  }
  for (const event of events) {
    read(course, event, calendar, today)
    if (lettersOfOurs.includes(event.type)) course.lastLetterOn = event.on
  }
  judgeNotices(course, calendar)
  return course
}

/** What was due, and what bound, when the force named its own date: right when it was said, it is no mistake of the force's. */
function datesToday(course: Course, calendar: Calendar): (Day | null)[] {
  const dates = datesNow(course, calendar)
  return dates ? [dates.dueOn, limitsOf(dates, course.extendedTo).bindingOn] : []
}

const lettersOfOurs: readonly EventType[] = lettersToAForce

function read(course: Course, event: LoggedEvent, calendar: Calendar, today: Day): void {
  const mark = { on: event.on, eventId: event.id }
  switch (event.type) {
    case 'request.queued':
      course.queuedOn = event.on
      return
    case 'request.failed':
      return fail(course, event)
    case 'request.sent':
      return send(course, event)
    case 'request.acknowledged':
      course.acknowledgedOn ??= event.on
      if (event.reference) course.reference = event.reference
      if (event.receivedOnSaid) course.said.receivedOn = { ...mark, said: event.receivedOnSaid }
      if (event.dueOnSaid) course.said.dueOn = { ...mark, said: event.dueOnSaid, ours: datesToday(course, calendar) }
      return
    case 'reply.promised':
      if (event.replyBy) course.promised = { ...mark, replyBy: event.replyBy }
      return
    case 'fees.asked':
      return askFee(course, event, calendar)
    case 'fees.paid':
      return payFees(course, event, today)
    case 'request.extended':
      return extend(course, event, calendar)
    case 'answer.retracted':
      return retract(course, event)
    case 'request.answered':
      if (event.reference) course.reference = event.reference
      return answer(course, event, event.outcomes, calendar)
    case 'clarification.asked':
      return askClarification(course, event, calendar, today)
    case 'clarification.answered':
      return answerClarification(course, event, today)
    case 'request.refined':
      return refine(course, event, calendar)
    case 'reminder.sent':
      course.reminders.push(event.on)
      return
    case 'review.asked':
      return askReview(course, event)
    case 'review.decided':
      decideReview(course, event)
      return answer(course, event, event.outcomes ?? [], calendar)
    case 'complaint.made':
      return complain(course, event)
    case 'complaint.decided':
      return decideComplaint(course, event)
    case 'appeal.made':
      course.appeal = { madeOn: event.on, by: event.appellant ?? 'us', decidedOn: null, decision: null }
      return
    case 'appeal.decided':
      course.appeal = { ...(course.appeal ?? { madeOn: event.on, by: 'us' }), decidedOn: event.on, decision: event.decision ?? null }
      return
    case 'request.withdrawn':
      noteLateness(course, mark, 'withdrawn', calendar)
      course.withdrawnOn = event.on
      return
    case 'note.added':
    case 'clock.moved':
    case 'event.voided':
      return
  }
}

/** Where the questions asked are not known, those that were answered; else one. */
function questionsIn(events: readonly LoggedEvent[]): number[] {
  const found = events.flatMap((event) => ('outcomes' in event ? (event.outcomes ?? []).map(({ question }) => question) : []))
  return found.length > 0 ? [...new Set(found)] : [1]
}
