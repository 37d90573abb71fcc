import { type Cell, toInputText, type Unit } from './cells'
import { parseCell } from './parse-cell'

/**
 * A block copied from a spreadsheet, laid onto the grid: what each cell would become, before anything is
 * saved. Rows that begin with a force's name go to that force, whatever their order: laid on by place, one
 * row too many would give every force its neighbour's figures. Blank cells of the block leave what is there.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!
    if (quoted) {
      if (char !== '"') field += char
      else if (source[at + 1] === '"') field += source[at++]
      else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === '\t' || char === '\n') {
      rows.at(-1)!.push(field)
      field = ''
      if (char === '\n') rows.push([])
    } else field += char
  }
  rows.at(-1)!.push(field)
  return rows
}

export type BlockColumn = { measure: string; period: string; unit: Unit }
export type BlockRow = { reference: string; force: string; cells: { text: string; version: number }[] }
export type BlockChange = { reference: string; force: string; measure: string; period: string; text: string; before: string; baseVersion: number; cell: Cell }

export type BlockPlan = {
  changes: BlockChange[]
  /** Of the changes, those that cannot be read: they are kept in words, as unclear. */
  unread: BlockChange[]
  same: number
  blank: number
  /** Cells of the block that lie beyond the grid. */
  outside: number
  /** Names at the head of rows that are no force of this grid, or more than one. */
  unknown: string[]
  byName: boolean
}

/** What pasting the block with its first cell on (row, column) would change. `named` finds the row of a force by any of its names, or none. */
export function planBlock(
  block: readonly string[][],
  grid: { rows: readonly BlockRow[]; columns: readonly BlockColumn[] },
  start: { row: number; column: number },
  named: (text: string) => number | null,
): BlockPlan {
  const plan: BlockPlan = { changes: [], unread: [], same: 0, blank: 0, outside: 0, unknown: [], byName: isNamed(block, named) }
  block.forEach((fields, offset) => {
    const name = plan.byName ? fields[0]!.trim() : ''
    const row = plan.byName ? named(name) : start.row + offset
    const texts = plan.byName ? fields.slice(1) : fields
    if (plan.byName && row === null) {
      if (name && texts.some((text) => text.trim())) plan.unknown.push(name)
      return
    }
    texts.forEach((text, index) => {
      const [line, column] = [grid.rows[row!], grid.columns[start.column + index]]
      if (!text.trim()) plan.blank += 1
      else if (!line || !column) plan.outside += 1
      else place(plan, line, column, line.cells[start.column + index]!, text.trim())
    })
  })
  return plan
}

function place(
  plan: BlockPlan,
  { reference, force }: BlockRow,
  { measure, period, unit }: BlockColumn,
  stands: { text: string; version: number },
  text: string,
) {
  const cell = parseCell(text, unit)
  const isSame = cell.kind === 'unclear' ? stands.text === text : stands.text !== '' && toInputText(cell) === toInputText(parseCell(stands.text, unit))
  if (isSame) return void (plan.same += 1)
  const change = { reference, force, measure, period, text, before: stands.text, baseVersion: stands.version, cell }
  plan.changes.push(change)
  if (cell.kind === 'unclear') plan.unread.push(change)
}

/** Whether the rows begin with names: none of them reads as a figure, and some are forces. */
const isNamed = (block: readonly string[][], named: (text: string) => number | null) => {
  const heads = block.map(([head]) => head?.trim() ?? '').filter(Boolean)
  return (
    block.some((fields) => fields.length > 1) &&
    heads.length > 0 &&
    heads.every((head) => /\p{L}{3}/u.test(head) && parseCell(head).kind === 'unclear') &&
    heads.some((head) => named(head) !== null)
  )
}
