import { type Day, daysBetween } from '@/lib/days'
import type { Clock } from '@/lib/clock/types'
import { awaitsReview } from '@/lib/clock/reviews'
import type { MovedDate } from '@/lib/events/events'

/**
 * Which dates of one request another calendar moves: the day that binds, the day after which it is late, the day a review is
 * due, the last day to ask for one. The surprising case: a day added on the very day of receipt moves no due date under
 * rule A, and still moves rule B's, after which alone the force is late. What is counted in calendar days never moves.
 */
export type Move = { date: MovedDate; from: Day | null; to: Day | null }

/** What of a clock can move. Of the windows only those that are open and worth counting down. */
export type Movable = Pick<Clock, 'effectiveDueOn' | 'lateAfterOn' | 'withdrawnOn' | 'reviewDueOn' | 'reviewDecidedOn' | 'reviewedAndUnresolved'> & {
  windows: readonly Pick<Clock['windows'][number], 'window' | 'closesOn' | 'isOpen' | 'matters'>[]
}

export function movesOf(before: Movable, after: Movable): Move[] {
  // Of a request that was withdrawn no date binds anybody.
  if (after.withdrawnOn !== null) return []
  const moves: Move[] = []
  const compare = (date: Move['date'], from: Day | null, to: Day | null) => {
    if (from !== to) moves.push({ date, from, to })
  }
  compare('due', before.effectiveDueOn, after.effectiveDueOn)
  // What binds and what makes late move together as a rule, and then are told once.
  if (moves.length === 0) compare('late after', before.lateAfterOn, after.lateAfterOn)
  if (awaitsReview(after)) compare('review due', before.reviewDueOn, after.reviewDueOn)
  compare('ask for review', reviewClosesOn(before), reviewClosesOn(after))
  return moves
}

const reviewClosesOn = ({ windows }: Movable) => windows.find(({ window, isOpen, matters }) => window === 'review' && isOpen && matters)?.closesOn ?? null

/** By how many calendar days, where both ends are known. */
export const shiftOf = ({ from, to }: Move) => (from && to ? daysBetween(from, to) : null)

/** How many requests a change moves, in words: those still open in one sentence, those answered in the next. */
export function movedInWords(open: number, answered: number): { head: string; rest: string } {
  if (open + answered === 0) return { head: 'No date moves.', rest: '' }
  const number = (count: number) => count.toLocaleString('en-GB')
  return {
    head:
      open === 0
        ? 'No open request gets another date.'
        : open === 1
          ? 'One open request gets another date.'
          : `${number(open)} open requests get another date.`,
    rest:
      answered === 0
        ? ''
        : `${answered === 1 ? 'One answered request does' : `${number(answered)} answered requests do`}: how late the answer was, when a review is due, until when one can be asked for.`,
  }
}
