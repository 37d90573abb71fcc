import { Note } from '@/components/frame/note'
import { type Day, weekdayDay } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Body, Clock } from '@/lib/clock/types'
import { noticeLateBy } from '@/lib/clock/late-notice'
import { workingDays } from '@/lib/words'
import type { RequestCount } from '@/lib/clock/strip/counts'
import { stripOf } from '@/lib/clock/strip/strip'
import { CopyButton } from './copy-button'
import { ClockStrip } from './strip'

type Props = { clock: Clock; counts: readonly RequestCount[]; calendar: Calendar; body: Body }

/** Why the date is the date: the count drawn day by day, its dates in a column, and the same in words to read aloud or paste. */
export function RequestClock({ clock, counts, calendar, body }: Props) {
  const current = counts.at(-1)
  const earlier = counts.slice(0, -1)
  return (
    <section className="clock" aria-labelledby="h-clock">
      <h2 className="rule" id="h-clock">
        Clock <span className="end sub">The day of receipt is day 0, weekend or not</span>
      </h2>
      {current ? <ClockStrip strip={stripOf(current.count, calendar)} /> : <Unclocked clock={clock} body={body} />}
      {current && <Verdict clock={clock} current={current} />}
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length === 1 ? 'The count before it' : `The ${earlier.length} counts before it`}</summary>
          {earlier.map(({ count, endedBy }) => (
            <div className="earlier" key={count.zeroOn}>
              <ClockStrip strip={stripOf(count, calendar)} />
              <p className="s13 mut">{endedBy}.</p>
            </div>
          ))}
        </details>
      )}
      {current && clock.sentences.length > 0 && (
        <>
          <div className="words" id="clock-words">
            {clock.sentences.map((words) => (
              <p key={words}>{words}</p>
            ))}
          </div>
          <div className="acts">
            <CopyButton text={clock.sentences.join('\n\n')}>Copy this for a letter</CopyButton>
          </div>
        </>
      )}
    </section>
  )
}

function Unclocked({ clock, body }: { clock: Clock; body: Body }) {
  if (body === 'foisa')
    return (
      <Note>
        <b>Another Act.</b> This authority answers under the Freedom of Information (Scotland) Act 2002, with its own clock and its own Commissioner. The desk
        keeps its record and counts no dates for it.
      </Note>
    )
  if (body === 'none')
    return (
      <Note>
        <b>No duty to answer.</b> This body is no public authority under the Act, so nothing is ever due.
      </Note>
    )
  return (
    <p className="hint">
      {clock.failedOn
        ? 'The letter did not arrive, so no time runs. The clock starts when it is logged as sent again.'
        : 'No time runs yet. The clock starts on the day the force receives the request.'}
    </p>
  )
}

/** Every date that can be asked for, in the order in which they bind. Years are said where they are not this count's own. */
function Verdict({ clock, current: { count } }: { clock: Clock; current: RequestCount }) {
  const written = (on: Day) => (on.slice(0, 4) === count.zeroOn.slice(0, 4) ? weekdayDay(on) : `${weekdayDay(on)} ${on.slice(0, 4)}`)
  const { extendedTo, dueOn, codeDueOn, fortiethOn, promisedOn, dueOnSaid, answeredOn } = clock
  const lines: [name: string, on: Day | null, provisional?: boolean][] = [
    ['Due under rule B', codeDueOn === dueOn ? null : codeDueOn],
    [noticeLateBy(clock) > 0 ? `Extended to, notice ${workingDays(noticeLateBy(clock))} late` : 'Extended by them to', extendedTo],
    ['Working day 40', fortiethOn, clock.fortiethProvisional && !clock.provisional],
    [`Answered${clock.workingDaysTaken === null ? '' : `, day ${clock.workingDaysTaken}`}`, answeredOn],
    ['Answered anew', clock.replacedOn],
    ['Date their letter gave', dueOnSaid],
    ['They say they will answer by', promisedOn],
    ['Review asked', clock.reviewRequestedOn],
    ['Review due', clock.reviewDecidedOn ? null : clock.reviewDueOn, clock.reviewProvisional],
    ['Review, day 40', clock.reviewDecidedOn ? null : clock.reviewLatestOn],
    ['Review decided', clock.reviewDecidedOn],
    ['Complaint to the ICO', clock.icoComplainedOn],
    ['ICO decided', clock.icoDecidedOn],
    ['They must comply by', clock.icoReplyBy ?? clock.tribunalReplyBy],
  ]
  return (
    <div className="verdict">
      <dl>
        <div className="big">
          {dueOn ? (
            <>
              <dt>Due, working day 20</dt>
              <dd>{written(dueOn)}</dd>
            </>
          ) : (
            <>
              <dt>Due</dt>
              <dd>Clock waits</dd>
            </>
          )}
        </div>
        {lines.map(([name, on, provisional]) =>
          on ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {written(on)}
                {provisional && <span className="sub"> provisional</span>}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {clock.provisional && (
        <Note kind="ask">
          <b>Provisional.</b> The count leans on bank holidays that gov.uk has not published yet.
        </Note>
      )}
      <p className="s12 mut">Counted from the entries below, on UK bank holidays as published. Nothing here is typed in by hand.</p>
    </div>
  )
}
