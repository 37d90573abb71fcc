import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'
import { callerHeader, callerOf } from './caller'

/**
 * Next writes the socket's address into X-Forwarded-For only where a caller sent none (base-server.js: `??=`), and hands the socket to no page. So each
 * request is met before Next sees it, on the channel that Node has for it, and told who calls.
 */
export function nameCallers() {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[callerHeader] = callerOf({ socket: request.socket.remoteAddress, forwarded: request.headers['x-forwarded-for'] }, env.TRUST_PROXY)
  })
}
