import { runLimited } from '@/lib/archives/limited-worker'
import { rowsOf } from './delimited'
import { limits, type ReadRefusal, readRefusalWords } from './limits'
import { decode } from './text'
import type { Answer, Sheet } from './workbook-worker'

export type { Sheet }
export type Read = { ok: true; sheets: Sheet[]; format: string } | { ok: false; reason: ReadRefusal; words: string }

const no = (reason: ReadRefusal, detail = ''): Read => ({
  ok: false,
  reason,
  words: detail ? `${readRefusalWords[reason]} ${detail}` : readRefusalWords[reason],
})

/** The sheets of a file, whatever it calls itself: what it is is told by its first bytes. `said` names how it was read. */
export async function readTable(bytes: Uint8Array): Promise<Read> {
  if (bytes.length === 0) return no('empty')
  if (bytes.length > limits.bytes) return no('too-big')
  const isZip = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
  const isOldWorkbook = startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
  if (isZip || isOldWorkbook) return readWorkbook(bytes)

  const decoded = decode(bytes)
  if (!decoded.ok) return no(decoded.reason)
  // Some systems hand out a web page or Excel's XML of 2003 as '.xls'.
  if (/^\s*<(\?xml|html|!doctype|table|meta)/i.test(decoded.text)) return readWorkbook(bytes)
  if (decoded.text.trim() === '') return no('empty')
  const parsed = rowsOf(decoded.text)
  if (!parsed.ok) return no(parsed.reason, `It opens before line ${parsed.row}.`)
  if (parsed.isCut) return no('too-many-rows')
  const between = { ',': 'commas', '\t': 'tabs', ';': 'semicolons', '|': 'bars' }[parsed.delimiter]
  return {
    ok: true,
    sheets: [{ name: '', rows: parsed.rows.map((row) => row.map(storable)), isCut: false }],
    format: `${decoded.encoding} text, set off by ${between}`,
  }
}

const startsWith = (bytes: Uint8Array, head: number[]) => head.every((byte, at) => bytes[at] === byte)
// PostgreSQL keeps no nought byte in a text.
const storable = (cell: string) => cell.toWellFormed().replaceAll('\0', '')

async function readWorkbook(bytes: Uint8Array): Promise<Read> {
  const ran = await runLimited(['imports', 'workbook-worker.ts'], bytes, limits)
  if (!ran.ok) return no(ran.reason)
  const answer = ran.output as Answer
  if (!answer.ok) return no(answer.reason)
  const sheets = answer.sheets.filter(({ rows }) => rows.length > 0)
  if (sheets.length === 0) return no('empty')
  if (sheets.some(({ isCut }) => isCut)) return no('too-many-rows')
  return { ok: true, sheets, format: sheets.length === 1 ? 'a workbook' : `a workbook of ${sheets.length} sheets` }
}
