import type { Actor } from '@/lib/actor'
import { rows } from '@/lib/db'

export type SearchResults = {
  forces: { id: string; name: string; shortName: string }[]
  requests: { reference: string; force: string; title: string; forceReference: string | null }[]
  investigations: { code: string; title: string }[]
}

const LIMIT = 25

// A reference begins with its round's code, so the round is found first and only its requests are compared.
const find = `
  select
    (select coalesce(json_agg(x order by x.name), '[]') from (
       select id, name, short_name as "shortName" from force
        where newsroom_id = $1 and (position($2 in lower(name)) > 0 or position($2 in lower(short_name)) > 0 or lower(abbr) = $2 or exists (select from unnest(aliases) alias where position($2 in lower(alias)) > 0))
        order by name limit ${LIMIT}) x) as forces,
    (select coalesce(json_agg(x order by x.reference), '[]') from (
       select r.reference, f.short_name as force, i.title, r.force_reference as "forceReference"
         from request r join investigation i on i.newsroom_id = r.newsroom_id and i.id = r.investigation_id join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id
        where r.newsroom_id = $1 and ((i.code = any($3) and starts_with(lower(r.reference), $2)) or lower(r.force_reference) = $2)
        order by r.reference limit ${LIMIT}) x) as requests,
    (select coalesce(json_agg(x order by x.title), '[]') from (
       select code, title from investigation where newsroom_id = $1 and (position($2 in lower(title)) > 0 or starts_with(lower(code), $2)) order by created_at desc limit ${LIMIT}) x) as investigations`

/** What a few words find: forces by any name, requests by our reference or theirs, investigations by code or title. One statement. */
export async function findAnything(actor: Actor, text: string): Promise<SearchResults> {
  const q = text.trim().toLowerCase().slice(0, 200)
  const codes = [...q.matchAll(/-/g)].map(({ index }) => q.slice(0, index).toUpperCase())
  const [found] = await rows<SearchResults>(find, [actor.newsroomId, q, codes])
  return found!
}
