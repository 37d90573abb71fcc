import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Migration, migrationFaults, migrationTable, runMigration } from '../../prisma/migrate.ts'
import { Fault } from '../faults.ts'
import { quote } from './dump.ts'
import { writePart } from './folder.ts'
import { filePath, type Manifest, names, tablePath } from './manifest.ts'

/**
 * A checked backup back into an empty database and data folder. All of the database is one transaction: the schema as it was when the backup was made,
 * the rows, the counts held to the manifest, and the migrations that came later. It needs no more rights than the desk itself, so foreign keys are
 * taken off and put on again, which checks every row, where a superuser would just switch them off.
 */
export async function restoreDatabase(databaseUrl: string, folder: string, manifest: Manifest, known: Migration[]): Promise<{ applied: string[] }> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'foi-desk restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await requireEmptyDatabase(client)
    const had = new Set(manifest.migrations.map(({ name }) => name))
    await client.query(migrationTable)
    for (const migration of known.filter(({ name }) => had.has(name))) await runMigration(client, migration)
    await loadTables(client, folder, manifest)
    const later = known.filter(({ name }) => !had.has(name))
    for (const migration of later) await runMigration(client, migration)
    await client.query('commit')
    await client.query('analyze')
    return { applied: later.map(({ name }) => name) }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether this version of the desk can bring the backup's database to its own state; a sentence where not. */
export function migrationMessage(manifest: Manifest, known: Migration[]): string | null {
  const fault = migrationFaults(known, manifest.migrations).find(({ reason }) => reason !== 'missing')
  if (!fault) return null
  return fault.reason === 'newer'
    ? `The backup was made by a newer version of the desk (it has the migration ${fault.name}): update the desk, and restore again.`
    : `The backup has another migration of the name ${fault.name} than this version: restore it with the version that made it.`
}

/** Objects of extensions don't count: many servers have some in every database. */
export async function requireEmptyDatabase(client: Client) {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1 limit 1`)
  if (rows[0])
    throw new Fault(`The database is not empty (it has ${rows[0].name}), and a restore never writes over anything: set DATABASE_URL to a new, empty database.`)
}

async function loadTables(client: Client, folder: string, { tables, sequences }: Manifest) {
  const { rows: present } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  )
  const unknown = tables.find(({ name }) => !present.some((table) => table.name === name))
  if (unknown) throw new Fault(`The backup has the table ${unknown.name}, which is none of the desk's: restore it with the version that made it.`)
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quote(name)}`)
  for (const { name } of present) await client.query(`alter table ${quote(name)} disable trigger user`)
  // Rows that the migrations themselves put in are in the backup too, as they were by then.
  await client.query(`truncate ${present.map(({ name }) => quote(name)).join(', ')}`)
  for (const { name, columns, rows } of tables) {
    const copy = client.query(copyFrom(`copy ${quote(name)} (${columns.map(quote).join(', ')}) from stdin`))
    await pipeline(createReadStream(join(folder, tablePath(name))), createGunzip(), copy)
    if (copy.rowCount !== rows) throw new Fault(`The backup's table ${name} has ${copy.rowCount} rows and its manifest counts ${rows}: take another backup.`)
  }
  for (const { name, value } of sequences) await client.query('select setval($1::regclass, $2)', [quote(name), value])
  for (const { name } of present) await client.query(`alter table ${quote(name)} enable trigger user`)
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${quote(name)} ${definition}`)
}

/** The bytes of the files, each to its place. Those that are there already, of a restore that broke off, are written again. */
export async function restoreFiles(dataDir: string, folder: string, { files }: Manifest) {
  for (const { sha256 } of files) {
    const place = join(dataDir, filePath(sha256))
    await mkdir(dirname(place), { recursive: true })
    await rm(place, { force: true })
    const written = await writePart(place, createReadStream(join(folder, filePath(sha256))))
    if (written.sha256 !== sha256) throw new Fault(`The backup's file ${filePath(sha256)} changed while it was read: look at its disk, and restore again.`)
  }
}

export async function readSettingsOf(folder: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(folder, names.settings), 'utf8')) as Record<string, string>
}
