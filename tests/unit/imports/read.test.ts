import * as XLSX from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { runLimited } from '@/lib/archives/limited-worker'
import { limits, readRefusalWords } from '@/lib/imports/limits'
import { readTable } from '@/lib/imports/read'

const cells = [
  ['Force', 'Sent', 'Share', 'Cost', 'Count', 'Sum'],
  ['Kent', { t: 'n', v: 46090, z: 'dd/mm/yyyy' }, { t: 'n', v: 0.125, z: '0%' }, { t: 'n', v: 12.5, z: '"£"#,##0.00' }, 1189, { t: 'n', v: 0.1 + 0.2 }],
]
function book(type: XLSX.BookType) {
  const sheet = XLSX.utils.aoa_to_sheet(cells.map((row) => row.map((cell) => cell)) as never)
  const made = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(made, sheet, 'Tracker')
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet([['Notes'], ['nothing']]), 'Notes')
  return new Uint8Array(XLSX.write(made, { type: 'buffer', bookType: type }))
}

describe('a workbook', () => {
  test.each(['xlsx', 'xlsb', 'biff8', 'xlml'] as const)('%s: dates come as days, percentages and pounds as such, sums without dust', async (type) => {
    const read = await readTable(book(type))
    expect(read).toMatchObject({
      ok: true,
      sheets: [{ name: 'Tracker', rows: [cells[0], ['Kent', '2026-03-09', '12.5%', '£12.5', '1189', '0.3']] }, { name: 'Notes' }],
    })
  })
  test('an OpenDocument sheet is read', async () => {
    const read = await readTable(book('ods'))
    expect(read.ok && read.sheets[0]!.rows[1]!.slice(0, 2)).toEqual(['Kent', '2026-03-09'])
  })
  test('one that was made to unpack without end is not opened, whatever it says of itself', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': Buffer.alloc(limits.archive.bytes + 1) })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await readTable(bomb)).toMatchObject({ ok: false, reason: 'unpacks-too-big' })
  })
  test('a zip that is none is damaged', async () =>
    expect(await readTable(zipSync({ 'hello.txt': Buffer.from('hello') }))).toMatchObject({ ok: false, reason: 'broken' }))
  test('one whose cells need more memory than is allowed ends its own process, and the desk can say so', async () => {
    // Honest by every count of the archive: 18 MB of cells. SheetJS makes an object of each, ten times its size.
    const row = `<row>${Array.from({ length: 4000 }, (_, at) => `<c><v>12${(at * at) % 7}</v></c>`).join('')}</row>`
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row.repeat(250)}</sheetData></worksheet>`
    const heavy = zipSync({ ...unzipSync(book('xlsx')), 'xl/worksheets/sheet1.xml': Buffer.from(sheet) })
    const run = (megabytes: number) => runLimited(['imports', 'workbook-worker.ts'], heavy, { ...limits, megabytes, seconds: 100 })
    expect(await run(150)).toEqual({ ok: false, reason: 'too-much-memory' })
    expect(await run(limits.megabytes)).toMatchObject({ ok: true })
    expect(readRefusalWords['too-much-memory']).toContain('Save it as CSV')
  }, 120_000)
  test('one that takes longer than is allowed is ended', async () => {
    expect(await runLimited(['imports', 'workbook-worker.ts'], book('xlsx'), { ...limits, seconds: 0.001 })).toEqual({ ok: false, reason: 'too-slow' })
  })
  test('half a workbook is damaged', async () => {
    const half = book('xlsx')
    expect(await readTable(half.subarray(0, half.length / 2))).toMatchObject({ ok: false, reason: 'broken' })
  })
  test('rows beyond the limit are told', async () => {
    const made = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(Array.from({ length: limits.rows + 1 }, () => ['Kent'])))
    expect(await readTable(new Uint8Array(XLSX.write(made, { type: 'buffer', bookType: 'xlsx' })))).toMatchObject({ ok: false, reason: 'too-many-rows' })
  })
})

describe('a text', () => {
  test('says how it was read', async () =>
    expect(await readTable(Buffer.from('Force,Sent\rKent,1'))).toMatchObject({ ok: true, format: 'UTF-8 text, set off by commas' }))
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blanks', Buffer.from(' \n \n'), 'empty'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'not-a-table'],
    ['too much', Buffer.alloc(limits.bytes + 1, 65), 'too-big'],
    ['an open quote', Buffer.from('a,b\nc,"d\n'), 'open-quote'],
  ])('%s is refused', async (_, bytes, reason) => expect(await readTable(bytes)).toMatchObject({ ok: false, reason }))
})
