import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { backUp } from '@/lib/backup/back-up'
import { checkNamed } from '@/lib/backup/check'
import { filePath, type Manifest, tablePath } from '@/lib/backup/manifest'
import { migrationMessage, readSettingsOf, restoreDatabase, restoreFiles } from '@/lib/backup/restore'
import { settingsThatDiffer, settingsToKeep } from '@/lib/backup/settings'
import { day } from '@/lib/days'
import { attachFile, hideFile } from '@/lib/files/commands'
import { putStream } from '@/lib/files/store'
import { knownMigrations, type Migration } from '@/prisma/migrate'
import { db, pool } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'
import { databaseAt, dropDatabase, execute } from '../../support/server'

/** A desk is backed up while it is written to, lost, and restored; then every table and every file is compared with what was there. One file: all cases need the same desk and the same restore. */
const now = new Date('2026-04-23T09:00Z')
const known = knownMigrations()
const home = mkdtempSync(join(tmpdir(), 'foi-desk-backup-'))
let count = 0
let folder = ''
beforeEach(() => {
  folder = join(home, `backup-${++count}`)
  rmSync(join(process.env.DATA_DIR!, 'files'), { recursive: true, force: true })
})
const made: string[] = []
afterAll(async () => {
  for (const name of made) await dropDatabase(inject('serverUrl'), name)
  rmSync(home, { recursive: true, force: true })
})

const settings = { AUTH_SECRET: 'a secret of the tests alone, long enough', BASE_URL: 'https://foi.example.org' }
const source = () => ({ databaseUrl: process.env.DATABASE_URL!, dataDir: process.env.DATA_DIR!, settings })
const take = async (to = folder, more: object = {}) => {
  const outcome = await backUp(source(), to, { now, ...more })
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome
}
const attach = async (actor: Awaited<ReturnType<typeof person>>, words: string, name = `${words}.txt`) => {
  const attached = await attachFile(actor, { reference: 'CONES-KNT', name, mediaType: 'text/plain', stream: Readable.from([Buffer.from(words)]) }, { now })
  if (!attached.ok) throw new Error(attached.reason)
  return { id: attached.ids[0]!, sha256: hashOf(words) }
}
const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')

/** A round with letters, answers and files; some of its texts are what a careless dump would spoil. */
async function desk() {
  const actor = await person()
  await round(actor, { sentOn: '2026-03-06' })
  await log(actor, 'CONES-KNT', { type: 'note.added', on: day('2026-04-02'), text: 'tab\there, line\nthere, back\\slash, \\N, “quotes”, 🚓' })
  await log(actor, 'CONES-GWT', { type: 'request.answered', on: day('2026-04-07'), outcomes: [{ question: 1, outcome: 'disclosed' }] })
  await attach(actor, '148 cones were lost')
  await attach(actor, '148 cones were lost', 'the same again.txt')
  const { id } = await attach(actor, 'for another desk')
  await hideFile(actor, { id, reason: 'not ours' }, { now })
  return actor
}

async function emptyDatabase() {
  const name = `test_restore_${process.pid}_${++count}`
  await execute(inject('serverUrl'), `create database "${name}"`)
  made.push(name)
  return databaseAt(inject('serverUrl'), name)
}

async function restored(from: string, migrations: Migration[] = known) {
  const checked = await checkNamed(from)
  if (!checked.ok) throw new Error(checked.message)
  const refusal = migrationMessage(checked.manifest, migrations)
  if (refusal) throw new Error(refusal)
  const url = await emptyDatabase()
  const dataDir = mkdtempSync(join(home, 'data-'))
  await restoreFiles(dataDir, from, checked.manifest)
  const { applied } = await restoreDatabase(url, from, checked.manifest, migrations)
  return { url, dataDir, applied }
}

/** Every table, row by row as text, and what holds the tables together. */
async function contentsOf(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    )
    const contents: Record<string, string[]> = {}
    for (const { name } of tables)
      contents[name] = (await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)).rows.map(({ row }) => row)
    const { rows: constraints } = await client.query(
      "select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as says, convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2",
    )
    const { rows: triggers } = await client.query('select tgname, tgenabled from pg_trigger where not tgisinternal order by 1')
    return { contents, constraints, triggers }
  } finally {
    await client.end()
  }
}

