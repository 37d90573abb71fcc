import { join } from 'node:path'
import { plainNode, startChild, type Variables } from './children.ts'
import type { OpenDatabase } from './database.ts'
import { atEnd } from './ending.ts'
import { type Desk, openGate } from './gate.ts'
import { patternsIn } from './access-log.ts'
import { heapOptions, memoryVariables } from './heap.ts'
import { freePort } from './postgres.ts'
import type { Settings } from '../configuration.ts'
import { keepRunning } from './supervise.ts'
import { keepDatabaseUp } from './database-upkeep.ts'
import { healthy, ready, relay } from './watch.ts'

type Parts = { mode: 'start' | 'dev'; settings: Settings; database: OpenDatabase; variables: () => Variables }

/**
 * The app, the worker and the database, kept up together behind the gate. Returns when all of them answer for the first time.
 * They stop in the order: gate (which lets requests finish), app, worker, database.
 */
export async function keepDeskUp({ mode, settings, database, variables }: Parts) {
  const desk: Desk = { appPort: null, isDatabaseUp: true, isWorkerUp: false }
  const watching = keepDatabaseUp(database, desk, async () => {
    await Promise.all([worker.restart(), app.restart()])
  })

  const worker = keepRunning({
    name: 'The worker',
    start: () => relay(startChild([...plainNode, 'lib/jobs/worker.ts'], variables(), 'kept')),
    // Without a database it would only end again, and be given up for it.
    before: watching.untilUp,
    untilReady: ready,
    onReady: () => (desk.isWorkerUp = true),
    onGone: () => (desk.isWorkerUp = false),
  })

  // While developing the app itself listens: its page reloads by a connection of its own, and a person is there to see it fall.
  const log = { write: (line: string) => process.stdout.write(line), pattern: patternsIn(variables().NEXT_DIST_DIR ?? '.next') }
  const gate =
    mode === 'start'
      ? openGate(desk, { onDatabaseLost: watching.look, requestsPerMinute: settings.REQUESTS_PER_MINUTE, proxies: settings.TRUST_PROXY, log })
      : null
  // `next dev` starts a process of its own and sees to that one's memory itself.
  const next = [...(mode === 'start' ? heapOptions(settings) : []), join('node_modules', 'next', 'dist', 'bin', 'next')]
  // The gate is one proxy more before the app, and writes whom it was called by as any proxy does.
  const proxies = settings.TRUST_PROXY + (gate ? 1 : 0)
  let port = gate ? await freePort() : settings.PORT
  let wasUp = false
  // From now on nobody finds the door shut: who comes before the app is there waits.
  await gate?.listen(settings.PORT, settings.HOST)
  const app = keepRunning({
    name: 'The app',
    start: () => {
      const host = gate ? '127.0.0.1' : settings.HOST
      const child = relay(
        startChild(
          [...next, mode, '--port', String(port), '--hostname', host],
          { ...memoryVariables, ...variables(), PORT: String(port), TRUST_PROXY: String(proxies) },
          'kept',
        ),
      )
      child.on('message', (message) => gate?.note(message))
      return child
    },
    // The first time everything has to be well; later the gate lets requests in as soon as the app answers anything at all.
    untilReady: (child) => healthy(port, mode === 'dev' || wasUp, child),
    onReady: () => {
      wasUp = true
      desk.appPort = port
    },
    onGone: () => {
      desk.appPort = null
      // Whatever holds the former port on to now, the next one begins at a free one.
      if (gate) void freePort().then((free) => (port = free))
    },
  })
  if (gate) atEnd(gate.close)

  await Promise.all([app.started, worker.started])
}
