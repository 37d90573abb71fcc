import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Calendar } from '../calendar'
import { kindOfSection } from '../constants'
import type { Course } from '../course'
import { workingDaysBetween } from '../working-days'
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
