import 'server-only'
import { env } from '@/lib/env'
import { SESSION_MS } from './session-life'

/** The cookie is signed and says which session; that it still counts, and whose it is, is read from the database at each request (session.ts). */
export const sessionSeconds = SESSION_MS / 1000
const isSecure = env.BASE_URL.startsWith('https:')
const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const

export const sessionCookie = { name: isSecure ? '__Secure-next-auth.session-token' : 'next-auth.session-token', options }

/** Stays when the session ends: it tells a browser in which somebody has signed in before from a stranger's (device.ts). */
export const deviceCookie = { name: isSecure ? '__Secure-foi-desk.device' : 'foi-desk.device', options, seconds: 365 * 24 * 60 * 60, salt: 'device' }
