/** What the files of the clock hand to each other, and what everybody else reads of it. Types alone, so that none of them leans on another for these. */
import type { Day } from '@/lib/days'
import type { AppealDecision, Appellant, ComplaintDecision, ReviewDecision } from '@/lib/events/events'
import type { Calendar } from '@/lib/working-days/calendar'
import type { RequestState, LateSpell, Notice, ClockRun, CurrentOutcome, Order } from './replay/state'
import type { Fee } from './periods'
import type { Step } from './receipt'

export type Body = 'foia' | 'foisa' | 'none'

/** What a clock is read by: the days that count, and which Act binds the authority (Police Scotland: foisa; the NCA: none). */
export type Law = { calendar: Calendar; body: Body }

/** A time within which the newsroom can act: see windows.ts. */
export type Window = {
  window: 'review' | 'ico' | 'tribunal' | 'fees' | 'clarification'
  opensOn: Day
  closesOn: Day | null
  words: string
  source: string
  isOpen: boolean
  /** Units left, today not counted and the last day counted; null where it is not open or has no end. */
  daysLeft: number | null
  unit: 'working days' | 'calendar days'
  /** Whether anything was withheld, or is owed, that makes the window worth counting down. */
  matters: boolean
  /** Whether its last day leans on bank holidays that gov.uk has not published. */
  provisional: boolean
}

export const flagNames = [
  'answered-late',
  'running-late',
  'partial-left-late',
  'was-late',
  'extension-late',
  'extension-without-date',
  'extension-beyond-40',
  'extension-not-allowed',
  'extension-before-due',
  'extension-past',
  'extension-without-section',
  'refusal-incomplete',
  'force-date-differs',
  'received-date-differs',
  'review-late-20',
  'review-late-40',
  'clarification-disputed',
  'clarification-unlogged',
  'fee-late',
  'fee-unpaid',
  'retracted',
  'promise-broken',
  'provisional-date',
] as const
export type FlagName = (typeof flagNames)[number]

export type Flag = { flag: FlagName; words: string; source: string; on?: Day; workingDays?: number; eventId?: string }

/** The receipts that the time was counted from, the dates that follow, and how late the force is or was. */
export type ClockTime = {
  sentOn: Day | null
  receivedOn: Day | null
  /** Every receipt the time was counted from, the last one running. */
  runs: readonly ClockRun[]
  /** Rule A, rule B and the fortieth working day. Null while the duty waits for our clarification or fee: no date runs then. */
  dueOn: Day | null
  codeDueOn: Day | null
  fortiethOn: Day | null
  /** Whether the due date, by either rule, leans on days that gov.uk has not published. A date that the force gave leans on none. */
  provisional: boolean
  /** The same of the fortieth working day. */
  fortiethProvisional: boolean
  /** The date a valid extension names, whether or not it is a working day. */
  extendedTo: Day | null
  /** The date that binds: a valid extension's, else `dueOn`. */
  effectiveDueOn: Day | null
  /** The request is late on the days after this one; null where it cannot become late. */
  lateAfterOn: Day | null
  notices: readonly Notice[]
  /** Fees paid in time whose days are left out of the time that runs now. */
  feesLeftOut: readonly { askedOn: Day; paidOn: Day }[]
  /** Which working day of the time today is: 0 on the day of receipt. Null where no time runs. */
  dayNumber: number | null
  /** Working days from today to `effectiveDueOn` while the time runs; null once it is late, stopped or over. */
  daysLeft: number | null
  /** Late and still owed something. A late answer has `lateBy`, and is no longer late. */
  isLate: boolean
  /** Working days past `effectiveDueOn`, today or at the first whole answer; nought until `lateAfterOn` has passed. */
  lateBy: number
  /** The same, counted from `lateAfterOn`: rule B's date or the extension's. */
  lateByCode: number
  lateSpells: readonly LateSpell[]
  /** Whether the first whole answer was late, be it by no working day: given on the Sunday after a Friday. */
  answeredLate: boolean
  /** Whether the whole answer came in time, with no day late before it; null where there is none. */
  inTime: boolean | null
  /** Null where the duty waited for us when the force answered all the same: no time ran. */
  workingDaysTaken: number | null
}

