import 'server-only'
import { env } from '@/lib/env'

/** Sessions are next-auth's encrypted cookies that say who; what that person may do is read from the database at each request (session.ts). */
export const sessionSeconds = 14 * 24 * 60 * 60

export const sessionCookie = {
  name: env.BASE_URL.startsWith('https:') ? '__Secure-next-auth.session-token' : 'next-auth.session-token',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: env.BASE_URL.startsWith('https:') } as const,
}
