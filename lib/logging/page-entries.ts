import { shortDay } from '@/lib/days'
import { deskEventSchema } from '@/lib/events/desk-events'
import { type LoggedEvent, activeEvents } from '@/lib/events/events'
import { contactOf } from '@/lib/events/contacts'
import { sentenceOf } from '@/lib/events/sentences'

/** What the desk did around a request, in words. What an older version of the desk wrote in another shape is left out of the list, never guessed at. */
export function deskSentences(entries: readonly { id: string; type: string; at: Date; by: string; facts: Record<string, unknown> }[]) {
  return entries.flatMap(({ id, type, at, by, facts }) => {
    const read = deskEventSchema.safeParse({ ...facts, type })
    return read.success ? [{ id, type, at, by, words: sentenceOf(read.data) }] : []
  })
}

/** The entries that a file can have come with, newest first: letters of either side that stand. */
export function attachableEvents(events: readonly LoggedEvent[]) {
  return activeEvents(events)
    .toSorted((one, other) => (one.on === other.on ? other.at.getTime() - one.at.getTime() : one.on < other.on ? 1 : -1))
    .flatMap((event) => {
      const contact = contactOf(event)
      return contact ? [{ id: event.id, words: `${shortDay(event.on)}: ${contact.words}` }] : []
    })
}
