import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import * as clockRoute from '@/app/api/v1/clock/route'
import * as forcesRoute from '@/app/api/v1/forces/route'
import * as importsRoute from '@/app/api/v1/investigations/[code]/imports/route'
import * as reportRoute from '@/app/api/v1/investigations/[code]/[report]/route'
import * as requestsRoute from '@/app/api/v1/investigations/[code]/requests/route'
import * as investigationRoute from '@/app/api/v1/investigations/[code]/route'
import * as investigationsRoute from '@/app/api/v1/investigations/route'
import * as eventsRoute from '@/app/api/v1/requests/[reference]/events/route'
import * as figureRoute from '@/app/api/v1/requests/[reference]/figures/[measure]/[period]/route'
import * as requestRoute from '@/app/api/v1/requests/[reference]/route'
import * as schema from '@/lib/api/schema'
import * as clocksSchema from '@/lib/api/schema/clock'
import * as importsSchema from '@/lib/api/schema/imports'
import type { Actor } from '@/lib/actor'
import { day } from '@/lib/days'
import type { z } from 'zod'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'
import { caller } from './calls'

// The API goes by the real day, so the round is one that was over long ago.
const sentOn = '2026-03-06'
const measures = [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }]
const periods = [{ code: 'Y2025', label: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', basis: 'calendar' }]
const kent = { reference: 'CONES-KNT' }
const ofKent = { params: kent }
const cones = { params: { code: 'CONES' } }

let actor: Actor
let call: Awaited<ReturnType<typeof caller>>
beforeEach(async () => {
  actor = await person('reporter')
  call = await caller(actor)
})

/** The body of an answer, which must be exactly what openapi.json says: nothing missing, nothing more. */
async function answered<Schema extends z.ZodType>(shape: Schema, response: Response, status = 200) {
  const body = await response.json()
  expect([response.status, body.detail]).toEqual([status, undefined])
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(shape.parse(body)).toEqual(body)
  return body as z.infer<Schema>
}

async function refused(response: Response, status: number, words?: RegExp) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = schema.problemSchema.parse(await response.json())
  expect([response.status, body.status, body.detail]).toEqual([status, status, words ? expect.stringMatching(words) : expect.any(String)])
  return body
}

const asked = (more: Parameters<typeof round>[1] = {}) => round(actor, { sentOn, measures, periods, ...more })
const events = () => db.event.count({ where: { newsroomId: actor.newsroomId } })

describe('a token that may only read', () => {
  test('asks for all it likes, and stores nothing whatever the verb', async () => {
    await asked()
    const reads = await caller(actor, 'read')
    expect((await reads(forcesRoute as never)).status).toBe(200)
    const before = await events()
    const sent = [
      await reads(investigationsRoute as never, { method: 'POST', json: { code: 'NEW', title: 'x', questions: ['y'], forces: 'territorial' } }),
      await reads(eventsRoute as never, { method: 'POST', ...ofKent, json: { type: 'request.acknowledged', on: '2026-03-09' } }),
      await reads(figureRoute as never, { method: 'PUT', params: { ...kent, measure: 'LOST', period: 'Y2025' }, json: { text: '4', on: '2026-04-01' } }),
    ]
    for (const response of sent) expect(await refused(response, 403, /may only read, and nothing was stored/)).toMatchObject({ reason: 'read-only-token' })
    expect(await events()).toBe(before)
  })
})

describe('every address', () => {
  test('asks for a token, and says how one is sent', async () => {
    const bare = await forcesRoute.GET(new Request('http://desk.example/api/v1/forces'), { params: Promise.resolve({}) })
    expect(bare.headers.get('www-authenticate')).toMatch(/^Bearer /)
    await refused(bare, 401, /Authorization: Bearer/)
    const wrong = await forcesRoute.GET(new Request('http://desk.example/api/v1/forces', { headers: { authorization: `Bearer foi_${'x'.repeat(43)}` } }), {
      params: Promise.resolve({}),
    })
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
    await refused(wrong, 401)
  })

  test('is shut the moment its person is disabled', async () => {
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: new Date() } })
    await refused(await call(forcesRoute), 401)
  })

  test('says which verbs it knows', async () => {
    const response = await call(investigationsRoute, { method: 'DELETE' })
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
    await refused(response, 405, /GET, HEAD, POST, not DELETE/)
  })
})

