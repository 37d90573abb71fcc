import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import { env } from '@/lib/env'
import { SESSION_MS } from './session-life'

/** The cookie is signed and says which session; that it still counts, and whose it is, is read from the database at each request (session.ts). */
export const sessionSeconds = SESSION_MS / 1000
const isSecure = env.BASE_URL.startsWith('https:')
const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const

export const sessionCookie = { name: isSecure ? '__Secure-next-auth.session-token' : 'next-auth.session-token', options }

/** Stays when the session ends: it tells a browser in which somebody has signed in before from a stranger's (device.ts). */
export const deviceCookie = { name: isSecure ? '__Secure-foi-desk.device' : 'foi-desk.device', options, seconds: 365 * 24 * 60 * 60, salt: 'device' }

// next-auth has no routes here and so no providers: a form of ours checks the password (decision 2).
export const authOptions: NextAuthOptions = {
  secret: env.AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  cookies: { sessionToken: sessionCookie },
  providers: [],
  callbacks: {
    session: ({ session, token }) => ({ ...session, sessionId: token.sid }) as typeof session,
  },
}
