/**
 * What holds a letter back that is otherwise due: a date that the force promised, and five working days between any two letters
 * to one force (the desk's own rule). The surprising case: a promise holds back a chase, never a complaint, a review or a
 * narrower request: what was promised has come there, or need not be waited for.
 */
import { type Day, shortDay, weekdayDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import { earlierOf, latestOf } from '@/lib/working-days/day-arithmetic'
import { workingDayAfter } from '@/lib/working-days/working-days'
import { spellNumber } from '@/lib/words'
import type { HoldReason, NextStep, Situation, Step } from './steps'

/** Why a step waits, and for how long. `why` is a sentence that follows the step's own reason. */
type Hold = { heldBackBy: HoldReason; words: string; why: string; from: Day | null; until: Day }

const stepsWithoutPromise: readonly Step[] = ['complain', 'ask-review', 'narrow']

/** The step, or a wait in its place. Once nothing holds it back it can be taken from the last of all these days: `from` never runs backwards. */
export function applyHolds(step: NextStep, situation: Situation): NextStep {
  const from = latestOf([step.from, gapFor(step, situation), promiseKeptFrom(step, situation)].filter((on) => on !== null))
  const hold = promiseHold(step, situation) ?? gapHold(step, from, situation)
  if (!hold) return { ...step, from }
  const { why, ...held } = hold
  return { ...step, step: 'wait', by: 'force', letter: null, reason: `${step.reason} ${why}`, ...held }
}

/** Nothing is sent on or before the day by which the force says that it will answer: in a promise, or in a notice that extends nothing. */
function promiseHold(step: NextStep, situation: Situation): Hold | null {
  const promisedOn = promiseFor(step, situation)
  if (promisedOn === null) return null
  const until = holdsUntil(promisedOn, situation)
  if (until < situation.today) return null
  const longest = spellNumber(constantsOn(situation.today).promiseHoldDays)
  return {
    heldBackBy: 'promised date',
    words: `Wait: they say ${weekdayDay(promisedOn)}`,
    why: `The force says that it will answer by ${shortDay(promisedOn)}${until < promisedOn ? `. A reminder waits for that until ${shortDay(until)}, ${longest} working days past the due date at most.` : ', so nothing is sent before.'}`,
    from: promiseKeptFrom(step, situation),
    until,
  }
}

/** Five working days lie between two letters. A step that lapses before they are over is not held back by them. */
function gapFor(step: NextStep, situation: Situation): Day | null {
  const free = freeFrom(situation)
  return free !== null && step.until !== null && free > step.until ? null : free
}

function gapHold(step: NextStep, from: Day | null, situation: Situation): Hold | null {
  const free = gapFor(step, situation)
  if (free === null || free <= situation.today) return null
  const gap = spellNumber(constantsOn(situation.today).chaseGapDays)
  return {
    heldBackBy: 'five-working-day gap',
    words: `Wait until ${weekdayDay(free)}`,
    why: `The last letter to this force went on ${shortDay(lastLetterOn(situation)!)}: ${gap} working days lie between two.`,
    from,
    until: free,
  }
}

/** The promise that this kind of step has to wait for. */
const promiseFor = ({ step }: NextStep, { clock }: Situation): Day | null => (stepsWithoutPromise.includes(step) ? null : clock.promisedOn)

/** A day far off keeps nobody silent: a late answer is chased ten working days past its due date at most. */
function holdsUntil(promisedOn: Day, { clock, law, today }: Situation): Day {
  if (!clock.isLate || clock.effectiveDueOn === null) return promisedOn
  return earlierOf(promisedOn, workingDayAfter(clock.effectiveDueOn, constantsOn(today).promiseHoldDays, law.calendar))
}

/** The working day after the day that it holds to. */
function promiseKeptFrom(step: NextStep, situation: Situation): Day | null {
  const promisedOn = promiseFor(step, situation)
  return promisedOn === null ? null : workingDayAfter(holdsUntil(promisedOn, situation), 1, situation.law.calendar)
}

/** The first day on which another letter can go to the force. */
function freeFrom(situation: Situation): Day | null {
  const last = lastLetterOn(situation)
  return last === null ? null : workingDayAfter(last, constantsOn(situation.today).chaseGapDays, situation.law.calendar)
}

/** Our last letter to the force, about this request or another. */
export const lastLetterOn = ({ clock, constraints }: Pick<Situation, 'clock' | 'constraints'>): Day | null =>
  latestOf([clock.lastLetterOn, constraints.lastLetterOn].filter((on) => on != null))
