import { reportBody, reportStyle } from '@/lib/reports/html'
import type { Dataset } from '@/lib/reports/dataset'

/** The report as it is issued and saved: the same markup as the file that stands alone, every text in it escaped by lib/reports/html/markup. */
export function ReportSheet({ dataset }: { dataset: Dataset }) {
  return (
    <section className="rep-ground" aria-label="The report">
      <style href="foi-report" precedence="medium">
        {reportStyle}
      </style>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the very markup of the file that is downloaded; lib/reports/html escapes every text in it, and a test holds it to that. */}
      <div dangerouslySetInnerHTML={{ __html: reportBody(dataset, { top: 2 }) }} />
    </section>
  )
}
