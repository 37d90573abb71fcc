import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, dayNumber, dayOfNumber } from '@/lib/days'
import { calendarWith, publishedCalendar } from '@/lib/working-days/calendar'
import { clockFrom, receiptDates } from '@/lib/clock/receipt'
import { isWorkingDay, skippedBetween, workingDayAfter, workingDayFrom, workingDaysBetween } from '@/lib/working-days/working-days'
import { isOpen, nth, tomorrow } from '../clock/oracle'

const calendar = publishedCalendar
const days = (from: string, to: string) => fc.integer({ min: dayNumber(day(from)), max: dayNumber(day(to)) }).map(dayOfNumber)
const numRuns = process.env.STRYKER ? 20 : 1000
// Under mutation each test runs thousands of times: there, one day in sixty-one is compared.
const every = process.env.STRYKER ? 61 : 1

describe('against a count made day by day', () => {
  test('every receipt day from 2012-01-02 to 2028-11-25 agrees, by both rules, for 20 and 40 days', () => {
    let days = 0
    for (let received = '2012-01-02'; received <= '2028-11-25'; received = tomorrow(received)) {
      days += 1
      if (days % every > 0) continue
      const { dueOn, codeDueOn, fortiethOn, codeFortiethOn } = receiptDates(received as Day, calendar)
      const ours = [dueOn, codeDueOn, fortiethOn, codeFortiethOn].join()
      const theirs = [nth(received, 20, 'A'), nth(received, 20, 'B'), nth(received, 40, 'A'), nth(received, 40, 'B')].join()
      if (ours !== theirs) expect(ours, `received ${received}`).toBe(theirs)
    }
    expect(days).toBe(6173)
  })

  test('every day from 2012 to 2032 is a working day for both or for neither', () => {
    for (let on = '2012-01-02'; on <= '2032-12-31'; on = tomorrow(on)) if (isWorkingDay(on as Day, calendar) !== isOpen(on)) expect(on).toBe('agreed')
  })

  test('working days between two days are counted as they come', () => {
    fc.assert(
      fc.property(days('2012-01-02', '2031-01-01'), fc.integer({ min: 0, max: 400 }), (from, length) => {
        const to = addDays(from, length)
        let counted = 0
        for (let on = tomorrow(from); on <= to; on = tomorrow(on)) if (isOpen(on)) counted += 1
        expect(workingDaysBetween(from, to, calendar)).toBe(counted)
        expect(workingDaysBetween(to, from, calendar)).toBe(counted === 0 ? 0 : -counted)
      }),
      { numRuns: Math.min(numRuns, 300) },
    )
  })
})

