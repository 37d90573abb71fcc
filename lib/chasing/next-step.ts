/**
 * The one thing to do next on a request, by whom and from when, with its reason, its source and the letter that goes with it.
 * FOIA 2000 ss.1, 9, 10, 16 and 50, the s.45 Code, and the desk's own rule of five working days between letters. Nothing is
 * chased before a date that the force promised, nor after a reply of substance: what a partial answer left is asked for by a
 * letter of its own, which no press for all overdue forces sends.
 */
import type { Day } from '@/lib/days'
import { readRequest } from '@/lib/clock/standing'
import type { Law } from '@/lib/clock/types'
import type { LoggedEvent } from '@/lib/events/events'
import { afterAnswer } from './rules/after-answer'
import { beforeAnswer } from './rules/before-answer'
import { beforeSending } from './rules/before-sending'
import { whileTheForceWaits } from './rules/force-waits'
import { underAnotherLaw } from './rules/other-law'
import { atTheRegulator } from './rules/regulator'
import { ofTheReview } from './rules/review'
import { atTheTribunal } from './rules/tribunal'
import { type LetterConstraints, type NextStep, noStep, type Rule, type Situation } from './steps'

export type { LetterConstraints, NextStep } from './steps'

const whenWithdrawn: Rule = {
  when: ({ standing }) => standing === 'withdrawn',
  step: () => noStep('Withdrawn', 'The request was withdrawn.', 'the newsroom'),
}

/**
 * In the order of the law: what has no clock first, then what makes the force's duty wait for us, then the furthest that the
 * request has gone (tribunal, Commissioner, review), and last the answer itself. A list passes on what is not its own: silence on
 * one question is chased although another is under review. The last list leaves nothing over.
 */
const rules: readonly Rule[] = [
  whenWithdrawn,
  ...beforeSending,
  ...underAnotherLaw,
  ...whileTheForceWaits,
  ...atTheTribunal,
  ...atTheRegulator,
  ...ofTheReview,
  ...beforeAnswer,
  ...afterAnswer,
]

/** The next step as at `today`. `read` is the reading of the same events on the same day, where it is at hand. */
export function nextStepOf(
  events: readonly LoggedEvent[],
  questions: readonly number[],
  law: Law,
  today: Day,
  read: Pick<Situation, 'clock' | 'standing'> = readRequest(events, questions, law, today),
  constraints: LetterConstraints = {},
): NextStep {
  const situation: Situation = { ...read, law, today, constraints }
  return rules.find(({ when }) => when(situation))!.step(situation)
}
