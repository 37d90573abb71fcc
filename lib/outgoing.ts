import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { env } from './env'
import { floorHeaders, transportHeaders } from './security-headers'

/**
 * Puts the strictest headers on every answer before Next begins it: also on static files, redirects and Next's own errors, which no route and no proxy sees,
 * and by the settings of this start, where `headers` of next.config.js would be those of the build. The proxy outweighs them and so gives a page its policy;
 * a route handler does not (Next's send-response.js leaves what is there), and can loosen none of them by what it sends.
 */
export function guardAnswers() {
  const headers = Object.entries({ ...floorHeaders, ...transportHeaders(env.BASE_URL) })
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    for (const [name, value] of headers) response.setHeader(name, value)
  })
}
