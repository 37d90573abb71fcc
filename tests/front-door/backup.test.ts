import { createHash, randomUUID } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '@/lib/backup/manifest'
import { plainNode, startChild, stopChild } from '@/lib/front-door/children'
import { type OpenDatabase, openEmbedded, prepareDataDir, secretsOf, UNFINISHED_RESTORE } from '@/lib/front-door/database'
import { applyMigrations } from '@/prisma/migrate'
import { connectedTo } from '../support/server'

/** `npm run backup` and `npm run restore` as a person meets them: beside a desk that runs, and after all of it is lost. One file: the two work on one desk, which takes its time to make. */
const quick = { durable: false }
const home = mkdtempSync(join(tmpdir(), 'foi-desk-backups-'))
chmodSync(home, 0o755)
const dataDir = join(home, 'data')
const kept = join(home, 'kept')
const reply = 'the reply of a force'
const hash = createHash('sha256').update(reply).digest('hex')
const clusters: string[] = []

const environment = (settings: Record<string, string> = {}) => {
  const tidy = {
    DATABASE_URL: undefined,
    BASE_URL: undefined,
    AUTH_SECRET: undefined,
    BACKUP_TO: undefined,
    NODE_ENV: undefined,
    NODE_OPTIONS: undefined,
    npm_lifecycle_event: undefined,
  }
  return { ...process.env, ...tidy, DATA_DIR: dataDir, ...settings } as unknown as NodeJS.ProcessEnv
}
const run = (command: string[], settings: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/front-door/start.js', ...command], {
    env: environment(settings),
    encoding: 'utf8',
    timeout: 100_000,
  })
  return { status, printed: stdout.trim(), fault: stderr.trim() }
}

const contentsOf = (url: string) =>
  connectedTo(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'backup_run' order by 1",
    )
    const contents: Record<string, string[]> = {}
    for (const { name } of rows)
      contents[name] = (await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)).rows.map(({ row }) => row)
    return contents
  })

/** A request with a file attached, in the fewest rows that can be. */
const fill = (url: string) =>
  connectedTo(url, async (client) => {
    const [newsroom, investigation, request] = [randomUUID(), randomUUID(), randomUUID()]
    await client.query("insert into newsroom (id, name) values ($1, 'The Herald')", [newsroom])
    await client.query("insert into force (newsroom_id, id, name, short_name, abbr, kind) values ($1, 'kent', 'Kent Police', 'Kent', 'KNT', 'territorial')", [
      newsroom,
    ])
    await client.query(
      "insert into investigation (id, newsroom_id, code, title, letter_subject, letter) values ($1, $2, 'CONES', 'Cones', 'Cones', 'How many?')",
      [investigation, newsroom],
    )
    await client.query("insert into request (id, newsroom_id, investigation_id, force_id, reference) values ($1, $2, $3, 'kent', 'CONES-KNT')", [
      request,
      newsroom,
      investigation,
    ])
    await client.query(
      "insert into file (id, newsroom_id, investigation_id, request_id, name, media_type, size, sha256, added_by_name) values ($1, $2, $3, $4, 'reply.txt', 'text/plain', $5, $6, 'Tess')",
      [randomUUID(), newsroom, investigation, request, reply.length, hash],
    )
    const place = join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4))
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, hash), reply)
    return { newsroom, request }
  })
const note = (url: string, { newsroom, request }: { newsroom: string; request: string }) =>
  connectedTo(url, (client) =>
    client.query("insert into event (id, newsroom_id, request_id, type, \"on\", actor_name) values ($1, $2, $3, 'note.added', '2026-04-23', 'Tess')", [
      randomUUID(),
      newsroom,
      request,
    ]),
  )

const rememberCluster = (folder: string) => {
  const pointer = join(folder, 'postgres-stands-at')
  if (existsSync(pointer)) clusters.push(dirname(readFileSync(pointer, 'utf8')))
}

let before: Record<string, string[]> = {}
let secret = ''
let desk: OpenDatabase | undefined
beforeAll(async () => {
  prepareDataDir(dataDir)
  desk = await openEmbedded(dataDir, quick)
  rememberCluster(dataDir)
  await applyMigrations(desk.url)
  const made = await fill(desk.url)
  await note(desk.url, made)
  before = await contentsOf(desk.url)
  secret = secretsOf(dataDir).authSecret
})
afterAll(async () => {
  await desk?.close()
  for (const folder of [home, ...clusters]) rmSync(folder, { recursive: true, force: true })
})

