import type { Column } from '@/lib/findings/grid'
import { coverageSentence } from '@/lib/findings/totals'

/** Beside the grid while no cell is chosen: each total in a sentence, with the forces and the share of people it rests on. */
export function Coverage({ columns }: { columns: readonly Column[] }) {
  const measures = [...new Set(columns.map(({ measure }) => measure))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls needs to be within reach of the keyboard
    <aside className="src" aria-labelledby="h-totals" tabIndex={0}>
      <header>
        <h2 id="h-totals">What the totals rest on</h2>
        <p className="sub">Choose a cell to see its source, or to enter it.</p>
      </header>
      {measures.map((measure) => (
        <section key={measure.code}>
          <h3>{measure.label}</h3>
          <dl className="tot">
            {columns
              .filter((column) => column.measure === measure)
              .map(({ period, total, forceIds }) => (
                <div key={period.code}>
                  <dt>{period.label}</dt>
                  <dd>
                    {total.text && <b>{total.text}</b>} {coverageSentence(total, forceIds)}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <footer>
        <p className="hint">Share of the people of England and Wales, mid-2023, whom the forces police.</p>
      </footer>
    </aside>
  )
}
