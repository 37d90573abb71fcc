import { type Cell, type CellKind, rangeOf } from './cells'

/** What the database keeps of a cell beside its text, to count, sort and add by. The text is what was said; these columns repeat it. */
export const rangeColumnsOf = (cell: Cell): { kind: CellKind; value: string | null; low: string | null; high: string | null; section: string | null } => {
  const range = rangeOf(cell)
  return {
    kind: cell.kind,
    value: cell.kind === 'number' ? cell.value : null,
    low: range?.low ?? null,
    high: range?.high ?? null,
    section: cell.kind === 'refused' ? cell.sections.join(', ') || null : null,
  }
}
