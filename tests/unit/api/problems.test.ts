import { expect, test } from 'vitest'
import { readEvent } from '@/lib/api/event-input'
import { problem, unfit } from '@/lib/api/problems'
import { problemSchema } from '@/lib/api/schema'
import { cursorOf, readCursor } from '@/lib/api/cursor'
import { newInvestigation } from '@/lib/investigations/schema'

const told = async (response: Response) => problemSchema.parse(await response.json())

test('a problem says its status twice, its title, a sentence, and that no cache may keep it', async () => {
  const response = problem(404, 'There is no request CONES-XYZ here.', { reason: 'not-found' })
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
    404,
    'application/problem+json',
    'private, no-store',
  ])
  expect(await told(response)).toEqual({
    type: 'about:blank',
    status: 404,
    title: 'Not found',
    detail: 'There is no request CONES-XYZ here.',
    reason: 'not-found',
  })
})

test('what does not fit is told field by field, with a pointer to each', async () => {
  const parsed = newInvestigation.safeParse({
    code: 'CONES',
    title: '',
    questions: ['Q'],
    periods: [{ code: 'Y', label: 'L', startsOn: '2026-02-30', endsOn: '2026-03-01', basis: 'calendar' }],
    forces: 'territorial',
    'a/b~c': 1,
  })
  const { errors, detail, status } = await told(unfit(parsed.error!))
  expect(status).toBe(422)
  expect(errors).toEqual(
    expect.arrayContaining([
      { field: 'title', pointer: '#/title', detail: 'Give the investigation a title' },
      { field: 'periods.0.startsOn', pointer: '#/periods/0/startsOn', detail: 'Enter a day as year-month-day, for example 2026-04-08' },
      { field: 'a/b~c', pointer: '#/a~1b~0c', detail: 'there is no such field here' },
    ]),
  )
  expect(errors!.map(({ field, detail }) => `${field}: ${detail}`)).toContain(detail)
})

test('a missing field is said to be missing', async () => {
  const { errors } = await told(unfit(newInvestigation.safeParse({ title: 'T', questions: ['Q'], forces: 'territorial' }).error!))
  expect(errors).toEqual([{ field: 'code', pointer: '#/code', detail: expect.stringMatching(/^is missing/) }])
})

test.each([
  ['no object', [], /one event as an object/],
  ['no type', { on: '2026-04-08' }, /^type: say what happened.*request\.sent/],
  ['an unknown type', { type: 'request.lost', on: '2026-04-08' }, /^type: there is no event “request\.lost”.*request\.answered/],
  ['what only the desk writes', { type: 'clock.moved', on: '2026-04-08', from: null, to: null, reason: 'x' }, /The desk writes entries of this kind itself/],
  ['a version that is none', { type: 'note.added', on: '2026-04-08', text: 'x', version: 'two' }, /^version:/],
  ['a day that does not exist', { type: 'note.added', on: '2026-02-30', text: 'x' }, /^on: Enter a day/],
  ['a fact it does not know', { type: 'note.added', on: '2026-04-08', text: 'x', words: 'y' }, /^words: there is no such field/],
  ['an outcome that is none', { type: 'request.answered', on: '2026-04-08', outcomes: [{ question: 1, outcome: 'maybe' }] }, /^outcomes\.0\.outcome:/],
] as const)('an event with %s is refused with a sentence', async (_, body, words) => {
  const read = readEvent(body)
  expect(read.ok).toBe(false)
  if (!read.ok) expect((await told(read.response)).detail).toMatch(words)
})

test('an event that fits is read, its version apart', () => {
  expect(readEvent({ type: 'request.extended', on: '2026-04-08', sections: ['section 40 (2)'], version: 3 })).toEqual({
    ok: true,
    event: { type: 'request.extended', on: '2026-04-08', sections: ['40(2)'] },
    version: 3,
  })
})

test('a cursor comes back as the row it was made from, and nothing else is one', () => {
  const row = { createdAt: '2026-11-22 20:00:00.123+00', id: '01900000-0000-7000-8000-000000000000' }
  expect(readCursor(cursorOf(row))).toEqual(row)
  for (const text of ['', 'x', 'YWJj', '%%%', cursorOf({ ...row, id: 'drop table' }), cursorOf({ ...row, createdAt: 'now' })])
    expect(readCursor(text)).toBeNull()
})
