/**
 * What happened to a request, read in order under ss.1(3), 9, 10 and 17 FOIA 2000: which receipt the time runs from, what
 * stopped or extended it, what was answered. One pass over the events as at a day; nothing here knows of standings or words.
 * The surprising case: our answer to a clarification begins a new twenty days (s.10(6)(b)); it does not resume the old.
 *
 * Reads events, already in order and as at `today`, for the questions asked.
 */
import type { Day } from '@/lib/days'
import type { EventType, LoggedEvent } from '@/lib/events/events'
import { lettersToAForce } from '@/lib/events/letters'
import type { Calendar } from '@/lib/working-days/calendar'
import { answer, narrow, retract } from './replay/answers'
import { askReview, complain, decideComplaint, decideReview } from './replay/escalation'
import { extend, judgeNotices } from './replay/extension'
import { currentDates, effectiveDeadline, noteLateness } from './replay/owed'
import { orderAfterAppeal } from './replay/order'
import { fail, send } from './replay/sending'
import { answerClarification, askClarification, askFee, payFees } from './replay/stops'
import { pairSameDay, type SameDay } from './replay/same-day'
import { freshState, type RequestState } from './replay/state'

export function replay(events: readonly LoggedEvent[], questions: readonly number[], calendar: Calendar, today: Day): RequestState {
  const state = freshState(events, questions.length > 0 ? questions : questionsIn(events))
  const sameDay = pairSameDay(events)
  for (const event of events) {
    applyEvent(state, event, sameDay, calendar, today)
    if (lettersOfOurs.includes(event.type)) state.lastLetterOn = event.on
  }
  judgeNotices(state, calendar)
  return state
}

/** What was due, and what bound, when the force named its own date: right when it was said, it is no mistake of the force's. */
function datesToday(state: RequestState, calendar: Calendar): (Day | null)[] {
  const dates = currentDates(state, calendar)
  return dates ? [dates.dueOn, effectiveDeadline(dates, state.extendedTo).effectiveDueOn] : []
}

const lettersOfOurs: readonly EventType[] = lettersToAForce

function applyEvent(state: RequestState, event: LoggedEvent, sameDay: SameDay, calendar: Calendar, today: Day): void {
  const ref = { on: event.on, eventId: event.id }
  switch (event.type) {
    case 'request.queued':
      state.queuedOn = event.on
      return
    case 'request.failed':
      return fail(state, event)
    case 'request.sent':
      return send(state, event, sameDay)
    case 'request.acknowledged':
      state.acknowledgedOn ??= event.on
      if (event.reference) state.reference = event.reference
      if (event.receivedOnSaid) state.theirDates.receivedOn = { ...ref, theirDates: event.receivedOnSaid }
      if (event.dueOnSaid) state.theirDates.dueOn = { ...ref, theirDates: event.dueOnSaid, ours: datesToday(state, calendar) }
      return
    case 'reply.promised':
      if (event.replyBy) state.promise = { ...ref, replyBy: event.replyBy }
      return
    case 'fees.asked':
      return askFee(state, event, calendar)
    case 'fees.paid':
      return payFees(state, event, today)
    case 'request.extended':
      return extend(state, event, calendar)
    case 'answer.retracted':
      return retract(state, event)
    case 'request.answered':
      if (event.reference) state.reference = event.reference
      return answer(state, event, event.outcomes, sameDay, calendar)
    case 'clarification.asked':
      return askClarification(state, event, sameDay, calendar, today)
    case 'clarification.answered':
      return answerClarification(state, event, sameDay, today)
    case 'request.refined':
      return narrow(state, event, calendar)
    case 'reminder.sent':
      state.reminders.push(event.on)
      return
    case 'review.asked':
      return askReview(state, event)
    case 'review.decided':
      decideReview(state, event)
      return answer(state, event, event.outcomes ?? [], sameDay, calendar)
    case 'complaint.made':
      return complain(state, event)
    case 'complaint.decided':
      return decideComplaint(state, event)
    case 'appeal.made':
      state.appeal = { madeOn: event.on, by: event.appellant ?? 'us', decidedOn: null, decision: null }
      return
    case 'appeal.decided':
      state.order = orderAfterAppeal(state, event)
      state.appeal = { ...(state.appeal ?? { madeOn: event.on, by: 'us' }), decidedOn: event.on, decision: event.decision ?? null }
      return
    case 'request.withdrawn':
      noteLateness(state, ref, 'withdrawn', calendar)
      state.withdrawnOn = event.on
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
