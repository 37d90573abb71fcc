import { z } from 'zod'
import { type Day, dayField } from '@/lib/days'

/**
 * Everything that can happen to a request, each with the day `on` which it happened. The record is
 * append-only: a wrong entry is voided by a later `event.voided`, never edited. Dates and standings are
 * derived from these and from nothing else (lib/clock).
 */
export const outcomes = ['disclosed', 'part disclosed', 'refused', 'not held'] as const
export type Outcome = (typeof outcomes)[number]

/** A section as a force cites it: 's.12', 'section 40(2)', '31(1)(a)'. Kept as `12`, `40(2)`, `31(1)(a)`. */
export const section = z
  .string()
  .trim()
  .transform((text) => text.replace(/^(s(ection)?s?\.?\s*)/i, '').replace(/\s+/g, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{1,3}[A-Z]?(\([0-9A-Za-z]{1,4}\))*(\/\([0-9A-Za-z]{1,4}\))?$/, 'Write a section as the letter gives it, for example 12, 40(2) or 31(1)(a)'),
  )

const text = z.string().trim().min(1).max(20_000)
const reference = z.string().trim().min(1).max(200)
const question = z.int().min(1)
const feeInPounds = 'Write the fee in pounds, for example 45 or 45.50, at most 1,000,000'

/** What a force says to one question. One letter may answer one, refuse another and hold nothing on a third. */
const outcomeOfQuestion = z.strictObject({
  question,
  outcome: z.enum(outcomes),
  sections: z.array(section).max(20).optional(),
  words: text.optional(),
})
export type QuestionOutcome = z.infer<typeof outcomeOfQuestion>

/** The dates of a request that a change of the calendar can move, and what they are called. */
export const movedDates = {
  due: 'due date',
  'late after': 'last day on which it is not late',
  'review due': 'day the review is due',
  'ask for review': 'last day to ask for a review',
} as const
export type MovedDate = keyof typeof movedDates

/** How a letter went or came. */
export const ways = ['e-mail', 'form', 'post'] as const

/** What a review, the Commissioner and the tribunal can decide, and who can appeal: said of the force's answer, and for or against us. */
export const reviewDecisions = ['upheld', 'part upheld', 'overturned'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]
export const complaintDecisions = ['for us', 'in part', 'against us', 'informal'] as const
export type ComplaintDecision = (typeof complaintDecisions)[number]
export const appealDecisions = ['for us', 'in part', 'against us', 'withdrawn'] as const
export type AppealDecision = (typeof appealDecisions)[number]
export const appellants = ['us', 'the force'] as const
export type Appellant = (typeof appellants)[number]

/** One strict schema per type: a fact it does not know is refused, not dropped. */
const kind = <const Type extends string, Facts extends z.core.$ZodShape>(type: Type, facts: Facts) =>
  z.strictObject({ type: z.literal(type), on: dayField, ...facts })

export const eventSchema = z.discriminatedUnion('type', [
  kind('request.queued', {}),
  kind('request.sent', { receivedOn: dayField.optional(), way: z.enum(ways).optional(), address: reference.optional() }),
  kind('request.failed', { reason: text.optional() }),
  kind('request.acknowledged', { reference: reference.optional(), receivedOnSaid: dayField.optional(), dueOnSaid: dayField.optional() }),
  kind('reply.promised', { replyBy: dayField.optional(), words: text.optional() }),
  kind('request.answered', {
    outcomes: z.array(outcomeOfQuestion).min(1, 'Say what they answered to at least one question').max(100),
    reference: reference.optional(),
    publicInterest: z.boolean().optional(),
    reviewExplained: z.boolean().optional(),
  }),
  kind('clarification.asked', { words: text.optional(), disputed: z.boolean().optional() }),
  kind('clarification.answered', { receivedOn: dayField.optional(), words: text.optional() }),
  kind('request.refined', { receivedOn: dayField.optional(), questions: z.array(question).max(100).optional(), words: text.optional() }),
  kind('request.extended', { to: dayField.optional(), sections: z.array(section).max(20) }),
  kind('fees.asked', { amount: z.number(feeInPounds).nonnegative(feeInPounds).max(1_000_000, feeInPounds).optional(), words: text.optional() }),
  kind('fees.paid', { receivedOn: dayField.optional() }),
  kind('answer.retracted', { questions: z.array(question).max(100).optional(), reason: text.optional() }),
  kind('reminder.sent', { letter: text.optional() }),
  kind('review.asked', { receivedOn: dayField.optional(), questions: z.array(question).max(100).optional(), letter: text.optional() }),
  kind('review.decided', {
    outcomes: z.array(outcomeOfQuestion).max(100).optional(),
    upheld: z.enum(reviewDecisions).optional(),
    words: text.optional(),
  }),
  kind('complaint.made', { reference: reference.optional(), letter: text.optional() }),
  kind('complaint.decided', {
    reference: reference.optional(),
    decision: z.enum(complaintDecisions).optional(),
    replyBy: dayField.optional(),
    words: text.optional(),
  }),
  kind('appeal.made', { appellant: z.enum(appellants).optional(), reference: reference.optional() }),
  kind('appeal.decided', { decision: z.enum(appealDecisions).optional(), replyBy: dayField.optional(), words: text.optional() }),
  kind('request.withdrawn', { reason: text.optional() }),
  kind('note.added', { text }),
  // Without `date` it is the due date: so it was written before other dates were told.
  kind('clock.moved', { date: z.enum(Object.keys(movedDates) as MovedDate[]).optional(), from: dayField.nullable(), to: dayField.nullable(), reason: text }),
  kind('event.voided', { event: z.uuid(), reason: text }),
])

/** An event before it is on the record: `{ type, on, ...facts }`. */
export type RequestEvent = z.infer<typeof eventSchema>
export type EventType = RequestEvent['type']
export type EventOf<Type extends EventType> = Extract<RequestEvent, { type: Type }>

export const eventTypes = eventSchema.options.map((option) => option.shape.type.value) as EventType[]

/** Types that only the desk itself writes: nobody logs them by hand. */
export const ownTypes: readonly EventType[] = ['clock.moved']

/** An event on the record: which one it is, when it was written down (an instant, UTC) and by whom (null: the desk itself). */
export type LoggedEvent = RequestEvent & { id: string; at: Date; by: string | null }

/** The event as it is stored: its type and day in columns of their own, the rest as facts. */
export function factsOf({ type, on, ...facts }: RequestEvent) {
  return { type, on, facts }
}

/** The events that still stand: those voided are out, and the voidings with them. A later correction counts whatever day it is dated. */
export function activeEvents<Event extends { id: string; type: EventType }>(events: readonly Event[]): Event[] {
  const voided = new Set(events.flatMap((event) => (event.type === 'event.voided' ? [(event as unknown as EventOf<'event.voided'>).event] : [])))
  return events.filter((event) => event.type !== 'event.voided' && !voided.has(event.id))
}

/** What counts on a day, as known now: active events dated on or before it, in the order they came. The clock sorts them for itself. */
export const activeEventsAsAt = <Event extends { id: string; type: EventType; on: Day }>(events: readonly Event[], asAt: Day) =>
  activeEvents(events).filter(({ on }) => on <= asAt)
