import type { Day } from '@/lib/days'
import type { AppealDecision, Appellant, ComplaintDecision, LoggedEvent, Outcome, ReviewDecision } from '@/lib/events/events'
import type { Fee } from '../periods'

/**
 * What is known of a request's course while its events are read one after another: receipts, stops, notices, answers, and
 * what was asked for beyond them. Everything that the clock shows is worked out from this and from nothing else.
 */
export type ClockRun = { receivedOn: Day; startedBy: 'sent' | 'clarification' | 'refined'; eventId: string; startedOn: Day }

/** An extension notice, and what became of it. */
export type Notice = {
  on: Day
  to: Day | null
  sections: readonly string[]
  eventId: string
  /** `extends`, or why it extends nothing. */
  effect: 'extends' | 'no date' | 'not allowed' | 'before due' | 'past'
  isLate: boolean
  workingDaysLate: number
  /** In force, and later than the Commissioner expects; by the time that runs now. */
  isBeyondExpected: boolean
  /** A new time has begun since, and ends later than the date it names. */
  isOvertaken: boolean
  namesNoExemption: boolean
}

export type CurrentOutcome = { question: number; outcome: Outcome; sections: string[]; words: string | null; on: Day; eventId: string }

/** Days on which the force was late although the request was not left so: until a clarification, a late notice, a refinement, a replacement, a withdrawal. */
export type LateSpell = {
  lateAfterOn: Day
  effectiveDueOn: Day
  until: Day
  workingDays: number
  ended: 'answer' | 'replacement' | 'clarification' | 'extension' | 'refined' | 'withdrawn'
  eventId: string
}

/** What a review was asked of: outcomes, each by its question and the event that gave it. Asked of silence it is of none. */
export type Review = {
  askedOn: Day
  receivedOn: Day
  eventId: string
  of: ReadonlySet<string>
  decidedOn: Day | null
  decidedBy: string | null
  decision: ReviewDecision | null
}

export type EventRef = { on: Day; eventId: string }

export type RequestState = {
  events: readonly LoggedEvent[]
  asked: readonly number[]
  queuedOn: Day | null
  failedOn: Day | null
  /** Failures of that day whose sending, of the same day, is still to be read. */
  failures: number
  sentOn: Day | null
  withdrawnOn: Day | null
  runs: ClockRun[]
  fees: Fee[]
  notices: Notice[]
  extendedTo: Day | null
  /** A clarification that waits for our answer; `answerArrivesOn` where the answer has left but not arrived. */
  waitingFor: (EventRef & { answerArrivesOn: Day | null }) | null
  disputed: EventRef[]
  unasked: EventRef[]
  outcomes: Map<number, CurrentOutcome>
  /** Questions answered in part that are owed anew: refined, or their answer retracted. */
  reopened: Set<number>
  retractions: (EventRef & { questions: number[] })[]
  /** The day on which every question had its first answer; null while one is owed. */
  answeredOn: Day | null
  firstAnsweredOn: Day | null
  /** The day on which an answer that was taken back was given again, whole. */
  replacedOn: Day | null
  /** Whether the duty waited, for our answer or our fee, when the force answered all the same. */
  waitedAtAnswer: boolean
  lateAtAnswer: { effectiveDueOn: Day; lateAfterOn: Day; ruleA: number; ruleB: number; eventId: string } | null
  lateSpells: LateSpell[]
  acknowledgedOn: Day | null
  reference: string | null
  theirDates: { receivedOn: (EventRef & { theirDates: Day }) | null; dueOn: (EventRef & { theirDates: Day; ours: readonly (Day | null)[] }) | null }
  promise: { on: Day; replyBy: Day; eventId: string } | null
  reminders: Day[]
  /** The last letter of ours to the force, of whatever kind. */
  lastLetterOn: Day | null
  /** Reviews of what stands; one of an answer that was asked for anew since is history. */
  reviews: Review[]
  complaint: {
    madeOn: Day
    /** Of silence where something was owed, of a review that was not decided, else of a refusal. */
    of: 'silence' | 'late review' | 'refusal'
    decidedOn: Day | null
    decision: ComplaintDecision | null
    replyBy: Day | null
  } | null
  appeal: { madeOn: Day; by: Appellant; decidedOn: Day | null; decision: AppealDecision | null } | null
}
