import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { type Bucket, bucketOf, buckets } from '@/lib/requests/buckets'
import { outcomeOf, readRequest, type Standing, standingOf, standings, standingToday, changesOn } from '@/lib/clock/standing'
import { log } from './histories'

const law = { calendar: publishedCalendar, body: 'foia' as const }

describe('outcomes, question by question, roll up to one', () => {
  const d = 'disclosed'
  const p = 'part disclosed'
  const r = 'refused'
  const n = 'not held'
  test.each([
    [[], 0, null],
    [[], 2, null],
    [[d], 0, d],
    [[d, d], 0, d],
    [[d], 1, p],
    [[p], 0, p],
    [[d, r], 0, p],
    [[d, n], 0, p],
    [[p, n], 0, p],
    [[n, d, r], 0, p],
    [[r], 0, r],
    [[r, r], 0, r],
    [[r, n], 0, r],
    [[n, r], 1, r],
    [[n], 0, n],
    [[n, n], 1, n],
  ] as const)('%j with %i left is %s', (given, left, rolled) => {
    const outcomes = Object.fromEntries(
      given.map((outcome, index) => [index + 1, { question: index + 1, outcome, sections: [], words: null, on: day('2026-09-28'), eventId: '' }]),
    )
    expect(outcomeOf({ outcomes, openQuestions: Array.from({ length: left }, (_, index) => given.length + index + 1) })).toBe(rolled)
  })
})

test('each standing folds into the newsroom’s word for it, and what has not gone out into “not sent”', () => {
  const folded: Record<Standing, Bucket> = {
    draft: 'not sent',
    queued: 'not sent',
    'not sent': 'not sent',
    awaiting: 'awaiting',
    clarification: 'awaiting',
    'fee asked': 'awaiting',
    'fee lapsed': 'lapsed',
    extended: 'awaiting',
    'no response': 'no response',
    'answer withdrawn': 'answer withdrawn',
    'part disclosed': 'disclosed',
    disclosed: 'disclosed',
    refused: 'refused',
    'not held': 'not held',
    withdrawn: 'withdrawn',
  }
  for (const standing of standings) expect([standing, bucketOf[standing]]).toEqual([standing, folded[standing]])
  expect(new Set(Object.values(folded))).toEqual(new Set(buckets))
})

describe('from the two stored columns', () => {
  test.each(standings)('%s turns into another only where time alone can do it', (standing) => {
    const stored = { standing, lateAfterOn: day('2026-10-05') }
    const into = standing === 'awaiting' || standing === 'extended' ? 'no response' : standing === 'fee asked' ? 'fee lapsed' : null
    expect(standingToday(stored, day('2026-10-05'))).toBe(standing)
    expect(standingToday(stored, day('2026-10-06'))).toBe(into ?? standing)
    expect(changesOn(stored)).toBe(into ? '2026-10-06' : null)
    expect(standingToday({ standing, lateAfterOn: null }, day('2026-10-06'))).toBe(standing)
    expect(changesOn({ standing, lateAfterOn: null })).toBe(null)
  })
})

describe('what outweighs what', () => {
  const at = (on: string, ...events: Parameters<typeof log>) => standingOf(log(...events), [1], law, day(on))
  const sent = { type: 'request.sent', on: '2026-09-07' } as const
  const answered = { type: 'request.answered', on: '2026-09-28', outcomes: [{ question: 1, outcome: 'disclosed' }] } as const

  test('a withdrawal outweighs an answer', () => expect(at('2026-10-30', sent, answered, { type: 'request.withdrawn', on: '2026-10-01' })).toBe('withdrawn'))
  test('a letter sent again after a withdrawal is a request again', () =>
    expect(at('2026-10-05', sent, { type: 'request.withdrawn', on: '2026-09-14' }, { type: 'request.sent', on: '2026-09-21' })).toBe('awaiting'))
  test('an answer outweighs a sending that is not on the record', () => expect(at('2026-10-30', answered)).toBe('disclosed'))
  test('an answer to a question that was not asked is none', () =>
    expect(at('2026-09-30', sent, { type: 'request.answered', on: '2026-09-28', outcomes: [{ question: 7, outcome: 'disclosed' }] })).toBe('awaiting'))
  test('where the questions are not known, those answered are those asked', () => {
    const events = log(sent, {
      type: 'request.answered',
      on: '2026-09-28',
      outcomes: [
        { question: 2, outcome: 'disclosed' },
        { question: 7, outcome: 'refused' },
      ],
    })
    expect(standingOf(events, [], law, day('2026-09-30'))).toBe('part disclosed')
    expect(readRequest(events, [], law, day('2026-09-30')).clock.openQuestions).toEqual([])
    expect(standingOf(log(sent), [], law, day('2026-10-06'))).toBe('no response')
  })
  test('a failure outweighs what was queued, a queue outweighs a draft', () => {
    expect(at('2026-09-30', { type: 'request.queued', on: '2026-09-07' })).toBe('queued')
    expect(at('2026-09-30', { type: 'request.queued', on: '2026-09-07' }, { type: 'request.failed', on: '2026-09-08' })).toBe('not sent')
    expect(at('2026-09-30', { type: 'note.added', on: '2026-09-07', text: 'a note' })).toBe('draft')
  })
})
