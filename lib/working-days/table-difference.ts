/**
 * How a fresh copy of gov.uk's table differs from the one the product holds, day by day: what is new, what is gone, what has
 * another name or other nations. Days beyond the end of ours are new; days that the copy has dropped at its beginning, as
 * gov.uk does each year, are told apart, since a past day stays what it was.
 */
import { z } from 'zod'
import type { Day } from '@/lib/days'
import { daysOf, nameOf, type NonWorkingDay, type Table } from './calendar'

export type Difference = { on: Day; is: 'new' | 'gone' | 'changed' | 'dropped'; words: string }

export function differencesOf(ours: Table, fresh: Table): Difference[] {
  const held = byDay(daysOf(ours, false))
  const given = byDay(daysOf(fresh, false))
  // They stand in the order of the days. An empty copy has dropped nothing: it has lost everything.
  const begin = [...given.keys()][0] ?? ''
  const found: Difference[] = []
  for (const [on, holiday] of given) {
    const known = held.get(on)
    if (!known) found.push({ on, is: 'new', words: `${on} ${nameOf(holiday)}: not in our table` })
    else if (nameOf(known) !== nameOf(holiday)) found.push({ on, is: 'changed', words: `${on} ${nameOf(holiday)}: our table says ${nameOf(known)}` })
  }
  for (const [on, holiday] of held) {
    if (given.has(on)) continue
    const isDropped = on < begin
    found.push({
      on,
      is: isDropped ? 'dropped' : 'gone',
      words: `${on} ${nameOf(holiday)}: ${isDropped ? 'before the first day of the copy' : 'not in the copy'}`,
    })
  }
  return found.sort((one, other) => one.on.localeCompare(other.on))
}

/** Those that a person must look at: all but days before the copy begins. */
export const differencesThatMatter = (differences: readonly Difference[]) => differences.filter(({ is }) => is !== 'dropped')

const byDay = (days: readonly NonWorkingDay[]) => new Map(days.map((holiday) => [holiday.on, holiday]))

const division = z.object({ events: z.array(z.object({ title: z.string(), date: z.iso.date(), notes: z.string().optional() })) })
const govUk = z.object({ 'england-and-wales': division, scotland: division, 'northern-ireland': division })

/** Whether something parsed has the shape of gov.uk's table: three divisions of dated events. */
export const isTable = (value: unknown): value is Table => govUk.safeParse(value).success
