import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applyMigrations, knownMigrations, type Migration, migrationFaults } from '@/prisma/migrate'
import { databaseAt, dropDatabase, execute, openTestServer } from '../support/server'

const name = `test_migrations_${process.pid}`
let server: Awaited<ReturnType<typeof openTestServer>>
let url = ''
beforeAll(async () => {
  server = await openTestServer()
  url = databaseAt(server.url, name)
})
afterAll(async () => {
  await dropDatabase(server.url, name)
  await server.close()
})
beforeEach(async () => {
  await dropDatabase(server.url, name)
  await execute(server.url, `create database "${name}"`)
})

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: `${sql.length} characters` })
const first = migration('0001_first', 'create table thing (id int)')
const second = migration('0002_second', 'alter table thing add word text')

describe('migrations', () => {
  test('are applied once, in order, and each is on the record', async () => {
    expect(await applyMigrations(url, [first])).toEqual(['0001_first'])
    expect(await applyMigrations(url, [first, second])).toEqual(['0002_second'])
    expect(await applyMigrations(url, [first, second])).toEqual([])
    expect(await query('select migration_name as name, checksum, finished_at is not null as done from _prisma_migrations order by name')).toEqual([
      { name: first.name, checksum: first.checksum, done: true },
      { name: second.name, checksum: second.checksum, done: true },
    ])
  })

  test('one that fails changes nothing, and the rest is not tried', async () => {
    const broken = migration('0002_broken', 'create table other (id int); select 1/0; create table more (id int)')
    await expect(applyMigrations(url, [first, broken, migration('0003_third', 'create table third (id int)')])).rejects.toThrow(
      'The migration 0002_broken failed and changed nothing: division by zero',
    )
    expect(await query("select tablename from pg_tables where schemaname = 'public' order by 1")).toEqual([
      { tablename: '_prisma_migrations' },
      { tablename: 'thing' },
    ])
  })

  test('of two programs that start at once, one applies them and the other waits', async () => {
    const applied = await Promise.all([applyMigrations(url, [first, second]), applyMigrations(url, [first, second])])
    expect(applied.flat().sort()).toEqual(['0001_first', '0002_second'])
  })

  test('a function’s body with semicolons is one statement', async () => {
    const body = migration('0001_body', 'create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;')
    await applyMigrations(url, [body])
    expect(await query('select two() as two')).toEqual([{ two: 2 }])
  })

  test('a database of a newer version is left alone, and a sentence says what to do', async () => {
    await applyMigrations(url, [first, second])
    await expect(applyMigrations(url, [first])).rejects.toThrow(
      "The database has the migration 0002_second, which this version doesn't know: start the newer version again",
    )
  })

  test('a migration that was changed after it was applied is told', async () => {
    await applyMigrations(url, [first])
    await expect(applyMigrations(url, [{ ...first, checksum: 'another' }])).rejects.toThrow('The migration 0001_first was changed after it was applied')
  })
})

test('a database is current only when all is applied and nothing is unknown', () => {
  expect(migrationFaults([first, second], [first, second])).toEqual([])
  expect(migrationFaults([first, second], [first])).toEqual([{ reason: 'missing', name: second.name }])
  expect(migrationFaults([first], [first, second])).toEqual([{ reason: 'newer', name: second.name }])
  expect(migrationFaults([first], [{ ...first, checksum: 'another' }])).toEqual([{ reason: 'changed', name: first.name }])
})

test('the migrations say what the schema says', () => {
  expect(readFileSync('prisma/migrations/former.prisma', 'utf8'), 'npm run migration -- NAME writes what is missing').toBe(
    readFileSync('prisma/schema.prisma', 'utf8'),
  )
  expect(knownMigrations().map((known) => known.name)).toEqual([...knownMigrations().map((known) => known.name)].sort())
})

async function query(sql: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
