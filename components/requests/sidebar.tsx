import type { Route } from 'next'
import Link from 'next/link'
import { Note } from '@/components/frame/note'
import { statusStyles } from '@/lib/requests/status-styles'
import { type Day, datedDay, weekdayDay } from '@/lib/days'
import { isBreach } from '@/lib/clock/breaches'
import type { Flag, Window } from '@/lib/clock/types'
import type { Standing } from '@/lib/clock/standing'

/** What the law asks for and was not done, and what is only to note, each with the rule that says so. */
export function Flags({ flags }: { flags: readonly Flag[] }) {
  return (
    <>
      <FlagList id="breaches" title="Breaches" flags={flags.filter(isBreach)} />
      <FlagList id="to-note" title="To note" flags={flags.filter((flag) => !isBreach(flag))} />
    </>
  )
}

function FlagList({ id, title, flags }: { id: string; title: string; flags: readonly Flag[] }) {
  if (flags.length === 0) return null
  return (
    <section aria-labelledby={`h-${id}`} id={id}>
      <h2 className="rule" id={`h-${id}`}>
        {title} <span className="end sub">{flags.length === 1 ? 'One thing' : `${flags.length} things`}</span>
      </h2>
      <ul className="flags">
        {flags.map(({ flag, words, source, eventId }) => (
          <li key={`${flag} ${words}`}>
            <p>{words}</p>
            <p className="s12 mut">
              {source}
              {eventId && (
                <>
                  {' · '}
                  <a href={`#e-${eventId}`}>
                    The entry<span className="vh"> it rests on: {words}</span>
                  </a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const windowNames: Record<Window['window'], string> = {
  review: 'Ask for an internal review',
  ico: 'Complain to the ICO',
  tribunal: 'Appeal to the tribunal',
  fees: 'Pay the fee',
  clarification: 'Answer their question',
}

/** What the newsroom can still do and until when: only what is open, or opens later. */
export function Windows({ windows, today }: { windows: readonly Window[]; today: Day }) {
  const shown = windows.filter(({ isOpen, opensOn }) => isOpen || opensOn > today)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="h-windows" id="windows">
      <h2 className="rule" id="h-windows">
        Windows
      </h2>
      <ul className="flags">
        {shown.map(({ window, isOpen, opensOn, closesOn, daysLeft, unit, words, source }) => (
          <li key={window}>
            <p className="window">
              <b>{windowNames[window]}</b>{' '}
              <span className="nw">{isOpen ? (closesOn ? `until ${weekdayDay(closesOn)}` : 'open, no end') : `from ${weekdayDay(opensOn)}`}</span>
            </p>
            {isOpen && daysLeft !== null && (
              <p className="left">{daysLeft === 0 ? 'Closes today' : `${daysLeft} ${daysLeft === 1 ? unit.replace(/s$/, '') : unit} left`}</p>
            )}
            <p>{words}</p>
            <p className="s12 mut">{source}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Figure = { measure: string; period: string; text: string; isRetracted: boolean; isChecked: boolean; place: string | null; source: string | null }
type Columns = { code: string; measures: readonly { code: string; label: string }[]; periods: readonly { code: string; label: string }[] }

/** What this force gave, in small; entered and checked on the figures page. */
export function FiguresOfForce({
  figures,
  of,
  given,
  asked,
  forceId,
}: {
  figures: readonly Figure[]
  of: Columns
  given: number
  asked: number
  forceId: string
}) {
  if (asked === 0) return null
  const cell = (measure: string, period: string) => figures.find((figure) => figure.measure === measure && figure.period === period)
  return (
    <section aria-labelledby="h-fig" id="figures">
      <h2 className="rule" id="h-fig">
        Figures from this force{' '}
        <span className="end sub">
          {given} of {asked} given
        </span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard. */}
      <div className="fig-scroll" role="region" aria-label="Table of figures" tabIndex={0}>
        <table className="fig">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">Measure</span>
              </th>
              {of.periods.map(({ code, label }) => (
                <th scope="col" className="r" key={code}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.measures.map((measure) => (
              <tr key={measure.code}>
                <th scope="row">{measure.label}</th>
                {of.periods.map((period) => (
                  <td className="r" key={period.code}>
                    <Shown figure={cell(measure.code, period.code)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="s13">
        <Link href={`/investigations/${of.code}/figures#${forceId}` as Route} prefetch={false}>
          Enter and check figures
        </Link>
      </p>
    </section>
  )
}

function Shown({ figure }: { figure: Figure | undefined }) {
  if (!figure || figure.text.trim() === '') return <span className="mut">awaited</span>
  if (figure.isRetracted) return <del>{figure.text}</del>
  return (
    <>
      {figure.text}
      {!figure.isChecked && <span className="vh">, not yet checked</span>}
    </>
  )
}

type Other = { reference: string; sentOn: Day | null; standing: Standing; investigation: { title: string } }

/** What else the newsroom asked of the same force. */
export function SameForce({ others, warning }: { others: readonly Other[]; warning: { words: string; source: string } | null }) {
  if (others.length === 0) return null
  return (
    <section aria-labelledby="h-same">
      <h2 className="rule" id="h-same">
        Same force, other requests
      </h2>
      {warning && (
        <Note kind="ask">
          <b>Costs may be added together.</b> {warning.words} <span className="mut">{warning.source}</span>
        </Note>
      )}
      <ul className="dashed s13">
        {others.map(({ reference, sentOn, standing, investigation }) => (
          <li key={reference}>
            <Link href={`/requests/${encodeURIComponent(reference)}` as Route} prefetch={false}>
              {investigation.title}
            </Link>
            , {sentOn ? `sent ${datedDay(sentOn)}` : 'not sent'}, {statusStyles[standing].word.toLowerCase()}
          </li>
        ))}
      </ul>
    </section>
  )
}
