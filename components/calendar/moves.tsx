import type { Route } from 'next'
import Link from 'next/link'
import { type Move, shiftOf } from '@/lib/calendar/moves'
import { datedDay } from '@/lib/days'
import { movedDates } from '@/lib/events/events'

export type Moved = { reference: string; force: string; demonstration: boolean; isOpen: boolean; moves: readonly Move[] }

const words = (shift: number | null) =>
  shift === null ? '' : `${Math.abs(shift)} ${Math.abs(shift) === 1 ? 'day' : 'days'} ${shift > 0 ? 'later' : 'earlier'}`

/** Every date that a change moves, by request, and by how much. */
export function Moves({ requests, total }: { requests: readonly Moved[]; total: number }) {
  return (
    <div className="scroll moves">
      <table className="tbl">
        <caption className="vh">Requests whose dates move</caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Which date</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
            <th scope="col">Moves by</th>
          </tr>
        </thead>
        <tbody>
          {requests.flatMap(({ reference, force, demonstration, isOpen, moves }) =>
            moves.map((move) => (
              <tr key={`${reference} ${move.date}`}>
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
                <td>{movedDates[move.date]}</td>
                <td>{move.from ? datedDay(move.from) : '–'}</td>
                <td>{move.to ? datedDay(move.to) : '–'}</td>
                <td>{words(shiftOf(move))}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {total > requests.length && <p className="sub">And {(total - requests.length).toLocaleString('en-GB')} more requests.</p>}
    </div>
  )
}
