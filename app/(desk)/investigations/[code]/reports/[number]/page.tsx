import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { Downloads } from '@/components/reports/downloads'
import { ReportSheet } from '@/components/reports/sheet'
import '@/components/reports/report.css'
import { requireActor } from '@/lib/auth/session'
import { datedDay, dayIn } from '@/lib/days'
import { getIssued } from '@/lib/reports/queries'

type Props = { params: Promise<{ code: string; number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code, number } = await params
  const { investigation } = await getIssued(await requireActor(), code, number)
  return { title: `${investigation.title}: status report ${number}` }
}

export default async function IssuedReportPage({ params }: Props) {
  const { code, number } = await params
  const dataset = await getIssued(await requireActor(), code, number)
  const base = `/investigations/${code}`
  return (
    <div className="page">
      <div className="rep-bar">
        <p>
          <b>Status report {number}</b>, frozen on {datedDay(dayIn(new Date(dataset.issued!.at)))} by {dataset.issued!.by}.{' '}
          <Link href={`${base}/report` as Route} prefetch={false}>
            All reports
          </Link>
        </p>
        <Downloads base={`${base}/reports/${number}`} />
      </div>
      <ReportSheet dataset={dataset} />
    </div>
  )
}
