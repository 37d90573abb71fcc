import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { type Day, datedDay, longDay, weekdayDay } from '@/lib/days'
import { type Calendar, isWeekend } from '@/lib/working-days/calendar'
import type { ReceiptClock } from '@/lib/clock/receipt'
import { countOfReceipt } from '@/lib/clock/strip/counts'
import type { ReceiptReading } from '@/lib/clock/receipt-form'
import { stripOf } from '@/lib/clock/strip/strip'
import { CopyButton } from './copy-button'
import { ClockStrip } from './strip'

/** The calculator: a day of receipt goes in; out come the dates, the days that do not count and the sentence to quote. */
export function Calculated({ text, reading, calendar, today }: { text: string; reading: ReceiptReading | null; calendar: Calendar; today: Day }) {
  const refused = reading?.ok === false ? reading.words : null
  return (
    <>
      <Head title="Deadline calculator" />
      <div className="calc">
        <p className="mut">When must a public authority under the Freedom of Information Act 2000 answer? Give the day on which it received the request.</p>
        <form method="get" action="/calculator" className="calc-form" noValidate>
          <div className={`field${refused ? ' err' : ''}`}>
            <label htmlFor="received">Received on</label>
            <span className="hint" id="received-hint">
              As you find it: 6 March 2026, 06/03/2026, 2026-03-06
            </span>
            {refused && (
              <span className="msg" id="received-error" role="alert">
                {refused}
              </span>
            )}
            <input
              className="inp short"
              id="received"
              name="received"
              defaultValue={text}
              autoComplete="off"
              aria-invalid={refused ? true : undefined}
              aria-describedby={refused ? 'received-hint received-error' : 'received-hint'}
            />
          </div>
          <button type="submit" className="btn go">
            Work it out
          </button>
        </form>
      </div>
      {reading?.ok && <Answer clock={reading.clock} calendar={calendar} today={today} />}
    </>
  )
}

function Answer({ clock, calendar, today }: { clock: ReceiptClock; calendar: Calendar; today: Day }) {
  const { receivedOn, dueOn, ruleBDueOn, fortiethOn, skipped, provisional, fortiethProvisional, sentence } = clock
  const beyond = [...calendar.holidays.values()].filter(({ on }) => on > dueOn && on <= fortiethOn && !isWeekend(on)).length
  return (
    <section className="clock" aria-labelledby="h-clock">
      <h2 className="rule" id="h-clock">
        Received {longDay(receivedOn)} <span className="end sub">The day of receipt is day 0, whatever day it is</span>
      </h2>
      <ClockStrip strip={stripOf(countOfReceipt(clock, today), calendar)} />
      <div className="verdict">
        <dl>
          <div className="big">
            <dt>Due, working day 20</dt>
            <dd>
              {weekdayDay(dueOn)} {dueOn.slice(0, 4)}
            </dd>
          </div>
          <div>
            <dt>Under rule B</dt>
            <dd>{ruleBDueOn === dueOn ? 'the same day' : weekdayDay(ruleBDueOn)}</dd>
          </div>
          <div>
            <dt>Late from</dt>
            <dd>the day after{ruleBDueOn === dueOn ? '' : ' rule B'}</dd>
          </div>
          <div>
            <dt>Working day 40</dt>
            <dd>
              {weekdayDay(fortiethOn)}
              {fortiethProvisional && !provisional && <span className="sub"> provisional</span>}
            </dd>
          </div>
        </dl>
        {ruleBDueOn !== dueOn && (
          <p className="s12 mut">
            Received on a day that does not count. Rule A, the Commissioner’s, counts from it all the same; rule B moves it to the next working day. Nobody is
            late before both have passed.
          </p>
        )}
        {provisional && (
          <Note kind="ask">
            <b>Provisional.</b> gov.uk has not published all bank holidays to this date yet: the later ones are worked out by rule.
          </Note>
        )}
      </div>
      <div className="words">
        <p>{sentence}</p>
        {skipped.length === 0 ? (
          <p>No weekday up to the due date is left out.</p>
        ) : (
          <p>
            Left out up to the due date, besides weekends:{' '}
            {skipped.map(({ on, name }, index) => (
              <span key={on}>
                {index > 0 && '; '}
                <b>{datedDay(on)}</b> {name}
              </span>
            ))}
            . A bank holiday in any part of the United Kingdom is not a working day: section 10(6).
            {beyond > 0 && ` ${beyond === 1 ? 'One more falls' : `${beyond} more fall`} before day 40.`}
          </p>
        )}
      </div>
      <div className="acts">
        <CopyButton text={sentence}>Copy the sentence</CopyButton>
      </div>
    </section>
  )
}
