import { findActor } from '@/lib/auth/session'
import { downloadOf, isFormat, refusalResponse } from '@/lib/reports/bytes'
import { asksForNotes, forExport } from '@/lib/reports/for-export'
import { findIssued } from '@/lib/reports/queries'

/** A report as it was issued, as a file: the same data for ever. */
export async function GET(request: Request, { params }: RouteContext<'/investigations/[code]/reports/[number]/download/[format]'>) {
  const actor = await findActor()
  if (!actor) return refusalResponse(401, 'Sign in to download this report.')
  const { code, number, format } = await params
  const dataset = isFormat(format) && (await findIssued(actor, code, number))
  return dataset && isFormat(format)
    ? downloadOf(forExport(dataset, { withNotes: asksForNotes(request.url) }), format, request.signal)
    : refusalResponse(404, 'There is no such report.')
}
