import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import type { Standing } from '@/lib/clock/standing'
import { standingSql } from '@/lib/requests/status-sql'
import type { bases } from './schema'

export type Investigation = {
  id: string
  code: string
  title: string
  demonstration: boolean
  letterSubject: string
  letter: string
  owner: { id: string; name: string } | null
  createdOn: Day
  questions: { number: number; text: string }[]
  measures: { id: string; code: string; label: string; unit: string }[]
  periods: { id: string; code: string; label: string; startsOn: Day; endsOn: Day; basis: (typeof bases)[number] }[]
}

/** One investigation of the newsroom with all that was asked, or null. One statement. */
export const findInvestigation = cache(async (actor: Actor, code: string): Promise<Investigation | null> => {
  const [found] = await rows<Investigation>(
    `select i.id, i.code, i.title, i.demonstration, i.letter_subject as "letterSubject", i.letter,
            (i.created_at at time zone 'Europe/London')::date as "createdOn",
            case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as owner,
            (select coalesce(json_agg(json_build_object('number', number, 'text', text) order by number), '[]') from question where investigation_id = i.id) as questions,
            (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label, 'unit', unit) order by position), '[]') from measure where investigation_id = i.id) as measures,
            (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label, 'startsOn', starts_on, 'endsOn', ends_on, 'basis', basis) order by position), '[]')
               from period where investigation_id = i.id) as periods
       from investigation i left join person p on p.id = i.owner_id and p.newsroom_id = i.newsroom_id
      where i.newsroom_id = $1 and i.code = $2`,
    [actor.newsroomId, code],
  )
  return found ?? null
})

/** The same, or the page that says there is none. */
export async function getInvestigation(actor: Actor, code: string) {
  return (await findInvestigation(actor, code)) ?? notFound()
}

export type ListedInvestigation = Pick<Investigation, 'id' | 'code' | 'title' | 'demonstration' | 'owner' | 'createdOn'> & {
  questions: number
  sentOn: Day | null
  standings: { forceId: string; abbr: string; tileRow: number | null; tileCol: number | null; standing: Standing }[]
}

/** A page of the newsroom's investigations, newest first, each with where every force of it stands on the day. One statement, by keyset. */
export async function listInvestigations(
  actor: Actor,
  today: Day,
  { before, limit = 50 }: { before?: { createdAt: string; id: string }; limit?: number } = {},
) {
  const found = await rows<ListedInvestigation & { createdAt: string }>(
    // Questions and requests are read for the whole page at once: its investigations were made one after the other, and stand side by side in the indexes.
    `with page as materialized (
       select * from investigation where newsroom_id = $1 and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid)) order by created_at desc, id desc limit $5
     ), asked as materialized (
       select investigation_id, count(*)::int as questions from question where investigation_id = any(array(select id from page)) group by investigation_id
     ), requests as materialized (
       select r.investigation_id, min(r.sent_on) as "sentOn",
              json_agg(json_build_object('forceId', f.id, 'abbr', f.abbr, 'tileRow', f.tile_row, 'tileCol', f.tile_col, 'standing', ${standingSql('r', '$2::date')})) as standings
         from request r join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id
        where r.newsroom_id = $1 and r.investigation_id = any(array(select id from page)) group by r.investigation_id
     )
     select i.id, i.code, i.title, i.demonstration, i.created_at::text as "createdAt", (i.created_at at time zone 'Europe/London')::date as "createdOn",
            case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as owner,
            coalesce(a.questions, 0) as questions, r."sentOn", coalesce(r.standings, '[]') as standings
       from page i left join person p on p.id = i.owner_id and p.newsroom_id = i.newsroom_id
       left join asked a on a.investigation_id = i.id
       left join requests r on r.investigation_id = i.id
      order by i.created_at desc, i.id desc`,
    [actor.newsroomId, today, before?.createdAt ?? null, before?.id ?? null, limit],
  )
  return found
}
