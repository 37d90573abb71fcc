import { issueToken } from '@/lib/api/commands'
import type { Actor } from '@/lib/actor'

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
export type RouteFile = Record<Verb, Handler>

/** Calls of the API as somebody, with a token of theirs, straight at the route's own handler. */
export async function caller(actor: Actor, scope: 'read' | 'write' = 'write') {
  const issued = await issueToken(actor, { name: 'Test', scope }, { now: new Date() })
  if (!issued.ok) throw new Error(issued.reason)
  return (route: RouteFile, { method = 'GET', params = {}, query = '', json, body, type, headers = {} }: Sent = {}) => {
    const sent = json === undefined ? body : JSON.stringify(json)
    const contentType = type ?? (json === undefined ? undefined : 'application/json')
    return route[method](
      new Request(`http://desk.example/api/v1${query}`, {
        method,
        body: sent ?? null,
        headers: { authorization: `Bearer ${issued.token}`, ...(contentType && { 'content-type': contentType }), ...headers },
        duplex: 'half',
      } as RequestInit),
      { params: Promise.resolve(params) },
    )
  }
}

type Sent = { method?: Verb; params?: Record<string, string>; query?: string; json?: unknown; body?: BodyInit; type?: string; headers?: Record<string, string> }
