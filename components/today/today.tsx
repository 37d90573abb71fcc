import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/frame/demo-banner'
import { InvestigationList, type Listed } from '@/components/investigations/list'
import { type Day, longDay, weekdayDay } from '@/lib/days'
import type { AgendaDay } from '@/lib/today/agenda'
import type { BackupSummary } from '@/lib/backup/words'
import type { Todo } from '@/lib/today/todo'
import { Agenda } from './agenda'
import { BackupTask } from './backup-task'
import { LateForces } from './late-forces'
import { forcesInWords, lateSentence, otherSentence, windowWords } from './sentences'
import { Task } from './task'
import './today.css'

type Place = { code: string; title: string; demonstration: boolean }
type Desk = { overdue: number; mine: number; drafts: (Place & { count: number; forces: string[] })[]; unsourced: (Place & { count: number })[] }
type Props = {
  notice?: ReactNode
  today: Day
  isMine: boolean
  todo: Todo
  desk: Desk
  agenda: AgendaDay[]
  investigations: Listed[]
  canLog: boolean
  canStart: boolean
  backups: BackupSummary | null
}

/** What needs doing this morning: the sentence, the lists under it, and the next working days beside them. */
export function Today({ notice, today, isMine, todo, desk, agenda, investigations, canLog, canStart, backups }: Props) {
  const drafts = desk.drafts.reduce((sum, { count }) => sum + count, 0)
  const unsourced = desk.unsourced.reduce((sum, { count }) => sum + count, 0)
  const isUnsafe = backups !== null && (backups.kind === 'late' || backups.kind === 'none')
  const isDone = !isUnsafe && desk.overdue + todo.ours.length + todo.further.length + todo.windows.length + drafts + unsourced === 0
  const next = agenda.find(({ falls, on }) => on > today && falls.length > 0)
  const invented = [...investigations, ...todo.late, ...[...todo.ours, ...todo.further, ...todo.windows].map(({ investigation }) => investigation)].find(
    ({ demonstration }) => demonstration,
  )
  return (
    <>
      {invented && <DemoBanner of={invented.title} />}
      <div className="today">
        {notice}
        <div className="today-head">
          <div>
            <p className="s13 mut">{longDay(today)}</p>
            <h1 className="big">
              <strong>{lateSentence(desk.overdue, isMine)}</strong> {otherSentence(todo)}
            </h1>
          </div>
          <div className="chips" role="group" aria-label="Whose">
            <a className="chip" href="/" aria-current={isMine ? undefined : 'true'}>
              The whole desk
            </a>
            <a className="chip" href="/?show=mine" aria-current={isMine ? 'true' : undefined}>
              Mine <b>{desk.mine}</b>
            </a>
          </div>
        </div>

        <div className="today-cols">
          <section aria-label="To do">
            <h2 className="rule">
              To do <span className="end sub">Most urgent first. Done things leave the list by themselves.</span>
            </h2>
            {isUnsafe && <BackupTask summary={backups} />}
            {isDone && (
              <div className="box">
                <h3>Nothing to do</h3>
                <p>
                  No force is late, no window closes and every figure has its source.
                  {next && ` Next: ${next.falls.reduce((sum, { count }) => sum + count, 0)} due on ${longDay(next.on)}.`}
                </p>
              </div>
            )}
            {desk.overdue > 0 && (
              <Task count={desk.overdue} hot name="to chase" hint="No response and past the due date">
                {todo.late.map((round) => (
                  <LateForces key={round.code} round={round} canLog={canLog} />
                ))}
              </Task>
            )}
            {todo.ours.length > 0 && (
              <Task
                count={todo.ours.length}
                name={todo.ours.length === 1 ? 'question for us' : 'questions for us'}
                hint="The clock does not run until we answer"
              >
                <ul className="rows">
                  {todo.ours.map(({ reference, force, investigation, since }) => (
                    <li key={reference}>
                      <b>{force}</b>
                      <span className="mut">{investigation.title}</span>
                      <span>{since && `asked ${weekdayDay(since)}`}</span>
                      <a href={`/requests/${reference}`}>Answer</a>
                    </li>
                  ))}
                </ul>
              </Task>
            )}
            {todo.further.length > 0 && (
              <Task count={todo.further.length} name="to follow up" hint="Owed beside or after a first answer, or asked of us">
                <ul className="rows">
                  {todo.further.map(({ reference, force, investigation, words, reason, from }) => (
                    <li key={reference}>
                      <b>{force}</b>
                      <span className="mut">{investigation.title}</span>
                      <span title={reason}>{from && `since ${weekdayDay(from)}`}</span>
                      <a href={`/requests/${reference}`}>{words}</a>
                    </li>
                  ))}
                </ul>
              </Task>
            )}
            {todo.windows.length > 0 && (
              <Task
                count={todo.windows.length}
                name={todo.windows.length === 1 ? 'window closing' : 'windows closing'}
                hint="After these dates the right is lost or weaker"
              >
                <ul className="rows">
                  {todo.windows.map(({ reference, force, investigation, window, closesOn, daysLeft, unit, words }) => (
                    <li key={`${reference} ${window}`}>
                      <b>{force}</b>
                      <span className="mut">{investigation.title}</span>
                      <span title={words}>
                        {windowWords[window]} by {weekdayDay(closesOn)},{' '}
                        {daysLeft === 0 ? 'today' : `${daysLeft} ${daysLeft === 1 ? unit.replace(/s$/, '') : unit}`}
                      </span>
                      <a href={`/requests/${reference}`}>Open</a>
                    </li>
                  ))}
                </ul>
              </Task>
            )}
            {drafts > 0 && (
              <Task count={drafts} name={drafts === 1 ? 'draft' : 'drafts'} hint="Written, not logged as sent: no clock runs">
                <ul className="rows">
                  {desk.drafts.map(({ code, title, count, forces }) => (
                    <li key={code}>
                      <b>{title}</b>
                      <span className="mut">{code}</span>
                      <span>{forcesInWords(forces, count)}</span>
                      {canLog ? <a href={`/investigations/${code}/bulk?do=sent`}>Log as sent</a> : <a href={`/investigations/${code}`}>Open</a>}
                    </li>
                  ))}
                </ul>
              </Task>
            )}
            {unsourced > 0 && (
              <Task
                count={unsourced}
                name={unsourced === 1 ? 'figure without a source' : 'figures without a source'}
                hint="Nothing is published that cannot be shown in a letter or a file"
              >
                <ul className="rows">
                  {desk.unsourced.map(({ code, title, count }) => (
                    <li key={code}>
                      <b>{title}</b>
                      <span className="mut">{code}</span>
                      <span>
                        {count} {count === 1 ? 'figure' : 'figures'}
                      </span>
                      <a href={`/investigations/${code}/figures`}>Name the source</a>
                    </li>
                  ))}
                </ul>
              </Task>
            )}
            {backups?.kind === 'off' && <BackupTask summary={backups} />}
          </section>
          <Agenda days={agenda} today={today} overdue={desk.overdue} />
        </div>

        <section className="today-invs">
          <h2 className="rule">
            Investigations{' '}
            {canStart && (
              <span className="end">
                <a href="/investigations/new">Start an investigation</a>
              </span>
            )}
          </h2>
          <InvestigationList investigations={investigations} canStart={canStart} />
        </section>
      </div>
    </>
  )
}