describe('counting', () => {
  test('the day counted from is never counted', () => {
    expect(workingDayAfter(day('2026-11-23'), 1, calendar)).toBe('2026-11-24')
    expect(workingDayAfter(day('2026-11-22'), 1, calendar)).toBe('2026-11-23')
  })

  test('no working days after a day is that day, even on a Sunday', () => expect(workingDayAfter(day('2026-11-22'), 0, calendar)).toBe('2026-11-22'))

  test.each([-1, 1.5, Number.NaN])('%s is no number of working days', (count) =>
    expect(() => workingDayAfter(day('2026-11-22'), count, calendar)).toThrow(/Not a number of working days/),
  )

  test('there and back: the nth working day after a day lies n working days from it, and is one', () => {
    fc.assert(
      fc.property(days('2005-01-01', '2040-01-01'), fc.integer({ min: 1, max: 300 }), (from, count) => {
        const on = workingDayAfter(from, count, calendar)
        expect(isWorkingDay(on, calendar)).toBe(true)
        expect(workingDaysBetween(from, on, calendar)).toBe(count)
      }),
      { numRuns },
    )
  })

  test('before and beyond the index weekdays are counted one by one, and nothing breaks at its edges', () => {
    fc.assert(
      fc.property(days('2044-06-01', '2048-01-01'), fc.integer({ min: 1, max: 300 }), (from, count) => {
        const on = workingDayAfter(from, count, calendar)
        let naive = from
        for (let left = count; left > 0; ) {
          naive = addDays(naive, 1)
          if (isOpen(naive)) left -= 1
        }
        expect(on).toBe(naive)
        expect(workingDaysBetween(from, on, calendar)).toBe(count)
      }),
      { numRuns },
    )
    expect(workingDayAfter(day('1999-12-31'), 5, calendar)).toBe('2000-01-07')
    expect(workingDaysBetween(day('1999-12-31'), day('2000-01-07'), calendar)).toBe(5)
    expect(workingDaysBetween(day('2004-11-29'), day('2004-12-02'), calendar)).toBe(3)
    expect(workingDaysBetween(day('2004-11-27'), day('2004-12-05'), calendar)).toBe(5)
    expect(workingDaysBetween(day('2045-12-29'), day('2046-01-07'), calendar)).toBe(5)
    expect(workingDaysBetween(day('2060-01-01'), day('1960-01-01'), calendar)).toBe(-workingDaysBetween(day('1960-01-01'), day('2060-01-01'), calendar))
    expect(workingDayAfter(day('9999-12-01'), 3, calendar)).toBe('9999-12-06')
  })

  test('a day off moves to the next working day, a working day stays', () => {
    expect(workingDayFrom(day('2026-12-25'), calendar)).toBe('2026-12-29')
    expect(workingDayFrom(day('2026-12-24'), calendar)).toBe('2026-12-24')
  })

  test('skipped weekdays are listed in order, a holiday on a weekend is not among them', () => {
    expect(skippedBetween(day('2026-03-06'), day('2026-04-08'), calendar).map(({ on, name, nations }) => [on, name, nations])).toEqual([
      ['2026-03-17', 'St Patrick’s Day', ['Northern Ireland']],
      ['2026-04-03', 'Good Friday', []],
      ['2026-04-06', 'Easter Monday', ['England and Wales', 'Northern Ireland']],
    ])
    expect(skippedBetween(day('2026-03-17'), day('2026-04-02'), calendar)).toEqual([])
    expect(skippedBetween(day('2026-03-16'), day('2026-03-17'), calendar)).toHaveLength(1)
    const more = calendarWith([
      { on: day('2026-03-24'), effect: 'added', name: 'Second', reason: 'a test' },
      { on: day('2026-03-10'), effect: 'added', name: 'First', reason: 'a test' },
    ])
    expect(skippedBetween(day('2026-03-06'), day('2026-04-01'), more).map(({ name }) => name)).toEqual(['First', 'St Patrick’s Day', 'Second'])
    const saturday = calendarWith([{ on: day('2026-03-07'), effect: 'added', name: 'A Saturday', reason: 'a test' }])
    expect(skippedBetween(day('2026-03-06'), day('2026-03-09'), saturday)).toEqual([])
  })
})

