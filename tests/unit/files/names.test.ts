import { describe, expect, test } from 'vitest'
import { contentDisposition, fileHref, fileName, fileSize, mediaTypeOf, sentType } from '@/lib/files/names'

describe('the name of a file is a text and never a path', () => {
  test.each([
    ['reply.xlsx', 'reply.xlsx', 'a plain name stays'],
    ['../../etc/passwd', 'passwd', 'folders are left behind'],
    ['C:\\Users\\foi\\Desktop\\Reply.pdf', 'Reply.pdf', 'also those of Windows'],
    ['..', 'file', 'two dots are no name'],
    ['', 'file', 'an empty name is replaced'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie: x.pdf', 'control characters go'],
    ['letter-\u202efdp.exe', 'letter-fdp.exe', 'a right-to-left mark cannot disguise an ending'],
    ['Ymateb Heddlu Dyfed-Powys ŵy.pdf', 'Ymateb Heddlu Dyfed-Powys ŵy.pdf', 'Welsh letters stay'],
    ['e\u0301.txt', 'é.txt', 'letters are composed'],
  ])('%j is called %j: %s', (given, name) => expect(fileName(given)).toBe(name))

  test('a very long name is cut in the middle and keeps its ending', () => {
    const name = fileName(`${'a'.repeat(300)}.xlsx`)
    expect(name).toHaveLength(200)
    expect(name).toMatch(/a….xlsx$/)
  })

  test('a cut never leaves half a character', () => {
    const name = fileName(`${'a'.repeat(193)}😀${'b'.repeat(300)}.pdf`)
    expect(name.isWellFormed()).toBe(true)
    expect(() => fileHref({ id: 'x', name })).not.toThrow()
  })
})

describe('the header of a download', () => {
  test('names the file in ASCII and, by RFC 5987, as it is', () => {
    expect(contentDisposition('Ymateb ŵ (2).pdf')).toBe(`attachment; filename="Ymateb w (2).pdf"; filename*=UTF-8''Ymateb%20%C5%B5%20%282%29.pdf`)
  })
  test('cannot be broken out of', () => {
    expect(contentDisposition('a"; filename=evil.html; x="\\.pdf')).toBe(
      `attachment; filename="a_; filename=evil.html; x=__.pdf"; filename*=UTF-8''a%22%3B%20filename%3Devil.html%3B%20x%3D%22%5C.pdf`,
    )
  })
  test('always says that it is an attachment', () => expect(contentDisposition('a.html')).toMatch(/^attachment; /))
  test.each([
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['text/xml', 'application/octet-stream'],
    ['application/javascript', 'application/octet-stream'],
    ['application/pdf', 'application/pdf'],
  ])('a file of the kind %s goes out as %s', (kind, sent) => expect(sentType(kind)).toBe(sent))
})

test.each([
  ['Application/PDF; charset=x', 'application/pdf'],
  ['nonsense', 'application/octet-stream'],
  ['text/plain\r\nx: y', 'application/octet-stream'],
  [undefined, 'application/octet-stream'],
])('the kind %j is kept as %j', (given, kind) => expect(mediaTypeOf(given)).toBe(kind))

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [49_152, '48 KB'],
  [1_048_063, '1023 KB'],
  [1_048_064, '1.0 MB'],
  [1_310_720, '1.3 MB'],
  [52_428_800, '50 MB'],
])('%i bytes are written %j', (bytes, words) => expect(fileSize(bytes)).toBe(words))

test('the address of a file carries its name for people', () => {
  expect(fileHref({ id: '0190-id', name: 'a/b? #.pdf' })).toBe('/files/0190-id/a%2Fb%3F%20%23.pdf')
  expect(fileHref({ id: '0190-id', name: '..' })).toBe('/files/0190-id/_')
})
