/**
 * The next step on a request that was taken to the tribunal, FOIA 2000 ss.57 and 58; an appeal that was withdrawn is none. Passed
 * on where the tribunal's order has been complied with, and where another question is late: silence on that one goes its own
 * way. The surprising case: what is passed on is no longer the Commissioner's, although he decided (regulator.ts).
 */
import { shortDay } from '@/lib/days'
import { noStep, otherwise, type Rule, type Situation, waitStep, where } from '../steps'

/** Taken to the tribunal, by us or by the force, and not given up. */
export const isAppealed = ({ clock }: Situation) => clock.appealedOn !== null && clock.appealDecision !== 'withdrawn'

const isSilentOnAnother = ({ clock }: Situation) => clock.isLate && clock.lastOutcomeOn !== null

const isAnsweredSinceAppeal = ({ clock: { appealDecidedOn, lastOutcomeOn } }: Situation) =>
  appealDecidedOn !== null && lastOutcomeOn !== null && lastOutcomeOn >= appealDecidedOn

const isForTheTribunal = (situation: Situation) => isAppealed(situation) && !isSilentOnAnother(situation) && !isAnsweredSinceAppeal(situation)

const decided = ({ clock }: Situation) => `The tribunal decided on ${shortDay(clock.appealDecidedOn!)}`

export const atTheTribunal: readonly Rule[] = where(isForTheTribunal, [
  {
    when: ({ clock }) => clock.appealDecidedOn === null,
    step: ({ clock }) =>
      waitStep('nobody', null, 'With the tribunal', `The appeal was made on ${shortDay(clock.appealedOn!)} and is not decided.`, 'FOIA 2000 s.57'),
  },
  {
    when: ({ clock }) => clock.appealDecision === 'for us' || clock.appealDecision === 'in part',
    step: (situation) => waitStep('force', null, 'Wait for what the tribunal ordered', `${decided(situation)}, for us.`, 'FOIA 2000 s.58'),
  },
  { when: otherwise, step: (situation) => noStep('Decided by the tribunal', `${decided(situation)}.`, 'FOIA 2000 s.58') },
])
