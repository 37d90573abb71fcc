import { findActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { asAtIn } from '@/lib/reports/as-at'
import { downloadOf, isFormat, refusalResponse } from '@/lib/reports/bytes'
import { asksForNotes, forExport } from '@/lib/reports/for-export'
import { findReport } from '@/lib/reports/queries'

/** The report as at a day as a file, in the format that the address names. */
export async function GET(request: Request, { params }: RouteContext<'/investigations/[code]/report/download/[format]'>) {
  const actor = await findActor()
  if (!actor) return refusalResponse(401, 'Sign in to download this report.')
  const { code, format } = await params
  const { asAt, words } = asAtIn(new URL(request.url).searchParams.get('asAt'), dayIn(new Date()))
  if (words) return refusalResponse(400, words)
  const dataset = isFormat(format) && (await findReport(actor, code, asAt))
  return dataset && isFormat(format)
    ? downloadOf(forExport(dataset, { withNotes: asksForNotes(request.url) }), format, request.signal)
    : refusalResponse(404, 'There is no such report.')
}
