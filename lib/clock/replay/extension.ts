/**
 * What an extension notice does, ss.10(3) and 17(1), (2) FOIA 2000: given in time, under a qualified exemption, with a date, it
 * sets that date. A late one extends from its own day on, and the days before it stay late.
 */
import type { Day } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import { kindOfSection } from '../constants'
import type { RequestState, Notice } from './state'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { currentDates, isOwed, effectiveDeadline, noteLateness } from './owed'

export function extend(state: RequestState, event: LoggedEvent & EventOf<'request.extended'>, calendar: Calendar): void {
  if (!isOwed(state)) return
  const receivedOn = state.runs.at(-1)!.receivedOn
  const dates = currentDates(state, calendar)
  const deadline = dates && effectiveDeadline(dates, state.extendedTo)
  const to = event.to ?? null
  const kinds = event.sections.map((section) => kindOfSection(section, receivedOn))
  const isAllowed = !kinds.some((kind) => kind === 'absolute' || kind === 'procedural') || kinds.includes('qualified')
  const isLate = deadline !== null && event.on > deadline.lateAfterOn
  state.notices.push({
    on: event.on,
    to,
    sections: event.sections,
    eventId: event.id,
    effect: effectOf(isAllowed, event.on, to, dates?.dueOn ?? null),
    isLate,
    workingDaysLate: isLate ? workingDaysBetween(deadline.effectiveDueOn, event.on, calendar) : 0,
    isBeyondExpected: false,
    isOvertaken: false,
    namesNoExemption: !kinds.some((kind) => kind !== 'other'),
  })
  if (state.notices.at(-1)!.effect !== 'extends') return
  noteLateness(state, { on: event.on, eventId: event.id }, 'extension', calendar)
  state.extendedTo = to
  // What was promised for an earlier day is overtaken by the date it gives.
  if (state.promise && state.promise.replyBy <= to!) state.promise = null
}

function effectOf(isAllowed: boolean, on: Day, to: Day | null, dueOn: Day | null): Notice['effect'] {
  if (!isAllowed) return 'not allowed'
  if (to === null) return 'no date'
  if (to < on) return 'past'
  return dueOn !== null && to <= dueOn ? 'before due' : 'extends'
}

/** Once all is read: a notice is measured by the time that runs now, not by one that a clarification has ended. */
export function judgeNotices(state: RequestState, calendar: Calendar): void {
  const dates = currentDates(state, calendar)
  if (dates === null) return
  for (const notice of state.notices) {
    if (notice.effect !== 'extends' || notice.to === null) continue
    notice.isBeyondExpected = notice.to === state.extendedTo && notice.to > dates.codeFortiethOn
    notice.isOvertaken = notice.to <= dates.dueOn
  }
}
