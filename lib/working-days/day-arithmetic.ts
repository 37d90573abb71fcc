/** Weekends, and the earlier and the later of days. Adding and counting days is in lib/days. */
import { type Day, dayNumber } from '@/lib/days'

/** Saturdays and Sundays. Day 0, 1 January 1970, was a Thursday. */
export function isWeekend(on: Day): boolean {
  const sinceMonday = (((dayNumber(on) + 3) % 7) + 7) % 7
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
