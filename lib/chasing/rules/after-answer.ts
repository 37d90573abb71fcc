/**
 * The next step once every question is answered: narrow after a refusal for cost (FOIA 2000 ss.12 and 16), ask for a review of
 * what was withheld while there is time (s.45 Code 5.3), or leave it. The surprising case: a refusal for cost is narrowed, not
 * reviewed, although both would be open.
 */
import { shortDay } from '@/lib/days'
import { isForCost } from '@/lib/clock/constants'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { isPublished, unreviewed } from '@/lib/clock/reviews'
import { applyHolds } from '../holds'
import { noStep, otherwise, ourStep, type NextStep, type Rule, type Situation, where } from '../steps'

const isAnswered = ({ clock }: Situation) => clock.answeredOn !== null

const reviewWindow = ({ clock }: Situation) => clock.windows.find(({ window }) => window === 'review')
const canAskReview = (situation: Situation) => reviewWindow(situation)?.isOpen === true

/** The answers that kept something back and that no review was asked of. */
const withheld = ({ clock }: Situation) => unreviewed(clock).map((question) => clock.outcomes[question]!)
/** s.21: all that was kept back is published. */
function isAllPublished(situation: Situation) {
  return withheld(situation).every(isPublished)
}

const isAllGiven = (situation: Situation) => withheld(situation).length === 0
const holdsNothing = ({ clock }: Situation) => Object.values(clock.outcomes).some(({ outcome }) => outcome === 'not held')

const refusedForCost = (situation: Situation) => withheld(situation).find(({ outcome, sections }) => outcome === 'refused' && sections.some(isForCost))

export const afterAnswer: readonly Rule[] = where(isAnswered, [
  ...where(isAllGiven, [
    { when: (situation) => holdsNothing(situation) && canAskReview(situation), step: doubtThatNothingIsHeld },
    { when: otherwise, step: nothingToDo },
  ]),
  { when: (situation) => !canAskReview(situation), step: tooLateForAReview },
  { when: isAllPublished, step: getThePublished },
  { when: (situation) => refusedForCost(situation) !== undefined, step: narrowTheRequest },
  { when: otherwise, step: askForAReview },
])

function doubtThatNothingIsHeld(situation: Situation) {
  const { words, source } = reviewWindow(situation)!
  return noStep('Nothing to do', `They hold nothing of it. If that is doubtful: ${words}`, source)
}

function nothingToDo() {
  return noStep('Nothing to do', 'Every question is answered and nothing was withheld.', 'FOIA 2000 s.1(1)')
}

function getThePublished(situation: Situation) {
  const on = latestOf(withheld(situation).map((outcome) => outcome.on))!
  const { closesOn, words } = reviewWindow(situation)!
  const reason = `Refused on ${shortDay(on)} as published already. Find the figures and enter them with that source. If they are not there: ${words}`
  return { ...ourStep('get-published', 'Get the published figures', on, reason, 'FOIA 2000 s.21'), until: closesOn }
}

function tooLateForAReview(situation: Situation) {
  return noStep('Review window closed', reviewWindow(situation)?.words ?? 'Every question is answered.', 's.45 Code of Practice 5.3')
}

function narrowTheRequest(situation: Situation) {
  const refusedOn = refusedForCost(situation)!.on
  const reason = `Refused for cost on ${shortDay(refusedOn)}. The force must advise how to bring it within the limit; a narrower request begins a new time.`
  const step: NextStep = {
    ...ourStep('narrow', 'Narrow the request', refusedOn, reason, 'FOIA 2000 ss.12 and 16'),
    until: reviewWindow(situation)!.closesOn,
    letter: 'narrow',
  }
  return applyHolds(step, situation)
}

function askForAReview(situation: Situation) {
  const { opensOn, closesOn, words, source } = reviewWindow(situation)!
  const isNamed = withheld(situation).some(({ outcome, sections }) => outcome === 'refused' || sections.length > 0)
  const what = isNamed ? 'Something was withheld.' : 'Something is missing, and no section was cited for it.'
  const step: NextStep = { ...ourStep('ask-review', 'Ask for a review', opensOn, `${what} ${words}`, source), until: closesOn, letter: 'review' }
  return applyHolds(step, situation)
}
