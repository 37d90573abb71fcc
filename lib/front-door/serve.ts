import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { applyMigrations, ForeignDatabase } from '../../prisma/migrate.ts'
import { buildApp, generateClient } from './build.ts'
import { eachLine, plainNode, runChild, startChild, type Variables } from './children.ts'
import { type OpenDatabase, openEmbedded, openOwn, prepareDataDir, secretsOf } from './database.ts'
import { atEnd, end, isEnding } from './ending.ts'
import { Fault, fullDisk } from './faults.ts'
import { birthOf, takeLock } from './processes.js'
import { baseUrlOf, type Settings } from './settings.ts'
import { stepsOf } from './steps.ts'

/** `npm start` and `npm run dev`: everything from the sources to an address that answers, and back down again. */
export async function serve(mode: 'start' | 'dev', settings: Settings) {
  const began = performance.now()
  const step = stepsOf(mode === 'start' ? 6 : 5)
  const dataDir = prepareDataDir(settings.DATA_DIR)
  takeDesk(dataDir, settings)
  await requirePort(settings.PORT)
  console.log(`FOI Desk starts (data in ${dataDir})`)

  // The database is made while the app is built: neither needs the other, and on a first start both take their time.
  const [distDir, database, applied] = await bothOrNeither(
    (async () => {
      await step('Database client', generateClient)
      if (mode === 'dev') return undefined
      const { distDir, signOut } = await step('App', buildApp)
      atEnd(signOut)
      return distDir
    })(),
    (async () => {
      const database = await step('Database', (say) => openDatabase(settings, dataDir, say))
      atEnd(database.close)
      const applied = await step('Migrations', async (say) => {
        const applied = await migrate(database.url)
        say(applied.length ? applied.join(', ') : 'none new')
        return applied
      })
      return [database, applied] as const
    })(),
  ).then(([distDir, [database, applied]]) => [distDir, database, applied] as const)

  const variables = variablesFor(settings, dataDir, database.url, mode, distDir)
  // On a first start nobody may come in before there is a register and an admin; later the seed finds all there and needn't be waited for.
  const seeding = step('Register, first admin and demonstration', () => seed(variables))
  if (applied.length) await seeding
  await step('App and worker answer', async () => {
    watch(relay(startServer(mode, settings, variables)), 'The app')
    const worker = watch(startChild([...plainNode, 'lib/jobs/worker.ts'], variables, 'pipe'), 'The worker')
    await Promise.all([healthy(settings.PORT), ready(worker)])
    relay(worker)
  })
  watchDatabase(database)
  greet(settings, await seeding, (performance.now() - began) / 1000)
}

/** One desk for each data folder: two would send each letter twice. */
function takeDesk(dataDir: string, settings: Settings) {
  const lock = takeLock(join(dataDir, 'desk.lock'), { address: baseUrlOf(settings) })
  if (!lock.ok)
    throw new Fault(
      `FOI Desk already runs on ${dataDir}, at ${lock.holder.address} (process ${lock.holder.pid}): stop it first, or set DATA_DIR to another folder.`,
    )
  atEnd(lock.release)
}

/** What was started by a desk that was killed lets go of the port within a second or two. */
async function requirePort(port: number) {
  let code: string | undefined
  for (let attempt = 0; attempt < 12; attempt++) {
    code = (await bindFault(port, '127.0.0.1')) ?? (await bindFault(port))
    if (code !== 'EADDRINUSE') break
    await pause(200)
  }
  if (code === 'EADDRINUSE') throw new Fault(`Port ${port} is in use by another program: stop it, or set PORT to another number.`)
  if (code === 'EACCES') throw new Fault(`Port ${port} is for programs with more rights: set PORT to a number above 1023.`)
}

const bindFault = (port: number, host?: string) =>
  new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })

/** The database of the settings: a server of one's own, or the embedded one. */
export async function openDatabase(settings: Settings, dataDir: string, say: (outcome: string) => void = () => {}): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) {
    say(`at ${new URL(settings.DATABASE_URL).host}`)
    return openOwn(settings.DATABASE_URL)
  }
  const database = await openEmbedded(dataDir)
  say(`embedded PostgreSQL on 127.0.0.1:${new URL(database.url).port}`)
  return database
}

