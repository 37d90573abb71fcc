import { findLastRuns } from '@/lib/backup/queries'
import { healthLine } from '@/lib/backup/status'
import { pool } from '@/lib/db'
import { env } from '@/lib/env'
import { type Applied, knownMigrations, migrationFaults } from '@/prisma/migrate'

/** Whether the desk can work: the database answers, and stands as this version left it. For monitors, load balancers and the front door. */
export const dynamic = 'force-dynamic'

const known = knownMigrations()
const PATIENCE_MS = 3_000

const words = {
  missing: (name: string) => `The migration ${name} is not applied yet.`,
  newer: (name: string) => `The database has the migration ${name}, which this version doesn't know.`,
  changed: (name: string) => `The migration ${name} is not the one that was applied.`,
}

export async function GET() {
  const fault = await findFault()
  return new Response(fault ?? `ok\n${await backupLine()}`, {
    status: fault ? 503 : 200,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

async function findFault() {
  try {
    const answer = pool.query<Applied>(
      'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const { rows } = await Promise.race([answer, late()])
    const [fault] = migrationFaults(known, rows)
    return fault ? words[fault.reason](fault.name) : null
  } catch (error) {
    // 42P01: the server answers, but there is no table of migrations.
    return (error as { code?: string }).code === '42P01' ? words.missing(known[0]?.name ?? 'of the first version') : 'The database does not answer.'
  }
}

/** A backup that is late is for a person to look at; no copy of the app is taken out of service for it. */
const backupLine = async () =>
  findLastRuns().then(
    (runs) => healthLine(runs, { isNightly: env.BACKUP_TO !== undefined, now: new Date() }),
    () => 'backup: unknown',
  )

const late = () => new Promise<never>((_, refuse) => setTimeout(refuse, PATIENCE_MS, new Error('late')).unref())
