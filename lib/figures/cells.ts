import { sectionLabel } from '@/lib/words'
import { compare, type Decimal, decimal, grouped, isWhole, nought, plus } from './decimal'

/**
 * What a force gave for one measure in one period. A blank is never a nought, a suppressed figure is never
 * a guess, and each way of not answering has its own name. The surprising case: '<5' may be nought, so it
 * counts as 0 to 4, and only '1-4' rules nought out.
 */
export type Cell =
  | { kind: 'number'; value: Decimal; unit: Unit }
  /** Both ends included, unless `isUnder`: then the top itself is left out, and the unit has no step to name the most below it. */
  | { kind: 'below'; low: Decimal; high: Decimal; unit: Unit; isUnder?: true }
  | { kind: 'redacted' }
  | { kind: 'refused'; sections: readonly string[] }
  | { kind: 'not held' }
  | { kind: 'unclear'; why: Unclear }
  | { kind: 'awaited' }
export type CellKind = Cell['kind']

/** What may be added to what. `measured` is counted in parts (hours, kilometres), so that 'under 5' reaches up to 5; of people it reaches 4. */
export type Unit = 'count' | 'measured' | '£' | '%'

/** The unit of a measure as a newsroom words it: 'cautions', 'pounds', 'per cent', 'hours'. */
export function unitOf(words: string): Unit {
  if (/£|\bpounds?\b|\bsterling\b|\bgbp\b/i.test(words)) return '£'
  if (/%|\bper ?cent(age)?\b|\bpercentage\b/i.test(words)) return '%'
  return /\b(hours?|minutes?|days?|weeks?|months?|years?|kilomet\w*|km|miles?|met(re|er)s?|kilograms?|kg|grams?|tonnes?|litres?|average|mean|median|rate|ratio)\b/i.test(
    words,
  )
    ? 'measured'
    : 'count'
}

/** The figures that a force is said to have given: a number, or a limit that it stays below. What was redacted was not given. */
export const givenKinds = ['number', 'below'] as const satisfies CellKind[]
export const isGiven = (kind: string, isRetracted = false) => !isRetracted && (givenKinds as readonly string[]).includes(kind)

/** The kinds that rest on something a person can look up, and so need a source and a second pair of eyes. */
export const sourcedKinds = ['number', 'below', 'redacted'] as const satisfies CellKind[]
export const needsSource = (kind: string) => (sourcedKinds as readonly string[]).includes(kind)

export type Range = { low: Decimal; high: Decimal }

/** The least and the most that a cell can stand for, both included, or null where it stands for nothing. */
export function rangeOf(cell: Cell): Range | null {
  if (cell.kind === 'number') return { low: cell.value, high: cell.value }
  return cell.kind === 'below' ? { low: cell.low, high: cell.high } : null
}

export const canBeNought = (cell: Cell) => cell.kind === 'below' && compare(cell.low, nought) <= 0

/** Why a text was not read as a figure: one sentence each, said beside the cell. */
export const unclearWords = {
  'marked unclear': 'Marked unclear.',
  dash: 'A dash alone can mean nought, nothing held or withheld. Type 0, not held or refused.',
  symbol: 'A sign that means different things in different tables. Look at the key of theirs and type what it stands for.',
  'three places': 'Could be thousands or a decimal. Type 1189 or 1.1890.',
  'decimal comma': 'The comma is not where thousands are set off. Type 1189 or 1.18.',
  grouping: 'The digits are not set off in threes. Type them without gaps.',
  'leading nought': 'Begins with 0 like a number that names something. Type the figure alone.',
  scientific: 'Written in powers of ten, so digits may be lost. Type the number in full.',
  estimate: 'An estimate without limits cannot be added. Type its limits, 15-25, or the number alone with a note.',
  'no upper limit': 'It has no upper limit, so it cannot be added. Type the number alone with a note, if they stand by it.',
  rounded: 'Rounded to thousands or millions. Type the number in full.',
  brackets: 'Brackets or a long dash can mean a minus or a note. Type -3 or 3.',
  plus: 'A plus can mean a rise or “or more”. Type the number alone if it is one.',
  mark: 'Something stands beside the number. Type the number alone, and the rest as a note.',
  currency: 'Not in pounds, and the day of the exchange is not known. Type pounds.',
  pence: 'In pence. Type it in pounds.',
  date: 'Reads like a date or years: a spreadsheet may have turned 1-4 into one. Type 1 to 4.',
  'upside down': 'The first of the two is not the smaller.',
  'bare section': 'Reads like a section of the Act. Type s.40(2) if it is one.',
  'two figures': 'Holds more than one number. Type one.',
  'too long': 'Too long to be a figure. Put the words in the note.',
  words: 'Not read as a figure. Type a number, <5, 1-4, *, not held, refused s.40 or unclear.',
} as const
export type Unclear = keyof typeof unclearWords