export async function migrate(databaseUrl: string) {
  try {
    return await applyMigrations(databaseUrl)
  } catch (error) {
    throw error instanceof ForeignDatabase ? new Fault(error.message) : error
  }
}

/** What the app, the worker and every other program of ours are told. */
export function variablesFor(settings: Settings, dataDir: string, databaseUrl: string, mode: 'start' | 'dev', distDir?: string): Variables {
  const secret = settings.AUTH_SECRET ?? secretsOf(dataDir).authSecret
  const base = baseUrlOf(settings)
  return {
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    PORT: String(settings.PORT),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    BASE_URL: base,
    AUTH_SECRET: secret,
    NEXTAUTH_URL: base,
    NEXTAUTH_SECRET: secret,
    NEXT_DIST_DIR: distDir,
  }
}

/** Without a password where the settings named it: whoever set it knows it. */
type Admin = { email: string; password?: string }

/** Idempotent: what is there stays as it is. Says so when it made the first admin with a password of its own. */
async function seed(variables: Variables): Promise<Admin | null> {
  if (!existsSync('prisma/seed.ts')) return null
  const { code, text } = await runChild([...plainNode, 'prisma/seed.ts'], variables)
  if (code !== 0)
    throw new Fault(fullDisk({ message: text }) ?? `The register and the first admin could not be loaded:\n${text.trim().split('\n').slice(-20).join('\n')}`)
  for (const line of text.split('\n')) {
    if (line.startsWith('{"admin"')) return (JSON.parse(line) as { admin: Admin }).admin
  }
  return null
}

function startServer(mode: 'start' | 'dev', settings: Settings, variables: Variables) {
  return startChild([join('node_modules', 'next', 'dist', 'bin', 'next'), mode, '--port', String(settings.PORT)], variables, 'pipe')
}

/** What a program prints is passed on, without the banner that Next begins with. */
function relay(child: ChildProcess) {
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    eachLine(
      from,
      (line) => /^\s*$|^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next.config))/.test(line) || to.write(`${line}\n`),
    )
  }
  return child
}

/** The desk is whole or it stops: a service manager, or a person, is to see that a part of it is gone. */
function watch(child: ChildProcess, name: string) {
  child.once('exit', (code, signal) => {
    if (isEnding()) return
    console.error(`${name} ended unexpectedly (${signal ?? `exit code ${code}`}): the desk stops.`)
    void end(1)
  })
  return child
}

/** The worker prints a line when it has its queues. */
const ready = (worker: ChildProcess) => new Promise<void>((resolve) => worker.stdout?.once('data', () => resolve()))

function watchDatabase({ pid, log }: OpenDatabase) {
  if (pid === null) return
  const birth = birthOf(pid)
  setInterval(() => {
    if (isEnding() || birthOf(pid) === birth) return
    console.error(`PostgreSQL ended unexpectedly (its log: ${log}): the desk stops.`)
    void end(1)
  }, 1_000).unref()
}

/** Waits until the health page says yes; the sentence it gives otherwise is told if it never does. */
async function healthy(port: number) {
  let said = ''
  for (const until = Date.now() + 90_000; Date.now() < until && !isEnding(); await pause(50)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(30_000) })
      if (response.status === 200) return
      said = await response.text()
    } catch {
      // Not listening yet.
    }
  }
  if (!isEnding()) throw new Fault(`The app did not become healthy within 90 seconds. ${said.slice(0, 500)}`)
}

function greet(settings: Settings, admin: Admin | null, seconds: number) {
  const address = baseUrlOf(settings)
  console.log(`\nFOI Desk is ready after ${seconds.toFixed(1)} s: ${address}`)
  if (admin?.password)
    console.log(`Sign in at ${address}/sign-in as ${admin.email} with the password ${admin.password}\n(shown this once: note it, or change it under Settings)`)
  else if (admin) console.log(`Sign in at ${address}/sign-in as ${admin.email} with the password of ADMIN_PASSWORD.`)
  else console.log(`Sign in at ${address}/sign-in with your e-mail address and password.`)
  console.log('Ctrl-C stops it.')
}

/** Both, or the first error at once: Promise.all would leave the other's error unheard. */
async function bothOrNeither<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  second.catch(() => {})
  first.catch(() => {})
  return Promise.all([first, second])
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
