import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import type { SentFault } from '../sent-faults.ts'
import type { StorageFault } from '../storage-faults.ts'

/** Why the app failed, where it lies below the program or in what was sent. */
export type Fault = StorageFault | SentFault

/** How a request fared at the app: answered; not taken; taken, and the connection broke before an answer; failed by a fault that is not the program's own. */
export type Outcome = 'done' | 'unreached' | 'broken' | { fault: Fault }

/** A request and what belongs to its answer, on its way through the gate. */
export type Visit = {
  request: IncomingMessage
  response: ServerResponse
  isRead: boolean
  /** Whole, where it is small enough to be kept and sent again. */
  body: Buffer | null
  /** What the gate adds to the answer. */
  headers: Record<string, string>
  /** Whose request it is, when the app has said so. */
  person: string | null
}

/** The header in which the app says whose request it was; it goes no further than the gate. */
export const personHeader = 'x-desk-person'
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'proxy-connection', 'upgrade'])

/** Sends requests on to the app. What the app tells of one by its own channel (`note`) belongs to the request's id. */
export function forwarder({ appPort, isDatabaseUp, isClosing }: { appPort: () => number | null; isDatabaseUp: () => boolean; isClosing: () => boolean }) {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 })
  const notes = new Map<string, (fault: Fault) => void>()

  function forward(visit: Visit): Promise<Outcome> {
    const { request, response, isRead, body } = visit
    // Health tells itself what is wrong, and the API answers with a problem of its own.
    const tellsItself = Boolean(request.url?.startsWith('/api/'))
    return new Promise((resolve) => {
      const id = randomUUID()
      let fault: Fault | null = null
      let hear = () => {}
      notes.set(id, (told) => {
        fault = told
        hear()
      })
      const abandon = () => {
        if (!response.writableFinished) outgoing.destroy()
      }
      const done = (outcome: Outcome) => {
        notes.delete(id)
        response.off('close', abandon)
        resolve(outcome)
      }
      let isConnected = false
      const outgoing = send(
        {
          host: '127.0.0.1',
          port: appPort() ?? 1,
          // What writes has a connection of its own: on a kept one that the app is just closing, nobody could say whether it had arrived.
          agent: isRead ? agent : false,
          method: request.method,
          path: request.url,
          headers: forwardedHeaders(request, id),
        },
        async (answer) => {
          if (answer.statusCode! >= 500 && !tellsItself) {
            // The app's note and its answer come by two ways: a moment for the note.
            if (!fault)
              await new Promise<void>((go) => {
                hear = go
                setTimeout(go, 150)
              })
            if (fault || !isDatabaseUp()) {
              answer.resume()
              return done({ fault: fault ?? 'database-lost' })
            }
          }
          response.writeHead(answer.statusCode!, answer.statusMessage, answerHeaders(answer, visit, isClosing()))
          pipeline(answer, response, (error) => {
            // Cut off in the middle: whoever reads must see that it is not whole.
            if (error) response.destroy()
            done('done')
          })
        },
      )
      outgoing.on('socket', (socket) => (socket.connecting ? socket.once('connect', () => (isConnected = true)) : (isConnected = true)))
      outgoing.on('error', () => {
        if (response.headersSent) {
          response.destroy()
          return done('done')
        }
        done(isConnected ? 'broken' : 'unreached')
      })
      response.once('close', abandon)
      const sent = isRead || body ? Readable.from(body ? [body] : []) : request
      sent.on('error', () => outgoing.destroy())
      sent.pipe(outgoing)
    })
  }

  return {
    forward,
    /** What the app tells of a request that failed. */
    note: (message: unknown) => {
      const { request, fault } = (message ?? {}) as { request?: string; fault?: Fault }
      if (request && fault) notes.get(request)?.(fault)
    },
    end: () => agent.destroy(),
  }
}

/** As any proxy does: whoever is connected is added at the end of what the proxies before us said (TRUST_PROXY, lib/auth/caller.ts). */
function forwardedHeaders(request: IncomingMessage, id: string) {
  const headers = { ...request.headers }
  for (const name of hopByHop) if (name !== 'transfer-encoding') delete headers[name]
  headers['x-forwarded-for'] = [request.headers['x-forwarded-for'] ?? [], request.socket.remoteAddress ?? ''].flat().join(', ')
  if (request.headers.host) headers['x-forwarded-host'] ??= request.headers.host
  headers['x-forwarded-proto'] ??= 'http'
  headers['x-desk-request'] = id
  return headers
}

function answerHeaders(answer: IncomingMessage, visit: Visit, isClosing: boolean) {
  const headers: string[] = []
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    const [name, value] = [answer.rawHeaders[at]!, answer.rawHeaders[at + 1]!]
    if (name.toLowerCase() === personHeader) visit.person = value
    else if (!hopByHop.has(name.toLowerCase())) headers.push(name, value)
  }
  for (const [name, value] of Object.entries(visit.headers)) headers.push(name, value)
  if (isClosing) headers.push('Connection', 'close')
  return headers
}
