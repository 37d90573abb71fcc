import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/deadlines/calendar'
import { aggregationOf } from '@/lib/requests/aggregation'

const earlier = (reference: string, receivedOn: string) => ({ reference, receivedOn: day(receivedOn) })
const on = (sendOn: string, ...before: ReturnType<typeof earlier>[]) => aggregationOf(before, day(sendOn), publishedCalendar)

// From Monday 7 September 2026, the sixtieth working day is Friday 27 November: twelve weeks of five, day one counted.
test.each([
  ['2026-09-07', '2026-09-07', true, '2026-12-01'],
  ['2026-09-07', '2026-11-27', true, '2026-12-01'],
  ['2026-09-07', '2026-11-30', true, '2026-12-01'],
  ['2026-09-07', '2026-12-01', false, null],
  ['2026-09-06', '2026-11-29', true, '2026-12-01'],
  ['2026-09-06', '2026-12-01', false, null],
  ['2026-09-07', '2026-09-04', false, null],
])('received %s, a second round on %s can be added up: %s', (receivedOn, sendOn, isNear, clearFrom) => {
  const found = on(sendOn, earlier('CONES-KNT', receivedOn))
  expect(found !== null).toBe(isNear)
  expect(found?.clearFrom ?? null).toBe(clearFrom)
})

test('of several the latest says from when the way is clear, and all are named', () => {
  const found = on('2026-10-05', earlier('B', '2026-09-28'), earlier('A', '2026-09-07'), earlier('OLD', '2026-01-05'))!
  expect(found.with.map(({ reference }) => reference)).toEqual(['A', 'B'])
  expect(found.clearFrom).toBe('2026-12-22')
  expect(found.words.replaceAll('\u00a0', ' ')).toBe(
    'B reached this force on Monday 28 September 2026, 5 working days before. Requests for similar information inside 60 consecutive working days can be added up for the cost limit. Clear of it from Tuesday 22 December 2026.',
  )
  expect(found.source).toBe('SI 2004/3244 reg.5(2)(b)')
  expect(on('2026-09-29', earlier('B', '2026-09-28'))!.words).toContain(', 1 working day before')
})

test('nothing went before', () => expect(on('2026-10-05')).toBe(null))
