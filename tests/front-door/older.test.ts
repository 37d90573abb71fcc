import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded, prepareDataDir } from '@/lib/front-door/database'
import { freePort } from '@/lib/front-door/postgres'
import { applyMigrations, knownMigrations, migrationFaults } from '@/prisma/migrate'
import { databaseAt, dropDatabase, execute, openTestServer } from '../support/server'
import { placeOf, query, startDesk } from '../trial/desk'
import { expectLondonDays } from '../trial/london'

/** What earlier versions left behind, each file named for the last migration that its version had. They stay for every later version. */
const fixtures = join(import.meta.dirname, 'fixtures')
const versions = readdirSync(fixtures)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace('.sql', ''))
  .sort()
const upTo = (version: string) => knownMigrations().filter(({ name }) => name <= version)

async function load(url: string, version: string) {
  await applyMigrations(url, upTo(version))
  await query(url, readFileSync(join(fixtures, `${version}.sql`), 'utf8'))
}

const tables = ['newsroom', 'person', 'force', 'investigation', 'request', 'event', 'figure', 'issued_report']
const countsIn = (url: string) => query(url, `select ${tables.map((table) => `(select count(*)::int from "${table}") as "${table}"`).join(', ')}`)

test('there is a fixture, and its version is known', () => {
  expect(versions).toContain('0005_letters')
  for (const version of versions) expect(knownMigrations().map(({ name }) => name)).toContain(version)
})

describe('a database of an earlier version', () => {
  const name = `test_older_${process.pid}`
  let server: Awaited<ReturnType<typeof openTestServer>>
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(async () => {
    await dropDatabase(server.url, name)
    await server.close()
  })

  test.each(versions)('%s comes to the newest schema with all that it held', async (version) => {
    await dropDatabase(server.url, name)
    await execute(server.url, `create database "${name}"`)
    const url = databaseAt(server.url, name)
    await load(url, version)
    const before = await countsIn(url)
    for (const count of Object.values(before[0] as object)) expect(count).toBeGreaterThan(0)
    await applyMigrations(url)
    expect(migrationFaults(knownMigrations(), await query(url, 'select migration_name as name, checksum from _prisma_migrations'))).toEqual([])
    expect(await countsIn(url)).toEqual(before)
  })
})

test('an older folder starts and shows what it held; a newer one is refused with a sentence', { timeout: 600_000 }, async () => {
  const dataDir = prepareDataDir(mkdtempSync(join(tmpdir(), 'foi-desk-older-')))
  chmodSync(dataDir, 0o755)
  let desk: Awaited<ReturnType<typeof startDesk>> | undefined
  try {
    const database = await openEmbedded(dataDir)
    await load(database.url, versions[0]!)
    await database.close()

    const port = await freePort()
    // A machine far to the west: the days are London's all the same.
    desk = await startDesk(dataDir, port, { TZ: 'America/Los_Angeles' })
    const environment = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: undefined, BASE_URL: undefined, npm_lifecycle_event: undefined } as NodeJS.ProcessEnv
    // Somebody of the older folder.
    const { stdout, stderr } = spawnSync(process.execPath, ['lib/front-door/start.js', 'token', 'ada@example.org'], { env: environment, encoding: 'utf8' })
    expect(stdout, stderr).toMatch(/^foi_/)
    const headers = { authorization: `Bearer ${stdout.trim()}` }
    const request = await (await fetch(`${desk.base}/api/v1/requests/CONES-KNT`, { headers })).json()
    expect(request).toMatchObject({ reference: 'CONES-KNT', standing: 'disclosed' })
    expect(request.events.map(({ type }: { type: string }) => type)).toEqual(['request.sent', 'request.acknowledged', 'request.answered'])
    await expectLondonDays(desk.base, headers)
    const report = await fetch(`${desk.base}/api/v1/investigations/CONES/report.csv`, { headers })
    expect([report.status, await report.text()]).toEqual([200, expect.stringContaining('1189')])

    await query(desk.url(), "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', 'x', '9999_later', now())")
    await desk.stop()
    desk = undefined
    const refused = spawnSync(process.execPath, ['lib/front-door/start.js'], { env: { ...environment, PORT: String(port) }, encoding: 'utf8' })
    expect(refused.status).toBe(1)
    expect(refused.stderr.trim()).toBe(
      "The database has the migration 9999_later, which this version doesn't know: start the newer version again, or restore a backup made with this one.",
    )
  } finally {
    await desk?.stop()
    const place = dirname(placeOf(dataDir))
    if (place !== dataDir && existsSync(place)) rmSync(place, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
})
