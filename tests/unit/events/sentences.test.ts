import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { cursorIn, cursorText } from '@/lib/events/cursor'
import type { DeskEvent } from '@/lib/events/desk-events'
import type { RequestEvent } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'

const on = day('2026-03-06')

describe('an event as its sentence', () => {
  test.each<[string, RequestEvent | DeskEvent]>([
    ['We sent the letter.', { type: 'request.sent', on, receivedOn: on }],
    ['We sent the letter by post, received on 9\u00a0Mar 2026.', { type: 'request.sent', on, receivedOn: day('2026-03-09'), way: 'post' }],
    [
      'They acknowledged it, reference FOI 1, as received on 9\u00a0Mar 2026, and said that a reply is due by 8\u00a0Apr 2026.',
      { type: 'request.acknowledged', on, reference: 'FOI 1', receivedOnSaid: day('2026-03-09'), dueOnSaid: day('2026-04-08') },
    ],
    [
      'They answered: refused (s.12 and s.40(2)).',
      { type: 'request.answered', on, outcomes: [{ question: 1, outcome: 'refused', sections: ['12', '40(2)'] }] },
    ],
    ['They answered: disclosed.', { type: 'request.answered', on, outcomes: [1, 2].map((question) => ({ question, outcome: 'disclosed' as const })) }],
    [
      'They answered: questions 1 and 3 disclosed; question 2 refused (s.12), reference 26/1.',
      {
        type: 'request.answered',
        on,
        reference: '26/1',
        outcomes: [
          { question: 1, outcome: 'disclosed' },
          { question: 2, outcome: 'refused', sections: ['12'] },
          { question: 3, outcome: 'disclosed' },
        ],
      },
    ],
    [
      'They took more time for the public interest test under s.43(2), to Wednesday 6\u00a0May 2026.',
      { type: 'request.extended', on, to: day('2026-05-06'), sections: ['43(2)'] },
    ],
    ['They took more time for the public interest test, naming no section, giving no date.', { type: 'request.extended', on, sections: [] }],
    [
      'They asked us to clarify: “Which cones?” We dispute that they needed to: the clock runs on.',
      { type: 'clarification.asked', on, words: 'Which cones?', disputed: true },
    ],
    ['They asked for a fee of £12.50.', { type: 'fees.asked', on, amount: 12.5 }],
    ['An entry was struck out: wrong force.', { type: 'event.voided', on, event: '0197c5f0-0000-7000-8000-000000000001', reason: 'wrong force' }],
    ['A note’s own words', { type: 'note.added', on, text: 'A note’s own words' }],
    ['The figure for M1 2025 was corrected: “<5”; was blank.', { type: 'figure.entered', measure: 'M1', period: '2025', text: '<5', before: '' }],
    ['The figure for M1 2025 was entered: “1,189”.', { type: 'figure.entered', measure: 'M1', period: '2025', text: '1,189', before: null }],
    ['The file “reply.xlsx” was attached (1.2 MB).', { type: 'file.attached', name: 'reply.xlsx', size: 1_234_567 }],
    ['CONES-KNT was left without an owner.', { type: 'request.assigned', reference: 'CONES-KNT', to: null }],
  ])('%s', (words, event) => expect(sentenceOf(event)).toBe(words))
})

describe('where a page of the record begins', () => {
  const cursor = { at: '2026-03-06 09:41:02.123+00', id: '0197c5f0-0000-7000-8000-000000000001' }
  test('is read back from its address as it was', () => expect(cursorIn(decodeURIComponent(cursorText(cursor)))).toEqual(cursor))
  test.each(['', 'x', '2026-03-06_1', `${cursor.at}_x`, `2026-13-45 09:41:02+00_${cursor.id}`, `'; drop table event; --_${cursor.id}`])(
    'anything else is the first page: %s',
    (text) => expect(cursorIn(text)).toBeNull(),
  )
})
