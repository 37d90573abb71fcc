import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { db, type Tx } from '@/lib/db'
import type { Calendar } from '@/lib/working-days/calendar'
import { derivedOf, readRow, type StoredRequest } from '../reading'
import { requestRows } from '../rows'
import { derivedColumns, updateOf } from './update'
import { eventTypes } from '@/lib/events/events'
import type { Standing } from '@/lib/clock/standing'

/**
 * The columns of a request that repeat what its events say, only to sort, count and index by. They are
 * written by these functions and by nothing else: with every event, and for all when the calendar changes.
 */
type Scope = Pick<Actor, 'newsroomId'>

// Casts: without them the driver takes the newsroom and the ids for text.
const byId = requestRows('r.id = any($4)').replaceAll('= $1', '= $1::uuid').replaceAll('any($4)', 'any($4::uuid[])')

/** Requests with their whole record, by id, inside a transaction. */
export async function storedRequests(tx: Tx, actor: Scope, ids: readonly string[]) {
  const stored = await tx.$queryRawUnsafe<StoredRequest[]>(byId, actor.newsroomId, eventTypes, '9999-12-31', ids)
  return new Map(stored.map((row) => [row.id, row]))
}

/** Derives the stored columns of requests anew, in three statements whatever their number, and raises their versions. Returns each standing on the day, in the order of the ids. */
export async function rebuild(tx: Tx, actor: Scope, ids: readonly string[], calendar: Calendar, today: Day): Promise<Standing[]> {
  if (ids.length === 0) return []
  const stored = await storedRequests(tx, actor, ids)
  const asked = await tx.$queryRaw<{ id: string; questions: number[] }[]>`
    select r.id, array(select number from question q where q.investigation_id = r.investigation_id order by number) as questions
      from request r where r.newsroom_id = ${actor.newsroomId}::uuid and r.id = any(${[...ids]}::uuid[])`
  const questions = new Map(asked.map((request) => [request.id, request.questions]))
  const derived = ids.map((id) => derivedOf(readRow(stored.get(id)!, { questions: questions.get(id)!, calendar, asAt: today })))
  const { text, values } = updateOf(
    actor.newsroomId,
    derivedColumns,
    derived.map((row) => ({ ...row, raised: 1 })),
  )
  await tx.$executeRawUnsafe(text, ...values)
  return derived.map(({ standing }) => standing)
}

const AT_ONCE = 2_000

/** Reads anew the requests whose next window has closed since they were last written: another may be open behind it. Says how many there were. */
export async function refreshWindows(newsroomId: string, calendar: Calendar, today: Day) {
  for (let refreshed = 0; ; ) {
    const count = await refreshSome(newsroomId, calendar, today)
    refreshed += count
    if (count < AT_ONCE) return refreshed
  }
}

function refreshSome(newsroomId: string, calendar: Calendar, today: Day) {
  return db.$transaction(async (tx) => {
    const passed = await tx.$queryRaw<{ id: string }[]>`
      select id from request where newsroom_id = ${newsroomId}::uuid and next_window_on < ${today}::date order by id limit ${AT_ONCE} for update`
    await rebuild(
      tx,
      { newsroomId },
      passed.map(({ id }) => id),
      calendar,
      today,
    )
    return passed.length
  })
}
