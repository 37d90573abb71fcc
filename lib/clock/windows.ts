/**
 * The times within which the newsroom can act: an answer to their question, a review, the ICO, the tribunal, a fee. Each ends at midnight of its last day, the tribunal's at 5pm (r.12).
 * None is told for an authority under another Act. The surprise: silence opens the way to the ICO only from the first reminder after
 * the due date, since the ICO wants to see that the force was chased first, and the way closes again six weeks after the last one.
 */
import { addDays, daysBetween, longDay } from '@/lib/days'
import { spellNumber, spellWeeks, ordinal } from '@/lib/words'
import { leansOnRule } from '@/lib/working-days/calendar'
import type { ClockContext, Window } from './types'
import { constantsOn, regulatorOn, sourceOf } from './constants'
import { lastOfMonths } from './periods'
import { isReviewed } from './replay/reviewed'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { awaitsReview } from './reviews'
import { workingDayAfter, workingDayFrom, workingDaysBetween } from '@/lib/working-days/working-days'

export function windowsOf(context: ClockContext): Window[] {
  if (context.law.body !== 'foia' || context.clock.withdrawnOn !== null) return []
  return [feeWindow(context), clarificationWindow(context), reviewWindow(context), icoWindow(context), tribunalWindow(context)].filter(
    (window) => window !== null,
  )
}

type WindowWithoutState = Omit<Window, 'isOpen' | 'daysLeft'>

function counted({ law, today }: ClockContext, window: WindowWithoutState, isReady = true): Window {
  // It opened with something that is on the record, so not after today.
  const { closesOn, unit } = window
  const isOpen = isReady && (closesOn === null || today <= closesOn)
  const daysLeft =
    !isOpen || closesOn === null ? null : unit === 'working days' ? workingDaysBetween(today, closesOn, law.calendar) : daysBetween(today, closesOn)
  return { ...window, isOpen, daysLeft }
}

/** s.9(2): three months beginning with the day on which the notice was given. */
function feeWindow(context: ClockContext): Window | null {
  const { fee } = context.clock
  if (!fee || fee.paidOn !== null) return null
  const words = `The fee can be paid until ${longDay(fee.payBy)}. Until it is paid the force need not answer.`
  return counted(context, {
    window: 'fees',
    opensOn: fee.askedOn,
    closesOn: fee.payBy,
    words,
    source: sourceOf('feeMonths', fee.askedOn),
    unit: 'calendar days',
    matters: true,
    provisional: false,
  })
}

/** s.45 Code: a question that nobody answers in two months ends in a request that the force may close. While our answer is on its way there is nothing to warn of. */
function clarificationWindow(context: ClockContext): Window | null {
  const { clarificationAskedOn, clarificationArrivesOn } = context.clock
  if (clarificationAskedOn === null || clarificationArrivesOn !== null) return null
  const { clarificationMonths } = constantsOn(clarificationAskedOn)
  const closesOn = lastOfMonths(clarificationAskedOn, clarificationMonths)
  const words = `Their question of ${longDay(clarificationAskedOn)} should be answered by ${longDay(closesOn)}, ${spellNumber(clarificationMonths)} months after they asked: after that the force may close the request.`
  return counted(context, {
    window: 'clarification',
    opensOn: clarificationAskedOn,
    closesOn,
    words,
    source: sourceOf('clarificationMonths', clarificationAskedOn),
    unit: 'calendar days',
    matters: true,
    provisional: false,
  })
}

/** s.45 Code 5.3: forty working days from the answer: from the last one that left something out, if any did, and that was not reviewed. */
function reviewWindow(context: ClockContext): Window | null {
  const { state, clock, law } = context
  const given = Object.values(clock.outcomes).filter((outcome) => !isReviewed(outcome, state) && !state.reopened.has(outcome.question))
  const withheld = given.filter(({ outcome }) => outcome !== 'disclosed')
  if (state.reviews.length > 0 && withheld.length === 0) return null
  const answeredOn = latestOf((withheld.length > 0 ? withheld : given).map(({ on }) => on))
  if (answeredOn === null) return null
  const { reviewAskDays } = constantsOn(answeredOn)
  const closesOn = workingDayAfter(answeredOn, reviewAskDays, law.calendar)
  const provisional = leansOnRule(answeredOn, closesOn, law.calendar)
  const words = `An internal review can be asked for until ${longDay(closesOn)}, the ${ordinal(reviewAskDays)} working day after the answer of ${longDay(answeredOn)}.${provisional ? ' The date is provisional: it leans on bank holidays that gov.uk has not published.' : ''}`
  return counted(context, {
    window: 'review',
    opensOn: answeredOn,
    closesOn,
    words,
    source: sourceOf('reviewAskDays', answeredOn),
    unit: 'working days',
    matters: withheld.length > 0,
    provisional,
  })
}

/**
 * s.50. A complaint that was made closes the way; one of an earlier answer does not (replay/escalation.ts). Of three ways the
 * one of a decided review comes first while it is open, then a review that never came, then an answer that never came.
 */
