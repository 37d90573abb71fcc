import { addDays, type Day, day, dayNumber, fromDay, isDayInRange, weekdayOf } from '@/lib/days'

/**
 * A month as the calendar page draws it: whole weeks from Monday to Sunday, so that the first and the last week may begin and end
 * in the months beside it. A month is written '2026-04', as it stands in the address.
 */
export type Month = string & { readonly month: true }

export const monthOf = (on: Day) => on.slice(0, 7) as Month

/** What an address says, or the month of today where it says none that exists. */
export function readMonth(text: unknown, today: Day): Month {
  return typeof text === 'string' && /^\d{4}-\d{2}$/.test(text) && isDayInRange(`${text}-01`) ? (text as Month) : monthOf(today)
}

export const firstOf = (month: Month) => day(`${month}-01`)
export const monthAfter = (month: Month) => monthOf(addDays(firstOf(month), 31))
export const monthBefore = (month: Month) => monthOf(addDays(firstOf(month), -1))
export const lastOf = (month: Month) => addDays(firstOf(monthAfter(month)), -1)

/** The weeks that hold a day of the month, each from Monday. */
export function weeksOf(month: Month): Day[][] {
  const first = firstOf(month)
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7))
  const count = Math.ceil((dayNumber(lastOf(month)) - dayNumber(monday) + 1) / 7)
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (_, at) => addDays(monday, week * 7 + at)))
}

const named = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
/** 'April 2026' */
export const monthName = (month: Month) => named.format(fromDay(firstOf(month)))
