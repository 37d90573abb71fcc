import type { Metadata } from 'next'
import { AddForceForm } from '@/components/forces/force-forms'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Add an authority' }

export default async function AddForcePage() {
  const actor = await requireActor()
  return (
    <>
      <Head crumb={{ href: '/forces', text: 'Forces' }} title="Add an authority" />
      <div className="page">
        {can(actor, 'register:edit') ? (
          <>
            <p className="read">
              A commissioner, a council, a force of another country: whoever else a round should ask. It is an authority of its own, beside the 43.
            </p>
            <AddForceForm />
          </>
        ) : (
          <Note>
            <b>Your role reads the register.</b> An editor can add to it.
          </Note>
        )}
      </div>
    </>
  )
}
