/**
 * The forms of a request's page: which event each logs, what it asks for and what its button says. A type of
 * event without its form does not compile. `refused` and `nothing-held` are quick ways to log an answer that
 * says the same to every question; most refusals are that. It is over 200 lines because it is one table: whoever
 * changes the words of one form sees those of all others.
 */
import { extensionRule, extensionSource } from '@/lib/clock/extension-rule'
import type { EventType } from '@/lib/events/events'
import { day, receivedOn, words, theirReference, sections, notice, ways, addressUsed, type Input } from './form-inputs'

export type EventForm = { type: EventType; chip: string; title: string; button: string; effect: string; inputs: readonly Input[] }

export const eventForms = {
  sent: {
    type: 'request.sent',
    chip: 'Sent',
    title: 'Log that it was sent',
    button: 'Log as sent',
    effect: 'The clock starts: the day of receipt is day 0.',
    inputs: [day('Sent on', 'Choose the day it was sent'), receivedOn('the force'), { kind: 'choice', name: 'way', label: 'How', options: ways }, addressUsed],
  },
  queued: {
    type: 'request.queued',
    chip: 'Put in the queue',
    title: 'Log that it waits to be sent',
    button: 'Log as queued',
    effect: 'The clock starts only when it is sent.',
    inputs: [day('Queued on', 'Choose the day it was queued')],
  },
  failed: {
    type: 'request.failed',
    chip: 'Not delivered',
    title: 'Log that the letter was not delivered',
    button: 'Log as not delivered',
    effect: 'The request counts as not sent until it is logged as sent again.',
    inputs: [day('It came back on', 'Choose the day it came back'), { kind: 'words', name: 'reason', label: 'What the mail server or the force said' }],
  },
  acknowledged: {
    type: 'request.acknowledged',
    chip: 'Acknowledged',
    title: 'Log an acknowledgement',
    button: 'Log the acknowledgement',
    effect: 'An acknowledgement never moves the clock. Their own due date is kept beside ours.',
    inputs: [
      day('Acknowledged on', 'Choose the day they acknowledged it'),
      theirReference,
      { kind: 'day', name: 'receivedOnSaid', label: 'They say they received it on', hint: 'Only if their letter says so.' },
      { kind: 'day', name: 'dueOnSaid', label: 'They say a reply is due by', hint: 'Only if their letter says so.', future: true },
    ],
  },
  promised: {
    type: 'reply.promised',
    chip: 'Promised a reply',
    title: 'Log a promise to reply',
    button: 'Log the promise',
    effect: 'A promise never moves the clock. The desk proposes no reminder before the promised day.',
    inputs: [
      day('They wrote on', 'Choose the day they wrote'),
      { kind: 'day', name: 'replyBy', label: 'They promise a reply by', future: true },
      words('Their words'),
    ],
  },
  answered: {
    type: 'request.answered',
    chip: 'Answered',
    title: 'Log a reply',
    button: 'Log this reply',
    effect: 'Leave a question they did not answer at “Not answered yet”: the clock runs on for it.',
    inputs: [day('They replied on', 'Choose the day they replied'), theirReference, { kind: 'outcomes', name: 'outcomes' }, ...notice],
  },
  refused: {
    type: 'request.answered',
    chip: 'Refused',
    title: 'Log a refusal of every question',
    button: 'Log the refusal',
    effect: 'Every question counts as refused under these sections. Where they answered some, choose “Answered”.',
    inputs: [
      day('They refused on', 'Choose the day they refused'),
      theirReference,
      sections('Sections cited'),
      words('Their words', 'The sentence that refuses, as the letter has it.'),
      ...notice,
    ],
  },
  'nothing-held': {
    type: 'request.answered',
    chip: 'Nothing held',
    title: 'Log that they hold nothing',
    button: 'Log as not held',
    effect: 'Every question counts as not held. Where they hold some of it, choose “Answered”.',
    inputs: [day('They replied on', 'Choose the day they replied'), theirReference, words('Their words')],
  },
  'clarification-asked': {
    type: 'clarification.asked',
    chip: 'Clarification asked',
    title: 'Log that they ask us to clarify',
    button: 'Log their question',
    effect: 'The clock waits. On the day they receive our answer a new 20 working days begin.',
    inputs: [
      day('They asked on', 'Choose the day they asked'),
      words('What they ask'),
      { kind: 'tick', name: 'disputed', label: 'We dispute that they need to ask: the clock runs on, and the page says so' },
    ],
  },
  'clarification-answered': {
    type: 'clarification.answered',
    chip: 'We clarified',
    title: 'Log our answer to their question',
    button: 'Log our answer',
    effect: 'A new 20 working days begin on the day they receive it.',
    inputs: [day('We answered on', 'Choose the day we answered'), receivedOn('the force'), words('What we told them')],
  },
  extended: {
    type: 'request.extended',
    chip: 'Extended',
    title: 'Log an extension',
    button: 'Log the extension',
    effect: `${extensionRule} (${extensionSource}.)`,
    inputs: [
      day('The notice came on', 'Choose the day the notice came'),
      { kind: 'day', name: 'to', label: 'They give as their new date', hint: 'Leave blank if the notice gives none: the page says so.', future: true },
      sections('Sections named', 'The exemptions that they weigh, with commas: 31(1)(a), 43(2)'),
    ],
  },
  refined: {
    type: 'request.refined',
    chip: 'We narrowed it',
    title: 'Log a narrower request',
    button: 'Log the narrower request',
    effect: 'After a refusal for cost a narrower request is a new request: a new 20 working days begin on the day they receive it.',
    inputs: [
      day('We sent it on', 'Choose the day we sent it'),
      receivedOn('the force'),
      {
        kind: 'questions',
        name: 'questions',
        label: 'Which questions',
        hint: 'None ticked means those refused for cost; where none was, all that was withheld.',
      },
      words('What we narrowed'),
    ],
  },
  'fees-asked': {
    type: 'fees.asked',
    chip: 'Fee asked',
    title: 'Log a fees notice',
    button: 'Log the fees notice',
    effect: 'The working days from the notice to the day the fee arrives are not counted. There are three months to pay.',
    inputs: [
      day('The notice came on', 'Choose the day the notice came'),
      { kind: 'amount', name: 'amount', label: 'How much', hint: 'In pounds: 45 or 45.50' },
      words('Their words'),
    ],
  },
  'fees-paid': {
    type: 'fees.paid',
    chip: 'Fee paid',
    title: 'Log that the fee was paid',
    button: 'Log the payment',
    effect: 'The clock counts on from the working day after the fee arrives.',
    inputs: [day('We paid on', 'Choose the day we paid'), receivedOn('the force')],
  },
  retracted: {
    type: 'answer.retracted',
    chip: 'Answer taken back',
    title: 'Log that they take an answer back',
    button: 'Log the retraction',
    effect: 'What they gave stays on the record, struck through. The questions stand open again.',
    inputs: [
      day('They took it back on', 'Choose the day they took it back'),
      { kind: 'questions', name: 'questions', label: 'Which questions', hint: 'None ticked means all.' },
      { kind: 'words', name: 'reason', label: 'Their reason' },
    ],
  },
  reminder: {
    type: 'reminder.sent',
    chip: 'Reminder',
    title: 'Log a reminder',
    button: 'Log the reminder',
    effect: 'The desk waits five working days before it proposes another letter to this force.',
    inputs: [
      day('We sent it on', 'Choose the day we sent it'),
      { kind: 'words', name: 'letter', label: 'The letter', hint: 'Paste it if you want it on the record.' },
    ],
  },
  'review-asked': {
    type: 'review.asked',
    chip: 'Review asked',
    title: 'Log a request for internal review',
    button: 'Log the review request',
    effect: 'They have 20 working days, and should take no more than 40 where it is exceptional.',
    inputs: [
      day('We asked on', 'Choose the day we asked'),
      receivedOn('the force'),
      { kind: 'questions', name: 'questions', label: 'Of which questions', hint: 'None ticked means all.' },
      { kind: 'words', name: 'letter', label: 'The letter' },
    ],
  },
  'review-decided': {
    type: 'review.decided',
    chip: 'Review decided',
    title: 'Log the outcome of the internal review',
    button: 'Log the review’s outcome',
    effect: 'Say what they now answer only for questions whose answer changed.',
    inputs: [
      day('They decided on', 'Choose the day they decided'),
      {
        kind: 'choice',
        name: 'upheld',
        label: 'Their first answer',
        options: [
          ['', 'Not noted'],
          ['upheld', 'stands'],
          ['part upheld', 'stands in part'],
          ['overturned', 'is overturned'],
        ],
      },
      { kind: 'outcomes', name: 'outcomes', optional: true },
      words('Their words'),
    ],
  },
  'complaint-made': {
    type: 'complaint.made',
    chip: 'Complaint to the ICO',
    title: 'Log a complaint to the Information Commissioner',
    button: 'Log the complaint',
    effect: 'The standing stays what it is: the complaint is shown beside it.',
    inputs: [
      day('We complained on', 'Choose the day we complained'),
      { kind: 'line', name: 'reference', label: 'Their case number' },
      { kind: 'words', name: 'letter', label: 'The letter' },
    ],
  },
  'complaint-decided': {
    type: 'complaint.decided',
    chip: 'ICO decided',
    title: 'Log what the Information Commissioner decided',
    button: 'Log the decision',
    effect: 'From a decision notice there are 28 calendar days to appeal.',
    inputs: [
      day('The notice is dated', 'Choose the day of the notice'),
      { kind: 'line', name: 'reference', label: 'Number of the notice' },
      {
        kind: 'choice',
        name: 'decision',
        label: 'Decision',
        options: [
          ['', 'Not noted'],
          ['for us', 'For us'],
          ['in part', 'For us in part'],
          ['against us', 'Against us'],
          ['informal', 'Settled without a notice'],
        ],
      },
      { kind: 'day', name: 'replyBy', label: 'They must reply by', hint: 'Only if the notice sets a day.', future: true },
      words('Its words'),
    ],
  },
  'appeal-made': {
    type: 'appeal.made',
    chip: 'Appeal',
    title: 'Log an appeal to the tribunal',
    button: 'Log the appeal',
    effect: 'The standing stays what it is: the appeal is shown beside it.',
    inputs: [
      day('Appealed on', 'Choose the day of the appeal'),
      {
        kind: 'choice',
        name: 'appellant',
        label: 'Who appealed',
        options: [
          ['us', 'We did'],
          ['the force', 'The force did'],
        ],
      },
      { kind: 'line', name: 'reference', label: 'Number of the appeal' },
    ],
  },
  'appeal-decided': {
    type: 'appeal.decided',
    chip: 'Appeal decided',
    title: 'Log what the tribunal decided',
    button: 'Log the decision',
    effect:
      'An appeal that is withdrawn or fails leaves the notice as it was: its days run again from this day. If they must now answer, log their reply when it comes.',
    inputs: [
      day('Decided on', 'Choose the day of the decision'),
      {
        kind: 'choice',
        name: 'decision',
        label: 'Decision',
        options: [
          ['', 'Not noted'],
          ['for us', 'For us'],
          ['in part', 'For us in part'],
          ['against us', 'Against us'],
          ['withdrawn', 'The appeal was withdrawn'],
        ],
      },
      { kind: 'day', name: 'replyBy', label: 'They must comply by', hint: 'Only if the decision sets a day.', future: true },
      words('Its words'),
    ],
  },
  withdrawn: {
    type: 'request.withdrawn',
    chip: 'Withdrawn',
    title: 'Log that we withdraw the request',
    button: 'Withdraw the request',
    effect: 'The clock stops for good. The record stays.',
    inputs: [day('Withdrawn on', 'Choose the day it was withdrawn'), { kind: 'words', name: 'reason', label: 'Why' }],
  },
  note: {
    type: 'note.added',
    chip: 'Note',
    title: 'Add a note',
    button: 'Add the note',
    effect: 'A note moves nothing. The newsroom reads it; it never leaves the building by itself.',
    inputs: [day('Dated', 'Choose a day'), { kind: 'words', name: 'text', label: 'The note', missing: 'Write the note first' }],
  },
} as const satisfies Record<string, EventForm>

