import type { Route } from 'next'
import Link from 'next/link'
import { type Day, datedDay } from '@/lib/days'

export type Move = { reference: string; force: string; demonstration: boolean; from: Day | null; to: Day | null; shift: number | null; isOpen: boolean }

const words = (shift: number | null) =>
  shift === null ? '' : `${Math.abs(shift)} ${Math.abs(shift) === 1 ? 'day' : 'days'} ${shift > 0 ? 'later' : 'earlier'}`

/** Every request whose date a change moves, and by how much. */
export function Moves({ moves, total }: { moves: Move[]; total: number }) {
  return (
    <div className="scroll moves">
      <table className="tbl">
        <caption className="vh">Requests whose date moves</caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Due now</th>
            <th scope="col">Due then</th>
            <th scope="col">Moves by</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ reference, force, demonstration, from, to, shift, isOpen }) => (
            <tr key={reference}>
              <th scope="row">
                <Link href={`/requests/${encodeURIComponent(reference)}` as Route} prefetch={false}>
                  {force}
                </Link>{' '}
                <span className="sub">
                  {reference}
                  {!isOpen && ', answered'}
                </span>{' '}
                {demonstration && <span className="tag inv">invented</span>}
              </th>
              <td>{from ? datedDay(from) : '–'}</td>
              <td>{to ? datedDay(to) : '–'}</td>
              <td>{words(shift)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > moves.length && <p className="sub">And {(total - moves.length).toLocaleString('en-GB')} more.</p>}
    </div>
  )
}