test('the register lists the newsroom’s own forces', async () => {
  await asked()
  const { forces } = await answered(schema.forcesSchema, await call(forcesRoute))
  expect(forces.map(({ id, addressIsConfirmed }) => [id, addressIsConfirmed])).toEqual([
    ['gwent', false],
    ['kent', false],
    ['police-scotland', false],
    ['sussex', false],
  ])
})

describe('an investigation', () => {
  const input = { code: 'cones', title: 'Cones', questions: ['How many?'], measures, periods, forces: 'territorial' }

  test('is made with a draft for each force, and read again', async () => {
    await asked({ code: 'OTHER' })
    const response = await call(investigationsRoute, { method: 'POST', json: input })
    expect(response.headers.get('location')).toBe('/api/v1/investigations/CONES')
    const made = await answered(schema.investigationSchema, response, 201)
    expect(made).toMatchObject({ code: 'CONES', requests: 3, counts: { draft: 3, awaiting: 0 } })
    expect(await answered(schema.investigationSchema, await call(investigationRoute, cones))).toEqual(made)
    expect(await db.event.count({ where: { type: 'investigation.created' } })).toBe(2)
  })

  test('is refused with a sentence, and nothing is made', async () => {
    await asked()
    await refused(await call(investigationsRoute, { method: 'POST', json: { ...input, code: 'CONES' } }), 409, /CONES is taken/)
    await refused(await call(investigationsRoute, { method: 'POST', json: { ...input, code: 'NEW', forces: ['kent', 'nowhere'] } }), 422, /nowhere/)
    const unfit = await refused(
      await call(investigationsRoute, { method: 'POST', json: { ...input, code: '1', periods: [{ ...periods[0], endsOn: '2024-01-01' }] } }),
      422,
    )
    expect(unfit.errors?.map(({ field }) => field).sort()).toEqual(['code', 'periods.0.endsOn'])
    await refused(await call(investigationsRoute, { method: 'POST', body: '{"code": ', type: 'application/json' }), 400, /not JSON/)
    await refused(await call(investigationsRoute, { method: 'POST', body: 'code=NEW', type: 'application/x-www-form-urlencoded' }), 415, /application\/json/)
    await refused(await call(investigationsRoute, { method: 'POST', json: { ...input, code: 'NEW', letter: 'x'.repeat(1_100_000) } }), 413)
    await refused(await call(investigationsRoute, { method: 'POST', json: { ...input, code: 'NEW', title: 'A\u0000B' } }), 422, /U\+0000/)
    await refused(await (await caller(await person('viewer', actor.newsroomId)))(investigationsRoute, { method: 'POST', json: { ...input, code: 'NEW' } }), 403)
    expect((await db.investigation.findMany()).map(({ code }) => code)).toEqual(['CONES'])
  })

  test('is counted by standing as at any day', async () => {
    await asked()
    await log(actor, 'CONES-KNT', {
      type: 'request.answered',
      on: day('2026-04-02'),
      outcomes: [
        { question: 1, outcome: 'disclosed' },
        { question: 2, outcome: 'disclosed' },
      ],
    })
    const countsOn = async (asAt: string) =>
      (await answered(schema.investigationSchema, await call(investigationRoute, { ...cones, query: `?asAt=${asAt}` }))).counts
    expect(await countsOn('2026-03-05')).toMatchObject({ draft: 3, awaiting: 0 })
    expect(await countsOn('2026-04-01')).toMatchObject({ awaiting: 3, disclosed: 0 })
    expect(await countsOn('2026-04-08')).toMatchObject({ awaiting: 2, disclosed: 1 })
    expect(await countsOn('2026-04-09')).toMatchObject({ 'no response': 2, disclosed: 1 })
    await refused(await call(investigationRoute, { ...cones, query: '?asAt=soon' }), 422, /^asAt: Enter a day/)
  })

  test('that is another newsroom’s is not there', async () => {
    await asked()
    const stranger = await caller(await person('admin'))
    for (const route of [investigationRoute, requestsRoute]) await refused(await stranger(route, cones), 404)
    await refused(await stranger(reportRoute, { params: { code: 'CONES', report: 'report.csv' } }), 404)
    await refused(await stranger(requestRoute, ofKent), 404)
    await refused(await stranger(importsRoute, { ...cones, method: 'POST', body: 'x' }), 404)
    await refused(await stranger(eventsRoute, { ...ofKent, method: 'POST', json: { type: 'note.added', on: '2026-04-01', text: 'x' } }), 404)
    await refused(await stranger(figureRoute, { params: { ...kent, measure: 'LOST', period: 'Y2025' }, method: 'PUT', json: { text: '4' } }), 404)
    expect((await answered(schema.investigationsSchema, await stranger(investigationsRoute))).investigations).toEqual([])
  })

  test('stands in a list that is read page by page, newest first, each once', async () => {
    for (const [at, code] of ['AA', 'BB', 'CC', 'DD', 'EE'].entries()) await round(actor, { code, now: new Date(Date.UTC(2026, 3, 1, 9, at)) })
    const codes: string[] = []
    let after = ''
    for (let page = 0; page < 3; page++) {
      const { investigations, next } = await answered(schema.investigationsSchema, await call(investigationsRoute, { query: `?limit=2${after}` }))
      codes.push(...investigations.map(({ code }) => code))
      expect(next === null).toBe(page === 2)
      after = `&after=${next}`
    }
    expect(codes).toEqual(['EE', 'DD', 'CC', 'BB', 'AA'])
    await refused(await call(investigationsRoute, { query: '?after=nonsense' }), 422)
    await refused(await call(investigationsRoute, { query: '?limit=1000' }), 422, /^limit:/)
  })
})

