/**
 * The one word the board shows for a request on a day, worked out from its events: exactly one on every day. Three facts are
 * kept apart: the clock, the outcome and the escalation. What was received in substance outweighs the clock: a partial answer
 * past its date is `part disclosed`, and flagged late for the questions left. An answer taken back is no silence either.
 */
import { addDays, type Day } from '@/lib/days'
import { clockOf } from './clock'
import type { Clock, Law } from './types'
import type { LoggedEvent, Outcome } from '@/lib/events/events'

export const standings = [
  'draft',
  'queued',
  'not sent',
  'awaiting',
  'clarification',
  'fee asked',
  'fee lapsed',
  'extended',
  'no response',
  'answer withdrawn',
  'part disclosed',
  'disclosed',
  'refused',
  'not held',
  'withdrawn',
] as const
export type Standing = (typeof standings)[number]

/** The clock and the standing as at `today`, in one reading. */
export function readRequest(events: readonly LoggedEvent[], questions: readonly number[], law: Law, today: Day): { clock: Clock; standing: Standing } {
  const clock = clockOf(events, questions, law, today)
  return { clock, standing: standingIn(clock) }
}

export const standingOf = (events: readonly LoggedEvent[], questions: readonly number[], law: Law, today: Day): Standing =>
  standingIn(clockOf(events, questions, law, today))

/** The standing that a clock amounts to. */
export function standingIn(clock: Clock): Standing {
  if (clock.withdrawnOn !== null) return 'withdrawn'
  const given = outcomeOf(clock)
  if (given !== null) return given
  if (clock.receivedOn === null) return clock.failedOn !== null ? 'not sent' : clock.queuedOn !== null ? 'queued' : 'draft'
  if (clock.clarificationAskedOn !== null) return 'clarification'
  if (clock.fee !== null) return clock.feeLapsedOn === null ? 'fee asked' : 'fee lapsed'
  if (clock.withoutAnswerSince !== null) return 'answer withdrawn'
  if (clock.isLate) return 'no response'
  return clock.extendedTo !== null ? 'extended' : 'awaiting'
}

/**
 * The outcomes of the questions rolled up: all disclosed is `disclosed`; anything given beside anything else, an unanswered
 * question too, is `part disclosed`; with nothing given a refusal outweighs what is not held. Null where nothing of substance stands.
 */
export function outcomeOf({ outcomes, openQuestions }: Pick<Clock, 'outcomes' | 'openQuestions'>): Outcome | null {
  const given = Object.values(outcomes).map(({ outcome }) => outcome)
  if (given.length === 0) return null
  if (openQuestions.length === 0 && given.every((outcome) => outcome === 'disclosed')) return 'disclosed'
  if (given.includes('disclosed') || given.includes('part disclosed')) return 'part disclosed'
  return given.includes('refused') ? 'refused' : 'not held'
}

/** What time alone turns a standing into, on the day after `changesAfter`: silence, or a request that lapsed with its fee unpaid (s.9(2)). */
export const turnsInto = { awaiting: 'no response', extended: 'no response', 'fee asked': 'fee lapsed' } as const satisfies Partial<Record<Standing, Standing>>
type ChangedByTime = keyof typeof turnsInto
export const changedByTime = Object.keys(turnsInto) as ChangedByTime[]
export const isChangedByTime = (standing: Standing): standing is ChangedByTime => standing in turnsInto

/** The last day of a standing that time alone ends: the last on which it is not late, or on which the fee can be paid. Kept as `lateAfterOn`. */
export const changesAfter = ({ clock, standing }: { clock: Pick<Clock, 'fee' | 'lateAfterOn'>; standing: Standing }): Day | null =>
  standing === 'fee asked' ? clock.fee!.payBy : clock.lateAfterOn

/**
 * The standing on a day, from the two stored columns. Without a new event a request has at most one change of standing before
 * it, provided that no answer to a clarification is still on its way when the columns are written.
 */
export const standingToday = (stored: { standing: Standing; lateAfterOn: Day | null }, today: Day): Standing =>
  isChangedByTime(stored.standing) && stored.lateAfterOn !== null && today > stored.lateAfterOn ? turnsInto[stored.standing] : stored.standing

/** The day on which the standing changes though nothing happens; null where it does not. */
export const changesOn = ({ standing, lateAfterOn }: { standing: Standing; lateAfterOn: Day | null }): Day | null =>
  isChangedByTime(standing) && lateAfterOn !== null ? addDays(lateAfterOn, 1) : null
