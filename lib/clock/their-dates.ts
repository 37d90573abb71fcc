/**
 * How a force may have come to a due date that is not ours, s.10(1) and (6) FOIA 2000: the mistakes that forces make, tried
 * one after another. The commonest is a calendar of England and Wales alone, which counts 17 March or 30 November.
 */
import { addDays, type Day, longDay, shortDay } from '@/lib/days'
import { joinList } from '@/lib/words'
import { type Calendar, nameOf, type NonWorkingDay } from '@/lib/working-days/calendar'
import { isWorkingDay, skippedBetween, workingDaysBetween } from '@/lib/working-days/working-days'

export type Counted = { receivedOn: Day; dueOn: Day; ruleBDueOn: Day | null; receivedOnSaid: Day | null }

/** Why `theirs` differs, as the end of a sentence; null where none of the known mistakes leads there. */
export function whyTheyDiffer(theirs: Day, { receivedOn, dueOn, ruleBDueOn, receivedOnSaid }: Counted, calendar: Calendar): string | null {
  if (theirs === ruleBDueOn) return 'it takes a request received on a non-working day as received on the next working day.'
  const count = workingDaysBetween(receivedOn, dueOn, calendar)
  const landsThere = (from: Day, counting: readonly NonWorkingDay[] = []) => landsOn(from, count, counting, calendar) === theirs

  const skipped = skippedBetween(receivedOn, dueOn, calendar)
  const elsewhere = skipped.filter(isElsewhere)
  const found = [elsewhere, ...skipped.map((holiday) => [holiday]), skipped].find((counting) => landsThere(receivedOn, counting))
  // Of those it is taken to count, it has reached the ones up to its own date.
  const counted = found?.filter(({ on }) => on <= theirs) ?? []
  if (counted.length > 0) {
    const named = joinList(counted.map((holiday) => `${shortDay(holiday.on)} (${nameOf(holiday)})`))
    return `it counts ${named} as ${counted.length === 1 ? 'a working day' : 'working days'}.`
  }
  if (receivedOnSaid && landsThere(receivedOnSaid)) return `it counts from ${longDay(receivedOnSaid)}.`
  if (receivedOnSaid && landsThere(receivedOnSaid, elsewhere))
    return `it counts from ${longDay(receivedOnSaid)} and leaves out the bank holidays of England and Wales alone.`
  if (landsThere(addDays(receivedOn, -1))) return 'it counts the day of receipt as the first day.'
  if (landsThere(addDays(receivedOn, 1))) return 'it counts from the day after receipt.'
  return addDays(receivedOn, count) === theirs ? 'it counts calendar days.' : null
}

/** A bank holiday, but none in England and Wales. A day for the whole kingdom names no nation. */
const isElsewhere = ({ nations }: NonWorkingDay) => nations.length > 0 && !nations.includes('England and Wales')

/** The `count`th working day after `from`, where `counting` are counted too. */
function landsOn(from: Day, count: number, counting: readonly NonWorkingDay[], calendar: Calendar): Day {
  const days = new Set(counting.map(({ on }) => on))
  let on = from
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on, calendar) || days.has(on)) left -= 1
  }
  return on
}