const bytesIn = (dataDir: string) => {
  const entries = readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(entries.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')]))
}

/** Writes a changed manifest as its author would have: with its hash. */
function rewrite(change: (manifest: Manifest) => void) {
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  change(manifest)
  const text = JSON.stringify(manifest)
  writeFileSync(file, text)
  writeFileSync(join(folder, 'manifest.sha256'), `${hashOf(text)}  manifest.json\n`)
}

describe('the drill', () => {
  test('what was there when it was backed up comes back: every table, every file; what came later does not', async () => {
    const actor = await desk()
    const [before, bytes] = [await contentsOf(process.env.DATABASE_URL!), bytesIn(process.env.DATA_DIR!)]
    const outcome = await take()
    expect(before.contents.event!.length).toBeGreaterThan(5)
    expect(Object.keys(bytes)).toHaveLength(2)
    expect(outcome).toMatchObject({ files: 2, rows: Object.values(before.contents).flat().length })

    await log(actor, 'CONES-SSX', { type: 'note.added', on: day('2026-04-23'), text: 'too late for the backup' })
    await attach(actor, 'this too')
    const { url, dataDir, applied } = await restored(folder)
    expect(await contentsOf(url)).toEqual(before)
    expect(bytesIn(dataDir)).toEqual(bytes)
    expect(applied).toEqual([])
    expect(await readSettingsOf(folder)).toEqual(settings)
  })

  test('a backup that is made while people write is of one instant: no event without its request, no file without its bytes', async () => {
    await desk()
    const { rows } = await pool.query<{ id: string }>("select id from file where name = '148 cones were lost.txt'")
    // Each statement attaches a file and says so on the record. Events are copied before files, and many are attached between the two.
    const attaching = `
      with f as (insert into file select (jsonb_populate_record(file, jsonb_build_object('id', gen_random_uuid()))).* from file where id = '${rows[0]!.id}' returning *)
      insert into event (id, newsroom_id, request_id, type, "on", actor_name)
        select gen_random_uuid(), newsroom_id, request_id, 'file.attached', '2026-04-23', 'Tess' from f`
    let isOver = false
    const writing = [1, 2, 3].map(async () => {
      while (!isOver) await pool.query(attaching)
    })
    await take()
    isOver = true
    await Promise.all(writing)
    const { url, dataDir } = await restored(folder)
    const { contents } = await contentsOf(url)
    expect(contents.file).toHaveLength(contents.event!.filter((row) => row.includes('file.attached')).length)
    expect(contents.file!.length).toBeGreaterThan(3)
    expect(await db.file.count()).toBeGreaterThan(contents.file!.length)
    for (const row of contents.file!) expect(existsSync(join(dataDir, filePath(/[0-9a-f]{64}/.exec(row)![0])))).toBe(true)
  })

  test('a restored record is guarded as the lost one was: an event cannot be changed, and goes with no request', async () => {
    await desk()
    await take()
    const { url } = await restored(folder)
    const client = new Client({ connectionString: url })
    await client.connect()
    await expect(client.query("update event set actor_name = 'Nobody'")).rejects.toThrow(/event/)
    await expect(client.query('delete from request')).rejects.toThrow(/foreign key/)
    await client.end()
  })

  test('an older schema is brought forward, and rows that a migration put in are not doubled', async () => {
    await desk()
    await take()
    const later = { name: '9999_later', sql: "alter table newsroom add motto text not null default 'None'", checksum: 'c'.repeat(64) }
    const { url, applied } = await restored(folder, [...known, later])
    expect(applied).toEqual(['9999_later'])
    const { contents } = await contentsOf(url)
    expect(contents.newsroom).toEqual([expect.stringMatching(/,None\)$/)])
    expect(contents._prisma_migrations).toHaveLength(known.length + 1)
  })

  test('a migration that fails on the way forward leaves the database empty', async () => {
    await desk()
    await take()
    const { manifest } = (await checkNamed(folder)) as { manifest: Manifest }
    const url = await emptyDatabase()
    await expect(restoreDatabase(url, folder, manifest, [...known, { name: '9999_wrong', sql: 'select no_such_thing()', checksum: 'c' }])).rejects.toThrow(
      /no_such_thing/,
    )
    expect((await contentsOf(url)).contents).toEqual({})
  })

  test('numbers that a sequence gave out are not given out again', async () => {
    await desk()
    await pool.query('create table numbered (id int generated by default as identity primary key)')
    try {
      await pool.query('insert into numbered default values')
      await pool.query('insert into numbered default values')
      await take()
      const extra = { name: '9998_numbered', sql: 'create table numbered (id int generated by default as identity primary key)', checksum: 'd'.repeat(64) }
      rewrite(({ migrations }) => migrations.push(extra))
      const { url } = await restored(folder, [...known, extra])
      const client = new Client({ connectionString: url })
      await client.connect()
      expect((await client.query('insert into numbered default values returning id')).rows).toEqual([{ id: 3 }])
      await client.end()
    } finally {
      await pool.query('drop table numbered')
    }
  })
})

