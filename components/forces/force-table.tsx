import { Empty } from '@/components/frame/note'
import { addressStateOf, addressStates } from '@/lib/forces/listing'
import type { Force } from '@/lib/forces/queries'
import { kinds, lawDiffers } from '@/lib/forces/register'
import './forces.css'

/** The register as a table; on a phone as a list. The roles are named, since a table laid out as blocks loses them. */
export function ForceTable({ forces }: { forces: readonly Force[] }) {
  if (forces.length === 0)
    return (
      <Empty title="No force fits">
        <p>
          The register holds none that fits all of this. <a href="/forces">Show all forces</a>
        </p>
      </Empty>
    )
  return (
    <div className="forces">
      <table className="tbl" role="table" aria-label="Forces">
        <thead>
          <tr role="row">
            {['Force', 'Letters', 'Kind', 'Region', 'Address for requests', 'Requests'].map((heading) => (
              <th key={heading} scope="col" role="columnheader" className={heading === 'Requests' ? 'r' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forces.map((force) => (
            <tr key={force.id} role="row">
              <th scope="row" role="rowheader">
                <a href={`/forces/${encodeURIComponent(force.id)}`}>{force.name}</a> {lawDiffers(force.body) && <span className="tag inv">law differs</span>}
              </th>
              <td role="cell">{force.abbr}</td>
              <td role="cell">{kinds[force.kind] ?? force.kind}</td>
              <td role="cell">{force.region ?? force.country ?? '–'}</td>
              <td role="cell">
                <AddressWord force={force} />
              </td>
              <td role="cell" data-label="Requests" className="r">
                {force.requests}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AddressWord({ force }: { force: Force }) {
  const state = addressStateOf(force)
  if (state === 'missing') return <span className="mut">{addressStates.missing}</span>
  return (
    <>
      {force.address} {state === 'unconfirmed' && <span className="tag cla">{addressStates.unconfirmed}</span>}
    </>
  )
}
