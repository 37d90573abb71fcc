import type { Actor } from '@/lib/actor'
import { rows } from '@/lib/db'

export type Neighbours = { previous: Neighbour | null; next: Neighbour | null }
type Neighbour = { reference: string; name: string }

/** The forces before and after one in its round, in the order of the board's names. One statement. */
export async function findNeighbours(actor: Actor, requestId: string): Promise<Neighbours> {
  const [found] = await rows<{ previous: Neighbour | null; next: Neighbour | null }>(
    `with round as (
       select r.id, json_build_object('reference', r.reference, 'name', f.short_name) as itself, lower(f.name) as name
         from request r join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id
        where r.newsroom_id = $1 and r.investigation_id = (select investigation_id from request where newsroom_id = $1 and id = $2)
     ), placed as (
       select id, lag(itself) over (order by name, id) as previous, lead(itself) over (order by name, id) as next from round
     )
     select previous, next from placed where id = $2`,
    [actor.newsroomId, requestId],
  )
  return found ?? { previous: null, next: null }
}
