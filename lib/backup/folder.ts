import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../faults.ts'
import { type Part, UNFINISHED } from './manifest.ts'

/**
 * The folder that a backup is written to. It has another name until it is whole and on the disk, so that a backup which broke off, by a full disk or a
 * power cut, is never taken for a good one.
 */
export type Draft = { at: string; finish: () => Promise<void>; discard: () => void }

export async function openDraft(folder: string, dataDir: string): Promise<Draft> {
  const target = resolve(folder)
  if (isWithin(target, dataDir))
    throw new Fault(`${target} lies in the data folder (${dataDir}) and would be lost with it: name a folder elsewhere, best on another disk.`)
  const taken = await readdir(target).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(writeFault(error, target))))
  if (taken?.length) throw new Fault(`${target} is not empty, and a backup is never written over another: name a new folder.`)
  const at = `${target}${UNFINISHED}${randomBytes(4).toString('hex')}`
  try {
    await mkdir(dirname(at), { recursive: true })
    await mkdir(at, { mode: 0o700 })
  } catch (error) {
    throw writeFault(error, target)
  }
  return {
    at,
    finish: async () => {
      for (const entry of await readdir(at, { withFileTypes: true, recursive: true }))
        if (entry.isDirectory()) await syncFolder(join(entry.parentPath, entry.name))
      await syncFolder(at)
      await rename(at, target)
      await syncFolder(dirname(target))
    },
    discard: () => rmSync(at, { recursive: true, force: true }),
  }
}

/** Writes a stream to a new file, to the disk, and says what was written. */
export async function writePart(path: string, source: Readable, ...through: Transform[]): Promise<Part> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const meter = meterOf()
  await pipeline([source, ...through, meter.pass, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })])
  return meter.part()
}

/** The hash and size of a file, or null where there is none. */
export async function measure(path: string): Promise<Part | null> {
  if (!(await stat(path).catch(() => null))?.isFile()) return null
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest('hex'), size }
}

function meterOf() {
  const hash = createHash('sha256')
  let size = 0
  const pass = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { pass, part: () => ({ sha256: hash.digest('hex'), size }) }
}

/** What is left of backups that broke off, or that were being removed, among the nightly ones of a folder. */
export async function clearLeftovers(parent: string, isOurs: (name: string) => boolean) {
  for (const name of await readdir(parent).catch(() => [])) {
    const [base] = name.split(/\.unfinished-|\.removed$/)
    if (base !== name && isOurs(base!)) await rm(join(parent, name), { recursive: true, force: true })
  }
}

/** Renamed first: a removal that is cut short must not leave half a backup under the name of a whole one. */
export async function removeBackup(folder: string) {
  await rename(folder, `${folder}.removed`)
  await rm(`${folder}.removed`, { recursive: true, force: true })
}

export const isUnfinished = (folder: string) => basename(resolve(folder)).includes(UNFINISHED)
export const isWithin = (folder: string, parent: string) => `${resolve(folder)}${sep}`.startsWith(`${resolve(parent)}${sep}`)

/** The sentence for an error of the disk that is written to; any other error comes back as it is. */
export function writeFault(error: unknown, target: string): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException
  const outcome = 'No backup was left behind.'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault(`The disk that holds ${target} is full: make room there, or name a folder on another disk. ${outcome}`)
    case 'EROFS':
      return new Fault(`The disk that holds ${target} is read-only: make it writable, or name a folder on another disk. ${outcome}`)
    case 'EACCES':
    case 'EPERM':
      return new Fault(`${target} can't be written to (${code}): give its folder to the account that runs the desk, or name another. ${outcome}`)
    case 'ENOTDIR':
    case 'EEXIST':
      return new Fault(`${target} is a file or lies under one: name a folder. ${outcome}`)
    case 'ENOENT':
      return new Fault(`${target} can't be made (${code}): name another folder. ${outcome}`)
    default:
      return error
  }
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
