import { type Day, shortDay } from '@/lib/days'
import { daysLate } from '@/lib/words'
import type { Clock } from '@/lib/clock/types'

/**
 * How a request stands in working days: late, left, taken, or stopped; without an answer where the one given was taken back. Nobody is called late before rule B has passed too,
 * so on a day between the two readings a request is in grace: due, and not yet late.
 */
export type Timing =
  | { kind: 'late'; lateBy: number; order: number }
  | { kind: 'left'; left: number; inGrace: boolean; order: number }
  | { kind: 'answered'; taken: number | null; isLate: boolean; lateBy: number; order: number }
  | { kind: 'stopped'; order: number }
  | { kind: 'withdrawn'; since: Day; order: 0 }
  | { kind: 'none'; order: null }

export function timingOf(
  clock: Pick<
    Clock,
    | 'isStopped'
    | 'feeLapsedOn'
    | 'isLate'
    | 'answeredLate'
    | 'lateBy'
    | 'daysLeft'
    | 'answeredOn'
    | 'withdrawnOn'
    | 'workingDaysTaken'
    | 'effectiveDueOn'
    | 'withoutAnswerSince'
  >,
  asAt: string,
): Timing {
  if (clock.withdrawnOn || clock.feeLapsedOn) return { kind: 'none', order: null }
  if (clock.isLate) return { kind: 'late', lateBy: clock.lateBy, order: -clock.lateBy }
  if (clock.isStopped) return { kind: 'stopped', order: 0 }
  if (clock.answeredOn)
    return { kind: 'answered', taken: clock.workingDaysTaken, isLate: clock.answeredLate, lateBy: clock.lateBy, order: 1_000 + (clock.workingDaysTaken ?? 0) }
  if (clock.withoutAnswerSince) return { kind: 'withdrawn', since: clock.withoutAnswerSince, order: 0 }
  if (clock.daysLeft === null || !clock.effectiveDueOn) return { kind: 'none', order: null }
  return { kind: 'left', left: clock.daysLeft, inGrace: asAt > clock.effectiveDueOn, order: clock.daysLeft }
}

/** '11 late', '4 left', 'day 19'. Working days always. */
export function timingLabel(pace: Timing): string {
  switch (pace.kind) {
    case 'late':
      return daysLate(pace.lateBy)
    case 'left':
      return pace.inGrace ? 'by rule B' : pace.left === 0 ? 'due today' : `${pace.left} left`
    case 'answered':
      return pace.isLate ? daysLate(pace.lateBy) : pace.taken === null ? '' : `day ${pace.taken}`
    case 'withdrawn':
      return `none since ${shortDay(pace.since)}`
    case 'stopped':
      return 'stopped'
    case 'none':
      return ''
  }
}
