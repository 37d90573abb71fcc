import { describe, expect, test } from 'vitest'
import { isEitherWay, readDate } from '@/lib/imports/dates'

const on = (text: string) => {
  const read = readDate(text)
  return read.kind === 'day' ? read.on : read.kind
}

describe('dates as people write them', () => {
  test.each([
    ['2026-03-09', '2026-03-09'],
    ['2026/3/9', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['2026-03-09T00:00:00.000Z', '2026-03-09'],
    ['2026-03-09 14:30:00', '2026-03-09'],
    ['09/03/2026', '2026-03-09'],
    ['9/3/2026', '2026-03-09'],
    ['9/3/26', '2026-03-09'],
    ['09.03.2026', '2026-03-09'],
    ['9-3-26', '2026-03-09'],
    ['09/03/2026 14:30', '2026-03-09'],
    ['31/12/2025', '2025-12-31'],
    ['03/04/2026', '2026-04-03'],
    ['12/11/2025', '2025-11-12'],
    ['9 March 2026', '2026-03-09'],
    ['9th March 2026', '2026-03-09'],
    ['9 Mar 2026', '2026-03-09'],
    ['9-Mar-26', '2026-03-09'],
    ['09-MAR-2026', '2026-03-09'],
    ['Monday 9 March 2026', '2026-03-09'],
    ['Mon, 9 Mar 26', '2026-03-09'],
    ['1st Sept 2025', '2025-09-01'],
    ['3 Sep. 2025', '2025-09-03'],
    ['March 9, 2026', '2026-03-09'],
    ['Mar 9 2026', '2026-03-09'],
    ['9Mar2026', '2026-03-09'],
    ['9 March, 2026', '2026-03-09'],
    ['22 of May 2026', '2026-05-22'],
    ['9\u00a0March\u00a02026', '2026-03-09'],
    ['46089', '2026-03-08'],
    ['46090', '2026-03-09'],
    ['46090.604', '2026-03-09'],
    ['45658', '2025-01-01'],
    ['36526', '2000-01-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, day) => expect(on(text)).toBe(day))

  test.each(['', ' ', '-', '–', 'n/a', 'N/A', 'none'])('“%s” is blank', (text) => expect(on(text)).toBe('blank'))

  test.each([
    'tbc',
    'overdue',
    '9 March',
    '9/3',
    'March 2026',
    '30/02/2026',
    '29/02/2025',
    '03/25/2026',
    '13/13/2026',
    '2026-13-01',
    '2026-02-30',
    '12345',
    '99999',
    '3 Foo 2026',
    '9/3/2026 and 12/3/2026',
    '9 or 10 March 2026',
    'next week',
    '0/0/2026',
    '32 March 2026',
    'Mar 9',
    '2026',
    '45,1',
  ])('“%s” is told, never guessed', (text) => expect(on(text)).toBe('unread'))
})

test('a date that only makes sense month first is told with what it would mean', () =>
  expect(readDate('03/25/2026')).toMatchObject({ kind: 'unread', words: expect.stringContaining('25\u00a0Mar 2026') }))
test('a date without its year says what is missing', () => expect(readDate('9 March')).toMatchObject({ kind: 'unread', words: '“9 March” gives no year.' }))
test.each([
  ['03/04/2026', true],
  ['3/3/2026', false],
  ['13/04/2026', false],
  ['2026-03-04', false],
  ['4.3.26', true],
])('%s could be read both ways: %s', (text, either) => expect(isEitherWay(text)).toBe(either))
