import { randomUUID } from 'node:crypto'
import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { type StorageFault, storageFaultWords } from '../storage-faults.ts'
import { type Reason, tooLarge, unavailable } from './unavailable.ts'

/**
 * The gate holds the port that people type, and hands each request on to the app behind it. It is no bigger than it must be, because
 * it is what stays up: while the app or the database is away a request waits a little, and then is answered with a sentence (and a
 * form with what was typed). What only reads is sent again; what writes is never sent twice.
 * Over 200 lines: one request's whole way through, with every way in which it can end, is read in one place.
 */
export type Desk = { appPort: number | null; isDatabaseUp: boolean; isWorkerUp: boolean }
type Note = (fault: StorageFault) => void

/** As long as a recovering database or a restarting app mostly takes. */
const PATIENCE = 12_000
/** The body that Next takes of a form; a larger one is a file, and is passed on as it comes. */
const MOST_KEPT = 1_100_000
const DRAIN = 10_000
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'proxy-connection', 'upgrade'])

export function openGate(desk: Desk, { onDatabaseLost = () => {}, patience = PATIENCE }: { onDatabaseLost?: () => void; patience?: number } = {}) {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 })
  const notes = new Map<string, Note>()
  let isClosing = false

  const reasonNow = (): Reason => ({
    sentence: isClosing
      ? 'The desk is being stopped. Try again when it is back.'
      : !desk.isDatabaseUp
        ? storageFaultWords['database-lost']
        : 'The desk is restarting. Wait a moment, then try again.',
  })
  const isReady = () => desk.appPort !== null && desk.isDatabaseUp

  const whenReady = async (until: number, isWanted: () => boolean) => {
    while (!isReady() && performance.now() < until && isWanted() && !isClosing) await pause(50)
    return isReady()
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    if (request.url === '/api/health' && desk.appPort === null) return health(response)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const large = tooLarge(request)
    if (large) {
      request.resume()
      response.writeHead(large.status, large.headers).end(large.body)
      return
    }
    const body = isRead ? null : await keptBody(request)
    // Whoever went away in the middle of sending waits for no answer.
    if (request.destroyed && !request.complete) return
    const until = performance.now() + patience
    const isWanted = () => !response.destroyed
    const refuse = async (reason: Reason) => {
      if (response.destroyed) return
      if (response.headersSent) return void response.destroy()
      if (!body && !isRead) {
        // The rest of the body is read and dropped: a browser that is cut off in mid-sending shows its own error and not our sentence.
        request.resume()
      }
      const { status, headers, body: text } = await unavailable(request, reason, body)
      response.writeHead(status, { ...headers, ...(isClosing && { connection: 'close' }) }).end(request.method === 'HEAD' ? undefined : text)
    }
    const isHealth = request.url === '/api/health'
    for (let attempt = 1; ; attempt++) {
      if (!isHealth && !(await whenReady(until, isWanted))) return refuse(reasonNow())
      if (!isWanted()) return
      const result = await forward(request, response, isRead || body ? Readable.from(body ? [body] : []) : request, isHealth)
      if (result === 'done') return
      if (result === 'unreached' || result === 'broken') {
        if (isHealth) return health(response)
        // Nobody took the request, or it only reads: it may be sent again. A body that was passed on as it came is spent.
        const mayRepeat = (result === 'unreached' && (body || isRead)) || isRead
        if (mayRepeat && performance.now() < until && attempt < 40 && !isClosing) {
          await pause(100)
          continue
        }
        return refuse({ sentence: 'The desk restarted while it was at work on this.', isUnknown: result === 'broken' })
      }
      // The app answered that something below it failed.
      if (result.fault === 'database-lost') {
        onDatabaseLost()
        if (isRead && attempt < 3) {
          await pause(200)
          continue
        }
      }
      return refuse({ sentence: storageFaultWords[result.fault] })
    }
  }

  type Outcome = 'done' | 'unreached' | 'broken' | { fault: StorageFault }

  function forward(request: IncomingMessage, response: ServerResponse, body: Readable, isHealth: boolean): Promise<Outcome> {
    return new Promise((resolve) => {
      const id = randomUUID()
      let fault: StorageFault | null = null
      let hear = () => {}
      notes.set(id, (told) => {
        fault = told
        hear()
      })
      const done = (outcome: Outcome) => {
        notes.delete(id)
        resolve(outcome)
      }
      let isConnected = false
      // What writes has a connection of its own: on a kept one that the app is just closing, nobody could say whether it had arrived.
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      const outgoing = send(
        {
          host: '127.0.0.1',
          port: desk.appPort ?? 1,
          agent: isRead ? agent : false,
          method: request.method,
          path: request.url,
          headers: forwardedHeaders(request, id),
        },
        async (answer) => {
          if (answer.statusCode! >= 500 && !isHealth && !request.url?.startsWith('/api/')) {
            // The app's note and its answer come by two ways: a moment for the note.
            if (!fault)
              await new Promise<void>((go) => {
                hear = go
                setTimeout(go, 150)
              })
            if (fault || !desk.isDatabaseUp) {
              answer.resume()
              return done({ fault: fault ?? 'database-lost' })
            }
          }
          const headers: string[] = []
          for (let at = 0; at < answer.rawHeaders.length; at += 2)
            if (!hopByHop.has(answer.rawHeaders[at]!.toLowerCase())) headers.push(answer.rawHeaders[at]!, answer.rawHeaders[at + 1]!)
          if (isClosing) headers.push('Connection', 'close')
          response.writeHead(answer.statusCode!, answer.statusMessage, headers)
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
      response.once('close', () => {
        if (!response.writableFinished) outgoing.destroy()
      })
      body.on('error', () => outgoing.destroy())
      body.pipe(outgoing)
    })
  }

  function health(response: ServerResponse) {
    const parts = {
      app: 'The app is restarting.',
      database: desk.isDatabaseUp ? 'ok' : 'The database does not answer.',
      worker: desk.isWorkerUp ? 'ok' : 'The worker is not running.',
    }
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '5', 'cache-control': 'no-store' })
    response.end(JSON.stringify({ status: 'unavailable', ...parts }))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong on our side.\n')
      else response.destroy()
    })
  })
  // A large file over a slow line takes longer than Node's five minutes for a request.
  server.requestTimeout = 60 * 60_000

  return {
    listen: (port: number, host: string) =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve())
      }),
    /** What the app tells of a request that failed. */
    note: (message: unknown) => {
      const { request, fault } = (message ?? {}) as { request?: string; fault?: StorageFault }
      if (request && fault) notes.get(request)?.(fault)
    },
    port: () => (server.address() as { port: number }).port,
    /** Takes nobody in any more, and lets those within finish. */
    close: async () => {
      isClosing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.race([closed, pause(DRAIN)])
      server.closeAllConnections()
      agent.destroy()
    },
  }
}

/** The body of a form, whole, so that it can be shown again; null for one that is too large or of unknown length. */
async function keptBody(request: IncomingMessage): Promise<Buffer | null> {
  const length = Number(request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? Number.NaN : 0))
  if (!(length <= MOST_KEPT)) return null
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer)
  } catch {
    return null
  }
  return Buffer.concat(chunks)
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

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
