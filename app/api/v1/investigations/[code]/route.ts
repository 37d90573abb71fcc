import { readQuery } from '@/lib/api/body'
import { absent, json, route } from '@/lib/api/route'
import { asAtQuery } from '@/lib/api/schema'
import { investigationOf } from '@/lib/api/shapes'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { findInvestigation } from '@/lib/investigations/queries'
import { listRequests } from '@/lib/requests/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, params, query, now }) {
    const { asAt = dayIn(now) } = readQuery(asAtQuery, query)
    const [investigation, calendar] = await Promise.all([findInvestigation(actor, params.code!), getCalendar(actor)])
    if (!investigation) return absent(`investigation ${params.code}`)
    const requests = await listRequests(actor, { investigationId: investigation.id, questions: investigation.questions, asAt, calendar })
    return json(investigationOf(investigation, requests, asAt))
  },
})
