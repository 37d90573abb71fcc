import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, dayIn, dayNumber, dayOfNumber } from '@/lib/days'
import { type CalendarChange, calendarWith, changeRefused, changeRefusals, daysOf, leansOnRule, nameOf, publishedCalendar } from '@/lib/working-days/calendar'
import { receiptDates } from '@/lib/clock/receipt'
import { isWorkingDay } from '@/lib/working-days/working-days'

const numRuns = process.env.STRYKER ? 10 : 200
const receipts = fc.integer({ min: dayNumber(day('2012-01-02')), max: dayNumber(day('2031-06-01')) }).map(dayOfNumber)
const at = (on: string) => publishedCalendar.holidays.get(day(on))!

describe('the table', () => {
  test('gov.uk’s table reaches at least twelve months ahead: else fetch a fresh copy and run npm run calendar:check', () => {
    expect(publishedCalendar.publishedUntil >= addDays(dayIn(new Date()), 365)).toBe(true)
  })

  test('begins and ends where gov.uk’s does; the rule fills in after it and only there', () => {
    expect(publishedCalendar.publishedFrom).toBe('2012-01-02')
    expect(publishedCalendar.publishedUntil).toBe('2028-12-26')
    for (const { on, provisional } of publishedCalendar.holidays.values()) expect(provisional, on).toBe(on > '2028-12-26')
    expect([...publishedCalendar.holidays.keys()].some((on) => on > '2032-12-01')).toBe(true)
  })

  test.each([
    ['2026-01-02', '2nd January, Scotland'],
    ['2026-08-03', 'Summer bank holiday, Scotland'],
    ['2026-11-30', 'St Andrew’s Day, Scotland'],
    ['2026-03-17', 'St Patrick’s Day, Northern Ireland'],
    ['2026-07-13', 'Battle of the Boyne (Orangemen’s Day) (substitute day), Northern Ireland'],
    ['2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
    ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
    ['2026-06-15', 'World Cup bank holiday, Scotland'],
    ['2026-12-28', 'Boxing Day (substitute day)'],
    ['2012-01-02', 'New Year’s Day (substitute day) and 2nd January'],
  ])('%s is %s, and stops the clock of a force in Kent', (on, name) => {
    expect(nameOf(at(on))).toBe(name)
    expect(isWorkingDay(day(on), publishedCalendar)).toBe(false)
    expect(at(on).source).toBe('gov.uk/bank-holidays')
  })

  test('days come in order, one a day, whatever division they come from', () => {
    const event = (title: string, date: string, notes = '') => ({ title, date, notes })
    const table = {
      'england-and-wales': { events: [event('B', '2030-02-02')] },
      scotland: { events: [event('A', '2030-01-01'), event('B ', '2030-02-02', 'Substitute day')] },
      'northern-ireland': { events: [event('B', '2030-02-02')] },
    }
    expect(daysOf(table, true)).toEqual([
      { on: '2030-01-01', name: 'A', nations: ['Scotland'], provisional: true, source: 'worked out by rule: not yet published' },
      { on: '2030-02-02', name: 'B and B (substitute day)', nations: [], provisional: true, source: 'worked out by rule: not yet published' },
    ])
  })
})

describe('an admin’s changes', () => {
  const change = (on: string, effect: CalendarChange['effect']): CalendarChange => ({
    on: day(on),
    effect,
    name: 'State occasion',
    reason: 'proclaimed on 3 March 2027',
  })

  test('no change is the published calendar itself', () => expect(calendarWith([])).toBe(publishedCalendar))

  test('an added day stops the clock everywhere, under its own name and reason', () => {
    const calendar = calendarWith([change('2027-06-07', 'added')])
    expect(calendar.holidays.get(day('2027-06-07'))).toEqual({
      on: '2027-06-07',
      name: 'State occasion',
      nations: [],
      provisional: false,
      source: 'proclaimed on 3 March 2027',
    })
    expect(receiptDates(day('2027-06-01'), publishedCalendar).dueOn).toBe('2027-06-29')
    expect(receiptDates(day('2027-06-01'), calendar).dueOn).toBe('2027-06-30')
    expect(isWorkingDay(day('2027-06-07'), publishedCalendar)).toBe(true)
  })

  test('a struck day counts again', () => {
    const calendar = calendarWith([change('2026-06-15', 'struck')])
    expect(isWorkingDay(day('2026-06-15'), calendar)).toBe(true)
    expect(receiptDates(day('2026-06-01'), calendar).dueOn).toBe('2026-06-29')
  })

  test('removing a holiday and putting it back returns every date; so does adding a day and striking it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...publishedCalendar.holidays.keys()), receipts, (on, received) => {
        const back = calendarWith([change(on, 'struck'), change(on, 'added')])
        expect(receiptDates(received, back)).toEqual(receiptDates(received, publishedCalendar))
        const other = addDays(received, 9)
        const gone = calendarWith([change(other, 'added'), change(other, 'struck')])
        if (!publishedCalendar.holidays.has(other)) expect(receiptDates(received, gone)).toEqual(receiptDates(received, publishedCalendar))
      }),
      { numRuns },
    )
  })

  test.each([
    ['2026-06-15', 'added', 'already-there'],
    ['2026-06-16', 'added', null],
    ['2026-06-13', 'added', 'not-a-weekday'],
    ['2026-06-13', 'struck', 'not-a-weekday'],
    ['2026-06-14', 'added', 'not-a-weekday'],
    ['2026-06-15', 'struck', null],
    ['2026-06-16', 'struck', 'not-there'],
    ['2026-12-25', 'struck', 'by-statute'],
    ['2026-04-03', 'struck', 'by-statute'],
    ['2026-04-06', 'struck', null],
  ] as const)('%s %s: %s', (on, effect, reason) => {
    expect(changeRefused({ on: day(on), effect }, publishedCalendar)).toBe(reason)
    if (reason) expect(changeRefusals[reason]).toMatch(/\.$/)
  })
})

test('a count leans on the rule where it leaves the published table at either end', () => {
  const leans = (from: string, to: string) => leansOnRule(from as Day, to as Day, publishedCalendar)
  expect(leans('2028-11-01', '2028-12-26')).toBe(false)
  expect(leans('2028-11-01', '2028-12-27')).toBe(true)
  expect(leans('2011-12-31', '2012-02-01')).toBe(false)
  expect(leans('2011-12-30', '2012-02-01')).toBe(true)
})
