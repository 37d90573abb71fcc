import 'server-only'
import { type Actor, Forbidden } from '@/lib/actor'
import { isStorable } from '@/lib/text'
import { Answer } from './body'
import { noStore, problem } from './problems'
import { actorOfToken } from './tokens'

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
      const actor = await actorOfToken(request, { now })
      if (!actor) return unauthorised(request)
      const handler = handlers[verb]
      if (!handler) return problem(405, `This address knows ${allow.replace(', OPTIONS', '')}, not ${verb}.`, { headers: { allow } })
      const params = (await context.params) as Record<string, string>
      if (!Object.values(params).every(isStorable)) return problem(404, 'There is nothing here by that name.', { reason: 'not-found' })
      return await handler({ actor, request, params, query: new URL(request.url).searchParams, now })
    } catch (error) {
      return answerTo(error)
    }
  }
  return { GET: answer('GET'), POST: answer('POST'), PUT: answer('PUT'), PATCH: answer('PATCH'), DELETE: answer('DELETE') }
}

/** The newsroom's JSON, never kept by a cache on the way. */
export function json(body: unknown, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}) {
  return new Response(JSON.stringify(body), { status, headers: { ...noStore, 'content-type': 'application/json', ...headers } })
}

export const absent = (what: string) => problem(404, `There is no ${what} here.`, { reason: 'not-found' })

function unauthorised(request: Request) {
  const sent = request.headers.has('authorization')
  const detail = sent
    ? 'This token is not valid: it was revoked, its person is disabled, or it was copied in part.'
    : 'Send a personal token: Authorization: Bearer foi_... Make one on the settings page.'
  return problem(401, detail, { headers: { 'www-authenticate': `Bearer realm="FOI Desk"${sent ? ', error="invalid_token"' : ''}` } })
}

function answerTo(error: unknown): Response {
  if (error instanceof Answer) return error.response
  if (error instanceof Forbidden) return problem(403, error.message, { reason: 'forbidden' })
  // What queries answer a page with (Next's notFound), and what Prisma says of a row that is another newsroom's.
  const { digest, code } = error as { digest?: unknown; code?: unknown }
  if (code === 'P2025' || (typeof digest === 'string' && digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')))
    return problem(404, 'There is nothing here by that name.', { reason: 'not-found' })
  console.error(error)
  return problem(500, 'Something went wrong on our side, and nothing was stored. It is in the log of the server.')
}
