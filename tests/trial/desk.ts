import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { serverOn } from '../../lib/front-door/processes.js'
import { sessionCookieOf } from '../support/sessions'

/** A whole desk of the trial's own, started as a person or a service manager starts it, with its parts to be killed. */
export type Part = 'door' | 'app' | 'worker' | 'postgres'

export async function startDesk(dataDir: string, port: number, more: Record<string, string> = {}, as: { uid?: number; gid?: number; cwd?: string } = {}) {
  const settings = { DATA_DIR: dataDir, PORT: String(port), DEMO: '0', ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'the admin of the trial' }
  const env = { ...process.env, npm_lifecycle_event: undefined, DATABASE_URL: undefined, BASE_URL: undefined, AUTH_SECRET: undefined, ...settings, ...more }
  let text = ''
  let door: ChildProcess

  const start = async () => {
    door = spawn(process.execPath, ['lib/front-door/start.js'], {
      ...as,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const child = door
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
    const from = text.length
    for (let waited = 0; !/^Ctrl-C stops it/m.test(text.slice(from)); waited += 100) {
      if (child.exitCode !== null || waited > 240_000) throw new Error(`The desk did not start:\n${text.slice(from)}`)
      await pause(100)
    }
  }
  await start()

  const base = `http://127.0.0.1:${port}`
  const pidOf = (part: Part): number | null => {
    if (part === 'door') return door.pid ?? null
    if (part === 'postgres') return serverOn(placeOf(dataDir))?.pid ?? null
    return childOf(door.pid!, part === 'app' ? /^next-server|next\/dist\/bin\/next/ : /lib\/jobs\/worker/)
  }
  return {
    base,
    printed: () => text,
    url: () => urlOf(dataDir),
    pidOf,
    /** Kills a part with -9. A killed door is started again at once, as a service manager would; the rest is the door's to mend. */
    kill: async (part: Part) => {
      const pid = pidOf(part)
      if (!pid) return false
      process.kill(pid, 'SIGKILL')
      if (part === 'door') {
        await new Promise((resolve) => (door.exitCode !== null || door.signalCode !== null ? resolve(null) : door.once('exit', resolve)))
        await start()
      }
      return true
    },
    /** Whether health says 200 within a time. */
    isWell: async (ms = 60_000) => {
      for (const until = performance.now() + ms; performance.now() < until; await pause(250)) {
        const response = await fetch(`${base}/api/health`, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
        if (response?.status === 200) return true
      }
      return false
    },
    stop: async () => {
      if (door.exitCode !== null || door.signalCode !== null) return
      const ended = new Promise((resolve) => door.once('exit', resolve))
      door.kill('SIGTERM')
      await ended
    },
  }
}
export type TrialDesk = Awaited<ReturnType<typeof startDesk>>

/** A session of the first admin, as signing in would give it. */
export async function sessionOf(dataDir: string) {
  const { authSecret } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { authSecret: string }
  const pool = new Pool({ connectionString: urlOf(dataDir), max: 1 })
  try {
    const { rows } = await pool.query<{ id: string }>("select id from person where email = 'admin@example.org'")
    const { name, value } = await sessionCookieOf(pool, rows[0]!.id, authSecret)
    return `${name}=${value}`
  } finally {
    await pool.end()
  }
}

export async function query<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows as Row[]
  } finally {
    await client.end().catch(() => {})
  }
}

/** Where the cluster of a data folder is. */
export function placeOf(dataDir: string) {
  const pointer = join(dataDir, 'postgres-stands-at')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres')
}

function urlOf(dataDir: string) {
  const { postgresPassword } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { postgresPassword: string }
  return `postgresql://foi:${postgresPassword}@127.0.0.1:${serverOn(placeOf(dataDir))?.port}/foi_desk`
}

function childOf(parent: number, command: RegExp): number | null {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const ppid = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').pop()?.split(' ')[1])
      if (ppid === parent && command.test(readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '))) return Number(name)
    } catch {
      // Gone meanwhile.
    }
  }
  return null
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
