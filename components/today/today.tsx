import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/frame/demo-banner'
import { InvestigationList, type Listed } from '@/components/investigations/list'
import { type Day, longDay, weekdayDay } from '@/lib/days'
import type { AgendaDay } from '@/lib/today/agenda'
import { countAtHead, type LateRound, type Todo } from '@/lib/today/todo'
import { Agenda } from './agenda'
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
}

/** What needs doing this morning: the sentence, the lists under it, and the next working days beside them. */
export function Today({ notice, today, isMine, todo, desk, agenda, investigations, canLog, canStart }: Props) {
  const drafts = desk.drafts.reduce((sum, { count }) => sum + count, 0)
  const unsourced = desk.unsourced.reduce((sum, { count }) => sum + count, 0)
  const isDone = desk.overdue + todo.ours.length + todo.further.length + todo.windows.length + drafts + unsourced === 0
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
                      <span>{named(forces, count)}</span>
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

const lateSentence = (overdue: number, isMine: boolean) =>
  overdue === 0 ? `No answer${isMine ? ' of yours' : ''} is late.` : `${countAtHead(overdue)} ${overdue === 1 ? 'answer is' : 'answers are'} late.`

function otherSentence({ ours, further, windows }: Todo) {
  const said = [
    ...(ours.length > 0 ? [`${countAtHead(ours.length)} ${ours.length === 1 ? 'force asks' : 'forces ask'} us something.`] : []),
    ...(further.length > 0 ? [`${countAtHead(further.length)} to follow up.`] : []),
    ...(windows.length > 0 ? [`${countAtHead(windows.length)} ${windows.length === 1 ? 'window closes' : 'windows close'} within 20 working days.`] : []),
  ]
  return said.join(' ')
}

const windowWords = { review: 'ask for an internal review', ico: 'complain to the ICO', tribunal: 'appeal to the tribunal', fees: 'pay the fee' } as const
const named = (forces: readonly string[], count: number) =>
  count > forces.length ? `${forces.join(', ')} and ${count - forces.length} more` : forces.join(', ')

function Task({ count, name, hint, hot = false, children }: { count: number; name: string; hint: string; hot?: boolean; children: ReactNode }) {
  return (
    <div className="task">
      <p className={hot ? 'task-n hot' : 'task-n'} aria-hidden="true">
        {count >= 1_000 ? '999+' : count}
      </p>
      <div>
        <h3>
          <span className="vh">{count} </span>
          {name} <span className="sub">{hint}</span>
        </h3>
        {children}
      </div>
    </div>
  )
}

const SHOWN = 5

/** One round's late forces: the longest first, each with the letter that is due, and one press for all that can be chased today. */
function LateForces({ round: { code, title, late }, canLog }: { round: LateRound; canLog: boolean }) {
  const due = late.filter(({ step }) => step.letter === 'reminder' || step.letter === 'second-reminder')
  const row = ({ reference, force, dueOn, lateBy, reminders, lastLetterOn, step }: LateRound['late'][number]) => (
    <li key={reference}>
      <b>
        <a className="plain" href={`/requests/${reference}`}>
          {force}
        </a>
      </b>
      <span>
        {dueOn && `due ${weekdayDay(dueOn)}`}
        {lastLetterOn && <span className="mut">{`, ${reminders === 1 ? 'chased' : `chased ${reminders} times, last`} ${weekdayDay(lastLetterOn)}`}</span>}
      </span>
      <span className="late">
        {lateBy} working {lateBy === 1 ? 'day' : 'days'} late
      </span>
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
      <ul className="rows">{late.slice(0, SHOWN).map(row)}</ul>
      {late.length > SHOWN && (
        <details>
          <summary className="more-late">
            {late.length - SHOWN} more, {late.at(-1)!.lateBy} to {late[SHOWN]!.lateBy} working days late
          </summary>
          <ul className="rows">{late.slice(SHOWN).map(row)}</ul>
        </details>
      )}
    </div>
  )
}
