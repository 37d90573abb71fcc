import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, rangeOf } from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'
import { decimal, nought, plus } from '@/lib/figures/decimal'
import { isOtherUnit, periodMark } from '@/lib/findings/periods'
import { coverageText, rangeWords, total, totalOf, totalSentence } from '@/lib/findings/totals'

const read = (...texts: string[]) => texts.map((text) => parseCell(text))

test('a suppressed figure widens the total, and a refusal only lessens what it rests on', () => {
  expect(total(read('10', '<5', 'refused s.40'))).toEqual({ low: '10', high: '14', answered: 2, asked: 3, leftOut: [], text: '10–14' })
})

test('a blank is never nought: it is asked and not answered', () => {
  expect(total(read('', '', '5'))).toMatchObject({ text: '5', answered: 1, asked: 3 })
  expect(total(read('0', '0', '5'))).toMatchObject({ text: '5', answered: 3, asked: 3 })
})

test('a total of no figures is none, not nought', () => {
  expect(total(read('', 'refused', '*', 'n/a'))).toMatchObject({ low: null, high: null, text: '', answered: 0, asked: 4 })
  expect(total(read('nil'))).toMatchObject({ low: '0', high: '0', text: '0' })
})

test('a figure in another unit is left out, and said', () => {
  expect(total(read('10', '£5', '20%'), 'count')).toMatchObject({
    text: '10',
    answered: 1,
    asked: 3,
    leftOut: [
      { why: 'percentage', count: 1 },
      { why: 'other unit', count: 1 },
    ],
  })
  expect(total([parseCell('12.50', '£'), parseCell('£0.75', '£')], '£').text).toBe('£13.25')
})

test('percentages have no total', () => {
  expect(total([parseCell('10', '%'), parseCell('20%', '%')], '%')).toMatchObject({
    low: null,
    text: '',
    answered: 0,
    leftOut: [{ why: 'percentage', count: 2 }],
  })
})

describe('what the force said of its figure', () => {
  const asked = { unit: 'count', unitWords: 'cones', period: { code: 'Y2024', label: '2024', basis: 'calendar' } } as const

  test('another period stays out of the total', () => {
    const parts = [
      { cell: parseCell('10') },
      { cell: parseCell('99'), periodSaid: 'Financial year 2024/25' },
      { cell: parseCell('7'), periodSaid: 'to 30 November' },
    ]
    expect(totalOf(parts, asked)).toMatchObject({ text: '10', answered: 1, asked: 3, leftOut: [{ why: 'other period', count: 2 }] })
  })

  test('what was withdrawn stays out of the total', () => {
    expect(totalOf([{ cell: parseCell('10') }, { cell: parseCell('99'), isRetracted: true }], asked)).toMatchObject({
      text: '10',
      leftOut: [{ why: 'withdrawn', count: 1 }],
    })
  })

  test('people are not added to cones', () => {
    expect(
      totalOf(
        [
          { cell: parseCell('10'), unitSaid: 'Cones, not incidents' },
          { cell: parseCell('99'), unitSaid: 'people' },
        ],
        asked,
      ),
    ).toMatchObject({ text: '10', leftOut: [{ why: 'other unit', count: 1 }] })
  })

  test.each([
    [null, 'calendar', null],
    ['', 'calendar', null],
    ['Calendar year', 'calendar', null],
    ['calendar year, complete', 'calendar', null],
    ['2024', 'calendar', null],
    ['Financial year', 'calendar', 'F'],
    ['FY 2024/25', 'calendar', 'F'],
    ['financial year', 'financial', null],
    ['calendar year', 'financial', 'C'],
    ['part of the year', 'calendar', 'P'],
    ['to 30 November', 'calendar', 'P'],
    ['2023', 'calendar', 'P'],
    ['calendar year to November', 'calendar', 'P'],
  ] as const)('period %j where %s is asked is marked %j', (said, basis, mark) => expect(periodMark(said, { code: 'Y2024', label: '2024', basis })).toBe(mark))

  test.each([
    [null, 'cones', false],
    ['Cones', 'cones', false],
    ['cone', 'cones', false],
    ['cones (not incidents)', 'cones', false],
    ['incidents', 'cones', true],
    ['people', 'number', true],
  ])('unit %j where %j is asked is another: %j', (said, asked, isOther) => expect(isOtherUnit(said, asked)).toBe(isOther))
})

