import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { laterOfKnown } from '@/lib/working-days/day-arithmetic'
import type { RequestState } from './state'
import { endEscalation } from './escalation'

/**
 * Which letter the time runs from: sent, sent twice, not delivered, withdrawn and sent again. The surprising case: a day that
 * holds a failure and a sending can be read both ways, so the days before it decide which letter it was that failed.
 */
/** A letter that never arrived. Where one of an earlier day stood, it is that one; else it is one of the same day, which is read after it. */
export function fail(state: RequestState, { on }: EventOf<'request.failed'>): void {
  if (state.sentOn === null) state.failures = state.failedOn === on ? state.failures + 1 : 1
  else {
    state.failures = 0
    endSending(state)
  }
  state.failedOn = on
}

export function send(state: RequestState, event: LoggedEvent & EventOf<'request.sent'>): void {
  if (state.failedOn === event.on && state.failures > 0) {
    state.failures -= 1
    return
  }
  state.failedOn = null
  if (state.withdrawnOn !== null) {
    state.withdrawnOn = null
    endSending(state)
    // A request that was withdrawn and is made again is a new one: what was said to the old answers nothing.
    state.outcomes.clear()
    state.reminders = []
    state.disputed = []
    state.unasked = []
    state.acknowledgedOn = null
    state.reference = null
    state.retractions = []
  }
  const receivedOn = laterOfKnown(event.on, event.receivedOn)
  const [first] = state.runs
  if (!first) {
    state.sentOn = event.on
    state.runs = [{ receivedOn, startedBy: 'sent', eventId: event.id, startedOn: event.on }]
  } else if (state.runs.length === 1 && receivedOn < first.receivedOn) {
    // Sent twice, by e-mail and by post: the first to arrive is the receipt.
    state.runs = [{ ...first, receivedOn }]
  }
}

/** Nothing of the force's runs from a letter that did not arrive, or was withdrawn. */
function endSending(state: RequestState): void {
  state.sentOn = null
  state.runs = []
  beginAnew(state)
  endEscalation(state)
}

/** What belonged to the request as it was before: none of it counts for the one that begins. Outcomes stay. */
export function beginAnew(state: RequestState): void {
  state.fees = []
  state.notices = []
  state.extendedTo = null
  state.waitingFor = null
  state.answeredOn = null
  state.firstAnsweredOn = null
  state.replacedOn = null
  state.waitedAtAnswer = false
  state.lateAtAnswer = null
  state.promise = null
  state.theirDates = { receivedOn: null, dueOn: null }
}
