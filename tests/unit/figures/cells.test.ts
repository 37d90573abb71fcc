import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canBeNought,
  type Cell,
  isGiven,
  needsSource,
  rangeOf,
  shownOf,
  textOf,
  toInputText,
  type Unclear,
  unclearWords,
  unitOf,
  cellLabel,
} from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'
import { type Decimal, decimal } from '@/lib/figures/decimal'

const number = (value: string, unit: 'count' | '£' | '%' = 'count') => ({ kind: 'number', value, unit })
const below = (low: string, high: string, unit: 'count' | '£' | '%' = 'count') => ({ kind: 'below', low, high, unit })

describe('a number', () => {
  test.each([
    ['1189', number('1189')],
    ['1,189', number('1189')],
    ['1 189', number('1189')],
    ['1\u00a0189', number('1189')],
    ['1\u2009189', number('1189')],
    ['1\u202f189', number('1189')],
    ['12,345,678', number('12345678')],
    ['  88 ', number('88')],
    ['\u200b88', number('88')],
    ['１１８９', number('1189')],
    ['1,189.50', number('1189.5')],
    ['0', number('0')],
    ['0.0', number('0')],
    ['-0', number('0')],
    ['0.125', number('0.125')],
    ['.5', number('0.5')],
    ['1.18', number('1.18')],
    ['1.1890', number('1.189')],
    ['-3', number('-3')],
    ['−3', number('-3')],
    ['nil', number('0')],
    ['Nil return', number('0')],
    ['none', number('0')],
    ['zero', number('0')],
    ['Twelve', number('12')],
    ['99999999999999999999', number('99999999999999999999')],
    ['£12.50', number('12.5', '£')],
    ['£ 1,189', number('1189', '£')],
    ['-£5', number('-5', '£')],
    ['£-5', number('-5', '£')],
    ['40 pounds', number('40', '£')],
    ['GBP 40', number('40', '£')],
    ['12.5%', number('12.5', '%')],
    ['12.345 %', number('12.345', '%')],
    ['12 per cent', number('12', '%')],
  ])('%j is %j', (text, cell) => expect(parseCell(text)).toEqual(cell))
})

describe('a limit', () => {
  test.each([
    ['<5', below('0', '4')],
    ['< 5', below('0', '4')],
    ['＜5', below('0', '4')],
    ['fewer than 5', below('0', '4')],
    ['Fewer than five', below('0', '4')],
    ['less than 5', below('0', '4')],
    ['under 5', below('0', '4')],
    ['<1,000', below('0', '999')],
    ['5 or fewer', below('0', '5')],
    ['5 or less', below('0', '5')],
    ['up to 5', below('0', '5')],
    ['no more than 5', below('0', '5')],
    ['≤5', below('0', '5')],
    ['<=5', below('0', '5')],
    ['1-4', below('1', '4')],
    ['1–4', below('1', '4')],
    ['1 - 4', below('1', '4')],
    ['1 to 4', below('1', '4')],
    ['between 1 and 4', below('1', '4')],
    ['from 1 to 4', below('1', '4')],
    ['0-4', below('0', '4')],
    ['<£5', below('0', '4.99', '£')],
    ['£10-£20', below('10', '20', '£')],
    ['£10-20', below('10', '20', '£')],
    ['10-20%', below('10', '20', '%')],
    ['<5%', { ...below('0', '5', '%'), isUnder: true }],
    ['<0.5', { ...below('0', '0.5'), isUnder: true }],
  ])('%j is %j', (text, cell) => expect(parseCell(text)).toEqual(cell))

  test('fewer than five may be nought; 1 to 4 may not', () => {
    expect(canBeNought(parseCell('<5'))).toBe(true)
    expect(canBeNought(parseCell('1-4'))).toBe(false)
    expect(canBeNought(parseCell('0'))).toBe(false)
  })

  test('under five hours reaches up to five, under five people four, under £5 £4.99', () => {
    expect(rangeOf(parseCell('<5', 'measured'))).toEqual({ low: '0', high: '5' })
    expect(rangeOf(parseCell('<5', 'count'))).toEqual({ low: '0', high: '4' })
    expect(rangeOf(parseCell('<5', '£'))).toEqual({ low: '0', high: '4.99' })
  })
})

