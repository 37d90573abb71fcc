import { Glyph } from '@/components/frame/glyph'
import { statusStyles } from '@/lib/requests/status-styles'
import { type Day, shortDay } from '@/lib/days'
import type { AgendaDay } from '@/lib/today/agenda'

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' })
const named = (forces: readonly string[], count: number) => (count <= 2 ? forces.join(', ') : `${count} forces`)

/** The next working days with what falls on them. Days that do not count are named; a weekend is a line. */
export function Agenda({ days, today, overdue }: { days: readonly AgendaDay[]; today: Day; overdue: number }) {
  return (
    <section aria-label="Next 20 working days" className="agenda">
      <h2 className="rule">
        Next 20 working days{' '}
        <span className="end">
          <a href="/calendar">Calendar</a>
        </span>
      </h2>
      <ol>
        {days.map(({ on, number, holiday, falls, closes, afterWeekend }) => (
          <li
            key={on}
            className={
              [on === today ? 'now' : '', holiday ? 'shut' : '', afterWeekend ? 'week' : '', falls.length + closes.length > 0 ? 'full' : '']
                .filter(Boolean)
                .join(' ') || undefined
            }
          >
            <time dateTime={on}>
              <span className="wd">{weekday.format(new Date(`${on}T00:00Z`))}</span> {shortDay(on)}
            </time>
            <span className="nr">
              {on === today ? 'today' : (number ?? '–')}
              {number !== null && number > 0 && <span className="vh">. working day</span>}
            </span>
            <span className="what">
              {on === today && overdue > 0 && (
                <span className="it">
                  <Glyph name="overdue" small /> {overdue >= 1_000 ? 'More than 999' : overdue} already late
                </span>
              )}
              {holiday && <span className="mut">{holiday}: not counted</span>}
              {falls.map(({ standing, code, title, count, forces }) => (
                <span className="it" key={`${standing} ${code}`}>
                  <Glyph name={statusStyles[standing].family} small />
                  <span>
                    <a className="plain" href={`/investigations/${code}?show=not+replied&sort=due`}>
                      {named(forces, count)} {standing === 'part disclosed' ? 'owed the rest' : standing === 'extended' ? 'extended to here' : 'due'}
                    </a>{' '}
                    <span className="mut">{title}</span>
                  </span>
                </span>
              ))}
              {closes.map(({ reference, force, words }) => (
                <span className="it" key={`${reference} ${words}`}>
                  <Glyph name="refused" small />
                  <span>
                    <a className="plain" href={`/requests/${reference}`}>
                      {force}
                    </a>
                    : {words}
                  </span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p className="key s12 mut">
        <span>
          <Glyph name="awaiting" small /> due
        </span>
        <span>
          <Glyph name="extended" small /> extended
        </span>
        <span>
          <Glyph name="refused" small /> window closes
        </span>
      </p>
    </section>
  )
}