/** As exports print it: a number plain, all else in words, and nothing for awaited. */
export function textOf(cell: Cell): string {
  switch (cell.kind) {
    case 'number':
      return cell.value
    case 'below':
      return boundsOf(cell, (number) => number)
    case 'awaited':
      return ''
    default:
      return cell.kind
  }
}

/** As a person would type it to have it again, with its unit and its sections. */
export function toInputText(cell: Cell): string {
  switch (cell.kind) {
    case 'number':
      return withUnit(cell.value, cell.unit)
    case 'below':
      return boundsOf(cell, (number) => withUnit(number, cell.unit))
    case 'refused':
      return ['refused', cell.sections.map(sectionLabel).join(', ')].filter(Boolean).join(' ')
    case 'redacted':
      return '*'
    default:
      return textOf(cell)
  }
}

/** As a screen shows it: '1,189', '£12.50', '1–4', 's.40'. */
export function shownOf(cell: Cell): string {
  switch (cell.kind) {
    case 'number':
      return shownNumber(cell.value, cell.unit)
    case 'below':
      return boundsOf(cell, (number) => shownNumber(number, cell.unit)).replace(' to ', '–')
    case 'refused':
      return cell.sections.length ? cell.sections.map(sectionLabel).join(', ') : 'refused'
    case 'redacted':
      return '*'
    default:
      return textOf(cell)
  }
}

/** In words, for ears and for hints: 'fewer than 5, counted as 0 to 4'. */
export function cellLabel(cell: Cell): string {
  switch (cell.kind) {
    case 'below':
      return `${boundsOf(cell, (number) => shownNumber(number, cell.unit)).replace('<', cell.unit === 'count' ? 'fewer than ' : 'less than ')}, counted as ${shownNumber(cell.low, cell.unit)} to ${shownNumber(cell.high, cell.unit)}`
    case 'refused':
      return cell.sections.length ? `refused, section ${cell.sections.join(', ')}` : 'refused'
    case 'redacted':
      return 'redacted, without a limit'
    case 'unclear':
      return `unclear: ${unclearWords[cell.why]}`
    case 'awaited':
      return 'awaited'
    default:
      return shownOf(cell)
  }
}

export const shownNumber = (number: Decimal, unit: Unit): string => {
  const digits = grouped(number, unit === '£' ? 2 : 0)
  if (unit === '£') return digits.startsWith('−') ? `−£${digits.slice(1)}` : `£${digits}`
  return unit === '%' ? `${digits}%` : digits
}

const withUnit = (number: Decimal, unit: Unit) => (unit === '£' ? `£${number}` : unit === '%' ? `${number}%` : number)

/** The smallest step of a unit, where it has one: people, and pence. */
const stepOf = (unit: Unit) => (unit === 'count' ? decimal('1') : unit === '£' ? decimal('0.01') : null)

/** The top of what is less than a limit: under 5 people is 4, under £5 is £4.99; where there is no smallest step the limit itself bounds it, left out. */
export function topUnder(limit: Decimal, unit: Unit): { high: Decimal; isUnder?: true } {
  const step = stepOf(unit)
  return step && (unit !== 'count' || isWhole(limit)) ? { high: plus(limit, decimal(`-${step}`)) } : { high: limit, isUnder: true }
}

/** '<5' from 0 to 4; '5 or fewer' where the top is the rounder limit; '1 to 4', which no spreadsheet takes for a date. */
function boundsOf({ low, high, unit, isUnder }: Extract<Cell, { kind: 'below' }>, print: (number: Decimal) => string): string {
  if (low !== nought) return `${print(low)} to ${print(high)}`
  if (isUnder) return `<${print(high)}`
  const step = stepOf(unit)
  if (!step || (unit === 'count' && !isWhole(high)) || (high !== nought && /[05]$/.test(high)))
    return `${print(high)} or ${unit === 'count' ? 'fewer' : 'less'}`
  return `<${print(plus(high, step))}`
}
