import 'server-only'
import type { Actor, Role } from '@/lib/actor'
import { noteCaller } from '@/lib/auth/incoming'
import { hashOf, newSecret } from '@/lib/auth/secrets'
import { rows } from '@/lib/db'

/** Shown once, when it is made. The prefix lets a person, and a scanner of leaked secrets, see what it is. */
export const newToken = () => `foi_${newSecret()}`

/** The last use is written at most this often, so that a script's thousand calls are not a thousand writes. */
const USE_IS_NOTED_EVERY_MS = 5 * 60 * 1000

type TokenPerson = { userId: string; newsroomId: string; name: string; role: Role }

export type TokenScope = 'read' | 'write'

/**
 * Who calls and what the token is for, by the bearer token of the request, or null. Role and newsroom are read from the database each time:
 * a token does what its person may do now, and nothing once that person is disabled or the token revoked or expired.
 */
export async function actorOfToken(request: Request, { now }: { now: Date }): Promise<{ actor: Actor; scope: TokenScope } | null> {
  const token = /^Bearer +(foi_[\w-]{43})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!token) return null
  const [found] = await rows<TokenPerson & { tokenId: string; scope: TokenScope; lastUsedAt: Date | null }>(
    `select p.id as "userId", p.newsroom_id as "newsroomId", p.name, p.role::text as role, t.id as "tokenId", t.scope::text as scope, t.last_used_at as "lastUsedAt"
       from api_token t join person p on p.newsroom_id = t.newsroom_id and p.id = t.person_id
      where t.hash = $1 and t.revoked_at is null and t.expires_at > $2 and p.disabled_at is null`,
    [hashOf(token), now],
  )
  if (!found) return null
  const { tokenId, scope, lastUsedAt, ...actor } = found
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > USE_IS_NOTED_EVERY_MS)
    await rows('update api_token set last_used_at = greatest(last_used_at, $2) where id = $1', [tokenId, now])
  noteCaller(found.userId)
  return { actor: actor as Actor, scope }
}

/** The person whose secret calendar feed it is, or null: unknown, renewed since, or disabled. */
export async function actorOfFeed(secret: string): Promise<Actor | null> {
  const [found] = await rows<TokenPerson>(
    'select id as "userId", newsroom_id as "newsroomId", name, role::text as role from person where feed_hash = $1 and disabled_at is null',
    [hashOf(secret)],
  )
  if (found) noteCaller(found.userId)
  return (found as Actor | undefined) ?? null
}

/** The person behind an address, for the command line: whoever may run it on the server may read the database anyway. */
export async function actorOfEmail(email: string): Promise<Actor | null> {
  const [found] = await rows<TokenPerson>(
    'select id as "userId", newsroom_id as "newsroomId", name, role::text as role from person where email = $1 and disabled_at is null',
    [email.trim().toLowerCase()],
  )
  return (found as Actor | undefined) ?? null
}
