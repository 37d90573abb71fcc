import { type Day, dayIn, longDay, shortDay } from '@/lib/days'
import { cursorText } from '@/lib/events/cursor'
import type { DeskEvent } from '@/lib/events/desk-events'
import type { RequestEvent } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'
import './feed.css'

type Entry = {
  id: string
  at: Date
  by: string
  event: RequestEvent | DeskEvent
  request: { reference: string; force: string } | null
  investigation: { code: string; title: string } | null
}
type Props = { entries: readonly Entry[]; next: { at: string; id: string } | null; base: string; isFirst: boolean; withInvestigation: boolean }

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** The record, newest first, under the days on which things were written down. What happened on another day says so. */
export function Feed({ entries, next, base, isFirst, withInvestigation }: Props) {
  if (entries.length === 0)
    return (
      <div className="box">
        {isFirst ? 'Nothing is on the record yet. What people log and change will stand here, with the day and the name.' : 'Nothing older is on the record.'}
      </div>
    )
  const days = Map.groupBy(entries, ({ at }) => dayIn(at))
  return (
    <>
      {[...days].map(([day, those]) => (
        <section key={day} className="day">
          <h2 className="rule">{longDay(day)}</h2>
          <ol className="feed">
            {those.map((entry) => (
              <li key={entry.id}>
                <time dateTime={entry.at.toISOString()}>{clock.format(entry.at)}</time>
                <span className="who-did">{entry.by}</span>
                <span>
                  {entry.request && (
                    <>
                      <a href={`/requests/${entry.request.reference}`}>{entry.request.force}</a>:{' '}
                    </>
                  )}
                  {sentenceOf(entry.event)}
                  {happenedOn(entry.event, day)}
                  {withInvestigation && entry.investigation && (
                    <>
                      {' '}
                      <a className="mut" href={`/investigations/${entry.investigation.code}`}>
                        {entry.investigation.title}
                      </a>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {next && (
        <p className="more">
          <a href={`${base}?before=${cursorText(next)}`}>Older entries</a>
        </p>
      )}
    </>
  )
}

const happenedOn = (event: RequestEvent | DeskEvent, loggedOn: Day) =>
  'on' in event && event.type !== 'calendar.changed' && event.on !== loggedOn ? <span className="mut"> On {shortDay(event.on as Day)}.</span> : null
