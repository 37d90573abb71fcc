import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'

type Place = { investigationId?: string; requestId?: string }
/** An event that is put on the record by SQL: where it belongs, its type, its facts. */
export type ToInsert = Place & { type: string; facts: object }

/** Puts any number of events on the record in one statement, for transactions that write by the thousand or on a connection of their own. */
export function insertOf(actor: Pick<Actor, 'userId' | 'name' | 'newsroomId'>, events: readonly ToInsert[], { on, at }: { on: Day; at: Date }) {
  const text = `insert into event (id, newsroom_id, investigation_id, request_id, type, "on", at, actor_id, actor_name, facts)
    select gen_random_uuid(), $1::uuid, e."investigationId", e."requestId", e.type, $2::date, $3::timestamptz, $4::uuid, $5, e.facts
      from jsonb_to_recordset($6::jsonb) as e("investigationId" uuid, "requestId" uuid, type text, facts jsonb)`
  return { text, values: [actor.newsroomId, on, at, actor.userId, actor.name, JSON.stringify(events)] }
}
