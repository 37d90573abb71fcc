import type { Day } from '@/lib/days'
import type { EventOf, LoggedEvent, Outcome, QuestionOutcome } from '@/lib/events/events'
import type { Calendar } from './calendar'
import { constantsOn, kindOfSection } from './constants'
import { daysAfter, laterOf } from './numbers'
import { addMonths, type Fee, type PeriodDates, periodDates } from './periods'
import { workingDaysBetween } from './working-days'

/**
 * What happened to a request, read in order under ss.1(3), 9, 10 and 17 FOIA 2000: which receipt the time runs from, what
 * stopped or extended it, what was answered. One pass over the events as at a day; nothing here knows of standings or words.
 * The surprising case: our answer to a clarification begins a new twenty days (s.10(6)(b)); it does not resume the old.
 */
export type Period = { receivedOn: Day; because: 'sent' | 'clarification' | 'refined'; eventId: string; startedOn: Day }

/** An extension notice, and what became of it. */
export type Notice = {
  on: Day
  to: Day | null
  sections: readonly string[]
  eventId: string
  /** `extends`, or why it extends nothing. */
  effect: 'extends' | 'no date' | 'not allowed' | 'before due'
  isLate: boolean
  workingDaysLate: number
  isBeyondExpected: boolean
  namesNoExemption: boolean
}

export type StandingOutcome = { question: number; outcome: Outcome; sections: string[]; words: string | null; on: Day; eventId: string }

/** Days on which the force was late although the request was not left so: until a clarification, a late notice, a refinement, a withdrawal. */
export type LateSpell = {
  lateAfterOn: Day
  bindingOn: Day
  until: Day
  workingDays: number
  ended: 'answer' | 'clarification' | 'extension' | 'refined' | 'withdrawn'
  eventId: string
}

type Mark = { on: Day; eventId: string }

export type Course = {
  events: readonly LoggedEvent[]
  asked: readonly number[]
  queuedOn: Day | null
  failedOn: Day | null
  /** Failures of that day whose sending, of the same day, is still to be read. */
  failures: number
  sentOn: Day | null
  withdrawnOn: Day | null
  periods: Period[]
  fees: Fee[]
  notices: Notice[]
  extendedTo: Day | null
  /** A clarification that waits for our answer; `answerDueToArriveOn` where the answer has left but not arrived. */
  waitingFor: (Mark & { answerArrivesOn: Day | null }) | null
  disputed: Mark[]
  unasked: Mark[]
  outcomes: Map<number, StandingOutcome>
  /** Questions answered in part that are owed anew: refined, or their answer retracted. */
  reopened: Set<number>
  retractions: (Mark & { questions: number[] })[]
  /** The day on which every question had its first answer; null while one is owed. */
  answeredOn: Day | null
  firstAnsweredOn: Day | null
  lateAtAnswer: { bindingOn: Day; lateAfterOn: Day; ruleA: number; ruleB: number; eventId: string } | null
  lateSpells: LateSpell[]
  acknowledgedOn: Day | null
  reference: string | null
  said: { receivedOn: (Mark & { said: Day }) | null; dueOn: (Mark & { said: Day }) | null }
  promised: { on: Day; replyBy: Day; eventId: string } | null
  reminders: Day[]
  review: { askedOn: Day; receivedOn: Day; eventId: string; decidedOn: Day | null; upheld: 'upheld' | 'part upheld' | 'overturned' | null } | null
  complaint: { madeOn: Day; decidedOn: Day | null; decision: 'for us' | 'in part' | 'against us' | 'informal' | null; replyBy: Day | null } | null
  appeal: { madeOn: Day; decidedOn: Day | null } | null
}

/** Reads events, already in order and as at `today`, for the questions asked. */
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
    lateAtAnswer: null,
    lateSpells: [],
    acknowledgedOn: null,
    reference: null,
    said: { receivedOn: null, dueOn: null },
    promised: null,
    reminders: [],
    review: null,
    complaint: null,
    appeal: null,
  }
  for (const event of events) read(course, event, calendar, today)
  return course
}

const later = (one: Day, other: Day | null | undefined): Day => (other ? laterOf(one, other) : one)

