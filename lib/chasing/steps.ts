/**
 * What a next step is, every kind of step in one place, and the rules that choose one. A rule says when it holds and which
 * step follows; of an ordered list the first that holds decides, so that the order of a list is the order of the law.
 */
import type { Day } from '@/lib/days'
import type { Standing } from '@/lib/clock/standing'
import type { Clock, Law } from '@/lib/clock/types'
import type { LetterKind } from '@/lib/letters/kinds'

export type Step =
  | 'send'
  | 'wait'
  | 'remind'
  | 'remind-again'
  | 'answer-clarification'
  | 'narrow'
  | 'get-published'
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

/** What a rule is told. */
export type Situation = { clock: Clock; standing: Standing; law: Law; today: Day; constraints: LetterConstraints }

export type Rule = { when: (situation: Situation) => boolean; step: (situation: Situation) => NextStep }

/** Rules that hold only where all of them have this in common. */
export const where = (condition: Rule['when'], rules: readonly Rule[]): Rule[] =>
  rules.map(({ when, step }) => ({ when: (situation) => condition(situation) && when(situation), step }))

/** The last of a list: what follows where no rule before it held. */
export const otherwise = () => true

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

/** Nothing of ours to do until a day, or until something comes. */
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

/** Nothing to do at all. */
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
