import { addDays, type Day, shortDay, weekdayDay } from '@/lib/days'
import type { Clock, Law } from '@/lib/deadlines/clock'
import { held, type NextStep, nothing, ours, type Read, wait } from './steps'

/**
 * What follows an answer: internal review, the Commissioner, the tribunal. s.45 Code 5, FOIA 2000 ss.50 and 57. It stands
 * beside the standing and never hides it: a request is `refused` and at the tribunal on the same day.
 */
export const escalations = ['none', 'review asked', 'review decided', 'with the ICO', 'ICO decided', 'at the tribunal', 'tribunal decided'] as const
export type Escalation = (typeof escalations)[number]

/** How far the request has gone beyond its answer. */
export function escalationOf(clock: Clock): Escalation {
  if (clock.appealedOn) return clock.appealDecidedOn ? 'tribunal decided' : 'at the tribunal'
  if (clock.icoComplainedOn || clock.icoDecidedOn) return clock.icoDecidedOn ? 'ICO decided' : 'with the ICO'
  if (clock.reviewRequestedOn) return clock.reviewDecidedOn ? 'review decided' : 'review asked'
  return 'none'
}

const isWithheld = ({ outcomes }: Clock) =>
  Object.values(outcomes).some(({ outcome, sections }) => outcome === 'refused' || (outcome === 'part disclosed' && sections.length > 0))

/** With the Commissioner or the tribunal, or back from there; null where nobody complained. */
export function atTheRegulator({ clock }: Read, today: Day): NextStep | null {
  const { icoComplainedOn, icoDecidedOn, icoDecision, icoReplyBy, appealedOn, appealDecidedOn } = clock
  if (appealedOn)
    return appealDecidedOn
      ? nothing('Decided by the tribunal', `The tribunal decided on ${shortDay(appealDecidedOn)}.`, 'FOIA 2000 s.58')
      : wait('nobody', null, 'With the tribunal', `The appeal was made on ${shortDay(appealedOn)} and is not decided.`, 'FOIA 2000 s.57')
  if (!icoComplainedOn && !icoDecidedOn) return null
  if (!icoDecidedOn)
    return clock.answeredOn !== null && clock.answeredOn > icoComplainedOn!
      ? null
      : wait('nobody', null, 'With the ICO', `The complaint was made on ${shortDay(icoComplainedOn!)} and is not decided.`, 'FOIA 2000 s.50')
  const answeredSince = clock.answeredOn !== null && clock.answeredOn >= icoDecidedOn
  if (icoReplyBy && (icoDecision === 'for us' || icoDecision === 'in part') && !answeredSince) {
    if (today <= icoReplyBy)
      return wait(
        'force',
        icoReplyBy,
        `Wait until ${weekdayDay(icoReplyBy)}`,
        `The Commissioner decided on ${shortDay(icoDecidedOn)}: the force must comply by ${shortDay(icoReplyBy)}.`,
        'FOIA 2000 s.50(4)',
      )
    return {
      ...ours(
        'complain',
        'Tell the ICO it did not comply',
        addDays(icoReplyBy, 1),
        `The force had to comply with the decision by ${shortDay(icoReplyBy)} and has not.`,
        'FOIA 2000 s.54',
      ),
      letter: 'complaint',
    }
  }
  const tribunal = clock.windows.find(({ window }) => window === 'tribunal')
  if (tribunal?.isOpen && tribunal.matters)
    return { ...ours('appeal', 'Decide on an appeal', tribunal.opensOn, tribunal.words, tribunal.source), until: tribunal.closesOn }
  return answeredSince || clock.answeredOn === null
    ? null
    : nothing('Decided by the ICO', `The Commissioner decided on ${shortDay(icoDecidedOn)}.`, 'FOIA 2000 s.50')
}

/** A review that was asked for; null where none was. */
export function afterReview({ clock }: Read, law: Law, today: Day): NextStep | null {
  const { reviewRequestedOn, reviewLateAfterOn, reviewMuchLateAfterOn, reviewDueOn, reviewDecidedOn } = clock
  if (!reviewRequestedOn || !reviewDueOn || !reviewLateAfterOn || !reviewMuchLateAfterOn) return null
  const ico = clock.windows.find(({ window }) => window === 'ico')
  if (reviewDecidedOn) {
    if (!isWithheld(clock))
      return clock.answeredOn === null
        ? null
        : nothing('Reviewed', `The review was decided on ${shortDay(reviewDecidedOn)} and nothing is withheld.`, 's.45 Code of Practice 5')
    if (clock.reviewDecision === 'overturned') {
      const reason = `The review of ${shortDay(reviewDecidedOn)} overturned the refusal; what was withheld is to follow.`
      return wait('force', ico?.isOpen ? ico.closesOn : null, 'Overturned: wait for the information', reason, 's.45 Code of Practice 5')
    }
    if (ico?.isOpen) return { ...ours('complain', 'Complain to the ICO', reviewDecidedOn, ico.words, ico.source), until: ico.closesOn, letter: 'complaint' }
    return nothing('Reviewed', `The review was decided on ${shortDay(reviewDecidedOn)}; the six weeks for a complaint are over.`, 'ICO')
  }
  if (today <= reviewLateAfterOn)
    return wait(
      'force',
      reviewLateAfterOn,
      `Review due ${weekdayDay(reviewDueOn)}`,
      `A review was asked for on ${shortDay(reviewRequestedOn)}.`,
      's.45 Code of Practice 5.4',
    )
  if (today > reviewMuchLateAfterOn)
    return {
      ...ours(
        'complain',
        'Complain to the ICO',
        addDays(reviewMuchLateAfterOn, 1),
        'The review has taken more than forty working days.',
        's.45 Code of Practice 5.5; ICO: 40 working days',
      ),
      letter: 'complaint',
    }
  const chased = clock.reminders.some((on) => on > reviewLateAfterOn)
  if (chased)
    return wait(
      'force',
      reviewMuchLateAfterOn,
      `Wait until ${weekdayDay(reviewMuchLateAfterOn)}`,
      'The review is late and was chased. After forty working days a complaint can be made.',
      's.45 Code of Practice 5.5',
    )
  return held(
    {
      ...ours(
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
    {},
  )
}

/** Every question is answered: narrow after a refusal for cost, ask for a review of what was withheld, or leave it. */
export function afterAnswer({ clock }: Read): NextStep {
  const review = clock.windows.find(({ window }) => window === 'review')
  if (!isWithheld(clock)) return nothing('Nothing to do', 'Every question is answered and nothing was withheld.', 'FOIA 2000 s.1(1)')
  if (!review?.isOpen) return nothing('Review window closed', review ? review.words : 'Every question is answered.', 's.45 Code of Practice 5.3')
  const refusedForCost = Object.values(clock.outcomes).find(
    ({ outcome, sections }) => outcome === 'refused' && sections.some((section) => /^12(\D|$)/.test(section)),
  )
  if (refusedForCost)
    return {
      ...ours(
        'narrow',
        'Narrow the request',
        refusedForCost.on,
        `Refused for cost on ${shortDay(refusedForCost.on)}. The force must advise how to bring it within the limit; a narrower request begins a new time.`,
        'FOIA 2000 ss.12 and 16',
      ),
      until: review.closesOn,
      letter: 'narrow',
    }
  return {
    ...ours('ask-review', 'Ask for a review', review.opensOn, `Something was withheld. ${review.words}`, review.source),
    until: review.closesOn,
    letter: 'review',
  }
}
