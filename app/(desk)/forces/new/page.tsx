import type { Metadata } from 'next'
import { AddForceForm } from '@/components/forces/force-forms'
import { Head } from '@/components/frame/head'
import { authorise } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Add an authority' }

export default async function AddForcePage() {
  authorise(await requireActor(), 'register:edit')
  return (
    <>
      <Head crumb={{ href: '/forces', text: 'Forces' }} title="Add an authority" />
      <div className="page">
        <p className="read">
          A commissioner, a council, a force of another country: whoever else a round should ask. It is an authority of its own, beside the 43.
        </p>
        <AddForceForm />
      </div>
    </>
  )
}
