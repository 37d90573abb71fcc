import type { PoolClient } from 'pg'
import { type Actor, authorise } from '@/lib/actor'
import { type Day, dayIn } from '@/lib/days'
import { pool } from '@/lib/db'
import { calendarLock, calendarOnConnection } from '@/lib/working-days/queries'
import type { DeskEvent } from '@/lib/events/desk-events'
import { insertOf } from '@/lib/events/insert'
import { updateOf } from '@/lib/requests/derived/update'
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
    await client.query(insertOf(actor, [{ type, facts }], { on: today, at: now }))
    return { ok: true, moved } as const
  })
}

/** Writes a batch of dates in one statement, and what moved on the record in another. */
async function store(client: PoolClient, actor: Actor, batch: readonly Changed[], { change, today, now }: { change: StoredChange; today: Day; now: Date }) {
  if (batch.length === 0) return
  const moved = batch.map(({ id, after, moves }) => ({ id, ...after, raised: moves.length > 0 ? 1 : 0 }))
  await client.query({ name: 'store-changed', ...updateOf(actor.newsroomId, changingColumns, moved) })
  const reason = reasonOf(change)
  const events = batch.flatMap(({ id: requestId, investigationId, moves }) =>
    moves.map(({ date, from, to }) => ({ investigationId, requestId, type: 'clock.moved', facts: { date, from, to, reason } })),
  )
  if (events.length > 0) await client.query({ name: 'record-moved', ...insertOf(actor, events, { on: today, at: now }) })
}

// No other day of a request leans on the calendar.
const changingColumns = ['standing', 'dueOn', 'lateAfterOn', 'nextWindowOn', 'followUpFromOn'] as const

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
