import 'server-only'
import { getServerSession } from 'next-auth'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { rows } from '@/lib/db'
import { authOptions } from './options'
import type { Actor, Role } from '@/lib/actor'

type Found = { userId: string; newsroomId: string; name: string; role: Role }

/** The person signed in, or null. The role is read now, and so is whether the person is still let in. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const session = (await getServerSession(authOptions)) as { personId?: string; sessionVersion?: number } | null
  if (!session?.personId) return null
  const [found] = await rows<Found>(
    `select id as "userId", newsroom_id as "newsroomId", name, role::text as role from person where id = $1 and session_version = $2 and disabled_at is null`,
    [session.personId, session.sessionVersion ?? 0],
  )
  return found ? (found as Actor) : null
})

/** The person signed in, or the way to the sign-in page. Every desk page and every action starts here. */
export const requireActor = cache(async (): Promise<Actor> => (await findActor()) ?? redirect('/sign-in'))
