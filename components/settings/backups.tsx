import { Note } from '@/components/frame/note'
import type { BackupSummary } from '@/lib/backup/words'

/** For admins: when the desk was last backed up, where to, and why not where it failed. */
export function Backups({ summary: { kind, isFailing, heading, plan, success, failure } }: { summary: BackupSummary }) {
  return (
    <section aria-labelledby="backups">
      <h2 className="rule" id="backups">
        Backups
      </h2>
      {(kind === 'late' || kind === 'none' || isFailing) && (
        <Note kind="warn">
          <b>{kind === 'good' ? 'The last backup failed.' : heading}</b> {isFailing && <span>{failure}</span>}
        </Note>
      )}
      <p className="lead">{plan}</p>
      <p>{success}</p>
      {failure && !isFailing && <p className="mut">{failure}</p>}
      <p className="lead">
        One by hand: <code>npm run backup -- FOLDER</code>, while the desk runs. <code>npm run restore -- FOLDER</code> brings it back into an empty data
        folder. A copy of the folder of a running desk is no backup.
      </p>
    </section>
  )
}
