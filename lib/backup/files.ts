import { createReadStream } from 'node:fs'
import { link, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Fault } from '../faults.ts'
import type { Named } from './dump.ts'
import { measure, writePart } from './folder.ts'
import { filePath, names, type Part } from './manifest.ts'

/**
 * The bytes of the attached files, each under its hash. They are copied after the rows: bytes are in their place before a row names them, so that
 * whatever the rows name is there. All of the store is copied, not only what the rows of files name: a few bytes too many do no harm.
 */
export async function copyFiles(
  dataDir: string,
  folder: string,
  named: readonly Named[],
  previous: string | null,
): Promise<{ files: Part[]; missing: Named[] }> {
  const rows = new Map(named.map((row) => [row.sha256, row]))
  const files: Part[] = []
  for (const sha256 of await storedIn(dataDir)) {
    const part = (await linkFrom(previous, folder, sha256)) ?? (await copyFrom(dataDir, folder, sha256))
    if (!part) continue
    if (part.sha256 !== sha256) throw new Fault(alteredFile(sha256, join(dataDir, filePath(sha256)), rows.get(sha256)))
    files.push(part)
  }
  const copied = new Set(files.map(({ sha256 }) => sha256))
  return { files, missing: named.filter(({ sha256, isHidden }) => !isHidden && !copied.has(sha256)) }
}

/** Hashes of all bytes in a data folder or a backup, in order. What is still arriving is no file yet. */
export async function storedIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, names.files), { recursive: true, withFileTypes: true }).catch(ifAbsent([]))
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map(({ name }) => name)
    .sort()
}

/** The bytes from the backup before, as a second name of the same file: a month of nights takes the room of one. Null where that can't be. */
async function linkFrom(previous: string | null, folder: string, sha256: string): Promise<Part | null> {
  if (!previous) return null
  const source = join(previous, filePath(sha256))
  const part = await measure(source)
  if (part?.sha256 !== sha256) return null
  const place = join(folder, filePath(sha256))
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  return link(source, place).then(
    () => part,
    // Another disk, or one that knows no second names: the bytes are copied.
    () => null,
  )
}

/** Null where the bytes are gone meanwhile: the demonstration may be removed at any moment. */
async function copyFrom(dataDir: string, folder: string, sha256: string): Promise<Part | null> {
  const source = createReadStream(join(dataDir, filePath(sha256)))
  const opened = await new Promise<NodeJS.ErrnoException | null>((resolve) => source.once('open', () => resolve(null)).once('error', resolve))
  if (opened?.code === 'ENOENT') return null
  if (opened) throw new Fault(`${join(dataDir, filePath(sha256))} can't be read (${opened.code}): give the data folder to the account that runs the desk.`)
  return writePart(join(folder, filePath(sha256)), source)
}

const wayOut = 'put it back from an earlier backup, or hide the file in the desk and say why'
const nameOf = (row: Named | undefined) => (row ? `The file “${row.name}” of ${row.reference}` : 'A file that no request names')
const alteredFile = (sha256: string, place: string, row: Named | undefined) =>
  row && !row.isHidden
    ? `${nameOf(row)} is damaged (${place}): ${wayOut}. No backup was left behind.`
    : `${nameOf(row)} is damaged (${place}): move ${sha256.slice(0, 8)}… out of that folder. No backup was left behind.`
export const missingFile = (row: Named, others: number) =>
  `${nameOf(row)}${others ? `, and ${others} more,` : ''} ${others ? 'are' : 'is'} missing from the data folder (${filePath(row.sha256)}): ${wayOut}. No backup was left behind.`

const ifAbsent =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return value
    throw error
  }
