import type { Metadata } from 'next'
import { Note } from '@/components/frame/note'
import { Downloads } from '@/components/reports/downloads'
import { IssueForm } from '@/components/reports/issue-form'
import { IssuedList } from '@/components/reports/issued-list'
import { ReportSheet } from '@/components/reports/sheet'
import '@/components/reports/report.css'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getInvestigation } from '@/lib/investigations/queries'
import { asAtIn } from '@/lib/reports/as-at'
import { listIssued, reportOf } from '@/lib/reports/queries'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ asAt?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getInvestigation(await requireActor(), (await params).code)
  return { title: `${title}: report` }
}

export default async function ReportPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { code } = await getInvestigation(actor, (await params).code)
  const today = dayIn(new Date())
  const { asAt, words } = asAtIn((await searchParams).asAt, today)
  const [dataset, issued] = await Promise.all([reportOf(actor, code, asAt), listIssued(actor, code)])
  const base = `/investigations/${code}`
  return (
    <div className="page">
      {words && (
        <Note kind="warn" role="alert">
          <p>
            <b>{words}</b> Shown as at today.
          </p>
        </Note>
      )}
      <div className="rep-bar">
        <form className="asat" method="get">
          <div className="field">
            <label htmlFor="asAt">As at</label>
            <input className="inp" type="date" id="asAt" name="asAt" defaultValue={asAt} max={today} required />
          </div>
          <button className="btn" type="submit">
            Show that day
          </button>
        </form>
        <Downloads base={`${base}/report`} asAt={asAt} />
      </div>
      {can(actor, 'report:issue') && <IssueForm code={code} asAt={asAt} after={issued[0]?.number ?? 0} />}
      <IssuedList reports={issued} base={base} />
      <ReportSheet dataset={dataset} />
    </div>
  )
}
