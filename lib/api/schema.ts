import { z } from 'zod'
import { dayField } from '@/lib/days'
import { eventSchema, type EventType, eventTypes, outcomes, ownTypes } from '@/lib/events/events'
import { bases } from '@/lib/investigations/schema'
import { standings } from '@/lib/requests/standing'
import { problemTitles } from './problems'

/**
 * What the API takes and gives, once for all: these schemas read what is sent, describe it in openapi.json, and the
 * tests hold live answers against them. Days are days of the calendar in London, never instants.
 */
const day = dayField
const maybeDay = day.nullable()
const instant = z.iso.datetime().meta({ description: 'An instant, in UTC.' })
const count = z.int().nonnegative()
const standing = z.enum(standings).meta({ id: 'Standing', description: 'The one word for where a request stands on a day.' })

export const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.enum(Object.values(problemTitles)),
    detail: z.string().meta({ description: 'What is wrong, in a sentence for people.' }),
    reason: z.string().optional().meta({ description: 'The same in a word for programs.' }),
    errors: z.array(z.object({ field: z.string(), pointer: z.string().meta({ description: 'Where in the body it stands, as a JSON pointer.' }), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. A call that is answered so has changed nothing.' })

export const asAtQuery = z.object({ asAt: day.optional().meta({ description: 'As at the end of this day: events dated later make no difference, later corrections do. Today, where it is left out.' }) })

const person = z.object({ id: z.string(), name: z.string() }).nullable()

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

const listedInvestigation = z.object({ code: z.string(), title: z.string(), demonstration: z.boolean(), owner: person, createdOn: day, sentOn: maybeDay, requests: count, counts }).meta({ id: 'ListedInvestigation' })
export const investigationsQuery = z.object({ after: z.string().max(200).optional().meta({ description: 'The `next` of the page before.' }), limit: z.coerce.number().int().min(1).max(200).default(50) })
export const investigationsSchema = z.object({ investigations: z.array(listedInvestigation), next: z.string().nullable().meta({ description: 'Send it as `after` for the page that follows; null on the last.' }) })

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

const nextStep = z
  .object({ kind: z.string(), by: z.string(), from: maybeDay, words: z.string(), letter: z.string().nullable() })
  .nullable()
  .meta({ id: 'NextStep', description: 'The one thing to do next: by whom, from when, why, and the letter that goes with it.' })

export const listedRequestSchema = z
  .object({
    reference: z.string(),
    force: rowForce,
    forceReference: z.string().nullable(),
    owner: person,
    version: z.int(),
    standing,
    sentOn: maybeDay,
    receivedOn: maybeDay,
    dueOn: maybeDay,
    ruleBDueOn: maybeDay,
    extendedTo: maybeDay,
    lateBy: z.int().nullable().meta({ description: 'Working days by which it is late, or was answered late.' }),
    acknowledgedOn: maybeDay,
    answeredOn: maybeDay,
    exemptions: z.array(z.string()),
    remindersSent: count,
    lastContact: z.object({ on: day, words: z.string() }).nullable(),
    figuresGiven: count,
    figuresAsked: count,
  })
  .meta({ id: 'ListedRequest' })
export const requestsSchema = z.object({ asAt: day, requests: z.array(listedRequestSchema) })

const explanation = z
  .object({
    on: day,
    kind: z.enum(['day', 'skipped', 'event']),
    number: z.int().nullable().meta({ description: 'Which working day it is, counted from day 0.' }),
    name: z.string().nullable().meta({ description: 'What the skipped day is, or what happened.' }),
    source: z.string().nullable(),
  })
  .meta({ id: 'ExplainedDay' })

export const clockSchema = z
  .object({
    receivedOn: maybeDay,
    dueOn: maybeDay,
    ruleBDueOn: maybeDay,
    extendedTo: maybeDay,
    fortiethOn: maybeDay,
    lateBy: z.int().nullable(),
    provisional: z.boolean().meta({ description: 'A date leans on days past the published table of bank holidays.' }),
    windows: z.array(z.object({ kind: z.string(), opensOn: day, closesOn: maybeDay, isOpen: z.boolean(), name: z.string(), source: z.string() })),
    flags: z.array(z.object({ kind: z.string(), words: z.string(), source: z.string() })),
    nextStep,
    explanation: z.array(explanation),
  })
  .meta({ id: 'Clock' })

const loggedEvent = z
  .looseObject({ id: z.uuid(), type: z.enum(eventTypes), on: day, at: instant, by: z.string().nullable(), voided: z.boolean() })
  .meta({ id: 'LoggedEvent', description: 'An event on the record, with the facts of its type. A voided one no longer counts.' })

export const figureSchema = z
  .object({
    measure: z.string(),
    period: z.string(),
    text: z.string().meta({ description: 'As it was typed.' }),
    kind: z.string(),
    value: z.string().nullable(),
    low: z.string().nullable(),
    high: z.string().nullable(),
    section: z.string().nullable(),
    note: z.string().nullable(),
    source: z.string().nullable(),
    on: day,
    version: z.int(),
    enteredBy: z.string(),
    checkedBy: z.string().nullable(),
  })
  .meta({ id: 'Figure' })

export const requestSchema = listedRequestSchema
  .extend({
    investigation: z.object({ code: z.string(), title: z.string(), demonstration: z.boolean() }),
    asAt: day,
    outcomes: z.array(z.object({ question: z.int(), outcome: z.enum(outcomes), sections: z.array(z.string()), words: z.string().nullable(), on: day })),
    clock: clockSchema,
    events: z.array(loggedEvent),
    figures: z.array(figureSchema),
  })
  .meta({ id: 'Request' })

/** What may be logged through the API: all but what the desk writes itself. */
export const loggableTypes = eventTypes.filter((type) => !ownTypes.includes(type))
const loggable = eventSchema.options.filter((option) => !ownTypes.includes(option.shape.type.value as EventType))
export const eventInput = z
  .union(loggable.map((option) => option.extend({ version: z.int().optional().meta({ description: 'The version of the request that you have read: where it has moved on, the call is refused with 409.' }) })))
  .meta({ id: 'EventInput' })
export const loggedSchema = z.object({ id: z.uuid(), version: z.int(), standing }).meta({ id: 'Logged' })

export const figureInput = z
  .strictObject({
    text: z.string().max(500).meta({ description: '1,189 · £12.50 · 12.5% · nil · <5 · fewer than 5 · * · not held · refused s.40; empty for awaited' }),
    note: z.string().trim().max(4000).optional(),
    source: z.string().trim().max(1000).optional().meta({ description: 'Where it stands in what the force sent.' }),
    on: day.optional(),
    version: z.int().nonnegative().optional().meta({ description: 'The version of the figure that you have read, 0 for none: where it has moved on, the call is refused with 409.' }),
  })
  .meta({ id: 'FigureInput' })

export const clockQuery = z.object({ receivedOn: day.meta({ description: 'The day on which the force received the request.' }) })
export const countedClockSchema = z
  .object({
    receivedOn: day,
    dueOn: day,
    ruleBDueOn: day,
    fortiethOn: day,
    skipped: z.array(z.object({ on: day, name: z.string() })).meta({ description: 'The weekdays between receipt and the due day that do not count.' }),
    provisional: z.boolean(),
    explanation: z.array(explanation).meta({ description: 'Every day to the fortieth working day.' }),
    sentence: z.string().meta({ description: 'The due day with its reason, to quote in a letter.' }),
  })
  .meta({ id: 'CountedClock' })

export const codeField = z.string()
export const codePath = z.object({ code: z.string().meta({ description: 'The code of the investigation.', example: 'CONES' }) })
export const referencePath = z.object({ reference: z.string().meta({ description: 'Our reference of the request.', example: 'CONES-KNT' }) })
export const formats = ['csv', 'xlsx', 'pdf', 'html', 'json'] as const
export const formatField = z.enum(formats)
export const importQuery = z.object({ commit: z.enum(['true', 'false']).default('false').meta({ description: 'false shows what would change and stores nothing.' }), name: z.string().max(200).optional().meta({ description: 'The name of the file, where it is sent as the body.' }) })
