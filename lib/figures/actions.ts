'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { requireActor } from '@/lib/auth/session'
import { dayField } from '@/lib/days'
import { type FormState, parseForm, stateOfError, valuesIn } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { cleanText } from '@/lib/text'
import { checkFigure, retractFigure, saveFigure, saveFigures, uncheckFigure } from './commands'
import { type FigureRefused, figureInput, type Source, sourceInput } from './schema'

/** As a form's state, with what to say where it went well. */
export type FigureState = (NonNullable<FormState> & { saved?: string }) | null

const key = z.string().max(200).transform(cleanText)
const cell = { reference: key, measure: key, period: key, baseVersion: z.coerce.number().int().min(0).max(2_000_000_000) }
const line = z.string().trim().optional()
const figureForm = z.object({
  ...cell,
  text: z.string().max(200, 'Put the words in the note').default(''),
  note: line,
  unitSaid: line,
  periodSaid: line,
  reason: line,
  on: dayField.optional(),
  from: z.string().default(''),
  place: line,
  words: line,
})

/** Saves one cell with all that the panel's form says of it. A blank field takes away what stood there. */
export async function saveFigureAction(_: FigureState, form: FormData): Promise<FigureState> {
  const actor = await requireActor()
  const sent = parseForm(figureForm, form)
  if (!sent.ok) return sent.state
  const { from, place, words, note = null, unitSaid = null, periodSaid = null, ...input } = sent.input
  const source = sourceIn({ from, place, words })
  if (!source.ok) return stateOfError(source.error, form)

  const parsed = figureInput.safeParse({ ...input, note, unitSaid, periodSaid, source: source.source })
  if (!parsed.success) return stateOfError(parsed.error, form)
  const result = await once(actor, form, () => saveFigure(actor, parsed.data, { now: new Date() }))
  refresh()
  if (!result.ok) return failed(result, form)
  return { saved: result.changed ? 'Saved.' : 'That is what stands there already: nothing changed.' }
}

/** 'file:ID', 'letter:ID', 'letter' and 'message' are the choices of the form; the faults are told beside its own fields. */
function sourceIn({ from, place, words }: { from: string; place?: string | undefined; words?: string | undefined }) {
  if (!from)
    return place || words
      ? ({
          ok: false,
          error: new z.ZodError([{ code: 'custom', path: ['from'], message: 'Say what this place is in: choose the file or the letter', input: from }]),
        } as const)
      : ({ ok: true, source: null } as const)
  const [kind, id] = from.split(':')
  const parsed = sourceInput.safeParse(
    kind === 'file'
      ? { kind, fileId: id, place: place ?? '' }
      : kind === 'import'
        ? { kind, place: place ?? '' }
        : kind === 'message'
          ? { kind, words: words ?? '' }
          : { kind, ...(id && { eventId: id }), ...(place && { place }), ...(words && { words }) },
  )
  return parsed.success ? ({ ok: true, source: parsed.data as Source } as const) : ({ ok: false, error: parsed.error } as const)
}

/** Somebody else's version is told on top, and the form keeps what was typed: pressed again, it is saved over theirs. */
const failed = ({ reason, words }: FigureRefused, form: FormData): FigureState =>
  reason === 'in-the-future' ? { error: words, fields: { on: [words] }, values: valuesIn(form) } : { error: words, values: valuesIn(form) }

const reasonForm = z.object({ ...cell, reason: z.string('Say why it is withdrawn').trim().min(1, 'Say why it is withdrawn').max(1000) })

export async function retractFigureAction(_: FigureState, form: FormData): Promise<FigureState> {
  const actor = await requireActor()
  const sent = parseForm(reasonForm, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => retractFigure(actor, sent.input, { now: new Date() }))
  refresh()
  return result.ok ? { saved: 'Withdrawn. It stays here, struck through.' } : failed(result, form)
}

const cellForm = z.object({ ...cell, check: z.enum(['yes', 'no']).default('yes') })

export async function checkFigureAction(_: FigureState, form: FormData): Promise<FigureState> {
  const actor = await requireActor()
  const sent = parseForm(cellForm, form)
  if (!sent.ok) return sent.state
  const { check, ...which } = sent.input
  const result = await once(actor, form, () => (check === 'yes' ? checkFigure : uncheckFigure)(actor, which, { now: new Date() }))
  refresh()
  return result.ok ? { saved: check === 'yes' ? 'Marked as checked.' : 'Marked as not checked.' } : failed(result, form)
}

// Sent by script as JSON, which carries what a form cannot: half of a surrogate pair.
const sentText = (most: number) => z.string().max(most).transform(cleanText)
const gridCell = z.strictObject({ ...cell, text: sentText(200) })
export type GridAnswer =
  | { ok: true; saved: number }
  | { ok: false; words: string; refused: { reference: string; measure: string; period: string; words: string; version?: number }[] }

const unread = { ok: false as const, words: 'That did not reach the desk whole. Nothing was saved: try again.', refused: [] as [] }

/** Saves cells typed or pasted in the grid, all or none. */
export async function saveCellsAction(sent: unknown): Promise<GridAnswer> {
  const actor = await requireActor()
  const parsed = z.array(gridCell).min(1).max(20_000).safeParse(sent)
  if (!parsed.success) return unread
  const result = await saveFigures(actor, parsed.data, { now: new Date() })
  if (result.ok) {
    refresh()
    return { ok: true, saved: result.saved }
  }
  return {
    ok: false,
    words: result.refused.length === 1 ? result.refused[0]!.words : `${result.refused.length} cells could not be saved, so none was.`,
    refused: result.refused.map(({ reference, measure, period, words, current }) => ({
      reference,
      measure,
      period,
      words,
      ...(current && { version: current.version }),
    })),
  }
}

/** Marks a cell of the grid as checked, or takes the mark back. */
export async function checkCellAction(sent: unknown): Promise<{ ok: boolean; words: string }> {
  const actor = await requireActor()
  const parsed = cellForm.safeParse(sent)
  if (!parsed.success) return unread
  const { check, ...which } = parsed.data
  const result = await (check === 'yes' ? checkFigure : uncheckFigure)(actor, which, { now: new Date() })
  refresh()
  return result.ok ? { ok: true, words: check === 'yes' ? 'Checked.' : 'Not checked any more.' } : { ok: false, words: result.words }
}
