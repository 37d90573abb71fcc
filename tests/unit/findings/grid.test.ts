import { expect, test } from 'vitest'
import { parseCell } from '@/lib/figures/parse-cell'
import { type GridFigure, gridOf, gridQuery, gridViewIn } from '@/lib/findings/grid'

const requests = ['derbyshire', 'dorset', 'kent'].map((id) => ({ id: `r-${id}`, force: { id } }))
const measures = [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }]
const periods = [
  { code: 'Y2024', label: '2024', basis: 'calendar' as const },
  { code: 'Y2025', label: '2025', basis: 'calendar' as const },
]
const figure = (force: string, text: string, more: Partial<GridFigure> = {}): GridFigure => ({
  requestId: `r-${force}`,
  measure: 'LOST',
  period: 'Y2024',
  version: 1,
  text,
  cell: parseCell(text),
  unitSaid: null,
  periodSaid: null,
  source: 'letter',
  file: null,
  place: null,
  isRetracted: false,
  isChecked: true,
  isCorrected: false,
  ...more,
})
const grid = (...figures: GridFigure[]) => gridOf(requests, measures, periods, figures)

test('a silent force is a row of awaited cells, and counts among those asked', () => {
  const { rows, columns, counts } = grid(figure('kent', '5'))
  expect(rows.map(({ cells }) => cells.map(({ cell }) => cell.kind))).toEqual([
    ['awaited', 'awaited'],
    ['awaited', 'awaited'],
    ['number', 'awaited'],
  ])
  expect(columns.map(({ total }) => [total.text, total.answered, total.asked])).toEqual([
    ['5', 1, 3],
    ['', 0, 3],
  ])
  expect(counts.get('awaited')).toBe(5)
})

test('what is left out of the total is not among the forces it rests on', () => {
  const { columns } = grid(figure('kent', '5'), figure('dorset', '7', { periodSaid: 'financial year' }), figure('derbyshire', '9', { isRetracted: true }))
  expect(columns[0]).toMatchObject({ forceIds: ['kent'], total: { text: '5', answered: 1, asked: 3 } })
})

test.each([
  [figure('kent', '5', { isChecked: false }), ['to-check']],
  [figure('kent', '5'), ['checked']],
  [figure('kent', '<5'), ['checked', 'below']],
  [figure('kent', '*', { source: null, isChecked: false }), ['to-check', 'no-source']],
  [figure('kent', '5', { periodSaid: 'to November' }), ['checked', 'other-period']],
  [figure('kent', '5', { isCorrected: true }), ['checked', 'corrected']],
  [figure('kent', '5', { isRetracted: true, isChecked: false, source: null, isCorrected: true }), ['withdrawn']],
  [figure('kent', 'approx 5', { isChecked: false }), ['unclear']],
  [figure('kent', 'refused s.12', { isChecked: false, source: null }), []],
])('case %#: a cell is found under its own chips', (one, shows) => expect(grid(one).rows[2]!.cells[0]!.shows).toEqual(shows))

test('a financial year, a part of a year and another unit are marked', () => {
  const mark = (more: Partial<GridFigure>, text = '5') => grid(figure('kent', text, more)).rows[2]!.cells[0]!.mark
  expect([
    mark({}),
    mark({ periodSaid: 'FY 2024/25' }),
    mark({ periodSaid: 'to November' }),
    mark({ unitSaid: 'people' }),
    mark({}, '£5'),
    mark({ periodSaid: 'FY' }, 'refused'),
  ]).toEqual([null, 'F', 'P', 'U', 'U', null])
})

test('a view and its address are one; what is unknown is left out', () => {
  const view = { show: 'to-check', cell: 'kent.LOST.Y2024' } as const
  expect(gridViewIn(Object.fromEntries(new URLSearchParams(gridQuery(view))))).toEqual(view)
  expect(gridViewIn({ show: 'everything', cell: ['a', 'b'] })).toEqual({ show: null, cell: 'a' })
  expect(gridQuery({ show: null, cell: null })).toBe('')
})
