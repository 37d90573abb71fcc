import { describe, expect, test } from 'vitest'
import { type Day, day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { countedAfter, countedBetween, type Fee, lastOfMonths } from '@/lib/clock/periods'

const fee = (askedOn: string, paidOn: string | null, more: Partial<Fee> = {}): Fee => ({
  askedOn: day(askedOn),
  paidOn: paidOn as Day | null,
  payBy: day('2026-12-31'),
  isPaidInTime: paidOn !== null,
  isLate: false,
  amount: null,
  eventId: '',
  ...more,
})
const after = (from: string, count: number, ...fees: Fee[]) => countedAfter(day(from), count, fees, publishedCalendar)
const between = (from: string, to: string, ...fees: Fee[]) => countedBetween(day(from), day(to), fees, publishedCalendar)

describe('days between a fees notice and the payment are left out, both included', () => {
  test.each([
    ['no fee', '2026-10-05', []],
    ['a week, Monday to Friday', '2026-10-12', [fee('2026-09-14', '2026-09-18')]],
    ['asked for and paid on one day', '2026-10-06', [fee('2026-09-14', '2026-09-14')]],
    ['over a weekend', '2026-10-07', [fee('2026-09-18', '2026-09-21')]],
    ['on a weekend', '2026-10-05', [fee('2026-09-19', '2026-09-20')]],
    ['two fees', '2026-10-13', [fee('2026-09-14', '2026-09-18'), fee('2026-09-21', '2026-09-21')]],
    ['two fees that overlap count once', '2026-10-13', [fee('2026-09-14', '2026-09-18'), fee('2026-09-16', '2026-09-21')]],
    ['from the day of receipt on', '2026-10-12', [fee('2026-09-07', '2026-09-14')]],
    ['before the receipt', '2026-10-05', [fee('2026-08-10', '2026-08-14')]],
    ['on day 20', '2026-10-06', [fee('2026-10-05', '2026-10-05')]],
    ['after day 20', '2026-10-05', [fee('2026-10-06', '2026-10-30')]],
    ['not paid', '2026-10-05', [fee('2026-09-14', null)]],
    ['paid too late', '2026-10-05', [fee('2026-09-14', '2026-09-18', { isPaidInTime: false })]],
    ['asked for too late', '2026-10-05', [fee('2026-09-14', '2026-09-18', { isLate: true })]],
  ] as const)('%s', (_, dueOn, fees) => {
    expect(after('2026-09-07', 20, ...fees)).toBe(dueOn)
    if (fees.every(({ isPaidInTime, isLate }) => isPaidInTime && !isLate)) expect(between('2026-09-07', dueOn, ...fees)).toBe(20)
  })

  test('counted up to a day inside and before the days left out', () => {
    const week = fee('2026-09-14', '2026-09-18')
    expect(between('2026-09-07', '2026-09-11', week)).toBe(4)
    expect(between('2026-09-07', '2026-09-14', week)).toBe(4)
    expect(between('2026-09-07', '2026-09-16', week)).toBe(4)
    expect(between('2026-09-07', '2026-09-21', week)).toBe(5)
    expect(between('2026-09-07', '2026-09-21', { ...week, isLate: true })).toBe(10)
    expect(between('2026-09-07', '2026-09-21', { ...week, isPaidInTime: false })).toBe(10)
    expect(between('2026-09-07', '2026-09-21', { ...week, paidOn: null })).toBe(10)
    expect(between('2026-09-16', '2026-09-21', week)).toBe(1)
  })
})

describe('months', () => {
  test.each([
    ['2026-09-14', 3, '2026-12-13'],
    ['2026-12-01', 1, '2026-12-31'],
    ['2026-12-31', 0, '2026-12-30'],
    // No such day in the last month: it ends with that month, and nothing is taken off.
    ['2026-08-31', 3, '2026-11-30'],
    ['2026-11-29', 3, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-11-29', 3, '2028-02-28'],
    ['2027-01-31', 3, '2027-04-30'],
    ['2027-03-31', 3, '2027-06-30'],
    ['2026-12-31', 3, '2027-03-30'],
  ])('beginning with %s, %s months end with %s', (on, count, last) => expect(lastOfMonths(day(on), count)).toBe(last))
})
