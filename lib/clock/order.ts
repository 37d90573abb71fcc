/**
 * The order in which events are read: by the day they happened, within a day by what the law lets follow from what, then
 * by content. When and in which order they were logged makes no difference. Where a day holds both ends of an exchange
 * (asked and answered, sent and failed), replay/same-day.ts pairs them as the days before leave room for.
 */
import type { Day } from '@/lib/days'
import { type EventType, type LoggedEvent, activeEvents } from '@/lib/events/events'

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
  return activeEvents(events)
    .filter(({ on }) => on <= today)
    .sort(compare)
}

function compare(one: LoggedEvent, other: LoggedEvent): number {
  return inOrder(one.on, other.on) || rank[one.type] - rank[other.type] || inOrder(contentOf(one), contentOf(other)) || inOrder(one.id, other.id)
}

const inOrder = (one: string, other: string) => Number(one > other) - Number(one < other)

/** An event's facts as one text, whatever order they were stored in and whoever logged them. */
const contentOf = ({ id: _id, at: _at, by: _by, ...facts }: LoggedEvent) =>
  JSON.stringify(facts, (_, value) => (value instanceof Object ? Object.fromEntries(Object.entries(value).sort()) : value))
