import { type Actor, authorise } from '@/lib/actor'
import { dayIn, fromDay } from '@/lib/days'
import type { Tx } from '@/lib/db'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'
import { needsSource } from './cells'
import { nextVersion } from './changes'
import { type Write, writeVersions } from './places/commands'
import { type PlaceOnRecord, type Place, placesOf, sourcesKnown } from './places/queries'
import { type FigureInput, type FigureRefused, type FigureRefusal, refusedFigure, type Source, type Standing } from './schema'

type Cell = Pick<FigureInput, 'reference' | 'measure' | 'period'>
type At = { now: Date }

/** Puts a figure in a cell, as its next version. Guarded by the version it was made from, where one is given: of two people at once one wins, and the other is told who and what. */
export async function saveFigure(actor: Actor, input: FigureInput, { now }: At) {
  const saved = await saveFigures(actor, [input], { now })
  if (saved.ok) return { ok: true, version: saved.figures[0]!.version, changed: saved.figures[0]!.changed } as const
  const { reason, words, current } = saved.refused[0]!
  return { ok: false, reason, words, ...(current && { current }) } as FigureRefused
}

/** Puts many figures in their cells, all or none: a pasted block, an import. A fixed number of statements, however many. */
export async function saveFigures(actor: Actor, inputs: readonly FigureInput[], { now }: At) {
  authorise(actor, 'figure:enter')
  return transaction((tx) => saveFiguresIn(tx, actor, inputs, { now }), { timeout: 60_000 })
}

export type CellRefused = FigureRefused & Cell

/** The same inside a transaction that is already open, for a change that does more. Where it refuses it has written nothing. */
export async function saveFiguresIn(tx: Tx, actor: Actor, inputs: readonly FigureInput[], { now }: At) {
  authorise(actor, 'figure:enter')
  const today = dayIn(now)
  const found = await placesOf(tx, actor, inputs)
  const known = await sourcesKnown(tx, actor, inputs)
  const refused: CellRefused[] = []
  const figures: { version: number; changed: boolean }[] = []
  const writes = new Map<string, Write>()

  for (const input of inputs) {
    const { reference, measure, period } = input
    const at = found(input)
    const refuse = (reason: FigureRefusal, current?: Standing) => refused.push({ ...refusedFigure(reason, current), reference, measure, period })
    if (!at.ok) {
      refuse(at.reason)
      continue
    }
    const { place, current, gaveOn } = at
    const key = `${place.requestId} ${place.measureId} ${place.periodId}`
    const twin = writes.get(key)
    if (input.on && input.on > today) refuse('in-the-future')
    else if (input.baseVersion !== undefined && input.baseVersion !== (current?.version ?? 0)) refuse('stale', current ? standingOf(current) : undefined)
    else if (input.source?.kind === 'file' && known.files.get(input.source.fileId) !== place.requestId) refuse('unknown-file')
    else if (input.source?.kind === 'letter' && input.source.eventId && known.letters.get(input.source.eventId) !== place.requestId) refuse('unknown-letter')
    else {
      const next = nextVersion(input, current, place.unit, gaveOn ?? today)
      if (twin && twin.next.text !== next?.text) refuse('named-twice')
      else if (next) writes.set(key, { place, next, before: current })
      figures.push({ version: next?.version ?? current?.version ?? 0, changed: next !== null })
    }
  }
  if (refused.length > 0) return { ok: false, reason: 'some-refused', refused } as const
  if (writes.size > 0) await writeVersions(tx, actor, [...writes.values()], now)
  return { ok: true, figures, saved: writes.size } as const
}

const standingOf = ({ version, text, enteredByName: by, enteredAt: at }: NonNullable<PlaceOnRecord['current']>): Standing => ({ version, text, by, at })

/** Names where a figure stands, or takes the name away. What was checked was checked against the old source, so it needs checking again. */
export async function setSource(actor: Actor, { source, ...cell }: Cell & { source: Source | null; baseVersion?: number | undefined }, { now }: At) {
  authorise(actor, 'figure:enter')
  return change(actor, cell, async (tx, { current }) => {
    const saved = await saveFiguresIn(tx, actor, [{ ...cell, text: current.text, source }], { now })
    if (saved.ok) return { ok: true, version: saved.figures[0]!.version } as const
    const { reason, words } = saved.refused[0]!
    return { ok: false, reason, words } as FigureRefused
  })
}

