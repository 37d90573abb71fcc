import { expect, test } from 'vitest'
import { firstOf, lastOf, monthAfter, monthBefore, monthName, readMonth, weeksOf, type Month } from '@/lib/calendar/months'
import { day, weekdayOf } from '@/lib/days'

const month = (text: string) => text as Month
const today = day('2026-11-22')

test('a month is drawn in whole weeks that begin on Monday', () => {
  const weeks = weeksOf(month('2026-11'))
  expect(weeks[0]![0]).toBe('2026-10-26')
  expect(weeks.at(-1)![6]).toBe('2026-12-06')
  for (const week of weeks) expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 0])
})

test('a February that fills four weeks exactly has four', () => {
  expect(weeksOf(month('2027-02')).map((week) => week[0])).toEqual(['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'])
})

test('every day of a month stands in exactly one of its weeks', () => {
  for (const text of ['2024-02', '2026-03', '2026-08', '2027-01']) {
    const days = weeksOf(month(text))
      .flat()
      .filter((on) => on.startsWith(text))
    expect(days[0]).toBe(firstOf(month(text)))
    expect(days.at(-1)).toBe(lastOf(month(text)))
    expect(new Set(days).size).toBe(Number(lastOf(month(text)).slice(8)))
  }
})

test('the months beside a month cross the year', () => {
  expect([monthBefore(month('2027-01')), monthAfter(month('2026-12'))]).toEqual(['2026-12', '2027-01'])
})

test('an address that names no month shows the month of today', () => {
  for (const text of [undefined, '', '2026-13', '2026-1', 'soon', ['2026-01'], '0000-00']) expect(readMonth(text, today)).toBe('2026-11')
  expect(readMonth('2027-02', today)).toBe('2027-02')
})

test('a month is named in words', () => expect(monthName(month('2026-04'))).toBe('April 2026'))
