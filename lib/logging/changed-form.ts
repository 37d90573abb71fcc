import type { LoggedEvent } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'

/**
 * What was logged on a request while somebody had its form open: the entries after those that the form had
 * seen, told as the timeline tells them. The record only ever grows, so a count says which they are.
 */
export function changedSince(events: readonly LoggedEvent[], seen: number): { changes: string[]; seen: number } {
  const inOrder = [...events].sort((one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1))
  const fresh = Number.isInteger(seen) && seen >= 0 ? inOrder.slice(seen) : []
  return { changes: fresh.map((event) => `${event.by ?? 'The desk'}: ${sentenceOf(event)}`), seen: events.length }
}