describe('what is refused at a restore', () => {
  beforeEach(async () => {
    await desk()
    await take()
  })
  const refusal = async () => {
    const checked = await checkNamed(folder)
    return checked.ok ? migrationMessage(checked.manifest, known) : checked.message
  }

  test('nothing, of a backup as it was made', async () => expect(await refusal()).toBeNull())

  test('a part that was altered, whichever it is', async () => {
    for (const path of [filePath(hashOf('148 cones were lost')), tablePath('event'), 'settings.json']) {
      const original = readFileSync(join(folder, path))
      // As long as it was, so that only the hash can tell.
      writeFileSync(join(folder, path), Buffer.from(original.map((byte, index) => (index === 12 ? byte ^ 1 : byte))))
      expect(await refusal()).toBe(`${folder} can't be restored. A part of it was altered or is damaged: ${path}. Take another backup.`)
      rmSync(join(folder, path))
      expect(await refusal()).toBe(`${folder} can't be restored. A part of it is missing: ${path}. Take another backup.`)
      writeFileSync(join(folder, path), original)
    }
    expect(await refusal()).toBeNull()
  })

  test('a manifest that was altered', async () => {
    appendFileSync(join(folder, 'manifest.json'), ' ')
    expect(await refusal()).toMatch(/Its manifest.json was altered or is damaged/)
  })

  test('a manifest that counts otherwise, and nothing of it is restored', async () => {
    rewrite(({ tables }) => void (tables.find(({ name }) => name === 'event')!.rows += 1))
    const { manifest } = (await checkNamed(folder)) as { manifest: Manifest }
    const url = await emptyDatabase()
    await expect(restoreDatabase(url, folder, manifest, known)).rejects.toThrow(/table event has \d+ rows and its manifest counts \d+: take another backup/)
    expect((await contentsOf(url)).contents).toEqual({})
  })

  test('names that would lead out of the folder', async () => {
    rewrite(({ tables }) => void (tables[0]!.name = '../../etc/passwd'))
    expect(await refusal()).toMatch(/Its manifest.json is not one of the desk's \(tables.0.name/)
  })

  test('a newer schema, a changed one and a newer format', async () => {
    rewrite(({ migrations }) => migrations.push({ name: '9999_from_the_future', checksum: 'c'.repeat(64) }))
    expect(await refusal()).toBe(
      'The backup was made by a newer version of the desk (it has the migration 9999_from_the_future): update the desk, and restore again.',
    )
    rewrite(({ migrations }) => {
      migrations.pop()
      migrations[0]!.checksum = 'd'.repeat(64)
    })
    expect(await refusal()).toMatch(/has another migration of the name 0001_init/)
    rewrite((manifest) => Object.assign(manifest, { format: 2 }))
    expect(await refusal()).toMatch(/It has format 2, which this version doesn't know/)
  })

  test('a database that is not empty', async () => {
    const { manifest } = (await checkNamed(folder)) as { manifest: Manifest }
    await expect(restoreDatabase(process.env.DATABASE_URL!, folder, manifest, known)).rejects.toThrow(
      /The database is not empty \(it has \w+\), and a restore never writes over anything: set DATABASE_URL/,
    )
  })

  test('a folder that is none, one that broke off, and a copy of a data folder', async () => {
    const whole = folder
    folder = join(home, 'nowhere')
    expect(await refusal()).toBe(`There is no folder ${folder}: name the folder that npm run backup made.`)
    folder = `${whole}.unfinished-00ff00ff`
    cpSync(whole, folder, { recursive: true })
    expect(await refusal()).toBe(`${folder} is a backup that broke off before it was whole: take another.`)
    folder = process.env.DATA_DIR!
    expect(await refusal()).toMatch(/is no backup: it has no manifest.json. .*a copy of a data folder is none/)
  })
})

describe('what is refused at a backup leaves nothing behind', () => {
  const refused = async (to: string) => {
    const outcome = await backUp(source(), to, { now })
    return outcome.ok ? null : outcome.message
  }
  const left = () => readdirSync(home).filter((name) => name.startsWith(basename(folder)))

  test('a folder that holds something', async () => {
    await desk()
    mkdirSync(folder)
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    expect(await refused(folder)).toBe(`${folder} is not empty, and a backup is never written over another: name a new folder.`)
    expect(left()).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['mine.txt'])
  })

  test('a folder in the data folder, and a file in its place', async () => {
    await desk()
    expect(await refused(join(process.env.DATA_DIR!, 'backups', 'today'))).toMatch(/lies in the data folder .* and would be lost with it/)
    writeFileSync(folder, '')
    expect(await refused(folder)).toMatch(/is a file or lies under one: name a folder/)
    expect(await refused(join(folder, 'below'))).toMatch(/is a file or lies under one: name a folder/)
  })

  test('a file whose bytes are damaged or gone, until it is hidden', async () => {
    const actor = await desk()
    const { id, sha256 } = await attach(actor, 'a reply to come', 'reply.txt')
    const place = join(process.env.DATA_DIR!, filePath(sha256))
    writeFileSync(place, 'another reply')
    expect(await refused(folder)).toMatch(/^The file “reply.txt” of CONES-KNT is damaged \(.*\): put it back from an earlier backup, or hide the file/)
    rmSync(place)
    expect(await refused(folder)).toMatch(/^The file “reply.txt” of CONES-KNT is missing from the data folder \(files\/.*\): put it back/)
    expect(left()).toEqual([])
    await hideFile(actor, { id, reason: 'lost with a disk' }, { now })
    expect(await refused(folder)).toBeNull()
    expect(left()).toEqual([basename(folder)])
  })

  test('but files that were removed from the desk meanwhile: the backup is made again, and holds neither row nor bytes', async () => {
    const actor = await desk()
    // The last to be copied, after some that take their time.
    const words = Array.from({ length: 5_000 }, (_, number) => `of the demonstration ${number}`).find((text) => hashOf(text).startsWith('ff'))!
    const { sha256 } = await attach(actor, words)
    for (const fill of 'abc') await putStream(Readable.from([Buffer.alloc(40_000_000, fill)]))
    const drafts: string[] = []
    const taking = take(folder, { onDraft: ({ at }: { at: string }) => void drafts.push(at) })
    // The rows are copied, and the files are being copied.
    while (!drafts[0] || !existsSync(join(drafts[0], tablePath('sign_in_failure')))) await new Promise((resolve) => setTimeout(resolve, 2))
    await db.file.deleteMany({ where: { sha256 } })
    rmSync(join(process.env.DATA_DIR!, filePath(sha256)))
    await taking
    expect(drafts).toHaveLength(2)
    expect(left()).toEqual([basename(folder)])
    const { url, dataDir } = await restored(folder)
    expect((await contentsOf(url)).contents.file).toHaveLength(3)
    expect(Object.keys(bytesIn(dataDir))).toHaveLength(5)
    rmSync(folder, { recursive: true })
  })
})

describe('settings', () => {
  test('all that are set are kept, but not where this machine has its data, nor the first admin', () => {
    const kept = settingsToKeep({
      PORT: '3000',
      AUTH_SECRET: 's',
      DATABASE_URL: 'postgresql://x',
      DATA_DIR: '.data',
      ADMIN_PASSWORD: 'p',
      BASE_URL: ' ',
      HOME: '/root',
    })
    expect(kept).toEqual({ PORT: '3000', AUTH_SECRET: 's' })
    expect(settingsThatDiffer(kept, { PORT: '4000', AUTH_SECRET: 't' })).toEqual(['PORT'])
  })

  test('and only their owner can read them', async () => {
    await desk()
    await take()
    for (const path of ['settings.json', tablePath('person'), filePath(hashOf('148 cones were lost'))])
      expect(statSync(join(folder, path)).mode & 0o077).toBe(0)
    expect(statSync(folder).mode & 0o077).toBe(0)
  })
})
