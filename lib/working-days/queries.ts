import type { PoolClient } from 'pg'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { rows, type Tx } from '@/lib/db'
import { calendarWith, type Calendar, type CalendarChange } from './calendar'

/** The published table of bank holidays as this newsroom's admins have added to it and struck from it: what every clock counts by. */
export const getCalendar = cache(
  async (actor: Pick<Actor, 'newsroomId'>): Promise<Calendar> => calendarOf(await rows<CalendarChange>(effects, [actor.newsroomId])),
)

/**
 * The same for a transaction that stores what it counts. Until it ends nobody can change the calendar, and where somebody just
 * does, it waits: so no stored date is ever left by a calendar that no longer holds. Call it before the requests are locked.
 */
export async function lockCalendar(tx: Tx, { newsroomId }: Pick<Actor, 'newsroomId'>): Promise<Calendar> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${calendarLock(newsroomId)}, 0))`
  return calendarOf(await tx.$queryRawUnsafe<CalendarChange[]>(effectsAsText, newsroomId))
}

/** The same on a connection of the pool that is in a transaction of its own. */
export async function calendarOnConnection(client: PoolClient, { newsroomId }: Pick<Actor, 'newsroomId'>): Promise<Calendar> {
  return calendarOf((await client.query<CalendarChange>(effects, [newsroomId])).rows)
}

/** What those who count by the calendar hold together, and who changes it holds alone. */
export const calendarLock = (newsroomId: string) => `calendar of ${newsroomId}`

// The latest word on each day that was ever changed, in the order of the days. 'restored' is as published again, so it is no change.
const latest = 'select distinct on ("on") "on", effect, name, reason from calendar_change where newsroom_id = $1::uuid order by "on", at desc, id desc'
const effects = `select "on", effect, name, reason from (${latest}) latest where effect <> 'restored' order by "on"`
// Prisma would make a Date of the day.
const effectsAsText = effects.replace('select "on",', `select to_char("on", 'YYYY-MM-DD') as "on",`)

// A calendar carries an index of its days, so the few that are in use are kept, each under the text of its changes.
const kept = new Map<string, Calendar>()

function calendarOf(changes: readonly CalendarChange[]): Calendar {
  const key = JSON.stringify(changes)
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= 50) kept.clear()
  const calendar = calendarWith(changes)
  kept.set(key, calendar)
  return calendar
}

/** Every change an admin made, newest first: the page of changes shows who struck or added which day, and why. */
export async function listCalendarChanges(actor: Actor) {
  type Row = { id: string; on: Day; effect: 'added' | 'struck' | 'restored'; name: string; reason: string; at: Date; byName: string }
  return rows<Row>(
    `select id, "on", effect, name, reason, at, by_name as "byName" from calendar_change where newsroom_id = $1 order by at desc, id desc limit 500`,
    [actor.newsroomId],
  )
}