export type FormKind = keyof typeof eventForms
export const formKinds = Object.keys(eventForms) as FormKind[]
export const isFormKind = (text: unknown): text is FormKind => typeof text === 'string' && Object.hasOwn(eventForms, text)
export const formOf = (kind: FormKind): EventForm => eventForms[kind]

/** The form that an event on the record is corrected with; null for what nobody logs by hand. */
const correctedBy: Record<EventType, FormKind | null> = {
  'request.queued': 'queued',
  'request.sent': 'sent',
  'request.failed': 'failed',
  'request.acknowledged': 'acknowledged',
  'reply.promised': 'promised',
  'request.answered': 'answered',
  'clarification.asked': 'clarification-asked',
  'clarification.answered': 'clarification-answered',
  'request.refined': 'refined',
  'request.extended': 'extended',
  'fees.asked': 'fees-asked',
  'fees.paid': 'fees-paid',
  'answer.retracted': 'retracted',
  'reminder.sent': 'reminder',
  'review.asked': 'review-asked',
  'review.decided': 'review-decided',
  'complaint.made': 'complaint-made',
  'complaint.decided': 'complaint-decided',
  'appeal.made': 'appeal-made',
  'appeal.decided': 'appeal-decided',
  'request.withdrawn': 'withdrawn',
  'note.added': 'note',
  'clock.moved': null,
  'event.voided': null,
}
export const formFor = (type: EventType) => correctedBy[type]
