/**
 * Counting working days, s.10(6) FOIA 2000. The day counted from is day 0 and never counted, whatever day it is:
 * a request received on a Sunday has Monday for its day 1 (rule A). Each count is one look-up in the calendar's index.
 */
import { addDays, type Day, dayNumber, dayOfNumber } from '@/lib/days'
import type { Calendar, NonWorkingDay } from './calendar'
import { isWeekend } from './day-arithmetic'

export const isWorkingDay = (on: Day, calendar: Calendar) => !isWeekend(on) && !calendar.holidays.has(on)

/** The `count`th working day following `from`; `from` itself where `count` is 0. */
export function workingDayAfter(from: Day, count: number, calendar: Calendar): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a number of working days: ${count}`)
  if (count === 0) return from
  const { working } = calendar.index
  const found = working[countUpTo(dayNumber(from), calendar) + count - 1]
  if (found !== undefined) return dayOfNumber(found)
  // Outside the years of the index: one by one.
  let on = from
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on, calendar)) left -= 1
  }
  return on
}

/** Working days after `from` up to and with `to`; negative where `to` is the earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  return countUpTo(dayNumber(to), calendar) - countUpTo(dayNumber(from), calendar)
}

/** The day itself where it is a working day, else the next one. */
export const workingDayFrom = (on: Day, calendar: Calendar) => (isWorkingDay(on, calendar) ? on : workingDayAfter(on, 1, calendar))

/** The weekdays after `from` up to and with `to` that do not count, with their names. Weekends are not listed. */
export function skippedBetween(from: Day, to: Day, calendar: Calendar): NonWorkingDay[] {
  const skipped: NonWorkingDay[] = []
  for (const holiday of calendar.holidays.values()) if (holiday.on > from && holiday.on <= to && !isWeekend(holiday.on)) skipped.push(holiday)
  return skipped.sort((one, other) => (one.on < other.on ? -1 : 1))
}

/** Working days up to and with a day, from where the index begins; beyond its ends weekdays alone are counted. */
function countUpTo(number: number, { index: { first, last, upTo } }: Calendar): number {
  const counted = upTo[number - first]
  if (counted !== undefined) return counted
  return number < first ? weekdaysUpTo(number) - weekdaysUpTo(first - 1) : upTo.at(-1)! + weekdaysUpTo(number) - weekdaysUpTo(last)
}

/** Mondays to Fridays up to and with a day. Day -3 was Monday 29 December 1969. */
function weekdaysUpTo(number: number) {
  const sinceMonday = number + 3
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1)
}
