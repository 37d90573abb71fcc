import type { Day } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import { constantsOn } from '../constants'
import type { Course } from './state'
import { lastOfMonths } from '../periods'
import { datesNow, isOwed, later, noteLateness } from './owed'

/**
 * What makes the duty wait: a fees notice given in time, ss.9 and 10(2) FOIA 2000, and a question that was reasonably
 * asked, ss.1(3) and 10(6)(b). A fee pauses the time; an answered question begins it anew. A fee may be asked for within the
 * time for complying with s.10(1) (s.9(1)): asked for later, it stops nothing.
 */
export function askFee(course: Course, event: LoggedEvent & EventOf<'fees.asked'>, calendar: Calendar): void {
  if (!isOwed(course)) return
  const dates = datesNow(course, calendar)
  const payBy = lastOfMonths(event.on, constantsOn(course.periods.at(-1)!.receivedOn).feeMonths)
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

export function payFees(course: Course, event: LoggedEvent & EventOf<'fees.paid'>, today: Day): void {
  const receivedOn = event.receivedOn ?? event.on
  if (receivedOn > today) return
  for (const fee of course.fees) {
    if (fee.paidOn !== null) continue
    fee.paidOn = later(fee.askedOn, receivedOn)
    fee.isPaidInTime = fee.paidOn <= fee.payBy
  }
}

/** s.1(3): the force need not comply until it has what it reasonably requires. A demand that we dispute stops nothing. */
export function askClarification(course: Course, event: LoggedEvent & EventOf<'clarification.asked'>, calendar: Calendar, today: Day): void {
  const mark = { on: event.on, eventId: event.id }
  if (!isOwed(course)) return
  if (event.disputed) {
    course.disputed.push(mark)
    return
  }
  noteLateness(course, mark, 'clarification', calendar)
  // Asked and answered on one day, where nothing was asked before: the answer was to this.
  const answered = answersOf(course, event.on).find(({ id }) => !course.periods.some(({ eventId }) => eventId === id))
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
export function answerClarification(course: Course, event: LoggedEvent & EventOf<'clarification.answered'>, today: Day): void {
  if (!isOwed(course)) return
  if (course.waitingFor) return arrive(course, event, today)
  if (arrivesFirst(course, event)) return
  if (course.events.some(({ type, on }) => type === 'clarification.asked' && on <= event.on)) return
  course.unasked.push({ on: event.on, eventId: event.id })
  course.waitingFor = { on: event.on, eventId: event.id, answerArrivesOn: null }
  arrive(course, event, today)
}

/** Sent twice, by post and by e-mail: the first to arrive is the receipt. */
function arrivesFirst(course: Course, event: LoggedEvent & EventOf<'clarification.answered'>): boolean {
  const last = course.periods.at(-1)!
  const receivedOn = later(event.on, event.receivedOn)
  if (last.because !== 'clarification' || receivedOn >= last.receivedOn) return false
  course.periods.splice(-1, 1, { ...last, receivedOn })
  return true
}

function arrive(course: Course, event: LoggedEvent & EventOf<'clarification.answered'>, today: Day): void {
  const receivedOn = later(event.on, event.receivedOn)
  if (receivedOn > today) {
    course.waitingFor = { ...course.waitingFor!, answerArrivesOn: receivedOn }
    return
  }
  course.waitingFor = null
  // What the force said and promised before was of the time before.
  const isOld = (said: { on: Day } | null) => said !== null && said.on < receivedOn
  if (isOld(course.said.receivedOn)) course.said.receivedOn = null
  if (isOld(course.said.dueOn)) course.said.dueOn = null
  if (isOld(course.promised)) course.promised = null
  course.periods.push({ receivedOn, because: 'clarification', eventId: event.id, startedOn: event.on })
}
