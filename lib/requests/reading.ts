import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Body, Clock } from '@/lib/clock/types'
import { type LoggedEvent, activeEvents } from '@/lib/events/events'
import { type Contact, lastContactOf } from '@/lib/events/contacts'
import { pointsToPublished } from '@/lib/clock/reviews'
import { followUpFrom } from '@/lib/chasing/follow-up'
import { type NextStep, nextStepOf } from '@/lib/chasing/next-step'
import { changesAfter, readRequest, type Standing } from '@/lib/clock/standing'

/**
 * One request as every list of the desk shows it: what was logged, and what follows from it on a day. The
 * board, the report, the API and the request's page all read it here, so that they cannot disagree.
 */
export type RowForce = {
  id: string
  name: string
  shortName: string
  abbr: string
  kind: string
  body: Body
  country: string | null
  region: string | null
  pfaCode: string | null
  tileRow: number | null
  tileCol: number | null
}

export type StoredRequest = {
  id: string
  investigationId: string
  reference: string
  version: number
  forceReference: string | null
  owner: { id: string; name: string } | null
  force: RowForce
  events: (Omit<LoggedEvent, 'at'> & { at: string })[]
  figuresGiven: number
  figuresAsked: number
  /** The last letter to the force in any of the newsroom's rounds, where it is a fortnight old at most. */
  lastLetterOn: Day | null
}

export type RequestRow = Omit<StoredRequest, 'events'> & {
  events: LoggedEvent[]
  clock: Clock
  standing: Standing
  nextStep: NextStep
  sentOn: Day | null
  acknowledgedOn: Day | null
  answeredOn: Day | null
  lastContact: Contact | null
  remindersSent: number
  /** Sections cited in the outcomes that stand, each once, in numerical order. */
  sections: string[]
  /** A refusal that points to published figures, s.21. */
  pointsToPublished: boolean
}

/** The events of a stored request, their instants as Dates. */
export const eventsOf = (stored: Pick<StoredRequest, 'events'>) => stored.events.map((event) => ({ ...event, at: new Date(event.at) })) as LoggedEvent[]

export type ReadingContext = { questions: readonly number[]; calendar: Calendar; asAt: Day }

/** What a reading is made from; a list may know more of a request, and gets it back as it was, or less. */
type Readable = Pick<StoredRequest, 'events' | 'force' | 'lastLetterOn'>

/** What a stored request is on a day: events dated later make no difference, later corrections do. */
export function readRow<Stored extends Readable>(
  stored: Stored,
  { questions, calendar, asAt }: ReadingContext,
): Omit<Stored, 'events'> & Omit<RequestRow, keyof StoredRequest> & Pick<RequestRow, 'events' | 'forceReference'> {
  const events = eventsOf(stored)
  const law = { calendar, body: stored.force.body }
  const { clock, standing } = readRequest(events, questions, law, asAt)
  const active = activeEvents(events).filter(({ on }) => on <= asAt)
  return {
    ...stored,
    events,
    clock,
    standing,
    nextStep: nextStepOf(events, questions, law, asAt, { clock, standing }, { lastLetterOn: stored.lastLetterOn }),
    forceReference: clock.forceReference,
    sentOn: clock.sentOn,
    acknowledgedOn: clock.acknowledgedOn,
    answeredOn: clock.answeredOn,
    lastContact: lastContactOf(active),
    remindersSent: clock.reminders.length,
    sections: sectionsOf(clock),
    pointsToPublished: pointsToPublished(clock),
  }
}

/** Sections in the order of the Act: 12 before 31, 31(1)(a) before 31(1)(b), 40(2) before 40(5B). */
export const bySection = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true })

export function sectionsOf(clock: Pick<Clock, 'outcomes'>) {
  return [...new Set(Object.values(clock.outcomes).flatMap((outcome) => outcome.sections ?? []))].sort(bySection)
}

/** What the database keeps of a reading, to sort, count and index by. */
export function derivedOf(row: Pick<RequestRow, 'id' | 'clock' | 'standing' | 'events' | 'sentOn' | 'lastContact'>) {
  const { clock, standing } = row
  return {
    id: row.id,
    standing,
    forceReference: row.clock.forceReference,
    sentOn: row.sentOn,
    receivedOn: clock.receivedOn,
    // A date that no time runs to is none to list: the answer in its place has none.
    dueOn: clock.closedOn === null && clock.lateAfterOn === null ? null : clock.effectiveDueOn,
    lateAfterOn: changesAfter(row),
    closedOn: clock.closedOn,
    lastContactOn: row.lastContact?.on ?? null,
    nextWindowOn: clock.windows.reduce<Day | null>(
      (next, window) => (window.isOpen && window.matters && window.closesOn && (!next || window.closesOn < next) ? window.closesOn : next),
      null,
    ),
    followUpFromOn: followUpFrom(clock),
  }
}

export type Derived = ReturnType<typeof derivedOf>
