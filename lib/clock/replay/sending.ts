import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Course } from './state'
import { endEscalation } from './escalation'
import { later } from './owed'

/**
 * Which letter the time runs from: sent, sent twice, not delivered, withdrawn and sent again. The surprising case: a day that
 * holds a failure and a sending can be read both ways, so the days before it decide which letter it was that failed.
 */
/** A letter that never arrived. Where one of an earlier day stood, it is that one; else it is one of the same day, which is read after it. */
export function fail(course: Course, { on }: EventOf<'request.failed'>): void {
  if (course.sentOn === null) course.failures = course.failedOn === on ? course.failures + 1 : 1
  else {
    course.failures = 0
    endSending(course)
  }
  course.failedOn = on
}

export function send(course: Course, event: LoggedEvent & EventOf<'request.sent'>): void {
  if (course.failedOn === event.on && course.failures > 0) {
    course.failures -= 1
    return
  }
  course.failedOn = null
  if (course.withdrawnOn !== null) {
    course.withdrawnOn = null
    endSending(course)
    // A request that was withdrawn and is made again is a new one: what was said to the old answers nothing.
    course.outcomes.clear()
    course.reminders = []
    course.disputed = []
    course.unasked = []
    course.acknowledgedOn = null
    course.reference = null
    course.retractions = []
  }
  const receivedOn = later(event.on, event.receivedOn)
  const [first] = course.periods
  if (!first) {
    course.sentOn = event.on
    course.periods = [{ receivedOn, because: 'sent', eventId: event.id, startedOn: event.on }]
  } else if (course.periods.length === 1 && receivedOn < first.receivedOn) {
    // Sent twice, by e-mail and by post: the first to arrive is the receipt.
    course.periods = [{ ...first, receivedOn }]
  }
}

/** Nothing of the force's runs from a letter that did not arrive, or was withdrawn. */
function endSending(course: Course): void {
  course.sentOn = null
  course.periods = []
  beginAnew(course)
  endEscalation(course)
}

/** What belonged to the request as it was before: none of it counts for the one that begins. Outcomes stay. */
export function beginAnew(course: Course): void {
  course.fees = []
  course.notices = []
  course.extendedTo = null
  course.waitingFor = null
  course.answeredOn = null
  course.firstAnsweredOn = null
  course.replacedOn = null
  course.waitedAtAnswer = false
  course.lateAtAnswer = null
  course.promised = null
  course.said = { receivedOn: null, dueOn: null }
}
