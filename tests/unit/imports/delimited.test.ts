import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { rowsOf } from '@/lib/imports/delimited'
import { limits } from '@/lib/imports/limits'
import { decode } from '@/lib/imports/text'

const table = [
  ['Force', 'Sent', 'Notes'],
  ['Dyfed-Powys', '9/3/2026', 'Heddlu – ŵ, £5'],
  ['Kent', '9/3/2026', ''],
]
const text = (delimiter: string, end: string) =>
  table.map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join(end) + end
const parsed = (given: string) => {
  const found = rowsOf(given)
  if (!found.ok) throw new Error(found.reason)
  return found
}

describe('rows', () => {
  for (const [name, end] of [
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const)
    for (const delimiter of [',', '\t', ';', '|'] as const)
      test(`are found in lines that end in ${name}, set off by ${JSON.stringify(delimiter)}`, () =>
        expect(parsed(text(delimiter, end))).toMatchObject({ rows: table, delimiter }))

  test('a quoted cell may hold line breaks, delimiters and quotation marks', () =>
    expect(parsed('Force,Notes\r\nKent,"one\r\ntwo, ""three"""\r\nEssex,x').rows).toEqual([
      ['Force', 'Notes'],
      ['Kent', 'one\r\ntwo, "three"'],
      ['Essex', 'x'],
    ]))
  test('one file may mix its line endings', () =>
    expect(parsed('a,b\rc,d\ne,f\r\ng,h').rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]))
  test('an empty line keeps its number', () => expect(parsed('Force,Sent\n\nKent,1').rows).toEqual([['Force', 'Sent'], [''], ['Kent', '1']]))
  test('a quotation mark inside a cell is a letter like any other', () =>
    expect(parsed('Force,Notes\nKent,the "late" one\n').rows[1]).toEqual(['Kent', 'the "late" one']))
  test('a quotation mark that never closes is told with its row', () =>
    expect(rowsOf('Force,Notes\nKent,"open\nEssex,x\n')).toMatchObject({ ok: false, reason: 'open-quote' }))
  test('Excel’s own first line names the delimiter, and keeps its number', () =>
    expect(parsed('sep=;\r\nForce;Sent, on\r\nKent;x').rows).toEqual([[], ['Force', 'Sent, on'], ['Kent', 'x']]))
  test('commas inside the cells of a tabbed file do not set them off', () =>
    expect(parsed('Force\tNotes\nKent\ta, b, c, d\nEssex\te, f\n')).toMatchObject({ delimiter: '\t' }))
  test('one column is one column', () => expect(parsed('Force\nKent\nEssex').rows).toEqual([['Force'], ['Kent'], ['Essex']]))
  test('rows beyond the limit are told, not read', () => {
    const long = parsed('Force,Sent\n'.repeat(limits.rows + 5))
    expect(long.rows).toHaveLength(limits.rows)
    expect(long.isCut).toBe(true)
  })
})

describe('encodings', () => {
  const said = 'Force,Notes\nDyfed-Powys,£5 – “quoted”\n'
  test.each([
    ['UTF-8', iconv.encode(said, 'utf8')],
    ['UTF-8', iconv.encode(said, 'utf8', { addBOM: true })],
    ['UTF-16LE', iconv.encode(said, 'utf-16le', { addBOM: true })],
    ['UTF-16BE', iconv.encode(said, 'utf-16be', { addBOM: true })],
    ['UTF-16LE', iconv.encode(said, 'utf-16le', { addBOM: false })],
    ['UTF-16BE', iconv.encode(said, 'utf-16be', { addBOM: false })],
    ['Windows-1252', iconv.encode(said, 'win1252')],
  ])('%s is read as it was written', (encoding, bytes) => expect(decode(bytes)).toEqual({ ok: true, text: said, encoding }))
  test('a Welsh circumflex survives UTF-8', () => expect(decode(iconv.encode('Heddlu Gŵyr', 'utf8'))).toMatchObject({ text: 'Heddlu Gŵyr' }))
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['bytes', Buffer.from([1, 2, 3, 4, 5, 0, 0, 7, 1, 1, 1])],
  ])('%s is no table', (_, bytes) => expect(decode(bytes)).toEqual({ ok: false, reason: 'not-a-table' }))
})
