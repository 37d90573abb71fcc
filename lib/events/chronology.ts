import { type Day, longDay } from '@/lib/days'
import { type LoggedEvent, activeEventsAsAt } from './events'
import { sentenceOf } from './sentences'

/** What happened, a sentence each with its day: what stands, and nothing that the newsroom wrote for itself. */
export function chronologyOf(events: readonly LoggedEvent[], today: Day): string[] {
  return activeEventsAsAt(events, today)
    .filter(({ type }) => type !== 'note.added' && type !== 'clock.moved' && type !== 'request.queued')
    .toSorted((one, other) => (one.on === other.on ? one.at.getTime() - other.at.getTime() : one.on < other.on ? -1 : 1))
    .map((event) => `${longDay(event.on)}: ${sentenceOf(event)}`)
}
