import type { EventOf, LoggedEvent, QuestionOutcome } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Course, LateSpell, StandingOutcome } from './state'
import { laterOf } from '@/lib/working-days/day-arithmetic'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { endEscalation, isWithheld } from './escalation'
import { isWaiting, later, lateOn, noteLateness, openQuestions } from './owed'
import { beginAnew } from './sending'

/**
 * What was answered, question by question, taken back and asked anew. The surprising case: a replacement of an answer that
 * was taken back does not make the force late a second time: it is the first answer that the time is measured to.
 */
export function answer(course: Course, event: LoggedEvent, outcomes: readonly QuestionOutcome[], calendar: Calendar): void {
  for (const { question, outcome, sections, words } of outcomes) {
    if (!course.asked.includes(question)) continue
    course.outcomes.set(question, { question, outcome, sections: sections ?? [], words: words ?? null, on: event.on, eventId: event.id })
    course.reopened.delete(question)
  }
  retractOfTheDay(course, event)
  if (openQuestions(course).length > 0) return
  // What was promised has come.
  course.promised = null
  if (course.answeredOn !== null) return
  const late = lateOn(course, event.on, calendar)
  if (course.firstAnsweredOn !== null) {
    // A replacement of an answer taken back. The time is measured to the first; that it was owed again since stays in view.
    course.answeredOn = course.firstAnsweredOn
    course.replacedOn = event.on
    if (late) noteReplacement(course, event, late, calendar)
    return
  }
  course.answeredOn = event.on
  course.firstAnsweredOn = event.on
  course.waitedAtAnswer = isWaiting(course)
  if (late) {
    const { bindingOn, lateAfterOn, workingDays } = late
    course.lateAtAnswer = { bindingOn, lateAfterOn, ruleA: workingDays, ruleB: workingDaysBetween(lateAfterOn, event.on, calendar), eventId: event.id }
  }
}

/** Owed again since it was taken back, or since it was due where that came later. Replaced within the day it was owed on none. */
function noteReplacement(course: Course, { on, id }: LoggedEvent, late: Pick<LateSpell, 'bindingOn' | 'lateAfterOn'>, calendar: Calendar): void {
  const bindingOn = laterOf(late.bindingOn, course.retractions.at(-1)!.on)
  if (bindingOn === on) return
  course.lateSpells.push({
    bindingOn,
    lateAfterOn: laterOf(late.lateAfterOn, bindingOn),
    until: on,
    workingDays: workingDaysBetween(bindingOn, on, calendar),
    ended: 'replacement',
    eventId: id,
  })
}

/** The answer is taken back: its outcomes go, and what was asked is owed again. */
export function retract(course: Course, event: LoggedEvent & EventOf<'answer.retracted'>): void {
  const questions = (event.questions ?? course.asked).filter((question) => course.outcomes.has(question))
  if (questions.length === 0) return
  for (const question of questions) course.outcomes.delete(question)
  course.retractions.push({ on: event.on, eventId: event.id, questions })
  course.answeredOn = null
  course.replacedOn = null
}

/** Given and taken back within a day: a retraction that found nothing to take back takes back what the day gives first. What it gives then replaces it. */
function retractOfTheDay(course: Course, { on }: LoggedEvent): void {
  for (const event of course.events) {
    if (event.type !== 'answer.retracted' || event.on !== on) continue
    if (!course.retractions.some(({ eventId }) => eventId === event.id)) retract(course, event)
  }
}

/**
 * A narrower request after a refusal for cost is a new request: new twenty days from its receipt. Only what it asks for anew
 * is owed anew: the questions it names, else those refused for cost, else all that was withheld, else what they do not hold.
 * What was given, and what was refused on another ground, stands.
 */
export function refine(course: Course, event: LoggedEvent & EventOf<'request.refined'>, calendar: Calendar): void {
  if (course.withdrawnOn !== null || course.periods.length === 0) return
  const anew = askedAnew(course, event.questions)
  if (openQuestions(course).length === 0 && anew.length === 0) return
  noteLateness(course, { on: event.on, eventId: event.id }, 'refined', calendar)
  if (course.lateAtAnswer && course.firstAnsweredOn) {
    const { bindingOn, lateAfterOn, ruleA, eventId } = course.lateAtAnswer
    course.lateSpells.push({ bindingOn, lateAfterOn, until: course.firstAnsweredOn, workingDays: ruleA, ended: 'answer', eventId })
  }
  for (const { question, outcome } of anew) {
    if (outcome === 'part disclosed') course.reopened.add(question)
    else course.outcomes.delete(question)
  }
  beginAnew(course)
  const standing = [...course.outcomes.values()].filter(({ question }) => !course.reopened.has(question))
  if (!standing.some(isWithheld)) endEscalation(course)
  course.periods.push({ receivedOn: later(event.on, event.receivedOn), because: 'refined', eventId: event.id, startedOn: event.on })
}

function askedAnew({ outcomes, asked, reopened }: Course, named: readonly number[] | undefined): StandingOutcome[] {
  const given = [...outcomes.values()].filter(({ question }) => !reopened.has(question))
  const kept = given.filter(({ outcome }) => outcome !== 'disclosed')
  if (named?.length) return kept.filter(({ question }) => named.includes(question))
  const withheld = given.filter(isWithheld)
  const forCost = withheld.filter(({ sections }) => sections.some(isOfCost))
  if (forCost.length > 0) return forCost
  if (withheld.length > 0) return withheld
  return given.length === asked.length ? kept : []
}

/** s.12, under whichever of its subsections. */
const isOfCost = (section: string) => /^12(\D|$)/.test(section)
