import type { Day } from '@/lib/days'
import { type EventType, type LoggedEvent, standingEvents } from '@/lib/events/events'

/**
 * The order in which events are read: by the day they happened, within a day by what the law lets follow from what, then
 * by content. When and in which order they were logged makes no difference. Where a day holds both ends of an exchange
 * (asked and answered, sent and failed), the fold in course.ts reads them as the days before leave room for.
 */
const rank: Record<EventType, number> = {
  'request.queued': 0,
  'request.failed': 1,
  'request.sent': 2,
  'request.acknowledged': 3,
  'reply.promised': 4,
  'fees.asked': 5,
  'fees.paid': 6,
  'request.extended': 7,
  'answer.retracted': 8,
  'request.answered': 9,
  'clarification.answered': 10,
  'clarification.asked': 11,
  'request.refined': 12,
  'reminder.sent': 13,
  'review.asked': 14,
  'review.decided': 15,
  'complaint.made': 16,
  'complaint.decided': 17,
  'appeal.made': 18,
  'appeal.decided': 19,
  'request.withdrawn': 20,
  'note.added': 21,
  'clock.moved': 22,
  'event.voided': 23,
}

/** What counts on a day: events dated on or before it, less those struck out since, in the order to read them in. */
export function eventsAsAt(events: readonly LoggedEvent[], today: Day): LoggedEvent[] {
  return standingEvents(events)
    .filter(({ on }) => on <= today)
    .sort(compare)
}

function compare(one: LoggedEvent, other: LoggedEvent): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1
  const byRank = rank[one.type] - rank[other.type]
  if (byRank !== 0) return byRank
  const [left, right] = [contentOf(one), contentOf(other)]
  if (left !== right) return left < right ? -1 : 1
  return one.id < other.id ? -1 : 1
}

/** An event's facts as one text, whatever order they were stored in and whoever logged them. */
const contentOf = ({ id: _id, at: _at, by: _by, ...facts }: LoggedEvent) => canonical(facts)

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, fact]) => fact !== undefined)
  return `{${entries
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, fact]) => `${name}:${canonical(fact)}`)
    .join()}}`
}
