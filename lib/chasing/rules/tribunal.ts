/**
 * The next step on a request that was taken to the tribunal, FOIA 2000 ss.57, 58 and 61. While an appeal of either side is pending
 * nobody has failed to comply. Passed on where the tribunal's order has been complied with, where another question is late (silence on
 * that one goes its own way), and where the Commissioner's notice stands after all: it is his again (regulator.ts).
 */
import { addDays, shortDay, weekdayDay } from '@/lib/days'
import { isComplied } from '@/lib/clock/reviews'
import { noStep, otherwise, ourStep, type Rule, type Situation, waitStep, where } from '../steps'

/** Taken to the tribunal, by us or by the force, and neither given up nor back with the Commissioner's notice. */
export const isAppealed = ({ clock }: Situation) =>
  clock.isAppealPending || clock.orderedBy === 'tribunal' || (clock.appealedOn !== null && clock.appealDecision !== 'withdrawn' && clock.orderedBy !== 'ICO')

const isSilentOnAnother = ({ clock }: Situation) => clock.isLate && clock.lastOutcomeOn !== null

const isAnsweredSinceAppeal = ({ clock: { appealDecidedOn, lastOutcomeOn } }: Situation) =>
  appealDecidedOn !== null && lastOutcomeOn !== null && lastOutcomeOn >= appealDecidedOn

const isForTheTribunal = (situation: Situation) => isAppealed(situation) && !isSilentOnAnother(situation) && !isAnsweredSinceAppeal(situation)

const decided = ({ clock }: Situation) =>
  `The tribunal decided on ${shortDay((clock.orderedBy === 'tribunal' ? clock.orderedOn : null) ?? clock.appealDecidedOn!)}`

const isOrdered = ({ clock }: Situation) => clock.orderedBy === 'tribunal' && !isComplied(clock)

export const atTheTribunal: readonly Rule[] = where(isForTheTribunal, [
  {
    when: ({ clock }) => clock.isAppealPending,
    step: ({ clock }) =>
      waitStep('nobody', null, 'With the tribunal', `The appeal was made on ${shortDay(clock.appealedOn!)} and is not decided.`, 'FOIA 2000 ss.50(6) and 57'),
  },
  ...where(isOrdered, [
    {
      when: ({ clock }) => clock.tribunalReplyBy === null,
      step: (situation) => waitStep('force', null, 'Wait for what the tribunal ordered', `${decided(situation)}, for us.`, 'FOIA 2000 s.58'),
    },
    { when: ({ clock, today }) => today <= clock.tribunalReplyBy!, step: waitForCompliance },
    { when: otherwise, step: tellOfNonCompliance },
  ]),
  { when: otherwise, step: (situation) => noStep('Decided by the tribunal', `${decided(situation)}.`, 'FOIA 2000 s.58') },
])

function waitForCompliance(situation: Situation) {
  const replyBy = situation.clock.tribunalReplyBy!
  return waitStep(
    'force',
    replyBy,
    `Wait until ${weekdayDay(replyBy)}`,
    `${decided(situation)}: the force must comply by ${shortDay(replyBy)}.`,
    'FOIA 2000 s.58',
  )
}

/** No letter: it goes to the tribunal, in the case that it decided. */
function tellOfNonCompliance({ clock }: Situation) {
  const replyBy = clock.tribunalReplyBy!
  const reason = `The force had to comply with the tribunal’s order by ${shortDay(replyBy)} and has not.`
  return ourStep('complain', 'Tell the tribunal it did not comply', addDays(replyBy, 1), reason, 'FOIA 2000 s.61')
}
