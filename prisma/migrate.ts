import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/**
 * Applies prisma/migrations and keeps `_prisma_migrations` as Prisma's own command keeps it, which downloads a native engine that
 * an offline machine hasn't got. Nor does the engine's WebAssembly build serve here: through the pg adapter it cuts a script at every
 * semicolon, the ones inside a function's body too, and applies the pieces outside any transaction. Here a migration and its
 * row are one transaction, so that a crash leaves either both or neither.
 */
export type Migration = { name: string; sql: string; checksum: string }

/** The lock that Prisma's command takes: of two programs that start at once on one database, one migrates and the other waits. */
const MIGRATION_LOCK = 72_707_369

/**
 * What stands in prisma/migrations, in the order in which it is applied. Every program is started at the top of the repository.
 * Next's bundler is told not to look: it would take every file of the project for one that may be read here.
 */
export function knownMigrations(folder = join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')): Migration[] {
  if (!existsSync(/* turbopackIgnore: true */ folder)) return []
  const names = readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  return names.sort().map((name) => {
    const sql = readFileSync(join(/* turbopackIgnore: true */ folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

export type Applied = { name: string; checksum: string }
export type MigrationFault = { reason: 'newer' | 'changed' | 'missing'; name: string }

/** How a database stands to the code: migrations not applied yet, or one that the code doesn't know, or knows otherwise. */
export function migrationFaults(known: readonly Applied[], applied: readonly Applied[]): MigrationFault[] {
  const checksums = new Map(known.map(({ name, checksum }) => [name, checksum]))
  const present = new Set(applied.map(({ name }) => name))
  return [
    ...applied.filter(({ name }) => !checksums.has(name)).map(({ name }) => ({ reason: 'newer' as const, name })),
    ...applied.filter(({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum).map(({ name }) => ({ reason: 'changed' as const, name })),
    ...known.filter(({ name }) => !present.has(name)).map(({ name }) => ({ reason: 'missing' as const, name })),
  ]
}

/** The database was made or changed by other code than this. The sentence says by which migration. */
export class ForeignDatabase extends Error {}

const sentences = {
  newer: (name: string) =>
    `The database has the migration ${name}, which this version doesn't know: start the newer version again, or restore a backup made with this one.`,
  changed: (name: string) =>
    `The migration ${name} was changed after it was applied to this database: put the file back as it was, or start with an empty DATA_DIR.`,
}

/** Brings the database up to date and says which migrations that took. Throws ForeignDatabase, or what PostgreSQL said of the SQL. */
export async function applyMigrations(databaseUrl: string, known = knownMigrations()): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(migrationTable)
    const { rows } = await client.query<Applied>(
      'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const faults = migrationFaults(known, rows)
    for (const { reason, name } of faults) if (reason !== 'missing') throw new ForeignDatabase(sentences[reason](name))
    const missing = known.filter(({ name }) => faults.some((fault) => fault.name === name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function apply(client: Client, { name, sql, checksum }: Migration) {
  await client.query('begin')
  try {
    await runMigration(client, { name, sql, checksum })
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`The migration ${name} failed and changed nothing: ${(error as Error).message}`, { cause: error })
  }
}

/** A migration and its row, inside a transaction that the caller has begun: a restore brings an older database forward in its own. */
export async function runMigration(client: Client, { name, sql, checksum }: Migration) {
  await client.query(sql)
  await client.query(
    'insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, now(), clock_timestamp(), 1)',
    [randomUUID(), checksum, name],
  )
}

export const migrationTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0
)`
