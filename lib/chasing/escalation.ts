import { addDays, type Day, shortDay, weekdayDay } from '@/lib/days'
import type { Clock, Law } from '@/lib/clock/types'
import { constantsOn, isForCost } from '@/lib/clock/constants'
import { awaitsReview, isComplied, isOrdered, unreviewed } from '@/lib/clock/reviews'
import { workingDayAfter } from '@/lib/working-days/working-days'
import { spellNumber, spellWeeks } from '@/lib/words'
import { applyHolds, type LetterConstraints, type NextStep, noStep, ourStep, type ClockAndStanding, waitStep } from './steps'

/**
 * What follows an answer: internal review, the Commissioner, the tribunal. s.45 Code 5, FOIA 2000 ss.50 and 57. It stands
 * beside the standing and never hides it: a request is `refused` and at the tribunal on the same day.
 */
/** With the Commissioner or the tribunal, or back from there; null where nobody complained, or the force has answered since. */
export function atTheRegulator({ clock }: ClockAndStanding, today: Day): NextStep | null {
  const { icoComplainedOn, icoDecidedOn, icoDecision, icoReplyBy, appealedOn, lastOutcomeOn } = clock
  if (appealedOn && clock.appealDecision !== 'withdrawn') return atTheTribunal(clock, appealedOn)
  if (!icoComplainedOn) return null
  if (!icoDecidedOn)
    return lastOutcomeOn !== null && lastOutcomeOn >= icoComplainedOn
      ? null
      : waitStep('nobody', null, 'With the ICO', `The complaint was made on ${shortDay(icoComplainedOn)} and is not decided.`, 'FOIA 2000 s.50')
  // What we can do ends before what they have to do: 28 days to appeal, as a rule 35 to comply.
  const tribunal = clock.windows.find(({ window }) => window === 'tribunal')
  if (tribunal?.isOpen && tribunal.matters)
    return { ...ourStep('appeal', 'Decide on an appeal', tribunal.opensOn, tribunal.words, tribunal.source), until: tribunal.closesOn }
  if (isComplied(clock)) return null
  // Settled informally because the review was on its way: that is waited for still.
  if (icoDecision === 'informal' && awaitsReview(clock)) return null
  if (isOrdered(clock)) return complying(icoDecidedOn, icoReplyBy, today)
  return clock.answeredOn === null ? null : noStep('Decided by the ICO', `The Commissioner decided on ${shortDay(icoDecidedOn)}.`, 'FOIA 2000 s.50')
}

function complying(decidedOn: Day, replyBy: Day | null, today: Day): NextStep {
  const decided = `The Commissioner decided on ${shortDay(decidedOn)}`
  if (replyBy === null) return waitStep('force', null, 'Wait for what the ICO ordered', `${decided}, for us.`, 'FOIA 2000 s.50(4)')
  if (today <= replyBy)
    return waitStep('force', replyBy, `Wait until ${weekdayDay(replyBy)}`, `${decided}: the force must comply by ${shortDay(replyBy)}.`, 'FOIA 2000 s.50(4)')
  const reason = `The force had to comply with the decision by ${shortDay(replyBy)} and has not.`
  return { ...ourStep('complain', 'Tell the ICO it did not comply', addDays(replyBy, 1), reason, 'FOIA 2000 s.54'), letter: 'complaint' }
}

/** Null where it has been complied with, and where another question is late: silence on that one goes its own way. */
function atTheTribunal({ appealDecidedOn, appealDecision, lastOutcomeOn, isLate }: Clock, appealedOn: Day): NextStep | null {
  if (isLate && lastOutcomeOn !== null) return null
  if (!appealDecidedOn)
    return waitStep('nobody', null, 'With the tribunal', `The appeal was made on ${shortDay(appealedOn)} and is not decided.`, 'FOIA 2000 s.57')
  if (lastOutcomeOn !== null && lastOutcomeOn >= appealDecidedOn) return null
  const decided = `The tribunal decided on ${shortDay(appealDecidedOn)}`
  return appealDecision === 'for us' || appealDecision === 'in part'
    ? waitStep('force', null, 'Wait for what the tribunal ordered', `${decided}, for us.`, 'FOIA 2000 s.58')
    : noStep('Decided by the tribunal', `${decided}.`, 'FOIA 2000 s.58')
}

/**
 * A review of what is still contested; null where none was asked for, where the force has given all since, or where silence on
 * another question comes first: silence needs no review (ICO).
 */
