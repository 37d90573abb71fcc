/**
 * What the API takes and gives, once for all: these schemas read what is sent, describe it in openapi.json, and the tests hold live
 * answers against them. The clock and imports have files of their own in schema/.
 */
import { z } from 'zod'
import { eventSchema, eventTypes, outcomes, ownTypes, type EventType } from '@/lib/events/events'
import { figureFields } from '@/lib/figures/schema'
import { bases } from '@/lib/investigations/schema'
import { standings } from '@/lib/clock/standing'
import { problemTitles } from './problems'
import { clockSchema } from './schema/clock'
import { count, day, instant, maybeDay, person, standing } from './schema/fields'

export const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.enum(Object.values(problemTitles)),
    detail: z.string().meta({ description: 'What is wrong, in a sentence for people.' }),
    reason: z.string().optional().meta({ description: 'The same in a word for programs.' }),
    errors: z
      .array(z.object({ field: z.string(), pointer: z.string().meta({ description: 'Where in the body it stands, as a JSON pointer.' }), detail: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. A call that is answered so has changed nothing.' })

export const asAtQuery = z.object({
  asAt: day
    .optional()
    .meta({ description: 'As at the end of this day: events dated later make no difference, later corrections do. Today, where it is left out.' }),
})

export const forceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    shortName: z.string(),
    abbr: z.string(),
    kind: z.string(),
    body: z.string().meta({ description: 'Which law binds it: foia, foisa or none.' }),
    country: z.string().nullable(),
    region: z.string().nullable(),
    pfaCode: z.string().nullable(),
    website: z.string().nullable(),
    aliases: z.array(z.string()),
    address: z.string().nullable().meta({ description: 'Where requests go, as a person entered it.' }),
    addressIsConfirmed: z.boolean(),
  })
  .meta({ id: 'Force' })
export const forcesSchema = z.object({ forces: z.array(forceSchema) })

/** Every word of the standing with how many requests have it, noughts included: they add up to the number of requests. */
const counts = z.record(z.enum(standings), count).meta({ id: 'Counts' })

const listedInvestigation = z
  .object({ code: z.string(), title: z.string(), demonstration: z.boolean(), owner: person, createdOn: day, sentOn: maybeDay, requests: count, counts })
  .meta({ id: 'ListedInvestigation' })
export const investigationsQuery = z.object({
  after: z.string().max(200).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const investigationsSchema = z.object({
  investigations: z.array(listedInvestigation),
  next: z.string().nullable().meta({ description: 'Send it as `after` for the page that follows; null on the last.' }),
})

export const investigationSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    demonstration: z.boolean(),
    owner: person,
    createdOn: day,
    asAt: day,
    questions: z.array(z.object({ number: z.int(), text: z.string() })),
    measures: z.array(z.object({ code: z.string(), label: z.string(), unit: z.string() })),
    periods: z.array(z.object({ code: z.string(), label: z.string(), startsOn: day, endsOn: day, basis: z.enum(bases) })),
    letterSubject: z.string(),
    letter: z.string(),
    requests: count,
    counts,
  })
  .meta({ id: 'Investigation' })

const rowForce = z.object({ id: z.string(), name: z.string(), shortName: z.string(), abbr: z.string(), pfaCode: z.string().nullable() })

export const listedRequestSchema = z
  .object({
    reference: z.string(),
    force: rowForce,
    forceReference: z.string().nullable(),
    owner: person,
    version: z.int().meta({ description: 'Raised by every event: send it with an event to be told where somebody else was first.' }),
    standing,
    sentOn: maybeDay,
    receivedOn: maybeDay,
    dueOn: maybeDay.meta({ description: 'Rule A, the date shown. Null while no time runs.' }),
    ruleBDueOn: maybeDay.meta({ description: 'Rule B: nobody is late before it has passed.' }),
    extendedTo: maybeDay,
    lateBy: count.meta({ description: 'Working days by which it is late, or was answered late.' }),
    acknowledgedOn: maybeDay,
    answeredOn: maybeDay,
    withoutAnswerSince: maybeDay.meta({ description: 'Where the force took back all that it had answered: the day since when there is no answer.' }),
    exemptions: z.array(z.string()),
    remindersSent: count,
    lastContact: z.object({ on: day, type: z.string(), words: z.string(), by: z.enum(['us', 'force']) }).nullable(),
    figuresGiven: count,
    figuresAsked: count,
  })
  .meta({ id: 'ListedRequest' })
export const requestsSchema = z.object({ code: z.string(), asAt: day, requests: z.array(listedRequestSchema) })

const loggedEvent = z
  .looseObject({ id: z.uuid(), type: z.enum(eventTypes), on: day, at: instant, by: z.string().nullable(), voided: z.boolean() })
  .meta({ id: 'LoggedEvent', description: 'An event on the record, with the facts of its type. A voided one no longer counts.' })

export const figureSchema = z
  .object({
    measure: z.string(),
    period: z.string(),
    version: z.int(),
    text: z.string().meta({ description: 'As it was typed.' }),
    kind: z.enum(['number', 'below', 'redacted', 'refused', 'not held', 'unclear', 'awaited']),
    low: z.string().nullable().meta({ description: 'The least it can stand for, as a decimal; null where it is no number.' }),
    high: z.string().nullable(),
    on: day.meta({ description: 'The day the force gave it.' }),
    note: z.string().nullable(),
    source: z.object({ kind: z.string(), file: z.string().nullable(), place: z.string().nullable() }).nullable(),
    isRetracted: z.boolean(),
    isChecked: z.boolean(),
  })
  .meta({ id: 'Figure' })

export const requestSchema = listedRequestSchema
  .extend({
    investigation: z.object({ code: z.string(), title: z.string(), demonstration: z.boolean() }),
    asAt: day,
    outcomes: z
      .array(z.object({ question: z.int(), outcome: z.enum(outcomes), sections: z.array(z.string()), words: z.string().nullable(), on: day }))
      .meta({ description: 'By question: the outcome that stands.' }),
    clock: clockSchema,
    events: z.array(loggedEvent),
    figures: z.array(figureSchema),
  })
  .meta({ id: 'Request' })

/** What may be logged through the API: all but what the desk writes itself. */
export const loggableTypes: readonly EventType[] = eventTypes.filter((type) => !ownTypes.includes(type))
const loggable = eventSchema.options.filter((option) => !ownTypes.includes(option.shape.type.value as EventType))
export const versionField = z
  .int()
  .optional()
  .meta({ description: 'The version of the request that you have read: where it has moved on, the call is refused with 409.' })
export const eventInput = z.union(loggable.map((option) => option.extend({ version: versionField }))).meta({ id: 'EventInput' })
export const loggedSchema = z.object({ id: z.uuid(), version: z.int(), standing }).meta({ id: 'Logged' })

export const figureInput = z.strictObject(figureFields).meta({ id: 'FigureInput' })
export const savedFigureSchema = z
  .object({
    measure: z.string(),
    period: z.string(),
    version: z.int(),
    changed: z.boolean().meta({ description: 'false where the cell held just that already.' }),
    figure: figureSchema.nullable(),
  })
  .meta({ id: 'SavedFigure' })

export const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().max(200).optional().meta({
    description:
      'A text of your own for this one call, a UUID for instance. Sent again with it within two days, the call writes nothing and is answered like the first.',
  }),
})
export const codeField = z.string()
export const codePath = z.object({ code: z.string().meta({ description: 'The code of the investigation.', example: 'CONES' }) })
export const referencePath = z.object({ reference: z.string().meta({ description: 'Our reference of the request.', example: 'CONES-KNT' }) })
export const formats = ['csv', 'xlsx', 'pdf', 'html', 'json'] as const
export const formatField = z.enum(formats)
