import { describe, expect, test } from 'vitest'
import * as events from '@/app/api/v1/requests/[reference]/events/route'
import * as investigations from '@/app/api/v1/investigations/route'
import { issueToken } from '@/lib/api/commands'
import { day } from '@/lib/days'
import { keyField, once, transaction } from '@/lib/idempotency'
import { jobs } from '@/lib/jobs/jobs'
import { logAll, logEvent, logForMany } from '@/lib/logging/commands'
import { db } from '../support/db'
import { person } from '../support/people'
import { log, round } from '../support/round'
import { caller, type RouteFile } from './api/calls'

const now = new Date('2026-04-23T09:00Z')
const references = ['CONES-GWT', 'CONES-KNT', 'CONES-SSX']
const reminder = { type: 'reminder.sent', on: day('2026-04-20') } as const
const reminders = () => db.event.count({ where: { type: 'reminder.sent' } })

/** One page of a form, as a browser sends it. */
function form(fields: Record<string, string> = {}, key = 'a'.repeat(32)) {
  const data = new FormData()
  for (const [name, value] of Object.entries({ [keyField]: key, ...fields })) data.append(name, value)
  return data
}

describe('a form that is pressed', () => {
  test('three times at once writes once, and each press is told the same', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const presses = await Promise.all([1, 2, 3].map(() => once(actor, form({ r: 'all' }), () => logForMany(actor, { references, event: reminder }, { now }))))
    expect(presses).toEqual([1, 2, 3].map(() => ({ ok: true, logged: 3 })))
    expect(await reminders()).toBe(3)
  })

  test('again with something else typed is another press', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    for (const words of ['rang', 'rang again'])
      expect(
        await once(actor, form({ words }), () =>
          logEvent(actor, { reference: 'CONES-KNT', event: { type: 'note.added', on: day('2026-04-20'), text: words } }, { now }),
        ),
      ).toMatchObject({ ok: true })
    expect(await db.event.count({ where: { type: 'note.added' } })).toBe(2)
  })

  test('is free again after a refusal, and after a failure', async () => {
    const actor = await person()
    await round(actor)
    const press = () => once(actor, form(), () => logEvent(actor, { reference: 'CONES-KNT', event: reminder }, { now }))
    expect(await press()).toMatchObject({ ok: false, reason: 'not-sent' })
    await expect(
      once(actor, form(), () =>
        transaction(async () => {
          throw new Error('the database is gone')
        }),
      ),
    ).rejects.toThrow('the database is gone')
    await log(actor, 'CONES-KNT', { type: 'request.sent', on: day('2026-03-06') })
    expect(await press()).toMatchObject({ ok: true })
    expect(await reminders()).toBe(1)
  })

  test('by two people with one key is two presses', async () => {
    const actor = await person()
    const other = await person('reporter', actor.newsroomId)
    await round(actor, { sentOn: '2026-03-06' })
    for (const each of [actor, other]) await once(each, form(), () => logEvent(each, { reference: 'CONES-KNT', event: reminder }, { now }))
    expect(await reminders()).toBe(2)
  })

  test('without a key is carried out as it is', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    for (const key of ['', 'short']) await once(actor, form({}, key), () => logEvent(actor, { reference: 'CONES-KNT', event: reminder }, { now }))
    expect(await reminders()).toBe(2)
  })

  test('keeps no secret that is shown once', async () => {
    const actor = await person()
    const press = () => once(actor, form({ name: 'script' }), () => issueToken(actor, { name: 'script' }, { now }))
    const [first, second] = [await press(), await press()]
    expect(first).toMatchObject({ ok: true, token: expect.stringContaining('foi_') })
    expect(second).toMatchObject({ ok: true })
    expect(second).not.toHaveProperty('token')
    expect(await db.apiToken.count()).toBe(1)
    expect(JSON.stringify(await db.idempotencyKey.findMany())).not.toContain('foi_')
  })

  test('is forgotten after two days', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    await once(actor, form(), () => logEvent(actor, { reference: 'CONES-KNT', event: reminder }, { now }))
    expect(await jobs['idempotency-keys.forgotten'].run(new Date(Date.now() + 47 * 3_600_000))).toBe(0)
    expect(await jobs['idempotency-keys.forgotten'].run(new Date(Date.now() + 49 * 3_600_000))).toBe(1)
  })
})

describe('a call of the API with an Idempotency-Key', () => {
  const sent = { method: 'POST', params: { reference: 'CONES-KNT' }, json: reminder, headers: { 'idempotency-key': 'one-call' } } as const

  test('sent twice writes once and is answered alike', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const call = await caller(actor)
    const answers = await Promise.all([call(events as RouteFile, sent), call(events as RouteFile, sent)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const [one, other] = await Promise.all(answers.map((answer) => answer.json()))
    expect(one).toEqual(other)
    expect(await reminders()).toBe(1)
  })

  test('sent again with another body or to another address is refused', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const call = await caller(actor)
    await call(events as RouteFile, sent)
    const changed = await call(events as RouteFile, { ...sent, json: { ...reminder, on: '2026-04-21' } })
    expect(changed.status).toBe(422)
    expect(await changed.json()).toMatchObject({ reason: 'idempotency-key-reused' })
    const elsewhere = await call(investigations as RouteFile, {
      ...sent,
      query: '/investigations',
      json: { code: 'HATS', title: 'Hats', questions: ['How many?'], forces: 'territorial' },
    })
    expect(elsewhere.status).toBe(422)
    expect(await db.investigation.count()).toBe(1)
  })

  test.each(['', ' ', 'a b', 'x'.repeat(201)])('with the key “%s” is told what a key is', async (key) => {
    const actor = await person()
    const call = await caller(actor)
    const answer = await call(events as RouteFile, { ...sent, headers: { 'idempotency-key': key } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ reason: 'bad-idempotency-key' })
  })
})

describe('rows that were ticked', () => {
  test('are refused where somebody has logged on one of them since, and none is logged', async () => {
    const actor = await person()
    const { id: investigationId } = await round(actor, { sentOn: '2026-03-06' })
    const versions = new Map(references.map((reference) => [reference, 2]))
    await log(actor, 'CONES-KNT', { type: 'request.acknowledged', on: day('2026-03-09') })
    const result = await logForMany(actor, { references, event: reminder, investigationId, versions }, { now })
    expect(result).toMatchObject({ ok: false, refused: [{ reference: 'CONES-KNT', words: expect.stringContaining('after you ticked it') }] })
    expect(await reminders()).toBe(0)
    versions.set('CONES-KNT', 3)
    expect(await logForMany(actor, { references, event: reminder, investigationId, versions }, { now })).toMatchObject({ ok: true, logged: 3 })
  })

  test('need a version each', async () => {
    const actor = await person()
    const { id: investigationId } = await round(actor, { sentOn: '2026-03-06' })
    const result = await logAll(actor, [{ reference: 'CONES-KNT', events: [reminder] }], { now, investigationId, versions: new Map() })
    expect(result).toMatchObject({ ok: false })
  })

  test('of another investigation are refused', async () => {
    const actor = await person()
    const { id: investigationId } = await round(actor, { sentOn: '2026-03-06' })
    await round(actor, { code: 'HATS', sentOn: '2026-03-06' })
    const result = await logForMany(actor, { references: ['CONES-KNT', 'HATS-KNT'], event: reminder, investigationId }, { now })
    expect(result).toMatchObject({ ok: false, refused: [{ reference: 'HATS-KNT', words: expect.stringContaining('another investigation') }] })
    expect(await reminders()).toBe(0)
  })
})
