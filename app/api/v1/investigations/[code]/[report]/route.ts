import { absent, readQuery, route } from '@/lib/api/route'
import { asAtQuery } from '@/lib/api/schema'
import { dayIn } from '@/lib/days'
import { findInvestigation } from '@/lib/investigations/queries'
import { downloadOf, isFormat } from '@/lib/reports/bytes'
import { reportOf } from '@/lib/reports/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, request, params, query, now }) {
    const format = /^report\.(\w+)$/.exec(params.report!)?.[1] ?? ''
    if (!isFormat(format)) return absent(`report in that format: ${params.report}`)
    const { asAt = dayIn(now) } = readQuery(asAtQuery, query)
    if (!(await findInvestigation(actor, params.code!))) return absent(`investigation ${params.code}`)
    return downloadOf(await reportOf(actor, params.code!, asAt), format, request.signal)
  },
})
