import { existsSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Client } from 'pg'
import { knownMigrations } from '../../prisma/migrate.ts'
import { backUp, recordRun } from '../backup/back-up.ts'
import { checkNamed } from '../backup/check.ts'
import type { Draft } from '../backup/folder.ts'
import { migrationMessage, readSettingsOf, requireEmptyDatabase, restoreDatabase, restoreFiles } from '../backup/restore.ts'
import { settingsThatDiffer, settingsToKeep } from '../backup/settings.ts'
import { takeDesk } from './alone.ts'
import { prepareDataDir, secretsOf, UNFINISHED_RESTORE } from './database.ts'
import { atEnd } from './ending.ts'
import { Fault } from '../faults.ts'
import { placeOf } from './place.ts'
import { openDatabase } from './serve.ts'
import type { Settings } from '../configuration.ts'

/** `npm run backup -- FOLDER`: beside a running desk, or without one. It does not migrate the database: a backup is what one makes before an update. */
export async function backup(settings: Settings, rest: string[]): Promise<number> {
  const folder = folderIn(rest, 'a new folder for the backup: npm run backup -- /mnt/backups/before-the-update')
  const dataDir = resolve(settings.DATA_DIR)
  // A data folder misspelt must not be made, and an empty desk in it backed up.
  if (!settings.DATABASE_URL && !['postgres', 'postgres-stands-at'].some((name) => existsSync(join(dataDir, name))))
    throw new Fault(`There is no desk in ${dataDir}: set DATA_DIR to its data folder.`)
  let draft: Draft | undefined
  // Whoever stops it half way finds nothing left. Registered first, so that it runs after the database is closed.
  atEnd(() => draft?.discard())
  const database = await openAtEnd(settings, dataDir)
  const kept = settingsToKeep({ ...process.env, AUTH_SECRET: settings.AUTH_SECRET ?? secretsOf(dataDir).authSecret })
  const now = new Date()
  const began = performance.now()
  const outcome = await backUp({ databaseUrl: database.url, dataDir, settings: kept }, folder, { now, onDraft: (opened) => void (draft = opened) })
  if (!outcome.ok) throw new Fault(outcome.message)
  await recordRun(database.url, { startedAt: now, finishedAt: new Date(), folder, outcome })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`Backed up to ${folder}: ${counted(outcome)}, ${(outcome.bytes / 1e6).toFixed(1)} MB (${seconds} s).`)
  console.log('It holds all that the desk knows, and AUTH_SECRET: keep it as safely as the data folder.')
  return 0
}

/** `npm run restore -- FOLDER`: into an empty DATA_DIR and, where DATABASE_URL is set, an empty database. The backup is checked whole before anything is written. */
export async function restore(settings: Settings, rest: string[]): Promise<number> {
  const folder = folderIn(rest, 'the backup: npm run restore -- /mnt/backups/before-the-update')
  const checked = await checkNamed(folder)
  if (!checked.ok) throw new Fault(checked.message)
  const { manifest } = checked
  const known = knownMigrations()
  const refusal = migrationMessage(manifest, known)
  if (refusal) throw new Fault(refusal)

  const dataDir = prepareDataDir(settings.DATA_DIR, { isRestoring: true })
  takeDesk(dataDir, settings)
  const marker = join(dataDir, UNFINISHED_RESTORE)
  const left = readdirSync(dataDir).filter((name) => !isNobodys(name))
  if (left.length && !existsSync(marker))
    throw new Fault(`${dataDir} is not empty (it has ${left[0]}), and a restore never writes over anything: set DATA_DIR to a new, empty folder.`)
  writeFileSync(marker, `${folder}\n`)
  let isWhole = false
  // Registered before the database is opened, so that it runs after that is closed.
  atEnd(() => (isWhole ? undefined : emptyFolder(dataDir)))

  const kept = await readSettingsOf(folder)
  if (kept.AUTH_SECRET) writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ authSecret: kept.AUTH_SECRET }), { mode: 0o600 })
  const database = await openAtEnd(settings, dataDir)
  await isEmpty(database.url)
  await restoreFiles(dataDir, folder, manifest)
  const { applied } = await restoreDatabase(database.url, folder, manifest, known)
  rmSync(marker)
  isWhole = true

  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`Restored the desk of ${manifest.madeAt}: ${counted({ rows, files: manifest.files.length })}.`)
  if (applied.length) console.log(`Brought forward to this version: ${applied.join(', ')}.`)
  if (settings.AUTH_SECRET && kept.AUTH_SECRET && settings.AUTH_SECRET !== kept.AUTH_SECRET)
    console.log(`AUTH_SECRET is set to another than the backup's: take the one in ${join(folder, 'settings.json')}, or everybody has to sign in again.`)
  const differing = settingsThatDiffer(kept, process.env)
  if (differing.length)
    console.log(
      `Set otherwise there than here: ${differing.join(', ')}. ${join(folder, 'settings.json')} says how; put into .env what this desk is to have too.`,
    )
  console.log('npm start starts it.')
  return 0
}

function folderIn([folder, ...more]: string[], what: string) {
  if (!folder?.trim()) throw new Fault(`Name ${what}`)
  if (more.length) throw new Fault('Name one folder; put quotes round a name that has spaces.')
  return resolve(folder)
}

async function openAtEnd(settings: Settings, dataDir: string) {
  const opening = openDatabase(settings, existsSync(dataDir) ? realpathSync(dataDir) : prepareDataDir(dataDir))
  atEnd(async () => (await opening.catch(() => null))?.close())
  return opening
}

async function isEmpty(databaseUrl: string) {
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await requireEmptyDatabase(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** What may stand in an empty folder: our own lock, and what a file system puts at its top. */
const isNobodys = (name: string) => name === 'lost+found' || name.startsWith('desk.lock')

/** After a restore that failed the folder is as empty as it was. The marker goes last. */
function emptyFolder(dataDir: string) {
  if (existsSync(join(dataDir, 'postgres-stands-at'))) {
    try {
      rmSync(dirname(placeOf(dataDir).folder), { recursive: true, force: true })
    } catch {
      // It stands elsewhere and is another folder's: that one is left alone.
    }
  }
  for (const name of readdirSync(dataDir)) if (!isNobodys(name) && name !== UNFINISHED_RESTORE) rmSync(join(dataDir, name), { recursive: true, force: true })
  rmSync(join(dataDir, UNFINISHED_RESTORE), { force: true })
}

const counted = ({ rows, files }: { rows: number; files: number }) =>
  `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}, ${files.toLocaleString('en-GB')} ${files === 1 ? 'file' : 'files'}`
