import { z } from 'zod'
import { dayField } from '@/lib/days'

/** What a person says of a figure. The same schema reads the form, a pasted block and the API's body, and describes the latter. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep it under ${most.toLocaleString('en-GB')} characters`)

/** Where a figure stands, so that somebody else can find it there: a file and the place in it, a letter of the request's record, or a message that is in neither. */
export const sourceInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    fileId: z.uuid('Choose the file'),
    place: words(500).min(1, 'Say where in the file, for example sheet Data, cell D4, or page 2'),
  }),
  z
    .strictObject({ kind: z.literal('letter'), eventId: z.uuid('Choose the letter').optional(), place: words(500).optional(), words: words(4000).optional() })
    .refine((letter) => letter.eventId || letter.place || letter.words, {
      message: 'Choose the letter, or quote the words',
      path: ['eventId'],
    }),
  z.strictObject({ kind: z.literal('message'), words: words(4000).min(1, 'Say who wrote or said it, when, and in what words') }),
  z.strictObject({ kind: z.literal('import'), place: words(500).min(1) }),
])
export type Source = z.infer<typeof sourceInput>
export type SourceKind = Source['kind']

/** A source as the API takes it: whole, or in one line of words, which stand for a letter's place. */
export const sourceField = z.union([
  sourceInput,
  words(500)
    .min(1)
    .transform((place): Source => ({ kind: 'letter', place })),
])

export const figureFields = {
  text: words(200),
  note: words(4000).nullish(),
  unitSaid: words(200).nullish(),
  periodSaid: words(200).nullish(),
  reason: words(1000).optional(),
  source: sourceField.nullish(),
  on: dayField.optional(),
  baseVersion: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
}

/** One cell: which, and what is to stand in it. What is left out stays as it is; null takes it away. */
export const figureInput = z.strictObject({ reference: z.string().min(1), measure: z.string().min(1), period: z.string().min(1), ...figureFields })
export type FigureInput = z.infer<typeof figureInput>

export const figureRefusalWords = {
  'not-found': 'There is no such request in this newsroom.',
  'unknown-measure': 'This investigation has no measure of that code.',
  'unknown-period': 'This investigation has no period of that code.',
  'in-the-future': 'That day has not come yet.',
  'too-long': 'That is too long to be a figure. Put the words in the note.',
  'unknown-file': 'That file is not attached to this request. Attach it there first.',
  'unknown-letter': 'That letter is not on this request’s record.',
  'named-twice': 'The same cell is there twice, with different figures.',
  'no-figure': 'There is no figure here yet.',
  stale: 'Somebody else saved this cell while you had it open. Nothing of yours was saved: look at theirs, then save again if yours is right.',
  'already-retracted': 'This figure is withdrawn already.',
  'own-figure': 'You entered this figure, so somebody else needs to check it.',
  'no-source': 'This figure has no source to check it against. Name one first.',
  'nothing-to-check': 'There is no figure to check here.',
  'already-checked': 'Somebody else checked it meanwhile.',
  'not-checked': 'It is not marked as checked any more.',
} as const
export type FigureRefusal = keyof typeof figureRefusalWords

/** What stands in a cell that was to be changed: told to whoever came second. */
export type Standing = { version: number; text: string; by: string; at: Date }
export type FigureRefused = { ok: false; reason: FigureRefusal; words: string; current?: Standing }

export const refusedFigure = (reason: FigureRefusal, current?: Standing): FigureRefused => ({
  ok: false,
  reason,
  words:
    current && reason === 'stale'
      ? `${current.by} saved “${current.text || 'blank'}” here while you had it open. Nothing of yours was saved: look at theirs, then save again if yours is right.`
      : figureRefusalWords[reason],
  ...(current && { current }),
})