/** Withdraws a figure with the reason: it stays, struck through, and counts no more, on no day. */
export async function retractFigure(actor: Actor, { reason, ...cell }: Cell & { reason: string; baseVersion?: number | undefined }, { now }: At) {
  authorise(actor, 'figure:enter')
  return change(actor, cell, async (tx, { place, current }) => {
    if (current.isRetracted) return refusedFigure('already-retracted')
    if (current.kind === 'awaited') return refusedFigure('no-figure')
    const { unit: _, measure, period, ...where } = place
    const { id, version, enteredAt: __, isRetracted: ___, ...as } = current
    await tx.figure.updateMany({ where: { newsroomId: actor.newsroomId, id }, data: { supersededAt: now } })
    await tx.figure.create({
      data: {
        ...where,
        ...as,
        on: fromDay(as.on),
        version: version + 1,
        reason,
        retractedAt: now,
        newsroomId: actor.newsroomId,
        enteredAt: now,
        enteredById: actor.userId,
        enteredByName: actor.name,
      },
      select: { id: true },
    })
    await record(
      tx,
      actor,
      { type: 'figure.retracted', measure, period, text: current.text, reason },
      { investigationId: place.investigationId, requestId: place.requestId, now },
    )
    return { ok: true, version: version + 1 } as const
  })
}

/** Marks a figure as compared with its source, by somebody else than whoever entered it. */
export async function checkFigure(actor: Actor, cell: Cell & { baseVersion?: number | undefined }, { now }: At) {
  authorise(actor, 'figure:check')
  return change(actor, cell, async (tx, { place, current }) => {
    if (current.isRetracted || !needsSource(current.kind)) return refusedFigure('nothing-to-check')
    if (current.checkedAt) return refusedFigure('already-checked')
    if (!current.source) return refusedFigure('no-source')
    if (actor.userId !== null && current.enteredById === actor.userId) return refusedFigure('own-figure')
    return mark(tx, actor, place, current, { checkedAt: now, checkedById: actor.userId, checkedByName: actor.name }, 'figure.checked', now)
  })
}

/** Takes the mark back. */
export async function uncheckFigure(actor: Actor, cell: Cell & { baseVersion?: number | undefined }, { now }: At) {
  authorise(actor, 'figure:check')
  return change(actor, cell, async (tx, { place, current }) => {
    if (!current.checkedAt) return refusedFigure('not-checked')
    return mark(tx, actor, place, current, { checkedAt: null, checkedById: null, checkedByName: null }, 'figure.unchecked', now)
  })
}

type CurrentFigure = { place: Place; current: NonNullable<PlaceOnRecord['current']> }

async function mark(
  tx: Tx,
  actor: Actor,
  place: Place,
  current: CurrentFigure['current'],
  data: { checkedAt: Date | null; checkedById: string | null; checkedByName: string | null },
  type: 'figure.checked' | 'figure.unchecked',
  now: Date,
) {
  await tx.figure.updateMany({ where: { newsroomId: actor.newsroomId, id: current.id }, data })
  await record(
    tx,
    actor,
    { type, measure: place.measure, period: place.period, text: current.text },
    { investigationId: place.investigationId, requestId: place.requestId, now },
  )
  return { ok: true, version: current.version } as const
}

/** What concerns a figure that stands: finds it with its request locked, and refuses a form made from an older version. */
async function change<Result>(
  actor: Actor,
  { baseVersion, ...cell }: Cell & { baseVersion?: number | undefined },
  then: (tx: Tx, standing: CurrentFigure) => Promise<Result | FigureRefused>,
) {
  return transaction(async (tx) => {
    const at = (await placesOf(tx, actor, [cell]))(cell)
    if (!at.ok) return refusedFigure(at.reason)
    if (!at.current) return refusedFigure('no-figure')
    if (baseVersion !== undefined && baseVersion !== at.current.version) return refusedFigure('stale', standingOf(at.current))
    return then(tx, { place: at.place, current: at.current })
  })
}
