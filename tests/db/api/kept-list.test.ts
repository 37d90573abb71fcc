import { beforeEach, expect, test } from 'vitest'
import * as requestsRoute from '@/app/api/v1/investigations/[code]/requests/route'
import { listedRequestOf } from '@/lib/api/shapes'
import { changeCalendar } from '@/lib/calendar/commands'
import { day } from '@/lib/days'
import { saveFigure } from '@/lib/figures/commands'
import { findInvestigation } from '@/lib/investigations/queries'
import { assignRequests, logEvent } from '@/lib/logging/commands'
import { listRequests } from '@/lib/requests/queries'
import { rename } from '@/lib/settings/commands'
import { getCalendar } from '@/lib/working-days/queries'
import { pool } from '../../support/db'
import { person } from '../../support/people'
import { round } from '../../support/round'
import { caller } from './calls'

const now = new Date('2026-04-23T09:00Z')
const asAt = day('2026-04-23')
const kept = globalThis as { answers?: unknown; requestRows?: unknown }
beforeEach(() => {
  delete kept.answers
  delete kept.requestRows
})

async function desk() {
  const admin = await person('admin')
  await round(admin, {
    sentOn: '2026-03-26',
    measures: [{ code: 'LOST', label: 'Lost', unit: 'cones' }],
    periods: [{ code: 'Y24', label: '2024', startsOn: '2024-01-01', endsOn: '2024-12-31', basis: 'calendar' }],
  })
  const call = await caller(admin)
  const get = (query = `?asAt=${asAt}`) => call(requestsRoute, { params: { code: 'CONES' }, query })
  return { admin, get, list: async (query?: string) => (await get(query)).text() }
}
type Desk = Awaited<ReturnType<typeof desk>>

/** The same by what the answer is made from, kept nowhere. */
async function fresh({ admin }: Desk) {
  delete kept.requestRows
  const investigation = (await findInvestigation(admin, 'CONES'))!
  const rows = await listRequests(admin, { investigationId: investigation.id, questions: investigation.questions, asAt, calendar: await getCalendar(admin) })
  return JSON.stringify({ code: 'CONES', asAt, requests: rows.map(listedRequestOf) })
}

/** How many statements the pool is asked for while something is done. */
async function statementsOf(work: () => Promise<unknown>) {
  const { query } = pool
  let count = 0
  Object.assign(pool, {
    query: (...args: Parameters<typeof query>) => {
      count += 1
      return query.apply(pool, args)
    },
  })
  try {
    await work()
  } finally {
    Object.assign(pool, { query })
  }
  return count
}

const writes: Record<string, (desk: Desk) => Promise<{ ok: boolean }>> = {
  'an event': ({ admin }) => logEvent(admin, { reference: 'CONES-KNT', event: { type: 'request.acknowledged', on: asAt, reference: 'K/1' } }, { now }),
  'a figure': ({ admin }) => saveFigure(admin, { reference: 'CONES-GWT', measure: 'LOST', period: 'Y24', text: '7', on: day('2026-04-01') }, { now }),
  'an owner': ({ admin }) => assignRequests(admin, { references: ['CONES-SSX'], to: null }, { now }),
  // A day added before the due date moves it, though nothing of the investigation itself is written.
  'a day of the calendar': ({ admin }) =>
    changeCalendar(admin, { seen: '', on: day('2026-04-22'), effect: 'added', name: 'A proclaimed day', reason: 'Proclaimed' }, { now }),
}

test('a list that was answered before costs the token and one statement, and is the same text', async () => {
  const at = await desk()
  const first = await at.list()
  let again = ''
  expect(await statementsOf(async () => (again = await at.list()))).toBe(2)
  expect(again).toBe(first)
  expect(again).toBe(await fresh(at))
})

test.each(Object.keys(writes))('%s changes the answer that comes next', async (name) => {
  const at = await desk()
  const before = await at.list()
  expect(await writes[name]!(at)).toMatchObject({ ok: true })
  const after = await at.list()
  expect(after).not.toBe(before)
  expect(after).toBe(await fresh(at))
})

test('a rename of the owner too', async () => {
  const at = await desk()
  await at.list()
  await rename(at.admin, { name: 'Another Name' }, { now })
  expect(await at.list()).toContain('Another Name')
})

test('each day has an answer of its own', async () => {
  const at = await desk()
  expect(await at.list('?asAt=2026-03-27')).toContain('"awaiting"')
  expect(await at.list('?asAt=2026-06-01')).toContain('"no response"')
  expect(await at.list('?asAt=2026-03-27')).toContain('"awaiting"')
})

test('what is kept for one newsroom is never answered to another, and what is not there is not kept', async () => {
  const at = await desk()
  await at.list()
  const stranger = await caller(await person('admin'))
  const sent = { params: { code: 'CONES' }, query: `?asAt=${asAt}` }
  expect((await stranger(requestsRoute, sent)).status).toBe(404)
  const other = await desk()
  expect(await other.list()).not.toBe(await at.list())
})
