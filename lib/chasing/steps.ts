import { type Day, shortDay, weekdayDay } from '@/lib/days'
import type { Clock, Law } from '@/lib/clock/types'
import { constantsOn } from '@/lib/clock/constants'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { workingDayAfter } from '@/lib/working-days/working-days'
import type { LetterKind } from '@/lib/letters/kinds'
import { spellNumber } from '@/lib/words'
import type { Standing } from '@/lib/clock/standing'

/**
 * What a next step is: every kind of step and of hold in one place, and the rules that hold a letter back. A date
 * that the force promised holds back a chase, never a complaint; five working days lie between any two letters to one force.
 */
export type Step =
  | 'send'
  | 'wait'
  | 'remind'
  | 'remind-again'
  | 'answer-clarification'
  | 'narrow'
  | 'ask-review'
  | 'chase-review'
  | 'complain'
  | 'appeal'
  | 'log-extension-date'
  | 'pay-fee'
  | 'ask-rest'
  | 'none'

export type HoldReason = 'promised date' | 'five-working-day gap'

export type NextStep = {
  step: Step
  words: string
  /** Whose turn it is. The Commissioner and the tribunal are `nobody`: nothing hurries them. */
  by: 'us' | 'force' | 'nobody'
  from: Day | null
  until: Day | null
  letter: LetterKind | null
  reason: string
  source: string
  /** What keeps a step that is otherwise due from being taken before `from`. */
  heldBackBy?: HoldReason
}

/** What the desk knows beside the record of this request: the last letter to the force, about whichever request. */
export type LetterConstraints = { lastLetterOn?: Day | null }

export type ClockAndStanding = { clock: Clock; standing: Standing }

/** A step that is ours, from a day on, with no end. */
export const ourStep = (step: Step, words: string, from: Day | null, reason: string, source: string): NextStep => ({
  step,
  words,
  by: 'us',
  from,
  until: null,
  letter: null,
  reason,
  source,
})
export const waitStep = (by: NextStep['by'], until: Day | null, words: string, reason: string, source: string): NextStep => ({
  step: 'wait',
  words,
  by,
  from: null,
  until,
  letter: null,
  reason,
  source,
})
export const noStep = (words: string, reason: string, source: string): NextStep => ({
  step: 'none',
  words,
  by: 'nobody',
  from: null,
  until: null,
  letter: null,
  reason,
  source,
})

const stepsWithoutPromise: readonly Step[] = ['complain', 'ask-review', 'narrow']

/**
 * Holds a letter back until a promised date has passed and five working days lie between it and the last letter to the force.
 * A review of an answer and a narrower request wait for no promise: what was promised has come. Once a promised date has passed, the step can be taken from the working day after it: `from` never runs backwards.
 */
export function applyHolds(step: NextStep, clock: Clock, law: Law, today: Day, { lastLetterOn }: LetterConstraints): NextStep {
  const { promisedOn } = clock
  const isPromised = promisedOn !== null && !stepsWithoutPromise.includes(step.step)
  const kept = isPromised ? workingDayAfter(promisedOn, 1, law.calendar) : null
  if (isPromised && promisedOn >= today)
    return {
      ...step,
      step: 'wait',
      by: 'force',
      words: `Wait: they promised ${weekdayDay(promisedOn)}`,
      from: kept,
      until: promisedOn,
      letter: null,
      reason: `${step.reason} The force has promised an answer by ${shortDay(promisedOn)}, so nothing is sent before.`,
      heldBackBy: 'promised date',
    }
  const last = latestOf([clock.lastLetterOn, lastLetterOn].filter((on) => on != null))
  const { chaseGapDays } = constantsOn(today)
  const free = last === null ? null : workingDayAfter(last, chaseGapDays, law.calendar)
  const from = latestOf([step.from, free, kept].filter((on) => on !== null))
  // What lapses before the five days are over is not held back by them.
  if (free !== null && free > today && (step.until === null || free <= step.until))
    return {
      ...step,
      step: 'wait',
      by: 'force',
      words: `Wait until ${weekdayDay(free)}`,
      from,
      until: free,
      letter: null,
      reason: `${step.reason} The last letter to this force went on ${shortDay(last!)}: ${spellNumber(chaseGapDays)} working days lie between two.`,
      heldBackBy: 'five-working-day gap',
    }
  return { ...step, from }
}
