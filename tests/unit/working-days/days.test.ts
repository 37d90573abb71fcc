import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, dayNumber, dayOfNumber, daysBetween, fromDay, toDay } from '@/lib/days'
import { earlierOf, isWeekend, laterOf, latestOf } from '@/lib/working-days/day-arithmetic'

const DAY_MS = 86_400_000
const byDate = {
  number: (on: Day) => fromDay(on).getTime() / DAY_MS,
  add: (on: Day, count: number) => toDay(new Date(fromDay(on).getTime() + count * DAY_MS)),
}
const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map(toDay)

describe('arithmetic on days is that of Date', () => {
  test('for the number of every day of two hundred years, and back, each time that it is asked', () => {
    for (let number = -25_600; number < 48_000; number++) {
      const on = toDay(new Date(number * DAY_MS))
      if (dayNumber(on) !== number || dayOfNumber(number) !== on || dayOfNumber(number) !== on)
        expect([on, dayNumber(on), dayOfNumber(number), dayOfNumber(number)]).toEqual([on, number, on, on])
    }
  })

  test.each(['0001-01-01', '0400-02-29', '1900-03-01', '2100-02-28', '9999-12-31'])('for the far day %s', (text) =>
    expect([dayNumber(day(text)), dayOfNumber(dayNumber(day(text)))]).toEqual([byDate.number(day(text)), text]),
  )

  test('for days added and days between, from 1990 to 2100', () =>
    fc.assert(
      fc.property(days, days, fc.integer({ min: -4000, max: 4000 }), (on, other, count) => {
        expect(addDays(on, count)).toBe(byDate.add(on, count))
        expect(daysBetween(on, other)).toBe(byDate.number(other) - byDate.number(on))
        expect(isWeekend(on)).toBe([0, 6].includes(fromDay(on).getUTCDay()))
      }),
      { numRuns: 2000 },
    ))
})

test('the later, the last and the earlier of days', () => {
  const [first, second] = [day('2026-01-01'), day('2026-01-02')]
  expect([laterOf(first, second), laterOf(second, first)]).toEqual([second, second])
  expect([earlierOf(first, second), earlierOf(second, first)]).toEqual([first, first])
  expect([latestOf([second, first]), latestOf([])]).toEqual([second, null])
})

test('weekends, before 1970 too', () =>
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '1969-12-28', '1969-12-29'].map((on) => isWeekend(day(on)))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ]))