describe('a request', () => {
  test('is listed with what the board shows of it', async () => {
    await asked()
    await log(actor, 'CONES-KNT', { type: 'request.acknowledged', on: day('2026-03-09'), reference: '26/0417' })
    const { requests, asAt } = await answered(schema.requestsSchema, await call(requestsRoute, { ...cones, query: '?asAt=2026-04-10' }))
    expect(asAt).toBe('2026-04-10')
    expect(requests.map(({ reference }) => reference)).toEqual(['CONES-GWT', 'CONES-KNT', 'CONES-SSX'])
    expect(requests[1]).toMatchObject({
      standing: 'no response',
      sentOn,
      receivedOn: sentOn,
      dueOn: '2026-04-08',
      ruleBDueOn: '2026-04-08',
      lateBy: 2,
      forceReference: '26/0417',
      figuresGiven: 0,
      figuresAsked: 1,
      lastContact: { on: '2026-03-09', by: 'force' },
    })
  })

  test('carries its clock, explained day by day, with its flags, windows and next step', async () => {
    await asked()
    await log(actor, 'CONES-KNT', { type: 'request.acknowledged', on: day('2026-03-09'), dueOnSaid: day('2026-04-07') })
    const found = await answered(schema.requestSchema, await call(requestRoute, { ...ofKent, query: '?asAt=2026-04-10' }))
    expect(found.clock).toMatchObject({
      dueOn: '2026-04-08',
      ruleBDueOn: '2026-04-08',
      extendedTo: null,
      fortiethOn: '2026-05-07',
      lateBy: 2,
      isLate: true,
      nextStep: { step: 'remind', by: 'us', letter: 'reminder' },
    })
    expect(found.clock.explanation[0]).toMatchObject({ on: sentOn, kind: 'day', number: 0 })
    expect(found.clock.explanation).toContainEqual(
      expect.objectContaining({ on: '2026-03-17', kind: 'skipped', name: expect.stringContaining('Northern Ireland') }),
    )
    expect(found.clock.explanation.find(({ number }) => number === 20)).toMatchObject({ on: '2026-04-08', kind: 'day' })
    expect(found.clock.flags.map(({ flag }) => flag)).toContain('force-date-differs')
    expect(found.events.map(({ type }) => type)).toEqual(['request.sent', 'request.acknowledged'])
  })

  test('as at a day has no event dated later, and a later correction counts', async () => {
    await asked()
    const logged = await answered(
      schema.loggedSchema,
      await call(eventsRoute, {
        ...ofKent,
        method: 'POST',
        json: { type: 'request.answered', on: '2026-04-02', outcomes: [{ question: 1, outcome: 'refused', sections: ['s.40(2)'] }] },
      }),
      201,
    )
    const on = async (asAt: string) => answered(schema.requestSchema, await call(requestRoute, { ...ofKent, query: `?asAt=${asAt}` }))
    expect((await on('2026-04-01')).events.map(({ type }) => type)).toEqual(['request.sent'])
    expect(await on('2026-04-03')).toMatchObject({
      standing: 'refused',
      exemptions: ['40(2)'],
      outcomes: [{ question: 1, outcome: 'refused', on: '2026-04-02' }],
    })
    await log(actor, 'CONES-KNT', { type: 'event.voided', on: day('2026-04-23'), event: logged.id, reason: 'Another force’s letter' })
    const corrected = await on('2026-04-03')
    expect(corrected).toMatchObject({ standing: 'awaiting', outcomes: [] })
    expect(corrected.events.map(({ type, voided }) => [type, voided])).toEqual([
      ['request.sent', false],
      ['request.answered', true],
    ])
  })

  test('that does not exist is told so', async () => {
    await asked()
    await refused(await call(requestRoute, { params: { reference: 'CONES-XYZ' } }), 404, /CONES-XYZ/)
  })
})

