import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { isReadablePath } from './paths'

/**
 * An address that cannot be decoded, or holds what no row can, leads nowhere: Next would answer it 500. It is turned before Next sees it, and not in
 * `proxy.ts`, which may not stand before what takes files.
 */
export function turnUnreadable() {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const [path = '', search = ''] = (request.url ?? '').split(/(?=\?)/, 2)
    if (!isReadablePath(path, search)) request.url = path.startsWith('/api/') ? '/api/v1/there-is-nothing-here' : '/there-is-nothing-here'
  })
}
