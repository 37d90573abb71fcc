import type { Actor } from '@/lib/actor'
import { dayIn } from '@/lib/days'
import type { Tx } from '@/lib/db'
import { insertOf } from '@/lib/events/insert'
import type { DeskEvent } from '@/lib/events/desk-events'
import type { Next } from '../changes'
import type { PlaceOnRecord, Place } from './queries'

/** The next version of one cell, and the version it takes the place of. */
export type Write = { place: Place; next: Next; before: PlaceOnRecord['current'] }

/**
 * Puts versions in their cells: those before step down, the new ones stand, and the record says so. One statement each, whatever the
 * number: an import brings a thousand. The requests are locked by whoever found the places, so nothing comes between.
 */
export async function writeVersions(tx: Tx, actor: Actor, writes: readonly Write[], now: Date) {
  const before = writes.flatMap(({ before }) => (before ? [before.id] : []))
  if (before.length > 0)
    await tx.$executeRaw`update figure set superseded_at = ${now}::timestamptz where newsroom_id = ${actor.newsroomId}::uuid and id = any(${before}::uuid[])`
  await tx.$executeRaw`
    insert into figure (id, newsroom_id, investigation_id, request_id, measure_id, period_id, version, text, kind, value, low, high, section, "on", unit_said, period_said,
           note, source, file_id, event_id, place, words, reason, checked_at, checked_by_id, checked_by_name, entered_at, entered_by_id, entered_by_name)
    select gen_random_uuid(), ${actor.newsroomId}::uuid, f."investigationId", f."requestId", f."measureId", f."periodId", f.version, f.text, f.kind, f.value, f.low, f.high, f.section, f."on", f."unitSaid", f."periodSaid",
           f.note, f.source, f."fileId", f."eventId", f.place, f.words, f.reason, f."checkedAt", f."checkedById", f."checkedByName", ${now}::timestamptz, ${actor.userId}::uuid, ${actor.name}
      from jsonb_to_recordset(${JSON.stringify(writes.map(({ place, next }) => ({ ...place, ...next })))}::jsonb) as f(
           "investigationId" uuid, "requestId" uuid, "measureId" uuid, "periodId" uuid, version int, text text, kind text, value numeric, low numeric, high numeric, section text, "on" date,
           "unitSaid" text, "periodSaid" text, note text, source text, "fileId" uuid, "eventId" uuid, place text, words text, reason text, "checkedAt" timestamptz, "checkedById" uuid, "checkedByName" text)`
  const events = writes.map(({ place: { investigationId, requestId, ...place }, next, before }) => {
    const { type, ...facts } = eventOf(place, next, before)
    return { investigationId, requestId, type, facts }
  })
  const { text, values } = insertOf(actor, events, { on: dayIn(now), at: now })
  await tx.$executeRawUnsafe(text, ...values)
}

const eventOf = ({ measure, period }: Pick<Place, 'measure' | 'period'>, { text, what }: Next, before: Write['before']): DeskEvent =>
  what.length > 0 ? { type: 'figure.annotated', measure, period, text, what } : { type: 'figure.entered', measure, period, text, before: before?.text ?? null }
