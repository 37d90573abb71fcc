import { readQuery } from '@/lib/api/body'
import { absent, route } from '@/lib/api/route'
import { asAtQuery } from '@/lib/api/schema'
import { dayIn } from '@/lib/days'
import { downloadOf, isFormat } from '@/lib/reports/bytes'
import { forExport } from '@/lib/reports/for-export'
import { findReport } from '@/lib/reports/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, request, params, query, now }) {
    const format = /^report\.(\w+)$/.exec(params.report!)?.[1] ?? ''
    if (!isFormat(format)) return absent(`report in that format: ${params.report}`)
    const { asAt = dayIn(now) } = readQuery(asAtQuery, query)
    const report = await findReport(actor, params.code!, asAt)
    return report ? downloadOf(forExport(report, { withNotes: false }), format, request.signal) : absent(`investigation ${params.code}`)
  },
})
