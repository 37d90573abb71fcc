/**
 * The next step on an internal review of what is still not given, s.45 Code 5 and FOIA 2000 s.50. Passed on where none was
 * asked for, where the force has given all since, and where silence on another question comes first: silence needs no review
 * (ICO). The surprising case: an overturned refusal is given as long as a request before the six weeks for a complaint are used.
 */
import { addDays, type Day, shortDay, weekdayDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import { unreviewed } from '@/lib/clock/reviews'
import { workingDayAfter } from '@/lib/working-days/working-days'
import { spellNumber, spellWeeks } from '@/lib/words'
import { applyHolds } from '../holds'
import { noStep, ourStep, type NextStep, type Rule, type Situation, waitStep, where } from '../steps'

/** The dates of a review are there with its asking, for an authority under the Act (other-law.ts comes before). */
const isReviewed = ({ clock }: Situation) => clock.reviewRequestedOn !== null && clock.reviewedAndUnresolved.length > 0

const isDecided = ({ clock }: Situation) => clock.reviewDecidedOn !== null
const isAwaited = ({ clock }: Situation) => clock.reviewDecidedOn === null && !clock.isLate
const isOverturned = ({ clock }: Situation) => clock.reviewDecision === 'overturned'

/** The six weeks for a complaint after a review: the window at the Commissioner that opened with its decision. That of silence has an end of its own. */
const complaintWindow = ({ clock }: Situation) =>
  clock.windows.find(({ window, opensOn, closesOn }) => window === 'ico' && closesOn !== null && opensOn === clock.reviewDecidedOn)
const canComplain = (situation: Situation) => complaintWindow(situation)?.isOpen === true

/** As long as a request has: the Code names no time for what a review has granted. */
const overturnedUntil = ({ clock, law }: Situation): Day => workingDayAfter(clock.reviewDecidedOn!, constantsOn(clock.reviewDecidedOn!).replyDays, law.calendar)

/** Another answer, or silence, has a way of its own. */
const hasNothingElseToDo = ({ clock }: Situation) => !clock.isLate && unreviewed(clock).length === 0

const latestDays = ({ clock }: Situation) => spellNumber(constantsOn(clock.reviewRequestedOn!).reviewLatestDays)

export const ofTheReview: readonly Rule[] = where(isReviewed, [
  ...where(isDecided, [
    { when: (situation) => isOverturned(situation) && situation.today <= overturnedUntil(situation), step: waitForWhatWasOverturned },
    { when: (situation) => isOverturned(situation) && canComplain(situation), step: complainOfWhatHasNotCome },
    { when: canComplain, step: complainOfTheDecision },
    { when: (situation) => hasNothingElseToDo(situation) && situation.clock.icoComplainedOn !== null, step: complainedOf },
    { when: hasNothingElseToDo, step: tooLateToComplain },
  ]),
  ...where(isAwaited, [
    { when: ({ clock, today }) => today <= clock.reviewLateAfterOn!, step: waitForTheReview },
    { when: ({ clock, today }) => today > clock.reviewLatestOn!, step: complainOfTheDelay },
    { when: ({ clock }) => clock.reminders.some((on) => on > clock.reviewLateAfterOn!), step: waitAfterTheChase },
    { when: ({ clock, today }) => today > clock.reviewLateAfterOn!, step: chaseTheReview },
  ]),
])

const decided = ({ clock }: Situation) => `The review was decided on ${shortDay(clock.reviewDecidedOn!)}`

function complaint(situation: Situation, from: Day, reason: string): NextStep {
  const { source, closesOn } = complaintWindow(situation)!
  return { ...ourStep('complain', 'Complain to the ICO', from, reason, source), until: closesOn, letter: 'complaint' }
}

function waitForWhatWasOverturned(situation: Situation) {
  const reason = `The review of ${shortDay(situation.clock.reviewDecidedOn!)} overturned the refusal; what was withheld is to follow.`
  return waitStep('force', overturnedUntil(situation), 'Overturned: wait for the information', reason, 's.45 Code of Practice 5')
}

function complainOfWhatHasNotCome(situation: Situation) {
  const overturned = `The review of ${shortDay(situation.clock.reviewDecidedOn!)} overturned the refusal, and what was withheld has not come.`
  return complaint(situation, addDays(overturnedUntil(situation), 1), `${overturned} ${complaintWindow(situation)!.words}`)
}

function complainOfTheDecision(situation: Situation) {
  return complaint(situation, situation.clock.reviewDecidedOn!, complaintWindow(situation)!.words)
}

function complainedOf(situation: Situation) {
  return noStep('Reviewed', `${decided(situation)} and complained of on ${shortDay(situation.clock.icoComplainedOn!)}.`, 'FOIA 2000 s.50')
}

function tooLateToComplain(situation: Situation) {
  const { complaintDays } = constantsOn(situation.clock.reviewDecidedOn!)
  return noStep('Reviewed', `${decided(situation)}; the ${spellWeeks(complaintDays)} for a complaint are over.`, 'ICO')
}

function waitForTheReview({ clock }: Situation) {
  return waitStep(
    'force',
    clock.reviewLateAfterOn,
    `Review due ${weekdayDay(clock.reviewDueOn!)}`,
    `A review was asked for on ${shortDay(clock.reviewRequestedOn!)}.`,
    's.45 Code of Practice 5.4',
  )
}

function complainOfTheDelay(situation: Situation): NextStep {
  const from = addDays(situation.clock.reviewLatestOn!, 1)
  const reason = `The review has taken more than ${latestDays(situation)} working days.`
  return { ...ourStep('complain', 'Complain to the ICO', from, reason, 's.45 Code of Practice 5.5; ICO: 40 working days'), letter: 'complaint' }
}

function waitAfterTheChase(situation: Situation) {
  const until = situation.clock.reviewLatestOn!
  const reason = `The review is late and was chased. After ${latestDays(situation)} working days a complaint can be made.`
  return waitStep('force', until, `Wait until ${weekdayDay(until)}`, reason, 's.45 Code of Practice 5.5')
}

function chaseTheReview(situation: Situation) {
  const { reviewDueOn, reviewLateAfterOn } = situation.clock
  const reason = `The review was due on ${shortDay(reviewDueOn!)}.`
  const step = ourStep('chase-review', 'Chase the review', addDays(reviewLateAfterOn!, 1), reason, 's.45 Code of Practice 5.4')
  return applyHolds({ ...step, letter: 'chase-review' }, situation)
}
