/**
 * What is known of a request while its events are replayed one after another: receipts, stops, notices, answers, and what was
 * asked for beyond them. Everything that the clock shows is worked out from this and from nothing else. It is kept in groups,
 * one for each thing that can begin afresh: a group is reset as a whole, by the function that makes a fresh one.
 */
import type { Day } from '@/lib/days'
import type { AppealDecision, Appellant, ComplaintDecision, LoggedEvent, Outcome, ReviewDecision } from '@/lib/events/events'
import type { Fee } from '../periods'

/** A receipt that the time was counted from, and what brought it. */
export type ClockRun = { receivedOn: Day; startedBy: 'sent' | 'clarification' | 'refined'; eventId: string; startedOn: Day }

/** An extension notice, and what became of it. */
export type Notice = {
  on: Day
  to: Day | null
  sections: readonly string[]
  eventId: string
  /** `extends`, or why it extends nothing. */
  effect: 'extends' | 'no date' | 'not allowed' | 'no section' | 'before due' | 'past'
  isLate: boolean
  workingDaysLate: number
  /** In force, and later than the Commissioner expects; by the time that runs now. */
  isBeyondExpected: boolean
  /** A new time has begun since, and ends later than the date it names. */
  isOvertaken: boolean
  namesNoExemption: boolean
}

export type CurrentOutcome = { question: number; outcome: Outcome; sections: string[]; words: string | null; on: Day; eventId: string }

/** Days on which the force was late although the request was not left so: until a clarification, a late notice, a refinement, a withdrawal. */
export type LateSpell = {
  lateAfterOn: Day
  effectiveDueOn: Day
  until: Day
  workingDays: number
  ended: 'answer' | 'clarification' | 'extension' | 'refined' | 'withdrawn'
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

/** The letter that stands, and each receipt that the time was counted from since. No letter stands where there is no receipt. */
export type Delivery = { sentOn: Day | null; runs: ClockRun[] }

export const noDelivery = (): Delivery => ({ sentOn: null, runs: [] })

/** What stops, extends or dates the time that runs, and when it was complied with. A new request within the request has none of it. */
export type TimeForReply = {
  fees: Fee[]
  notices: Notice[]
  extendedTo: Day | null
  /** A clarification that waits for our answer; `answerArrivesOn` where the answer has left but not arrived. */
  waitingFor: (EventRef & { answerArrivesOn: Day | null }) | null
  promise: { on: Day; replyBy: Day; eventId: string } | null
  theirDates: { receivedOn: (EventRef & { theirDates: Day }) | null; dueOn: (EventRef & { theirDates: Day; ours: readonly (Day | null)[] }) | null }
  /** The day on which every question had had its first answer; null while an answer is owed, for the first time or again. */
  answeredOn: Day | null
  /** The same, also while one that was taken back is owed again: it is this day that the time is measured to. */
  firstAnsweredOn: Day | null
  /** The day on which an answer that was taken back was given again, whole. */
  replacedOn: Day | null
  /** Whether the duty waited, for our answer or our fee, when the force answered all the same. */
  waitedAtAnswer: boolean
  lateAtAnswer: { effectiveDueOn: Day; lateAfterOn: Day; ruleA: number; ruleB: number; eventId: string } | null
}

export const freshTimeForReply = (): TimeForReply => ({
  fees: [],
  notices: [],
  extendedTo: null,
  waitingFor: null,
  promise: null,
  theirDates: { receivedOn: null, dueOn: null },
  answeredOn: null,
  firstAnsweredOn: null,
  replacedOn: null,
  waitedAtAnswer: false,
  lateAtAnswer: null,
})

/** What passed between the newsroom and the force about one letter. A narrower request keeps it; one that is made again does not. */
export type Exchange = {
  outcomes: Map<number, CurrentOutcome>
  /** Questions answered in part that are owed anew: refined, or their answer retracted. Read only of questions that have an outcome. */
  reopened: Set<number>
  retractions: (EventRef & { questions: number[] })[]
  /** Questions whose answer was taken back and not given again, nor asked for anew, with the day since when they are without one. */
  takenBack: Map<number, Day>
  disputed: EventRef[]
  unasked: EventRef[]
  acknowledgedOn: Day | null
  reference: string | null
  reminders: Day[]
}

export const noExchange = (): Exchange => ({
  outcomes: new Map(),
  reopened: new Set(),
  retractions: [],
  takenBack: new Map(),
  disputed: [],
  unasked: [],
  acknowledgedOn: null,
  reference: null,
  reminders: [],
})

export type Complaint = {
  madeOn: Day
  /** Of silence where something was owed, of a review that was not decided, else of a refusal. */
  of: 'silence' | 'late review' | 'refusal'
  decidedOn: Day | null
  decision: ComplaintDecision | null
  replyBy: Day | null
}

/** What the force was ordered to do, by whom and when; `days` are those that the notice gave, which run again after an appeal. */
export type Order = { by: 'ICO' | 'tribunal'; on: Day; replyBy: Day | null; days: number | null }

/** What was asked of the Commissioner, and of the tribunal after him. */
export type Regulators = {
  complaint: Complaint | null
  appeal: { madeOn: Day; by: Appellant; decidedOn: Day | null; decision: AppealDecision | null } | null
  order: Order | null
}

export const noRegulators = (): Regulators => ({ complaint: null, appeal: null, order: null })

/** What was asked for beyond an answer: reviews of what stands (one of an answer that was asked for anew since is history), and the regulators. */
export type Escalation = Regulators & { reviews: Review[] }

export const noEscalation = (): Escalation => ({ reviews: [], ...noRegulators() })

export type RequestState = {
  events: readonly LoggedEvent[]
  asked: readonly number[]
  queuedOn: Day | null
  failedOn: Day | null
  withdrawnOn: Day | null
  lateSpells: LateSpell[]
  /** The last letter of ours to the force, of whatever kind. */
  lastLetterOn: Day | null
} & Delivery &
  TimeForReply &
  Exchange &
  Escalation

/** Before the first event is read. */
export const freshState = (events: readonly LoggedEvent[], asked: readonly number[]): RequestState => ({
  events,
  asked,
  queuedOn: null,
  failedOn: null,
  withdrawnOn: null,
  lateSpells: [],
  lastLetterOn: null,
  ...noDelivery(),
  ...freshTimeForReply(),
  ...noExchange(),
  ...noEscalation(),
})
