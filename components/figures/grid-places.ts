import type { BlockColumn, BlockRow } from '@/lib/figures/block'
import type { Unit } from '@/lib/figures/cells'

/** The grid as it stands on the page: the markup the server drew is the record of what each cell holds and in which version. */
export type CellAt = {
  td: HTMLTableCellElement
  row: number
  column: number
  reference: string
  force: string
  measure: string
  period: string
  unit: Unit
  label: string
  text: string
  version: number
  from: string
}

export const linkOf = (td: Element) => td.querySelector('a')

export function columnsOf(table: HTMLTableElement): (BlockColumn & { label: string })[] {
  return [...table.querySelectorAll<HTMLTableCellElement>('thead th[data-m]')].map(({ dataset }) => ({
    measure: dataset.m!,
    period: dataset.p!,
    unit: dataset.u as Unit,
    label: dataset.l!,
  }))
}

export const rowsOf = (table: HTMLTableElement) => [...(table.tBodies[0]?.rows ?? [])]
const cellsOf = (row: HTMLTableRowElement) => [...row.cells].slice(1) as HTMLTableCellElement[]
const forceOf = (row: HTMLTableRowElement) => row.querySelector('th .ell')?.textContent ?? ''

export function cellAt(table: HTMLTableElement, td: HTMLTableCellElement): CellAt {
  const tr = td.parentElement as HTMLTableRowElement
  const row = rowsOf(table).indexOf(tr)
  const column = cellsOf(tr).indexOf(td)
  return {
    td,
    row,
    column,
    reference: tr.dataset.r!,
    force: forceOf(tr),
    ...columnsOf(table)[column]!,
    text: td.dataset.t ?? '',
    version: Number(td.dataset.v ?? 0),
    from: td.dataset.from ?? '',
  }
}

export const tdAt = (table: HTMLTableElement, row: number, column: number) => {
  const tr = rowsOf(table)[row]
  return tr ? (cellsOf(tr)[column] ?? null) : null
}

/** The rows as a pasted block needs them. */
export const blockRows = (table: HTMLTableElement): BlockRow[] =>
  rowsOf(table).map((tr) => ({
    reference: tr.dataset.r!,
    force: forceOf(tr),
    cells: cellsOf(tr).map(({ dataset }) => ({ text: dataset.t ?? '', version: Number(dataset.v ?? 0) })),
  }))
