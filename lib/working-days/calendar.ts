/**
 * Which days do not count, under s.10(6) FOIA 2000: Saturdays, Sundays, Christmas Day, Good Friday and every bank
 * holiday in any part of the United Kingdom. So 2 January (Scotland) and 17 March (Northern Ireland) stop the clock
 * of a force in Kent too. The table is gov.uk's; past its end days are worked out by rule and marked provisional.
 */
import { addDays, type Day, day, dayNumber } from '@/lib/days'
import byRule from './bank-holidays-by-rule.json' with { type: 'json' }
import published from './bank-holidays.json' with { type: 'json' }
import { isWeekend } from './day-arithmetic'

export type NonWorkingDay = {
  on: Day
  name: string
  /** Where it is a bank holiday: empty for the whole United Kingdom. */
  nations: string[]
  provisional: boolean
  source: string
}

/** A day that an admin adds ("proclaimed on...") or strikes. Later changes to the same day win. */
export type CalendarChange = { on: Day; effect: 'added' | 'struck'; name: string; reason: string }

/** Working days counted once, so that arithmetic on them is a look-up: numbers are days since 1970. */
type Index = { first: number; last: number; upTo: Int32Array; working: Int32Array }

export type Calendar = {
  holidays: ReadonlyMap<Day, NonWorkingDay>
  /** The first and the last day of the published table: a count that leaves it is provisional. */
  publishedFrom: Day
  publishedUntil: Day
  index: Index
}

type Division = { events: { title: string; date: string; notes: string }[] }
export type Table = Record<string, unknown>

const nationOf: Record<string, string> = { 'england-and-wales': 'England and Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' }

/** The days of a table in gov.uk's shape, one entry a day, the titles and nations that share the day together. */
export function daysOf(table: Table, provisional: boolean): NonWorkingDay[] {
  const found = new Map<Day, { titles: Set<string>; nations: string[] }>()
  for (const [division, nation] of Object.entries(nationOf)) {
    for (const { title, date, notes } of (table[division] as Division).events) {
      const on = day(date)
      const entry = found.get(on) ?? { titles: new Set(), nations: [] }
      entry.titles.add(/substitute/i.test(notes) ? `${title.trim()} (substitute day)` : title.trim())
      entry.nations.push(nation)
      found.set(on, entry)
    }
  }
  const source = provisional ? 'worked out by rule: not yet published' : 'gov.uk/bank-holidays'
  return [...found]
    .map(([on, { titles, nations }]) => ({ on, name: [...titles].join(' and '), nations: nations.length === 3 ? [] : nations, provisional, source }))
    .sort((one, other) => (one.on < other.on ? -1 : 1))
}

/** The first day of the year with which gov.uk's table begins: no receipt before it can be counted from. */
export const calendarBeginsOn = '2012-01-01' as Day

// The Act has been in force since 1 January 2005. Outside these years weekdays are counted one by one.
const FIRST = dayNumber('2004-12-01' as Day)
const LAST = dayNumber('2045-12-31' as Day)

const publishedDays = daysOf(published, false)
const publishedFrom = publishedDays[0]!.on
const publishedUntil = publishedDays.at(-1)!.on

/** What the desk works with where no admin has changed anything: gov.uk's table, then the rule. */
export const publishedCalendar: Calendar = calendarOf([...publishedDays, ...daysOf(byRule, true).filter(({ on }) => on > publishedUntil)])

/** The published calendar with an admin's days added and struck, in the order in which they were decided. */
export function calendarWith(changes: readonly CalendarChange[]): Calendar {
  if (changes.length === 0) return publishedCalendar
  const holidays = new Map(publishedCalendar.holidays)
  for (const { on, effect, name, reason } of changes) {
    if (effect === 'struck') holidays.delete(on)
    else holidays.set(on, { on, name, nations: [], provisional: false, source: reason })
  }
  return calendarOf([...holidays.values()])
}

export const changeRefusals = {
  'not-a-weekday': 'That day is a Saturday or Sunday: it counts for nothing already.',
  'already-there': 'That day is in the calendar already.',
  'not-there': 'That day is not in the calendar, so there is nothing to strike.',
  'by-statute': 'Christmas Day and Good Friday are left out by section 10(6) itself and cannot be struck.',
} as const

/** Why a change would be wrong or change nothing; null where it may be made. */
export function changeRefused({ on, effect }: Pick<CalendarChange, 'on' | 'effect'>, calendar: Calendar): keyof typeof changeRefusals | null {
  const there = calendar.holidays.get(on)
  if (isWeekend(on)) return 'not-a-weekday'
  if (effect === 'added') return there ? 'already-there' : null
  if (!there) return 'not-there'
  return on.endsWith('-12-25') || there.name === 'Good Friday' ? 'by-statute' : null
}

export { isWeekend } from './day-arithmetic'

/** 'St Patrick’s Day, Northern Ireland' */
export const nameOf = ({ name, nations }: NonWorkingDay) => [name, ...(nations.length > 0 ? [nations.join(' and ')] : [])].join(', ')

/** Whether counting the working days after `from` up to `to` leans on days that gov.uk's table does not hold. */
export const leansOnRule = (from: Day, to: Day, calendar: Calendar) => to > calendar.publishedUntil || addDays(from, 2) < calendar.publishedFrom

function calendarOf(days: readonly NonWorkingDay[]): Calendar {
  const holidays = new Map(days.map((entry) => [entry.on, entry]))
  const closed = new Set([...holidays.keys()].map(dayNumber))
  const upTo = new Int32Array(LAST - FIRST + 1)
  const working: number[] = []
  for (let number = FIRST; number <= LAST; number++) {
    // 1 January 1970, day 0, was a Thursday.
    const weekday = (number + 4) % 7
    if (weekday !== 0 && weekday !== 6 && !closed.has(number)) working.push(number)
    upTo[number - FIRST] = working.length
  }
  return { holidays, publishedFrom, publishedUntil, index: { first: FIRST, last: LAST, upTo, working: Int32Array.from(working) } }
}
