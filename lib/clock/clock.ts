/**
 * The clock of one request as at a day: a pure function of its events, the calendar, the law that binds the authority, and the
 * day. FOIA 2000 ss.10 and 17. Events dated later make no difference, corrections made later do. The surprising case: no date
 * runs while the duty waits for us, and none at all for an authority under another Act.
 */
import type { Day } from '@/lib/days'
import type { LoggedEvent } from '@/lib/events/events'
import { leansOnRule } from '@/lib/working-days/calendar'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { explanationOf } from './explanation'
import { sentencesOf } from './explanation/sentences'
import { flagsOf } from './flags'
import { eventsAsAt } from './order'
import { countedBetween } from './periods'
import { replay } from './replay'
import { currentDates, effectiveDeadline, isWaiting, neverAnswered, openQuestions, unpaidFee } from './replay/owed'
import { isContested, isReviewed, isWithheld, reviewInView, reviewOf } from './replay/reviewed'
import type { RequestState } from './replay/state'
import type { Step } from './receipt'
import { reviewDates } from './reviews'
import type { Clock, ClockContext, ClockEscalation, ClockExchange, ClockTime, Flag, Law, Window } from './types'
import { windowsOf } from './windows'

export function clockOf(events: readonly LoggedEvent[], questions: readonly number[], law: Law, today: Day): Clock {
  const state = replay(eventsAsAt(events, today), questions, law.calendar, today)
  const facts = { ...timeOf(state, law, today), ...exchangeOf(state, law, today), ...escalationOf(state, law, today) }
  return withViews({ state, clock: facts, law, today })
}

/** Nothing is owed any more: all was answered, or the request was withdrawn. */
const isOver = (state: RequestState) => openQuestions(state).length === 0 || state.withdrawnOn !== null

/** No time runs for what is owed, if anything is: it was answered once (taken-back.ts), or the request was withdrawn. */
const isTimeOver = (state: RequestState) => neverAnswered(state).length === 0 || state.withdrawnOn !== null

/** ss.10 and 17: the dates of the time that runs, or of the last that ran, and the lateness by them. */
function timeOf(state: RequestState, law: Law, today: Day): ClockTime {
  const { calendar } = law
  const isBound = law.body === 'foia'
  const receivedOn = state.runs.at(-1)?.receivedOn ?? null
  const dates = isBound ? currentDates(state, calendar) : null
  const deadline = dates && effectiveDeadline(dates, state.extendedTo)
  const running = isTimeOver(state) ? null : deadline
  const isLate = running !== null && today > running.lateAfterOn
  const lateness = isBound ? latenessOf(state, isLate ? running : null, law, today) : null
  const counted = (to: Day) => (receivedOn === null || to < receivedOn ? 0 : countedBetween(receivedOn, to, state.fees, calendar))
  return {
    sentOn: state.sentOn,
    receivedOn,
    runs: state.runs,
    dueOn: dates?.dueOn ?? null,
    codeDueOn: dates?.codeDueOn ?? null,
    fortiethOn: dates?.fortiethOn ?? null,
    // Where dates run, they run from a receipt.
    provisional: dates !== null && leansOnRule(receivedOn!, dates.codeDueOn, calendar),
    fortiethProvisional: dates !== null && leansOnRule(receivedOn!, dates.fortiethOn, calendar),
    extendedTo: deadline?.isExtended ? state.extendedTo : null,
    effectiveDueOn: deadline?.effectiveDueOn ?? null,
    lateAfterOn: running?.lateAfterOn ?? null,
    notices: state.notices,
    feesLeftOut: feesLeftOut(state),
    dayNumber: running ? counted(today) : null,
    daysLeft: running && !isLate ? Math.max(0, workingDaysBetween(today, running.effectiveDueOn, calendar)) : null,
    isLate,
    lateBy: lateness?.ruleA ?? 0,
    lateByCode: lateness?.ruleB ?? 0,
    lateSpells: state.lateSpells,
    answeredLate: isBound && state.withdrawnOn === null && state.lateAtAnswer !== null,
    inTime: isBound && state.answeredOn !== null ? isInTime(state) : null,
    workingDaysTaken: isBound && state.answeredOn !== null && receivedOn !== null && !state.waitedAtAnswer ? counted(state.answeredOn) : null,
  }
}

/** Not late at the answer, and not before a late notice, a late question or a narrower request. */
const isInTime = ({ lateAtAnswer, lateSpells }: RequestState) => lateAtAnswer === null && lateSpells.every(({ ended }) => ended === 'withdrawn')

/** Working days late today, by both rules, where a deadline has passed; else at the answer. None for a request that was withdrawn. */
function latenessOf(state: RequestState, passed: ReturnType<typeof effectiveDeadline> | null, { calendar }: Law, today: Day) {
  if (state.withdrawnOn !== null) return null
  if (passed) return { ruleA: workingDaysBetween(passed.effectiveDueOn, today, calendar), ruleB: workingDaysBetween(passed.lateAfterOn, today, calendar) }
  return state.lateAtAnswer
}

