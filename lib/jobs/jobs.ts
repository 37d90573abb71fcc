import { nightlyBackup } from '@/lib/backup/nightly'
import { dayIn } from '@/lib/days'
import { pool, rows } from '@/lib/db'
import { getCalendar } from '@/lib/working-days/queries'
import { KEPT_DAYS } from '@/lib/idempotency'
import { sweepOrphans } from '@/lib/files/orphans/commands'
import { sweepIncoming } from '@/lib/files/store'
import { refreshWindows } from '@/lib/requests/derived/commands'

/**
 * Everything that is done without a person asking for it, each once however many workers run. `at` is a cron line in London's time.
 * A job may be run twice, after a crash, and must not mind. `onStart`: also when a worker begins, for the nights that nobody worked.
 * `hours`: how long it may take, where a quarter of an hour may be too little; after that the queue takes it for dead and begins it again.
 */
export type Job = { at: string; onStart?: true; hours?: number; run: (now: Date) => Promise<number> }

export const jobs = {
  /** Uploads that broke off and were left behind. */
  'uploads.swept': { at: '23 * * * *', run: sweepIncoming },
  /** Bytes whose row was never written, because the desk was killed between the two. */
  'files.swept': { at: '52 2 * * *', onStart: true, run: sweepOrphans },
  /** Counts of failed sign-ins that no longer hold anybody up. */
  'sign-in-failures.forgotten': { at: '41 3 * * *', run: forgetSignInFailures },
  /** Keys of presses that nobody repeats any more (lib/idempotency.ts). */
  'idempotency-keys.forgotten': { at: '17 3 * * *', run: forgetKeys },
  /** A window that closed yesterday may have another open behind it: the lists of today show that one. */
  'windows.refreshed': { at: '4 0 * * *', onStart: true, run: refreshAllWindows },
  /** Where BACKUP_TO is set. */
  'backup.made': { at: '30 2 * * *', onStart: true, hours: 12, run: nightlyBackup },
} satisfies Record<string, Job>

export type JobName = keyof typeof jobs
export const jobNames = Object.keys(jobs) as JobName[]

/** An address that nobody tried again since leaves no trace. Says how many there were. */
async function forgetSignInFailures(now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from sign_in_failure where expire < $1', [now.getTime()])
  return rowCount ?? 0
}

async function forgetKeys(now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from idempotency_key where at < $1', [new Date(now.getTime() - KEPT_DAYS * 86_400_000)])
  return rowCount ?? 0
}

async function refreshAllWindows(now: Date): Promise<number> {
  const newsrooms = await rows<{ id: string }>('select id from newsroom', [])
  let refreshed = 0
  for (const { id } of newsrooms) refreshed += await refreshWindows(id, await getCalendar({ newsroomId: id }), dayIn(now))
  return refreshed
}
