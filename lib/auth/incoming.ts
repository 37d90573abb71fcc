import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/env'
import { callerHeader, callerOf } from './caller'

// One for the whole process, however often a module of the app is loaded.
const kept = globalThis as { foiDeskResponses?: AsyncLocalStorage<ServerResponse | undefined> }
kept.foiDeskResponses ??= new AsyncLocalStorage()
const responses = kept.foiDeskResponses

/** Tells the gate in front whose request this is, for its limits and its log (lib/front-door/gate.ts); without a gate nobody is told. */
export function noteCaller(userId: string) {
  const response = responses.getStore()
  if (response && !response.headersSent) response.setHeader('x-desk-person', userId)
}

/**
 * Next writes the socket's address into X-Forwarded-For only where a caller sent none (base-server.js: `??=`), and hands the socket to no page. So each
 * request is met before Next sees it, on the channel that Node has for it, and told who calls.
 */
export function nameCallers() {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    responses.enterWith(request.headers['x-desk-request'] ? response : undefined)
    request.headers[callerHeader] = callerOf({ socket: request.socket.remoteAddress, forwarded: request.headers['x-forwarded-for'] }, env.TRUST_PROXY)
  })
}
