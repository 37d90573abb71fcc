/**
 * The next step on a request that was taken to the Information Commissioner, FOIA 2000 ss.50, 54 and 57. Passed on where the
 * force has answered since. The surprising case: what we can do (28 days to appeal) comes before what the force has to do (as
 * a rule 35 days to comply), since ours ends first.
 */
import { addDays, shortDay, weekdayDay } from '@/lib/days'
import { awaitsReview, isComplied, isOrdered } from '@/lib/clock/reviews'
import { noStep, ourStep, type Rule, type Situation, waitStep, where } from '../steps'
import { isAppealed } from './tribunal'

const isComplainedOf = (situation: Situation) => situation.clock.icoComplainedOn !== null && !isAppealed(situation)

const isPending = ({ clock: { icoComplainedOn, icoDecidedOn, lastOutcomeOn } }: Situation) =>
  icoDecidedOn === null && (lastOutcomeOn === null || lastOutcomeOn < icoComplainedOn!)

const isDecided = ({ clock }: Situation) => clock.icoDecidedOn !== null

const tribunalWindow = ({ clock }: Situation) => clock.windows.find(({ window }) => window === 'tribunal')

const canAppeal = (situation: Situation) => {
  const window = tribunalWindow(situation)
  return window?.isOpen === true && window.matters
}

/** Settled informally because the review was on its way: that is waited for still (review.ts). */
const isSettledForTheReview = ({ clock }: Situation) => clock.icoDecision === 'informal' && awaitsReview(clock)

const isToBeComplied = (situation: Situation) => isOrdered(situation.clock) && !isPassedOn(situation)

const isPassedOn = (situation: Situation) => isComplied(situation.clock) || isSettledForTheReview(situation)

const decided = ({ clock }: Situation) => `The Commissioner decided on ${shortDay(clock.icoDecidedOn!)}`

export const atTheRegulator: readonly Rule[] = where(isComplainedOf, [
  { when: isPending, step: waitForTheDecision },
  ...where(isDecided, [
    { when: canAppeal, step: decideOnAnAppeal },
    ...where(isToBeComplied, [
      { when: ({ clock }) => clock.icoReplyBy === null, step: waitForWhatWasOrdered },
      { when: ({ clock: { icoReplyBy }, today }) => today <= icoReplyBy!, step: waitForCompliance },
      { when: ({ clock: { icoReplyBy }, today }) => today > icoReplyBy!, step: tellOfNonCompliance },
    ]),
    { when: (situation) => !isPassedOn(situation) && situation.clock.answeredOn !== null, step: settled },
  ]),
])

function waitForTheDecision({ clock }: Situation) {
  return waitStep('nobody', null, 'With the ICO', `The complaint was made on ${shortDay(clock.icoComplainedOn!)} and is not decided.`, 'FOIA 2000 s.50')
}

function decideOnAnAppeal(situation: Situation) {
  const { opensOn, closesOn, words, source } = tribunalWindow(situation)!
  return { ...ourStep('appeal', 'Decide on an appeal', opensOn, words, source), until: closesOn }
}

function waitForWhatWasOrdered(situation: Situation) {
  const inPart = situation.clock.icoDecision === 'in part' ? ' in part' : ''
  return waitStep('force', null, 'Wait for what the ICO ordered', `${decided(situation)}, for us${inPart}.`, 'FOIA 2000 s.50(4)')
}

/** The notice's days run again from the end of an appeal that changed nothing. */
const afterAppeal = ({ clock: { appealDecidedOn } }: Situation) =>
  appealDecidedOn === null ? '' : `, counted again from the end of the appeal on ${shortDay(appealDecidedOn)}`

function waitForCompliance(situation: Situation) {
  const replyBy = situation.clock.icoReplyBy!
  const reason = `${decided(situation)}: the force must comply by ${shortDay(replyBy)}${afterAppeal(situation)}.`
  return waitStep('force', replyBy, `Wait until ${weekdayDay(replyBy)}`, reason, 'FOIA 2000 s.50(4)')
}

function tellOfNonCompliance({ clock }: Situation) {
  const replyBy = clock.icoReplyBy!
  const reason = `The force had to comply with the decision by ${shortDay(replyBy)} and has not.`
  return { ...ourStep('complain', 'Tell the ICO it did not comply', addDays(replyBy, 1), reason, 'FOIA 2000 s.54'), letter: 'complaint' as const }
}

function settled(situation: Situation) {
  return noStep('Decided by the ICO', `${decided(situation)}.`, 'FOIA 2000 s.50')
}
