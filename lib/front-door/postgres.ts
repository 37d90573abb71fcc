import { setTimeout as pause } from 'node:timers/promises'
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { Fault } from '../faults.ts'
import type { Account } from './place.ts'
import { birthOf, serverOn } from './processes.js'

/**
 * One PostgreSQL cluster in one folder: made, started, found running, stopped. It listens on 127.0.0.1 alone, with a
 * password. It runs in a process group of its own, so that Ctrl-C reaches the app first and the database last; if the
 * program that started it is killed it runs on, and the next start takes it over.
 */
export type Cluster = { binaries: string; folder: string; account: Account; log: string; password: string; durable: boolean }
export type Server = { url: string; pid: number; adopted: boolean }

const USER = 'foi'
const MAJOR = '18'

/** The cluster is created where there is none. An interrupted creation leaves no version file and is done over. */
export async function createCluster({ binaries, folder, account, password, durable }: Cluster) {
  const version = join(folder, 'PG_VERSION')
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim()
    if (found !== MAJOR) {
      throw new Fault(
        `The data folder ${folder} was made by PostgreSQL ${found}, and this version has ${MAJOR}: start the version that made it, or set DATA_DIR to another folder.`,
      )
    }
    if (existsSync(join(folder, 'complete'))) return
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid)
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid ?? account.uid)
  try {
    const options = ['--pgdata', folder, '--username', USER, '--auth', 'scram-sha-256', '--pwfile', passwordFile, '--encoding', 'UTF8']
    const locale = ['--no-locale', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8']
    const { code, text } = await run(join(binaries, 'initdb'), [...options, ...locale, ...(durable ? [] : ['--no-sync'])], account)
    if (code !== 0) throw faultIn(text, folder, `PostgreSQL could not set up ${folder}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(join(folder, 'complete'), '')
}

/** The server of this cluster: the one that runs already, or a new one. */
export async function startServer(cluster: Cluster): Promise<Server> {
  const former = formerPort(cluster)
  const running = await findServer(cluster)
  if (running) return running
  let last = ''
  let isTaken = false
  // After a kill -9 its children may hold on to the shared memory for a moment, and a free port may be taken by another meanwhile.
  for (let attempt = 0; attempt < 20; attempt++) {
    // Where it was killed, at its former port if that is still free: whoever is connected to it by address finds it again.
    const port = (attempt < 12 && !isTaken && former) || (await freePort())
    const from = existsSync(cluster.log) ? statSync(cluster.log).size : 0
    const child = spawnServer(cluster, port)
    const url = addressOf(cluster, port)
    if (await answers(url, child)) return { url, pid: child.pid!, adopted: false }
    last = readFileSync(cluster.log, 'utf8').slice(from)
    if (!/still in use|could not bind|Address already in use|lock file .* already exists/.test(last)) break
    isTaken ||= /could not bind|Address already in use/.test(last)
    await pause(250)
  }
  throw faultIn(last, cluster.folder, `PostgreSQL did not start in ${cluster.folder}`)
}

/** The port that is written down in the file of a server that was killed; one that was stopped leaves no file. */
function formerPort({ folder }: Cluster) {
  try {
    return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[3]) || null
  } catch {
    return null
  }
}

/** The server that runs on this folder, if one does. A number left in its file by one that was killed is cleared away. */
export async function findServer(cluster: Cluster): Promise<Server | null> {
  const running = serverOn(cluster.folder)
  if (!running) {
    // PostgreSQL would take any process of its own account that has this number by now for its former self, and refuse to start.
    rmSync(join(cluster.folder, 'postmaster.pid'), { force: true })
    return null
  }
  const url = addressOf(cluster, running.port)
  if (await answers(url)) return { url, pid: running.pid, adopted: true }
  await stopServer(running.pid)
  return null
}

/** Ends the server's connections and stops it, and returns when it is gone. */
export async function stopServer(pid: number) {
  const birth = birthOf(pid)
  const gone = async (ms: number) => {
    for (let waited = 0; waited < ms; waited += 25) {
      if (birth === null || birthOf(pid) !== birth) return true
      await pause(25)
    }
    return false
  }
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await gone(patience)) return
  }
}

function spawnServer(cluster: Cluster, port: number): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'shared_buffers=128MB', 'log_min_messages=warning']
  if (!cluster.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off')
  const log = openSync(cluster.log, 'a', 0o600)
  const child = spawn(join(cluster.binaries, 'postgres'), ['-D', cluster.folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...cluster.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: environmentFor(cluster.account),
  })
  closeSync(log)
  child.unref()
  return child
}

/** Whether the server answers with our password: at once for one that runs, within half a minute for one that starts and may have to recover. */
async function answers(url: string, child?: ChildProcess) {
  const until = Date.now() + (child ? 30_000 : 3_000)
  let ended = false
  child?.once('exit', () => (ended = true))
  child?.once('error', () => (ended = true))
  while (Date.now() < until && !ended) {
    const client = new Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres'), connectionTimeoutMillis: 3_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch {
      await pause(20)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

const addressOf = ({ password }: Cluster, port: number) => `postgresql://${USER}:${password}@127.0.0.1:${port}/foi_desk`

/** A port that nobody listens on at this moment. */
export async function freePort() {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** What PostgreSQL said, made into a sentence that says what to do. */
function faultIn(text: string, folder: string, otherwise: string) {
  if (/No space left on device/.test(text)) return new Fault(`The disk that holds ${folder} is full: make room there and start again.`)
  if (/Permission denied/.test(text))
    return new Fault(`PostgreSQL may not write to ${folder}: give the folder to the account that starts the desk, or set DATA_DIR to another.`)
  const said =
    text
      .split('\n')
      .filter((line) => /FATAL|PANIC|error|ERROR/.test(line))
      .at(-1) ?? text.trim().split('\n').at(-1)
  return new Fault(`${otherwise}: ${said || 'it said nothing.'}`)
}

/** PostgreSQL reads some settings of other clusters from PG* variables; none of those may reach ours. */
function environmentFor(account: Account): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PG[A-Z]+$/.test(name)))
  return { ...env, NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC', ...(account.uid === undefined ? {} : { HOME: '/' }) }
}

function run(program: string, options: string[], account: Account) {
  return new Promise<{ code: number | null; text: string }>((resolve) => {
    const child = spawn(program, options, { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: environmentFor(account) })
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.stderr.on('data', (chunk) => (text += chunk))
    child.once('error', (error) => resolve({ code: 1, text: error.message }))
    child.once('close', (code) => resolve({ code, text }))
  })
}
