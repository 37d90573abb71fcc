import { type EventType, type LoggedEvent, activeEvents } from '@/lib/events/events'
import { type FormKind, formKinds } from './event-form'
import type { Standing } from '@/lib/clock/standing'

/**
 * Which forms a request's page offers, and which of them first: what is likely to happen next where it stands.
 * Nothing is offered that the record would refuse: before it is sent, a request takes no reply.
 */
const first: Record<Standing, readonly FormKind[]> = {
  draft: ['sent'],
  queued: ['sent', 'failed'],
  'not sent': ['sent'],
  awaiting: ['acknowledged', 'answered', 'refused', 'nothing-held', 'clarification-asked', 'extended'],
  clarification: ['clarification-answered', 'answered', 'withdrawn'],
  'fee asked': ['fees-paid', 'answered', 'refined', 'withdrawn'],
  'fee lapsed': ['answered', 'refined', 'fees-paid', 'note'],
  extended: ['answered', 'refused', 'nothing-held', 'reminder'],
  'no response': ['answered', 'refused', 'nothing-held', 'reminder', 'complaint-made', 'extended'],
  'answer withdrawn': ['answered', 'refused', 'nothing-held', 'reminder', 'complaint-made'],
  'part disclosed': ['answered', 'review-asked', 'retracted'],
  disclosed: ['retracted', 'review-asked'],
  refused: ['review-asked', 'refined', 'answered'],
  'not held': ['review-asked', 'answered'],
  withdrawn: ['note', 'sent'],
}

const beforeSent: readonly FormKind[] = ['sent', 'queued', 'failed', 'withdrawn', 'note']

/** What one event opens and another closes: while it is open, its close is what to log next. */
const opened: readonly (readonly [opens: EventType, closes: EventType, form: FormKind])[] = [
  ['fees.asked', 'fees.paid', 'fees-paid'],
  ['review.asked', 'review.decided', 'review-decided'],
  ['complaint.made', 'complaint.decided', 'complaint-decided'],
  ['appeal.made', 'appeal.decided', 'appeal-decided'],
]

export function offeredForms(standing: Standing, events: readonly LoggedEvent[]): { first: FormKind[]; other: FormKind[] } {
  const active = activeEvents(events)
  const last = (type: EventType) => active.reduce((on, event) => (event.type === type && event.on > on ? event.on : on), '')
  const sentOn = last('request.sent')
  // After a failed delivery or a withdrawal it may be sent again; otherwise a second sending would be refused.
  const isOut = sentOn !== '' && last('request.failed') < sentOn && last('request.withdrawn') < sentOn
  const may = sentOn ? formKinds.filter((kind) => !isOut || (kind !== 'sent' && kind !== 'queued')) : beforeSent

  const due = opened.filter(([opens, closes]) => last(opens) > last(closes)).map(([, , form]) => form)
  const lead = [...new Set([...due, ...first[standing]])].filter((kind) => may.includes(kind))
  return { first: lead, other: may.filter((kind) => !lead.includes(kind)) }
}
