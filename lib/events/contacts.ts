import type { Day } from '@/lib/days'
import { sectionLabel } from '@/lib/words'
import type { EventOf, EventType, LoggedEvent } from './events'

/**
 * The last that passed between the newsroom and a force, in a word or two for a column. What the desk writes
 * for itself (a note, a date the calendar moved) is no contact.
 */
export type Contact = { on: Day; type: EventType; words: string; by: 'us' | 'force' }

type Wording = { by: Contact['by']; words: string | ((event: never) => string) } | null

const cited = (sections: readonly string[]) => (sections.length > 0 ? `, ${sections.slice(0, 2).map(sectionLabel).join(', ')}` : '')

const answered = ({ outcomes }: Pick<EventOf<'request.answered'>, 'outcomes'>) => {
  const kinds = new Set(outcomes.map(({ outcome }) => outcome))
  const sections = [...new Set(outcomes.flatMap((outcome) => outcome.sections ?? []))]
  if (kinds.size > 1) return `Replied in part${cited(sections)}`
  return {
    disclosed: 'Replied with figures',
    'part disclosed': `Replied in part${cited(sections)}`,
    refused: `Refused${cited(sections)}`,
    'not held': 'No information held',
  }[[...kinds][0]!]
}

const wordings: { [Type in EventType]: { by: Contact['by']; words: string | ((event: EventOf<Type>) => string) } | null } = {
  'request.queued': null,
  'request.sent': { by: 'us', words: 'We sent' },
  'request.failed': { by: 'us', words: 'Not delivered' },
  'request.acknowledged': { by: 'force', words: 'Acknowledged' },
  'reply.promised': { by: 'force', words: 'Promised a reply' },
  'request.answered': { by: 'force', words: answered },
  'clarification.asked': { by: 'force', words: 'Asked us to clarify' },
  'clarification.answered': { by: 'us', words: 'We clarified' },
  'request.refined': { by: 'us', words: 'We narrowed it' },
  'request.extended': { by: 'force', words: ({ sections }) => `Extended${cited(sections)}` },
  'fees.asked': { by: 'force', words: 'Asked for a fee' },
  'fees.paid': { by: 'us', words: 'We paid the fee' },
  'answer.retracted': { by: 'force', words: 'Withdrew an answer' },
  'reminder.sent': { by: 'us', words: 'We chased' },
  'review.asked': { by: 'us', words: 'We asked for review' },
  'review.decided': {
    by: 'force',
    words: ({ upheld }) => (upheld === 'upheld' ? 'Review upheld it' : upheld === 'overturned' ? 'Review overturned it' : 'Review decided'),
  },
  'complaint.made': { by: 'us', words: 'We went to the ICO' },
  'complaint.decided': { by: 'force', words: 'ICO decided' },
  'appeal.made': { by: 'us', words: 'Appealed to the tribunal' },
  'appeal.decided': { by: 'force', words: 'Tribunal decided' },
  'request.withdrawn': { by: 'us', words: 'We withdrew it' },
  'note.added': null,
  'clock.moved': null,
  'event.voided': null,
}

/** What an event is as a contact, or null where it is none. */
export function contactOf(event: LoggedEvent): Contact | null {
  const wording = wordings[event.type] as Wording
  if (!wording) return null
  const words = typeof wording.words === 'function' ? wording.words(event as never) : wording.words
  return { on: event.on, type: event.type, words, by: wording.by }
}

/** The last contact among events that stand, in the order of their days; of one day, the one written down last. */
export function lastContactOf(events: readonly LoggedEvent[]): Contact | null {
  let last: LoggedEvent | null = null
  for (const event of events) if (wordings[event.type] && (!last || event.on > last.on || (event.on === last.on && event.at >= last.at))) last = event
  return last && contactOf(last)
}