describe('npm run backup', () => {
  test('beside a desk that runs: says where, how much, and what is in it', async () => {
    const { status, printed, fault } = run(['backup', kept], { BASE_URL: 'https://foi.example.org' })
    expect(fault).toBe('')
    expect(status).toBe(0)
    const rows = Object.values(before).flat().length
    expect(printed).toMatch(
      new RegExp(`^Backed up to ${kept}: ${rows} rows, 1 file, 0\\.\\d MB \\(\\d+\\.\\d s\\)\\.\nIt holds all that the desk knows, and AUTH_SECRET: keep it`),
    )
    expect(JSON.parse(readFileSync(join(kept, 'settings.json'), 'utf8'))).toMatchObject({ AUTH_SECRET: secret, BASE_URL: 'https://foi.example.org' })
    const made = await connectedTo(desk!.url, (client) => client.query('select folder, is_good from backup_run'))
    expect(made.rows).toEqual([{ folder: kept, is_good: true }])
  })

  test('says what to do where there is no desk, no folder, two of them, or one that is taken, and makes nothing', () => {
    const nowhere = join(home, 'misspelt')
    expect(run(['backup', join(home, 'other')], { DATA_DIR: nowhere })).toEqual({
      status: 1,
      printed: '',
      fault: `There is no desk in ${nowhere}: set DATA_DIR to its data folder.`,
    })
    expect(run(['backup']).fault).toBe('Name a new folder for the backup: npm run backup -- /mnt/backups/before-the-update')
    expect(run(['backup', 'my', 'folder']).fault).toBe('Name one folder; put quotes round a name that has spaces.')
    expect(run(['backup', kept]).fault).toBe(`${kept} is not empty, and a backup is never written over another: name a new folder.`)
    expect(run(['backup', join(dataDir, 'inside')]).fault).toMatch(/lies in the data folder/)
    expect(readdirSync(home).sort()).toEqual(['data', 'kept'])
  })

  test('that is stopped half way leaves nothing', { timeout: 60_000 }, async () => {
    // So much that there is time to stop it.
    const bytes = Buffer.alloc(400_000_000)
    const big = createHash('sha256').update(bytes).digest('hex')
    const place = join(dataDir, 'files', big.slice(0, 2), big.slice(2, 4))
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, big), bytes)
    const child = spawn(process.execPath, ['lib/front-door/start.js', 'backup', join(home, 'stopped')], { env: environment(), stdio: 'ignore' })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const draft = () => readdirSync(home).find((name) => name.startsWith('stopped'))
    for (
      const until = Date.now() + 30_000;
      Date.now() < until && !(draft() && existsSync(join(home, draft()!, 'files')));
      await new Promise((resolve) => setTimeout(resolve, 5))
    );
    expect(draft()).toMatch(/^stopped\.unfinished-/)
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(draft()).toBeUndefined()
    rmSync(place, { recursive: true })
  })

  test('by night: the worker makes one when it begins, and says nothing of secrets', async () => {
    const to = join(home, 'nightly')
    const variables = { DATABASE_URL: desk!.url, DATA_DIR: dataDir, AUTH_SECRET: secret, BACKUP_TO: to, BACKUP_KEEP: '2', BASE_URL: undefined }
    const worker = startChild([...plainNode, 'lib/jobs/worker.ts'], variables, 'pipe')
    let printed = ''
    for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => (printed += chunk))
    for (const until = Date.now() + 60_000; Date.now() < until && !printed.includes('backup.made'); await new Promise((resolve) => setTimeout(resolve, 100)));
    await stopChild(worker)
    expect(printed).toContain('Worker: backup.made (1)')
    expect(printed).not.toContain(secret)
    const [name, ...others] = readdirSync(to)
    expect(others).toEqual([])
    expect(name).toMatch(/^foi-desk-20\d\d-.*Z$/)
    expect(readFileSync(join(to, name!, 'files', hash.slice(0, 2), hash.slice(2, 4), hash), 'utf8')).toBe(reply)
    expect(JSON.parse(readFileSync(join(to, name!, 'settings.json'), 'utf8'))).toMatchObject({ AUTH_SECRET: secret, BACKUP_TO: to })
    rmSync(to, { recursive: true })
  })
})

