import type { ImportPage } from '@/lib/imports/queries'
import './imports.css'

type Page = Pick<ImportPage, 'plan' | 'forces' | 'mapping' | 'acceptedAt'>

/** Every row of which nothing is taken, and why. Where a person can tell which force is meant, the choice belongs to the form above. */
export function LeftOut({ plan, forces, mapping, acceptedAt }: Page) {
  const rows = plan.rows.filter(({ state }) => state !== 'changes' && state !== 'as it is')
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="left-out">
      <h2 className="rule" id="left-out">
        Rows of which nothing is taken <span className="end">{rows.length}</span>
      </h2>
      <table className="tbl" aria-labelledby="left-out">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Force</th>
            <th scope="col">Why</th>
            <th scope="col">Which force it is</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, text, words, state, candidates }) => (
            <tr key={row}>
              <td className="num">{row}</td>
              <th scope="row">{text || '(none)'}</th>
              <td>{words}</td>
              <td>
                {!acceptedAt && state !== 'not in this round' && state !== 'total' && (
                  <select
                    className="sel"
                    form="mapping"
                    name={`force.${row}`}
                    aria-label={`Row ${row} is`}
                    defaultValue={mapping.forces[String(row)] === '' ? '-' : (mapping.forces[String(row)] ?? '')}
                  >
                    <option value="">{state === 'doubled' ? 'As the row says' : 'Not chosen'}</option>
                    <option value="-">Leave this row out</option>
                    {candidates.length > 0 && (
                      <optgroup label="Likely">
                        {candidates.map(({ id, name }) => (
                          <option key={id} value={id}>
                            {name}
                          </option>
                        ))}
                      </optgroup>
                    )}
                    <optgroup label="All">
                      {forces.map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                    </optgroup>
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!acceptedAt && rows.some(({ state }) => state === 'unknown force' || state === 'doubled' || state === 'left out') && (
        <p className="acts after">
          <button className="btn" type="submit" form="mapping">
            Read it this way
          </button>
        </p>
      )}
    </section>
  )
}