/** The questions that nobody has answered, or that are owed anew. */
export const openQuestions = ({ asked, outcomes, reopened }: Pick<Course, 'asked' | 'outcomes' | 'reopened'>) =>
  asked.filter((question) => !outcomes.has(question) || reopened.has(question))

const isOwed = (course: Course) => course.withdrawnOn === null && course.periods.length > 0 && openQuestions(course).length > 0

/** Whether a fee, asked for in time, is still to be paid: three months at most, and then the duty has lapsed. */
export const unpaidFee = (course: Pick<Course, 'fees'>) => course.fees.find((fee) => !fee.isLate && !fee.isPaidInTime) ?? null

export const isWaiting = (course: Pick<Course, 'waitingFor' | 'fees'>) => course.waitingFor !== null || unpaidFee(course) !== null

/** The dates of the period that runs now; null before receipt and while the duty waits. */
export function datesNow(course: Pick<Course, 'periods' | 'fees' | 'waitingFor'>, calendar: Calendar): PeriodDates | null {
  const period = course.periods.at(-1)
  return period && !isWaiting(course) ? periodDates(period.receivedOn, course.fees, calendar) : null
}

/** The date that binds and the last day on which the force is not late: the later of rule B's date and a valid extension's. */
export function limitsOf(dates: PeriodDates, extendedTo: Day | null): { bindingOn: Day; lateAfterOn: Day; isExtended: boolean } {
  const isExtended = extendedTo !== null && extendedTo > dates.dueOn
  return { bindingOn: isExtended ? extendedTo : dates.dueOn, lateAfterOn: later(dates.ruleBDueOn, extendedTo), isExtended }
}

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
      if (event.dueOnSaid) course.said.dueOn = { ...mark, said: event.dueOnSaid }
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
      course.review = { askedOn: event.on, receivedOn: later(event.on, event.receivedOn), eventId: event.id, decidedOn: null, upheld: null }
      return
    case 'review.decided':
      if (course.review) course.review = { ...course.review, decidedOn: event.on, upheld: event.upheld ?? null }
      return answer(course, event, event.outcomes ?? [], calendar)
    case 'complaint.made':
      course.complaint = { madeOn: event.on, decidedOn: null, decision: null, replyBy: null }
      return
    case 'complaint.decided':
      course.complaint = { madeOn: course.complaint?.madeOn ?? event.on, decidedOn: event.on, decision: event.decision ?? null, replyBy: event.replyBy ?? null }
      return
    case 'appeal.made':
      course.appeal = { madeOn: event.on, decidedOn: null }
      return
    case 'appeal.decided':
      course.appeal = { madeOn: course.appeal?.madeOn ?? event.on, decidedOn: event.on }
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

/** A letter that never arrived. Where one of an earlier day stood, it is that one; else it is one of the same day, which is read after it. */
function fail(course: Course, { on }: EventOf<'request.failed'>): void {
  if (course.sentOn === null) course.failures = course.failedOn === on ? course.failures + 1 : 1
  else {
    course.failures = 0
    endSending(course)
  }
  course.failedOn = on
}

