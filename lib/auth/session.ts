import 'server-only'
import { decode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { rows } from '@/lib/db'
import { env } from '@/lib/env'
import { noteCaller } from './incoming'
import { sessionCookie } from './options'
import { livesAfter, SEEN_IS_NOTED_EVERY_MS } from './session-life'
import type { Actor, Role } from '@/lib/actor'

type SessionPerson = { userId: string; newsroomId: string; name: string; role: Role }

/**
 * The id in the cookie, which says nothing yet of whether that session still counts. next-auth's own reading of a session also makes a new
 * cookie, at twice the cost, which a page cannot set and nobody reads. What does not decode, or has expired, signs nobody in.
 */
export const findSessionId = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie.name)?.value
  const decoded = (await decode({ token, secret: env.AUTH_SECRET }).catch(() => null)) as { sid?: string } | null
  return decoded?.sid ?? null
})

/** Whose session it is, or null: ended, idle for too long, too old, or its person disabled. One statement, and now and then a second that notes the use. */
export async function actorOfSession(sessionId: string, { now }: { now: Date }): Promise<Actor | null> {
  const { seenAfter, begunAfter } = livesAfter(now)
  const [found] = await rows<SessionPerson & { lastSeenAt: Date }>(
    `select p.id as "userId", p.newsroom_id as "newsroomId", p.name, p.role::text as role, s.last_seen_at as "lastSeenAt"
       from session s join person p on p.newsroom_id = s.newsroom_id and p.id = s.person_id
      where s.id = $1 and s.last_seen_at > $2 and s.created_at > $3 and p.disabled_at is null`,
    [sessionId, seenAfter, begunAfter],
  )
  if (!found) return null
  const { lastSeenAt, ...actor } = found
  if (now.getTime() - lastSeenAt.getTime() > SEEN_IS_NOTED_EVERY_MS)
    await rows('update session set last_seen_at = greatest(last_seen_at, $2) where id = $1', [sessionId, now])
  return actor as Actor
}

/** The person signed in, or null. The role is read now, and so is whether the session still counts. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await findSessionId()
  const actor = sessionId ? await actorOfSession(sessionId, { now: new Date() }) : null
  if (actor?.userId) noteCaller(actor.userId)
  return actor
})

/** The person signed in, or the way to the sign-in page. Every desk page and every action starts here. */
export const requireActor = cache(async (): Promise<Actor> => (await findActor()) ?? redirect('/sign-in'))
