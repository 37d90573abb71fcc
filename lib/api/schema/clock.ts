/** The clock of a request as the API gives it: dates, windows, flags, the next step and every day explained. */
import { z } from 'zod'
import type { HoldReason, Step } from '@/lib/chasing/steps'
import { letterKinds } from '@/lib/letters/kinds'
import { count, day, maybeDay } from './fields'

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
  'get-published',
  'ask-review',
  'chase-review',
  'complain',
  'appeal',
  'log-extension-date',
  'pay-fee',
  'ask-rest',
  'none',
] as const satisfies (Step | OfMail)[]

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
    window: z.enum(['review', 'ico', 'tribunal', 'fees', 'clarification']),
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
  .object({
    flag: z.string(),
    kind: z.enum(['breach', 'note']).meta({ description: 'A breach of the Act or the Code, or only to note.' }),
    words: z.string(),
    source: z.string(),
    on: maybeDay,
    workingDays: z.int().nullable(),
    eventId: z.string().nullable(),
  })
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
    answeredLate: z.boolean().meta({ description: 'Also true of an answer on the Sunday after a Friday, which is late by no working day.' }),
    inTime: z.boolean().nullable().meta({ description: 'Whether the whole answer came in time, with no day late before it; null where there is none.' }),
    noticeLateBy: count.meta({ description: 'Working days by which the notice that extended the time was late.' }),
    daysLeft: z.int().nullable(),
    workingDaysTaken: z.int().nullable(),
    answeredOn: maybeDay,
    replacedOn: maybeDay.meta({ description: 'The day an answer that was taken back was given again; answeredOn stays the day of the first.' }),
    takenBack: z
      .array(z.int())
      .meta({ description: 'The questions whose answer the force took back and has not given again. The Act sets no time for another answer.' }),
    closedOn: maybeDay,
    dueOnSaid: maybeDay.meta({ description: 'The due date as the force gives it, kept beside ours.' }),
    promisedOn: maybeDay,
    reviewRequestedOn: maybeDay,
    reviewDueOn: maybeDay,
    reviewDecidedOn: maybeDay,
    icoComplainedOn: maybeDay,
    icoDecidedOn: maybeDay,
    icoReplyBy: maybeDay.meta({
      description:
        'By when the force must comply with the decision notice; null while an appeal is pending. Its days run again after one that changed nothing.',
    }),
    appealedOn: maybeDay,
    appealDecidedOn: maybeDay,
    tribunalReplyBy: maybeDay.meta({ description: 'By when it must comply with the tribunal’s order.' }),
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