describe('a receipt', () => {
  test('rule B is never the earlier, and differs by one working day on a day off alone', () => {
    fc.assert(
      fc.property(days('2012-01-02', '2030-01-01'), (received) => {
        const { dueOn, codeDueOn } = receiptDates(received, calendar)
        expect(workingDaysBetween(dueOn, codeDueOn, calendar)).toBe(isWorkingDay(received, calendar) ? 0 : 1)
      }),
      { numRuns },
    )
  })

  test('an England-and-Wales calendar would be wrong for 167 of the 365 receipt days of 2026', () => {
    const elsewhere = [...calendar.holidays.values()].filter(({ nations }) => nations.length > 0 && !nations.includes('England and Wales'))
    const english = calendarWith(elsewhere.map(({ on }) => ({ on, effect: 'struck', name: '', reason: 'a test' })))
    let wrong = 0
    for (let on = '2026-01-01'; on <= '2026-12-31'; on = tomorrow(on))
      if (receiptDates(on as Day, english).dueOn !== receiptDates(on as Day, calendar).dueOn) wrong += 1
    expect(wrong).toBe(167)
  })

  test('the calculator shows each day in its place: numbered, or named', () => {
    const clock = clockFrom(day('2026-03-06'), calendar)
    expect(clock.explanation.filter(({ kind }) => kind === 'day').map(({ number }) => number)).toEqual(Array.from({ length: 41 }, (_, number) => number))
    expect(clock.explanation.filter(({ kind }) => kind === 'day').at(20)!.on).toBe(clock.dueOn)
    expect(clock.explanation.at(-1)).toEqual({ on: '2026-05-07', kind: 'day', number: 40, name: 'Working day 40', source: 'FOIA 2000 s.10(6)' })
    expect(clock.explanation.find(({ on }) => on === '2026-03-17')).toEqual({
      on: '2026-03-17',
      kind: 'skipped',
      number: null,
      name: 'St Patrick’s Day, Northern Ireland',
      source: 'gov.uk/bank-holidays',
    })
    expect(clock.explanation.find(({ on }) => on === '2026-03-07')).toEqual({
      on: '2026-03-07',
      kind: 'skipped',
      number: null,
      name: 'Saturday',
      source: 'FOIA 2000 s.10(6)',
    })
    expect(clock.explanation[0]).toEqual({ on: '2026-03-06', kind: 'day', number: 0, name: 'Day of receipt, day 0', source: 'FOIA 2000 s.10(1)' })
    expect(clock.skipped).toEqual([
      { on: '2026-03-17', name: 'St Patrick’s Day, Northern Ireland' },
      { on: '2026-04-03', name: 'Good Friday' },
      { on: '2026-04-06', name: 'Easter Monday, England and Wales and Northern Ireland' },
    ])
    expect(clock.sentence.replaceAll('\u00a0', ' ')).toBe(
      'A request received on Friday 6 March 2026 must be answered promptly and in any event by Wednesday 8 April 2026, the twentieth working day following the date of receipt, leaving out weekends and Tue 17 Mar (St Patrick’s Day, Northern Ireland), Fri 3 Apr (Good Friday) and Mon 6 Apr (Easter Monday, England and Wales and Northern Ireland) (Freedom of Information Act 2000, section 10(1) and (6)).',
    )
  })

  test('a Saturday that is a holiday too is a Saturday', () => {
    const more = calendarWith([{ on: day('2026-03-07'), effect: 'added', name: 'A Saturday holiday', reason: 'a test' }])
    expect(clockFrom(day('2026-03-06'), more).explanation).toEqual(clockFrom(day('2026-03-06'), calendar).explanation)
    expect(clockFrom(day('2026-03-07'), more).explanation[0]!.name).toContain('(Saturday)')
  })

  test('a receipt on a day off says so, and gives both dates', () => {
    const clock = clockFrom(day('2026-11-22'), calendar)
    expect(clock.explanation[0]!.name).toBe('Day of receipt, day 0, on a non-working day (Sunday): counted from all the same (rule A)')
    expect(clock.sentence).toMatch(/taken as received on the next working day, as the section 45 Code has it, the date is Tuesday.22.December 2026\.$/)
    expect(clockFrom(day('2026-06-15'), calendar).explanation[0]!.name).toContain('(World Cup bank holiday, Scotland)')
    expect(clockFrom(day('2026-09-07'), calendar).sentence).toContain('leaving out weekends (Freedom')
  })

  test('a date past the published table is provisional, and its days say so', () => {
    expect(clockFrom(day('2028-11-23'), calendar).provisional).toBe(false)
    const clock = clockFrom(day('2028-12-08'), calendar)
    expect(clock.provisional).toBe(true)
    expect(clock.explanation.find(({ on }) => on === '2029-01-02')).toMatchObject({
      name: '2nd January, Scotland (provisional)',
      source: 'worked out by rule: not yet published',
    })
    expect(clockFrom(day('2011-12-30'), calendar).provisional).toBe(true)
    expect(clockFrom(day('2011-12-31'), calendar).provisional).toBe(false)
  })
})
