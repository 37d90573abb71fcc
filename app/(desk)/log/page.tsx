import type { Metadata } from 'next'
import { DemoBanner } from '@/components/frame/demo-banner'
import { Feed } from '@/components/investigations/feed'
import { requireActor } from '@/lib/auth/session'
import { cursorIn } from '@/lib/events/cursor'
import { listLog } from '@/lib/events/queries'

export const metadata: Metadata = { title: 'Log' }

export default async function LogPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const actor = await requireActor()
  const before = cursorIn((await searchParams).before)
  const { entries, next } = await listLog(actor, { before })
  const invented = entries.find(({ investigation }) => investigation?.demonstration)?.investigation
  return (
    <>
      {invented && <DemoBanner of={invented.title} />}
      <div className="page">
        <h1>Log</h1>
        <p className="mut">Everything that anybody logged or changed in this newsroom. An entry is never edited: a wrong one is struck out by a later one.</p>
        <Feed entries={entries} next={next} base="/log" isFirst={!before} withInvestigation />
      </div>
    </>
  )
}
