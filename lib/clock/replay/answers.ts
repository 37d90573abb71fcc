/**
 * What was answered, question by question, taken back and asked anew. The surprising case: the Act gives no time for another
 * answer in place of one that was taken back, so nobody is late with it: it is the first answer that the time is measured to.
 */
import type { EventOf, LoggedEvent, QuestionOutcome } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import type { SameDay } from './same-day'
import { type CurrentOutcome, freshTimeForReply, noEscalation, type RequestState } from './state'
import { laterOfKnown } from '@/lib/working-days/day-arithmetic'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { isForCost } from '../constants'
import { isWithheld } from './reviewed'
import { endAnswer, isWaiting, lateOn, neverAnswered, noteLateness, openQuestions } from './owed'

export function answer(state: RequestState, event: LoggedEvent, outcomes: readonly QuestionOutcome[], sameDay: SameDay, calendar: Calendar): void {
  for (const { question, outcome, sections, words } of outcomes) {
    if (!state.asked.includes(question)) continue
    state.outcomes.set(question, { question, outcome, sections: sections ?? [], words: words ?? null, on: event.on, eventId: event.id })
    state.reopened.delete(question)
    state.takenBack.delete(question)
  }
  retractWithinTheDay(state, event, sameDay)
  const wasAnswered = state.firstAnsweredOn !== null
  noteFirstAnswer(state, event, calendar)
  if (openQuestions(state).length > 0) return
  // What was promised has come.
  state.promise = null
  if (state.answeredOn !== null) return
  state.answeredOn = state.firstAnsweredOn
  if (wasAnswered) state.replacedOn = event.on
}

/** s.10(1): the time ends once every question has had an answer, whether or not one of them was taken back since. */
function noteFirstAnswer(state: RequestState, { on, id }: LoggedEvent, calendar: Calendar): void {
  if (state.firstAnsweredOn !== null || neverAnswered(state).length > 0) return
  const late = lateOn(state, on, calendar)
  state.firstAnsweredOn = on
  state.waitedAtAnswer = isWaiting(state)
  if (!late) return
  const { effectiveDueOn, lateAfterOn, workingDays } = late
  state.lateAtAnswer = { effectiveDueOn, lateAfterOn, ruleA: workingDays, ruleB: workingDaysBetween(lateAfterOn, on, calendar), eventId: id }
}

/** The answer is taken back: its outcomes go, and what was asked is owed again. */
export function retract(state: RequestState, event: LoggedEvent & EventOf<'answer.retracted'>): void {
  const questions = (event.questions ?? state.asked).filter((question) => state.outcomes.has(question))
  if (questions.length === 0) return
  for (const question of questions) {
    state.outcomes.delete(question)
    state.takenBack.set(question, event.on)
  }
  state.retractions.push({ on: event.on, eventId: event.id, questions })
  state.answeredOn = null
  state.replacedOn = null
}

/** Given and taken back within a day: a retraction that found nothing to take back takes back what the day gives first. What it gives then replaces it. */
function retractWithinTheDay(state: RequestState, { on }: LoggedEvent, sameDay: SameDay): void {
  for (const event of sameDay.retractionsOn(on)) {
    if (!state.retractions.some(({ eventId }) => eventId === event.id)) retract(state, event)
  }
}

/**
 * A narrower request after a refusal for cost is a new request: new twenty days from its receipt. Only what it asks for anew
 * is owed anew: the questions it names, else those refused for cost, else all that was withheld, else what they do not hold.
 * What was given, and what was refused on another ground, stands.
 */
export function narrow(state: RequestState, event: LoggedEvent & EventOf<'request.refined'>, calendar: Calendar): void {
  if (state.withdrawnOn !== null || state.runs.length === 0) return
  const anew = askedAnew(state, event.questions)
  const isNamed = (question: number) => !event.questions?.length || event.questions.includes(question)
  if (openQuestions(state).length === 0 && anew.length === 0) return
  noteLateness(state, { on: event.on, eventId: event.id }, 'refined', calendar)
  endAnswer(state)
  for (const { question, outcome } of anew) {
    if (outcome === 'part disclosed') state.reopened.add(question)
    else state.outcomes.delete(question)
  }
  for (const question of state.takenBack.keys()) if (isNamed(question)) state.takenBack.delete(question)
  Object.assign(state, freshTimeForReply())
  const closed = [...state.outcomes.values()].filter(({ question }) => !state.reopened.has(question))
  if (!closed.some(isWithheld)) Object.assign(state, noEscalation())
  state.runs.push({ receivedOn: laterOfKnown(event.on, event.receivedOn), startedBy: 'refined', eventId: event.id, startedOn: event.on })
}

function askedAnew({ outcomes, asked, reopened }: RequestState, named: readonly number[] | undefined): CurrentOutcome[] {
  const given = [...outcomes.values()].filter(({ question }) => !reopened.has(question))
  const kept = given.filter(({ outcome }) => outcome !== 'disclosed')
  if (named?.length) return kept.filter(({ question }) => named.includes(question))
  const withheld = given.filter(isWithheld)
  const forCost = withheld.filter(({ sections }) => sections.some(isForCost))
  if (forCost.length > 0) return forCost
  if (withheld.length > 0) return withheld
  return given.length === asked.length ? kept : []
}
