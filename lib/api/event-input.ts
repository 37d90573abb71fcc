import { eventSchema, type EventType, ownTypes, type RequestEvent } from '@/lib/events/events'
import { logRefusalWords } from '@/lib/logging/checks'
import { problem, unfit } from './problems'
import { loggableTypes, versionField } from './schema'

type EventBody = { ok: true; event: RequestEvent; version: number | undefined } | { ok: false; response: Response }

/** An event as the API takes it: `{ type, on, ... }`, with the version of the request that was read where the caller minds. An unknown type is told with the known ones. */
export function readEvent(body: unknown): EventBody {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    return wrong('Send one event as an object: { "type": "note.added", "on": "2026-04-08", "text": "..." }.')
  const { version, ...event } = body as Record<string, unknown>
  if (typeof event.type !== 'string') return wrong(`type: say what happened. The types are ${loggableTypes.join(', ')}.`, 'type')
  if (ownTypes.includes(event.type as EventType)) return { ok: false, response: problem(422, logRefusalWords['not-by-hand'], { reason: 'not-by-hand' }) }
  if (!(loggableTypes as readonly string[]).includes(event.type))
    return wrong(`type: there is no event “${event.type.slice(0, 100)}”. The types are ${loggableTypes.join(', ')}.`, 'type')
  const read = versionField.safeParse(version)
  if (!read.success) return wrong('version: send the number that you have read, or leave it out.', 'version')
  const parsed = eventSchema.safeParse(event)
  return parsed.success ? { ok: true, event: parsed.data, version: read.data } : { ok: false, response: unfit(parsed.error) }
}

const wrong = (detail: string, field?: string): EventBody => ({
  ok: false,
  response: problem(422, detail, {
    reason: field === 'type' ? 'unknown-type' : 'does-not-fit',
    ...(field && { errors: [{ field, pointer: `#/${field}`, detail }] }),
  }),
})
