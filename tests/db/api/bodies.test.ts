import { expect, test } from 'vitest'
import * as importsRoute from '@/app/api/v1/investigations/[code]/imports/route'
import * as eventsRoute from '@/app/api/v1/requests/[reference]/events/route'
import { person } from '../../support/people'
import { round } from '../../support/round'
import { caller } from './calls'

const note = (text: string) => `{"type":"note.added","on":"2026-04-01","text":"${text}"}`
const bodies: [what: string, body: string, reason: string][] = [
  ['nested lists', '['.repeat(480_000) + ']'.repeat(480_000), 'too-deep'],
  ['nested objects', `${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}`, 'too-deep'],
  ['a list in a list, as deep as a stack', `{"type":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'too-deep'],
  ['many keys', JSON.stringify(Object.fromEntries(Array.from({ length: 55_000 }, (_, nth) => [`key${nth}`, nth]))), 'too-many-values'],
  ['empty objects', `[${Array(320_000).fill('{}').join(',')}]`, 'too-many-values'],
  ['a key as long as a letter', JSON.stringify({ ['k'.repeat(300)]: 1 }), 'key-too-long'],
  ['a text with U+0000', note('a\\u0000b'), 'does-not-fit'],
  ['a text with half of a pair', note('\\ud83d'), 'does-not-fit'],
]

test.each(bodies)('%s is refused with a sentence', async (_, body, reason) => {
  const tess = await person('reporter')
  await round(tess, { sentOn: '2026-03-06' })
  const call = await caller(tess)
  const response = await call(eventsRoute, { method: 'POST', params: { reference: 'CONES-KNT' }, body, type: 'application/json' })
  expect([response.status, await response.json()]).toMatchObject([422, { reason }])
})

test('a mapping that is no JSON is told as the mapping, and one too deep by its bound', async () => {
  const tess = await person('reporter')
  await round(tess, { sentOn: '2026-03-06' })
  const call = await caller(tess)
  const sent = async (mapping: string) => {
    const form = new FormData()
    form.set('file', new File(['Force\nKent\n'], 'tracker.csv'))
    form.set('mapping', mapping)
    const { headers, body } = new Response(form)
    const response = await call(importsRoute, { method: 'POST', params: { code: 'CONES' }, body: body!, type: headers.get('content-type')! })
    return [response.status, await response.json()]
  }
  expect(await sent('{"columns": ')).toMatchObject([400, { reason: 'not-json', detail: 'mapping: it is not JSON.' }])
  expect(await sent('['.repeat(5_000))).toMatchObject([422, { reason: 'too-deep' }])
})

test('a pair of escapes is a character like any other', async () => {
  const tess = await person('reporter')
  await round(tess, { sentOn: '2026-03-06' })
  const call = await caller(tess)
  const response = await call(eventsRoute, {
    method: 'POST',
    params: { reference: 'CONES-KNT' },
    body: note('\\ud83d\\ude00 \\\\u0000'),
    type: 'application/json',
  })
  expect(response.status).toBe(201)
})
