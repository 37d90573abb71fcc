import type { Metadata } from 'next'
import { Feed } from '@/components/investigations/feed'
import { requireActor } from '@/lib/auth/session'
import { cursorIn } from '@/lib/events/cursor'
import { listLog } from '@/lib/events/queries'
import { getInvestigation } from '@/lib/investigations/queries'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ before?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getInvestigation(await requireActor(), (await params).code)
  return { title: `${title}: activity` }
}

export default async function ActivityPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const investigation = await getInvestigation(actor, (await params).code)
  const before = cursorIn((await searchParams).before)
  const { entries, next } = await listLog(actor, { investigationId: investigation.id, before })
  return (
    <div className="page">
      <Feed entries={entries} next={next} base={`/investigations/${investigation.code}/activity`} isFirst={!before} withInvestigation={false} />
    </div>
  )
}
