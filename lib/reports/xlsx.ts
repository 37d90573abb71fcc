import writeExcelFile from 'write-excel-file/node'
import type { CellObject, Row, Sheet } from 'write-excel-file/node'
import { fromDay } from '../days.ts'
import { headsOf, type Value, valuesOf } from './columns.ts'
import { type Dataset, inventedLabel } from './dataset.ts'

/**
 * The status report as a workbook: numbers are numbers, days are days, and every text is a text whatever it begins
 * with, so no cell can be a formula. Run it in the worker thread: even a newsroom's round takes long enough to be felt.
 * The surprising case: Excel turns '_x0041_' in a text into 'A', so its underscore is written out.
 */
const CELL_LIMIT = 32_767
const cut = (text: string) => (text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1)}…` : text)
const escaped = (text: string) => text.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')

function cellOf(value: Value, { wrap = false } = {}): CellObject | null {
  if (value === null) return null
  const top = { alignVertical: 'top' } as const
  if ('number' in value) return { type: Number, value: value.number, format: Number.isInteger(value.number) ? '#,##0' : '#,##0.##', ...top }
  if ('day' in value) return { type: Date, value: fromDay(value.day), format: 'yyyy-mm-dd', align: 'left', ...top }
  return { type: String, value: cut(escaped(value.text)), format: '@', ...(wrap ? { wrap } : {}), ...top }
}

type Column<Item> = { head: string; width: number; value: (item: Item) => Value; wrap?: boolean }

const text = (value: string): Value => (value === '' ? null : { text: value })
const number = (value: number | null): Value => (value === null ? null : { number: value })
const head = (value: string): CellObject => ({
  type: String,
  value: cut(escaped(value)),
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
  bottomBorderStyle: 'thin',
})

function sheetOf<Item>(sheet: string, items: readonly Item[], columns: readonly Column<Item>[], label: string | null): Sheet<Buffer> {
  const labelled: Row[] = label ? [[{ type: String, value: label, fontWeight: 'bold' }]] : []
  const data: Row[] = [
    ...labelled,
    columns.map((column) => head(column.head)),
    ...items.map((item) => columns.map((column) => cellOf(column.value(item), column))),
  ]
  return { sheet, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: labelled.length + 1 }
}

/** The sheets of the workbook: the status table under the same heads as the CSV, so that either reads back. */
export function sheetsOf(dataset: Dataset): Sheet<Buffer>[] {
  const label = dataset.investigation.demonstration ? inventedLabel : null
  const heads = headsOf(dataset)
  const status: Sheet<Buffer> = {
    sheet: 'Status',
    // The first row must be the heads, or no import would know it; in a demonstration every row's notes say that it is invented.
    data: [heads.map(head), ...dataset.rows.map((row) => valuesOf(row).map((value) => cellOf(value)))],
    columns: heads.map((name) => ({ width: name === 'force' ? 34 : name === 'notes' ? 48 : Math.min(24, Math.max(12, name.length + 2)) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
  }
  const given = dataset.rows.flatMap((row) => row.cells.flatMap((cell, index) => (cell ? [{ row, cell, column: dataset.columns[index]! }] : [])))
  return [
    status,
    sheetOf(
      'Figures',
      given,
      [
        { head: 'Force', width: 34, value: ({ row }) => text(row.force) },
        { head: 'Measure', width: 14, value: ({ column }) => text(column.measure) },
        { head: 'What was counted', width: 40, value: ({ column }) => text(column.measureLabel) },
        { head: 'Unit', width: 12, value: ({ column }) => text(column.unit) },
        { head: 'Period', width: 12, value: ({ column }) => text(column.period) },
        { head: 'From', width: 12, value: ({ column }) => ({ day: column.startsOn }) },
        { head: 'To', width: 12, value: ({ column }) => ({ day: column.endsOn }) },
        { head: 'Number', width: 12, value: ({ cell }) => number(cell.value) },
        { head: 'In words', width: 18, value: ({ cell }) => text(cell.shown) },
        { head: 'As typed', width: 18, value: ({ cell }) => text(cell.text) },
        { head: 'Given on', width: 12, value: ({ cell }) => (cell.on ? { day: cell.on } : null) },
        { head: 'Source', width: 48, value: ({ cell }) => text(cell.source) },
        { head: 'Note', width: 40, value: ({ cell }) => text(cell.note) },
        { head: 'Entered by', width: 20, value: ({ cell }) => text(cell.enteredBy) },
        { head: 'Checked by', width: 20, value: ({ cell }) => text(cell.checkedBy) },
      ],
      label,
    ),
    sheetOf(
      'Totals',
      dataset.columns,
      [
        { head: 'Measure', width: 14, value: (column) => text(column.measure) },
        { head: 'What was counted', width: 40, value: (column) => text(column.measureLabel) },
        { head: 'Unit', width: 12, value: (column) => text(column.unit) },
        { head: 'Period', width: 12, value: (column) => text(column.period) },
        { head: 'At least', width: 12, value: (column) => number(column.low) },
        { head: 'At most', width: 12, value: (column) => number(column.high) },
        { head: 'Total', width: 22, value: (column) => text(column.total) },
        { head: 'Forces counted', width: 14, value: (column) => number(column.forces) },
        { head: 'Of forces', width: 12, value: () => number(dataset.counts.forces) },
        { head: 'Left out', width: 60, value: (column) => text(column.leftOut.join(' ')) },
      ],
      label,
    ),
    sheetOf(
      'Refusals',
      dataset.refusals.flatMap((refusal) => [
        ...refusal.whole.map((force) => ({ ...refusal, force, share: 'all' })),
        ...refusal.part.map((force) => ({ ...refusal, force, share: 'part' })),
      ]),
      [
        { head: 'Section', width: 12, value: (refusal) => text(refusal.section) },
        { head: 'About', width: 40, value: (refusal) => text(refusal.about) },
        { head: 'Kind', width: 30, value: (refusal) => text(refusal.kind) },
        { head: 'Force', width: 44, value: (refusal) => text(refusal.force) },
        { head: 'Refused', width: 10, value: (refusal) => text(refusal.share) },
      ],
      label,
    ),
    ...(dataset.outOfOrder ? [toldSheet(dataset.toNote ? 'Breaches' : 'Out of order', dataset.outOfOrder, label)] : []),
    ...(dataset.toNote ? [toldSheet('To note', dataset.toNote, label)] : []),
    sheetOf(
      'Letters',
      dataset.letters,
      [
        { head: 'On', width: 12, value: (letter) => ({ day: letter.on }) },
        { head: 'Force', width: 34, value: (letter) => text(letter.force) },
        { head: 'Reference', width: 16, value: (letter) => text(letter.reference) },
        { head: 'Event', width: 24, value: (letter) => text(letter.type) },
        { head: 'What happened', width: 80, wrap: true, value: (letter) => text(letter.words) },
        { head: 'Logged by', width: 20, value: (letter) => text(letter.by) },
        { head: 'Logged at (UTC)', width: 22, value: (letter) => text(letter.loggedAt) },
      ],
      label,
    ),
    sheetOf(
      'Sources',
      dataset.sources,
      [
        { head: 'Force', width: 34, value: (source) => text(source.force) },
        { head: 'Where its figures stand', width: 100, wrap: true, value: (source) => text(source.says) },
      ],
      label,
    ),
    sheetOf(
      'Method',
      [...titleOf(dataset), ...dataset.method],
      [
        { head: 'About', width: 26, value: (part) => text(part.head) },
        { head: 'How this was done', width: 110, wrap: true, value: (part) => text(part.text) },
      ],
      label,
    ),
  ]
}

function titleOf({ investigation, number, issued, asAt, inShort }: Dataset) {
  return [
    { head: 'Investigation', text: `${investigation.title} (${investigation.code})` },
    { head: 'As at', text: asAt },
    {
      head: 'Report',
      text: number === null ? 'Not issued: drawn from the record as it stands' : `Status report ${number}, issued ${issued!.at.slice(0, 10)} by ${issued!.by}`,
    },
    { head: 'In short', text: inShort.map((sentence) => sentence.replace('\t', ' ')).join(' ') },
  ]
}

type Told = NonNullable<Dataset['toNote']>
const toldSheet = (name: string, items: Told, label: string | null) =>
  sheetOf(
    name,
    items,
    [
      { head: 'Force', width: 34, value: (flag) => text(flag.force) },
      { head: 'What', width: 100, wrap: true, value: (flag) => text(flag.says) },
      { head: 'Source', width: 40, wrap: true, value: (flag) => text(flag.source) },
    ],
    label,
  )

export const xlsx = async (dataset: Dataset): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await writeExcelFile(sheetsOf(dataset), { fontFamily: 'Arial', fontSize: 10 }).toBuffer())
