import * as XLSX from '@e965/xlsx'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { limits } from '@/lib/imports/limits'
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

/** A zip of one part, as small as such a file can be. */
function zip(name: string, content: Buffer, said = content.length) {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(said, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(said, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([head, Buffer.from(name), packed, entry, Buffer.from(name), end])
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
    const bomb = zip('xl/workbook.xml', Buffer.alloc(limits.unpackedBytes + 1), 100)
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await readTable(bomb)).toMatchObject({ ok: false, reason: 'unpacks-too-big' })
  })
  test('a zip that is none is damaged', async () =>
    expect(await readTable(zip('hello.txt', Buffer.from('hello')))).toMatchObject({ ok: false, reason: 'broken' }))
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
