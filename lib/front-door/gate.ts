import { setTimeout as pause } from 'node:timers/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { sentFaults } from '../sent-faults.ts'
import { storageFaultWords } from '../storage-faults.ts'
import { accessLine, type PathPattern } from './access-log.ts'
import { callersWithin } from './callers.ts'
import { capacityOf } from './capacity.ts'
import { forwarder, type Visit } from './forwarding.ts'
import { type Reason, unavailable } from './unavailable.ts'

/**
 * The gate holds the port that people type, and hands each request on to the app behind it. It is no bigger than it must be, because it is what stays
 * up: while the app or the database is away a request waits a little, and then is answered with a sentence (and a form with what was typed). What only
 * reads is sent again; what writes is never sent twice. It lets in no more than the app can work on, nobody more often than REQUESTS_PER_MINUTE, and
 * writes one line for each request.
 */
export type Desk = { appPort: number | null; isDatabaseUp: boolean; isWorkerUp: boolean }

/** As long as a recovering database or a restarting app mostly takes; in milliseconds, as all that follows. */
const PATIENCE = 12_000
const DRAIN = 10_000
/** The body that Next takes of a form; a larger one is a file, and is passed on as it comes. */
const MOST_KEPT = 1_100_000
/** Many times what one process draws at once, and a line for a newsroom that comes back from a meeting. Large files come slowly, and have places of their own. */
const CAPACITY = { requests: { atOnce: 48, waiting: 600 }, files: { atOnce: 16, waiting: 64 } }

type Options = {
  onDatabaseLost?: () => void
  patience?: number
  requestsPerMinute?: number
  /** How many proxies stand before the gate. */
  proxies?: number
  capacity?: typeof CAPACITY
  /** Where each request's line goes, and what it calls an address. */
  log?: { write: (line: string) => unknown; pattern: PathPattern }
}

export function openGate(
  desk: Desk,
  { onDatabaseLost = () => {}, patience = PATIENCE, requestsPerMinute, proxies = 0, capacity = CAPACITY, log }: Options = {},
) {
  let isClosing = false
  const { forward, note, end } = forwarder({ appPort: () => desk.appPort, isDatabaseUp: () => desk.isDatabaseUp, isClosing: () => isClosing })
  const callers = requestsPerMinute ? callersWithin({ perMinute: requestsPerMinute, proxies }) : null
  const places = { requests: capacityOf(capacity.requests), files: capacityOf(capacity.files) }

  const reasonNow = (): Reason => ({
    sentence: isClosing
      ? 'The desk is being stopped. Try again when it is back.'
      : !desk.isDatabaseUp
        ? storageFaultWords['database-lost']
        : 'The desk is restarting. Wait a moment, then try again.',
  })
  const whenReady = async (until: number, isWanted: () => boolean) => {
    const isReady = () => desk.appPort !== null && desk.isDatabaseUp
    while (!isReady() && performance.now() < until && isWanted() && !isClosing) await pause(50)
    return isReady()
  }

  async function refuse({ request, response, isRead, body, headers }: Visit, reason: Reason) {
    if (response.destroyed) return
    if (response.headersSent) return void response.destroy()
    // The rest of the body is read and dropped: a browser that is cut off in mid-sending shows its own error and not our sentence.
    if (!body && !isRead) request.resume()
    const answer = await unavailable(request, reason, body)
    response.writeHead(answer.status, { ...answer.headers, ...headers, ...(isClosing && { connection: 'close' }) })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  }

  async function handle(visit: Visit) {
    const { request, response } = visit
    if (request.url === '/api/health') return handleHealth(visit)
    if (!visit.isRead) visit.body = await keptBody(request)
    // Whoever went away in the middle of sending waits for no answer.
    if (request.destroyed && !request.complete) return
    const counted = isAsset(request) ? null : await callers?.count(request)
    if (counted) visit.headers = counted.headers
    if (counted?.isRefused) {
      const sentence = `These are more requests than one person or token may make in a minute (${requestsPerMinute}). Wait ${counted.seconds} s, then try again.`
      return refuse(visit, { sentence, status: 429, retryAfter: counted.seconds, code: 'too-many-requests' })
    }
    const leave = await (visit.isRead || visit.body ? places.requests : places.files).enter(patience)
    if (!leave) return refuse(visit, { sentence: 'The desk has more to do at this moment than it can. Wait a little, then try again.', code: 'over-capacity' })
    try {
      if (!response.destroyed) await attend(visit)
    } finally {
      leave()
    }
    if (visit.person) counted?.learn(visit.person)
  }

  /** Sends the request on, again where that is safe, until it is answered or nobody waits for it any more. */
  async function attend(visit: Visit) {
    const { response, isRead, body } = visit
    const until = performance.now() + patience
    const isWanted = () => !response.destroyed
    for (let attempt = 1; ; attempt++) {
      if (!(await whenReady(until, isWanted))) return refuse(visit, reasonNow())
      if (!isWanted()) return
      const outcome = await forward(visit)
      if (outcome === 'done') return
      if (outcome === 'unreached' || outcome === 'broken') {
        // Nobody took the request, or it only reads: it may be sent again. A body that was passed on as it came is spent.
        const mayRepeat = isRead || (outcome === 'unreached' && body)
        if (mayRepeat && performance.now() < until && attempt < 40 && !isClosing) {
          await pause(100)
          continue
        }
        return refuse(visit, { sentence: 'The desk restarted while it was at work on this.', isUnknown: outcome === 'broken' })
      }
      const { fault } = outcome
      if (fault === 'form-too-large' || fault === 'unreadable-form') return refuse(visit, { ...sentFaults[fault], code: fault, isFinal: true })
      // The app answered that something below it failed.
      if (fault === 'database-lost') {
        onDatabaseLost()
        if (isRead && attempt < 3) {
          await pause(200)
          continue
        }
      }
      return refuse(visit, { sentence: storageFaultWords[fault] })
    }
  }

  /** At once, whatever else waits: by the app where it answers, else by what the gate knows. */
  async function handleHealth(visit: Visit) {
    if (desk.appPort !== null && (await forward(visit)) === 'done') return
    const { response } = visit
    const parts = {
      app: 'The app is restarting.',
      database: desk.isDatabaseUp ? 'ok' : 'The database does not answer.',
      worker: desk.isWorkerUp ? 'ok' : 'The worker is not running.',
    }
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '5', 'cache-control': 'no-store' })
    response.end(JSON.stringify({ status: 'unavailable', ...parts }))
  }

  const server = createServer((request, response) => {
    const began = performance.now()
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const visit: Visit = { request, response, isRead, body: null, headers: {}, person: null }
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : null
      const access = { method: request.method!, path: log?.pattern(request.url!) ?? '', status, ms: performance.now() - began, person: visit.person }
      log?.write(accessLine(access, new Date()))
    })
    handle(visit).catch((error) => {
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
    note,
    port: () => (server.address() as { port: number }).port,
    /** Takes nobody in any more, and lets those within finish. */
    close: async () => {
      isClosing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.race([closed, pause(DRAIN)])
      server.closeAllConnections()
      end()
    },
  }
}

/** What a build made is the same for all, and costs the app nothing to speak of. */
const isAsset = ({ url }: IncomingMessage) => url!.startsWith('/_next/static/')

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
