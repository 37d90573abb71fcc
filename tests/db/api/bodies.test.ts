import { expect, test } from 'vitest'
import * as eventsRoute from '@/app/api/v1/requests/[reference]/events/route'
import { person } from '../../support/people'
import { round } from '../../support/round'
import { caller } from './calls'

const note = (text: string) => `{"type":"note.added","on":"2026-04-01","text":"${text}"}`
const bodies: Record<string, string> = {
  'nested lists': '['.repeat(480_000) + ']'.repeat(480_000),
  'nested objects': `${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}`,
  'a list in a list, as deep as a stack': `{"type":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  'many keys': JSON.stringify(Object.fromEntries(Array.from({ length: 55_000 }, (_, nth) => [`key${nth}`, nth]))),
  'empty objects': `[${Array(320_000).fill('{}').join(',')}]`,
  'a text with U+0000': note('a\\u0000b'),
  'a text with half of a pair': note('\\ud83d'),
}

test.each(Object.keys(bodies))('%s is refused with a sentence', async (name) => {
  const tess = await person('reporter')
  await round(tess, { sentOn: '2026-03-06' })
  const call = await caller(tess)
  const response = await call(eventsRoute, { method: 'POST', params: { reference: 'CONES-KNT' }, body: bodies[name]!, type: 'application/json' })
  expect([response.status, await response.json()]).toMatchObject([422, { reason: 'does-not-fit' }])
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