describe('not answering', () => {
  const refused = (...sections: string[]): Cell => ({ kind: 'refused', sections })
  test.each<[string, Cell]>([
    ['', { kind: 'awaited' }],
    [' \t\u00a0 ', { kind: 'awaited' }],
    ['awaited', { kind: 'awaited' }],
    ['*', { kind: 'redacted' }],
    ['***', { kind: 'redacted' }],
    ['[c]', { kind: 'redacted' }],
    ['[C]', { kind: 'redacted' }],
    ['redacted', { kind: 'redacted' }],
    ['suppressed', { kind: 'redacted' }],
    ['not held', { kind: 'not held' }],
    ['Not held.', { kind: 'not held' }],
    ['no information held', { kind: 'not held' }],
    ['information not held', { kind: 'not held' }],
    ['refused', refused()],
    ['withheld', refused()],
    ['exempt', refused()],
    ['NCND', refused()],
    ['refused s.40', refused('40')],
    ['s.40(2)', refused('40(2)')],
    ['S40', refused('40')],
    ['section 12', refused('12')],
    ['refused under section 40(2) and s31(1)(a)', refused('40(2)', '31(1)(a)')],
    ['Refused (s.40)', refused('40')],
    ['Refused – s.12', refused('12')],
    ['exempt s.40(5a)', refused('40(5a)')],
    ['neither confirm nor deny s.30(3)', refused('30(3)')],
  ])('%j is %j', (text, cell) => expect(parseCell(text)).toEqual(cell))

  test.each(['held', 'none held', 'no', 'no records', 'pending', 'refused to say how many: 12', 'section', 'refused by Smith'])(
    '%j is not taken for one',
    (text) => expect(parseCell(text).kind).toBe('unclear'),
  )
})

describe('what can be read in two ways is unclear, and says why', () => {
  test.each<[string, Unclear]>([
    ['1.189', 'three places'],
    ['£12.345', 'three places'],
    ['12,5', 'decimal comma'],
    ['1,18', 'decimal comma'],
    ['1.189,50', 'decimal comma'],
    ['1 18', 'grouping'],
    ['1,189,5', 'grouping'],
    ['12,34,567', 'grouping'],
    ['1189,000,1', 'grouping'],
    ['1e3', 'scientific'],
    ['1.2E+05', 'scientific'],
    ['approx 20', 'estimate'],
    ['~20', 'estimate'],
    ['c. 20', 'estimate'],
    ['20 approx', 'estimate'],
    ['20+', 'no upper limit'],
    ['over 20', 'no upper limit'],
    ['>5', 'no upper limit'],
    ['5 or more', 'no upper limit'],
    ['20 (provisional)', 'mark'],
    ['20*', 'mark'],
    ['20²', 'mark'],
    ['20.', 'mark'],
    ['<5*', 'mark'],
    ['12 crimes', 'mark'],
    ['(3)', 'brackets'],
    ['–3', 'brackets'],
    ['- 3', 'brackets'],
    ['+5', 'plus'],
    ['-', 'dash'],
    ['–', 'dash'],
    ['x', 'symbol'],
    ['..', 'symbol'],
    ['n/a', 'symbol'],
    ['N/A', 'symbol'],
    ['#N/A', 'symbol'],
    ['007', 'leading nought'],
    ['£1.2m', 'rounded'],
    ['3k', 'rounded'],
    ['$5', 'currency'],
    ['50p', 'pence'],
    ['4-1', 'upside down'],
    ['5-5', 'upside down'],
    ['<0', 'upside down'],
    ['2024-25', 'date'],
    ['2024-2025', 'date'],
    ['2024/25', 'date'],
    ['04-Jan', 'date'],
    ['1/4', 'date'],
    ['2026-04-01', 'date'],
    ['01/04/2026', 'date'],
    ['40(2)', 'bare section'],
    ['12 of 30', 'two figures'],
    ['5 and 6', 'two figures'],
    ['£5%', 'two figures'],
    ['١٢', 'words'],
    ['½', 'words'],
    ['NaN', 'words'],
    ['Infinity', 'words'],
    ['unclear', 'marked unclear'],
    ['?', 'marked unclear'],
    ['1'.repeat(31), 'too long'],
    ['x'.repeat(201), 'too long'],
  ])('%j: %s', (text, why) => expect(parseCell(text)).toEqual({ kind: 'unclear', why }))
})

describe('the unit of a measure decides what an unmarked number counts', () => {
  test.each([
    ['cones', 'count'],
    ['', 'count'],
    ['pounds', '£'],
    ['£', '£'],
    ['per cent', '%'],
    ['% of officers', '%'],
    ['hours', 'measured'],
    ['average days', 'measured'],
  ])('%j is %s', (words, unit) => expect(unitOf(words)).toBe(unit))

  test('12.50 of a measure in pounds is £12.50, and 12.50% of it is still a percentage', () => {
    expect(parseCell('12.50', '£')).toEqual(number('12.5', '£'))
    expect(parseCell('nil', '£')).toEqual(number('0', '£'))
    expect(parseCell('12.50%', '£')).toEqual(number('12.5', '%'))
  })
})

