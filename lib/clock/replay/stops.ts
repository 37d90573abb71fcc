/**
 * What makes the duty wait: a fees notice given in time, ss.9 and 10(2) FOIA 2000, and a question that was reasonably
 * asked, ss.1(3) and 10(6)(b). A fee pauses the time; an answered question begins it anew. A fee may be asked for within the
 * time for complying with s.10(1) (s.9(1)): asked for later, it stops nothing.
 */
import type { Day } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import { constantsOn } from '../constants'
import { laterOfKnown } from '@/lib/working-days/day-arithmetic'
import type { SameDay } from './same-day'
import type { RequestState } from './state'
import { lastOfMonths } from '../periods'
import { currentDates, endAnswer, isOwed, noteLateness } from './owed'

export function askFee(state: RequestState, event: LoggedEvent & EventOf<'fees.asked'>, calendar: Calendar): void {
  if (!isOwed(state)) return
  const dates = currentDates(state, calendar)
  const payBy = lastOfMonths(event.on, constantsOn(state.runs.at(-1)!.receivedOn).feeMonths)
  state.fees.push({
    askedOn: event.on,
    payBy,
    paidOn: null,
    isPaidInTime: false,
    isLate: dates !== null && event.on > dates.codeDueOn,
    amount: event.amount ?? null,
    eventId: event.id,
  })
}

export function payFees(state: RequestState, event: LoggedEvent & EventOf<'fees.paid'>, today: Day): void {
  const receivedOn = event.receivedOn ?? event.on
  if (receivedOn > today) return
  for (const fee of state.fees) {
    if (fee.paidOn !== null) continue
    fee.paidOn = laterOfKnown(fee.askedOn, receivedOn)
    fee.isPaidInTime = fee.paidOn <= fee.payBy
  }
}

/** s.1(3): the force need not comply until it has what it reasonably requires. A demand that we dispute stops nothing. */
export function askClarification(
  state: RequestState,
  event: LoggedEvent & EventOf<'clarification.asked'>,
  sameDay: SameDay,
  calendar: Calendar,
  today: Day,
): void {
  const ref = { on: event.on, eventId: event.id }
  if (!isOwed(state)) return
  if (event.disputed) {
    state.disputed.push(ref)
    return
  }
  noteLateness(state, ref, 'clarification', calendar)
  // Asked and answered on one day, where nothing was asked before: the answer was to this.
  const answered = sameDay.answersOn(event.on).find(({ id }) => !state.runs.some(({ eventId }) => eventId === id))
  state.waitingFor ??= { ...ref, answerArrivesOn: null }
  if (answered) arrive(state, answered, today)
}

/**
 * s.10(6)(b): time runs anew from the day on which the force receives what it asked for. An answer to a question that was
 * never logged is taken for an answer all the same, and flagged: nobody answers what was not asked. A second letter after
 * the answer has arrived begins nothing.
 */
export function answerClarification(state: RequestState, event: LoggedEvent & EventOf<'clarification.answered'>, sameDay: SameDay, today: Day): void {
  if (!isOwed(state)) return
  if (state.waitingFor) return arrive(state, event, today)
  if (arrivesFirst(state, event)) return
  if (sameDay.firstQuestionOn !== null && sameDay.firstQuestionOn <= event.on) return
  state.unasked.push({ on: event.on, eventId: event.id })
  state.waitingFor = { on: event.on, eventId: event.id, answerArrivesOn: null }
  arrive(state, event, today)
}

/** Sent twice, by post and by e-mail: the first to arrive is the receipt. */
function arrivesFirst(state: RequestState, event: LoggedEvent & EventOf<'clarification.answered'>): boolean {
  const last = state.runs.at(-1)!
  const receivedOn = laterOfKnown(event.on, event.receivedOn)
  if (last.startedBy !== 'clarification' || receivedOn >= last.receivedOn) return false
  state.runs.splice(-1, 1, { ...last, receivedOn })
  return true
}

function arrive(state: RequestState, event: LoggedEvent & EventOf<'clarification.answered'>, today: Day): void {
  const receivedOn = laterOfKnown(event.on, event.receivedOn)
  if (receivedOn > today) {
    state.waitingFor = { ...state.waitingFor!, answerArrivesOn: receivedOn }
    return
  }
  state.waitingFor = null
  // s.10(6)(b): the new time is for all that is owed, an answer taken back too.
  state.takenBack.clear()
  endAnswer(state)
  // What the force said and promised before was of the time before.
  const isOld = (statement: { on: Day } | null) => statement !== null && statement.on < receivedOn
  if (isOld(state.theirDates.receivedOn)) state.theirDates.receivedOn = null
  if (isOld(state.theirDates.dueOn)) state.theirDates.dueOn = null
  if (isOld(state.promise)) state.promise = null
  state.runs.push({ receivedOn, startedBy: 'clarification', eventId: event.id, startedOn: event.on })
}
