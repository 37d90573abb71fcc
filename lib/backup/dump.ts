import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { Fault } from '../faults.ts'
import { writePart } from './folder.ts'
import { type Manifest, tablePath } from './manifest.ts'

/**
 * The rows of the desk as they are at one instant, while it runs: every table is copied in one snapshot, over the wire. The embedded PostgreSQL comes
 * without pg_dump, and text by COPY can be read by every version of PostgreSQL, so there is one way for both kinds of server.
 * The queue of pg-boss, in a schema of its own, stays behind: a restored desk must not do again what the lost one had done.
 */
type Tables = Pick<Manifest, 'migrations' | 'tables' | 'sequences'>
/** What the record says of each file's bytes: those of a hidden file may be gone. */
export type Named = { sha256: string; name: string; reference: string; isHidden: boolean }
export type Dump = Tables & { named: Named[] }

/** Tables of the desk, not those that an extension brought along. Computed columns are computed again. */
const columnsOf = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
   group by c.relname order by c.relname`
/** Without a row in it the server has not given out a number yet. */
const sequencesOf = `select sequencename::text as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by sequencename`
const namedFiles = `
  select f.sha256, min(f.name) as name, min(r.reference) as reference, bool_and(f.hidden_at is not null) as "isHidden"
    from file f join request r on r.newsroom_id = f.newsroom_id and r.id = f.request_id group by f.sha256`

export async function dumpTables(client: Client, folder: string): Promise<Dump> {
  const { rows: present } = await client.query<{ name: string }>(columnsOf)
  if (!present.some(({ name }) => name === '_prisma_migrations')) throw new Fault('The database holds no desk yet: start it once with npm start.')
  await client.query('begin transaction isolation level repeatable read read only')
  // Locked before the first select fixes the instant: a migration that rewrites a table leaves it empty to whoever looks from an instant before it.
  await client.query(`lock table ${present.map(({ name }) => quote(name)).join(', ')} in access share mode`)
  const { rows: found } = await client.query<{ name: string; columns: string[] }>(columnsOf)
  const { rows: migrations } = await client.query<Tables['migrations'][number]>(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name',
  )
  const { rows: sequences } = await client.query<Tables['sequences'][number]>(sequencesOf)
  const { rows: named } = await client.query<Named>(namedFiles)
  const tables: Tables['tables'] = []
  for (const { name, columns } of found) {
    const copy = client.query(copyTo(`copy ${quote(name)} (${columns.map(quote).join(', ')}) to stdout`))
    const part = await writePart(join(folder, tablePath(name)), copy, createGzip())
    // The server tells the count after the last byte: when it answers the next question, it has told.
    await client.query('select')
    tables.push({ name, columns, rows: copy.rowCount, ...part })
  }
  await client.query('commit')
  return { migrations, tables, sequences, named }
}

/** Which of these bytes rows that are not hidden still name, now. */
export async function stillNamed(client: Client, hashes: string[]): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from file where hidden_at is null and sha256 = any($1)', [hashes])
  return rows.map(({ sha256 }) => sha256)
}

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
