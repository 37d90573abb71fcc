import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/frame/demo-banner'
import { Head } from '@/components/frame/head'
import { Tabs } from '@/components/frame/places'
import { RemoveDemonstration } from '@/components/investigations/remove-demonstration'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { getInvestigation } from '@/lib/investigations/queries'

/** The head and the tabs of one investigation. It is no gate: each page asks for its own Actor. */
export default async function InvestigationLayout({ params, children }: { params: Promise<{ code: string }>; children: ReactNode }) {
  const { code } = await params
  const actor = await requireActor()
  const investigation = await getInvestigation(actor, code)
  const base = `/investigations/${investigation.code}`
  const count = investigation.questions.length
  return (
    <>
      {investigation.demonstration && <DemoBanner />}
      <Head
        crumb={{
          href: '/investigations',
          text: 'Investigations',
          more: `${count} ${count === 1 ? 'question' : 'questions'}${investigation.owner ? ` · ${investigation.owner.name}` : ''}`,
        }}
        title={investigation.title}
        mark={investigation.demonstration ? 'invented figures' : investigation.code}
        actions={
          <>
            {investigation.demonstration && can(actor, 'demonstration:remove') && <RemoveDemonstration code={investigation.code} />}
            <a className="btn" href={`${base}/report`}>
              Status report
            </a>
          </>
        }
      />
      <Tabs
        label="This investigation"
        tabs={[
          { href: base, name: 'Board' },
          { href: `${base}/figures`, name: 'Figures' },
          { href: `${base}/letters`, name: 'Letters' },
          { href: `${base}/report`, name: 'Report' },
          ...(can(actor, 'import:run') ? [{ href: `${base}/import`, name: 'Import' }] : []),
          { href: `${base}/activity`, name: 'Activity' },
        ]}
      />
      {children}
    </>
  )
}