/** What the request waits for, what passed between the newsroom and the force, and what was given. */
export type ClockExchange = {
  queuedOn: Day | null
  failedOn: Day | null
  withdrawnOn: Day | null
  /** Waiting for our clarification, or for our fee. */
  isStopped: boolean
  clarificationAskedOn: Day | null
  /** Where our answer has left but has not arrived: the day it does, and the new time begins. */
  clarificationArrivesOn: Day | null
  fee: Fee | null
  /** s.9(2): the last day on which that fee could have been paid, once it has passed: the force need not answer any more. */
  feeLapsedOn: Day | null
  acknowledgedOn: Day | null
  forceReference: string | null
  receivedOnSaid: Day | null
  dueOnSaid: Day | null
  promisedOn: Day | null
  reminders: readonly Day[]
  /** The last letter of ours to the force, of whatever kind. */
  lastLetterOn: Day | null
  /** The day on which every question had an answer; null while one is owed. */
  answeredOn: Day | null
  /** The day on which an answer that was taken back was given again, whole; `answeredOn` stays the day of the first. */
  replacedOn: Day | null
  /** The day the force's duty ended, answered or withdrawn: an open request has none. */
  closedOn: Day | null
  /** By question: the outcome that stands. */
  outcomes: Readonly<Record<number, CurrentOutcome>>
  /** Questions nobody has answered, or that are owed anew after a retraction or a refinement. */
  openQuestions: readonly number[]
  /** Questions refused, or answered in part, and not asked anew since. */
  refusedOrPartial: readonly number[]
  /** The day of the last answer that stands, to whichever question. */
  lastOutcomeOn: Day | null
  retractions: readonly { on: Day; questions: readonly number[]; eventId: string }[]
  /** Questions whose answer was taken back, and neither given again nor asked for anew. */
  takenBack: readonly number[]
  /** Where all that was given was taken back: the day since when the request is without an answer. */
  withoutAnswerSince: Day | null
}

/** What was asked for beyond the answer: review, Commissioner, tribunal. */
export type ClockEscalation = {
  reviewRequestedOn: Day | null
  reviewDueOn: Day | null
  /** The fortieth working day of the review; the force is late with it after `reviewLateAfterOn`, much too late after `reviewMuchLateAfterOn`. */
  reviewLatestOn: Day | null
  reviewLateAfterOn: Day | null
  reviewMuchLateAfterOn: Day | null
  /** Whether the day the review is due leans on days that gov.uk has not published. */
  reviewProvisional: boolean
  reviewDecidedOn: Day | null
  reviewDecision: ReviewDecision | null
  /** Of the review in view, the questions whose answer gave less than all. The other `review…` fields are of that review too. */
  reviewedAndUnresolved: readonly number[]
  /** Questions whose answer any review was asked of, or came of. */
  reviewed: readonly number[]
  icoComplainedOn: Day | null
  icoDecidedOn: Day | null
  icoDecision: ComplaintDecision | null
  /** Who ordered the force to do something that stands, and when; after an appeal it can be the tribunal. */
  orderedBy: Order['by'] | null
  orderedOn: Day | null
  /** The day by which the force must comply with it, in one of the two; none while an appeal of either side is pending. */
  icoReplyBy: Day | null
  tribunalReplyBy: Day | null
  isAppealPending: boolean
  appealedOn: Day | null
  appealDecidedOn: Day | null
  appealedBy: Appellant | null
  appealDecision: AppealDecision | null
}

/** What is worked out of all that when it is first read, so that a list which shows none of it pays for none. */
export type ClockViews = {
  readonly windows: Window[]
  readonly flags: Flag[]
  readonly explanation: Step[]
  /** Plain sentences, for screen readers and for pasting into a complaint. */
  readonly sentences: string[]
}

/** What is known of a request on a day, before anything is told of it. */
export type ClockFacts = ClockTime & ClockExchange & ClockEscalation

export type Clock = ClockFacts & ClockViews

/** What flags, windows and the explanation are read from. None of them reads another. */
export type ClockContext = { state: RequestState; clock: ClockFacts; law: Law; today: Day }
