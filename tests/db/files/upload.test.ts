import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { largestFile } from '@/lib/files/limits'
import { readUpload } from '@/lib/files/upload'
import '../../support/db'

const incoming = () => readdirSync(join(process.env.DATA_DIR!, 'files', 'incoming'))
const post = (form: FormData) => new Request('http://localhost/files', { method: 'POST', body: form })
const withFiles = (...files: File[]) => {
  const form = new FormData()
  form.append('event', 'an-event')
  for (const file of files) form.append('file', file)
  return form
}

/** A body sent piece by piece, as a browser does, so that it can be broken off. */
function streamed(pieces: () => AsyncGenerator<Uint8Array>, boundary = 'xyz') {
  const body = Readable.toWeb(Readable.from(pieces())) as unknown as BodyInit
  return new Request('http://localhost/files', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  } as RequestInit)
}
const head = (name: string) => Buffer.from(`--xyz\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`)
const end = Buffer.from('\r\n--xyz--\r\n')

test('a form’s fields and files arrive, each file under the name its sender gave', async () => {
  const upload = await readUpload(post(withFiles(new File(['one'], 'Ymateb ŵ “2026”.pdf', { type: 'application/pdf' }), new File(['two'], 'b.xlsx'))))
  expect(upload).toMatchObject({
    ok: true,
    fields: { event: 'an-event' },
    files: [
      { name: 'Ymateb ŵ “2026”.pdf', mediaType: 'application/pdf', size: 3 },
      { name: 'b.xlsx', mediaType: 'application/octet-stream' },
    ],
  })
  if (!upload.ok) return
  expect(upload.files[0]!.sha256).toBe(createHash('sha256').update('one').digest('hex'))
  expect(readFileSync(upload.files[0]!.at, 'utf8')).toBe('one')
})

test('a form whose file field was left empty has no file', async () => {
  expect(await readUpload(post(withFiles(new File([], ''))))).toEqual({ ok: false, reason: 'no-file' })
  expect(await readUpload(new Request('http://localhost/files', { method: 'POST', body: 'a=b' }))).toEqual({ ok: false, reason: 'no-file' })
})

test('a file of 50 MB arrives and one byte more is read to its end and refused, with nothing left', async () => {
  const chunk = Buffer.alloc(1024 * 1024)
  const sized = (size: number) =>
    streamed(async function* () {
      yield head('big.pdf')
      for (let left = size; left > 0; left -= chunk.length) yield chunk.subarray(0, left)
      yield end
    })
  const whole = await readUpload(sized(largestFile))
  expect(whole).toMatchObject({ ok: true, files: [{ size: largestFile }] })
  const before = incoming().length
  expect(await readUpload(sized(largestFile + 1))).toEqual({ ok: false, reason: 'too-big' })
  expect(incoming()).toHaveLength(before)
})

test('beside one that is too big, none is kept', async () => {
  const before = incoming().length
  const upload = await readUpload(
    streamed(async function* () {
      yield head('small.pdf')
      yield Buffer.from('small\r\n')
      yield head('big.pdf')
      for (let left = 51; left > 0; left -= 1) yield Buffer.alloc(1024 * 1024)
      yield end
    }),
  )
  expect(upload).toEqual({ ok: false, reason: 'too-big' })
  expect(incoming()).toHaveLength(before)
})

test('an upload that is broken off leaves nothing', async () => {
  const before = incoming().length
  const aborted = streamed(async function* () {
    yield head('half.pdf')
    yield Buffer.from('the first half')
    throw new Error('the browser went away')
  })
  expect(await readUpload(aborted)).toEqual({ ok: false, reason: 'broken-off' })
  const cut = streamed(async function* () {
    yield head('half.pdf')
    yield Buffer.from('the first half, and no end')
  })
  expect(await readUpload(cut)).toEqual({ ok: false, reason: 'broken-off' })
  expect(incoming()).toHaveLength(before)
})

test('more than ten files at once are refused, and none is kept', async () => {
  const before = incoming().length
  expect(await readUpload(post(withFiles(...Array.from({ length: 11 }, (_, index) => new File([`${index}`], `${index}.txt`)))))).toEqual({
    ok: false,
    reason: 'too-many',
  })
  expect(incoming()).toHaveLength(before)
})
