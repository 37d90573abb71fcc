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

// The page is cut on the event's own index first. The requests it names are looked up by their investigations, not one by one: in an index by
// investigation those of one stand side by side, so that fifty entries of a bulk action cost a page or two and not four each.
const page = (where: string) => `
  with page as materialized (
    select e.id, e.at, e.actor_name, e.type, e."on", e.facts, e.request_id, e.investigation_id
      from event e where e.newsroom_id = $1 and ($2::timestamptz is null or (e.at, e.id) < ($2::timestamptz, $3::uuid)) ${where}
     order by e.at desc, e.id desc limit ${PAGE + 1}
  ), investigations as materialized (
    select id, code, title, demonstration from investigation where newsroom_id = $1 and id = any(array(select distinct investigation_id from page))
  ), requests as materialized (
    select id, reference, force_id from request where newsroom_id = $1 and investigation_id = any(array(select distinct investigation_id from page where request_id is not null))
  )
  select e.id, e.at, e.at::text as cursor, e.actor_name as by, e.type, e."on", e.facts,
         case when r.id is not null then json_build_object('reference', r.reference, 'force', f.short_name) end as request,
         case when i.id is not null then json_build_object('code', i.code, 'title', i.title, 'demonstration', i.demonstration) end as investigation
    from page e
    left join requests r on r.id = e.request_id
    left join force f on f.newsroom_id = $1 and f.id = r.force_id
    left join investigations i on i.id = e.investigation_id
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
