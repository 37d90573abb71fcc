import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openEmbedded, prepareDataDir } from '../../lib/front-door/database.ts'
import { oneAtATime } from '../../lib/front-door/processes.js'
import { applyMigrations, knownMigrations } from '../../prisma/migrate.ts'

/**
 * The tests' own PostgreSQL: one folder for each checkout, outside of it, never that of a running desk. It keeps a template for each
 * state of the migrations, from which a test file's database is copied in about 20 ms. Started by the first to need it, stopped after the last.
 */
const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)
const dataDir = join(tmpdir(), `foi-desk-tests-${checkout}`)

export async function openTestServer() {
  const folder = prepareDataDir(dataDir)
  const server = await openEmbedded(folder, { durable: false })
  const template = await oneAtATime(join(folder, 'template.lock'), () => ensureTemplate(server.url))
  return {
    ...server,
    template,
    create: (name: string) => execute(server.url, `create database "${name}" template "${template}"`),
    drop: (name: string) => dropDatabase(server.url, name),
  }
}

/** Another database of the same server. */
export const databaseAt = (serverUrl: string, name: string) => serverUrl.replace(/\/[^/]*$/, `/${name}`)

/** On a connection of its own, beside whatever else is connected. That it is cut off is told to whoever asks it next. */
export async function connectedTo<Result>(connectionString: string | undefined, work: (client: Client) => Promise<Result>, name?: string): Promise<Result> {
  const client = new Client({ connectionString, application_name: name })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export const execute = (serverUrl: string, sql: string) => connectedTo(databaseAt(serverUrl, 'postgres'), (client) => client.query(sql))

/** Connections that were just ended take a moment to go. They are waited for: what a server tells one that it cuts off would be nobody's to hear. */
export async function dropDatabase(serverUrl: string, name: string) {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await execute(serverUrl, `select from pg_stat_activity where datname = '${name}'`)
    if (rows.length === 0) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await execute(serverUrl, `drop database if exists "${name}" with (force)`)
}

async function ensureTemplate(serverUrl: string) {
  const migrations = knownMigrations()
  const name = `template_${createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex')
    .slice(0, 12)}`
  const { rows } = await execute(serverUrl, 'select datname as name, datistemplate as ready from pg_database')
  if (rows.some((row) => row.name === name && row.ready)) return name
  // What earlier states of the migrations left, and what runs that were killed left.
  for (const row of rows) {
    if (!/^(template|test)_/.test(row.name)) continue
    if (row.ready) await execute(serverUrl, `alter database "${row.name}" is_template false`)
    if (row.ready || row.name === name) await dropDatabase(serverUrl, row.name)
  }
  await execute(serverUrl, `create database "${name}"`)
  await applyMigrations(databaseAt(serverUrl, name), migrations)
  await execute(serverUrl, `alter database "${name}" is_template true`)
  return name
}
