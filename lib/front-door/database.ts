import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { Fault, fullDisk, unreachable } from '../faults.ts'
import { placeOf } from './place.ts'
import { type Cluster, createCluster, startServer, stopServer } from './postgres.ts'
import { isUsed, oneAtATime, signIn } from './processes.js'

/**
 * The database of a data folder, shared by every program that works on this folder: the desk, `npm run token`, a test.
 * The first to come starts it, the last to go stops it; one that was killed doesn't count.
 */
export type OpenDatabase = {
  url: string
  pid: number | null
  log: string | null
  close: () => Promise<void>
  /** Starts the embedded server again after it died: `url` and `pid` are those of the new one. Null for a server of one's own, which is not ours to start. */
  revive: (() => Promise<void>) | null
}

/** A gigabyte holds the database of a newsroom for years; below this not even an empty one fits. */
const LEAST_FREE_BYTES = 120_000_000

/** Stands in a data folder while a backup is restored into it, and after a restore that was cut off: a desk started there would begin empty. */
export const UNFINISHED_RESTORE = 'restore-unfinished'

/** The folder, made if it isn't there, by its real path: two spellings of one folder are one folder. */
export function prepareDataDir(dataDir: string, { isRestoring = false } = {}): string {
  const folder = resolve(dataDir)
  if (!isRestoring && existsSync(join(folder, UNFINISHED_RESTORE)))
    throw new Fault(`A restore into ${folder} is under way or was cut off: let it end, or run npm run restore again, or set DATA_DIR to another folder.`)
  try {
    mkdirSync(folder, { recursive: true })
    const probe = join(folder, `.probe-${process.pid}`)
    // Not empty: an empty file needs no room.
    try {
      writeFileSync(probe, Buffer.alloc(4096))
    } finally {
      rmSync(probe, { force: true })
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (fullDisk(error)) throw new Fault(`The disk that holds ${folder} is full: make room there and start again.`)
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new Fault(`DATA_DIR (${folder}) is a file or lies under one: set it to a folder.`)
    throw new Fault(`DATA_DIR (${folder}) can't be written to (${code}): give the folder to the account that starts the desk, or set DATA_DIR to another.`)
  }
  return realpathSync(folder)
}

type Secrets = { postgresPassword: string; authSecret: string }

/** Made once and kept in the data folder, readable by its owner alone. */
export function secretsOf(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const secrets = {
    postgresPassword: kept.postgresPassword ?? randomBytes(24).toString('hex'),
    authSecret: kept.authSecret ?? randomBytes(36).toString('base64url'),
  }
  if (kept.postgresPassword && kept.authSecret) return secrets
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}

/** The embedded database of this folder, running and with the desk's own database in it (empty, if this is its first start). */
export async function openEmbedded(dataDir: string, { durable = true } = {}): Promise<OpenDatabase> {
  const opening = join(dataDir, 'database.lock')
  const users = join(dataDir, 'in-use-by')
  const { server, cluster, signOut } = await oneAtATime(opening, async () => {
    const place = placeOf(dataDir)
    if (!existsSync(join(place.folder, 'PG_VERSION'))) requireRoom(dataDir)
    const cluster: Cluster = { ...place, log: join(dataDir, 'postgres.log'), password: secretsOf(dataDir).postgresPassword, durable }
    await createCluster(cluster)
    const server = await startServer(cluster)
    await ensureDatabase(server.url)
    return { server, cluster, signOut: signIn(users) }
  })
  const database: OpenDatabase = {
    url: server.url,
    pid: server.pid,
    log: cluster.log,
    close: () =>
      oneAtATime(opening, async () => {
        signOut()
        if (!isUsed(users)) await stopServer(database.pid!)
      }),
    revive: () =>
      oneAtATime(opening, async () => {
        const { url, pid } = await startServer(cluster)
        Object.assign(database, { url, pid })
      }),
  }
  return database
}

/** A server of one's own, if it lets us in and is new enough. */
export async function openOwn(databaseUrl: string): Promise<OpenDatabase> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < 15) throw new Fault(`The server of DATABASE_URL is PostgreSQL ${major}, and the desk needs 15 or newer: upgrade it, or leave DATABASE_URL out.`)
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(unreachable(error, databaseUrl))
  } finally {
    await client.end().catch(() => {})
  }
  return { url: databaseUrl, pid: null, log: null, close: async () => {}, revive: null }
}

async function ensureDatabase(url: string) {
  const name = new URL(url).pathname.slice(1)
  const client = new Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

function requireRoom(dataDir: string) {
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize >= LEAST_FREE_BYTES) return
  throw new Fault(
    `The disk that holds ${dataDir} has ${Math.round((bavail * bsize) / 1e6)} MB left, and a new database needs ${LEAST_FREE_BYTES / 1e6}: make room and start again.`,
  )
}
