import type { Route } from 'next'
import Link from 'next/link'
import { CopyButton } from '@/components/clock/copy-button'
import { StateWord } from '@/components/frame/state-word'
import { noticeLateBy } from '@/lib/clock/late-notice'
import { type Day, datedDay, weekdayDay } from '@/lib/days'
import type { Badge } from '@/lib/requests/badges'
import type { Neighbours } from '@/lib/requests/page/queries'
import type { RequestRow } from '@/lib/requests/reading'
import { workingDays, workingDaysLate } from '@/lib/words'

type Props = { request: RequestRow & { investigation: { code: string; title: string } }; marks: readonly Badge[]; neighbours: Neighbours; mayLog: boolean }

const requestHref = (reference: string, more = '') => `/requests/${encodeURIComponent(reference)}${more}` as Route

/** The force, the one word and what it means today, the references, and the way to the force before and after. */
export function RequestHead({ request, marks, neighbours: { previous, next }, mayLog }: Props) {
  const { reference, force, standing, clock, investigation, forceReference, owner, sentOn } = request
  return (
    <div className="head">
      <div className="head-row">
        <div className="rq">
          <p className="crumb">
            <Link href="/investigations" prefetch={false}>
              Investigations
            </Link>{' '}
            <span aria-hidden="true">/</span>{' '}
            <Link href={`/investigations/${investigation.code}` as Route} prefetch={false}>
              {investigation.title}
            </Link>
          </p>
          <h1 className="title big">{force.name}</h1>
        </div>
        <nav className="acts" aria-label="In this round">
          {previous && (
            <Link className="btn" href={requestHref(previous.reference)} prefetch={false}>
              <span aria-hidden="true">←</span>
              <span className="vh">Previous force:</span> {previous.name}
            </Link>
          )}
          {next && (
            <Link className="btn" href={requestHref(next.reference)} prefetch={false}>
              <span className="vh">Next force:</span> {next.name} <span aria-hidden="true">→</span>
            </Link>
          )}
          {mayLog && (
            <a className="btn go" href="#log">
              Log what happened
            </a>
          )}
        </nav>
      </div>
      <p className="rq-state">
        <StateWord standing={standing} long />
        <span className="rq-fact">{factOf(clock)}</span>
        {marks.map(({ words, tone, title }) => (
          <span key={words} className={`tag ${tone}`} title={title}>
            {words}
          </span>
        ))}
      </p>
      <dl className="facts">
        <div>
          <dt>Our reference</dt>
          <dd>{reference}</dd>
        </div>
        <div>
          <dt>Their reference</dt>
          <dd>
            {forceReference ?? 'none given yet'}{' '}
            {forceReference && (
              <CopyButton text={forceReference} className="btn txt sm">
                Copy
              </CopyButton>
            )}
          </dd>
        </div>
        <div>
          <dt>Sent</dt>
          <dd>{sentOn ? datedDay(sentOn) : 'not yet'}</dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>{owner?.name ?? 'nobody'}</dd>
        </div>
      </dl>
    </div>
  )
}

const unlessBinds = (on: Day | null, clock: RequestRow['clock']) => (on && on !== clock.effectiveDueOn ? `; late only after ${weekdayDay(on)}` : '')

/** Where the request stands in time, in one phrase. */
export function factOf(clock: RequestRow['clock']): string {
  const { effectiveDueOn, isLate, lateBy, daysLeft, answeredOn, workingDaysTaken, isStopped, extendedTo, lateAfterOn } = clock
  if (clock.withdrawnOn) return `on ${weekdayDay(clock.withdrawnOn)}`
  if (isLate && effectiveDueOn) return `${workingDaysLate(lateBy)}, due ${weekdayDay(effectiveDueOn)}`
  if (answeredOn)
    return `answered ${weekdayDay(answeredOn)}${workingDaysTaken === null ? '' : `, after ${workingDays(workingDaysTaken)}`}${clock.answeredLate ? `: ${workingDaysLate(lateBy)}` : ''}`
  if (clock.feeLapsedOn) return `the fee was not paid by ${weekdayDay(clock.feeLapsedOn)}, so the force need not answer`
  if (isStopped) return clock.fee ? 'the clock waits for the fee' : 'the clock waits for our answer'
  if (clock.withoutAnswerSince) return `without an answer since ${weekdayDay(clock.withoutAnswerSince)}; the Act sets no time for another`
  if (daysLeft === null || !effectiveDueOn) return ''
  const left = daysLeft === 0 ? 'due today' : `${workingDays(daysLeft)} left`
  return `${extendedTo ? `to ${weekdayDay(extendedTo)}` : `due ${weekdayDay(effectiveDueOn)}`}, ${daysLeft === 0 && lateAfterOn !== effectiveDueOn ? 'by rule B' : left}${unlessBinds(lateAfterOn, clock)}${noticeLateBy(clock) > 0 ? `; notice ${workingDays(noticeLateBy(clock))} late` : ''}`
}
