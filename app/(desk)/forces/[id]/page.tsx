import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ForceAddress, ForceFacts } from '@/components/forces/force-facts'
import { ForceRequests } from '@/components/forces/force-requests'
import { DemoBanner } from '@/components/frame/demo-banner'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { populationEdition } from '@/lib/forces/population'
import { getForce } from '@/lib/forces/queries'
import { partOfPath } from '@/lib/paths'
import { lawDiffers } from '@/lib/forces/register'
import { listRequestsToForce } from '@/lib/requests/queries'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ saved?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await getForce(await requireActor(), partOfPath((await params).id) ?? notFound())
  return { title: name }
}

const savedWords: Record<string, string> = {
  changed: 'Saved.',
  same: 'Nothing was changed: all of that stood here already.',
  confirmed: 'The address is confirmed.',
  added: 'Added to the register. A new investigation can ask it.',
}

export default async function ForcePage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const force = await getForce(actor, partOfPath((await params).id) ?? notFound())
  const today = dayIn(new Date())
  const requests = await listRequestsToForce(actor, force.id, { asAt: today, calendar: await getCalendar(actor) })
  const sent = String((await searchParams).saved ?? '')
  const saved = Object.hasOwn(savedWords, sent) ? savedWords[sent] : undefined
  const differs = lawDiffers(force.body)
  const canEdit = can(actor, 'register:edit')
  return (
    <>
      {requests.some(({ investigation }) => investigation.demonstration) && <DemoBanner />}
      <Head
        crumb={{ href: '/forces', text: 'Forces', more: force.abbr }}
        title={force.name}
        mark={differs ? 'law differs' : undefined}
        actions={
          canEdit && (
            <a className="btn" href={`/forces/${encodeURIComponent(force.id)}/edit`}>
              Edit {force.shortName}
            </a>
          )
        }
      />
      <div className="page stack">
        {saved && <Note role="status">{saved}</Note>}
        {differs && (
          <Note kind="warn">
            <b>{differs.slice(0, differs.indexOf(':') + 1)}</b>
            {differs.slice(differs.indexOf(':') + 1)}
          </Note>
        )}
        <div className="force-page">
          <ForceRequests name={force.name} requests={requests} today={today} />
          <div>
            <ForceAddress force={force} canEdit={canEdit} />
            <ForceFacts force={force} populationEdition={populationEdition} />
          </div>
        </div>
      </div>
    </>
  )
}
