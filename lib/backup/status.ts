import { type Day, dayIn } from '@/lib/days'

/**
 * How the backups stand, for Settings, Today and the health page. A backup is late when the last good one is older than two days, whether it was
 * made by night or by hand. Where no BACKUP_TO is set nothing was promised, so nothing is late: an admin is only reminded.
 */
export type Run = { startedAt: Date; finishedAt: Date; folder: string; message: string | null; bytes: number | null }
export type LastRuns = { success: Run | null; failure: Run | null }
export type BackupStatus = { kind: 'good' | 'late' | 'none' | 'off'; isFailing: boolean }

const LATE_MS = 48 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000

export function backupStatus({ success, failure }: LastRuns, { isNightly, now }: { isNightly: boolean; now: Date }): BackupStatus {
  const isFailing = failure !== null && (success === null || failure.finishedAt > success.finishedAt)
  // Dated by its start: what was logged while it ran is not in it.
  const isRecent = success !== null && now.getTime() - success.startedAt.getTime() <= LATE_MS
  const kind = isRecent ? 'good' : !isNightly ? 'off' : success ? 'late' : 'none'
  return { kind, isFailing }
}

/** The night that an instant belongs to: the nightly backup runs at half past two in London, and on the day the clocks go forward that is an hour after half past midnight. */
export const nightOf = (instant: Date): Day => dayIn(new Date(instant.getTime() - HOUR_MS))

/** Whether the nightly backup is still to be made. After a crash, or when a desk starts that was off by night, the job is asked again. */
export const isDue = (success: Pick<Run, 'startedAt'> | null, now: Date) => success === null || nightOf(success.startedAt) !== nightOf(now)

/** For monitors: its first words never change, and nothing in it is secret. */
export function backupHealth({ success, failure }: LastRuns, options: { isNightly: boolean; now: Date }): string {
  const { kind, isFailing } = backupStatus({ success, failure }, options)
  const last = success ? `last good ${success.startedAt.toISOString()}` : 'none yet'
  const failed = isFailing ? `, failed ${failure!.finishedAt.toISOString()}` : ''
  return `${{ good: 'good', late: 'late', none: 'late', off: 'not set up' }[kind]}, ${last}${failed}`
}
