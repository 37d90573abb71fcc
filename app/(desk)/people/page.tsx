import type { Metadata } from 'next'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { InviteForm } from '@/components/people/invite-form'
import { PeopleTable } from '@/components/people/people-table'
import { TokensOfAll } from '@/components/people/token-list'
import { listPeople } from '@/lib/auth/queries'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { datedDay, dayIn } from '@/lib/days'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const actor = await requireActor()
  const [people, { saved }] = await Promise.all([listPeople(actor, new Date()), searchParams])
  const isAdmin = can(actor, 'people:manage')
  const active = people.filter(({ isDisabled }) => !isDisabled).length
  return (
    <>
      <Head crumb={{ href: '/settings', text: 'Settings' }} title="People" />
      <div className="page stack people">
        {saved === 'token' && (
          <Note role="status">
            <b>The token is revoked: nothing can use it any more.</b>
          </Note>
        )}
        <p>
          {active === 1 ? 'One person works' : `${active} people work`} at this desk.{' '}
          {isAdmin ? 'A change takes effect at once.' : 'An admin invites people and sets what they may do.'}
        </p>
        <PeopleTable people={people} canManage={isAdmin} self={actor.userId} />
        {isAdmin && <InviteForm />}
        {isAdmin && (
          <TokensOfAll
            tokens={people.flatMap(({ name: owner, tokens }) =>
              tokens.map(({ id, name, scope, expiresAt }) => ({
                id,
                name,
                owner,
                words: `${scope === 'read' ? 'Reads' : 'Reads and writes'} until ${datedDay(dayIn(new Date(expiresAt)))}`,
              })),
            )}
          />
        )}
      </div>
    </>
  )
}
