import { readJson } from '@/lib/api/body'
import { readEvent } from '@/lib/api/event-input'
import { problem, type ProblemStatus } from '@/lib/api/problems'
import { json, route } from '@/lib/api/route'
import type { LogRefusal } from '@/lib/logging/checks'
import { logEvent } from '@/lib/logging/commands'

const statuses: Partial<Record<LogRefusal, ProblemStatus>> = { 'not-found': 404, stale: 409 }

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async POST({ actor, request, params, now }) {
    const sent = readEvent(await readJson(request))
    if (!sent.ok) return sent.response
    const logged = await logEvent(actor, { reference: params.reference!, version: sent.version, event: sent.event }, { now })
    if (!logged.ok) return problem(statuses[logged.reason] ?? 422, logged.words, { reason: logged.reason })
    const { id, version, standing } = logged
    return json({ id, version, standing }, { status: 201, headers: { location: `/api/v1/requests/${encodeURIComponent(params.reference!)}` } })
  },
})
