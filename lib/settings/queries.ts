import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/actor'
import { rows } from '@/lib/db'

type Account = { name: string; email: string; role: string; newsroom: string; letterKeys: boolean; hasFeed: boolean }
export type ListedToken = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** The actor's own account, as the settings page shows it. */
export async function getAccount(actor: Actor): Promise<Account> {
  const [found] = await rows<Account>(
    `select p.name, p.email, p.role::text as role, n.name as newsroom, p.letter_keys as "letterKeys", p.feed_hash is not null as "hasFeed"
       from person p join newsroom n on n.id = p.newsroom_id where p.newsroom_id = $1 and p.id = $2`,
    [actor.newsroomId, actor.userId],
  )
  return found ?? notFound()
}

/** The actor's own tokens that work, newest first. */
export function listTokens(actor: Actor) {
  return rows<ListedToken>(
    `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from api_token where newsroom_id = $1 and person_id = $2 and revoked_at is null order by created_at desc, id desc`,
    [actor.newsroomId, actor.userId],
  )
}
