import type { Metadata } from 'next'
import { ForceTable } from '@/components/forces/force-table'
import { FilterForm } from '@/components/forces/filter-form'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { addressStateOf, filterForces, forceFilterIn } from '@/lib/forces/listing'
import { listForces } from '@/lib/forces/queries'

export const metadata: Metadata = { title: 'Forces' }

export default async function ForcesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const sought = forceFilterIn(await searchParams)
  const forces = await listForces(actor)
  const shown = filterForces(forces, sought)
  const territorial = forces.filter(({ kind }) => kind === 'territorial').length
  const count = (state: string) => forces.filter((force) => addressStateOf(force) === state).length
  return (
    <div className="page">
      <div className="head-row">
        <h1>Forces</h1>
        {can(actor, 'register:edit') && (
          <div className="acts">
            <a className="btn" href="/forces/new">
              Add an authority
            </a>
          </div>
        )}
      </div>
      <p className="mut">
        {territorial} territorial forces and {forces.length - territorial} other authorities. Addresses: {count('confirmed')} confirmed, {count('unconfirmed')}{' '}
        unconfirmed, {count('missing')} not entered.
      </p>
      <FilterForm {...sought} />
      {shown.length < forces.length && (
        <p className="sub" role="status">
          {shown.length} of {forces.length} shown. <a href="/forces">Show all</a>
        </p>
      )}
      <ForceTable forces={shown} />
    </div>
  )
}
