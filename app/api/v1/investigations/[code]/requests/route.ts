import { readQuery } from '@/lib/api/body'
import { absent, jsonText, keptText, route } from '@/lib/api/route'
import { asAtQuery } from '@/lib/api/schema'
import { textOfListed } from '@/lib/api/listed-text'
import { dayIn } from '@/lib/days'
import { findInvestigation } from '@/lib/investigations/queries'
import { findRecordVersion, listRequests } from '@/lib/requests/queries'
import { getCalendar } from '@/lib/working-days/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, params, query, now }) {
    const { asAt = dayIn(now) } = readQuery(asAtQuery, query)
    const code = params.code!
    // The version is read before all that it stands for (calendar, questions, rows), so a text is never kept under a version newer than it is.
    const record = await findRecordVersion(actor, code)
    const text =
      record &&
      (await keptText({ place: `requests ${actor.newsroomId} ${record.id} ${asAt}`, basis: record.version }, async () => {
        const [investigation, calendar] = await Promise.all([findInvestigation(actor, code), getCalendar(actor)])
        if (investigation?.id !== record.id) return
        const requests = await listRequests(actor, { investigationId: investigation.id, questions: investigation.questions, asAt, calendar })
        return `${JSON.stringify({ code: investigation.code, asAt }).slice(0, -1)},"requests":[${requests.map(textOfListed).join(',')}]}`
      }))
    return text ? jsonText(text) : absent(`investigation ${code}`)
  },
})
