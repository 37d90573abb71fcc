import { standingsInOrder } from '@/lib/requests/status-styles'
import { findActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { findInvestigation } from '@/lib/investigations/queries'
import { downloadOf, refusalResponse } from '@/lib/reports/bytes'
import { findReport } from '@/lib/reports/queries'
import { viewIn } from '@/lib/board/url'
import { visibleRows, withTiming } from '@/lib/board/view'
import { listRequests } from '@/lib/requests/queries'

/** The board as a spreadsheet: the rows that were ticked, or those that its filters show, with the report's own columns. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  const actor = await findActor()
  if (!actor) return refusalResponse(401, 'Sign in first.')
  const investigation = await findInvestigation(actor, (await params).code)
  if (!investigation) return refusalResponse(404, 'There is no such investigation here.')
  const query = new URL(request.url).searchParams
  const view = viewIn(Object.fromEntries(query), standingsInOrder)
  const asAt = view.asAt ?? dayIn(new Date())
  const report = await findReport(actor, investigation.code, asAt)
  if (!report) return refusalResponse(404, 'There is no such investigation here.')

  const ticked = new Set(query.getAll('r'))
  const requests = withTiming(
    await listRequests(actor, { investigationId: investigation.id, questions: investigation.questions, asAt, calendar: await getCalendar(actor) }),
    asAt,
  )
  const chosen = ticked.size > 0 ? requests.filter(({ reference }) => ticked.has(reference)) : visibleRows(requests, view, actor.userId)
  const forces = new Set(chosen.map(({ force }) => force.id))
  return downloadOf({ ...report, rows: report.rows.filter(({ forceId }) => forces.has(forceId)) }, 'csv', request.signal)
}
