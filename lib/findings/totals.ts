import { type Cell, rangeOf, shownNumber, type Unit } from '@/lib/figures/cells'
import { compare, type Decimal, nought, plus } from '@/lib/figures/decimal'
import { shareOfPopulation } from '@/lib/forces/population'
import { capital } from '@/lib/words'
import { type AskedPeriod, isOtherUnit, periodMark } from './periods'

/**
 * What figures add up to, with what the sum rests on. A cell that is a range makes the total one, and what
 * cannot be added is left out by name, never guessed: other units, other periods, what was withdrawn. The
 * surprising cases: percentages have no total at all, and a total of no figures is none, not nought.
 */
export type Total = {
  /** Null where nothing can be added: no figure yet, or percentages. */
  low: Decimal | null
  high: Decimal | null
  /** How many cells the total rests on, of how many asked. */
  answered: number
  asked: number
  leftOut: { why: LeftOut; count: number }[]
  /** '2,539–2,542', '£17,373', or '' where there is none. */
  text: string
}

/** Why a figure that was given is not in the total. The sentence follows '2 forces'. */
export const leftOutWords = {
  percentage: 'gave percentages, which are not added',
  'other unit': 'counted in another unit',
  'other period': 'counted another period',
  withdrawn: 'withdrew the figure',
} as const
export type LeftOut = keyof typeof leftOutWords

/** The total of cells in one unit. A cell in another unit is left out, and said. */
export const total = (cells: readonly Cell[], unit: Unit = 'count'): Total =>
  totalOf(
    cells.map((cell) => ({ cell })),
    { unit },
  )

/** A cell with what the force said of it. Cells of forces that were asked and gave none are in the list too: they count as asked. */
export type Part = { cell: Cell; unitSaid?: string | null; periodSaid?: string | null; isRetracted?: boolean }
export type ExpectedFigure = { unit: Unit; unitWords?: string; period?: AskedPeriod }

/** Why a part is not in the total of what was asked, or null where it is or holds no figure. */
export function leftOutOf({ cell, unitSaid, periodSaid, isRetracted }: Part, { unit, unitWords, period }: ExpectedFigure): LeftOut | null {
  if (cell.kind !== 'number' && cell.kind !== 'below') return null
  if (isRetracted) return 'withdrawn'
  if (cell.unit === '%' || unit === '%') return 'percentage'
  if (cell.unit !== unit || (unitWords !== undefined && isOtherUnit(unitSaid, unitWords))) return 'other unit'
  return period && periodMark(periodSaid, period) ? 'other period' : null
}

export const isCounted = (part: Part, asked: ExpectedFigure) => rangeOf(part.cell) !== null && leftOutOf(part, asked) === null

export function totalOf(parts: readonly Part[], asked: ExpectedFigure): Total {
  let [low, high] = [nought, nought]
  let answered = 0
  const left = new Map<LeftOut, number>()
  for (const part of parts) {
    const range = rangeOf(part.cell)
    if (!range) continue
    const why = leftOutOf(part, asked)
    if (why) {
      left.set(why, (left.get(why) ?? 0) + 1)
      continue
    }
    low = plus(low, range.low)
    high = plus(high, range.high)
    answered += 1
  }
  const leftOut = (Object.keys(leftOutWords) as LeftOut[]).flatMap((why) => (left.has(why) ? [{ why, count: left.get(why)! }] : []))
  const rest = { answered, asked: parts.length, leftOut }
  return answered === 0 ? { low: null, high: null, ...rest, text: '' } : { low, high, ...rest, text: rangeText({ low, high }, asked.unit) }
}

/** '1,189', or '1,189–1,201'. */
export const rangeText = ({ low, high }: { low: Decimal; high: Decimal }, unit: Unit) =>
  compare(low, high) === 0 ? shownNumber(low, unit) : `${shownNumber(low, unit)}–${shownNumber(high, unit)}`

/** 'between 1,189 and 1,201', as a sentence says it. */
export const rangeWords = ({ low, high }: { low: Decimal; high: Decimal }, unit: Unit) =>
  compare(low, high) === 0 ? shownNumber(low, unit) : `between ${shownNumber(low, unit)} and ${shownNumber(high, unit)}`

/** '21 of 43' */
export const coverageText = ({ answered, asked }: Pick<Total, 'answered' | 'asked'>) => `${answered} of ${asked}`

/** The total in a sentence with all it rests on: 'Between 2,539 and 2,542, from 21 of 43 forces, who police 49% of the people of England and Wales (mid-2023). Left out: 1 counted another period.' */
export function totalSentence(sum: Total, forceIds: readonly string[], unit: Unit): string {
  if (sum.low === null || sum.high === null) return noTotal(sum)
  const share = shareOfPopulation(forceIds)
  const police = share > 0 ? `, who police ${shareText(share)} of the people of England and Wales (mid-2023)` : ''
  return `${capital(rangeWords({ low: sum.low, high: sum.high }, unit))}, from ${coverageText(sum)} forces${police}.${leftOutText(sum)}`
}

/** The same in a few words, where the table beside it says of what: '21 of 43 forces, 49% of people. Left out: 1 counted another period.' */
export function coverageSentence(sum: Total, forceIds: readonly string[]): string {
  if (sum.low === null) return noTotal(sum)
  const share = shareOfPopulation(forceIds)
  return `${coverageText(sum)} forces${share > 0 ? `, ${shareText(share)} of people` : ''}.${leftOutText(sum)}`
}

const noTotal = (sum: Total) =>
  `${sum.leftOut.some(({ why }) => why === 'percentage') ? 'No total: percentages are not added.' : 'No figure to add yet.'}${leftOutText(sum)}`

const leftOutText = ({ leftOut }: Total) =>
  leftOut.length === 0 ? '' : ` Left out: ${leftOut.map(({ why, count }) => `${count} ${leftOutWords[why]}`).join('; ')}.`

/** '49%'. Never 'all' of what is not all, nor 'none' of what is not none. */
const shareText = (share: number) => (share < 0.01 ? 'under 1%' : share > 0.995 && share < 1 ? 'over 99%' : `${Math.round(share * 100)}%`)
