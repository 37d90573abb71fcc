import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { env } from '@/lib/env'
import { largestFile } from './limits'

/**
 * The bytes of attached files, in DATA_DIR/files: each once, under its SHA-256 ('ab/cd/abcd…'), and nothing
 * else decides the place. What is still arriving stands in `incoming/` and is moved into place whole, after
 * it has reached the disk: no reader ever sees half a file, and a crash leaves only what `sweepIncoming` clears.
 */
const root = () => join(env.DATA_DIR, 'files')
const incoming = () => join(root(), 'incoming')

/** Bytes that have arrived whole and wait to be kept or discarded. */
export type Received = { readonly at: string; readonly sha256: string; readonly size: number }
type Bytes = AsyncIterable<Uint8Array>

/** Takes bytes in, to no more than `limit`. A stream that breaks off throws, and leaves nothing. */
export async function receive(stream: Bytes, limit = largestFile): Promise<({ ok: true } & Received) | { ok: false; reason: 'too-big' | 'no-room' }> {
  await mkdir(incoming(), { recursive: true })
  const at = join(incoming(), randomUUID())
  const hash = createHash('sha256')
  let size = 0
  const file = await open(at, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength
      if (size > limit) {
        await drop(file, at)
        return { ok: false, reason: 'too-big' }
      }
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    await file.close()
    return { ok: true, at, sha256: hash.digest('hex'), size }
  } catch (error) {
    await drop(file, at)
    if (isFull(error)) return { ok: false, reason: 'no-room' }
    throw error
  }
}

/** Moves received bytes to their place. The same bytes twice are one file; the second takes the place of its like. */
export async function keep({ at, sha256 }: Received) {
  const place = placeOf(sha256)
  const folder = dirname(place)
  await mkdir(folder, { recursive: true })
  await rename(at, place)
  await syncFolder(folder)
}

export const discard = ({ at }: Received) => rm(at, { force: true })

/** Takes bytes in and keeps them, for those who write the row that names them themselves. */
export async function putStream(stream: Bytes) {
  const received = await receive(stream)
  if (received.ok) await keep(received)
  return received
}

/** The bytes under a hash, or null where the store has none. */
export async function openFile(sha256: string): Promise<{ stream: ReadableStream<Uint8Array>; size: number } | null> {
  const place = placeOf(sha256)
  const found = await stat(place).catch(() => null)
  return found && { size: found.size, stream: Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array> }
}

/** Takes bytes out of the store. Only for a caller who has made sure that no row names them: see `releaseBytes`. */
export const removeBytes = (sha256: string) => rm(placeOf(sha256), { force: true })

/** The hashes of all bytes that stand in the store. */
export async function keptHashes(): Promise<string[]> {
  const names = await readdir(root(), { recursive: true }).catch(() => [])
  return names.map((name) => basename(name)).filter((name) => /^[0-9a-f]{64}$/.test(name))
}

const ABANDONED_MS = 60 * 60 * 1000

/** Clears what broke off and was left behind: bytes that have not grown for an hour. Says how many. */
export async function sweepIncoming(now: Date): Promise<number> {
  let swept = 0
  for (const name of await readdir(incoming()).catch(() => [])) {
    const at = join(incoming(), name)
    const found = await stat(at).catch(() => null)
    if (!found || now.getTime() - found.mtimeMs < ABANDONED_MS) continue
    await rm(at, { force: true })
    swept += 1
  }
  return swept
}

function placeOf(sha256: string) {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('Not a SHA-256')
  return join(root(), sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

async function drop(file: { close(): Promise<void> }, at: string) {
  await file.close().catch(() => {})
  await rm(at, { force: true })
}

/** A rename is on the disk only once its folder is. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | null)?.code ?? '')
