import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { env } from '@/lib/env'
import { backUp, type Outcome, recordRun } from './back-up.ts'
import { clearLeftovers, removeBackup } from './folder.ts'
import { names } from './manifest.ts'
import { settingsToKeep } from './settings.ts'
import { isDue } from './status'

/**
 * The backup of each night, in BACKUP_TO. Of several workers one makes it: the queue gives the job to one, and a lock in the database holds off a second.
 * Old ones are removed only after a new one was made and checked, so that a disk that is full, or a file that is damaged, costs no backup.
 */
const LOCK = 72_707_370
const isNightly = (name: string) => /^foi-desk-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/.test(name)
const nameAt = (now: Date) => `foi-desk-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`

/** Makes tonight's backup unless it is made. Says how many backups were made; a refusal is on the record and in the log. */
export async function nightlyBackup(now: Date): Promise<number> {
  if (!env.BACKUP_TO) return 0
  const source = { databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, settings: settingsToKeep(process.env) }
  const outcome = await makeNightly(source, { parent: env.BACKUP_TO, keep: env.BACKUP_KEEP, now })
  if (outcome && !outcome.ok) console.error(`Worker: no backup was made. ${outcome.message}`)
  return outcome?.ok ? 1 : 0
}

type Options = { parent: string; keep: number; now: Date }

/** Null where there is nothing to do: tonight's is there, or another is making it. */
export async function makeNightly(source: Parameters<typeof backUp>[0], { parent, keep, now }: Options): Promise<Outcome | null> {
  const client = new Client({ connectionString: source.databaseUrl, application_name: 'foi-desk backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
    if (!rows[0]!.taken) return null
    // One that somebody made elsewhere by hand is no reason to leave out the night's.
    const { rows: runs } = await client.query<{ startedAt: Date }>(
      'select started_at as "startedAt" from backup_run where is_good and starts_with(folder, $1) order by started_at desc limit 1',
      [join(resolve(parent), 'foi-desk-')],
    )
    if (!isDue(runs[0] ?? null, now)) return null
    await clearLeftovers(parent, isNightly)
    const folder = join(resolve(parent), nameAt(now))
    const began = performance.now()
    const record = (outcome: Outcome, note: string | null = null) =>
      recordRun(source.databaseUrl, { startedAt: now, finishedAt: new Date(now.getTime() + performance.now() - began), folder, outcome, note })
    let outcome: Outcome
    try {
      outcome = await backUp(source, folder, { now, previous: (await listNightly(parent)).at(-1) ?? null })
    } catch (error) {
      await record({ ok: false, message: `The backup failed: ${(error as Error).message}` })
      throw error
    }
    await record(outcome, outcome.ok ? await removeOldest(parent, keep) : null)
    return outcome
  } finally {
    await client.end().catch(() => {})
  }
}

/** Removes what is beyond the number to keep, oldest first. What goes wrong then is told: the new one is good all the same. */
async function removeOldest(parent: string, keep: number): Promise<string | null> {
  const backups = await listNightly(parent)
  try {
    for (const folder of backups.slice(0, -keep)) await removeBackup(folder)
    return null
  } catch (error) {
    return `The backup is good, but an older one could not be removed (${(error as Error).message}): remove it by hand, or the disk fills up.`
  }
}

/** The backups of the nights, oldest first. A folder of such a name without a manifest is none of ours to count or to remove. */
async function listNightly(parent: string): Promise<string[]> {
  const found = (await readdir(parent).catch(() => [])).filter(isNightly).sort()
  const whole = await Promise.all(found.map((name) => stat(join(parent, name, names.manifest)).catch(() => null)))
  return found.filter((_, index) => whole[index]).map((name) => join(resolve(parent), name))
}
