import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import { signIn } from './commands'

/** Sessions are signed cookies that say who; what that person may do is read from the database at each request (session.ts). */
export const sessionSeconds = 14 * 24 * 60 * 60

export const sessionCookie = {
  name: env.BASE_URL.startsWith('https:') ? '__Secure-next-auth.session-token' : 'next-auth.session-token',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: env.BASE_URL.startsWith('https:') } as const,
}

export const authOptions: NextAuthOptions = {
  secret: env.AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: { sessionToken: sessionCookie },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(sent, request) {
        const origin = String(request.headers?.['x-forwarded-for'] ?? 'unknown')
          .split(',')[0]!
          .trim()
        const result = await signIn({ email: sent?.email ?? '', password: sent?.password ?? '' }, { origin, now: new Date() })
        return result.ok ? { id: result.personId, sessionVersion: result.sessionVersion } : null
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { ...token, sub: user.id, sessionVersion: (user as { sessionVersion?: number }).sessionVersion } : token
    },
    session({ session, token }) {
      return { ...session, personId: token.sub, sessionVersion: token.sessionVersion } as typeof session
    },
  },
}
