/**
 * Which letter the time runs from: sent, sent twice, not delivered, withdrawn and sent again. Nothing of the force's runs from a
 * letter that did not arrive, or was withdrawn. The surprising case: a day that holds a failure and a sending can be read both
 * ways, so the days before it decide which letter it was that failed (same-day.ts).
 */
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { laterOfKnown } from '@/lib/working-days/day-arithmetic'
import type { SameDay } from './same-day'
import { freshTimeForReply, noDelivery, noEscalation, noExchange, type RequestState } from './state'

/** A letter that never arrived: the one that stands, if any does. Else it is one of the same day, which `send` passes over. */
export function fail(state: RequestState, { on }: EventOf<'request.failed'>): void {
  if (state.sentOn !== null) endDelivery(state)
  state.failedOn = on
}

export function send(state: RequestState, event: LoggedEvent & EventOf<'request.sent'>, sameDay: SameDay): void {
  if (sameDay.failedAtOnce.has(event)) return
  state.failedOn = null
  if (state.withdrawnOn !== null) sendAnew(state)
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

/** A request that was withdrawn and is made again is a new one: what was said to the old answers nothing. */
function sendAnew(state: RequestState): void {
  state.withdrawnOn = null
  endDelivery(state)
  Object.assign(state, noExchange())
}

function endDelivery(state: RequestState): void {
  Object.assign(state, noDelivery(), freshTimeForReply(), noEscalation())
}
