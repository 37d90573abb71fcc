import { z } from 'zod'
import { dayField } from '@/lib/days'
import { eventSchema, eventTypes, outcomes, ownTypes, type EventType } from '@/lib/events/events'
import { figureFields } from '@/lib/figures/schema'
import { bases } from '@/lib/investigations/schema'
import { standings } from '@/lib/clock/standing'
import { letterKinds } from '@/lib/letters/kinds'
import type { HoldReason, Step } from '@/lib/chasing/steps'
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

// As they were published: some are of mail, which the desk does not read yet, so that none of these is given today.
type OfMail = 'read-reply' | 'reply of substance' | 'open undo' | 'unread reply'
const holds = ['promised date', 'reply of substance', 'open undo', 'five-working-day gap', 'unread reply'] as const satisfies (HoldReason | OfMail)[]
const steps = [
  'send',
  'wait',
  'remind',
  'remind-again',
  'answer-clarification',
  'read-reply',
  'narrow',
  'ask-review',
  'chase-review',
  'complain',
  'appeal',
  'log-extension-date',
  'pay-fee',
  'ask-rest',
  'none',
] as const satisfies (Step | OfMail)[]
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
    exemptions: z.array(z.string()),
    remindersSent: count,
    lastContact: z.object({ on: day, type: z.string(), words: z.string(), by: z.enum(['us', 'force']) }).nullable(),
    figuresGiven: count,
    figuresAsked: count,
  })
  .meta({ id: 'ListedRequest' })
export const requestsSchema = z.object({ code: z.string(), asAt: day, requests: z.array(listedRequestSchema) })

const explanation = z
  .object({
    on: day,
    kind: z.enum(['day', 'skipped', 'event']),
    number: z.int().nullable().meta({ description: 'Which working day it is, counted from day 0.' }),
    name: z.string().meta({ description: 'What the day is, why it does not count, or what happened.' }),
    source: z.string(),
  })
  .meta({ id: 'ExplainedDay' })

export const nextStepSchema = z
  .object({
    step: z.enum(steps),
    words: z.string(),
    by: z.enum(['us', 'force', 'nobody']),
    from: maybeDay,
    until: maybeDay,
    letter: z.enum(letterKinds).nullable(),
    reason: z.string(),
    source: z.string(),
    heldBackBy: z.enum(holds).optional().meta({ description: 'What keeps the step from being taken before `from`.' }),
  })
  .meta({ id: 'NextStep', description: 'The one thing to do next: by whom, from when, why, and the letter that goes with it.' })

const clockWindow = z
  .object({
    window: z.enum(['review', 'ico', 'tribunal', 'fees']),
    opensOn: day,
    closesOn: maybeDay,
    words: z.string(),
    source: z.string(),
    isOpen: z.boolean(),
    daysLeft: z.int().nullable(),
    unit: z.enum(['working days', 'calendar days']),
    matters: z.boolean().meta({ description: 'Whether anything was withheld or is owed.' }),
    provisional: z.boolean().meta({ description: 'Its last day leans on days past the published table of bank holidays.' }),
  })
  .meta({ id: 'Window' })

const flag = z
  .object({ flag: z.string(), words: z.string(), source: z.string(), on: maybeDay, workingDays: z.int().nullable(), eventId: z.string().nullable() })
  .meta({ id: 'Flag' })

