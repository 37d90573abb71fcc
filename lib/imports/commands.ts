/**
 * Imports: a file is kept as a draft, read another way, thrown away or accepted; the API does all of it in one call. Over 200 lines,
 * since all of them lock, plan and store by the three functions at the end.
 */
import { createHash } from 'node:crypto'
import { type Actor, authorise } from '@/lib/actor'
import { dayIn } from '@/lib/days'
import { db, type Tx } from '@/lib/db'
import { transaction } from '@/lib/idempotency'
import { lockCalendar } from '@/lib/working-days/queries'
import { record } from '@/lib/events/commands'
import { saveFiguresIn } from '@/lib/figures/commands'
import { findInvestigation, type Investigation } from '@/lib/investigations/queries'
import { logAllIn } from '@/lib/logging/commands'
import { isId } from '@/lib/ids'
import { cleanName, cutText } from '@/lib/text'
import { guessMapping } from './columns'
import { columnLetters, mapping as mappingSchema, type Mapping } from './mapping'
import type { Plan } from './plan'
import { draftRows, fingerprintOf, planAgainst, readRound } from './queries'
import { readTable, type Sheet } from './read'
import { importRefused } from './refusals'

type At = { now: Date }

/** Drafts that nobody accepted are thrown away after a month. */
const KEPT_FOR_MS = 30 * 24 * 60 * 60 * 1000

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const nameOf = (name: string) => cutText(cleanName(name.replace(/^.*[\\/]/s, '')), 200) || 'sheet'

/** Reads a file and keeps its rows as a draft, with a guess of what its columns hold. Nothing of the round changes. */
export async function draftImport(actor: Actor, { code, name, bytes }: { code: string; name: string; bytes: Uint8Array }, { now }: At) {
  authorise(actor, 'import:run')
  const investigation = await findInvestigation(actor, code)
  if (!investigation) return importRefused('not-found')
  const read = await readTable(bytes)
  if (!read.ok) return read
  const { newsroomId } = actor
  const mapping = guessMapping(read.sheets, await readRound(db, actor, investigation))
  const { id } = await transaction(async (tx) => {
    await tx.importDraft.deleteMany({ where: { newsroomId, acceptedAt: null, at: { lt: new Date(now.getTime() - KEPT_FOR_MS) } } })
    return tx.importDraft.create({
      data: {
        newsroomId,
        investigationId: investigation.id,
        byId: actor.userId,
        name: nameOf(name),
        sha256: hashOf(bytes),
        rows: { said: read.format, sheets: read.sheets },
        mapping,
        at: now,
      },
      select: { id: true },
    })
  })
  return { ok: true, id } as const
}

/** Reads a draft another way: another sheet, other columns, a force or a state that a person explained. */
export async function remapImport(actor: Actor, { code, id, mapping: sent }: { code: string; id: string; mapping: unknown }) {
  authorise(actor, 'import:run')
  const investigation = await findInvestigation(actor, code)
  const parsed = mappingSchema.safeParse(sent)
  if (!parsed.success) return importRefused('unfit')
  return transaction(async (tx) => {
    const draft = investigation && (await lockDraft(tx, actor, investigation.id, id))
    if (!draft) return importRefused('not-found')
    if (draft.acceptedAt) return importRefused('already-accepted')
    const { sheets } = draftRows.parse(draft.rows)
    const before = mappingSchema.parse(draft.mapping)
    const next = parsed.data
    if (!sheets[next.sheet] || next.columns.filter((use) => use === 'force').length > 1) return importRefused('unfit')
    // Another sheet has other columns: they are guessed afresh.
    const mapping =
      next.sheet === before.sheet ? next : { ...guessMapping([sheets[next.sheet]!], await readRound(tx, actor, investigation)), sheet: next.sheet }
    await tx.importDraft.updateMany({ where: { id, newsroomId: actor.newsroomId }, data: { mapping } })
    return { ok: true } as const
  })
}

/** Throws a draft away. What was accepted stays on the record. */
export async function discardImport(actor: Actor, { code, id }: { code: string; id: string }) {
  authorise(actor, 'import:run')
  const investigation = await findInvestigation(actor, code)
  if (!investigation || !isId(id)) return importRefused('not-found')
  return transaction(async (tx) => {
    const { count } = await tx.importDraft.deleteMany({ where: { id, newsroomId: actor.newsroomId, investigationId: investigation.id, acceptedAt: null } })
    return count === 1 ? ({ ok: true } as const) : importRefused('not-found')
  })
}

/**
 * Stores what a draft would change, all or nothing. It is planned anew upon the record as it is now, behind a lock: where that is not
 * what was shown (`expected`), nothing is stored and the person looks again.
 */
export async function acceptImport(actor: Actor, { code, id, expected }: { code: string; id: string; expected?: string | undefined }, { now }: At) {
  authorise(actor, 'import:run')
  const investigation = await findInvestigation(actor, code)
  if (!investigation) return importRefused('not-found')
  return transaction(
    async (tx) => {
      const draft = await lockDraft(tx, actor, investigation.id, id)
      if (!draft) return importRefused('not-found')
      if (draft.acceptedAt) return importRefused('already-accepted')
      const { sheets } = draftRows.parse(draft.rows)
      const mapping = mappingSchema.parse(draft.mapping)
      const plan = await planLocked(tx, actor, investigation, { sheets, mapping, now })
      if (expected !== undefined && expected !== fingerprintOf(plan)) return importRefused('moved')
      if (plan.counts.changed === 0) return importRefused('nothing-new')
      await store(tx, actor, investigation, { plan, name: draft.name, sheet: sheets[mapping.sheet]!, now })
      await tx.importDraft.updateMany({ where: { id, newsroomId: actor.newsroomId }, data: { acceptedAt: now } })
      return { ok: true, changed: plan.counts.changed, events: plan.counts.events, figures: plan.counts.figures } as const
    },
    { timeout: 120_000, maxWait: 20_000 },
  )
}

