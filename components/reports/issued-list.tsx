import type { Route } from 'next'
import Link from 'next/link'
import { datedDay } from '@/lib/days'
import type { IssuedReport } from '@/lib/reports/dataset'

/** The reports that were issued, the newest first. */
export function IssuedList({ reports, base }: { reports: readonly IssuedReport[]; base: string }) {
  if (reports.length === 0) return null
  return (
    <section className="rep-issued" aria-labelledby="issued">
      <h2 id="issued">Issued</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard. */}
      <div className="scroll" role="region" aria-label="Issued reports" tabIndex={0}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col">As at</th>
              <th scope="col">Asked</th>
              <th scope="col">Disclosed</th>
              <th scope="col">Refused</th>
              <th scope="col">No response</th>
              <th scope="col">Issued</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.number}>
                <th scope="row">
                  <Link href={`${base}/reports/${report.number}` as Route} prefetch={false}>
                    Status report {report.number}
                  </Link>
                </th>
                <td>{datedDay(report.asAt)}</td>
                <td>{report.asked}</td>
                <td>{report.disclosed}</td>
                <td>{report.refused}</td>
                <td>{report.noResponse}</td>
                <td>
                  {datedDay(report.issuedOn)}, {report.issuedBy}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
