import { formOf, type FormKind } from '@/lib/logging/event-form'
import type { RoundWarning } from '@/lib/requests/aggregation'
import { kindsForMany } from '@/lib/board/bulk'

/** What can be logged for many, as links that keep the ticks. */
export function KindChips({ code, kind, references }: { code: string; kind: FormKind; references: readonly string[] }) {
  const ticks = references.map((reference) => `&r=${encodeURIComponent(reference)}`).join('')
  return (
    <nav className="chips kinds-many" aria-label="What happened">
      {kindsForMany.map((each) => (
        <a key={each} className="chip" href={`/investigations/${code}/bulk?do=log&kind=${each}${ticks}`} aria-current={each === kind ? 'true' : undefined}>
          {formOf(each).chip}
        </a>
      ))}
    </nav>
  )
}

/** Before a round goes out, not after: then nothing can be done about it. */
export function CostWarning({ warning }: { warning: RoundWarning | null }) {
  if (!warning) return null
  return (
    <div className="note ask cost-warning">
      <p>
        <b>Costs may be added together.</b> {warning.words} <span className="mut">{warning.source}</span>
      </p>
      <details>
        <summary>Which forces</summary>
        <ul className="inline-list">
          {warning.forces.map(({ force, references }) => (
            <li key={force}>
              {force}:{' '}
              {references.map((reference, index) => (
                <span key={reference}>
                  {index > 0 && ', '}
                  <a href={`/requests/${encodeURIComponent(reference)}`}>{reference}</a>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** Those it is not for, as prominent as those it is for: each with the reason. */
export function LeftOut({ left }: { left: readonly { reference: string; force: string; why: string }[] }) {
  if (left.length === 0) return null
  return (
    <section className="left-out">
      <h3 className="rule">
        Left out <span className="sub">{left.length}</span>
      </h3>
      <ul>
        {left.map(({ reference, force, why }) => (
          <li key={reference}>
            <a href={`/requests/${reference}`}>{force}</a>: {why}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function NobodyTicked({ code, words }: { code: string; words: string }) {
  return (
    <div className="box after">
      <p>{words}</p>
      <p className="acts">
        <a className="btn" href={`/investigations/${code}`}>
          Back to the board
        </a>
      </p>
    </div>
  )
}
