import { type Actor, can, type Role } from '@/lib/actor'
import { rows } from '@/lib/db'
import { hashOf } from './secrets'

export type ListedPerson = {
  id: string
  name: string
  email: string
  role: Role
  isDisabled: boolean
  hasJoined: boolean
  inviteUntil: Date | null
  tokens: { id: string; name: string; scope: 'read' | 'write'; expiresAt: string }[]
}

/** Everybody of the newsroom, those who can sign in first, with the tokens of theirs that work: for admins alone. */
export function listPeople(actor: Actor, now: Date) {
  return rows<ListedPerson>(
    `select id, name, email, role::text as role, disabled_at is not null as "isDisabled", password_hash is not null as "hasJoined", invite_until as "inviteUntil",
            (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'scope', t.scope, 'expiresAt', t.expires_at) order by t.created_at desc, t.id desc), '[]')
               from api_token t where $2 and t.newsroom_id = p.newsroom_id and t.person_id = p.id and t.revoked_at is null and t.expires_at > $3) as tokens
       from person p where newsroom_id = $1 order by disabled_at is not null, lower(name), id`,
    [actor.newsroomId, can(actor, 'people:manage'), now],
  )
}

/** Those who can own a request: everybody who may log. */
export function listOwners(actor: Actor) {
  return rows<{ id: string; name: string }>(
    `select id, name from person where newsroom_id = $1 and disabled_at is null and role <> 'viewer' order by lower(name), id`,
    [actor.newsroomId],
  )
}

/** Whom an invitation's link is for, or null where it is spent or too old. The link itself is the key: there is no actor yet. */
export async function findInvitation(secret: string, now: Date) {
  const [found] = await rows<{ name: string; email: string; newsroom: string }>(
    `select p.name, p.email, n.name as newsroom from person p join newsroom n on n.id = p.newsroom_id where p.invite_hash = $1 and p.invite_until > $2 and p.disabled_at is null`,
    [hashOf(secret), now],
  )
  return found ?? null
}

export async function getNewsroom(actor: Actor) {
  const [found] = await rows<{ name: string }>(`select name from newsroom where id = $1`, [actor.newsroomId])
  return found!
}
