import { connection } from 'next/server'
import { db } from '@/lib/db'

/** The floor that the board is measured against: 43 rows of one Prisma query in a bare table. Built for the benchmark alone. */
export default async function FloorPage() {
  await connection()
  const rows = await db.request.findMany({
    where: { investigation: { code: 'CONES' } },
    select: { id: true, reference: true, standing: true, sentOn: true, dueOn: true, forceReference: true, force: { select: { name: true, abbr: true } } },
    orderBy: { reference: 'asc' },
  })
  return (
    <main>
      <h1>43 rows</h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.force.name}</th>
              <td>{row.reference}</td>
              <td>{row.standing}</td>
              <td>{row.sentOn?.toISOString().slice(0, 10)}</td>
              <td>{row.dueOn?.toISOString().slice(0, 10)}</td>
              <td>{row.forceReference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
