import type { Client } from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { GET as health } from '@/app/api/health/route'
import * as eventsRoute from '@/app/api/v1/requests/[reference]/events/route'
import * as forcesRoute from '@/app/api/v1/forces/route'
import { problemSchema } from '@/lib/api/schema'
import { db, pool } from '../../support/db'
import { person } from '../../support/people'
import { round } from '../../support/round'
import { connectedTo } from '../../support/server'
import { caller } from '../api/calls'

let call: Awaited<ReturnType<typeof caller>>
beforeEach(async () => {
  const actor = await person('reporter')
  await round(actor, { sentOn: '2026-03-06' })
  call = await caller(actor)
})

const event = { method: 'POST', params: { reference: 'CONES-KNT' }, json: { type: 'request.acknowledged', on: '2026-03-09' } } as const

/** Somebody beside the app, on a connection of their own. */
const beside = <Result>(work: (client: Client) => Promise<Result>, name = 'beside') => connectedTo(process.env.DATABASE_URL, work, name)

describe('connections that are cut', () => {
  const cutAll = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'

  test('while nobody uses them: the next call has new ones, and the program lives', async () => {
    await Promise.all([call(forcesRoute), db.force.count()])
    await beside((client) => client.query(cutAll))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await call(forcesRoute)).status).toBe(200)
    expect((await call(eventsRoute, event)).status).toBe(201)
  })

  test('under a call that writes: it answers 503 with a sentence, stores nothing, and the same call then works', async () => {
    const before = await db.event.count()
    const response = await beside(async (client) => {
      await client.query('begin')
      await client.query('lock table request in access exclusive mode')
      const pending = call(eventsRoute, event)
      await untilSomebodyWaits(client)
      await client.query(cutAll)
      await client.query('rollback')
      return pending
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(problemSchema.parse(await response.json())).toMatchObject({ reason: 'database-lost', detail: expect.stringContaining('restarting') })
    expect(await db.event.count()).toBe(before)
    expect((await call(eventsRoute, event)).status).toBe(201)
  })
})

test('a lock that is held for a minute ends in a sentence long before that, and stores nothing', { timeout: 60_000 }, async () => {
  const before = await db.event.count()
  const began = performance.now()
  const response = await beside(async (client) => {
    await client.query('begin')
    await client.query('lock table request in access exclusive mode')
    const response = await call(eventsRoute, event)
    await client.query('rollback')
    return response
  })
  expect(performance.now() - began).toBeLessThan(25_000)
  expect(response.status).toBe(503)
  expect(problemSchema.parse(await response.json())).toMatchObject({ reason: 'busy', detail: expect.stringMatching(/try again/) })
  expect(await db.event.count()).toBe(before)
})

describe('health', () => {
  test('is 200 when the database is current and a worker is connected', async () => {
    const response = await beside(async (client) => {
      await client.query('select 1')
      return health()
    }, 'foi-desk worker')
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', database: 'ok', worker: 'ok', backup: 'not set up, none yet' }])
  })

  test('names the worker where there is none', async () => {
    const response = await health()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await response.json()).toMatchObject({ status: 'unavailable', database: 'ok', worker: 'The worker is not running.' })
  })

  test('names the database where it does not answer', { timeout: 20_000 }, async () => {
    const response = await beside(async (client) => {
      await client.query('begin')
      await client.query('lock table _prisma_migrations in access exclusive mode')
      const response = await health()
      await client.query('rollback')
      return response
    })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ database: 'The database does not answer.' })
  })

  test('names a migration that this version does not know', async () => {
    await pool.query("insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', 'x', '9999_later', now())")
    try {
      expect(await (await health()).json()).toMatchObject({ database: "The database has the migration 9999_later, which this version doesn't know." })
    } finally {
      await pool.query("delete from _prisma_migrations where id = 'later'")
    }
  })
})

async function untilSomebodyWaits(client: Client) {
  for (let tries = 0; tries < 200; tries++) {
    const { rowCount } = await client.query('select from pg_locks where not granted')
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('Nobody came to wait for the lock')
}
