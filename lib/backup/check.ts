import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isUnfinished, measure } from './folder.ts'
import { filePath, type Manifest, names, type Part, readManifest, tablePath } from './manifest.ts'

export type Checked = { ok: true; manifest: Manifest } | { ok: false; message: string }

/** Reads a backup whole and holds every part to the manifest. */
export async function checkBackup(folder: string): Promise<Checked> {
  const text = await readFile(join(folder, names.manifest)).catch(() => null)
  const hash = await readFile(join(folder, names.manifestHash), 'utf8').catch(() => null)
  if (!text || !hash) return { ok: false, message: 'A part of it is missing: manifest.json or manifest.sha256. Take another backup.' }
  if (hash.split(' ')[0] !== createHash('sha256').update(text).digest('hex'))
    return { ok: false, message: 'Its manifest.json was altered or is damaged. Take another backup.' }
  const read = readManifest(text.toString('utf8'))
  if (!read.ok) return read
  for (const [path, part] of partsOf(read.manifest)) {
    const found = await measure(join(folder, path))
    if (!found) return { ok: false, message: `A part of it is missing: ${path}. Take another backup.` }
    if (found.sha256 !== part.sha256 || found.size !== part.size)
      return { ok: false, message: `A part of it was altered or is damaged: ${path}. Take another backup.` }
  }
  return { ok: true, manifest: read.manifest }
}

/** The same for a folder that a person named, told so that they see which. */
export async function checkNamed(folder: string): Promise<Checked> {
  const at = resolve(folder)
  if (!(await stat(at).catch(() => null))?.isDirectory()) return { ok: false, message: `There is no folder ${at}: name the folder that npm run backup made.` }
  if (isUnfinished(at)) return { ok: false, message: `${at} is a backup that broke off before it was whole: take another.` }
  if (!(await stat(join(at, names.manifest)).catch(() => null)))
    return { ok: false, message: `${at} is no backup: it has no manifest.json. Name the folder that npm run backup made; a copy of a data folder is none.` }
  const checked = await checkBackup(at)
  return checked.ok ? checked : { ok: false, message: `${at} can't be restored. ${checked.message}` }
}

const partsOf = ({ tables, files, settings }: Manifest): [string, Part][] => [
  [names.settings, settings],
  ...tables.map((table): [string, Part] => [tablePath(table.name), table]),
  ...files.map((file): [string, Part] => [filePath(file.sha256), file]),
]
