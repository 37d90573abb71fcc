import 'server-only'
import { type Actor, Forbidden } from '@/lib/actor'
import { callerHeader, unknownCaller } from '@/lib/auth/caller'
import { countTry } from '@/lib/auth/throttle'
import { isStorable } from '@/lib/text'
import { minutesFor } from '@/lib/words'
import { BoundedCache, type Made } from '@/lib/bounded-cache'
import { Answer } from './body'
import { KeyReused, onceForKey } from '@/lib/idempotency'
import { noStore, problem } from './problems'
import { actorOfToken } from './tokens'
import { storageFaultOf, storageFaultWords } from '@/lib/storage-faults'

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Verb = (typeof verbs)[number]

/** One call of the API: who calls, what for, and the instant that counts as now. */
export type Call = { actor: Actor; request: Request; params: Record<string, string>; query: URLSearchParams; now: Date }
type Handler = (call: Call) => Promise<Response>
type Context = { params: Promise<object> }

/**
 * The verbs of one address, all of them: those it has not got answer 405 with a sentence. Every call is somebody's, by token;
 * what commands and queries throw becomes the answer that fits, and a bug becomes a 500 that tells nothing.
 */
export function route(handlers: Partial<Record<Verb, Handler>>) {
  const allow = [...verbs.filter((verb) => handlers[verb]), 'OPTIONS'].join(', ').replace('GET', 'GET, HEAD')
  const answer = (verb: Verb) => async (request: Request, context: Context) => {
    try {
      const now = new Date()
      const caller = await actorOfToken(request, { now })
      if (!caller) return await unauthorised(request)
      const handler = handlers[verb]
      if (!handler) return problem(405, `This address knows ${allow.replace(', OPTIONS', '')}, not ${verb}.`, { headers: { allow } })
      if (caller.scope === 'read' && verb !== 'GET')
        return problem(403, 'This token may only read, and nothing was stored. Make one that may write under Settings.', { reason: 'read-only-token' })
      const url = new URL(request.url)
      // Next hands no params to an address that has none.
      const params = ((await context.params) ?? {}) as Record<string, string>
      if (!Object.values(params).every(isStorable)) return problem(404, 'There is nothing here by that name.', { reason: 'not-found' })
      const call = { actor: caller.actor, request, params, query: url.searchParams, now }
      const key = request.headers.get('idempotency-key')
      if (key === null || verb === 'GET') return await handler(call)
      if (!/^[\x21-\x7e]{1,200}$/.test(key))
        return problem(400, 'Idempotency-Key: send 1 to 200 printable characters without spaces, a UUID for instance.', { reason: 'bad-idempotency-key' })
      return await onceForKey(caller.actor, key, `${verb} ${url.pathname}${url.search}`, () => handler(call))
    } catch (error) {
      return answerTo(error)
    }
  }
  return { GET: answer('GET'), POST: answer('POST'), PUT: answer('PUT'), PATCH: answer('PATCH'), DELETE: answer('DELETE') }
}

/** The newsroom's JSON, never kept by a cache on the way. */
export function json(body: unknown, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}) {
  return jsonText(JSON.stringify(body), { status, headers })
}

/** The same, written out already. */
export function jsonText(text: string, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}) {
  return new Response(text, { status, headers: { ...noStore, 'content-type': 'application/json', ...headers } })
}

// Kept once a process, however often a module is loaded.
const kept = globalThis as { answers?: BoundedCache<string> }
const answers = () => (kept.answers ??= new BoundedCache({ mostBytes: 16 * 1024 * 1024, bytesOf: (text) => 2 * text.length }))

/** A text that was answered before, or is made now. The place says whose it is and what it tells of, the basis of which version of the record it was made. */
export const keptText = (made: Made, make: () => Promise<string | undefined>) => answers().get(made, make)

export const absent = (what: string) => problem(404, `There is no ${what} here.`, { reason: 'not-found' })

/** A token that is nobody's counts against whoever sent it; one that is right is never refused. */
async function unauthorised(request: Request) {
  const sent = request.headers.has('authorization')
  const counted = sent ? await countTry(['token', request.headers.get(callerHeader) ?? unknownCaller]) : null
  if (counted && !counted.ok) {
    const detail = `Too many calls with tokens that are not valid. Wait ${minutesFor(counted.seconds)}, then call with one that is.`
    return problem(429, detail, { reason: 'too-many-tries', headers: { 'retry-after': String(counted.seconds) } })
  }
  const detail = sent
    ? 'This token is not valid: it has expired, was revoked, its person is disabled or changed the password, or it was copied in part. Make one under Settings.'
    : 'Send a personal token: Authorization: Bearer foi_... Make one on the settings page.'
  return problem(401, detail, { headers: { 'www-authenticate': `Bearer realm="FOI Desk"${sent ? ', error="invalid_token"' : ''}` } })
}

function answerTo(error: unknown): Response {
  if (error instanceof Answer) return error.response
  if (error instanceof KeyReused)
    return problem(422, 'This Idempotency-Key was sent with another address or body before. A new call needs a new key.', { reason: 'idempotency-key-reused' })
  if (error instanceof Forbidden) return problem(403, error.message, { reason: 'forbidden' })
  // What queries answer a page with (Next's notFound), and what Prisma says of a row that is another newsroom's.
  const { digest, code } = error as { digest?: unknown; code?: unknown }
  if (code === 'P2025' || (typeof digest === 'string' && digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')))
    return problem(404, 'There is nothing here by that name.', { reason: 'not-found' })
  console.error(error)
  const fault = storageFaultOf(error)
  if (fault) return problem(503, storageFaultWords[fault], { reason: fault, headers: { 'retry-after': '5' } })
  return problem(500, 'Something went wrong on our side, and nothing was stored. It is in the log of the server.')
}
