import type { Metadata } from 'next'
import { Head } from '@/components/frame/head'
import { NewRound } from '@/components/investigations/new-round'
import { requireActor } from '@/lib/auth/session'
import { authorise } from '@/lib/actor'
import { dayIn, longDay } from '@/lib/days'
import { listForces } from '@/lib/forces/queries'
import { standardLetter, standardSubject } from '@/lib/investigations/schema'
import { getAccount } from '@/lib/settings/queries'

export const metadata: Metadata = { title: 'New investigation' }

export default async function NewInvestigationPage() {
  const actor = await requireActor()
  authorise(actor, 'investigation:create')
  const [forces, account] = await Promise.all([listForces(actor), getAccount(actor)])
  return (
    <>
      <Head crumb={{ href: '/investigations', text: 'Investigations' }} title="New investigation" />
      <NewRound
        forces={forces.map(({ id, name, abbr, kind, region }) => ({ id, name, abbr, kind, region }))}
        letter={standardLetter}
        letterSubject={standardSubject}
        sender={{ name: account.name, newsroom: account.newsroom, date: longDay(dayIn(new Date())) }}
      />
    </>
  )
}
