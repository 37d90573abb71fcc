import { pool } from '@/lib/db'

/** The whole of a database, told in one word a newsroom or put aside to be set back: what a refused write leaves alone, and each role begins from. */
const own = `select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'newsroom_id' and table_name not in ('session', 'idempotency_key', 'record_touch') order by 1`
const all = "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1"

const named = async (sql: string) => (await pool.query<{ name: string }>(sql)).rows.map(({ name }) => name)
let ofNewsrooms: string[] | undefined

/** Every row that is this newsroom's, but for its sessions and the keys of presses. */
export async function rowsOf(newsroomId: string): Promise<Record<string, string>> {
  ofNewsrooms ??= await named(own)
  const each = ofNewsrooms.map(
    (table) =>
      `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from "${table}" t where newsroom_id = $1`,
  )
  const { rows } = await pool.query<{ name: string; rows: string }>(each.join(' union all '), [newsroomId])
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}

/** Puts every row aside; what is answered sets them all back. */
export async function keepRows(): Promise<() => Promise<void>> {
  const tables = await named(all)
  await pool.query('create schema kept')
  for (const table of tables) await pool.query(`create table kept."${table}" as table public."${table}"`)
  const back = tables.map((table) => `insert into public."${table}" select * from kept."${table}";`).join('\n')
  return async () => {
    // Rules that watch writes are off meanwhile: these rows were written under them once.
    const away = tables.map((table) => `delete from public."${table}";`).join('\n')
    await pool.query(`begin; set local session_replication_role = replica; ${away} ${back} commit;`)
  }
}
