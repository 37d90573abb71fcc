import { findLastRuns } from '@/lib/backup/queries'
import { backupHealth } from '@/lib/backup/status'
import { pool } from '@/lib/db'
import { env } from '@/lib/env'
import { type Applied, knownMigrations, migrationFaults } from '@/prisma/migrate'

/**
 * Whether the desk can work, part by part: the database answers and is as this version left it, and a worker is connected to it.
 * 200 when all is well, 503 and a sentence for each part that is not. For monitors, load balancers and the front door.
 */
export const dynamic = 'force-dynamic'

const known = knownMigrations()
const PATIENCE_MS = 3_000

const words = {
  missing: (name: string) => `The migration ${name} is not applied yet.`,
  newer: (name: string) => `The database has the migration ${name}, which this version doesn't know.`,
  changed: (name: string) => `The migration ${name} is not the one that was applied.`,
}

export async function GET() {
  const parts = await faultsByPart()
  const isWell = Object.values(parts).every((fault) => fault === 'ok')
  const headers = { 'Cache-Control': 'no-store', ...(isWell ? {} : { 'Retry-After': '5' }) }
  const backup = parts.database === 'ok' ? await backupPart() : 'unknown'
  return Response.json({ status: isWell ? 'ok' : 'unavailable', ...parts, backup }, { status: isWell ? 200 : 503, headers })
}

/** A backup that is late is for a person to look at; no copy of the app is taken out of service for it. */
const backupPart = async () =>
  findLastRuns().then(
    (runs) => backupHealth(runs, { isNightly: env.BACKUP_TO !== undefined, now: new Date() }),
    () => 'unknown',
  )

/** 'ok', or what is wrong, for each part. */
async function faultsByPart(): Promise<{ database: string; worker: string }> {
  try {
    const [applied, workers] = await Promise.race([Promise.all([appliedMigrations(), workersConnected()]), late()])
    const [fault] = migrationFaults(known, applied)
    return { database: fault ? words[fault.reason](fault.name) : 'ok', worker: workers > 0 ? 'ok' : 'The worker is not running.' }
  } catch (error) {
    // 42P01: the server answers, but there is no table of migrations.
    const isEmpty = (error as { code?: string }).code === '42P01'
    return {
      database: isEmpty ? words.missing(known[0]?.name ?? 'of the first version') : 'The database does not answer.',
      worker: 'Not known while the database does not answer.',
    }
  }
}

const appliedMigrations = async () =>
  (await pool.query<Applied>('select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null')).rows

/** A worker names its connections (lib/jobs/worker.ts), and they end with it, however it ends. */
const workersConnected = async () =>
  (
    await pool.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'foi-desk worker'",
    )
  ).rows[0]!.count

const late = () => new Promise<never>((_, refuse) => setTimeout(refuse, PATIENCE_MS, new Error('late')).unref())
