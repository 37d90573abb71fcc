import type { Day } from '@/lib/days'
import type { LoggedEvent } from '@/lib/events/events'
import { type Calendar, leansOnRule } from './calendar'
import { courseOf } from './course'
import type { Course, LateSpell, Notice, Period, StandingOutcome } from './course/state'
import { isContested, isReviewed, isWithheld, reviewInView, reviewOf } from './course/escalation'
import { datesNow, isWaiting, limitsOf, openQuestions, unpaidFee } from './course/owed'
import { explanationOf, wordsOf } from './explanation'
import { type Flag, flagsOf } from './flags'
import { latestOf } from './numbers'
import { eventsAsAt } from './order'
import { countedBetween, type Fee } from './periods'
import { reviewDates } from './reviews'
import type { Step } from './receipt'
import { type Window, windowsOf } from './windows'
import { workingDaysBetween } from './working-days'

/**
 * The clock of one request on a day: a pure function of its events, the calendar, the law that binds the authority, and the
 * day. FOIA 2000 ss.10 and 17. Cheap to make for thousands: `explanation`, `words`, `flags` and `windows` are worked out when
 * they are first read, so a list that shows none of them pays for none.
 */
export type Body = 'foia' | 'foisa' | 'none'

/** What a clock is read by: the days that count, and which Act binds the authority (Police Scotland: foisa; the NCA: none). */
export type Law = { calendar: Calendar; body: Body }

export type { Flag, Notice, StandingOutcome, Step, Window }

export type Clock = {
  sentOn: Day | null
  receivedOn: Day | null
  /** Rule A, rule B and the fortieth working day. Null while the duty waits for our clarification or fee: no date runs then. */
  dueOn: Day | null
  ruleBDueOn: Day | null
  fortiethOn: Day | null
  /** The date a valid extension names, whether or not it is a working day. */
  extendedTo: Day | null
  /** The date that binds: a valid extension's, else `dueOn`. */
  bindingOn: Day | null
  /** The request is late on the days after this one; null where it cannot become late. */
  lateAfterOn: Day | null
  /** Late and still owed something. A late answer has `lateBy`, and is no longer late. */
  isLate: boolean
  /** Working days past `bindingOn`, today or at the answer; nought until `lateAfterOn` has passed. */
  lateBy: number
  /** The same, counted from `lateAfterOn`: rule B's date or the extension's. */
  lateByRuleB: number
  /** Working days from today to `bindingOn` while the time runs; null once it is late, stopped or over. */
  daysLeft: number | null
  /** Null where the duty waited for us when the force answered all the same: no time ran. */
  workingDaysTaken: number | null
  /** The day on which every question had an answer; null while one is owed. */
  answeredOn: Day | null
  /** The day on which an answer that was taken back was given again, whole; `answeredOn` stays the day of the first. */
  replacedOn: Day | null
  /** The day the force's duty ended, answered or withdrawn: an open request has none. */
  closedOn: Day | null
  withdrawnOn: Day | null
  queuedOn: Day | null
  failedOn: Day | null
  /** Waiting for our clarification, or for our fee. */
  isStopped: boolean
  clarificationAskedOn: Day | null
  /** Where our answer has left but has not arrived: the day it does, and the new time begins. */
  clarificationArrivesOn: Day | null
  fee: Fee | null
  /** Which working day of the time today is: 0 on the day of receipt. Null where no time runs. */
  dayNumber: number | null
  dueOnSaid: Day | null
  receivedOnSaid: Day | null
  promisedOn: Day | null
  acknowledgedOn: Day | null
  forceReference: string | null
  reminders: readonly Day[]
  /** Fees paid in time whose days are left out of the time that runs now. */
  feesLeftOut: readonly { askedOn: Day; paidOn: Day }[]
  /** Questions whose answer was taken back in the time that runs now and not given again. */
  takenBack: readonly number[]
  /** Whether the due date, by either rule, leans on days that gov.uk has not published. A date that the force gave leans on none. */
  provisional: boolean
  /** The same of the fortieth working day, and of the day a review is due. */
  fortiethProvisional: boolean
  reviewProvisional: boolean
  reviewRequestedOn: Day | null
  reviewDueOn: Day | null
  /** The fortieth working day of the review; the force is late with it after `reviewLateAfterOn`, much too late after `reviewMuchLateAfterOn`. */
  reviewLatestOn: Day | null
  reviewLateAfterOn: Day | null
  reviewMuchLateAfterOn: Day | null
  reviewDecidedOn: Day | null
  reviewDecision: 'upheld' | 'part upheld' | 'overturned' | null
  icoComplainedOn: Day | null
  icoDecidedOn: Day | null
  icoDecision: 'for us' | 'in part' | 'against us' | 'informal' | null
  icoReplyBy: Day | null
  appealedOn: Day | null
  appealDecidedOn: Day | null
  appealedBy: 'us' | 'the force' | null
  appealDecision: 'for us' | 'in part' | 'against us' | 'withdrawn' | null
  /** The last letter of ours to the force, of whatever kind. */
  lastLetterOn: Day | null
  /** The day of the last answer that stands, to whichever question. */
  lastOutcomeOn: Day | null
  /** By question: the outcome that stands. */
  outcomes: Readonly<Record<number, StandingOutcome>>
  /** Questions refused, or answered in part, and not asked anew since. */
  withheld: readonly number[]
  /** Of the review in view, the questions whose answer gave less than all. The other `review…` fields are of that review too. */
  contested: readonly number[]
  /** Questions whose answer any review was asked of, or came of. */
  reviewed: readonly number[]
  /** Questions nobody has answered, or that are owed anew after a retraction or a refinement. */
  openQuestions: readonly number[]
  retractions: readonly { on: Day; questions: readonly number[]; eventId: string }[]
  notices: readonly Notice[]
  /** Every receipt the time was counted from, the last one running. */
  periods: readonly Period[]
  lateSpells: readonly LateSpell[]
  readonly windows: Window[]
  readonly flags: Flag[]
  readonly explanation: Step[]
  /** Plain sentences, for screen readers and for pasting into a complaint. */
  readonly words: string[]
}

/** What flags, windows and the explanation are read from. */
export type Reading = { course: Course; clock: Clock; law: Law; today: Day }

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