export function afterReview({ clock }: ClockAndStanding, law: Law, today: Day, holds: LetterConstraints): NextStep | null {
  const { reviewRequestedOn, reviewLateAfterOn, reviewMuchLateAfterOn, reviewDueOn, reviewDecidedOn, reviewedAndUnresolved } = clock
  if (!reviewRequestedOn || !reviewDueOn || !reviewLateAfterOn || !reviewMuchLateAfterOn || reviewedAndUnresolved.length === 0) return null
  if (reviewDecidedOn) return reviewed(clock, reviewDecidedOn, law, today)
  if (clock.isLate) return null
  if (today <= reviewLateAfterOn)
    return waitStep(
      'force',
      reviewLateAfterOn,
      `Review due ${weekdayDay(reviewDueOn)}`,
      `A review was asked for on ${shortDay(reviewRequestedOn)}.`,
      's.45 Code of Practice 5.4',
    )
  const { reviewLatestDays } = constantsOn(reviewRequestedOn)
  if (today > reviewMuchLateAfterOn)
    return {
      ...ourStep(
        'complain',
        'Complain to the ICO',
        addDays(reviewMuchLateAfterOn, 1),
        `The review has taken more than ${spellNumber(reviewLatestDays)} working days.`,
        's.45 Code of Practice 5.5; ICO: 40 working days',
      ),
      letter: 'complaint',
    }
  const chased = clock.reminders.some((on) => on > reviewLateAfterOn)
  if (chased)
    return waitStep(
      'force',
      reviewMuchLateAfterOn,
      `Wait until ${weekdayDay(reviewMuchLateAfterOn)}`,
      `The review is late and was chased. After ${spellNumber(reviewLatestDays)} working days a complaint can be made.`,
      's.45 Code of Practice 5.5',
    )
  return applyHolds(
    {
      ...ourStep(
        'chase-review',
        'Chase the review',
        addDays(reviewLateAfterOn, 1),
        `The review was due on ${shortDay(reviewDueOn)}.`,
        's.45 Code of Practice 5.4',
      ),
      letter: 'chase-review',
    },
    clock,
    law,
    today,
    holds,
  )
}

/** Decided, and something is still kept back. An overturned refusal is given as long as a request before the six weeks are used. */
function reviewed(clock: Clock, decidedOn: Day, law: Law, today: Day): NextStep | null {
  const ico = clock.windows.find(({ window, closesOn }) => window === 'ico' && closesOn !== null)
  const decided = `The review was decided on ${shortDay(decidedOn)}`
  const complaint = (from: Day, reason: string): NextStep => ({
    ...ourStep('complain', 'Complain to the ICO', from, reason, ico?.source ?? 'FOIA 2000 s.50'),
    until: ico?.closesOn ?? null,
    letter: 'complaint',
  })
  if (clock.reviewDecision === 'overturned') {
    const until = workingDayAfter(decidedOn, constantsOn(decidedOn).replyDays, law.calendar)
    const reason = `The review of ${shortDay(decidedOn)} overturned the refusal; what was withheld is to follow.`
    if (today <= until) return waitStep('force', until, 'Overturned: wait for the information', reason, 's.45 Code of Practice 5')
    if (ico?.isOpen)
      return complaint(addDays(until, 1), `The review of ${shortDay(decidedOn)} overturned the refusal, and what was withheld has not come. ${ico.words}`)
  }
  if (ico?.isOpen) return complaint(decidedOn, ico.words)
  // Another answer, or silence, has a way of its own.
  if (clock.isLate || unreviewed(clock).length > 0) return null
  const { complaintDays } = constantsOn(decidedOn)
  return clock.icoComplainedOn
    ? noStep('Reviewed', `${decided} and complained of on ${shortDay(clock.icoComplainedOn)}.`, 'FOIA 2000 s.50')
    : noStep('Reviewed', `${decided}; the ${spellWeeks(complaintDays)} for a complaint are over.`, 'ICO')
}

/** Every question is answered: narrow after a refusal for cost, ask for a review of what was withheld, or leave it. */
export function afterAnswer({ clock }: ClockAndStanding, law: Law, today: Day, holds: LetterConstraints): NextStep {
  const review = clock.windows.find(({ window }) => window === 'review')
  const withheld = unreviewed(clock).map((question) => clock.outcomes[question]!)
  if (withheld.length === 0) return settled(clock, review)
  if (!review?.isOpen) return noStep('Review window closed', review ? review.words : 'Every question is answered.', 's.45 Code of Practice 5.3')
  const refusedForCost = withheld.find(({ outcome, sections }) => outcome === 'refused' && sections.some(isForCost))
  if (refusedForCost) {
    const narrow: NextStep = {
      ...ourStep(
        'narrow',
        'Narrow the request',
        refusedForCost.on,
        `Refused for cost on ${shortDay(refusedForCost.on)}. The force must advise how to bring it within the limit; a narrower request begins a new time.`,
        'FOIA 2000 ss.12 and 16',
      ),
      until: review.closesOn,
      letter: 'narrow',
    }
    return applyHolds(narrow, clock, law, today, holds)
  }
  const isNamed = withheld.some(({ outcome, sections }) => outcome === 'refused' || sections.length > 0)
  const what = isNamed ? 'Something was withheld.' : 'Something is missing, and no section was cited for it.'
  const ask: NextStep = {
    ...ourStep('ask-review', 'Ask for a review', review.opensOn, `${what} ${review.words}`, review.source),
    until: review.closesOn,
    letter: 'review',
  }
  return applyHolds(ask, clock, law, today, holds)
}

/** Nobody owes anything. That a force holds nothing can be doubted, while there is time. */
function settled(clock: Clock, review: Clock['windows'][number] | undefined): NextStep {
  const holdsNothing = Object.values(clock.outcomes).some(({ outcome }) => outcome === 'not held')
  if (holdsNothing && review?.isOpen) return noStep('Nothing to do', `They hold nothing of it. If that is doubtful: ${review.words}`, review.source)
  return noStep('Nothing to do', 'Every question is answered and nothing was withheld.', 'FOIA 2000 s.1(1)')
}
