import { weekdayDay } from '@/lib/days'
import type { LateRound } from '@/lib/today/todo'
import { workingDaysLate } from '@/lib/words'

/** How many rows stand open; the rest are folded. */
const OPEN_ROWS = 5

/** One round's late forces: the longest first, each with the letter that is due, and one press for all that can be chased today. */
export function LateForces({ round: { code, title, late }, canLog }: { round: LateRound; canLog: boolean }) {
  const due = late.filter(({ step }) => step.letter === 'reminder' || step.letter === 'second-reminder')
  const row = ({ reference, force, dueOn, lateBy, reminders, lastReminderOn, step }: LateRound['late'][number]) => (
    <li key={reference}>
      <b>
        <a className="plain" href={`/requests/${reference}`}>
          {force}
        </a>
      </b>
      <span>
        {dueOn && `due ${weekdayDay(dueOn)}`}
        {lastReminderOn && <span className="mut">{`, ${reminders === 1 ? 'chased' : `chased ${reminders} times, last`} ${weekdayDay(lastReminderOn)}`}</span>}
      </span>
      <span className="late">{workingDaysLate(lateBy)}</span>
      {step.letter === 'reminder' || step.letter === 'second-reminder' ? (
        <a href={`/investigations/${code}/bulk?do=remind&r=${encodeURIComponent(reference)}`}>{step.letter === 'reminder' ? 'Reminder' : 'Second reminder'}</a>
      ) : (
        <span className={step.by === 'us' ? '' : 'mut'} title={step.reason}>
          {step.by === 'us' ? <a href={`/requests/${reference}`}>{step.words}</a> : step.words}
        </span>
      )}
    </li>
  )
  return (
    <div className="round-late">
      <div className="round-name">
        <a className="plain m" href={`/investigations/${code}?standing=no+response`}>
          {title}
        </a>
        <span className="mut">{late.length}</span>
        {canLog && due.length > 0 && (
          <a className="btn go" href={`/investigations/${code}/bulk?do=remind`}>
            Write {due.length} {due.length === 1 ? 'letter' : 'letters'}
          </a>
        )}
      </div>
      <ul className="rows">{late.slice(0, OPEN_ROWS).map(row)}</ul>
      {late.length > OPEN_ROWS && (
        <details>
          <summary className="more-late">
            {late.length - OPEN_ROWS} more, {spanLate(late.at(-1)!.lateBy, late[OPEN_ROWS]!.lateBy)}
          </summary>
          <ul className="rows">{late.slice(OPEN_ROWS).map(row)}</ul>
        </details>
      )}
    </div>
  )
}

/** '3 to 12 working days late', 'all 12 working days late' */
const spanLate = (least: number, most: number) => (least === most ? `all ${workingDaysLate(most)}` : `${least} to ${workingDaysLate(most)}`)
