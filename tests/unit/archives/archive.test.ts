import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { allowanceOf, type ArchiveLimits, openArchive, repacked } from '@/lib/archives/archive'

const limits: ArchiveLimits = { entries: 10, bytes: 1_000_000, ratio: 100, ratioFrom: 100_000, depth: 2 }
const open = (bytes: Uint8Array, change: Partial<ArchiveLimits> = {}) => openArchive(Buffer.from(bytes), allowanceOf({ ...limits, ...change }))

type Part = { name: string; content: Buffer; local?: Partial<Claim>; directory?: Partial<Claim> }
type Claim = { name: string; packed: number; size: number; crc: number; flags: number; method: number }

/** A zip in which the header before a part and the directory can say what they like. */
function lying(...parts: Part[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, local, directory } of parts) {
    const data = deflateRawSync(content)
    const truth: Claim = { name, packed: data.length, size: content.length, crc: crc32(content), flags: 0, method: 8 }
    const before = header({ ...truth, ...local })
    entries.push(header({ ...truth, ...directory }, at))
    bodies.push(before, data)
    at += before.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(entries).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...entries, end])
}

function header({ name, packed, size, crc, flags, method }: Claim, at?: number): Buffer {
  const head = Buffer.alloc(at === undefined ? 30 : 46)
  const from = at === undefined ? 4 : 6
  head.writeUInt32LE(at === undefined ? 0x04034b50 : 0x02014b50, 0)
  head.writeUInt16LE(20, from)
  head.writeUInt16LE(flags, from + 2)
  head.writeUInt16LE(method, from + 4)
  head.writeUInt32LE(crc, from + 10)
  head.writeUInt32LE(packed, from + 14)
  head.writeUInt32LE(size, from + 18)
  head.writeUInt16LE(Buffer.byteLength(name), from + 22)
  if (at !== undefined) head.writeUInt32LE(at, 42)
  return Buffer.concat([head, Buffer.from(name)])
}

const hello = Buffer.from('hello')

describe('an archive that agrees with itself', () => {
  test('hands on its parts, and packed anew holds the same', async () => {
    const archive = await open(lying({ name: 'a.txt', content: hello }, { name: '__proto__', content: Buffer.from('two') }))
    expect(archive).toMatchObject({ ok: true })
    if (!archive.ok) return
    expect([...archive.entries]).toEqual([
      ['a.txt', hello],
      ['__proto__', Buffer.from('two')],
    ])
    expect(await open(repacked(archive.entries))).toEqual({ ok: true, entries: new Map([['a.txt', hello]]) })
  })
  test('may tell its sizes after each part, as streamed zips do', async () => {
    const streamed = { flags: 8, packed: 0, size: 0, crc: 0 }
    expect(await open(lying({ name: 'a', content: hello, local: streamed, directory: { flags: 8 } }))).toMatchObject({ ok: true })
  })
})

describe('an archive that lies is refused', () => {
  const big = Buffer.alloc(50_000, 'abcdefghij')
  test.each<[string, Part]>([
    ['another name before the part', { name: 'a', content: hello, local: { name: 'b' } }],
    ['another size before the part', { name: 'a', content: hello, local: { size: 6 } }],
    ['another packed size before the part', { name: 'a', content: hello, local: { packed: 2 } }],
    ['another method before the part', { name: 'a', content: hello, local: { method: 0 } }],
    ['another checksum before the part', { name: 'a', content: hello, local: { crc: 1 } }],
    ['a size that both claim and is not so', { name: 'a', content: big, local: { size: 10 }, directory: { size: 10 } }],
  ])('%s', async (_, part) => expect(await open(lying(part))).toEqual({ ok: false, reason: 'contradicts-itself' }))

  test('a name that is there twice, in whatever case', async () => {
    expect(await open(lying({ name: 'a', content: hello }, { name: 'A', content: hello }))).toEqual({ ok: false, reason: 'contradicts-itself' })
  })
  test('a part that stands inside another, as it does where a small file is to unpack many times over', async () => {
    const inner = { packed: 5, size: 5, crc: crc32(hello), flags: 0, method: 0 }
    const content = Buffer.concat([header({ name: 'b', ...inner }), hello])
    const outer = { packed: content.length, size: content.length, crc: crc32(content), flags: 0, method: 0 }
    const before = header({ name: 'a', ...outer })
    const directory = Buffer.concat([header({ name: 'a', ...outer }, 0), header({ name: 'b', ...inner }, before.length)])
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(2, 8)
    end.writeUInt16LE(2, 10)
    end.writeUInt32LE(directory.length, 12)
    end.writeUInt32LE(before.length + content.length, 16)
    expect(await open(Buffer.concat([before, content, directory, end]))).toEqual({ ok: false, reason: 'contradicts-itself' })
  })
  test('a checksum that both claim and is not so', async () => {
    expect(await open(lying({ name: 'a', content: hello, local: { crc: 1 }, directory: { crc: 1 } }))).toEqual({ ok: false, reason: 'broken' })
  })
})

