import 'server-only'
import { randomUUID } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { env } from '@/lib/env'
import { callerHeader, unknownCaller } from './caller'
import { browserIn, type Client, type Device } from './device'
import { deviceCookie, sessionCookie, sessionSeconds } from './options'

/** Gives the browser the session that next-auth reads, from a form that works without JavaScript, and remembers who signed in here. */
export async function startSession({ sessionId, personId }: { sessionId: string; personId: string }) {
  const jar = await cookies()
  const value = await encode({ token: { sid: sessionId }, secret: env.AUTH_SECRET, maxAge: sessionSeconds })
  jar.set(sessionCookie.name, value, { ...sessionCookie.options, maxAge: sessionSeconds })

  const { id, people } = (await findDevice()) ?? { id: randomUUID(), people: [] }
  const token = { device: id, people: [personId, ...people.filter((known) => known !== personId)].slice(0, 10) }
  const known = await encode({ token, secret: env.AUTH_SECRET, maxAge: deviceCookie.seconds, salt: deviceCookie.salt })
  jar.set(deviceCookie.name, known, { ...deviceCookie.options, maxAge: deviceCookie.seconds })
}

export async function forgetSession() {
  ;(await cookies()).set(sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}

/** From where the form or page at hand was asked for. */
export async function readClient(): Promise<Client> {
  const sent = await headers()
  return { address: sent.get(callerHeader) ?? unknownCaller, browser: browserIn(sent.get('user-agent')), device: await findDevice() }
}

async function findDevice(): Promise<Device | null> {
  const token = (await cookies()).get(deviceCookie.name)?.value
  if (!token) return null
  // One that was tampered with, is too old or was signed with another secret is a stranger's.
  const read = await decode({ token, secret: env.AUTH_SECRET, salt: deviceCookie.salt }).catch(() => null)
  return typeof read?.device === 'string' && Array.isArray(read.people) ? { id: read.device, people: read.people as string[] } : null
}
