import { createRequire } from 'node:module'
import type { Actor } from '@/lib/actor'
import { pool } from '@/lib/db'
import { sessionCookieOf } from './sessions'

/**
 * Server actions and the routes that read a session, called as Next calls them: in its own scope of a request, with a real cookie of a real session, so that
 * nothing of Next, of sessions or of roles is stood in for. What an action ends in is told in one word; anything it throws that is no page of ours is a 500.
 */
const require = createRequire(import.meta.url)
const { workAsyncStorage } = require('next/dist/server/app-render/work-async-storage.external')
const { workUnitAsyncStorage } = require('next/dist/server/app-render/work-unit-async-storage.external')
const { createRequestStoreForAPI } = require('next/dist/server/async-storage/request-store')

export async function cookieOf(actor: Actor) {
  const { name, value } = await sessionCookieOf(pool, actor.userId!, process.env.AUTH_SECRET!)
  return `${name}=${value}`
}

/** In the scope of one request that carries this cookie. `page` says whether it is an action's or a route's. */
export function asked<Result>(cookie: string | null, work: () => Promise<Result>, page = '/page'): Promise<Result> {
  const url = new URL(process.env.BASE_URL!)
  const headers = new Headers({ host: url.host, ...(cookie && { cookie }) })
  const store = createRequestStoreForAPI({ headers }, url, [], () => {}, undefined, undefined)
  return workAsyncStorage.run({ page, route: page }, () => workUnitAsyncStorage.run(store, work))
}

export type State = { error?: string; fields?: Record<string, string[] | undefined>; values?: Record<string, string> } & Record<string, unknown>
export type Ended = { to: string } | { status: number; error: Error } | { state: State | null }

/** What came of a press of a form, or of a call by script, by whoever holds the cookie. */
export async function pressed(cookie: string | null, action: (...sent: never[]) => Promise<unknown>, ...sent: unknown[]): Promise<Ended> {
  try {
    return { state: ((await asked(cookie, () => action(...(sent as never[])))) ?? null) as State | null }
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? '')
    if (digest.startsWith('NEXT_REDIRECT;')) return { to: digest.split(';').slice(2, -2).join(';') }
    return { status: Number(/^NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(digest)?.[1] ?? 500), error: error as Error }
  }
}

/** A form as a browser sends it, with the key of its press. A list is sent as several fields of one name. */
export function formOf(fields: Record<string, string | readonly string[] | undefined>, press = `${Math.random()}`.slice(2).padEnd(32, 'k')) {
  const form = new FormData()
  form.set('$press', press)
  for (const [name, value] of Object.entries(fields)) for (const each of value === undefined ? [] : [value].flat()) form.append(name, each as string)
  return form
}
