import type { Change, PlannedRow } from '@/lib/imports/plan'
import './imports.css'

const MANY = 6

/** Row by row what would change, in words, and beside it what of the row is left out or worth knowing. */
export function ChangeTable({ rows }: { rows: readonly PlannedRow[] }) {
  const shown = rows.filter(({ state, problems }) => state === 'changes' || (state === 'as it is' && problems.length > 0))
  if (shown.length === 0) return <p>Nothing: the record says all of this already.</p>
  return (
    <table className="tbl" aria-labelledby="changes">
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">Force</th>
          <th scope="col">Would change</th>
          <th scope="col">To know</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ row, force, text, reference, changes, problems }) => (
          <tr key={row}>
            <td className="num">{row}</td>
            <th scope="row">
              {force?.name}
              <span className="sub">
                {' '}
                {reference}
                {text.toLowerCase() !== force?.name.toLowerCase() && `, “${text}”`}
              </span>
            </th>
            <td>
              <Changes changes={changes} />
            </td>
            <td>
              <ul className="changes">
                {problems.map((problem) => (
                  <li key={`${problem.column} ${problem.words}`} className={problem.isLeftOut ? 'out' : 'told'}>
                    {problem.isLeftOut && <b>Left out{problem.column ? `, ${problem.column}` : ''}: </b>}
                    {problem.words}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <span className="told">Nothing</span>
  const events = changes.filter(({ kind }) => kind === 'event')
  const figures = changes.filter(({ kind }) => kind === 'figure')
  const list = (some: readonly Change[]) => (
    <ul className="changes">
      {some.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
  if (figures.length <= MANY) return list(changes)
  return (
    <>
      {list(events)}
      <details>
        <summary>{figures.length} figures</summary>
        {list(figures)}
      </details>
    </>
  )
}
