import type { Metadata } from 'next'
import { DemoBanner } from '@/components/frame/demo-banner'
import { InvestigationList } from '@/components/investigations/list'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { cursorIn } from '@/lib/events/cursor'
import { listInvestigations } from '@/lib/investigations/queries'

export const metadata: Metadata = { title: 'Investigations' }

const PAGE = 50

export default async function InvestigationsPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const actor = await requireActor()
  const before = cursorIn((await searchParams).before)
  const investigations = await listInvestigations(actor, dayIn(new Date()), {
    before: before ? { createdAt: before.at, id: before.id } : undefined,
    limit: PAGE,
  })
  const canStart = can(actor, 'investigation:create')
  const last = investigations.length === PAGE ? investigations.at(-1) : undefined
  const invented = investigations.find(({ demonstration }) => demonstration)
  return (
    <>
      {invented && <DemoBanner of={invented.title} />}
      <div className="page">
        <div className="head-row">
          <h1>Investigations</h1>
          {canStart && (
            <div className="acts">
              <a className="btn go" href="/investigations/new">
                Start an investigation
              </a>
            </div>
          )}
        </div>
        <InvestigationList investigations={investigations} canStart={canStart} isFirst={!before} />
        {last && (
          <p className="more">
            <a href={`/investigations?before=${encodeURIComponent(`${last.createdAt}_${last.id}`)}`}>Older investigations</a>
          </p>
        )}
      </div>
    </>
  )
}
