import { CsvError, parse } from 'csv-parse/sync'
import { cutText } from '@/lib/text'
import { limits } from './limits'

/**
 * Rows of a text set off by commas, tabs, semicolons or bars, whichever the file keeps to. Lines may end in CR, LF or both, and one file
 * may mix them; a quoted cell may hold any of it. Empty lines stay as rows, so that a row's number is the one its maker sees.
 */
export type Delimiter = ',' | '\t' | ';' | '|'
export type Parsed = { ok: true; rows: string[][]; delimiter: Delimiter; isCut: boolean } | { ok: false; reason: 'open-quote'; row: number }

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|']

export function rowsOf(text: string): Parsed {
  // Excel's own first line, which says what the cells are set off by.
  const marker = /^sep=([,;|\t])(\r\n|\r|\n)/i.exec(text)
  const body = marker ? text.slice(marker[0].length) : text
  const delimiter = (marker?.[1] as Delimiter | undefined) ?? sniff(body)
  try {
    const rows = read(body, delimiter, limits.rows + 1)
    return { ok: true, rows: marker ? [[], ...rows.slice(0, limits.rows)] : rows.slice(0, limits.rows), delimiter, isCut: rows.length > limits.rows }
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'open-quote', row: typeof error.lines === 'number' ? error.lines : 1 }
    throw error
  }
}

function read(text: string, delimiter: Delimiter, to: number): string[][] {
  const rows = parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, skip_empty_lines: false, to })
  return rows.map((row) => row.slice(0, limits.columns).map((cell) => cutText(cell, limits.characters).trim()))
}

/** What sets cells off in the first lines: the sign that gives most of them the same number of cells, and the more the better. */
function sniff(text: string): Delimiter {
  const head = text.slice(0, 64_000)
  const scored = delimiters.map((delimiter) => ({ delimiter, score: score(head, delimiter) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

function score(head: string, delimiter: Delimiter): number {
  let rows: string[][]
  try {
    rows = read(head, delimiter, 40).filter((row) => row.some((cell) => cell !== ''))
  } catch {
    // The cut through the text may leave a quotation mark open: its signs are counted as they stand.
    rows = head
      .split(/\r\n|\r|\n/)
      .slice(0, 40)
      .map((line) => line.split(delimiter))
  }
  const counts = new Map<number, number>()
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [cells, lines] = [...counts].reduce((best, next) => (next[1] * next[0] > best[0] * best[1] ? next : best), [0, 0])
  return rows.length === 0 ? 0 : (lines / rows.length) * Math.log2(cells + 1)
}