describe('an archive is bounded', () => {
  test('by bytes as they come, whatever it claims', async () => {
    const claim = { size: 10 }
    expect(await open(lying({ name: 'a', content: Buffer.alloc(1_000_001), local: claim, directory: claim }))).toEqual({ ok: false, reason: 'unpacks-too-big' })
  })
  test('by bytes of all parts together', async () => {
    const half = Buffer.from(Array.from({ length: 90_000 }, (_, at) => (at * at) % 251))
    const parts = (count: number) => lying(...Array.from({ length: count }, (_, at) => ({ name: `${at}`, content: half })))
    expect(await open(parts(3), { bytes: 270_000 })).toMatchObject({ ok: true })
    expect(await open(parts(3), { bytes: 269_999 })).toEqual({ ok: false, reason: 'unpacks-too-big' })
  })
  test('by how far it shrank', async () => {
    expect(await open(lying({ name: 'a', content: Buffer.alloc(100_001) }))).toEqual({ ok: false, reason: 'unpacks-too-big' })
    expect(await open(lying({ name: 'a', content: Buffer.alloc(100_000) }))).toMatchObject({ ok: true })
  })
  test('by the number of its parts', async () => {
    const parts = (count: number) => lying(...Array.from({ length: count }, (_, at) => ({ name: `${at}`, content: hello })))
    expect(await open(parts(10))).toMatchObject({ ok: true })
    expect(await open(parts(11))).toEqual({ ok: false, reason: 'too-many-parts' })
  })
  test('by how deep archives stand in each other, and what they hold counts together', async () => {
    const inner = lying({ name: 'x', content: Buffer.alloc(600) })
    const allowance = allowanceOf({ ...limits, bytes: 700 + inner.length })
    const outer = await openArchive(lying({ name: 'inner.zip', content: inner }), allowance)
    const within = outer.ok && (await openArchive(outer.entries.get('inner.zip')!, allowance))
    expect(within).toMatchObject({ ok: true })
    expect(await openArchive(inner, allowance)).toEqual({ ok: false, reason: 'unpacks-too-big' })
    expect(await openArchive(inner, { ...allowance, depth: 0 })).toEqual({ ok: false, reason: 'nested' })
  })
  test('a part under a password is said to be', async () => {
    expect(await open(lying({ name: 'a', content: hello, local: { flags: 1 }, directory: { flags: 1 } }))).toEqual({ ok: false, reason: 'protected' })
  })
})

test('whatever bytes are changed, the answer is parts or a reason, within the limit', async () => {
  const honest = zipSync({ 'a.txt': Buffer.from('some text that is packed'), 'b/c.txt': Buffer.alloc(3000, 'xyz') })
  const change = fc.record({ at: fc.nat(honest.length - 1), byte: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = Uint8Array.from(honest)
      for (const { at, byte } of changes) bytes[at] = byte
      const archive = await open(bytes)
      if (archive.ok) expect([...archive.entries.values()].reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(limits.bytes)
      else expect(archive.reason).toMatch(/^[a-z-]+$/)
    }),
    { numRuns: 500 },
  )
})
