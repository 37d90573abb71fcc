import { cache } from 'react'
import type { Actor } from '@/lib/auth/roles'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import { calendarWith, type Calendar, type CalendarChange } from './calendar'

/** The published table of bank holidays as this newsroom's admins have added to it and struck from it: what every clock counts by. */
export const getCalendar = cache(async (actor: Actor): Promise<Calendar> => calendarOf(await listEffects(actor.newsroomId)))

/** The latest word on each day that was ever changed, in the order of the days. 'restored' is as published again, so it is no change. */
async function listEffects(newsroomId: string): Promise<CalendarChange[]> {
  const latest = `select distinct on ("on") "on", effect, name, reason from calendar_change where newsroom_id = $1 order by "on", at desc, id desc`
  return rows<CalendarChange>(`select * from (${latest}) latest where effect <> 'restored' order by "on"`, [newsroomId])
}

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
  return rows<Row>(`select id, "on", effect, name, reason, at, by_name as "byName" from calendar_change where newsroom_id = $1 order by at desc, id desc limit 500`, [actor.newsroomId])
}