describe('an event', () => {
  const post = (json: object, reference = 'CONES-KNT') => call(eventsRoute, { params: { reference }, method: 'POST', json })

  test('goes on the record under the name of the token’s person', async () => {
    await asked()
    const logged = await answered(schema.loggedSchema, await post({ type: 'request.acknowledged', on: '2026-03-09', reference: '26/0417' }), 201)
    expect(logged).toMatchObject({ version: 3, standing: 'no response' })
    expect(await db.event.findUniqueOrThrow({ where: { id: logged.id } })).toMatchObject({
      type: 'request.acknowledged',
      actorId: actor.userId,
      facts: { reference: '26/0417' },
    })
  })

  test.each([
    ['of tomorrow', { type: 'request.acknowledged', on: '2099-01-01' }, 422, /has not come yet/],
    ['before the request was sent', { type: 'request.acknowledged', on: '2026-03-05' }, 422, /before the day this request was sent/],
    ['of an unknown type', { type: 'request.lost', on: '2026-04-01' }, 422, /no event “request\.lost”/],
    [
      'for a question that was not asked',
      { type: 'request.answered', on: '2026-04-01', outcomes: [{ question: 3, outcome: 'disclosed' }] },
      422,
      /no question of that number/,
    ],
    ['without its day', { type: 'request.acknowledged' }, 422, /^on: /],
    ['made from an older version', { type: 'note.added', on: '2026-04-01', text: 'x', version: 1 }, 409, /Somebody else logged/],
    [
      'that corrects nothing',
      { type: 'event.voided', on: '2026-04-01', event: '01900000-0000-7000-8000-000000000000', reason: 'x' },
      422,
      /not on this request/,
    ],
  ] as const)('%s is refused with a sentence and changes nothing', async (_, json, status, words) => {
    await asked()
    const before = [await events(), await db.request.findMany({ orderBy: { id: 'asc' } })]
    await refused(await post(json), status, words)
    expect([await events(), await db.request.findMany({ orderBy: { id: 'asc' } })]).toEqual(before)
  })

  test('raced upon one version, is logged once and the other is told', async () => {
    await asked()
    const results = await Promise.all(['a', 'b', 'c'].map((text) => post({ type: 'note.added', on: '2026-04-01', text, version: 2 })))
    expect(results.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test('is not for a viewer', async () => {
    await asked()
    const viewer = await caller(await person('viewer', actor.newsroomId))
    await refused(await viewer(eventsRoute, { ...ofKent, method: 'POST', json: { type: 'note.added', on: '2026-04-01', text: 'x' } }), 403, /role/)
  })
})

describe('a figure', () => {
  const put = (json: object, cell: object = {}) => call(figureRoute, { params: { ...kent, measure: 'LOST', period: 'Y2025', ...cell }, method: 'PUT', json })

  test('is saved as it was typed, with its range, its note and its source', async () => {
    await asked()
    const saved = await answered(schema.savedFigureSchema, await put({ text: '<5', note: 'As at 1 April', source: 'Letter of 2 April, page 1' }))
    expect(saved).toMatchObject({
      version: 1,
      changed: true,
      figure: { text: '<5', kind: 'below', low: '0', high: '4', note: 'As at 1 April', source: { kind: 'letter', place: 'Letter of 2 April, page 1' } },
    })
    expect((await answered(schema.requestSchema, await call(requestRoute, ofKent))).figures).toEqual([saved.figure])
    expect(await answered(schema.savedFigureSchema, await put({ text: '<5' }))).toMatchObject({ version: 1, changed: false })
  })

  test('is refused where the cell is not there, was changed meanwhile, or does not fit', async () => {
    await asked()
    await put({ text: '4' })
    await refused(await put({ text: '4' }, { measure: 'FOUND' }), 404, /no measure/)
    await refused(await put({ text: '4' }, { period: 'Y1999' }), 404, /no period/)
    await refused(await put({ text: '4' }, { reference: 'CONES-XYZ' }), 404)
    await refused(await put({ text: '5', baseVersion: 0 }), 409, /saved “4”/)
    await refused(await put({ text: '5', on: '2099-01-01' }), 422, /not come yet/)
    await refused(await put({ figure: '5' }), 422, /^text: is missing/)
    expect(await db.figure.count()).toBe(1)
  })

  test('is not for a viewer', async () => {
    await asked()
    const viewer = await caller(await person('viewer', actor.newsroomId))
    await refused(await viewer(figureRoute, { params: { ...kent, measure: 'LOST', period: 'Y2025' }, method: 'PUT', json: { text: '4' } }), 403)
    expect(await db.figure.count()).toBe(0)
  })
})

describe('the report', () => {
  test.each([
    ['csv', 'text/csv'],
    ['html', 'text/html'],
    ['json', 'application/json'],
  ])('comes as %s, as at the day', async (format, type) => {
    await asked()
    const response = await call(reportRoute, { params: { code: 'CONES', report: `report.${format}` }, query: '?asAt=2026-04-10' })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(response.headers.get('content-type')).toContain(type)
    expect(await response.text()).toContain('no response')
  })

  test('has one row for each force and the header that is agreed', async () => {
    await asked()
    const text = await (await call(reportRoute, { params: { code: 'CONES', report: 'report.csv' } })).text()
    const rows: string[][] = parse(text, { bom: true })
    expect(rows.map(([force]) => force)).toEqual(['force_id', 'gwent', 'kent', 'sussex'])
    expect(rows[0]!.slice(-3)).toEqual(['notes', 'LOST Y2025', 'marks'])
  })

  test('in a format that there is none of is not there', async () => {
    await asked()
    for (const report of ['report.doc', 'report', 'requests.csv', 'report.toString'])
      await refused(await call(reportRoute, { params: { code: 'CONES', report } }), 404)
  })
})

describe('an import', () => {
  const csv = 'Force,Date sent,Date acknowledged\nKent Police,06/03/2026,09/03/2026\nYorkshire,06/03/2026,\n'
  const send = (sent: Parameters<typeof call>[1]) => call(importsRoute, { ...cones, method: 'POST', ...sent })

  test('shows what it would change and stores nothing', async () => {
    await asked()
    const before = await events()
    const shown = await answered(importsSchema.importSchema, await send({ body: csv, type: 'text/csv', query: '?name=tracker.csv' }))
    expect(shown).toMatchObject({ committed: false, counts: { changed: 1, events: 1, unknown: 1 }, file: { name: 'tracker.csv' } })
    expect(await events()).toBe(before)
  })

  test('stores it with commit=true, all at once, and the second time nothing', async () => {
    await asked()
    const form = new FormData()
    form.set('file', new File([csv], 'tracker.csv', { type: 'text/csv' }))
    expect(await answered(importsSchema.importSchema, await send({ body: form, query: '?commit=true' }))).toMatchObject({
      committed: true,
      counts: { events: 1 },
    })
    expect(await db.event.count({ where: { type: 'request.acknowledged' } })).toBe(1)
    expect(await answered(importsSchema.importSchema, await send({ body: csv, type: 'text/csv', query: '?commit=true' }))).toMatchObject({
      counts: { changed: 0, events: 0 },
    })
  })

  test('is refused where it is no table, no form or too much', async () => {
    await asked()
    await refused(await send({ body: '', query: '?commit=true' }), 400, /no body/)
    await refused(await send({ body: csv, type: 'text/csv', query: '?commit=yes' }), 422, /^commit:/)
    await refused(await send({ json: {} }), 415)
    await refused(await send({ body: 'x', type: 'multipart/form-data; boundary=y' }), 400)
    await refused(await send({ body: new Uint8Array(10_600_000), type: 'text/csv' }), 413)
    await refused(await (await caller(await person('viewer', actor.newsroomId)))(importsRoute, { ...cones, method: 'POST', body: csv }), 403)
  })
})

describe('the clock', () => {
  test('counts from a day of receipt, with every day skipped by its name', async () => {
    const counted = await answered(clocksSchema.countedClockSchema, await call(clockRoute, { query: '?receivedOn=2014-03-16' }))
    expect(counted).toMatchObject({
      dueOn: '2014-04-14',
      ruleBDueOn: '2014-04-15',
      fortiethOn: '2014-05-15',
      provisional: false,
      skipped: [{ on: '2014-03-17', name: expect.stringContaining('Northern Ireland') }],
    })
    expect(await answered(clocksSchema.countedClockSchema, await call(clockRoute, { query: '?receivedOn=2028-12-08' }))).toMatchObject({
      dueOn: '2029-01-11',
      provisional: true,
    })
  })

  test('counts by the newsroom’s own calendar', async () => {
    await db.calendarChange.create({
      data: { newsroomId: actor.newsroomId, on: new Date('2027-06-09'), effect: 'added', name: 'A jubilee', reason: 'proclaimed', byName: 'x' },
    })
    const counted = await answered(clocksSchema.countedClockSchema, await call(clockRoute, { query: '?receivedOn=2027-05-24' }))
    expect(counted).toMatchObject({ dueOn: '2027-06-23', skipped: [{ on: '2027-05-31' }, { on: '2027-06-09', name: 'A jubilee' }] })
  })

  test('is refused without a day that exists', async () => {
    for (const query of ['', '?receivedOn=', '?receivedOn=2026-02-30', '?receivedOn=tomorrow'])
      await refused(await call(clockRoute, { query }), 422, /^receivedOn:/)
  })

  const vectors = '../shared/data/deadline-vectors.csv'
  test.skipIf(!existsSync(vectors))('agrees with every published and computed case', async () => {
    const rows: Record<string, string>[] = parse(readFileSync(vectors, 'utf8'), { columns: true })
    expect(rows).toHaveLength(24)
    for (const row of rows) {
      const counted = await answered(clocksSchema.countedClockSchema, await call(clockRoute, { query: `?receivedOn=${row.received}` }))
      expect([counted.dueOn, counted.ruleBDueOn, counted.fortiethOn, counted.provisional], row.received).toEqual([
        row.wd20_date_of_receipt_any_day_ICO_WDTK,
        row.wd20_receipt_moved_to_next_wd_Code2018,
        row.wd40_ico,
        row.uses_rule_extension === 'yes',
      ])
    }
  })
})
