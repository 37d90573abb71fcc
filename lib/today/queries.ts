import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import type { Calendar } from '@/lib/working-days/calendar'
import { readRow, type RequestRow, type StoredRequest } from '@/lib/requests/reading'
import { requestRows } from '@/lib/requests/rows'
import { eventTypes } from '@/lib/events/events'
import type { Falling } from './agenda'

/** How many rows of each list are read: the longest overdue, the soonest to close. The counts beside them are of all, up to a thousand. */
const LONGEST = { overdue: 60, ours: 30, windows: 30, further: 30 } as const

// Late with nothing of substance: a partial answer past its date is late too, but is not silence (lib/clock/standing.ts).
// The columns kept with each request choose which ones are read whole; the indexes on them hold only what is open.
const mine = `($5::uuid is null or q.owner_id = $5)`
const chosen = requestRows(`r.id in (
    (select q.id from request q where q.newsroom_id = $1 and q.closed_on is null and q.late_after_on < $3::date and q.standing in ('awaiting', 'extended', 'no response') and ${mine} order by q.late_after_on, q.id limit ${LONGEST.overdue})
    union
    (select q.id from request q where q.newsroom_id = $1 and q.closed_on is null and q.late_after_on is null and q.standing = 'clarification' and ${mine} order by q.id limit ${LONGEST.ours})
    union
    (select q.id from request q where q.newsroom_id = $1 and q.next_window_on between $3::date and $4::date and ${mine} order by q.next_window_on, q.id limit ${LONGEST.windows})
    union
    (select q.id from request q where q.newsroom_id = $1 and q.follow_up_from_on <= $3::date and ${mine} order by q.follow_up_from_on, q.id limit ${LONGEST.further}))`)

const places = `
  select i.id, i.code, i.title, i.demonstration, array(select number from question q where q.investigation_id = i.id order by number) as questions
    from investigation i where i.newsroom_id = $1 and i.id = any($2)`

type Place = { code: string; title: string; demonstration: boolean }
export type TodayRow = RequestRow & { investigation: Place }

/** The requests that want something done today, whole: late, waiting on us, with a window that closes by `until`, or to be followed up. Two statements. */
export async function listUrgent(
  actor: Actor,
  { today, until, calendar, ownerId }: { today: Day; until: Day; calendar: Calendar; ownerId: string | null },
): Promise<TodayRow[]> {
  const stored = await rows<StoredRequest>(chosen, [actor.newsroomId, eventTypes, today, until, ownerId])
  const ids = [...new Set(stored.map(({ investigationId }) => investigationId))]
  const found = await rows<Place & { id: string; questions: number[] }>(places, [actor.newsroomId, ids])
  const byId = new Map(found.map(({ id, questions, ...investigation }) => [id, { questions, investigation }]))
  return stored.map((request) => {
    const { questions, investigation } = byId.get(request.investigationId)!
    return { ...readRow(request, { questions, calendar, asAt: today }), investigation }
  })
}

export type DeskCounts = {
  /** All that are late, up to a thousand: beyond that the number says nothing to a desk. */
  overdue: number
  mine: number
  falling: Falling[]
  drafts: (Place & { count: number; forces: string[] })[]
  unsourced: (Place & { count: number })[]
}

const counts = `
  with place as (select id, code, title, demonstration from investigation where newsroom_id = $1)
  select
    (select count(*)::int from (select from request q where q.newsroom_id = $1 and q.closed_on is null and q.late_after_on < $2::date and q.standing in ('awaiting', 'extended', 'no response') and ($4::uuid is null or q.owner_id = $4) limit 1000) late) as overdue,
    (select count(*)::int from (select from request q where q.newsroom_id = $1 and q.closed_on is null and q.late_after_on < $2::date and q.standing in ('awaiting', 'extended', 'no response') and q.owner_id = $5 limit 1000) late) as mine,
    (select coalesce(json_agg(d order by d."on", d.title), '[]') from (
       select q.due_on as "on", q.standing, p.code, p.title, count(*)::int as count, (array_agg(f.short_name order by f.short_name))[1:3] as forces
         from request q join place p on p.id = q.investigation_id join force f on f.newsroom_id = q.newsroom_id and f.id = q.force_id
        where q.newsroom_id = $1 and q.closed_on is null and q.due_on between $2::date and $3::date and q.standing <> 'clarification' and ($4::uuid is null or q.owner_id = $4)
        group by q.due_on, q.standing, p.code, p.title) d) as falling,
    (select coalesce(json_agg(d order by d.title), '[]') from (
       select p.code, p.title, p.demonstration, count(*)::int as count, (array_agg(f.short_name order by f.short_name))[1:3] as forces
         from request q join place p on p.id = q.investigation_id join force f on f.newsroom_id = q.newsroom_id and f.id = q.force_id
        where q.newsroom_id = $1 and q.closed_on is null and q.due_on is null and q.standing in ('draft', 'queued', 'not sent') and ($4::uuid is null or q.owner_id = $4)
        group by p.code, p.title, p.demonstration) d) as drafts,
    (select coalesce(json_agg(d order by d.title), '[]') from (
       select p.code, p.title, p.demonstration, count(*)::int as count
         from figure g join place p on p.id = g.investigation_id join request q on q.newsroom_id = g.newsroom_id and q.id = g.request_id
        where g.newsroom_id = $1 and g.superseded_at is null and g.source is null and g.kind in ('number', 'below', 'redacted') and ($4::uuid is null or q.owner_id = $4)
        group by p.code, p.title, p.demonstration) d) as unsourced`

/** What the desk counts each morning, in one statement. */
export async function countDesk(actor: Actor, { today, until, ownerId }: { today: Day; until: Day; ownerId: string | null }): Promise<DeskCounts> {
  const [found] = await rows<DeskCounts>(counts, [actor.newsroomId, today, until, ownerId, actor.userId])
  return found!
}