/** s.10(2): fees paid in time, after the receipt that the time runs from. */
function feesLeftOut({ fees, runs }: RequestState): ClockTime['feesLeftOut'] {
  const receivedOn = runs.at(-1)?.receivedOn
  return fees.flatMap(({ askedOn, paidOn, isPaidInTime, isLate }) =>
    receivedOn !== undefined && paidOn !== null && paidOn > receivedOn && isPaidInTime && !isLate ? [{ askedOn, paidOn }] : [],
  )
}

/** What is waited for, what was said, and what was given. */
function exchangeOf(state: RequestState, law: Law, today: Day): ClockExchange {
  const outcomes = [...state.outcomes.values()]
  const isOpen = !isOver(state)
  const fee = isOpen ? unpaidFee(state) : null
  const isStopped = law.body === 'foia' && isOpen && isWaiting(state)
  return {
    queuedOn: state.queuedOn,
    failedOn: state.failedOn,
    withdrawnOn: state.withdrawnOn,
    isStopped,
    clarificationAskedOn: isOpen ? (state.waitingFor?.on ?? null) : null,
    clarificationArrivesOn: isOpen ? (state.waitingFor?.answerArrivesOn ?? null) : null,
    fee,
    feeLapsedOn: law.body === 'foia' && fee !== null && today > fee.payBy ? fee.payBy : null,
    acknowledgedOn: state.acknowledgedOn,
    forceReference: state.reference,
    receivedOnSaid: state.theirDates.receivedOn?.theirDates ?? null,
    dueOnSaid: isStopped ? null : (state.theirDates.dueOn?.theirDates ?? null),
    promisedOn: state.promise?.replyBy ?? null,
    reminders: state.reminders,
    lastLetterOn: state.lastLetterOn,
    answeredOn: state.answeredOn,
    replacedOn: state.replacedOn,
    closedOn: state.withdrawnOn ?? state.replacedOn ?? state.answeredOn,
    outcomes: Object.fromEntries(state.outcomes),
    openQuestions: openQuestions(state),
    refusedOrPartial: closedOutcomes(state)
      .filter(isWithheld)
      .map(({ question }) => question),
    lastOutcomeOn: latestOf(outcomes.map(({ on }) => on)),
    retractions: state.retractions,
    takenBack: [...state.takenBack.keys()].sort((one, other) => one - other),
    withoutAnswerSince: isOpen && outcomes.length === 0 ? latestOf([...state.takenBack.values()]) : null,
  }
}

/** The outcomes of questions that are not owed anew. */
const closedOutcomes = ({ outcomes, reopened }: RequestState) => [...outcomes.values()].filter(({ question }) => !reopened.has(question))

/** s.45 Code 5, ss.50 and 57: the review in view, the Commissioner, the tribunal. */
function escalationOf(state: RequestState, law: Law, today: Day): ClockEscalation {
  const { complaint, appeal } = state
  const review = reviewInView(state, today)
  const closed = closedOutcomes(state)
  return {
    ...reviewDates(review, law),
    reviewDecision: review?.decision ?? null,
    reviewedAndUnresolved: closed.filter((given) => isContested(given, state) && reviewOf(given, state) === review).map(({ question }) => question),
    reviewed: closed.filter((given) => isReviewed(given, state)).map(({ question }) => question),
    icoComplainedOn: complaint?.madeOn ?? null,
    icoDecidedOn: complaint?.decidedOn ?? null,
    icoDecision: complaint?.decision ?? null,
    ...orderOf(state),
    appealedOn: appeal?.madeOn ?? null,
    appealDecidedOn: appeal?.decidedOn ?? null,
    appealedBy: appeal?.by ?? null,
    appealDecision: appeal?.decision ?? null,
  }
}

/** The order that stands, with its date: none while an appeal is pending. */
function orderOf({ order, appeal }: RequestState): Pick<ClockEscalation, 'orderedBy' | 'orderedOn' | 'icoReplyBy' | 'tribunalReplyBy' | 'isAppealPending'> {
  const isAppealPending = appeal !== null && appeal.decidedOn === null
  const replyBy = isAppealPending ? null : (order?.replyBy ?? null)
  return {
    orderedBy: order?.by ?? null,
    orderedOn: order?.on ?? null,
    icoReplyBy: order?.by === 'ICO' ? replyBy : null,
    tribunalReplyBy: order?.by === 'tribunal' ? replyBy : null,
    isAppealPending,
  }
}

/** The facts, with what is told of them: worked out once, when it is first read. They are properties of the clock's own, so that JSON holds them. */
function withViews(context: ClockContext): Clock {
  const known: { windows?: Window[]; flags?: Flag[]; explanation?: Step[]; sentences?: string[] } = {}
  return {
    ...context.clock,
    get windows() {
      return (known.windows ??= windowsOf(context))
    },
    get flags() {
      return (known.flags ??= flagsOf(context))
    },
    get explanation() {
      return (known.explanation ??= explanationOf(context))
    },
    get sentences() {
      return (known.sentences ??= sentencesOf(context))
    },
  }
}
