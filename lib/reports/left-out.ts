import { headOf } from './columns.ts'
import type { ReportColumn } from './dataset.ts'

/** What the totals leave out, each once with the columns it is left out of: 'LOST 2024, LOST 2025: Kent counted another period.' */
export const leftOutOf = (columns: readonly ReportColumn[]): string[] =>
  [
    ...Map.groupBy(
      columns.filter(({ leftOut }) => leftOut.length > 0),
      ({ leftOut }) => leftOut.join(' '),
    ),
  ].map(([words, those]) => `${those.length === columns.length ? 'Every column' : those.map(headOf).join(', ')}: ${words}`)