export const clockSchema = z
  .object({
    receivedOn: maybeDay,
    dueOn: maybeDay,
    ruleBDueOn: maybeDay,
    extendedTo: maybeDay,
    fortiethOn: maybeDay,
    bindingOn: maybeDay.meta({ description: 'The date that binds: a valid extension’s, else dueOn.' }),
    lateAfterOn: maybeDay.meta({ description: 'It is late on the days after this one.' }),
    isLate: z.boolean(),
    lateBy: count,
    lateByRuleB: count,
    daysLeft: z.int().nullable(),
    workingDaysTaken: z.int().nullable(),
    answeredOn: maybeDay,
    replacedOn: maybeDay.meta({ description: 'The day an answer that was taken back was given again; answeredOn stays the day of the first.' }),
    closedOn: maybeDay,
    dueOnSaid: maybeDay.meta({ description: 'The due date as the force gives it, kept beside ours.' }),
    promisedOn: maybeDay,
    reviewRequestedOn: maybeDay,
    reviewDueOn: maybeDay,
    reviewDecidedOn: maybeDay,
    icoComplainedOn: maybeDay,
    icoDecidedOn: maybeDay,
    provisional: z.boolean().meta({ description: 'The due date leans on days past the published table of bank holidays.' }),
    fortiethProvisional: z.boolean().meta({ description: 'The same of the fortieth working day.' }),
    reviewProvisional: z.boolean().meta({ description: 'The same of the day a review is due.' }),
    windows: z.array(clockWindow),
    flags: z.array(flag),
    nextStep: nextStepSchema,
    explanation: z.array(explanation),
    words: z.array(z.string()).meta({ description: 'The same in sentences, to paste into a letter or a complaint.' }),
  })
  .meta({ id: 'Clock' })

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

export const clockQuery = z.object({ receivedOn: day.meta({ description: 'The day on which the force received the request.' }) })
export const countedClockSchema = z
  .object({
    receivedOn: day,
    dueOn: day,
    ruleBDueOn: day,
    fortiethOn: day,
    skipped: z.array(z.object({ on: day, name: z.string() })).meta({ description: 'The weekdays between receipt and the due day that do not count.' }),
    provisional: z.boolean().meta({ description: 'The due day leans on days past the published table of bank holidays.' }),
    fortiethProvisional: z.boolean().meta({ description: 'The same of the fortieth working day.' }),
    explanation: z.array(explanation).meta({ description: 'Every day to the fortieth working day.' }),
    sentence: z.string().meta({ description: 'The due day with its reason, to quote in a letter.' }),
  })
  .meta({ id: 'CountedClock' })

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
export const importQuery = z.object({
  commit: z.enum(['true', 'false']).default('false').meta({ description: 'false shows what would change and stores nothing.' }),
  name: z.string().max(200).optional().meta({ description: 'The name of the file, where it is sent as the body.' }),
})

const named = z.object({ id: z.string(), name: z.string() })
const plannedChange = z.union([
  z.object({ kind: z.literal('event'), event: z.looseObject({ type: z.enum(eventTypes), on: day }), words: z.string() }),
  z.object({
    kind: z.literal('figure'),
    measure: z.string(),
    period: z.string(),
    text: z.string(),
    before: z.string().nullable(),
    baseVersion: z.int(),
    column: z.string(),
    words: z.string(),
  }),
])
/** How the columns are read may be sent with the file; what is left out is guessed. */
export const importMapping = z
  .object({
    sheet: z.int().min(0),
    headerRow: z.int().min(-1),
    columns: z.array(z.string()),
    forces: z.record(z.string(), z.string()),
    states: z.record(z.string(), z.string()),
    undatedOn: maybeDay,
  })
  .partial()
  .meta({ id: 'ImportMapping', description: 'How the sheet is read, where the guess is wrong. `columns` says what each column holds, as the answer does.' })
export const importSchema = z
  .object({
    committed: z.boolean(),
    file: z.object({ name: z.string(), sha256: z.string(), said: z.string(), sheet: z.string() }),
    columns: z.array(z.object({ column: z.string(), heading: z.string(), use: z.string() })),
    rows: z.array(
      z.object({
        row: z.int(),
        text: z.string(),
        state: z.enum(['changes', 'as it is', 'not in this round', 'unknown force', 'doubled', 'left out', 'total']),
        words: z.string().nullable(),
        force: named.nullable(),
        reference: z.string().nullable(),
        candidates: z.array(named),
        changes: z.array(plannedChange),
        problems: z.array(z.object({ column: z.string().nullable(), text: z.string(), words: z.string(), isLeftOut: z.boolean() })),
      }),
    ),
    absent: z.array(named).meta({ description: 'Forces of the round that no row names.' }),
    counts: z.object({
      rows: count,
      matched: count,
      changed: count,
      events: count,
      figures: count,
      notInRound: count,
      unknown: count,
      doubled: count,
      leftOut: count,
      told: count,
    }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Import' })
