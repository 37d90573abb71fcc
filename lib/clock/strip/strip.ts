/**
 * One count of working days drawn day by day: day 0, each working day with its number, each day that does not
 * count with its name, and under them what happened when. A row ends with the day that is due, the next with
 * day 40; a count that runs on for months is drawn to day 40 and then only where it ends, the days between in words.
 */
import { addDays, type Day, dayNumber, longDay, shortDay, weekdayDay, weekdayOf } from '@/lib/days'
import { type Calendar, isWeekend, nameOf } from '@/lib/working-days/calendar'
import { isWorkingDay, workingDayAfter, workingDaysBetween } from '@/lib/working-days/working-days'
import { earlierOf, laterOf } from '@/lib/working-days/day-arithmetic'
import { type Label, placeLabels } from './labels'

export type StripMarker = { on: Day; kind: 'received' | 'due' | 'rule-b' | 'given' | 'fortieth' | 'reply' | 'event' | 'stopped' | 'today'; words: string }

/** A count: from its day 0 to the last day that is worth drawing. `uncounted` are days set aside, as those between a fees notice and the fee. */
export type Count = {
  zeroOn: Day
  dueOn: Day
  codeDueOn: Day
  fortiethOn: Day
  until: Day
  marks: readonly StripMarker[]
  uncounted?: readonly { from: Day; to: Day; name: string }[]
  extendedTo?: Day | null
  /** The days on which it was late: those after the first, up to the second. */
  late?: { after: Day; until: Day } | null
}

export type StripDay = {
  on: Day
  column: number
  kind: 'zero' | 'working' | 'weekend' | 'holiday' | 'uncounted'
  number: number | null
  /** Within the time, in the time that an extension adds, late, or beyond all of these: not come yet, or of no account. */
  tone: 'counting' | 'extension' | 'late' | 'beyond'
  /** What the day is beside its number, for its look. */
  also: StripMarker['kind'][]
  /** The day in full, for readers of the page who do not see its place. */
  words: string
}
export type StripRow = {
  title: string
  days: StripDay[]
  months: { column: number; span: number; name: string }[]
  labels: Label[]
}
export type Strip = (StripRow | { skippedOver: string })[]

/** The rows of a count. `today` is marked where it falls inside. */
export function stripOf(count: Count, calendar: Calendar): Strip {
  const first = laterOf(count.dueOn, count.codeDueOn)
  const rows: Strip = []
  const add = (from: Day, to: Day) => from <= to && rows.push(rowOf(count, from, to, calendar))

  const end = count.until
  add(count.zeroOn, earlierOf(first, end))
  if (end <= first) return rows
  const second = earlierOf(laterOf(count.fortiethOn, first), end)
  add(addDays(first, 1), second)
  if (end <= second) return rows

  // Two weeks are enough to see how it ends; what lies between is told.
  const from = addDays(second, 1)
  const tail = addDays(end, -13)
  if (dayNumber(tail) - dayNumber(from) > 14) {
    rows.push({ skippedOver: skippedOver(count, from, addDays(tail, -1), calendar) })
    add(tail, end)
  } else add(from, end)
  return rows
}

