import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditForceForm } from '@/components/forces/force-forms'
import { Head } from '@/components/frame/head'
import { authorise } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { partOfPath } from '@/lib/paths'
import { getForce } from '@/lib/forces/queries'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await getForce(await requireActor(), partOfPath((await params).id) ?? notFound())
  return { title: `Edit ${name}` }
}

export default async function EditForcePage({ params }: Props) {
  const actor = await requireActor()
  const force = await getForce(actor, partOfPath((await params).id) ?? notFound())
  authorise(actor, 'register:edit')
  return (
    <>
      <Head crumb={{ href: `/forces/${encodeURIComponent(force.id)}`, text: force.name }} title={`Edit ${force.name}`} />
      <div className="page">
        <EditForceForm force={force} />
      </div>
    </>
  )
}
