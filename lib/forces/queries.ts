import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import { rows } from '@/lib/db'
import type { Body, Kind } from './register'

export type Force = {
  id: string
  name: string
  shortName: string
  abbr: string
  kind: Kind
  body: Body
  country: string | null
  region: string | null
  pfaCode: string | null
  website: string | null
  emailDomains: string[]
  aliases: string[]
  address: string | null
  confirmedAt: Date | null
  confirmedBy: string | null
  notes: string | null
  tileRow: number | null
  tileCol: number | null
  version: number
  /** How many requests this newsroom has made of it, in every investigation. */
  requests: number
}

const forceRows = (where: string) => `
  select f.id, f.name, f.short_name as "shortName", f.abbr, f.kind, f.body, f.country, f.region, f.pfa_code as "pfaCode", f.website, coalesce(f.email_domains, '{}') as "emailDomains", f.aliases, f.address,
         f.confirmed_at as "confirmedAt", p.name as "confirmedBy", f.notes, f.tile_row as "tileRow", f.tile_col as "tileCol", f.version, coalesce(r.requests, 0)::int as requests
    from force f
    left join person p on p.newsroom_id = f.newsroom_id and p.id = f.confirmed_by_id
    left join (select force_id, count(*) as requests from request where newsroom_id = $1 ${where && 'and force_id = $2'} group by force_id) r on r.force_id = f.id
   where f.newsroom_id = $1 ${where}
   order by lower(f.name), f.id`

/** The newsroom's register, by name. */
export const listForces = cache((actor: Actor): Promise<Force[]> => rows<Force>(forceRows(''), [actor.newsroomId]))

/** One force, or the page that says there is none. */
export const getForce = cache(async (actor: Actor, id: string): Promise<Force> => {
  const [force] = await rows<Force>(forceRows('and f.id = $2'), [actor.newsroomId, id])
  return force ?? notFound()
})
