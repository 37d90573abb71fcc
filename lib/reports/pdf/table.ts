/**
 * A table that runs over pages: the head is repeated, no row is split, and each cell is tagged as the head or the
 * datum that it is. On the pages after the first the head is an artefact, else a screen reader would meet it as rows.
 */
import { paper } from '../print-styles.ts'
import { type Face, type Ink, page, type Sheet } from './sheet.ts'

export type Cell = { text: string; face?: Face; color?: string; mark?: (x: number, y: number, height: number) => number }

export type Column<Row> = {
  head: string
  width: number
  align?: 'left' | 'right'
  wrap?: boolean
  /** The column that names the row. */
  isHead?: boolean
  cell: (row: Row) => Cell | string
}

export type CellStyle<Row> = {
  size: number
  row: number
  shade?: (row: Row) => string | null
  gap?: number
  groups?: readonly { text: string; span: number }[]
  isTotal?: (row: Row) => boolean
}

/** A cell in the grey of what is missing or of less weight. */
export const dim = (text: string): Cell => ({ text, color: paper.ink3 })

export function drawTable<Row>(sheet: Sheet, rows: readonly Row[], columns: readonly Column<Row>[], style: CellStyle<Row>) {
  const { size, gap = 5 } = style
  const starts = columns.map((_, index) => page.left + columns.slice(0, index).reduce((sum, column) => sum + column.width, 0))
  // Digits that end where the next column's words begin would run into them.
  const inside = (column: Column<Row>) =>
    column.width - (column.align === 'right' && columns.at(-1) !== column && columns[columns.indexOf(column) + 1]?.align !== 'right' ? gap + 6 : gap)
  const table = sheet.part('Table')
  const headInk: Ink = { face: 'narrowSemibold', size: size - 0.4, color: paper.ink2 }

  const drawHead = (isFirst: boolean) => {
    if (columns.every(({ head }) => head === '')) return
    const cell = (tag: 'TH', row: ReturnType<Sheet['part']> | null, draw: () => void) =>
      row ? sheet.tagged(tag, row, draw, { scope: 'Column' }) : sheet.decor(draw)
    if (style.groups) {
      const row = isFirst ? sheet.part('TR', table) : null
      let at = 0
      for (const { text, span } of style.groups) {
        const [x, last] = [starts[at]!, columns[at + span - 1]!]
        const width = starts[at + span - 1]! + last.width - x - gap
        if (text) cell('TH', row, () => sheet.line(text, x, sheet.y, { face: 'narrowSemibold', size, width, align: 'left' }))
        at += span
      }
      row?.end()
      sheet.y += size + 5
    }
    const height = Math.max(...columns.map((column) => sheet.heightOf(column.head, { ...headInk, width: inside(column) })))
    const row = isFirst ? sheet.part('TR', table) : null
    columns.forEach((column, index) => {
      const own = sheet.heightOf(column.head, { ...headInk, width: inside(column) })
      const draw = () => sheet.use(headInk).text(column.head, starts[index]!, sheet.y + height - own, { width: inside(column), align: column.align ?? 'left' })
      if (column.head) cell('TH', row, draw)
    })
    row?.end()
    sheet.y += height + 2
    sheet.rule(sheet.y, { width: 0.75, color: paper.ink })
  }

  const inkOf = (column: Column<Row>, cell: Cell): Ink => ({
    face: cell.face ?? (column.isHead ? 'narrowSemibold' : 'narrow'),
    size,
    color: cell.color ?? paper.ink,
    width: inside(column),
    align: column.align ?? 'left',
  })

  sheet.room(style.row * 3 + 20)
  drawHead(true)
  for (const item of rows) {
    const cells = columns.map((column) => {
      const cell = column.cell(item)
      return typeof cell === 'string' ? { text: cell } : cell
    })
    const heights = columns.map((column, index) => (column.wrap ? sheet.heightOf(cells[index]!.text, inkOf(column, cells[index]!)) + 5 : style.row))
    const height = Math.min(Math.max(style.row, ...heights), page.bottom - page.top - 60)
    if (sheet.y + height > page.bottom) {
      sheet.addPage()
      drawHead(false)
    }
    const shade = style.shade?.(item)
    if (shade) sheet.decor(() => sheet.pdf.rect(page.left - 2, sheet.y, page.width + 4, height).fill(shade))
    if (style.isTotal?.(item)) sheet.rule(sheet.y, { width: 0.75, color: paper.ink })
    const row = sheet.part('TR', table)
    columns.forEach((column, index) => {
      const cell = cells[index]!
      const ink = inkOf(column, cell)
      const own = column.wrap ? sheet.heightOf(cell.text, ink) : sheet.heightOf('X', ink)
      const y = sheet.y + Math.max(2, (Math.min(height, style.row) - (column.wrap ? Math.min(own, style.row - 4) : own)) / 2)
      const shift = cell.mark ? cell.mark(starts[index]!, sheet.y, height) : 0
      const draw = () => {
        if (!cell.text) return
        if (column.wrap)
          sheet.use(ink).text(cell.text, starts[index]! + shift, y, { width: inside(column) - shift, align: ink.align, height: height - 4, ellipsis: true })
        else sheet.line(cell.text, starts[index]! + shift, y, { ...ink, width: inside(column) - shift })
      }
      sheet.tagged(column.isHead ? 'TH' : 'TD', row, draw, column.isHead ? { scope: 'Row' } : {})
    })
    row.end()
    sheet.y += height
    sheet.rule(sheet.y, { width: 0.4 })
  }
  table.end()
  sheet.y += 6
}
