import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, inject } from 'vitest'
// Next's own scopes of a request, in which actions are called (press.ts), want this before anything of Next is loaded.
import 'next/dist/server/node-environment-baseline'
import { databaseAt, dropDatabase, execute } from './server'

// Each test file has a database of its own, copied from the migrated template.
const server = inject('serverUrl')
const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
await execute(server, `create database "${name}" template "${inject('template')}"`)
const dataDir = mkdtempSync(join(tmpdir(), 'foi-desk-test-files-'))
Object.assign(process.env, {
  DATABASE_URL: databaseAt(server, name),
  DATABASE_POOL: '4',
  DATA_DIR: dataDir,
  AUTH_SECRET: 'a secret of the tests alone, long enough',
  BASE_URL: 'http://localhost:3000',
})

export const { db, pool } = await import('@/lib/db')

// The database is dropped at the end under connections that are just closing: what the server tells them then concerns nobody.
pool.on('connect', (client) => client.on('error', () => {}))

const { rows } = await pool.query<{ tables: string }>(
  "select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
)

beforeEach(async () => {
  await pool.query(`truncate ${rows[0]?.tables} restart identity cascade`)
})

afterAll(async () => {
  await db.$disconnect()
  await pool.end()
  await dropDatabase(server, name)
  rmSync(dataDir, { recursive: true, force: true })
})