function icoWindow(context: ClockContext): Window | null {
  if (context.clock.icoComplainedOn !== null) return null
  const afterReview = icoWindowAfterReview(context)
  if (afterReview?.isOpen) return afterReview
  return icoWindowOfReviewDelay(context) ?? icoWindowOfSilence(context) ?? afterReview
}

const complaint = ({ today }: ClockContext) =>
  ({ window: 'ico', source: sourceOf('complaintDays', today), unit: 'calendar days', matters: true, provisional: false }) as const

/** Six weeks from the decision of a review of what is still contested. */
function icoWindowAfterReview(context: ClockContext): Window | null {
  const { reviewDecidedOn, reviewedAndUnresolved } = context.clock
  if (reviewDecidedOn === null || reviewedAndUnresolved.length === 0) return null
  const { complaintDays } = constantsOn(reviewDecidedOn)
  const closesOn = addDays(reviewDecidedOn, complaintDays)
  const words = `A complaint to ${regulatorOn(context.today)} should be made by ${longDay(closesOn)}, ${spellWeeks(complaintDays)} after the review was decided on ${longDay(reviewDecidedOn)}.`
  return counted(context, { ...complaint(context), opensOn: reviewDecidedOn, closesOn, words })
}

/** With no end, once a review has taken more than forty working days, counted as the Commissioner counts (rule A): it is a way of ours, and calls nobody late. */
function icoWindowOfReviewDelay(context: ClockContext): Window | null {
  const { clock, today } = context
  const { reviewLatestOn } = clock
  if (!awaitsReview(clock) || reviewLatestOn === null || today <= reviewLatestOn) return null
  const opensOn = addDays(reviewLatestOn, 1)
  const words = `The review was asked for on ${longDay(clock.reviewRequestedOn!)} and ${spellNumber(constantsOn(opensOn).reviewLatestDays)} working days have passed: a complaint to ${regulatorOn(today)} can be made at once.`
  return counted(context, { ...complaint(context), opensOn, closesOn: null, words })
}

/**
 * From the first reminder after the due date to six weeks after the day that the last one gave, its fifth working day: the last contact
 * of substance there can be. Told, and not yet open, before a reminder. A review that was asked of silence is a reminder too.
 */
function icoWindowOfSilence(context: ClockContext): Window | null {
  const { state, clock, law, today } = context
  const { lateAfterOn } = clock
  if (!clock.isLate || lateAfterOn === null) return null
  const asked = state.reviews.filter(({ of }) => of.size === 0).map(({ askedOn }) => askedOn)
  const chased = [...clock.reminders, ...asked].filter((on) => on > lateAfterOn).sort()
  const [chasedOn = null] = chased
  const opensOn = chasedOn ?? workingDayFrom(addDays(lateAfterOn, 1), law.calendar)
  const { complaintDays, chaseGapDays } = constantsOn(today)
  const answerBy = chasedOn && workingDayAfter(chased.at(-1)!, chaseGapDays, law.calendar)
  const closesOn = answerBy && addDays(answerBy, complaintDays)
  const words = chasedOn
    ? `The answer is late and was last chased on ${longDay(chased.at(-1)!)}: a complaint to ${regulatorOn(today)} should be made by ${longDay(closesOn!)}, ${spellWeeks(complaintDays)} after ${longDay(answerBy!)}, the day to answer by. Another reminder moves that day.`
    : `The answer is late. A complaint to ${regulatorOn(today)} can be made at once after one reminder.`
  const provisional = answerBy !== null && leansOnRule(chased.at(-1)!, answerBy, law.calendar)
  return counted(context, { ...complaint(context), opensOn, closesOn, words, provisional }, chasedOn !== null)
}

/** Tribunal rules r.22(1)(b): twenty-eight calendar days from the decision notice, for either side. */
function tribunalWindow(context: ClockContext): Window | null {
  const { law } = context
  const { icoDecidedOn, icoDecision, appealedOn } = context.clock
  if (icoDecidedOn === null || icoDecision === 'informal' || appealedOn !== null) return null
  const { appealDays } = constantsOn(icoDecidedOn)
  const lastOn = addDays(icoDecidedOn, appealDays)
  // r.12(2) carries a last day that is no working day on to the next: granted to the force, not counted on for ourselves.
  const closesOn = icoDecision === 'for us' ? workingDayFrom(lastOn, law.calendar) : lastOn
  const who = icoDecision === 'for us' ? 'The force can appeal' : 'An appeal can be made'
  const words = `${who} to the First-tier Tribunal, which must have it by 5pm on ${longDay(closesOn)}: ${appealDays} days after the decision notice was sent (taken to be ${longDay(icoDecidedOn)}).`
  return counted(context, {
    window: 'tribunal',
    opensOn: icoDecidedOn,
    closesOn,
    words,
    source: sourceOf('appealDays', icoDecidedOn),
    unit: 'calendar days',
    matters: icoDecision !== 'for us',
    provisional: false,
  })
}
