import type { PoolClient } from 'pg'
import { type Actor, authorise } from '@/lib/actor'
import { type Day, dayIn } from '@/lib/days'
import { pool } from '@/lib/db'
import { calendarLock, calendarOnConnection } from '@/lib/working-days/queries'
import type { DeskEvent } from '@/lib/events/desk-events'
import { changed, type StoredChange } from './changes'
import { type Changed, changedBy, newestChange } from './moved/queries'
import type { ChangeInput } from './schema'

/**
 * Adds a day to the newsroom's calendar or strikes one. In the same transaction every stored date that leans on it is derived
 * anew, and each request whose day moves is told so on its record. Nobody logs anything meanwhile. It works on one
 * connection in batches, so that it takes as much memory for a hundred thousand requests as for a hundred.
 */
export async function changeCalendar(actor: Actor, { seen, ...input }: ChangeInput, { now }: { now: Date }) {
  authorise(actor, 'calendar:edit')
  const today = dayIn(now)
  return inTransaction(async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [calendarLock(actor.newsroomId)])
    // Guarded on what the preview was drawn from: of two who change it at once, one wins and the other looks again.
    if ((await newestChange(client, actor)) !== seen) return { ok: false, reason: 'changed-meanwhile' } as const
    const before = await calendarOnConnection(client, actor)
    const result = changed(input, before)
    if (!result.ok) return result
    const { change, calendar } = result

    // Never at the instant of the one before: the latest word on a day counts.
    const at = "(select greatest($6::timestamptz, max(at) + interval '1 millisecond') from calendar_change where newsroom_id = $1)"
    await client.query(
      `insert into calendar_change (id, newsroom_id, "on", effect, name, reason, at, by_id, by_name) values (gen_random_uuid(), $1, $2, $3, $4, $5, ${at}, $7, $8)`,
      [actor.newsroomId, change.on, change.effect, change.name, change.reason, now, actor.userId, actor.name],
    )
    let moved = 0
    for await (const batch of changedBy(client, { newsroomId: actor.newsroomId, on: change.on, before, after: calendar, today })) {
      await store(client, actor, batch, { change, today, now })
      moved += batch.filter(({ moves }) => moves.length > 0).length
    }
    const { type, ...facts }: DeskEvent = { type: 'calendar.changed', on: change.on, effect: change.effect, name: change.name, reason: change.reason, moved }
    await client.query(
      'insert into event (id, newsroom_id, type, "on", at, actor_id, actor_name, facts) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)',
      [actor.newsroomId, type, today, now, actor.userId, actor.name, facts],
    )
    return { ok: true, moved } as const
  })
}

/** Writes a batch of dates in one statement, and what moved on the record in another. */
async function store(client: PoolClient, actor: Actor, batch: readonly Changed[], { change, today, now }: { change: StoredChange; today: Day; now: Date }) {
  if (batch.length === 0) return
  const after = <Key extends keyof Changed['after']>(key: Key) => batch.map((row) => row.after[key])
  await client.query({
    name: 'store-changed',
    text: `update request r set standing = d.standing, due_on = d.due_on, late_after_on = d.late_after_on, next_window_on = d.next_window_on, follow_up_from_on = d.follow_up_from_on, version = r.version + d.moved
             from unnest($2::uuid[], $3::text[], $4::date[], $5::date[], $6::date[], $7::date[], $8::int[]) as d(id, standing, due_on, late_after_on, next_window_on, follow_up_from_on, moved)
            where r.newsroom_id = $1 and r.id = d.id`,
    values: [
      actor.newsroomId,
      batch.map(({ id }) => id),
      after('standing'),
      after('dueOn'),
      after('lateAfterOn'),
      after('nextWindowOn'),
      after('followUpFromOn'),
      batch.map(({ moves }) => (moves.length > 0 ? 1 : 0)),
    ],
  })
  const moved = batch.flatMap(({ id, investigationId, moves }) => moves.map((move) => ({ id, investigationId, ...move })))
  if (moved.length === 0) return
  await client.query({
    name: 'record-moved',
    text: `insert into event (id, newsroom_id, investigation_id, request_id, type, "on", at, actor_id, actor_name, facts)
           select gen_random_uuid(), $1, d.investigation_id, d.id, 'clock.moved', $2, $3, $4, $5, jsonb_build_object('date', d.date, 'from', d.due_before, 'to', d.due_after, 'reason', $6::text)
             from unnest($7::uuid[], $8::uuid[], $9::text[], $10::date[], $11::date[]) as d(id, investigation_id, date, due_before, due_after)`,
    values: [
      actor.newsroomId,
      today,
      now,
      actor.userId,
      actor.name,
      reasonOf(change),
      moved.map(({ id }) => id),
      moved.map(({ investigationId }) => investigationId),
      moved.map(({ date }) => date),
      moved.map(({ from }) => from),
      moved.map(({ to }) => to),
    ],
  })
}

const verbs = { added: 'added to the calendar', struck: 'struck from the calendar', restored: 'set back as published' } as const
const reasonOf = ({ on, effect, name, reason }: StoredChange) => `${on} (${name}) ${verbs[effect]}: ${reason}`

async function inTransaction<Result extends { ok: boolean }>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query(result.ok ? 'commit' : 'rollback')
    client.release()
    return result
  } catch (error) {
    // What is still queued on the connection must not outlive the failure: the connection is closed, which rolls back.
    client.release(true)
    throw error
  }
}
