import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { env } from './env'

// A `date` column is a day, not an instant: it arrives as the text it is, '2026-04-08'.
const parseDates = (oid: number, format?: 'text' | 'binary') => (oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format))

const kept = globalThis as { pool?: pg.Pool; db?: PrismaClient; statements?: Map<string, string> }

// Nobody waits for ever: behind a lock, for a statement, for a server that does not answer. `storage-faults.ts` makes a sentence of each.
const connection = {
  connectionString: env.DATABASE_URL,
  max: env.DATABASE_POOL,
  connectionTimeoutMillis: 5_000,
  lock_timeout: 15_000,
  statement_timeout: 120_000,
  idle_in_transaction_session_timeout: 120_000,
  keepAlive: true,
}

/** The one pool of connections, for SQL that Prisma would write worse (counts, feeds, exports). Days come as 'YYYY-MM-DD'. */
export const pool = (kept.pool ??= new pg.Pool({ ...connection, types: { getTypeParser: parseDates as typeof pg.types.getTypeParser } }))

// A connection that dies, in the pool or in somebody's hands, is told to whoever asks it next: unheard, it would end the program.
if (pool.listenerCount('error') === 0) {
  pool.on('error', (error) => console.error(`A connection to the database was lost: ${error.message}`))
  pool.on('connect', (client) => client.on('error', () => {}))
}

/** The one Prisma client, on a pool of its own: the adapter reads dates its own way. `next dev` reloads modules, so both are kept on globalThis. */
export const db = (kept.db ??= new PrismaClient({
  adapter: new PrismaPg(connection, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
  // A transaction waits for a connection while others hold them all: Prisma's own two seconds would refuse the last of thirty who press at once.
  transactionOptions: { maxWait: 10_000 },
}))

/** What a command writes through: the client, or an open transaction. */
export type Tx = Parameters<Parameters<typeof db.$transaction>[0]>[0]

/** Whether a write broke a rule that something is there once: of two who choose one name at the same moment, the table decides. */
export const isUniqueViolation = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

// Kept beside the pool: its connections remember which text goes by which name, whoever loads this module anew.
const names = (kept.statements ??= new Map<string, string>())
function nameOf(sql: string) {
  // One name per text, so that the server plans it once a connection. Bounded: a text beyond the thousandth goes unnamed elsewhere.
  let name = names.get(sql)
  if (!name) names.set(sql, (name = `s${names.size}`))
  return name
}

/** Rows of a statement by the pool, planned once a connection and named by its text. */
export async function rows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await pool.query<Row & pg.QueryResultRow>({ name: `q${nameOf(text)}`, text, values: values as unknown[] })
  return rows
}
