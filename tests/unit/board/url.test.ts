import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { type BoardView, queryOf, quickFilters, sortedBy, sortKeys, viewIn, wholeBoard } from '@/lib/board/url'
import { standings } from '@/lib/clock/standing'

const read = (query: string) => viewIn(Object.fromEntries(new URLSearchParams(query)), standings)

describe('a view of the board and its address', () => {
  test('the whole board has no query', () => {
    expect(queryOf(wholeBoard)).toBe('')
    expect(read('')).toEqual(wholeBoard)
  })

  test('every view is read back from its address as it was', () => {
    const views: fc.Arbitrary<BoardView> = fc.record({
      standing: fc.subarray([...standings]),
      show: fc.constantFrom(null, ...quickFilters),
      q: fc.stringMatching(/^[a-zA-Z&/\d]{0,20}$/),
      owner: fc.constantFrom(null, 'me', 'none', '0197c5f0-0000-7000-8000-000000000001'),
      sort: fc.constantFrom(...sortKeys),
      descending: fc.boolean(),
      asAt: fc.constantFrom(null, day('2026-04-23'), day('2024-02-29')),
      ticked: fc.constant(null),
    })
    fc.assert(
      fc.property(views, (view) => {
        expect(read(queryOf(view))).toEqual(view)
      }),
    )
  })

  test.each([
    ['standing=no such,refused', { standing: ['refused'] }],
    ['standing=', { standing: [] }],
    ['show=everything', { show: null }],
    ['sort=-nonsense', { sort: 'need', descending: true }],
    ['asAt=2026-02-30', { asAt: null }],
    ['asAt=yesterday', { asAt: null }],
  ])('what an address holds that the board does not know is left out: %s', (query, expected) => expect(read(query)).toMatchObject(expected))

  test('ticks are not passed on with a filter or an order', () => {
    expect(queryOf({ ...wholeBoard, ticked: 'all' }, { show: 'late' })).toBe('?show=late')
    expect(queryOf(wholeBoard, { ticked: 'all' })).toBe('?tick=all')
  })

  test('a second press on a column turns its order round; another column begins upwards, figures downwards', () => {
    expect(sortedBy(wholeBoard, 'due')).toEqual({ sort: 'due', descending: false })
    expect(sortedBy({ ...wholeBoard, sort: 'due' }, 'due')).toEqual({ sort: 'due', descending: true })
    expect(sortedBy({ ...wholeBoard, sort: 'due', descending: true }, 'figures')).toEqual({ sort: 'figures', descending: true })
  })
})
