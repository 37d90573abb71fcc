import { parentPort, workerData } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import type { limits as Limits } from './limits.ts'

/**
 * Reads a workbook apart from the desk: a thread of its own with bounded memory, which is ended if it takes too long. Plain Node runs this
 * file, so its imports are named whole. A cell formatted as a date is handed on as a day ('2026-03-09'), a percentage as one
 * ('12.5%'), any other number plain, so that what the sheet shows and what is read cannot part.
 */
export type Sheet = { name: string; rows: string[][]; isCut: boolean }
export type Answer = { ok: true; sheets: Sheet[] } | { ok: false; reason: 'unpacks-too-big' | 'protected' | 'broken' }

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: typeof Limits }
parentPort!.postMessage(answer())

function answer(): Answer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (unpacksTooBig(buffer)) return { ok: false, reason: 'unpacks-too-big' }
    const book = XLSX.read(buffer, {
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
      return { name, rows: kept, isCut: all.length > limits.rows || kept.length < rows.length }
    })
    return { ok: true, sheets: sheets.map(({ rows, ...sheet }) => ({ ...sheet, rows: withoutEmptyEnd(rows) })) }
  } catch (error) {
    return { ok: false, reason: /password|encrypt/i.test((error as Error).message) ? 'protected' : 'broken' }
  }
}

function trimmed(row: (XLSX.CellObject | undefined)[], date1904: boolean): string[] {
  const texts = Array.from({ length: row.length }, (_, at) => textOf(row[at], date1904).slice(0, limits.characters).trim())
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

/**
 * Whether a zipped workbook (XLSX, ODS) unpacks to more than is allowed. What its directory says of itself is a claim, so each part is
 * unpacked once, up to what is left of the allowance, before any of it is read.
 */
function unpacksTooBig(zip: Buffer): boolean {
  if (zip.readUInt32LE(0) !== 0x04034b50) return false
  let end = zip.length - 22
  while (end >= 0 && zip.readUInt32LE(end) !== 0x06054b50) end--
  if (end < 0) return false
  let left = limits.unpackedBytes
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0 && at + 46 <= zip.length && zip.readUInt32LE(at) === 0x02014b50; count--) {
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    left -= method === 8 ? unpackedSize(zip, local, packed, left) : packed
    if (left < 0) return true
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return false
}

function unpackedSize(zip: Buffer, local: number, packed: number, allowed: number): number {
  if (local + 30 > zip.length) return 0
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  try {
    return inflateRawSync(zip.subarray(from, from + packed), { maxOutputLength: Math.max(1, allowed) }).length
  } catch (error) {
    // What cannot be unpacked at all is for the reader to refuse as damaged.
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? allowed + 1 : 0
  }
}
