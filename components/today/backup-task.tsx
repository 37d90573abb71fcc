import type { BackupSummary } from '@/lib/backup/words'

/** For admins, and only while the backups want something of them: loud where one was promised and is late, quiet where none was set up. */
export function BackupTask({ summary: { kind, isFailing, heading, success, failure } }: { summary: BackupSummary }) {
  const isOff = kind === 'off'
  return (
    <div className="task">
      <p className={isOff ? 'task-n' : 'task-n hot'} aria-hidden="true">
        {isOff ? '·' : '!'}
      </p>
      <div>
        <h3>
          {heading} <span className="sub">{isOff ? 'A disk that fails takes the record with it' : 'What is logged since is on one disk alone'}</span>
        </h3>
        <p className="s13">
          {isFailing ? failure : success} <a href="/settings#backups">{isOff ? 'How to set it up' : 'Look at the backups'}</a>
        </p>
      </div>
    </div>
  )
}
