import { headsOf, valuesOf, type Value } from './columns.ts'
import type { Dataset } from './dataset.ts'

/**
 * The status report as CSV: RFC 4180, UTF-8 with a mark at its head (else Excel reads it as Windows-1252), CRLF.
 * A text that a spreadsheet would take for a formula gets an apostrophe before it: force names and references come
 * from letters, and a letter may try. A number stays a number, a negative one too. The surprising case: a text
 * that begins with an apostrophe and then a sign gets another, so that `undefused` gives every text back as it was.
 */
export const byteOrderMark = '\uFEFF'

// Signs at the head, also behind blanks, which some spreadsheets trim, and in full width, which some read as the plain ones.
const sign = String.raw`\s*[=+\-@＝＋－＠]|[\t\r\n]`
const formula = new RegExp(`^'*(?:${sign})`)
const defusedFormula = new RegExp(`^'+(?:${sign})`)
const plainNumber = /^-?\d+(\.\d+)?$/

/** The text as a cell that no spreadsheet reckons with. */
export const defused = (text: string) => (formula.test(text) && !plainNumber.test(text) ? `'${text}` : text)

/** The text that was defused: for whoever reads such a file back. */
export const undefused = (cell: string) => (defusedFormula.test(cell) ? cell.slice(1) : cell)

const quoted = (text: string) => (/[",;'\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function written(value: Value) {
  if (value === null) return ''
  if ('number' in value) return value.digits ?? String(value.number)
  if ('day' in value) return value.day
  return quoted(defused(value.text))
}

const line = (cells: readonly string[]) => `${cells.join(',')}\r\n`

/** Line by line, so that a download starts at once and is pulled, never built whole. */
export function* csvLines(dataset: Dataset): Generator<string> {
  yield byteOrderMark + line(headsOf(dataset).map((head) => quoted(defused(head))))
  for (const row of dataset.rows) yield line(valuesOf(row).map(written))
}

export const csv = (dataset: Dataset) => [...csvLines(dataset)].join('')
