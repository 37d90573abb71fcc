/**
 * The dates that follow from a day of receipt alone, s.10(1) FOIA 2000. Rule A (the ICO's) counts from the day of receipt,
 * whatever day it is; rule B (the s.45 Code of 2018, many councils) moves a receipt on a non-working day to the next working
 * day, so due is one working day later. A is the date shown, B is kept beside it, and nobody is late before B has passed.
 */
import { addDays, type Day, longDay, weekdayDay, weekdayOf } from '@/lib/days'
import { joinList, ordinal } from '@/lib/words'
import { type Calendar, isWeekend, leansOnRule, nameOf } from '@/lib/working-days/calendar'
import { constantsOn, sourceOf } from './constants'
import { isWorkingDay, skippedBetween, workingDayAfter, workingDayFrom } from '@/lib/working-days/working-days'

export type ReceiptDates = { dueOn: Day; codeDueOn: Day; fortiethOn: Day; codeFortiethOn: Day }

/** One line of an explanation: a working day with its number, a day not counted with its name, or what happened. */
export type Step = { on: Day; kind: 'day' | 'skipped' | 'event'; number: number | null; name: string; source: string }

export type ReceiptClock = {
  receivedOn: Day
  dueOn: Day
  ruleBDueOn: Day
  fortiethOn: Day
  /** Weekdays up to the due date that do not count, with their names. Weekends are in the explanation only. */
  skipped: { on: Day; name: string }[]
  provisional: boolean
  /** The fortieth day can lean on days not yet published where the due date does not. */
  fortiethProvisional: boolean
  explanation: Step[]
  sentence: string
}

/** The dates under both rules, where every working day after receipt counts. */
export function receiptDates(receivedOn: Day, calendar: Calendar): ReceiptDates {
  const { replyDays, expectedWithExtensionDays } = constantsOn(receivedOn)
  const movedTo = workingDayFrom(receivedOn, calendar)
  return {
    dueOn: workingDayAfter(receivedOn, replyDays, calendar),
    codeDueOn: workingDayAfter(movedTo, replyDays, calendar),
    fortiethOn: workingDayAfter(receivedOn, expectedWithExtensionDays, calendar),
    codeFortiethOn: workingDayAfter(movedTo, expectedWithExtensionDays, calendar),
  }
}

/** The calculator: everything that can be said of a day of receipt, with its working shown to the fortieth day. */
export function clockFrom(receivedOn: Day, calendar: Calendar): ReceiptClock {
  const { dueOn, codeDueOn, fortiethOn } = receiptDates(receivedOn, calendar)
  return {
    receivedOn,
    dueOn,
    ruleBDueOn: codeDueOn,
    fortiethOn,
    skipped: skippedBetween(receivedOn, dueOn, calendar).map((holiday) => ({ on: holiday.on, name: nameOf(holiday) })),
    provisional: leansOnRule(receivedOn, codeDueOn, calendar),
    fortiethProvisional: leansOnRule(receivedOn, fortiethOn, calendar),
    explanation: [dayZero(receivedOn, calendar), ...stepsBetween(receivedOn, fortiethOn, calendar)],
    sentence: dueSentence(receivedOn, dueOn, codeDueOn, calendar),
  }
}

/** Day 0, and what follows where it is no working day. */
export function dayZero(receivedOn: Day, calendar: Calendar): Step {
  const source = sourceOf('replyDays', receivedOn)
  if (isWorkingDay(receivedOn, calendar)) return { on: receivedOn, kind: 'day', number: 0, name: 'Day of receipt, day 0', source }
  return {
    on: receivedOn,
    kind: 'day',
    number: 0,
    name: `Day of receipt, day 0, on a non-working day (${whyNot(receivedOn, calendar)}): counted from all the same (rule A)`,
    source,
  }
}

/** Each day after `from` up to and with `to`: numbered where it counts, named where it does not. `leftOut` names the reason of its own that a day has. */
export function stepsBetween(from: Day, to: Day, calendar: Calendar, leftOut: (on: Day) => { name: string; source: string } | null = () => null): Step[] {
  const steps: Step[] = []
  let number = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
    const reason = leftOut(on)
    if (reason) {
      steps.push({ on, kind: 'skipped', number: null, ...reason })
    } else if (isWorkingDay(on, calendar)) {
      number += 1
      steps.push({ on, kind: 'day', number, name: `Working day ${number}`, source: 'FOIA 2000 s.10(6)' })
    } else {
      const holiday = calendar.holidays.get(on)
      steps.push({ on, kind: 'skipped', number: null, name: whyNot(on, calendar), source: holiday && !isWeekend(on) ? holiday.source : 'FOIA 2000 s.10(6)' })
    }
  }
  return steps
}

/** Why a day does not count: 'Sunday', or the holiday with its nation. */
export function whyNot(on: Day, calendar: Calendar): string {
  const holiday = calendar.holidays.get(on)
  if (isWeekend(on) || !holiday) return weekdayOf(on) === 0 ? 'Sunday' : 'Saturday'
  return nameOf(holiday) + (holiday.provisional ? ' (provisional)' : '')
}

/** The sentence to quote in a letter. */
export function dueSentence(receivedOn: Day, dueOn: Day, ruleBDueOn: Day, calendar: Calendar): string {
  const { replyDays } = constantsOn(receivedOn)
  const skipped = skippedBetween(receivedOn, dueOn, calendar)
  const without = skipped.length === 0 ? 'weekends' : `weekends and ${joinList(skipped.map((holiday) => `${weekdayDay(holiday.on)} (${nameOf(holiday)})`))}`
  const first = `A request received on ${longDay(receivedOn)} must be answered promptly and in any event by ${longDay(dueOn)}, the ${ordinal(replyDays)} working day following the date of receipt, leaving out ${without} (Freedom of Information Act 2000, section 10(1) and (6)).`
  if (ruleBDueOn === dueOn) return first
  return `${first} Where a request received on a non-working day is taken as received on the next working day, as the section 45 Code has it, the date is ${longDay(ruleBDueOn)}.`
}
