import type { Day } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import { kindOfSection } from '../constants'
import type { Course, Notice } from './state'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { datesNow, isOwed, limitsOf, noteLateness } from './owed'

/**
 * What an extension notice does, ss.10(3) and 17(1), (2) FOIA 2000: given in time, under a qualified exemption, with a date, it
 * sets that date. A late one extends from its own day on, and the days before it stay late.
 */
export function extend(course: Course, event: LoggedEvent & EventOf<'request.extended'>, calendar: Calendar): void {
  if (!isOwed(course)) return
  const receivedOn = course.periods.at(-1)!.receivedOn
  const dates = datesNow(course, calendar)
  const limits = dates && limitsOf(dates, course.extendedTo)
  const to = event.to ?? null
  const kinds = event.sections.map((section) => kindOfSection(section, receivedOn))
  const isAllowed = !kinds.some((kind) => kind === 'absolute' || kind === 'procedural') || kinds.includes('qualified')
  const isLate = limits !== null && event.on > limits.lateAfterOn
  course.notices.push({
    on: event.on,
    to,
    sections: event.sections,
    eventId: event.id,
    effect: effectOf(isAllowed, event.on, to, dates?.dueOn ?? null),
    isLate,
    workingDaysLate: isLate ? workingDaysBetween(limits.bindingOn, event.on, calendar) : 0,
    isBeyondExpected: false,
    isOvertaken: false,
    namesNoExemption: !kinds.some((kind) => kind !== 'other'),
  })
  if (course.notices.at(-1)!.effect !== 'extends') return
  noteLateness(course, { on: event.on, eventId: event.id }, 'extension', calendar)
  course.extendedTo = to
  // What was promised for an earlier day is overtaken by the date it gives.
  if (course.promised && course.promised.replyBy <= to!) course.promised = null
}

function effectOf(isAllowed: boolean, on: Day, to: Day | null, dueOn: Day | null): Notice['effect'] {
  if (!isAllowed) return 'not allowed'
  if (to === null) return 'no date'
  if (to < on) return 'past'
  return dueOn !== null && to <= dueOn ? 'before due' : 'extends'
}

/** Once all is read: a notice is measured by the time that runs now, not by one that a clarification has ended. */
export function judgeNotices(course: Course, calendar: Calendar): void {
  const dates = datesNow(course, calendar)
  if (dates === null) return
  for (const notice of course.notices) {
    if (notice.effect !== 'extends' || notice.to === null) continue
    notice.isBeyondExpected = notice.to === course.extendedTo && notice.to > dates.ruleBFortiethOn
    notice.isOvertaken = notice.to <= dates.dueOn
  }
}
