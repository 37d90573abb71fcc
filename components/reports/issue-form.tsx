'use client'
import { Form, Submit } from '@/components/frame/form'
import { issueReportAction } from '@/lib/reports/actions'

/** Issues what is shown. The number of the last report goes with it: whoever issued meanwhile is not overtaken unseen. */
export function IssueForm({ code, asAt, after }: { code: string; asAt: string; after: number }) {
  return (
    <Form action={issueReportAction} className="rep-issue">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="asAt" value={asAt} />
      <input type="hidden" name="after" value={after} />
      <Submit>Issue report {after + 1}</Submit>
      <p>It gets a number and keeps its own data: it opens again unchanged, however the record moves on.</p>
    </Form>
  )
}