function send(course: Course, event: LoggedEvent & EventOf<'request.sent'>): void {
  if (course.failedOn === event.on && course.failures > 0) {
    course.failures -= 1
    return
  }
  course.failedOn = null
  if (course.withdrawnOn !== null) {
    course.withdrawnOn = null
    endSending(course)
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
}

/** What belonged to the request as it was before: none of it counts for the one that begins. Outcomes stay. */
function beginAnew(course: Course): void {
  course.fees = []
  course.notices = []
  course.extendedTo = null
  course.waitingFor = null
  course.answeredOn = null
  course.firstAnsweredOn = null
  course.lateAtAnswer = null
  course.promised = null
  course.said = { receivedOn: null, dueOn: null }
}

/** s.9(1): a fee may be asked for within the time for complying with s.10(1). Later it stops nothing. */
function askFee(course: Course, event: LoggedEvent & EventOf<'fees.asked'>, calendar: Calendar): void {
  if (!isOwed(course)) return
  const dates = datesNow(course, calendar)
  const payBy = daysAfter(addMonths(event.on, constantsOn(course.periods.at(-1)!.receivedOn).feeMonths), -1)
  course.fees.push({
    askedOn: event.on,
    payBy,
    paidOn: null,
    isPaidInTime: false,
    isLate: dates !== null && event.on > dates.ruleBDueOn,
    amount: event.amount ?? null,
    eventId: event.id,
  })
}

function payFees(course: Course, event: LoggedEvent & EventOf<'fees.paid'>, today: Day): void {
  const receivedOn = event.receivedOn ?? event.on
  if (receivedOn > today) return
  for (const fee of course.fees) {
    if (fee.paidOn !== null) continue
    fee.paidOn = later(fee.askedOn, receivedOn)
    fee.isPaidInTime = fee.paidOn <= fee.payBy
  }
}

/** s.10(3), s.17(2): a notice in time, under a qualified exemption, with a date. A late one extends from its own day on. */
function extend(course: Course, event: LoggedEvent & EventOf<'request.extended'>, calendar: Calendar): void {
  if (!isOwed(course)) return
  const receivedOn = course.periods.at(-1)!.receivedOn
  const dates = datesNow(course, calendar)
  const limits = dates && limitsOf(dates, course.extendedTo)
  const to = event.to ?? null
  const kinds = event.sections.map((section) => kindOfSection(section, receivedOn))
  const isAllowed = !kinds.some((kind) => kind === 'absolute' || kind === 'procedural') || kinds.includes('qualified')
  const isLate = limits !== null && event.on > limits.lateAfterOn
  const effect = !isAllowed ? 'not allowed' : to === null ? 'no date' : dates !== null && to <= dates.dueOn ? 'before due' : 'extends'
  course.notices.push({
    on: event.on,
    to,
    sections: event.sections,
    eventId: event.id,
    effect,
    isLate,
    workingDaysLate: isLate ? workingDaysBetween(limits.bindingOn, event.on, calendar) : 0,
    isBeyondExpected: to !== null && dates !== null && to > dates.ruleBFortiethOn,
    namesNoExemption: !kinds.some((kind) => kind !== 'other'),
  })
  if (effect !== 'extends') return
  noteLateness(course, { on: event.on, eventId: event.id }, 'extension', calendar)
  course.extendedTo = to
}

function answer(course: Course, event: LoggedEvent, outcomes: readonly QuestionOutcome[], calendar: Calendar): void {
  const wasOpen = openQuestions(course).length > 0
  for (const { question, outcome, sections, words } of outcomes) {
    if (!course.asked.includes(question)) continue
    course.outcomes.set(question, { question, outcome, sections: sections ?? [], words: words ?? null, on: event.on, eventId: event.id })
    course.reopened.delete(question)
  }
  retractOfTheDay(course, event)
  if (!wasOpen || openQuestions(course).length > 0 || course.answeredOn !== null) return
  // A replacement of a retracted answer: the day of the first answer is the one that the time is measured to.
  course.answeredOn = course.firstAnsweredOn ?? event.on
  if (course.firstAnsweredOn !== null) return
  course.firstAnsweredOn = event.on
  const dates = datesNow(course, calendar)
  const limits = dates && limitsOf(dates, course.extendedTo)
  if (!limits || event.on <= limits.lateAfterOn) return
  course.lateAtAnswer = {
    bindingOn: limits.bindingOn,
    lateAfterOn: limits.lateAfterOn,
    ruleA: workingDaysBetween(limits.bindingOn, event.on, calendar),
    ruleB: workingDaysBetween(limits.lateAfterOn, event.on, calendar),
    eventId: event.id,
  }
}

/** The answer is taken back: its outcomes go, and what was asked is owed again. */
function retract(course: Course, event: LoggedEvent & EventOf<'answer.retracted'>): void {
  const questions = (event.questions ?? course.asked).filter((question) => course.outcomes.has(question))
  if (questions.length === 0) return
  for (const question of questions) {
    course.outcomes.delete(question)
    course.reopened.delete(question)
  }
  course.retractions.push({ on: event.on, eventId: event.id, questions })
  course.answeredOn = null
}

/** Given and taken back within a day: a retraction that found nothing to take back applies to the day's one answer. */
function retractOfTheDay(course: Course, { on }: LoggedEvent): void {
  const retractions = course.events.filter((event): event is LoggedEvent & EventOf<'answer.retracted'> => event.type === 'answer.retracted' && event.on === on)
  for (const event of retractions) {
    if (course.retractions.some(({ eventId }) => eventId === event.id)) continue
    const answers = course.events.filter(({ type, on: day }) => type === 'request.answered' && day === on).length
    if (answers <= retractions.length) retract(course, event)
  }
}

/** s.1(3): the force need not comply until it has what it reasonably requires. A demand that we dispute stops nothing. */
function askClarification(course: Course, event: LoggedEvent & EventOf<'clarification.asked'>, calendar: Calendar, today: Day): void {
  const mark = { on: event.on, eventId: event.id }
  if (!isOwed(course)) return
  if (event.disputed) {
    course.disputed.push(mark)
    return
  }
  noteLateness(course, mark, 'clarification', calendar)
  // Asked and answered on one day, where nothing was asked before: the answer was to this.
  const answered = course.waitingFor === null ? answersOf(course, event.on).find(({ id }) => !course.periods.some(({ eventId }) => eventId === id)) : undefined
  course.waitingFor ??= { ...mark, answerArrivesOn: null }
  if (answered) arrive(course, answered, today)
}

const answersOf = ({ events }: Course, on: Day) =>
  events.filter((event): event is LoggedEvent & EventOf<'clarification.answered'> => event.type === 'clarification.answered' && event.on === on)

/**
 * s.10(6)(b): time runs anew from the day on which the force receives what it asked for. An answer to a question that was
 * never logged is taken for an answer all the same, and flagged: nobody answers what was not asked. A second letter after
 * the answer has arrived begins nothing.
 */
function answerClarification(course: Course, event: LoggedEvent & EventOf<'clarification.answered'>, today: Day): void {
  if (!isOwed(course)) return
  if (course.waitingFor) return arrive(course, event, today)
  if (course.events.some(({ type, on }) => type === 'clarification.asked' && on <= event.on)) return
  course.unasked.push({ on: event.on, eventId: event.id })
  course.waitingFor = { on: event.on, eventId: event.id, answerArrivesOn: null }
  arrive(course, event, today)
}

function arrive(course: Course, event: LoggedEvent & EventOf<'clarification.answered'>, today: Day): void {
  const receivedOn = later(event.on, event.receivedOn)
  if (receivedOn > today) {
    course.waitingFor = { ...course.waitingFor!, answerArrivesOn: receivedOn }
    return
  }
  course.waitingFor = null
  course.said = { receivedOn: null, dueOn: null }
  course.periods.push({ receivedOn, because: 'clarification', eventId: event.id, startedOn: event.on })
}

/**
 * A narrower request after a refusal is a new request: new twenty days from its receipt. What was refused is owed anew, what
 * was given stays given; where nothing was refused or left over, it is what they do not hold that is asked for otherwise.
 */
function refine(course: Course, event: LoggedEvent & EventOf<'request.refined'>, calendar: Calendar): void {
  if (course.withdrawnOn !== null || course.periods.length === 0) return
  const given = [...course.outcomes.values()]
  const isComplete = openQuestions(course).length === 0
  const withheld = given.filter(({ outcome }) => outcome === 'refused' || outcome === 'part disclosed')
  const anew = isComplete && withheld.length === 0 ? given.filter(({ outcome }) => outcome === 'not held') : withheld
  if (isComplete && anew.length === 0) return
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
  course.periods.push({ receivedOn: later(event.on, event.receivedOn), because: 'refined', eventId: event.id, startedOn: event.on })
}

/** Keeps in view that the force was late, where an event ends the lateness without answering. */
function noteLateness(course: Course, { on, eventId }: Mark, ended: LateSpell['ended'], calendar: Calendar): void {
  if (!isOwed(course)) return
  const dates = datesNow(course, calendar)
  const limits = dates && limitsOf(dates, course.extendedTo)
  if (!limits || on <= limits.lateAfterOn) return
  course.lateSpells.push({ ...limits, until: on, workingDays: workingDaysBetween(limits.bindingOn, on, calendar), ended, eventId })
}

/** Where the questions asked are not known, those that were answered; else one. */
function questionsIn(events: readonly LoggedEvent[]): number[] {
  const found = events.flatMap((event) => ('outcomes' in event ? (event.outcomes ?? []).map(({ question }) => question) : []))
  return found.length > 0 ? [...new Set(found)] : [1]
}