describe('npm run restore', () => {
  test('refuses a data folder that is not empty, and leaves it as it is', () => {
    const other = join(home, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'mine.txt'), 'mine')
    expect(run(['restore', kept], { DATA_DIR: other })).toEqual({
      status: 1,
      printed: '',
      fault: `${other} is not empty (it has mine.txt), and a restore never writes over anything: set DATA_DIR to a new, empty folder.`,
    })
    expect(readdirSync(other)).toEqual(['mine.txt'])
    expect(run(['restore', kept]).fault).toMatch(/is not empty \(it has /)
    rmSync(other, { recursive: true })
  })

  test('refuses a backup that is damaged before it makes anything', () => {
    const damaged = join(home, 'damaged')
    spawnSync('cp', ['-r', kept, damaged])
    writeFileSync(join(damaged, 'settings.json'), '{}')
    expect(run(['restore', damaged], { DATA_DIR: join(home, 'new') })).toEqual({
      status: 1,
      printed: '',
      fault: `${damaged} can't be restored. A part of it was altered or is damaged: settings.json. Take another backup.`,
    })
    expect(existsSync(join(home, 'new'))).toBe(false)
    expect(run(['restore', join(home, 'new')]).fault).toMatch(/^There is no folder/)
    expect(run(['restore']).fault).toBe('Name the backup: npm run restore -- /mnt/backups/before-the-update')
    rmSync(damaged, { recursive: true })
  })

  test('that fails half way leaves the data folder empty', () => {
    const wrong = join(home, 'wrong')
    spawnSync('cp', ['-r', kept, wrong])
    const manifest = JSON.parse(readFileSync(join(wrong, 'manifest.json'), 'utf8')) as Manifest
    manifest.tables.find(({ name }) => name === 'request')!.rows = 7
    const text = JSON.stringify(manifest)
    writeFileSync(join(wrong, 'manifest.json'), text)
    writeFileSync(join(wrong, 'manifest.sha256'), createHash('sha256').update(text).digest('hex'))
    const into = join(home, 'half')
    expect(run(['restore', wrong], { DATA_DIR: into })).toEqual({
      status: 1,
      printed: '',
      fault: "The backup's table request has 1 rows and its manifest counts 7: take another backup.",
    })
    expect(readdirSync(into)).toEqual([])
    rmSync(wrong, { recursive: true })
    rmSync(into, { recursive: true })
  })

  test('that was cut off keeps the desk from starting empty, and can be made again', () => {
    const into = join(home, 'again')
    mkdirSync(join(into, 'files'), { recursive: true })
    writeFileSync(join(into, UNFINISHED_RESTORE), kept)
    expect(run(['start'], { DATA_DIR: into })).toEqual({
      status: 1,
      printed: '',
      fault: `A restore into ${into} is under way or was cut off: let it end, or run npm run restore again, or set DATA_DIR to another folder.`,
    })
    expect(run(['restore', kept], { DATA_DIR: into })).toMatchObject({ status: 0, fault: '' })
    rememberCluster(into)
    expect(existsSync(join(into, UNFINISHED_RESTORE))).toBe(false)
  })

  test('after all is lost: every table, the files and the secret are back', async () => {
    // What was logged after the backup is lost, and so is the desk.
    await connectedTo(desk!.url, (client) => client.query("insert into newsroom (id, name) values (gen_random_uuid(), 'Too late')"))
    await desk!.close()
    desk = undefined
    rmSync(dataDir, { recursive: true })
    const { status, printed, fault } = run(['restore', kept])
    expect(fault).toBe('')
    expect(status).toBe(0)
    expect(printed).toMatch(/^Restored the desk of \d{4}-.*: \d+ rows, 1 file\.\nSet otherwise there than here: BASE_URL\. .*settings\.json says how/)
    expect(printed).not.toContain(secret)
    rememberCluster(dataDir)
    expect(secretsOf(dataDir).authSecret).toBe(secret)
    expect(readFileSync(join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash), 'utf8')).toBe(reply)
    desk = await openEmbedded(dataDir, quick)
    expect(await contentsOf(desk.url)).toEqual(before)
  })

  test('over the wire: from a server of one’s own, into an empty database of one, and into no other', async () => {
    const own = (name: string) => desk!.url.replace('/foi_desk', `/${name}`)
    await connectedTo(desk!.url, (client) => client.query('create database elsewhere'))
    const [into, wire] = [join(home, 'wire-data'), join(home, 'wire')]
    expect(run(['backup', wire], { DATABASE_URL: desk!.url })).toMatchObject({ status: 0, fault: '' })
    expect(run(['restore', wire], { DATABASE_URL: desk!.url, DATA_DIR: into }).fault).toMatch(
      /^The database is not empty \(it has \w+\), and a restore never writes over anything: set DATABASE_URL to a new, empty database\.$/,
    )
    expect(readdirSync(into)).toEqual([])
    const { status, printed } = run(['restore', wire], { DATABASE_URL: own('elsewhere'), DATA_DIR: into, AUTH_SECRET: 'another secret, of 32 letters or more' })
    expect(status).toBe(0)
    expect(printed).toContain('AUTH_SECRET is set to another than the backup')
    expect(await contentsOf(own('elsewhere'))).toEqual(before)
    expect(readFileSync(join(into, 'files', hash.slice(0, 2), hash.slice(2, 4), hash), 'utf8')).toBe(reply)
    expect(existsSync(join(into, 'postgres'))).toBe(false)
    expect(run(['backup', join(home, 'never')], { DATABASE_URL: 'postgresql://foi:foi@127.0.0.1:1/foi' })).toMatchObject({
      status: 1,
      fault: 'Nothing answers at 127.0.0.1:1: start the PostgreSQL server there, or correct DATABASE_URL.',
    })
  })
})
