/**
 * Days as numbers and back, for arithmetic that is done a hundred thousand times: the same numbers as `dayNumber` (days since
 * 1 January 1970), without a Date made for each.
 */
import { type Day, dayOfNumber } from '@/lib/days'

const cumulative = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const digit = (on: Day, place: number) => on.charCodeAt(place) - 48

export function epochDay(on: Day): number {
  const year = digit(on, 0) * 1000 + digit(on, 1) * 100 + digit(on, 2) * 10 + digit(on, 3)
  const month = digit(on, 5) * 10 + digit(on, 6)
  const date = digit(on, 8) * 10 + digit(on, 9)
  const before = year - 1
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477
  return (year - 1970) * 365 + leapDays + cumulative[month - 1]! + (isLeap && month > 2 ? 1 : 0) + date - 1
}

const texts = new Map<number, Day>()

/** The day of a number; written once and kept, since requests lie in few years. */
export function dayAt(number: number): Day {
  const known = texts.get(number)
  if (known) return known
  const on = dayOfNumber(number)
  texts.set(number, on)
  return on
}

/** The day so many calendar days later. */
export const daysAfter = (on: Day, count: number): Day => dayAt(epochDay(on) + count)

/** Saturdays and Sundays. Day 0, 1 January 1970, was a Thursday. */
export function isWeekend(on: Day): boolean {
  const sinceMonday = (((epochDay(on) + 3) % 7) + 7) % 7
  return sinceMonday > 4
}

/** The later of two days, which compare as the texts they are. */
export function laterOf(one: Day, other: Day): Day {
  if (one < other) return other
  return one
}

/** The later of two days, where the second may not be known. */
export const laterOfKnown = (one: Day, other: Day | null | undefined): Day => (other ? laterOf(one, other) : one)

/** The last of some days; null where there is none. */
export const latestOf = (days: readonly Day[]) => days.reduce<Day | null>((last, on) => (last === null ? on : laterOf(last, on)), null)

export function earlierOf(one: Day, other: Day): Day {
  if (one < other) return one
  return other
}
