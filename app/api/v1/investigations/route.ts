import { readBody, readQuery } from '@/lib/api/body'
import { problem } from '@/lib/api/problems'
import { json, route } from '@/lib/api/route'
import { investigationsQuery } from '@/lib/api/schema'
import { cursorOf, readCursor } from '@/lib/api/cursor'
import { investigationOf, listedInvestigationOf } from '@/lib/api/shapes'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { createInvestigation } from '@/lib/investigations/commands'
import { getInvestigation, listInvestigations } from '@/lib/investigations/queries'
import { newInvestigation } from '@/lib/investigations/schema'
import { listRequests } from '@/lib/requests/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, query, now }) {
    const { after, limit } = readQuery(investigationsQuery, query)
    const before = after === undefined ? undefined : readCursor(after)
    if (before === null) return problem(422, 'after: take it from the `next` of the page before.', { reason: 'does-not-fit' })
    // One more than the page, to know whether another follows.
    const found = await listInvestigations(actor, dayIn(now), { before, limit: limit + 1 })
    const page = found.slice(0, limit)
    return json({ investigations: page.map(listedInvestigationOf), next: found.length > limit ? cursorOf(page.at(-1)!) : null })
  },

  async POST({ actor, request, now }) {
    const input = await readBody(newInvestigation, request)
    const made = await createInvestigation(actor, input, { now })
    if (!made.ok) return problem(made.reason === 'code-taken' ? 409 : 422, made.words, { reason: made.reason })
    const asAt = dayIn(now)
    const [investigation, calendar] = await Promise.all([getInvestigation(actor, made.code), getCalendar(actor)])
    const requests = await listRequests(actor, { investigationId: made.id, questions: investigation.questions, asAt, calendar })
    return json(investigationOf(investigation, requests, asAt), { status: 201, headers: { location: `/api/v1/investigations/${made.code}` } })
  },
})
