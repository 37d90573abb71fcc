import type { Metadata } from 'next'
import { Head } from '@/components/frame/head'
import { InviteForm } from '@/components/people/invite-form'
import { PeopleTable } from '@/components/people/people-table'
import { listPeople } from '@/lib/auth/queries'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const actor = await requireActor()
  const people = await listPeople(actor)
  const isAdmin = can(actor, 'people:manage')
  const active = people.filter(({ isDisabled }) => !isDisabled).length
  return (
    <>
      <Head crumb={{ href: '/settings', text: 'Settings' }} title="People" />
      <div className="page stack people">
        <p>
          {active === 1 ? 'One person works' : `${active} people work`} at this desk.{' '}
          {isAdmin ? 'A change takes effect at once.' : 'An admin invites people and sets what they may do.'}
        </p>
        <PeopleTable people={people} canManage={isAdmin} self={actor.userId} />
        {isAdmin && <InviteForm />}
      </div>
    </>
  )
}
