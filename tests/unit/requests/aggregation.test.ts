import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import { aggregationOf, receiptsOf, roundWarningOf } from '@/lib/requests/aggregation'
import { log } from '../clock/histories'

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

test('a clarification is of the same request, which reached the force when it was sent; a refinement is another', () => {
  const clock = clockOf(
    log(
      { type: 'request.sent', on: '2026-09-07' },
      { type: 'clarification.asked', on: '2026-09-10' },
      { type: 'clarification.answered', on: '2026-09-14' },
      { type: 'request.answered', on: '2026-10-02', outcomes: [{ question: 1, outcome: 'refused', sections: ['12'] }] },
      { type: 'request.refined', on: '2026-10-12' },
    ),
    [1],
    { calendar: publishedCalendar, body: 'foia' },
    day('2026-10-20'),
  )
  expect(receiptsOf({ reference: 'CONES-KNT', clock }).map(({ receivedOn }) => receivedOn)).toEqual(['2026-09-07', '2026-10-12'])
})

test('a round is warned of the forces that had something lately, each with what it was, and told when all are clear', () => {
  const lately = new Map([
    ['kent', [earlier('CONES-KNT', '2026-09-28'), earlier('CONES-KNT', '2026-09-30')]],
    ['gwent', [earlier('CONES-GWT', '2026-09-07')]],
    ['sussex', [earlier('OLD-SSX', '2026-01-05')]],
  ])
  const round = ['kent', 'gwent', 'sussex', 'essex'].map((forceId) => ({ forceId, force: forceId }))
  const warning = roundWarningOf(round, lately, day('2026-10-05'), publishedCalendar)!
  expect(warning.forces).toEqual([
    { force: 'kent', references: ['CONES-KNT'] },
    { force: 'gwent', references: ['CONES-GWT'] },
  ])
  expect(warning.clearFrom).toBe('2026-12-24')
  expect(warning.words).toContain('2 of these forces have had another request of ours inside 60 consecutive working days.')
  expect(roundWarningOf(round.slice(1, 2), lately, day('2026-10-05'), publishedCalendar)!.words).toContain('One of these forces has had')
  expect(roundWarningOf(round.slice(2), lately, day('2026-10-05'), publishedCalendar)).toBe(null)
})
