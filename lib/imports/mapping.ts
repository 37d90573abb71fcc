import { z } from 'zod'
import { dayField } from '@/lib/days'
import { meaningKeys } from './states'

/** How a person says a sheet is to be read: guessed first, then shown and changed. Kept beside the rows until the sheet is accepted. */
export const columnUses = {
  ignore: 'Leave out',
  force: 'Force',
  sent: 'Date sent',
  received: 'Date the force received it',
  acknowledged: 'Date acknowledged',
  due: 'Due date in the sheet',
  'due said': 'Due date the force gave',
  answered: 'Date answered',
  state: 'State',
  sections: 'Exemption sections',
  reference: 'Their reference',
  'our reference': 'Our reference',
  notes: 'Notes',
} as const
export type PlainUse = keyof typeof columnUses
/** 'figure M1 2024': the cells are figures of that measure in that period. */
export type ColumnUse = PlainUse | `figure ${string} ${string}`

const columnUse = z.custom<ColumnUse>(
  (value) => typeof value === 'string' && (Object.hasOwn(columnUses, value) || /^figure \S+ \S+$/.test(value)),
  'Choose what the column holds',
)

export const mapping = z.object({
  sheet: z.int().min(0),
  /** Index of the row of headings; -1 where the sheet has none. */
  headerRow: z.int().min(-1),
  columns: z.array(columnUse).max(500),
  /** Texts of the force column that a person said the force of: its id, or '' to leave the row out. */
  forces: z.record(z.string(), z.string()).default({}),
  /** Texts of the state column that a person said the meaning of. */
  states: z.record(z.string(), z.enum(meaningKeys)).default({}),
  /** The day that stands for an answer whose row gives none. */
  undatedOn: dayField.nullable().default(null),
})
export type Mapping = z.infer<typeof mapping>

export const figureUse = (use: ColumnUse) => {
  const found = /^figure (\S+) (\S+)$/.exec(use)
  return found ? { measure: found[1]!, period: found[2]! } : null
}

/** A column as a spreadsheet calls it: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26)
}
