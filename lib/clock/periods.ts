/**
 * The dates that follow from a receipt where a fee was asked for: s.10(2) FOIA 2000 leaves out of the count the working days
 * from the day the notice was given to the day the fee was received, both included, if it was paid within three months.
 */
import { addDays, type Day, isDay } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import { constantsOn } from './constants'
import { type ReceiptDates, receiptDates } from './receipt'
import { workingDayAfter, workingDayFrom, workingDaysBetween } from '@/lib/working-days/working-days'

export type Fee = { askedOn: Day; payBy: Day; paidOn: Day | null; isPaidInTime: boolean; isLate: boolean; amount: number | null; eventId: string }

export type RunDates = ReceiptDates

export function runDates(receivedOn: Day, fees: readonly Fee[], calendar: Calendar): RunDates {
  if (fees.length === 0) return receiptDates(receivedOn, calendar)
  const { replyDays, expectedWithExtensionDays } = constantsOn(receivedOn)
  const movedTo = workingDayFrom(receivedOn, calendar)
  return {
    dueOn: countedAfter(receivedOn, replyDays, fees, calendar),
    codeDueOn: countedAfter(movedTo, replyDays, fees, calendar),
    fortiethOn: countedAfter(receivedOn, expectedWithExtensionDays, fees, calendar),
    codeFortiethOn: countedAfter(movedTo, expectedWithExtensionDays, fees, calendar),
  }
}

/** The `count`th working day following `from`, less the days between a fees notice and the payment. */
export function countedAfter(from: Day, count: number, fees: readonly Fee[], calendar: Calendar): Day {
  let on = from
  let left = count
  for (const { askedOn, paidOn, isPaidInTime, isLate } of fees) {
    if (paidOn === null || !isPaidInTime || isLate) continue
    const before = Math.max(0, workingDaysBetween(on, addDays(askedOn, -1), calendar))
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
    const begin = askedOn > since ? addDays(askedOn, -1) : since
    const end = paidOn < to ? paidOn : to
    if (end <= begin) continue
    counted -= workingDaysBetween(begin, end, calendar)
    since = end
  }
  return counted
}

/**
 * The last day of so many months that begin with a day, s.9(2): the day before the same day of a later month. Where that
 * month has no such day, its own last day (the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027).
 */
export function lastOfMonths(from: Day, count: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const months = year * 12 + month - 1 + count
  const begin = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  const same = `${begin}-${String(date).padStart(2, '0')}`
  if (isDay(same)) return addDays(same, -1)
  for (let last = date - 1; ; last--) {
    const found = `${begin}-${last}`
    if (isDay(found)) return found
  }
}
