import { buffer } from 'node:stream/consumers'
import * as XLSX from '@e965/xlsx'
import { allowanceOf, type ArchiveRefusal, isArchive, openArchive, repacked } from '../archives/archive.ts'
import { cleanName, cutText } from '../text.ts'
import { limits } from './limits.ts'

/**
 * Reads a workbook apart from the desk: a process of its own with bounded memory, which is ended if it takes too long
 * (lib/archives/limited-worker.ts). The workbook comes in by stdin, the answer goes out by stdout. Plain Node runs this file, so its imports are
 * named whole. SheetJS never sees the archive that was sent: only parts that were unpacked and checked, packed anew. A cell formatted as a date is handed on as a day ('2026-03-09'), a percentage as one
 * ('12.5%'), any other number plain, so that what the sheet shows and what is read cannot part.
 */
export type Sheet = { name: string; rows: string[][]; isCut: boolean }
export type Answer = { ok: true; sheets: Sheet[] } | { ok: false; reason: ArchiveRefusal }

const noPartOfASheet = /(^|\/)(media|embeddings|Pictures|Thumbnails)\/|vbaProject/i

process.stdout.write(JSON.stringify(await answer(await buffer(process.stdin))))

async function answer(sent: Buffer): Promise<Answer> {
  let safe: Uint8Array = sent
  if (isArchive(sent)) {
    const archive = await openArchive(sent, allowanceOf(limits.archive))
    if (!archive.ok) return archive
    // Pictures, embedded documents and macros are no part of a sheet: what is not handed on cannot be misread.
    safe = repacked(new Map([...archive.entries].filter(([name]) => !noPartOfASheet.test(name))))
  }
  try {
    const book = XLSX.read(safe, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      cellText: true,
      sheetRows: limits.rows + 1,
      bookVBA: false,
    })
    const visible = book.SheetNames.filter((_, at) => !book.Workbook?.Sheets?.[at]?.Hidden)
    const date1904 = book.Workbook?.WBProps?.date1904 === true
    let cells = 0
    const sheets = (visible.length > 0 ? visible : book.SheetNames).slice(0, limits.sheets).map((name) => {
      const all = (book.Sheets[name]!['!data'] ?? []) as (XLSX.CellObject | undefined)[][]
      const rows = Array.from({ length: Math.min(all.length, limits.rows) }, (_, at) => trimmed((all[at] ?? []).slice(0, limits.columns), date1904))
      const kept = rows.filter((row) => (cells += row.length) <= limits.cells)
      return { name: cleanName(name), rows: kept, isCut: all.length > limits.rows || kept.length < rows.length }
    })
    return { ok: true, sheets: sheets.map(({ rows, ...sheet }) => ({ ...sheet, rows: withoutEmptyEnd(rows) })) }
  } catch (error) {
    return { ok: false, reason: /password|encrypt/i.test((error as Error).message) ? 'protected' : 'broken' }
  }
}

function trimmed(row: (XLSX.CellObject | undefined)[], date1904: boolean): string[] {
  const texts = Array.from({ length: row.length }, (_, at) => cutText(textOf(row[at], date1904), limits.characters).trim())
  while (texts.length > 0 && texts.at(-1) === '') texts.pop()
  return texts
}

function withoutEmptyEnd(rows: string[][]) {
  let end = rows.length
  while (end > 0 && rows[end - 1]!.length === 0) end--
  return rows.slice(0, end)
}

function textOf(cell: XLSX.CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z') return ''
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10)
  if (cell.t === 'e') return cell.w ?? '#N/A'
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE'
  if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v).toWellFormed().replaceAll('\0', '')
  const format = typeof cell.z === 'string' ? cell.z : 'General'
  if (XLSX.SSF.is_date(format) && cell.v >= 1) {
    const { y, m, d } = XLSX.SSF.parse_date_code(cell.v, { date1904 })
    return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  }
  // Fifteen digits are all that a spreadsheet keeps: 0.1 + 0.2 is 0.3 there.
  const plain = (value: number) => String(Number(value.toPrecision(15)))
  if (/%/.test(format.replace(/"[^"]*"/g, ''))) return `${plain(cell.v * 100)}%`
  return /£/.test(format) ? `£${plain(cell.v)}`.replace('£-', '-£') : plain(cell.v)
}
