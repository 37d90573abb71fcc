import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import type { Cursor } from './cursor'
import type { DeskEvent } from './desk-events'
import type { RequestEvent } from './events'

export type LogEntry = {
  id: string
  at: Date
  by: string
  event: RequestEvent | DeskEvent
  request: { reference: string; force: string } | null
  investigation: { code: string; title: string; demonstration: boolean } | null
}

type Row = Omit<LogEntry, 'event'> & { type: string; on: Day; facts: object; cursor: string }

const PAGE = 50

// The page is cut on the event's own index first; what it names is looked up for those rows alone.
const page = (where: string) => `
  with page as (
    select * from event e where e.newsroom_id = $1 and ($2::timestamptz is null or (e.at, e.id) < ($2::timestamptz, $3::uuid)) ${where}
     order by e.at desc, e.id desc limit ${PAGE + 1})
  select e.id, e.at, e.at::text as cursor, e.actor_name as by, e.type, e."on", e.facts,
         case when r.id is not null then json_build_object('reference', r.reference, 'force', f.short_name) end as request,
         case when i.id is not null then json_build_object('code', i.code, 'title', i.title, 'demonstration', i.demonstration) end as investigation
    from page e
    left join request r on r.newsroom_id = $1 and r.id = e.request_id
    left join force f on f.newsroom_id = $1 and f.id = r.force_id
    left join investigation i on i.newsroom_id = $1 and i.id = e.investigation_id
   order by e.at desc, e.id desc`

const ofAll = page('')
const ofInvestigation = page('and e.investigation_id = $4')

/** A page of the record, the newest first, by keyset: the whole newsroom's, or one investigation's. `next` is where the page after begins. One statement. */
export async function listLog(
  actor: Actor,
  { investigationId, before }: { investigationId?: string; before: Cursor | null },
): Promise<{ entries: LogEntry[]; next: Cursor | null }> {
  const values = [actor.newsroomId, before?.at ?? null, before?.id ?? null]
  const found = await (investigationId ? rows<Row>(ofInvestigation, [...values, investigationId]) : rows<Row>(ofAll, values))
  const entries = found
    .slice(0, PAGE)
    .map(({ type, on, facts, cursor: _, ...entry }) => ({ ...entry, event: { ...facts, type, on: 'on' in facts ? facts.on : on } as RequestEvent | DeskEvent }))
  const last = found.length > PAGE ? found[PAGE - 1]! : null
  return { entries, next: last && { at: last.cursor, id: last.id } }
}