const cells = fc.array(
  fc
    .oneof(
      fc.nat(100_000).map((n) => `${n}`),
      fc.nat(99).map((n) => `<${n + 1}`),
      fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 51, max: 99 })).map(([a, b]) => `${a}-${b}`),
      fc.nat(9999).map((n) => `${n / 100}`),
      fc.constantFrom('', '*', 'refused s.12', 'not held', 'n/a', '£5', '5%'),
    )
    .map((text) => parseCell(text)),
  { maxLength: 43 },
)

describe('for all cells', () => {
  test('their order does not matter', () => {
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((cell) => [keys.next().value as number, cell] as const)
          .sort(([a], [b]) => a - b)
          .map(([, cell]) => cell)
        expect(total(shuffled)).toEqual(total(list))
      }),
    )
  })

  test('two parts added are the whole', () => {
    fc.assert(
      fc.property(cells, cells, (left, right) => {
        const [one, other, both] = [total(left), total(right), total([...left, ...right])]
        expect(both.low ?? nought).toBe(plus(one.low ?? nought, other.low ?? nought))
        expect(both.high ?? nought).toBe(plus(one.high ?? nought, other.high ?? nought))
        expect([both.answered, both.asked]).toEqual([one.answered + other.answered, one.asked + other.asked])
      }),
    )
  })

  test('one more suppressed figure widens the total by its own width', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 20 }), (list, limit) => {
        const width = (sum: { low: string | null; high: string | null }) =>
          plus(decimal(sum.high ?? '0'), decimal(sum.low ? (sum.low.startsWith('-') ? sum.low.slice(1) : sum.low === '0' ? '0' : `-${sum.low}`) : '0'))
        expect(width(total([...list, parseCell(`<${limit}`)]))).toBe(plus(width(total(list)), decimal(`${limit - 1}`)))
      }),
    )
  })

  test('a blank adds nothing but one asked', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const [without, with_] = [total(list), total([...list, parseCell(' ')])]
        expect(with_).toEqual({ ...without, asked: without.asked + 1 })
      }),
    )
  })

  test('the true sum lies within the total, whatever the suppressed figures are', () => {
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat()), (list, picks) => {
        const truth = list.flatMap((cell: Cell) => {
          const range = rangeOf(cell)
          if (!range || !('unit' in cell) || cell.unit !== 'count') return []
          const [low, high] = [Number(range.low), Number(range.high)]
          return [low === high ? low : low + ((picks.next().value as number) % (high - low + 1))]
        })
        const sum = total(list)
        if (sum.low === null) return void expect(truth).toEqual([])
        const all = truth.reduce((a, b) => a + b, 0)
        expect(all).toBeGreaterThanOrEqual(Number(sum.low) - 1e-6)
        expect(all).toBeLessThanOrEqual(Number(sum.high) + 1e-6)
      }),
    )
  })
})

test('a total is said with what it rests on', () => {
  const sum = total(read('1,180', '9', '<5', '<5', '<5', '', '5%'))
  expect(rangeWords({ low: sum.low!, high: sum.high! }, 'count')).toBe('between 1,189 and 1,201')
  expect(coverageText(sum)).toBe('5 of 7')
  expect(totalSentence(sum, ['metropolitan'], 'count')).toMatch(
    /^Between 1,189 and 1,201, from 5 of 7 forces, who police \d+% of the people of England and Wales \(mid-2023\)\. Left out: 1 gave percentages, which are not added\.$/,
  )
  expect(totalSentence(total([]), [], 'count')).toBe('No figure to add yet.')
  expect(totalSentence(total([parseCell('5%')], '%'), [], '%')).toMatch(/^No total: percentages are not added\./)
})