describe('a cell printed', () => {
  test.each([
    ['£1,189.50', '1189.5', '£1,189.50'],
    ['1,189', '1189', '1,189'],
    ['-1189', '-1189', '−1,189'],
    ['12.5%', '12.5', '12.5%'],
    ['fewer than 5', '<5', '<5'],
    ['up to 5', '5 or fewer', '5 or fewer'],
    ['1-4', '1 to 4', '1–4'],
    ['<£5', '<5', '<£5'],
    ['*', 'redacted', '*'],
    ['refused s.40(2)', 'refused', 's.40(2)'],
    ['withheld', 'refused', 'refused'],
    ['no information held', 'not held', 'not held'],
    ['approx 20', 'unclear', 'unclear'],
    ['', '', ''],
  ])('%j goes into an export as %j and onto a screen as %j', (text, exported, shown) => {
    expect(textOf(parseCell(text))).toBe(exported)
    expect(shownOf(parseCell(text))).toBe(shown)
  })

  test('says in words what it counts as', () => {
    expect(cellLabel(parseCell('<5'))).toBe('fewer than 5, counted as 0 to 4')
    expect(cellLabel(parseCell('<£5'))).toBe('less than £5, counted as £0 to £4.99')
    expect(cellLabel(parseCell('refused s.40'))).toBe('refused, section 40')
    expect(cellLabel(parseCell('~20'))).toBe(`unclear: ${unclearWords.estimate}`)
    expect(cellLabel(parseCell(''))).toBe('awaited')
  })
})

test('a number and a limit are given; what is redacted needs a source and is not', () => {
  expect(['number', 'below', 'redacted', 'refused', 'not held', 'unclear', 'awaited'].filter((kind) => isGiven(kind))).toEqual(['number', 'below'])
  expect(isGiven('number', true)).toBe(false)
  expect(['number', 'below', 'redacted', 'refused', 'not held', 'unclear', 'awaited'].filter(needsSource)).toEqual(['number', 'below', 'redacted'])
})

const digits = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const decimals: fc.Arbitrary<Decimal> = fc.tuple(digits, fc.stringMatching(/^\d{0,4}$/)).map(([whole, part]) => decimal(part ? `${whole}.${part}` : `${whole}`))
const positive = fc.nat(100_000)
const cells: fc.Arbitrary<Cell> = fc.oneof(
  // Three places alone read like thousands, so a number with them is typed with a nought behind.
  fc
    .tuple(decimals, fc.constantFrom('count', '£', '%'))
    .filter(([value]) => !/^-?[1-9]\d{0,2}\.\d{3}$/.test(value))
    .map(([value, unit]) => ({ kind: 'number', value, unit }) as Cell),
  fc
    .tuple(positive, positive, fc.constantFrom('count', '£', '%'))
    .filter(([low, high]) => (low < high || low + high === 0) && !(low >= 1900 && low < 2100))
    .map(([low, high, unit]) => ({ kind: 'below', low: decimal(`${low}`), high: decimal(`${high}`), unit }) as Cell),
  positive.map((high) => parseCell(`<${high + 1}`)),
  positive.map((high) => parseCell(`<£${high + 1}`)),
  positive.map((high) => parseCell(`<${high + 1}%`)),
  fc.array(fc.constantFrom('12', '40(2)', '31(1)(a)', '40(5B)'), { maxLength: 3 }).map((sections): Cell => ({ kind: 'refused', sections })),
  fc.constantFrom<Cell>({ kind: 'redacted' }, { kind: 'not held' }, { kind: 'awaited' }, { kind: 'unclear', why: 'marked unclear' }),
)

test('a cell typed back is the same cell', () => {
  fc.assert(
    fc.property(cells, (cell) => void expect(parseCell(toInputText(cell))).toEqual(cell)),
    { numRuns: 2000 },
  )
})

test('no text throws, and only blank ones are awaited', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-–<>£%*().,\d\s a-f]{0,12}$/))
  fc.assert(
    fc.property(text, (said) => {
      const cell = parseCell(said)
      if (cell.kind === 'awaited') expect(said.replace(/[\s\p{Cf}]/gu, '')).toBe('')
      const range = rangeOf(cell)
      if (range) expect(Number(range.low)).toBeLessThanOrEqual(Number(range.high))
      if (cell.kind === 'number') expect(said).toMatch(/\d|[\uFF10-\uFF19]/)
    }),
    { numRuns: 3000 },
  )
})

test('thousands set off or not, it is the same number', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      for (const mark of [',', ' ', '\u00a0', '\u202f']) expect(parseCell(count.toLocaleString('en-GB').replaceAll(',', mark))).toEqual(parseCell(`${count}`))
    }),
  )
})
