import { can, type Actor } from '@/lib/actor'
import { lastRuns, lastRunsOf, type LastRunRow } from '@/lib/backup/queries'
import type { LastRuns } from '@/lib/backup/status'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import type { Calendar } from '@/lib/working-days/calendar'
import { readRow, type StoredRequest } from '@/lib/requests/reading'
import { findNewsroomVersion } from '@/lib/requests/queries'
import { keptRows } from '@/lib/requests/row-cache'
import { urgentRows } from '@/lib/requests/rows'
import { isSilentSql } from '@/lib/requests/status-sql'
import { eventTypes } from '@/lib/events/events'
import type { Falling } from './agenda'
import type { TodayRow } from './todo'

/** How many rows of each list are read: the longest overdue, the soonest to close. The counts beside them are of all, up to a thousand. */
const LONGEST = { overdue: 60, ours: 30, windows: 30, further: 30 } as const

// The columns kept with each request choose which ones are read whole; the indexes on them hold only what is open.
const columns = 'q.id, q.newsroom_id, q.investigation_id, q.force_id, q.reference'
const mine = `($5::uuid is null or q.owner_id = $5)`
const chosen = urgentRows(`
    (select ${columns} from request q where q.newsroom_id = $1 and ${isSilentSql('q', '$3::date')} and ${mine} order by q.late_after_on, q.id limit ${LONGEST.overdue})
    union
    (select ${columns} from request q where q.newsroom_id = $1 and q.closed_on is null and q.late_after_on is null and q.standing = 'clarification' and ${mine} order by q.id limit ${LONGEST.ours})
    union
    (select ${columns} from request q where q.newsroom_id = $1 and q.next_window_on between $3::date and $4::date and ${mine} order by q.next_window_on, q.id limit ${LONGEST.windows})
    union
    (select ${columns} from request q where q.newsroom_id = $1 and q.follow_up_from_on <= $3::date and ${mine} order by q.follow_up_from_on, q.id limit ${LONGEST.further})`)

type Place = { code: string; title: string; demonstration: boolean }
type UrgentRequest = Omit<StoredRequest, 'version' | 'forceReference' | 'owner' | 'figuresGiven' | 'figuresAsked'> & {
  investigation: Place
  questions: number[]
}

/**
 * The requests that want something done today, whole: late, waiting on us, with a window that closes by `until`, or to be followed up. One statement
 * asks whether anything in the newsroom has changed since they were last read here; where it has, one more reads them. Never change them.
 */
export async function listUrgent(
  actor: Actor,
  { today, until, calendar, ownerId }: { today: Day; until: Day; calendar: Calendar; ownerId: string | null },
): Promise<readonly TodayRow[]> {
  const { newsroomId } = actor
  const version = await findNewsroomVersion(actor)
  return keptRows({ newsroomId, of: `today until ${until} of ${ownerId ?? 'all'}`, asAt: today }, { version, calendar }, async () => {
    const stored = await rows<UrgentRequest>(chosen, [newsroomId, eventTypes, today, until, ownerId])
    return stored.map(({ questions, ...request }) => readRow(request, { questions, calendar, asAt: today }))
  })
}

export type DeskCounts = {
  /** All that are late, up to a thousand: beyond that the number says nothing to a desk. */
  overdue: number
  mine: number
  falling: Falling[]
  drafts: (Place & { count: number; forces: string[] })[]
  unsourced: (Place & { count: number })[]
  /** The last backups, for those who look after the desk; null for everybody else. */
  backups: LastRuns | null
  /** Tries to sign in as the actor that failed, where there were enough of them to be told. */
  failedSignIns: { count: number; lastAt: string } | null
}

// Fewer are the slips of somebody who sits before a new machine.
const TOLD_FROM = 5

// Counted on the indexes first, by investigation; only then are the few investigations and forces that were found named, all together: those under
// way are the newest, and stand side by side.
const named = 'join investigations i on i.id = n.investigation_id'
const firstForces = `(select array_agg(f.short_name order by f.short_name) from forces f where f.id = any(n.force_ids))`
const counts = `
  with forces as materialized (select id, short_name from force where newsroom_id = $1),
  due as materialized (
    select q.due_on, q.standing, q.investigation_id, count(*)::int as count, array_agg(q.force_id) as force_ids
      from request q
     where q.newsroom_id = $1 and q.closed_on is null and q.due_on between $2::date and $3::date and q.standing <> 'clarification' and ($4::uuid is null or q.owner_id = $4)
     group by q.due_on, q.standing, q.investigation_id
  ), undated as materialized (
    select q.investigation_id, count(*)::int as count, array_agg(q.force_id) as force_ids
      from request q
     where q.newsroom_id = $1 and q.closed_on is null and q.due_on is null and q.standing in ('draft', 'queued', 'not sent') and ($4::uuid is null or q.owner_id = $4)
     group by q.investigation_id
  ), sourceless as materialized (
    select g.investigation_id, count(*)::int as count
      from figure g join request q on q.newsroom_id = g.newsroom_id and q.id = g.request_id
     where g.newsroom_id = $1 and g.superseded_at is null and g.source is null and g.kind in ('number', 'below', 'redacted') and ($4::uuid is null or q.owner_id = $4)
     group by g.investigation_id
  ), investigations as materialized (
    select id, code, title, demonstration from investigation where newsroom_id = $1 and id = any(array(
      select investigation_id from due union select investigation_id from undated union select investigation_id from sourceless))
  )
  select
    (select count(*)::int from (select from request q where q.newsroom_id = $1 and ${isSilentSql('q', '$2::date')} and ($4::uuid is null or q.owner_id = $4) limit 1000) late) as overdue,
    (select count(*)::int from (select from request q where q.newsroom_id = $1 and ${isSilentSql('q', '$2::date')} and q.owner_id = $5 limit 1000) late) as mine,
    (select coalesce(json_agg(json_build_object('on', n.due_on, 'standing', n.standing, 'code', i.code, 'title', i.title, 'count', n.count, 'forces', (${firstForces})[1:3])
                       order by n.due_on, i.title), '[]') from due n ${named}) as falling,
    (select coalesce(json_agg(json_build_object('code', i.code, 'title', i.title, 'demonstration', i.demonstration, 'count', n.count, 'forces', (${firstForces})[1:3])
                       order by i.title), '[]') from undated n ${named}) as drafts,
    (select coalesce(json_agg(json_build_object('code', i.code, 'title', i.title, 'demonstration', i.demonstration, 'count', n.count) order by i.title), '[]')
       from sourceless n ${named}) as unsourced,
    (select coalesce(json_agg(b), '[]') from (${lastRuns}) b where $6) as backups,
    (select json_build_object('count', failed_sign_ins, 'lastAt', failed_sign_in_at) from person where newsroom_id = $1 and id = $5 and failed_sign_ins >= ${TOLD_FROM}) as "failedSignIns"`

/** What the desk counts each morning, in one statement. */
export async function countDesk(actor: Actor, { today, until, ownerId }: { today: Day; until: Day; ownerId: string | null }): Promise<DeskCounts> {
  const isAdmin = can(actor, 'newsroom:edit')
  const [found] = await rows<Omit<DeskCounts, 'backups'> & { backups: LastRunRow[] }>(counts, [actor.newsroomId, today, until, ownerId, actor.userId, isAdmin])
  return { ...found!, backups: isAdmin ? lastRunsOf(found!.backups) : null }
}
