import { datedDay, dayIn } from '@/lib/days'
import './imports.css'

type Listed = { id: string; name: string; at: Date; acceptedAt: Date | null; by: string | null }

export function ImportList({ code, imports }: { code: string; imports: readonly Listed[] }) {
  if (imports.length === 0) return null
  return (
    <section aria-labelledby="read">
      <h2 className="rule" id="read">
        Sheets that were read
      </h2>
      <table className="tbl" aria-labelledby="read">
        <thead>
          <tr>
            <th scope="col">Sheet</th>
            <th scope="col">Read</th>
            <th scope="col">Stored</th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, name, at, acceptedAt, by }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/investigations/${encodeURIComponent(code)}/import/${id}`}>{name}</a>
              </th>
              <td>
                {datedDay(dayIn(at))}
                {by && ` by ${by}`}
              </td>
              <td>{acceptedAt ? datedDay(dayIn(acceptedAt)) : 'Not stored'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
