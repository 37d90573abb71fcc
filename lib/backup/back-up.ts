import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Client } from 'pg'
import { Fault } from '../faults.ts'
import { checkBackup } from './check.ts'
import { dumpTables, stillNamed } from './dump.ts'
import { copyFiles, missingFile } from './files.ts'
import { type Draft, openDraft, writeFault, writePart } from './folder.ts'
import { type Manifest, names } from './manifest.ts'

/** A backup of the desk, made while it runs: rows of one instant, the bytes that they name, and the settings that matter for coming back. */
export type Source = { databaseUrl: string; dataDir: string; settings: Record<string, string> }
export type Made = { ok: true; folder: string; rows: number; files: number; bytes: number }
export type Outcome = Made | { ok: false; message: string }
type Options = {
  now: Date
  /** A backup whose files may be linked to in place of copied. */
  previous?: string | null
  /** Is told the folder that is being written, and how to remove it, for whoever is stopped meanwhile. */
  onDraft?: (draft: Draft) => void
}

const ATTEMPTS = 3

/** Makes it, checks it as a restore would, and only then gives it its name. What a person can put right comes back as a sentence; nothing is left behind. */
export async function backUp(source: Source, folder: string, options: Options): Promise<Outcome> {
  let draft: Draft | null = null
  try {
    for (let attempt = 1; ; attempt++) {
      draft = await openDraft(folder, source.dataDir)
      options.onDraft?.(draft)
      const manifest = await fill(draft.at, source, options)
      if (manifest) {
        const checked = await checkBackup(draft.at)
        if (!checked.ok) throw new Fault(`What was written to ${folder} does not read back: check its disk, or name a folder on another. (${checked.message})`)
        await draft.finish()
        return madeOf(folder, manifest)
      }
      draft.discard()
      if (attempt === ATTEMPTS) throw new Fault('Files were removed from the desk while they were copied: back up again. No backup was left behind.')
    }
  } catch (error) {
    draft?.discard()
    const fault = writeFault(error, folder)
    if (fault instanceof Fault) return { ok: false, message: fault.message }
    throw fault
  }
}

/** Null where files that the rows name were removed between the two: then the whole is made again. */
async function fill(at: string, { databaseUrl, dataDir, settings }: Source, { now, previous = null }: Options): Promise<Manifest | null> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'foi-desk backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { named, ...dump } = await dumpTables(client, at)
    const { files, missing } = await copyFiles(dataDir, at, named, previous)
    if (missing.length > 0) {
      const lost = new Set(
        await stillNamed(
          client,
          missing.map(({ sha256 }) => sha256),
        ),
      )
      const [first, ...others] = missing.filter(({ sha256 }) => lost.has(sha256))
      if (first) throw new Fault(missingFile(first, others.length))
      return null
    }
    const kept = await writePart(join(at, names.settings), Readable.from([Buffer.from(`${JSON.stringify(settings, null, 2)}\n`)]))
    const manifest: Manifest = { program: 'foi-desk', format: 1, madeAt: now.toISOString(), ...dump, files, settings: kept }
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    await writePart(join(at, names.manifest), Readable.from([text]))
    await writePart(join(at, names.manifestHash), Readable.from([Buffer.from(`${createHash('sha256').update(text).digest('hex')}  ${names.manifest}\n`)]))
    return manifest
  } finally {
    // In the middle of a copy this cuts the connection, and the server ends the snapshot.
    await client.end().catch(() => {})
  }
}

function madeOf(folder: string, { tables, files, settings }: Manifest): Made {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    ok: true,
    folder,
    rows: sum(tables.map(({ rows }) => rows)),
    files: files.length,
    bytes: sum([...tables, ...files, settings].map(({ size }) => size)),
  }
}

/** Puts how it went on the record that Settings, Today and the health page read. A desk older than that record has none to write to. */
export async function recordRun(databaseUrl: string, run: { startedAt: Date; finishedAt: Date; folder: string; outcome: Outcome; note?: string | null }) {
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  const { startedAt, finishedAt, folder, outcome, note = null } = run
  try {
    await client.connect()
    await client.query('insert into backup_run (id, started_at, finished_at, is_good, folder, message, bytes) values ($1, $2, $3, $4, $5, $6, $7)', [
      randomUUID(),
      startedAt,
      finishedAt,
      outcome.ok,
      folder,
      outcome.ok ? note : outcome.message,
      outcome.ok ? outcome.bytes : null,
    ])
  } catch (error) {
    // 42P01: no such table.
    if ((error as { code?: string }).code !== '42P01') throw error
  } finally {
    await client.end().catch(() => {})
  }
}
