import { readBody } from '@/lib/api/body'
import { problem, type ProblemStatus } from '@/lib/api/problems'
import { json, route } from '@/lib/api/route'
import { figureInput } from '@/lib/api/schema'
import { figureOf } from '@/lib/api/shapes'
import { saveFigure } from '@/lib/figures/commands'
import { listFiguresOfRequest } from '@/lib/figures/queries'
import type { FigureRefusal } from '@/lib/figures/schema'

const statuses: Partial<Record<FigureRefusal, ProblemStatus>> = { 'not-found': 404, 'unknown-measure': 404, 'unknown-period': 404, stale: 409 }

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async PUT({ actor, request, params, now }) {
    const { reference, measure, period } = params as { reference: string; measure: string; period: string }
    const saved = await saveFigure(actor, { reference, measure, period, ...(await readBody(figureInput, request)) }, { now })
    if (!saved.ok) return problem(statuses[saved.reason] ?? 422, saved.words, { reason: saved.reason })
    const is = (one: string, other: string) => one.toUpperCase() === other.toUpperCase()
    const figure = (await listFiguresOfRequest(actor, reference)).find((figure) => is(figure.measure, measure) && is(figure.period, period))
    return json({ measure, period, version: saved.version, changed: saved.changed, figure: figure ? figureOf(figure) : null })
  },
})
