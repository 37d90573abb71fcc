/** A sheet sent to be imported, as the API takes it, and what it says the sheet would change. */
import { z } from 'zod'
import { eventTypes } from '@/lib/events/events'
import { count, day, maybeDay } from './fields'

export const importQuery = z.object({
  commit: z.enum(['true', 'false']).default('false').meta({ description: 'false shows what would change and stores nothing.' }),
  name: z.string().max(200).optional().meta({ description: 'The name of the file, where it is sent as the body.' }),
})
const named = z.object({ id: z.string(), name: z.string() })
const plannedChange = z.union([
  z.object({ kind: z.literal('event'), event: z.looseObject({ type: z.enum(eventTypes), on: day }), words: z.string() }),
  z.object({
    kind: z.literal('figure'),
    measure: z.string(),
    period: z.string(),
    text: z.string(),
    before: z.string().nullable(),
    baseVersion: z.int(),
    column: z.string(),
    words: z.string(),
  }),
])
/** How the columns are read may be sent with the file; what is left out is guessed. */
export const importMapping = z
  .object({
    sheet: z.int().min(0),
    headerRow: z.int().min(-1),
    columns: z.array(z.string()),
    forces: z.record(z.string(), z.string()),
    states: z.record(z.string(), z.string()),
    undatedOn: maybeDay,
  })
  .partial()
  .meta({ id: 'ImportMapping', description: 'How the sheet is read, where the guess is wrong. `columns` says what each column holds, as the answer does.' })
export const importSchema = z
  .object({
    committed: z.boolean(),
    file: z.object({ name: z.string(), sha256: z.string(), said: z.string(), sheet: z.string() }),
    columns: z.array(z.object({ column: z.string(), heading: z.string(), use: z.string() })),
    rows: z.array(
      z.object({
        row: z.int(),
        text: z.string(),
        state: z.enum(['changes', 'as it is', 'not in this round', 'unknown force', 'doubled', 'left out', 'total']),
        words: z.string().nullable(),
        force: named.nullable(),
        reference: z.string().nullable(),
        candidates: z.array(named),
        changes: z.array(plannedChange),
        problems: z.array(z.object({ column: z.string().nullable(), text: z.string(), words: z.string(), isLeftOut: z.boolean() })),
      }),
    ),
    absent: z.array(named).meta({ description: 'Forces of the round that no row names.' }),
    counts: z.object({
      rows: count,
      matched: count,
      changed: count,
      events: count,
      figures: count,
      notInRound: count,
      unknown: count,
      doubled: count,
      leftOut: count,
      told: count,
    }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Import' })
