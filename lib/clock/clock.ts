import type { Day } from '@/lib/days'
import type { LoggedEvent } from '@/lib/events/events'
import { leansOnRule } from '@/lib/working-days/calendar'
import { courseOf } from './replay'
import type { Course } from './replay/state'
import { isContested, isReviewed, isWithheld, reviewInView, reviewOf } from './replay/escalation'
import { datesNow, isWaiting, limitsOf, openQuestions, unpaidFee } from './replay/owed'
import { explanationOf, wordsOf } from './explanation'
import { flagsOf } from './flags'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { eventsAsAt } from './order'
import { countedBetween } from './periods'
import type { Step } from './receipt'
import { reviewDates } from './reviews'
import type { Clock, Flag, Law, Reading, Window } from './types'
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
  const course = courseOf(eventsAsAt(events, today), questions, calendar, today)
  const open = openQuestions(course)
  const standing = [...course.outcomes.values()]
  const closed = standing.filter(({ question }) => !course.reopened.has(question))
  const isOver = open.length === 0 || course.withdrawnOn !== null
  const isBound = law.body === 'foia'
  const isStopped = isBound && !isOver && isWaiting(course)

  const period = course.periods.at(-1)
  const dates = isBound ? datesNow(course, calendar) : null
  const limits = dates && limitsOf(dates, course.extendedTo)
  const runs = limits !== null && !isOver
  const isLate = runs && today > limits.lateAfterOn
  const received = period?.receivedOn ?? null
  const counted = (to: Day) => (received === null || to < received ? 0 : countedBetween(received, to, course.fees, calendar))
  const late =
    !isBound || course.withdrawnOn !== null
      ? null
      : isLate
        ? { ruleA: workingDaysBetween(limits.bindingOn, today, calendar), ruleB: workingDaysBetween(limits.lateAfterOn, today, calendar) }
        : course.answeredOn && course.lateAtAnswer

  const review = reviewInView(course, today)

  const kept: { windows?: Window[]; flags?: Flag[]; explanation?: Step[]; words?: string[] } = {}
  const clock: Clock = {
    sentOn: course.sentOn,
    receivedOn: received,
    dueOn: dates?.dueOn ?? null,
    ruleBDueOn: dates?.ruleBDueOn ?? null,
    fortiethOn: dates?.fortiethOn ?? null,
    extendedTo: limits?.isExtended ? course.extendedTo : null,
    bindingOn: limits?.bindingOn ?? null,
    lateAfterOn: runs ? limits.lateAfterOn : null,
    isLate,
    lateBy: late ? late.ruleA : 0,
    lateByRuleB: late ? late.ruleB : 0,
    daysLeft: runs && !isLate ? Math.max(0, workingDaysBetween(today, limits.bindingOn, calendar)) : null,
    workingDaysTaken: isBound && course.answeredOn !== null && received !== null && !course.waitedAtAnswer ? counted(course.answeredOn) : null,
    answeredOn: course.answeredOn,
    replacedOn: course.replacedOn,
    closedOn: course.withdrawnOn ?? course.replacedOn ?? course.answeredOn,
    withdrawnOn: course.withdrawnOn,
    queuedOn: course.queuedOn,
    failedOn: course.failedOn,
    isStopped,
    clarificationAskedOn: isOver ? null : (course.waitingFor?.on ?? null),
    clarificationArrivesOn: isOver ? null : (course.waitingFor?.answerArrivesOn ?? null),
    fee: isOver ? null : unpaidFee(course),
    dayNumber: runs ? counted(today) : null,
    dueOnSaid: isStopped ? null : (course.said.dueOn?.said ?? null),
    receivedOnSaid: course.said.receivedOn?.said ?? null,
    promisedOn: course.promised?.replyBy ?? null,
    acknowledgedOn: course.acknowledgedOn,
    forceReference: course.reference,
    reminders: course.reminders,
    feesLeftOut: feesLeftOut(course),
    takenBack: takenBack(course),
    provisional: dates !== null && leansOnRule(received!, dates.ruleBDueOn, calendar),
    fortiethProvisional: dates !== null && leansOnRule(received!, dates.fortiethOn, calendar),
    ...reviewDates(review, law),
    reviewDecision: review?.upheld ?? null,
    icoComplainedOn: course.complaint?.madeOn ?? null,
    icoDecidedOn: course.complaint?.decidedOn ?? null,
    icoDecision: course.complaint?.decision ?? null,
    icoReplyBy: course.complaint?.replyBy ?? null,
    appealedOn: course.appeal?.madeOn ?? null,
    appealDecidedOn: course.appeal?.decidedOn ?? null,
    appealedBy: course.appeal?.by ?? null,
    appealDecision: course.appeal?.decision ?? null,
    lastLetterOn: course.lastLetterOn,
    lastOutcomeOn: latestOf(standing.map(({ on }) => on)),
    withheld: closed.filter(isWithheld).map(({ question }) => question),
    contested: closed.filter((given) => isContested(given, course) && reviewOf(given, course) === review).map(({ question }) => question),
    reviewed: closed.filter((given) => isReviewed(given, course)).map(({ question }) => question),
    outcomes: Object.fromEntries(course.outcomes),
    openQuestions: open,
    retractions: course.retractions,
    notices: course.notices,
    periods: course.periods,
    lateSpells: course.lateSpells,
    // Worked out once, when first read. They are properties of its own, so that JSON holds them.
    get windows() {
      return (kept.windows ??= windowsOf(reading))
    },
    get flags() {
      return (kept.flags ??= flagsOf(reading))
    },
    get explanation() {
      return (kept.explanation ??= explanationOf(reading))
    },
    get words() {
      return (kept.words ??= wordsOf(reading))
    },
  }
  const reading: Reading = { course, clock, law, today }
  return clock
}

function feesLeftOut({ fees, periods }: Course): { askedOn: Day; paidOn: Day }[] {
  const receivedOn = periods.at(-1)?.receivedOn
  return fees.flatMap(({ askedOn, paidOn, isPaidInTime, isLate }) =>
    receivedOn !== undefined && paidOn !== null && paidOn > receivedOn && isPaidInTime && !isLate ? [{ askedOn, paidOn }] : [],
  )
}

function takenBack({ retractions, periods, outcomes }: Course): number[] {
  const startedOn = periods.at(-1)?.startedOn
  const since = retractions.filter(({ on }) => startedOn !== undefined && on >= startedOn)
  return [...new Set(since.flatMap(({ questions }) => questions))].filter((question) => !outcomes.has(question))
}
