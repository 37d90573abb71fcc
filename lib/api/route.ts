import 'server-only'
import { z } from 'zod'
import { type Actor, Forbidden } from '@/lib/auth/roles'
import { noStore, problem, unfit } from './problems'
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
      return await handler({ actor, request, params: (await context.params) as Record<string, string>, query: new URL(request.url).searchParams, now })
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

/** An answer that a reader of the request cannot avoid, thrown from where it was found out. */
export class Answer extends Error {
  constructor(readonly response: Response) {
    super('Answered')
  }
}

export const absent = (what: string) => problem(404, `There is no ${what} here.`, { reason: 'not-found' })

/** What of the address does not fit its schema is told like a body that does not. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, query: URLSearchParams): z.infer<Schema> {
  const parsed = schema.safeParse(Object.fromEntries([...query].filter(([, value]) => value !== '')))
  if (!parsed.success) throw new Answer(unfit(parsed.error))
  return parsed.data
}

const JSON_LIMIT = 1_000_000

/** The JSON of a request, not yet checked against anything. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase()
  if (type && !/^application\/(json|[\w.-]+\+json)$/.test(type)) throw new Answer(problem(415, `Send JSON, with Content-Type: application/json, not ${type}.`))
  const bytes = await readBytes(request, JSON_LIMIT)
  if (bytes.length === 0) throw new Answer(problem(400, 'The request has no body: send JSON.', { reason: 'no-body' }))
  const value = parse(bytes)
  if (unstorable.test(JSON.stringify(value))) throw new Answer(problem(422, 'The body holds a character that cannot be stored: U+0000, or half of a surrogate pair.', { reason: 'does-not-fit' }))
  return value
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new Answer(problem(400, `The body is not JSON: ${(error as Error).message.replace(/\.$/, '')}.`, { reason: 'not-json' }))
  }
}

// PostgreSQL keeps neither in a text. `JSON.stringify` writes both, and only them, as escapes of this shape.
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** The body, read no further than the limit. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Answer(problem(413, `The body is larger than ${limit.toLocaleString('en-GB')} bytes, which is as much as this address takes.`))
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

export async function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await readJson(request))
  if (!parsed.success) throw new Answer(unfit(parsed.error))
  return parsed.data
}

function unauthorised(request: Request) {
  const sent = request.headers.has('authorization')
  const detail = sent ? 'This token is not valid: it was revoked, its person is disabled, or it was copied in part.' : 'Send a personal token: Authorization: Bearer foi_... Make one on the settings page.'
  return problem(401, detail, { headers: { 'www-authenticate': `Bearer realm="FOI Desk"${sent ? ', error="invalid_token"' : ''}` } })
}

function answerTo(error: unknown): Response {
  if (error instanceof Answer) return error.response
  if (error instanceof Forbidden) return problem(403, 'Your role does not allow this. An admin of your newsroom can change it.', { reason: 'forbidden' })
  // What queries answer a page with (Next's notFound), and what Prisma says of a row that is another newsroom's.
  const { digest, code } = error as { digest?: unknown; code?: unknown }
  if (code === 'P2025' || (typeof digest === 'string' && digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404'))) return problem(404, 'There is nothing here by that name.', { reason: 'not-found' })
  console.error(error)
  return problem(500, 'Something went wrong on our side, and nothing was stored. It is in the log of the server.')
}
