import type { Route } from 'next'
import Link from 'next/link'
import { type Day, datedDay, dayIn, shortDay } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'
import { fileHref } from '@/lib/files/names'
import { contactOf } from '@/lib/events/contacts'
import { formFor } from '@/lib/logging/event-form'

type Entry = { id: string; type: string; at: Date; by: string; words: string }
type Props = {
  reference: string
  events: readonly LoggedEvent[]
  files: readonly { id: string; eventId: string | null; name: string; hiddenAt: Date | null }[]
  desk: readonly Entry[]
  mayLog: boolean
  today: Day
}

/** Everything on a request's record in the order of its days, each entry with who wrote it down and when. What was struck out stays, struck through, with the reason. */
export function Timeline({ reference, events, files, desk, mayLog, today }: Props) {
  const voids = new Map(events.flatMap((event) => (event.type === 'event.voided' ? [[event.event, event] as const] : [])))
  const shown = events
    .filter(({ type }) => type !== 'event.voided')
    .toSorted((one, other) => (one.on === other.on ? one.at.getTime() - other.at.getTime() : one.on < other.on ? -1 : 1))
  return (
    <section aria-labelledby="h-tl" id="record">
      <h2 className="rule" id="h-tl">
        Letters and events
        {mayLog && (
          <span className="end">
            <Link href={`/requests/${encodeURIComponent(reference)}?log=note#log` as Route} prefetch={false} scroll={false}>
              Add a note
            </Link>
          </span>
        )}
      </h2>
      {shown.length === 0 && <p className="hint none">Nothing has happened yet. Log the day on which the letter is sent: the clock starts from it.</p>}
      <ol className="tl">
        {shown.map((event) => (
          <TimelineEntry
            key={event.id}
            event={event}
            struckBy={voids.get(event.id)}
            reference={reference}
            files={files.filter(({ eventId, hiddenAt }) => eventId === event.id && !hiddenAt)}
            mayLog={mayLog}
            today={today}
          />
        ))}
      </ol>
      {desk.length > 0 && (
        <details className="desk-log">
          <summary>Around it on the desk: files, figures, owner ({desk.length})</summary>
          <ol className="tl">
            {desk.map(({ id, at, by, words }) => (
              <li className="ev" key={id}>
                <p className="when">{whenOf(dayIn(at), today)}</p>
                <p className="what s13">
                  {words} <span className="mut">{by}</span>
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

type EntryProps = {
  event: LoggedEvent
  struckBy: (LoggedEvent & EventOf<'event.voided'>) | undefined
  reference: string
  files: Props['files']
  mayLog: boolean
  today: Day
}

function TimelineEntry({ event, struckBy, reference, files, mayLog, today }: EntryProps) {
  const isNote = event.type === 'note.added'
  const mayCorrect = mayLog && !struckBy && formFor(event.type) !== null
  const words = sentenceOf(event)
  return (
    <li className={`ev ${isNote || contactOf(event)?.by === 'us' ? 'our' : ''} ${struckBy ? 'struck' : ''}`} id={`e-${event.id}`}>
      <p className="when">
        <b>{whenOf(event.on, today)}</b>
      </p>
      <div className="what">
        {isNote && <p className="ttl">Note by {event.by ?? 'the desk'}</p>}
        <p className={isNote ? 's13 q keep' : 'ttl'}>{struckBy ? <del>{words}</del> : words}</p>
        {!struckBy && <Quoted event={event} />}
        {struckBy && (
          <p className="s13">
            Struck out by {struckBy.by ?? 'the desk'} on {datedDay(dayIn(struckBy.at))}: {struckBy.reason}
          </p>
        )}
        {files.map((file) => (
          <p className="s13" key={file.id}>
            <a href={fileHref(file)}>{file.name}</a>
          </p>
        ))}
        <p className="s12 mut">
          {loggedWords(event)}
          {mayCorrect && (
            <>
              {' · '}
              <Link href={`/requests/${encodeURIComponent(reference)}?correct=${event.id}#log` as Route} prefetch={false} scroll={false}>
                Correct<span className="vh"> the entry: {words}</span>
              </Link>
            </>
          )}
        </p>
      </div>
    </li>
  )
}

/** What was quoted or sent with an entry, beyond its one sentence. */
function Quoted({ event }: { event: LoggedEvent }) {
  if ((event.type === 'request.answered' || event.type === 'review.decided') && event.outcomes?.some(({ words }) => words))
    return (
      <ul className="said s13">
        {event.outcomes.map(
          ({ question, words }) =>
            words && (
              <li key={question}>
                Q{question}: <q>{words}</q>
              </li>
            ),
        )}
      </ul>
    )
  if ('letter' in event && event.letter)
    return (
      <details>
        <summary>Letter</summary>
        <div className="letter paper keep">{event.letter}</div>
      </details>
    )
  return null
}

/** The day, with its year where that is another than this one's. */
const whenOf = (on: Day, today: Day) => (on.slice(0, 4) === today.slice(0, 4) ? shortDay(on) : datedDay(on))

const timeOf = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

function loggedWords({ type, by, at, on }: LoggedEvent) {
  const writtenOn = dayIn(at)
  const who = type === 'note.added' ? 'Written' : by ? `Logged by ${by}` : 'Logged by the desk'
  return `${who}${writtenOn === on ? '' : `, ${datedDay(writtenOn)}`}, ${timeOf.format(at)}`
}
