import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { badgesOf } from '@/lib/requests/badges'
import { tileFactOf } from '@/lib/requests/tile-fact'
import { timingLabel } from '@/lib/requests/timing'
import { answered, clarificationAsked, extended, rowOf, sent } from '../board/rows'

const days = (asAt: string, ...events: Parameters<typeof rowOf>[1]) => timingLabel(rowOf('CONES-KNT', events, { asAt }).timing)

describe('the column of days', () => {
  // Sent Friday 6 March 2026: due Wednesday 8 April. Sent Saturday 7 March: due 8 April by rule A, 9 April by rule B.
  test.each([
    ['the day before it is due', '2026-04-07', '2026-03-06', '1 left'],
    ['on the day it is due nobody is late', '2026-04-08', '2026-03-06', 'due today'],
    ['the day after', '2026-04-09', '2026-03-06', '1 late'],
    ['a weekend adds nothing', '2026-04-12', '2026-03-06', '2 late'],
    ['between rule A and rule B nobody is called late', '2026-04-09', '2026-03-07', 'by rule B'],
    ['after rule B it is late by rule A’s count', '2026-04-10', '2026-03-07', '2 late'],
  ])('%s', (_, asAt, sentOn, words) => expect(days(asAt, sent(sentOn))).toBe(words))

  test('an answer in time shows the working day it took', () =>
    expect(days('2026-04-23', sent('2026-03-06'), answered('2026-04-07', 'disclosed'))).toBe('day 19'))
  test('a late answer keeps how late it was', () => expect(days('2026-05-01', sent('2026-03-06'), answered('2026-04-21', 'disclosed'))).toBe('9 late'))
  test('a clarification stops the count', () => expect(days('2026-04-23', sent('2026-03-06'), clarificationAsked('2026-03-26'))).toBe('stopped'))
  test('late by no working day is late, and says no number', () => {
    // Sent Friday 27 March 2026: due Tuesday 28 April. An extension to Friday 1 May is answered on Sunday 3 May.
    const late = [sent('2026-03-27'), extended('2026-04-27', '2026-05-01')] as const
    expect(days('2026-05-03', ...late)).toBe('late')
    expect(days('2026-05-05', ...late, answered('2026-05-03', 'disclosed'))).toBe('late')
    expect(days('2026-05-05', ...late, answered('2026-05-01', 'disclosed'))).toMatch(/^day /)
  })
  test('an answer taken back is told by its day, and is not late', () => {
    const back = { type: 'answer.retracted', on: day('2026-05-05') } as const
    expect(days('2026-06-09', sent('2026-03-06'), answered('2026-04-01', 'disclosed'), back)).toBe('none since 5\u00a0May')
    const { standing, clock } = rowOf('CONES-KNT', [sent('2026-03-06'), answered('2026-04-01', 'disclosed'), back], { asAt: '2026-06-09' })
    expect([standing, clock.lateBy]).toEqual(['answer withdrawn', 0])
  })
  test('a draft has no days', () => expect(days('2026-04-23')).toBe(''))
  test('a withdrawn request has none', () => expect(days('2026-04-23', sent('2026-03-06'), { type: 'request.withdrawn', on: day('2026-04-20') })).toBe(''))
})

describe('marks', () => {
  const marks = (...events: Parameters<typeof rowOf>[1]) => badgesOf(rowOf('CONES-KNT', events)).map(({ words }) => words)
  test('a standing that says it already has no mark', () =>
    expect(marks(sent('2026-03-06'), extended('2026-04-08', '2026-05-06'))).not.toContain('Ext. 6\u00a0May'))
  test('an extension that has run out keeps its mark beside “no response”', () =>
    expect(marks(sent('2026-03-06'), extended('2026-04-08', '2026-04-15'))).toContain('Ext. 15\u00a0Apr'))
  test('a late notice says by how many days, and so does what it left late', () => {
    const late = [sent('2026-03-06'), extended('2026-04-21', '2026-05-06')] as const
    expect(marks(...late)).toEqual(expect.arrayContaining(['Notice 9 working days late', 'Was 9 working days late']))
    expect(tileFactOf(rowOf('CONES-KNT', [...late]))).toBe('notice late')
    const inTime = [sent('2026-03-06'), extended('2026-04-08', '2026-05-06')] as const
    expect(marks(...inTime).join()).not.toMatch(/late/)
    expect(tileFactOf(rowOf('CONES-KNT', [...inTime]))).toBe('to 6\u00a0May')
  })
  test('a clarification asked is our turn', () => expect(marks(sent('2026-03-06'), clarificationAsked('2026-03-26'))).toContain('Our turn'))
  test('a clock that began anew says when', () =>
    expect(marks(sent('2026-03-06'), clarificationAsked('2026-03-18'), { type: 'clarification.answered', on: day('2026-03-20') })).toContain(
      'New clock 20\u00a0Mar',
    ))
  test('a refusal shows the last day for a review', () =>
    expect(marks(sent('2026-03-06'), answered('2026-04-07', 'refused', ['12']))).toEqual(['Review to 4\u00a0Jun']))
  test('a receipt on a Saturday shows the other reading until it is answered', () => {
    expect(marks(sent('2026-04-11'))).toEqual(['Rule B 12\u00a0May'])
    expect(marks(sent('2026-03-07'), answered('2026-04-07', 'disclosed'))).toEqual([])
  })
})
