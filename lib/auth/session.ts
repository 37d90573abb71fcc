import 'server-only'
import { decode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { rows } from '@/lib/db'
import { env } from '@/lib/env'
import { sessionCookie } from './options'
import type { Actor, Role } from '@/lib/actor'

type Found = { userId: string; newsroomId: string; name: string; role: Role }

/** The person signed in, or null. The role is read now, and so is whether the person is still let in. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const token = await sessionToken()
  if (!token?.sub) return null
  const [found] = await rows<Found>(
    `select id as "userId", newsroom_id as "newsroomId", name, role::text as role from person where id = $1 and session_version = $2 and disabled_at is null`,
    [token.sub, token.sessionVersion ?? 0],
  )
  return found ? (found as Actor) : null
})

// next-auth's own reading of a session also makes a new cookie, at twice the cost, which a page cannot set and nobody reads.
async function sessionToken() {
  const token = (await cookies()).get(sessionCookie.name)?.value
  // What does not decode, or has expired, signs nobody in.
  return (await decode({ token, secret: env.AUTH_SECRET }).catch(() => null)) as { sub?: string; sessionVersion?: number } | null
}

/** The person signed in, or the way to the sign-in page. Every desk page and every action starts here. */
export const requireActor = cache(async (): Promise<Actor> => (await findActor()) ?? redirect('/sign-in'))
