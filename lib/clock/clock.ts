import type { Day } from '@/lib/days'
import type { LoggedEvent } from '@/lib/events/events'
import { leansOnRule } from '@/lib/working-days/calendar'
import { replay } from './replay'
import type { RequestState } from './replay/state'
import { isContested, isReviewed, isWithheld, reviewInView, reviewOf } from './replay/escalation'
import { currentDates, isWaiting, effectiveDeadline, openQuestions, unpaidFee } from './replay/owed'
import { explanationOf, sentencesOf } from './explanation'
import { flagsOf } from './flags'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { eventsAsAt } from './order'
import { countedBetween } from './periods'
import type { Step } from './receipt'
import { reviewDates } from './reviews'
import type { Clock, Flag, Law, ClockContext, Window } from './types'
import { windowsOf } from './windows'
import { workingDaysBetween } from '@/lib/working-days/working-days'

/**
 * The clock of one request on a day: a pure function of its events, the calendar, the law that binds the authority, and the
 * day. FOIA 2000 ss.10 and 17. Cheap to make for thousands: `explanation`, `words`, `flags` and `windows` are worked out when
 * they are first read, so a list that shows none of them pays for none.
 */
/** The clock as at `today`: events dated later make no difference, corrections made later do. */
export function clockOf(events: readonly LoggedEvent[], questions: readonly number[], law: Law, today: Day): Clock {
  const { calendar } = law
  const state = replay(eventsAsAt(events, today), questions, calendar, today)
  const open = openQuestions(state)
  const standing = [...state.outcomes.values()]
  const closed = standing.filter(({ question }) => !state.reopened.has(question))
  const isOver = open.length === 0 || state.withdrawnOn !== null
  const isBound = law.body === 'foia'
  const isStopped = isBound && !isOver && isWaiting(state)

  const period = state.runs.at(-1)
  const dates = isBound ? currentDates(state, calendar) : null
  const limits = dates && effectiveDeadline(dates, state.extendedTo)
  const runs = limits !== null && !isOver
  const isLate = runs && today > limits.lateAfterOn
  const received = period?.receivedOn ?? null
  const counted = (to: Day) => (received === null || to < received ? 0 : countedBetween(received, to, state.fees, calendar))
  const late =
    !isBound || state.withdrawnOn !== null
      ? null
      : isLate
        ? { ruleA: workingDaysBetween(limits.effectiveDueOn, today, calendar), ruleB: workingDaysBetween(limits.lateAfterOn, today, calendar) }
        : state.answeredOn && state.lateAtAnswer

  const review = reviewInView(state, today)

  const kept: { windows?: Window[]; flags?: Flag[]; explanation?: Step[]; words?: string[] } = {}
  const clock: Clock = {
    sentOn: state.sentOn,
    receivedOn: received,
    dueOn: dates?.dueOn ?? null,
    codeDueOn: dates?.codeDueOn ?? null,
    fortiethOn: dates?.fortiethOn ?? null,
    extendedTo: limits?.isExtended ? state.extendedTo : null,
    effectiveDueOn: limits?.effectiveDueOn ?? null,
    lateAfterOn: runs ? limits.lateAfterOn : null,
    isLate,
    lateBy: late ? late.ruleA : 0,
    lateByCode: late ? late.ruleB : 0,
    daysLeft: runs && !isLate ? Math.max(0, workingDaysBetween(today, limits.effectiveDueOn, calendar)) : null,
    workingDaysTaken: isBound && state.answeredOn !== null && received !== null && !state.waitedAtAnswer ? counted(state.answeredOn) : null,
    answeredOn: state.answeredOn,
    replacedOn: state.replacedOn,
    closedOn: state.withdrawnOn ?? state.replacedOn ?? state.answeredOn,
    withdrawnOn: state.withdrawnOn,
    queuedOn: state.queuedOn,
    failedOn: state.failedOn,
    isStopped,
    clarificationAskedOn: isOver ? null : (state.waitingFor?.on ?? null),
    clarificationArrivesOn: isOver ? null : (state.waitingFor?.answerArrivesOn ?? null),
    fee: isOver ? null : unpaidFee(state),
    dayNumber: runs ? counted(today) : null,
    dueOnSaid: isStopped ? null : (state.theirDates.dueOn?.theirDates ?? null),
    receivedOnSaid: state.theirDates.receivedOn?.theirDates ?? null,
    promisedOn: state.promise?.replyBy ?? null,
    acknowledgedOn: state.acknowledgedOn,
    forceReference: state.reference,
    reminders: state.reminders,
    feesLeftOut: feesLeftOut(state),
    takenBack: takenBack(state),
    provisional: dates !== null && leansOnRule(received!, dates.codeDueOn, calendar),
    fortiethProvisional: dates !== null && leansOnRule(received!, dates.fortiethOn, calendar),
    ...reviewDates(review, law),
    reviewDecision: review?.decision ?? null,
    icoComplainedOn: state.complaint?.madeOn ?? null,
    icoDecidedOn: state.complaint?.decidedOn ?? null,
    icoDecision: state.complaint?.decision ?? null,
    icoReplyBy: state.complaint?.replyBy ?? null,
    appealedOn: state.appeal?.madeOn ?? null,
    appealDecidedOn: state.appeal?.decidedOn ?? null,
    appealedBy: state.appeal?.by ?? null,
    appealDecision: state.appeal?.decision ?? null,
    lastLetterOn: state.lastLetterOn,
    lastOutcomeOn: latestOf(standing.map(({ on }) => on)),
    refusedOrPartial: closed.filter(isWithheld).map(({ question }) => question),
    reviewedAndUnresolved: closed.filter((given) => isContested(given, state) && reviewOf(given, state) === review).map(({ question }) => question),
    reviewed: closed.filter((given) => isReviewed(given, state)).map(({ question }) => question),
    outcomes: Object.fromEntries(state.outcomes),
    openQuestions: open,
    retractions: state.retractions,
    notices: state.notices,
    runs: state.runs,
    lateSpells: state.lateSpells,
    // Worked out once, when first read. They are properties of its own, so that JSON holds them.
    get windows() {
      return (kept.windows ??= windowsOf(context))
    },
    get flags() {
      return (kept.flags ??= flagsOf(context))
    },
    get explanation() {
      return (kept.explanation ??= explanationOf(context))
    },
    get sentences() {
      return (kept.words ??= sentencesOf(context))
    },
  }
  const context: ClockContext = { state, clock, law, today }
  return clock
}

function feesLeftOut({ fees, runs }: RequestState): { askedOn: Day; paidOn: Day }[] {
  const receivedOn = runs.at(-1)?.receivedOn
  return fees.flatMap(({ askedOn, paidOn, isPaidInTime, isLate }) =>
    receivedOn !== undefined && paidOn !== null && paidOn > receivedOn && isPaidInTime && !isLate ? [{ askedOn, paidOn }] : [],
  )
}

function takenBack({ retractions, runs, outcomes }: RequestState): number[] {
  const startedOn = runs.at(-1)?.startedOn
  const since = retractions.filter(({ on }) => startedOn !== undefined && on >= startedOn)
  return [...new Set(since.flatMap(({ questions }) => questions))].filter((question) => !outcomes.has(question))
}
