/**
 * What an extension notice does, ss.10(3) and 17(1), (2) FOIA 2000: given in time, under a qualified exemption, with a date, it
 * sets that date. A late one extends from its own day on, and the days before it stay late. One that names no qualified exemption
 * extends nothing: its date is what the force says, as a promise is.
 */
import type { Day } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import { kindOfSection, type SectionKind } from '../constants'
import type { RequestState, Notice } from './state'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { currentDates, effectiveDeadline, isOwed, neverAnswered, noteLateness } from './owed'

export function extend(state: RequestState, event: LoggedEvent & EventOf<'request.extended'>, calendar: Calendar): void {
  if (!isOwed(state)) return
  // There is no time to extend for an answer in place of one that was taken back.
  if (neverAnswered(state).length === 0) {
    if (event.to) promise(state, event, event.to)
    return
  }
  const receivedOn = state.runs.at(-1)!.receivedOn
  const dates = currentDates(state, calendar)
  const deadline = dates && effectiveDeadline(dates, state.extendedTo)
  const to = event.to ?? null
  const kinds = event.sections.map((section) => kindOfSection(section, receivedOn))
  const isQualified = kinds.some((kind) => kind === 'qualified' || kind === 'disputed')
  const isLate = isQualified && deadline !== null && event.on > deadline.lateAfterOn
  const effect = effectOf(kinds, event.on, to, dates?.dueOn ?? null)
  state.notices.push({
    on: event.on,
    to,
    sections: event.sections,
    eventId: event.id,
    effect,
    isLate,
    workingDaysLate: isLate ? workingDaysBetween(deadline.effectiveDueOn, event.on, calendar) : 0,
    isBeyondExpected: false,
    isOvertaken: false,
    namesNoExemption: !kinds.some((kind) => kind !== 'other'),
  })
  if ((effect === 'not allowed' || effect === 'no section') && to !== null) promise(state, event, to)
  if (effect !== 'extends') return
  noteLateness(state, { on: event.on, eventId: event.id }, 'extension', calendar)
  state.extendedTo = to
  // What was promised for an earlier day is overtaken by the date it gives.
  if (state.promise && state.promise.replyBy <= to!) state.promise = null
}

/** What it says of the day of its answer is the force's own, and binds nobody. */
function promise(state: RequestState, { on, id }: LoggedEvent, replyBy: Day): void {
  if (replyBy >= on) state.promise = { on, eventId: id, replyBy }
}

/** s.17(2) is of qualified exemptions alone. Of a notice that names none the date is asked for, and what it weighs. */
function effectOf(kinds: readonly SectionKind[], on: Day, to: Day | null, dueOn: Day | null): Notice['effect'] {
  const isQualified = kinds.some((kind) => kind === 'qualified' || kind === 'disputed')
  if (!isQualified && kinds.some((kind) => kind !== 'other')) return 'not allowed'
  if (to === null) return 'no date'
  if (!isQualified) return 'no section'
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
