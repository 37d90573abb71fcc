import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { callerOf } from '../auth/caller.ts'

/**
 * How many requests a person or a token makes in a minute. A token counts for itself; a session counts for its person, once the app has said
 * whose it is; who shows neither counts by address. Counted in this process alone: nothing is asked of the database for it.
 */
type Limit = {
  perMinute: number
  /** As TRUST_PROXY has it. */
  proxies: number
}
export type Counted = {
  isRefused: boolean
  /** Seconds until the count begins anew. */
  seconds: number
  headers: Record<string, string>
  /** The app has said whose request it was. */
  learn: (person: string) => void
}

const MINUTE = 60
// A person who was seen is known again for as long as a session may idle, within a bound of memory.
const KNOWN = { max: 20_000 }

export function callersWithin({ perMinute, proxies }: Limit) {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE })
  const personOf = new LRUCache<string, string>(KNOWN)

  return {
    async count(request: IncomingMessage): Promise<Counted> {
      const credential = credentialIn(request)
      const address = () => callerOf({ socket: request.socket.remoteAddress, forwarded: request.headers['x-forwarded-for'] }, proxies)
      const learn = (person: string) => {
        if (credential?.startsWith('session')) personOf.set(credential, `person ${person}`)
      }
      const key = credential ? (personOf.get(credential) ?? credential) : `address ${address()}`
      try {
        return { ...told(await limiter.consume(key), perMinute), isRefused: false, learn }
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full
        return { ...told(full, perMinute), isRefused: true, learn }
      }
    },
  }
}

/** The session or the token that a request shows, as a hash: what lets somebody in is kept nowhere. */
function credentialIn({ headers }: IncomingMessage): string | null {
  const token = /^Bearer +(\S+)/i.exec(headers.authorization ?? '')?.[1]
  if (token) return `token ${hashOf(token)}`
  const session = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=([^;]+)/.exec(headers.cookie ?? '')?.[1]
  return session ? `session ${hashOf(session)}` : null
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** The three header fields by which a caller paces itself (IETF draft-ietf-httpapi-ratelimit-headers, in the form that most clients read); seconds. */
function told({ remainingPoints, msBeforeNext }: RateLimiterRes, limit: number) {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  const headers = { 'ratelimit-limit': String(limit), 'ratelimit-remaining': String(Math.max(0, remainingPoints)), 'ratelimit-reset': String(seconds) }
  return { seconds, headers }
}
