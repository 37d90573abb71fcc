import { beforeEach, describe, expect, test } from 'vitest'
import * as apiImports from '@/app/api/v1/investigations/[code]/imports/route'
import * as apiEvents from '@/app/api/v1/requests/[reference]/events/route'
import * as upload from '@/app/(desk)/investigations/[code]/import/upload/route'
import * as attach from '@/app/files/route'
import { draftImport } from '@/lib/imports/commands'
import { saveFigureAction } from '@/lib/figures/actions'
import { addForceAction } from '@/lib/forces/actions'
import { logEventAction } from '@/lib/logging/actions'
import { renameAction } from '@/lib/settings/actions'
import { caller, type RouteFile } from '../db/api/calls'
import { db } from '../support/db'
import { type DeskInUse, deskInUse, now } from '../support/desk-in-use'
import { pages } from '../support/draw'
import { presses } from '../support/forms'
import { rowsOf } from '../support/kept-state'
import { asked, cookieOf, formOf, pressed } from '../support/press'

/** What once broke a page, or would have: one test each, so that it stays mended. */
const family = '👩‍👩‍👧'
let desk: DeskInUse
let cookie: string
beforeEach(async () => {
  desk = await deskInUse()
  cookie = await cookieOf(desk.people.admin)
})

test('words of an address that mean something to JavaScript mean nothing to any page', async () => {
  const names =
    'saved q month received on effect name reason r do cell show asAt kind address logged assigned stored moved refused attached hidden after before from to who by force type standing group sort mine late view page version correct log letter next'.split(
      ' ',
    )
  const params = { code: desk.code, reference: desk.reference, id: desk.authority, draft: desk.draftId, number: '1', secret: desk.secret }
  for (const { address, draw } of await pages())
    for (const word of ['constructor', '__proto__', '9999-12-31', '0000-01-01', 'x'.repeat(5000)]) {
      const { status, error } = await draw(cookie, params, Object.fromEntries(names.map((name) => [name, word])))
      expect([status, status === 500 ? error?.stack : ''], `${address} ? ${word.slice(0, 20)}`).toEqual([
        expect.toSatisfy((status: number) => [200, 307, 404].includes(status)),
        '',
      ])
    }
}, 120_000)

test.each(['note', 'unitSaid', 'periodSaid', 'reason', 'words', 'text'])(
  'a figure’s %s over its limit is told beside it, and all that was typed is kept',
  async (field) => {
    const sent = { ...presses['figures/saveFigureAction']!.fields!(desk, { sessionId: '' }), [field]: `${'x'.repeat(4000)}${family}` }
    const before = await rowsOf(desk.newsroomId)
    const ended = await pressed(cookie, saveFigureAction, null, formOf(sent))
    expect(ended).toMatchObject({
      state: {
        error: expect.stringMatching(/Nothing was saved/),
        fields: { [field]: [expect.stringMatching(/Keep it under|Put the words in the note/)] },
        values: sent,
      },
    })
    expect(await rowsOf(desk.newsroomId)).toEqual(before)
  },
)

test('a fee beyond all fees is told so, by the form and by the API', async () => {
  const sent = { request: desk.reference, version: `${desk.version}`, kind: 'fees-asked', on: '2026-04-20' }
  for (const amount of ['1e308', '1000000.01', `${'9'.repeat(400)}`, '-1', 'NaN']) {
    const ended = await pressed(cookie, logEventAction, null, formOf({ ...sent, amount }))
    expect(ended, amount).toMatchObject({ state: { fields: { amount: [expect.stringContaining('Write the fee in pounds')] }, values: { amount } } })
  }
  const call = await caller(desk.people.admin)
  for (const amount of [1e308, 1_000_000.01, -1]) {
    const answer = await call(apiEvents as RouteFile, {
      method: 'POST',
      params: { reference: desk.reference },
      json: { type: 'fees.asked', on: '2026-04-20', amount },
    })
    expect([answer.status, (await answer.json()).detail]).toEqual([422, expect.stringContaining('Write the fee in pounds')])
  }
})

describe('text that ends within an emoji at its limit', () => {
  test('is not saved cut: the form says how long it may be', async () => {
    expect(await pressed(cookie, renameAction, null, formOf({ name: `${'x'.repeat(99)}${family}` }))).toMatchObject({
      state: { fields: { name: ['Use at most 100 characters'] } },
    })
    const authority = { name: 'A body', shortName: `${'x'.repeat(38)}👮`, abbr: 'EMO', kind: 'office', body: 'foia' }
    expect(await pressed(cookie, addForceAction, null, formOf(authority))).toEqual({ to: '/forces/a-body?saved=added' })
    expect((await db.force.findFirstOrThrow({ where: { id: 'a-body' } })).shortName).toBe(authority.shortName)
  })

  test('is cut before the emoji where the desk cuts: the name of a sheet', async () => {
    const drafted = await draftImport(
      desk.people.reporter,
      { code: desk.code, name: `${'x'.repeat(199)}${family}.csv`, bytes: Buffer.from('Force\nKent\n') },
      { now },
    )
    expect(drafted).toMatchObject({ ok: true })
    expect((await db.importDraft.findFirstOrThrow({ where: { name: { startsWith: 'xxx' } } })).name).toBe('x'.repeat(199))
  })
})

test.each([257, 71, 0])('a form with a boundary of %i bytes is refused in a sentence wherever files are taken', async (length) => {
  const { origin, host } = new URL(process.env.BASE_URL!)
  const boundary = 'b'.repeat(length)
  const type = `multipart/form-data; boundary=${boundary}`
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nForce\r\n--${boundary}--\r\n`
  const request = (path: string) => new Request(`${origin}${path}`, { method: 'POST', headers: { origin, host, 'content-type': type }, body })
  const before = await rowsOf(desk.newsroomId)
  const answers = [
    await asked(cookie, () => attach.POST(request(`/files?request=${desk.reference}`)), '/files/route'),
    await asked(cookie, () => upload.POST(request(`/investigations/${desk.code}/import/upload`), { params: Promise.resolve({ code: desk.code }) }), '/x/route'),
  ]
  for (const answer of answers)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(/^That form could not be read, so nothing was .+\.\n$/)])
  expect(await rowsOf(desk.newsroomId)).toEqual(before)
  const call = await caller(desk.people.admin)
  const answer = await call(apiImports as RouteFile, { method: 'POST', params: { code: desk.code }, body, type })
  expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringMatching(/form was broken off, or is none/)])
})
