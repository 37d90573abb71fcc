import fc from 'fast-check'
import { addDays, type Day, day } from '@/lib/days'
import { type EventType, eventSchema, eventTypes, type LoggedEvent, type RequestEvent } from '@/lib/events/events'

/**
 * Histories for tests: `log` writes one down as facts, `histories` draws random ones. Random ones hold every type of event on
 * any day of a year, in any order, mostly after a sending, as records do; some hold none, some a sending that failed.
 */
export const BEGIN = day('2026-01-05')

let count = 0
const logged = (event: RequestEvent, number: number): LoggedEvent =>
  ({ ...event, id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, at: new Date(0), by: null }) as LoggedEvent

/** Events on the record, checked against the schema that the product itself accepts. */
export const log = (...events: ({ type: EventType; on: string } & Record<string, unknown>)[]): LoggedEvent[] =>
  events.map((event) => logged(eventSchema.parse(event), ++count))

const on = (longest = 330): fc.Arbitrary<Day> => fc.integer({ min: 0, max: longest }).map((days) => addDays(BEGIN, days))
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const sections = fc.uniqueArray(fc.constantFrom('12', '14', '21', '23', '31(1)(a)', '40(2)', '43(2)', '22', '99'), { maxLength: 3 })
const outcome = fc.record(
  {
    question: fc.integer({ min: 1, max: 3 }),
    outcome: fc.constantFrom('disclosed' as const, 'part disclosed' as const, 'refused' as const, 'not held' as const),
    sections: maybe(sections),
  },
  { requiredKeys: ['question', 'outcome'] },
)
const outcomes = fc.uniqueArray(outcome, { minLength: 1, maxLength: 3, selector: ({ question }) => question })
const text = fc.constantFrom('a', 'b')

/** The facts that matter to the clock, for each type. */
const facts: Record<EventType, fc.Arbitrary<object>> = {
  'request.queued': fc.constant({}),
  'request.sent': fc.record({ receivedOn: maybe(on()) }),
  'request.failed': fc.constant({}),
  'request.acknowledged': fc.record({ reference: maybe(text), receivedOnSaid: maybe(on()), dueOnSaid: maybe(on()) }),
  'reply.promised': fc.record({ replyBy: maybe(on(400)) }),
  'request.answered': fc.record({ outcomes, publicInterest: maybe(fc.boolean()), reviewExplained: maybe(fc.boolean()) }),
  'clarification.asked': fc.record({ disputed: maybe(fc.boolean()) }),
  'clarification.answered': fc.record({ receivedOn: maybe(on()) }),
  'request.refined': fc.record({ receivedOn: maybe(on()) }),
  'request.extended': fc.record({ to: maybe(on(450)), sections }),
  'fees.asked': fc.record({ amount: maybe(fc.constantFrom(10, 25)) }),
  'fees.paid': fc.record({ receivedOn: maybe(on()) }),
  'answer.retracted': fc.record({ questions: maybe(fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 3 })) }),
  'reminder.sent': fc.constant({}),
  'review.asked': fc.record({ receivedOn: maybe(on()) }),
  'review.decided': fc.record({ outcomes: maybe(outcomes), upheld: maybe(fc.constantFrom('upheld' as const, 'overturned' as const)) }),
  'complaint.made': fc.constant({}),
  'complaint.decided': fc.record({
    decision: maybe(fc.constantFrom('for us' as const, 'in part' as const, 'against us' as const, 'informal' as const)),
    replyBy: maybe(on(400)),
  }),
  'appeal.made': fc.record({ appellant: maybe(fc.constantFrom('us' as const, 'the force' as const)) }),
  'appeal.decided': fc.record({
    decision: maybe(fc.constantFrom('for us' as const, 'in part' as const, 'against us' as const, 'withdrawn' as const)),
    replyBy: maybe(on(400)),
  }),
  'request.withdrawn': fc.constant({}),
  'note.added': fc.record({ text }),
  'clock.moved': fc.record({ from: fc.constant(null), to: fc.constant(null), reason: text }),
  'event.voided': fc.record({
    event: fc.integer({ min: 0, max: 14 }).map((number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    reason: text,
  }),
}

const drawn = Object.fromEntries(
  Object.entries(facts).map(([type, arbitrary]) => [
    type,
    fc.tuple(on(), arbitrary).map(([day, rest]) => ({ type, on: day, ...JSON.parse(JSON.stringify(rest)) }) as RequestEvent),
  ]),
) as Record<EventType, fc.Arbitrary<RequestEvent>>

/** Ended ones are rare, so that most histories have a clock to look at. */
const rare: readonly EventType[] = ['request.withdrawn', 'request.failed', 'event.voided', 'note.added', 'clock.moved', 'request.queued', 'appeal.decided']
const anyEvent = fc.oneof(...eventTypes.map((type) => ({ weight: rare.includes(type) ? 1 : 3, arbitrary: drawn[type] })))
const sent = fc.tuple(fc.integer({ min: 0, max: 30 }), maybe(fc.integer({ min: 0, max: 5 }))).map(([days, post]) => ({
  type: 'request.sent' as const,
  on: addDays(BEGIN, days),
  ...(post === undefined ? {} : { receivedOn: addDays(BEGIN, days + post) }),
}))

export const histories = fc
  .tuple(fc.option(sent, { freq: 12, nil: null }), fc.array(anyEvent, { maxLength: 14 }))
  .map(([first, rest]) => [...(first ? [first] : []), ...rest].map((event, number) => logged(event, number)))

/** Only the types that the name says move nothing. */
export const idleEvents = fc
  .array(fc.oneof(drawn['request.acknowledged'], drawn['note.added'], drawn['clock.moved'], drawn['reminder.sent'], drawn['reply.promised']), {
    minLength: 1,
    maxLength: 6,
  })
  .map((events) => events.map((event, number) => logged(event, 500 + number)))

export const someDay = on(420)
export const questionLists = fc.constantFrom([1], [1, 2], [1, 2, 3])
