/**
 * Days of the calendar, as 'YYYY-MM-DD'. A statutory date has no time and no zone, so it is never a
 * Date here: Dates live at two edges, the clock on the wall (`dayIn`) and a `date` column (`toDay`, `fromDay`).
 * Days compare and sort as the strings they are.
 */
import { z } from 'zod'

export type Day = string & z.$brand<'Day'>

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists: '2026-02-30' and '2026-2-3' are not. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !shape.test(text)) return false
  const date = new Date(`${text}T00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The text as a day. Throws RangeError where it is none: for texts of people, use `dayField`. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day: ${text}`)
  return text
}

/** The days that a person may enter. Beyond them there is no law and no bank holiday, and arithmetic leaves the four figures of a year. */
const [earliest, latest] = ['1990-01-01', '2100-12-31']
export const isDayInRange = (text: unknown): text is Day => isDay(text) && text >= earliest && text <= latest

/** A day in a form or a request body. */
export const dayField = z
  .custom<Day>(isDayInRange, {
    error: ({ input }) => (isDay(input) ? 'Enter a day between 1990 and 2100' : 'Enter a day as year-month-day, for example 2026-04-08'),
  })
  .meta({ type: 'string', format: 'date' })

/** A day that the desk has worked out itself: counted from one that was entered, it may lie beyond what may be entered. */
export const anyDayField = z.custom<Day>(isDay, 'Not a day').meta({ type: 'string', format: 'date' })

export const toDay = (date: Date) => date.toISOString().slice(0, 10) as Day
export const fromDay = (on: Day) => new Date(`${on}T00:00Z`)

/** The day it is at an instant, as the clocks on the wall in London say. */
export const dayIn = (now: Date, timeZone = 'Europe/London') => day(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now))

const DAY_MS = 86_400_000

// Days in the year before each month begins.
const beforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const digit = (on: Day, place: number) => on.charCodeAt(place) - 48

/**
 * Days since 1 January 1970: the index that arithmetic on days is done with. Clocks do it a hundred thousand times, so it is counted from
 * the digits, without a Date made for each.
 */
export function dayNumber(on: Day): number {
  const year = digit(on, 0) * 1000 + digit(on, 1) * 100 + digit(on, 2) * 10 + digit(on, 3)
  const month = digit(on, 5) * 10 + digit(on, 6)
  const date = digit(on, 8) * 10 + digit(on, 9)
  const before = year - 1
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477
  return (year - 1970) * 365 + leapDays + beforeMonth[month - 1]! + (isLeap && month > 2 ? 1 : 0) + date - 1
}

// The days from 1970 to the end of 2099, each written once and kept. Others are written anew: a sheet may name any year, and memory must not follow it.
const KEPT_DAYS = 47_482
const keptDays = new Array<Day | undefined>(KEPT_DAYS)

/** The day of a number. */
export function dayOfNumber(number: number): Day {
  const kept = keptDays[number]
  if (kept !== undefined) return kept
  const on = toDay(new Date(number * DAY_MS))
  if (Number.isInteger(number) && number >= 0 && number < KEPT_DAYS) keptDays[number] = on
  return on
}

export const addDays = (on: Day, count: number) => dayOfNumber(dayNumber(on) + count)

/** Calendar days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: Day, to: Day) => dayNumber(to) - dayNumber(from)

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (on: Day) => fromDay(on).getUTCDay()

const written = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  // A no-break space between day and month, no comma, and three letters for every month: 'Wed 8 Apr', '9 Sep'.
  return (on: Day) =>
    format
      .format(fromDay(on))
      .replace(',', '')
      .replace(/\bSept\b/, 'Sep')
      .replace(/(\d) (?=\p{L})/u, '$1\u00a0')
}

/** '8 Apr' */
export const shortDay = written({ day: 'numeric', month: 'short' })
/** 'Wed 8 Apr' */
export const weekdayDay = written({ weekday: 'short', day: 'numeric', month: 'short' })
/** '8 Apr 2026' */
export const datedDay = written({ day: 'numeric', month: 'short', year: 'numeric' })
/** 'Wednesday 8 April 2026': for letters, and wherever a date leaves the building. */
export const longDay = written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
/** An instant as London's clocks show it: '8 Apr 2026, 14:05'. */
export const timedDay = (at: Date, timeZone = 'Europe/London') =>
  `${datedDay(dayIn(at, timeZone))}, ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)}`
