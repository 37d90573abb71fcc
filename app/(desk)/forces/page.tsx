import type { Metadata } from 'next'
import { ForceTable } from '@/components/forces/force-table'
import { SiftForm } from '@/components/forces/filter-form'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { addressStateOf, sift, soughtIn } from '@/lib/forces/listing'
import { listForces } from '@/lib/forces/queries'

export const metadata: Metadata = { title: 'Forces' }

export default async function ForcesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const sought = soughtIn(await searchParams)
  const forces = await listForces(actor)
  const shown = sift(forces, sought)
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
      <SiftForm {...sought} />
      {shown.length < forces.length && (
        <p className="sub" role="status">
          {shown.length} of {forces.length} shown. <a href="/forces">Show all</a>
        </p>
      )}
      <ForceTable forces={shown} />
    </div>
  )
}