function rowOf(count: Count, from: Day, to: Day, calendar: Calendar): StripRow {
  const days: StripDay[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(dayOf(count, on, days.length + 1, calendar))
  const numbered = days.filter(({ number }) => number !== null)
  const title = numbered.length > 0 ? `Day ${numbered[0]!.number} to day ${numbered.at(-1)!.number}` : 'Days that do not count'

  const months: StripRow['months'] = []
  for (const { on, column } of days) {
    const last = months.at(-1)
    const name = monthOf(on)
    if (last?.name === name) last.span += 1
    else months.push({ column, span: 1, name })
  }
  return { title, days, months, labels: placeLabels(days, labelsIn(days, count, calendar)) }
}

function dayOf(count: Count, on: Day, column: number, calendar: Calendar): StripDay {
  const marks = count.marks.filter((mark) => mark.on === on)
  const aside = on === count.zeroOn ? undefined : count.uncounted?.find(({ from, to }) => on >= from && on <= to)
  const counts = isWorkingDay(on, calendar) && !aside
  const kind = on === count.zeroOn ? 'zero' : counts ? 'working' : isWeekend(on) ? 'weekend' : aside && isWorkingDay(on, calendar) ? 'uncounted' : 'holiday'
  const number = kind === 'zero' ? 0 : kind === 'working' ? workingDayNumber(count, on, calendar) : null
  const what =
    kind === 'zero'
      ? 'day 0'
      : kind === 'working'
        ? `working day ${number}`
        : kind === 'weekend'
          ? 'weekend, not counted'
          : `not counted, ${kind === 'uncounted' ? aside!.name : holidayName(on, calendar)}`
  return {
    on,
    column,
    kind,
    number,
    tone: toneOf(count, on),
    also: marks.map((mark) => mark.kind),
    words: [`${longDay(on)}: ${what}`, ...marks.map(({ words }) => words)].join('. '),
  }
}

function toneOf({ dueOn, extendedTo, late }: Count, on: Day): StripDay['tone'] {
  if (on <= dueOn) return 'counting'
  if (extendedTo && on <= extendedTo) return 'extension'
  return late && on > late.after && on <= late.until ? 'late' : 'beyond'
}

/** Working days after day 0, those set aside left out. */
function workingDayNumber({ zeroOn, uncounted = [] }: Count, on: Day, calendar: Calendar) {
  const aside = uncounted.reduce((sum, { from, to }) => {
    const first = from > zeroOn ? addDays(from, -1) : zeroOn
    return from > on ? sum : sum + Math.max(0, workingDaysBetween(first, earlierOf(to, on), calendar))
  }, 0)
  return workingDaysBetween(zeroOn, on, calendar) - aside
}

/** 'Mar' */
export const monthOf = (on: Day) => shortDay(on).split('\u00a0')[1]!
const holidayName = (on: Day, calendar: Calendar) => {
  const holiday = calendar.holidays.get(on)!
  return nameOf(holiday) + (holiday.provisional ? ' (provisional)' : '')
}

/** What stands under a row: its marks, and the name of each weekday that does not count. Of days set aside together, one label tells the first. */
function labelsIn(days: readonly StripDay[], count: Count, calendar: Calendar) {
  return days.flatMap(({ on, column, kind, number }, index) => {
    const marks = count.marks
      .filter((mark) => mark.on === on)
      .map((mark) => ({
        column,
        kind: mark.kind,
        day: weekdayDay(on),
        words: number === null || mark.kind === 'received' ? mark.words : `${mark.words}, day ${number}`,
      }))
    if (kind === 'holiday') return [...marks, { column, kind: 'skipped' as const, day: shortDay(on), words: holidayName(on, calendar) }]
    if (kind === 'uncounted' && !days.slice(0, index).some((before) => before.kind === 'uncounted')) {
      const aside = count.uncounted!.find(({ from, to }) => on >= from && on <= to)!
      return [...marks, { column, kind: 'skipped' as const, day: shortDay(on), words: aside.name }]
    }
    return marks
  })
}

/** '112 working days, day 41 to day 152, Fri 8 May to Tue 3 Nov, are not drawn. Not counted among them: 25 May, Spring bank holiday...' */
function skippedOver(count: Count, from: Day, to: Day, calendar: Calendar) {
  const first = workingDayNumber(count, workingDayAfter(addDays(from, -1), 1, calendar), calendar)
  const last = workingDayNumber(count, to, calendar)
  const names = [...calendar.holidays.values()]
    .filter(({ on }) => on >= from && on <= to && weekdayOf(on) % 6 !== 0)
    .sort((one, other) => (one.on < other.on ? -1 : 1))
  const marks = count.marks.filter(({ on }) => on >= from && on <= to)
  return [
    `${last - first + 1} working days are not drawn: day ${first} to day ${last}, ${weekdayDay(from)} to ${weekdayDay(to)}.`,
    ...(names.length > 0 ? [`Not counted among them: ${names.map(({ on }) => `${shortDay(on)}, ${holidayName(on, calendar)}`).join('; ')}.`] : []),
    ...marks.map(({ on, words }) => `${weekdayDay(on)}: ${words}.`),
  ].join(' ')
}

/** The columns of a row: weekends are slivers. */
export const columnsOf = (days: readonly Pick<StripDay, 'kind'>[]) => days.map(({ kind }) => (kind === 'weekend' ? '.5rem' : 'minmax(0,2.75rem)')).join(' ')

/** 1 for Monday to 5 for Friday: where a day stands in a week of five. */
export const weekColumn = (on: Day) => weekdayOf(on) || 7
