import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBuffer, type LocalFileHeader, type ZipFile } from 'yauzl'
import { zipSync } from 'fflate'

/**
 * The one place that opens an archive. What a zip says of itself is a claim: the directory at its end and the header before each part
 * can differ, and the reader of a sheet may believe the other one. So every part is unpacked here, counted as it comes, checked
 * against both, and only what passed is handed on. Runs under plain Node too, so what it imports is named whole.
 */
export type ArchiveLimits = {
  entries: number
  /** Unpacked bytes of all parts together, those of archives within the archive among them. */
  bytes: number
  /** Unpacked over packed, looked at only above `ratioFrom` bytes: small parts of blanks shrink a thousandfold and harm nobody. */
  ratio: number
  ratioFrom: number
  /** How many archives may stand within each other: 1 is the file itself. */
  depth: number
}
export type ArchiveRefusal = 'unpacks-too-big' | 'too-many-parts' | 'nested' | 'contradicts-itself' | 'protected' | 'broken'
export type Archive = { ok: true; entries: Map<string, Buffer> } | { ok: false; reason: ArchiveRefusal }

/** What is left to unpack. Hand the same one on to open an archive within an archive: together they keep to one limit. */
export type Allowance = { limits: ArchiveLimits; entries: number; bytes: number; depth: number }
export const allowanceOf = (limits: ArchiveLimits): Allowance => ({ limits, entries: limits.entries, bytes: limits.bytes, depth: limits.depth })

class Refused extends Error {
  readonly reason: ArchiveRefusal
  constructor(reason: ArchiveRefusal) {
    super(reason)
    this.reason = reason
  }
}

export const isArchive = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** The parts of an archive by their names, folders left out. */
export async function openArchive(bytes: Buffer, allowance: Allowance): Promise<Archive> {
  if (allowance.depth <= 0) return { ok: false, reason: 'nested' }
  allowance.depth--
  try {
    const zip = await opened(bytes)
    if (zip.entryCount > allowance.entries) return { ok: false, reason: 'too-many-parts' }
    return { ok: true, entries: await partsOf(zip, bytes, allowance) }
  } catch (error) {
    // Whatever else yauzl or zlib throws is about the bytes.
    return { ok: false, reason: error instanceof Refused ? error.reason : 'broken' }
  } finally {
    allowance.depth++
  }
}

/** The parts as an archive again, unpacked and agreeing with itself, for readers that take nothing but a file. */
export function repacked(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // fflate takes an object, in which no part can be called '__proto__': none of any use is.
  return zipSync(Object.fromEntries([...entries].filter(([name]) => name !== '__proto__')), { level: 0 })
}

const opened = (bytes: Buffer) =>
  new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => (error ? reject(error) : resolve(zip))),
  )

const localHeaderOf = (zip: ZipFile, entry: Entry) =>
  new Promise<LocalFileHeader>((resolve, reject) => zip.readLocalFileHeader(entry, (error, header) => (error ? reject(error) : resolve(header))))

const listed = (zip: ZipFile) =>
  new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })

async function partsOf(zip: ZipFile, bytes: Buffer, allowance: Allowance) {
  const entries = await listed(zip)
  const parts = new Map<string, Buffer>()
  const names = new Set<string>()
  const places: { from: number; to: number }[] = []
  for (const entry of entries) {
    allowance.entries--
    if (allowance.entries < 0) throw new Refused('too-many-parts')
    if (entry.isEncrypted()) throw new Refused('protected')
    // Readers differ in whether 'A' and 'a' are one part, so they may not both be there.
    const name = entry.fileName.normalize('NFC').toLowerCase()
    if (names.has(name)) throw new Refused('contradicts-itself')
    names.add(name)
    const header = await localHeaderOf(zip, entry)
    if (!agree(entry, header)) throw new Refused('contradicts-itself')
    const [from, to] = [header.fileDataStart, header.fileDataStart + entry.compressedSize]
    if (to > bytes.length) throw new Refused('broken')
    places.push({ from: entry.relativeOffsetOfLocalHeader, to })
    const content = unpacked(bytes.subarray(from, to), entry, allowance)
    allowance.bytes -= content.length
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, content)
  }
  // Two parts that share their bytes: a small file that unpacks many times over.
  places.sort((one, other) => one.from - other.from)
  if (places.some(({ from }, at) => at > 0 && from < places[at - 1]!.to)) throw new Refused('contradicts-itself')
  return parts
}

/** Whether the directory and the header before the part tell the same of it. With bit 3 set sizes follow the part, and the header leaves them at nought. */
function agree(entry: Entry, header: LocalFileHeader) {
  const isStreamed = (header.generalPurposeBitFlag & 8) !== 0
  // 0xffffffff: the size stands in the ZIP64 field, which yauzl has read for the directory.
  const same = (said: number, local: number) => said === local || local === 0xffffffff || (isStreamed && local === 0)
  return (
    entry.fileNameRaw.equals(header.fileName) &&
    entry.compressionMethod === header.compressionMethod &&
    same(entry.compressedSize, header.compressedSize) &&
    same(entry.uncompressedSize, header.uncompressedSize) &&
    same(entry.crc32, header.crc32)
  )
}

function unpacked(packed: Buffer, entry: Entry, { bytes: left, limits }: Allowance): Buffer {
  const content = entry.compressionMethod === 0 ? packed : entry.compressionMethod === 8 ? inflated(packed, left) : null
  if (!content) throw new Refused('broken')
  if (content.length > left) throw new Refused('unpacks-too-big')
  if (content.length > limits.ratioFrom && content.length > packed.length * limits.ratio) throw new Refused('unpacks-too-big')
  if (content.length !== entry.uncompressedSize) throw new Refused('contradicts-itself')
  if (crc32(content) !== entry.crc32) throw new Refused('broken')
  return content
}

/** zlib stops at the limit itself, whatever the archive says of the size. */
function inflated(packed: Buffer, left: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    throw new Refused((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks-too-big' : 'broken')
  }
}
