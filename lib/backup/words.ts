import { fileSize } from '@/lib/files/names'
import { type BackupStatus, type LastRuns, type Run, backupStatus } from './status'

/**
 * How the backups are told to an admin, on Settings and on Today. The instants are London's, as on the wall of the newsroom.
 */
const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })
export const instantInWords = (at: Date) => instant.format(at)

type Nightly = { folder: string; keep: number } | null
export type BackupSummary = BackupStatus & { heading: string; plan: string; success: string; failure: string | null }

export function summaryOf(runs: LastRuns, { nightly, now }: { nightly: Nightly; now: Date }): BackupSummary {
  const status = backupStatus(runs, { isNightly: nightly !== null, now })
  return {
    ...status,
    heading: headings[status.kind],
    plan: nightly
      ? `Each night at half past two to ${nightly.folder}; the last ${nightly.keep === 1 ? 'one is' : `${nightly.keep} are`} kept.`
      : 'None is made by night: set BACKUP_TO to a folder on another disk, and start the desk again.',
    success: runs.success
      ? `The last good one is of ${placed(runs.success)}.${runs.success.message ? ` ${runs.success.message}` : ''}`
      : 'No backup has been made yet.',
    failure: runs.failure
      ? `${status.isFailing ? 'The last attempt failed' : 'The last that failed'}, ${instantInWords(runs.failure.finishedAt)}. ${runs.failure.message ?? ''}`.trim()
      : null,
  }
}

const headings: Record<BackupStatus['kind'], string> = {
  good: 'The desk is backed up.',
  late: 'The last good backup is older than two days.',
  none: 'No backup has been made yet.',
  off: 'Nothing backs up this desk.',
}

const placed = ({ startedAt, folder, bytes }: Run) => `${instantInWords(startedAt)}, in ${folder}${bytes === null ? '' : ` (${fileSize(bytes)})`}`
