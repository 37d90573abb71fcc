import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/actor'
import { livesAfter } from '@/lib/auth/session-life'
import { rows } from '@/lib/db'

type Account = { name: string; email: string; role: string; newsroom: string; letterKeys: boolean; hasFeed: boolean }
export type ListedSession = { id: string; device: string; address: string; createdAt: Date; lastSeenAt: Date }
export type ListedToken = { id: string; name: string; scope: 'read' | 'write'; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null }

const accountColumns = `p.name, p.email, p.role::text as role, n.name as newsroom, p.letter_keys as "letterKeys", p.feed_hash is not null as "hasFeed"`
const ofActor = 'from person p join newsroom n on n.id = p.newsroom_id where p.newsroom_id = $1 and p.id = $2'

/** The actor's own account. */
export async function getAccount(actor: Actor): Promise<Account> {
  const [found] = await rows<Account>(`select ${accountColumns} ${ofActor}`, [actor.newsroomId, actor.userId])
  return found ?? notFound()
}

/** The same with the sessions that count, the last used first, as the settings page shows them. One statement. */
export async function getAccountWithSessions(actor: Actor, now: Date): Promise<Account & { sessions: ListedSession[] }> {
  const { seenAfter, begunAfter } = livesAfter(now)
  const [found] = await rows<Account & { sessions: Record<keyof ListedSession, string>[] }>(
    `select ${accountColumns},
            (select coalesce(json_agg(json_build_object('id', s.id, 'device', s.device, 'address', s.address, 'createdAt', s.created_at, 'lastSeenAt', s.last_seen_at)
                                      order by s.last_seen_at desc, s.id desc), '[]')
               from session s where s.newsroom_id = p.newsroom_id and s.person_id = p.id and s.last_seen_at > $3 and s.created_at > $4) as sessions ${ofActor}`,
    [actor.newsroomId, actor.userId, seenAfter, begunAfter],
  )
  if (!found) notFound()
  const sessions = found.sessions.map((session) => ({ ...session, createdAt: new Date(session.createdAt), lastSeenAt: new Date(session.lastSeenAt) }))
  return { ...found, sessions }
}

/** The actor's own tokens that work, newest first. */
export function listTokens(actor: Actor, now: Date) {
  return rows<ListedToken>(
    `select id, name, scope::text as scope, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
       from api_token where newsroom_id = $1 and person_id = $2 and revoked_at is null and expires_at > $3 order by created_at desc, id desc`,
    [actor.newsroomId, actor.userId, now],
  )
}