/** What the API does in one call: reads a file, says what it would change and, with `commit`, stores that. A mapping overrules the guess. */
export async function importFile(
  actor: Actor,
  { code, name, bytes, commit, mapping: sent }: { code: string; name: string; bytes: Uint8Array; commit: boolean; mapping?: Partial<Mapping> },
  { now }: At,
) {
  authorise(actor, 'import:run')
  const investigation = await findInvestigation(actor, code)
  if (!investigation) return importRefused('not-found')
  const read = await readTable(bytes)
  if (!read.ok) return read
  const { sheets, format } = read
  const guessed = guessMapping(sheets, await readRound(db, actor, investigation))
  const parsed = mappingSchema.safeParse({ ...guessed, ...sent })
  if (!parsed.success || !sheets[parsed.data.sheet]) return importRefused('unfit')
  const mapping = parsed.data
  const sheet = sheets[mapping.sheet]!

  const plan = await transaction(
    async (tx) => {
      const plan = await planLocked(tx, actor, investigation, { sheets, mapping, now })
      if (commit && plan.counts.changed > 0) {
        await store(tx, actor, investigation, { plan, name: nameOf(name), sheet, now })
        const data = {
          newsroomId: actor.newsroomId,
          investigationId: investigation.id,
          byId: actor.userId,
          name: nameOf(name),
          sha256: hashOf(bytes),
          rows: { said: format, sheets },
          mapping,
          at: now,
          acceptedAt: now,
        }
        await tx.importDraft.create({ data, select: { id: true } })
      }
      return plan
    },
    { timeout: 120_000, maxWait: 20_000 },
  )
  const headings = mapping.headerRow < 0 ? [] : (sheet.rows[mapping.headerRow] ?? [])
  return {
    ok: true,
    committed: commit,
    file: { name: nameOf(name), sha256: hashOf(bytes), said: format, sheet: sheet.name },
    columns: mapping.columns.map((use, column) => ({ column: columnLetters(column), heading: headings[column] ?? '', use })),
    ...plan,
  } as const
}

// ---- inside the transaction -----------------------------------------------------

async function lockDraft(tx: Tx, actor: Actor, investigationId: string, id: string) {
  const locked = await tx.$queryRaw<
    { id: string }[]
  >`select id from import_draft where id::text = ${id} and newsroom_id = ${actor.newsroomId}::uuid and investigation_id = ${investigationId}::uuid for update`
  return locked.length === 0 ? null : tx.importDraft.findFirst({ where: { id, newsroomId: actor.newsroomId } })
}

// The calendar first, then the requests in one order, as every command that logs takes them; only then is the record read.
async function planLocked(
  tx: Tx,
  actor: Actor,
  investigation: Investigation,
  { sheets, mapping, now }: { sheets: readonly Pick<Sheet, 'rows'>[]; mapping: Mapping; now: Date },
) {
  const calendar = await lockCalendar(tx, actor)
  await tx.$queryRaw`select id from request where newsroom_id = ${actor.newsroomId}::uuid and investigation_id = ${investigation.id}::uuid order by id for update`
  return planAgainst(sheets, mapping, await readRound(tx, actor, investigation), { calendar, today: dayIn(now) })
}

async function store(
  tx: Tx,
  actor: Actor,
  { id: investigationId }: Investigation,
  { plan, name, sheet, now }: { plan: Plan; name: string; sheet: Pick<Sheet, 'name'>; now: Date },
) {
  const taken = plan.rows.filter(({ changes }) => changes.length > 0)
  const batch = taken
    .map(({ reference, changes }) => ({ reference: reference!, events: changes.flatMap((change) => (change.kind === 'event' ? [change.event] : [])) }))
    .filter(({ events }) => events.length > 0)
  const figures = taken.flatMap(({ reference, row, changes }) =>
    changes.flatMap((change) => {
      if (change.kind !== 'figure') return []
      const { measure, period, text, baseVersion, column } = change
      const place = cutText(`${name}${sheet.name ? `, sheet ${sheet.name}` : ''}, cell ${column}${row}`, 500)
      return [{ reference: reference!, measure, period, text, baseVersion, source: { kind: 'import' as const, place } }]
    }),
  )
  // What was planned behind this very lock cannot be refused: if it is, the plan is wrong, and nothing may be stored.
  const logged = await logAllIn(tx, actor, batch, { now })
  if (!logged.ok)
    throw new Error(`An import was planned that the record refuses: ${logged.refused.map(({ reference, words }) => `${reference}: ${words}`).join(' ')}`)
  const saved = await saveFiguresIn(tx, actor, figures, { now })
  if (!saved.ok)
    throw new Error(
      `An import was planned that the figures refuse: ${saved.refused.map(({ reference, measure, period, words }) => `${reference} ${measure} ${period}: ${words}`).join(' ')}`,
    )
  await record(tx, actor, { type: 'import.accepted', name, rows: taken.length }, { investigationId, now })
}
