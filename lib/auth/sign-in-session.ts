import 'server-only'
import { encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { env } from '@/lib/env'
import { sessionCookie, sessionSeconds } from './options'

/** Starts the session that next-auth reads, from a form that works without JavaScript. */
export async function startSession({ personId, sessionVersion }: { personId: string; sessionVersion: number }) {
  const value = await encode({ token: { sub: personId, sessionVersion }, secret: env.AUTH_SECRET, maxAge: sessionSeconds })
  ;(await cookies()).set(sessionCookie.name, value, { ...sessionCookie.options, maxAge: sessionSeconds })
}

export async function endSession() {
  ;(await cookies()).set(sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}

/** Where a sign-in comes from, as far as it can be told: what the proxy says, else one name for all. */
export async function originOf() {
  return ((await headers()).get('x-forwarded-for') ?? 'direct').split(',')[0]!.trim()
}
