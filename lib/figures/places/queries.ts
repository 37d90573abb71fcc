import type { Actor } from '@/lib/actor'
import { type Day, toDay } from '@/lib/days'
import type { Tx } from '@/lib/db'
import { eventTypes } from '@/lib/events/events'
import { type CellKind, type Unit, unitOf } from '../cells'
import type { Stored } from '../changes'
import type { FigureInput } from '../schema'

type Cell = Pick<FigureInput, 'reference' | 'measure' | 'period'>

/** Where a figure goes. The unit is the measure's. */
export type Place = { investigationId: string; requestId: string; measureId: string; periodId: string; measure: string; period: string; unit: Unit }
export type PlaceOnRecord = {
  place: Place
  /** The version that counts, with who entered it. */
  current:
    | (Stored & {
        value: string | null
        low: string | null
        high: string | null
        section: string | null
        enteredAt: Date
        enteredById: string | null
        enteredByName: string
      })
    | null
  /** The day of the force's newest answer. */
  gaveOn: Day | null
}

/**
 * Finds the cells that inputs name, in a fixed number of statements. Their requests are locked in one order, the
 * order of every other bulk action, so that two who save into one request come one after the other.
 */
export async function placesOf(tx: Tx, actor: Actor, cells: readonly Cell[]) {
  const references = [...new Set(cells.map(({ reference }) => reference))]
  const requests = await tx.$queryRaw<{ id: string; reference: string; investigationId: string; gaveOn: string | null }[]>`
    select r.id, r.reference, r.investigation_id as "investigationId",
           (select max(e."on")::text from event e where e.request_id = r.id and e.type = 'request.answered'
               and not exists (select from event v where v.request_id = r.id and v.type = 'event.voided' and v.facts ->> 'event' = e.id::text)) as "gaveOn"
      from request r where r.newsroom_id = ${actor.newsroomId}::uuid and r.reference = any(${references}) order by r.id for no key update of r`
  const where = { newsroomId: actor.newsroomId, investigationId: { in: [...new Set(requests.map(({ investigationId }) => investigationId))] } }
  const select = { id: true, code: true, investigationId: true }
  const measures = await tx.measure.findMany({ where, select: { ...select, unit: true } })
  const periods = await tx.period.findMany({ where, select })
  const figures = await tx.figure.findMany({
    where: { newsroomId: actor.newsroomId, requestId: { in: requests.map(({ id }) => id) }, supersededAt: null },
    omit: { newsroomId: true, supersededAt: true, investigationId: true, reason: true },
  })

  const byReference = new Map(requests.map((request) => [request.reference, request]))
  const byCode = <Row extends { investigationId: string; code: string }>(rows: Row[]) => new Map(rows.map((row) => [`${row.investigationId} ${row.code}`, row]))
  const [measureOf, periodOf] = [byCode(measures), byCode(periods)]
  const currentOf = new Map(figures.map((figure) => [`${figure.requestId} ${figure.measureId} ${figure.periodId}`, figure]))

  return ({ reference, measure, period }: Cell) => {
    const request = byReference.get(reference)
    if (!request) return { ok: false, reason: 'not-found' } as const
    const { investigationId, id: requestId, gaveOn } = request
    const [m, p] = [measureOf.get(`${investigationId} ${measure.toUpperCase()}`), periodOf.get(`${investigationId} ${period.toUpperCase()}`)]
    if (!m) return { ok: false, reason: 'unknown-measure' } as const
    if (!p) return { ok: false, reason: 'unknown-period' } as const
    const row = currentOf.get(`${requestId} ${m.id} ${p.id}`)
    const place: Place = { investigationId, requestId, measureId: m.id, periodId: p.id, measure: m.code, period: p.code, unit: unitOf(m.unit) }
    return { ok: true, place, current: row ? storedOf(row) : null, gaveOn: gaveOn as Day | null } as const
  }
}

type Row = Awaited<ReturnType<Tx['figure']['findMany']>>[number]
function storedOf({
  requestId: _,
  measureId: __,
  periodId: ___,
  value,
  low,
  high,
  retractedAt,
  on,
  kind,
  source,
  ...row
}: Omit<Row, 'newsroomId' | 'investigationId' | 'supersededAt' | 'reason'>): PlaceOnRecord['current'] {
  const text = (number: { toFixed(): string } | null) => number?.toFixed() ?? null
  return {
    ...row,
    kind: kind as CellKind,
    source: source as Stored['source'],
    on: toDay(on),
    value: text(value),
    low: text(low),
    high: text(high),
    isRetracted: retractedAt !== null,
  }
}

/** The requests that the named files and letters belong to: what another newsroom or another request holds is not among them. */
export async function sourcesKnown(tx: Tx, actor: Actor, inputs: readonly Pick<FigureInput, 'source'>[]) {
  const { newsroomId } = actor
  const fileIds = [...new Set(inputs.flatMap(({ source }) => (source?.kind === 'file' ? [source.fileId] : [])))]
  const eventIds = [...new Set(inputs.flatMap(({ source }) => (source?.kind === 'letter' && source.eventId ? [source.eventId] : [])))]
  const files =
    fileIds.length > 0 ? await tx.file.findMany({ where: { newsroomId, id: { in: fileIds }, hiddenAt: null }, select: { id: true, requestId: true } }) : []
  const letters =
    eventIds.length > 0
      ? await tx.event.findMany({ where: { newsroomId, id: { in: eventIds }, type: { in: [...eventTypes] } }, select: { id: true, requestId: true } })
      : []
  const owners = (rows: { id: string; requestId: string | null }[]) => new Map(rows.map(({ id, requestId }) => [id, requestId]))
  return { files: owners(files), letters: owners(letters) }
}
