import { type Day, day, isDay } from '@/lib/days'
import type { Calendar } from './calendar'
import { constantsOn } from './constants'
import { daysAfter } from './numbers'
import { type ReceiptDates, receiptDates } from './receipt'
import { workingDayAfter, workingDayFrom, workingDaysBetween } from './working-days'

/**
 * The dates that follow from a receipt where a fee was asked for: s.10(2) FOIA 2000 leaves out of the count the working days
 * from the day the notice was given to the day the fee was received, both included, if it was paid within three months.
 */
export type Fee = { askedOn: Day; payBy: Day; paidOn: Day | null; isPaidInTime: boolean; isLate: boolean; amount: number | null; eventId: string }

export type PeriodDates = ReceiptDates

export function periodDates(receivedOn: Day, fees: readonly Fee[], calendar: Calendar): PeriodDates {
  if (fees.length === 0) return receiptDates(receivedOn, calendar)
  const { replyDays, expectedWithExtensionDays } = constantsOn(receivedOn)
  const movedTo = workingDayFrom(receivedOn, calendar)
  return {
    dueOn: countedAfter(receivedOn, replyDays, fees, calendar),
    ruleBDueOn: countedAfter(movedTo, replyDays, fees, calendar),
    fortiethOn: countedAfter(receivedOn, expectedWithExtensionDays, fees, calendar),
    ruleBFortiethOn: countedAfter(movedTo, expectedWithExtensionDays, fees, calendar),
  }
}

/** The `count`th working day following `from`, less the days between a fees notice and the payment. */
export function countedAfter(from: Day, count: number, fees: readonly Fee[], calendar: Calendar): Day {
  let on = from
  let left = count
  for (const { askedOn, paidOn, isPaidInTime, isLate } of fees) {
    if (paidOn === null || !isPaidInTime || isLate) continue
    const before = Math.max(0, workingDaysBetween(on, daysAfter(askedOn, -1), calendar))
    if (before >= left) break
    left -= before
    if (paidOn > on) on = paidOn
  }
  return workingDayAfter(on, left, calendar)
}

/** Working days counted after `from` up to and with `to`, less those between a fees notice and the payment. */
export function countedBetween(from: Day, to: Day, fees: readonly Fee[], calendar: Calendar): number {
  let counted = workingDaysBetween(from, to, calendar)
  let since = from
  for (const { askedOn, paidOn, isPaidInTime, isLate } of fees) {
    if (paidOn === null || !isPaidInTime || isLate) continue
    const begin = askedOn > since ? daysAfter(askedOn, -1) : since
    const end = paidOn < to ? paidOn : to
    if (end <= begin) continue
    counted -= workingDaysBetween(begin, end, calendar)
    since = end
  }
  return counted
}

/** The same day of a later month; the last day of that month where there is none. */
export function addMonths(on: Day, count: number): Day {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number]
  const months = year * 12 + month - 1 + count
  const begin = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  for (let last = date; ; last--) {
    const found = `${begin}-${String(last).padStart(2, '0')}`
    if (isDay(found)) return day(found)
  }
}
