import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { agendaOf, closingOf } from '@/lib/today/agenda'
import { countAtHead } from '@/lib/today/todo'

const agenda = (today: string, closes: string[] = []) =>
  agendaOf({
    today: day(today),
    count: 20,
    calendar: publishedCalendar,
    falling: [],
    closing: closingOf(closes.map((on) => ({ reference: 'CONES-KNT', force: 'Kent', closesOn: day(on), window: 'ico' }))),
  })

describe('the next working days', () => {
  test('there are twenty of them after today, whatever stands between', () => {
    for (const today of ['2026-04-23', '2026-12-24', '2026-11-22'])
      expect(agenda(today).flatMap(({ number }) => (number ? [number] : []))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })
  test('a bank holiday anywhere in the United Kingdom is named and not numbered', () => {
    const stAndrews = agenda('2026-11-22').find(({ on }) => on === '2026-11-30')
    expect(stAndrews).toMatchObject({ number: null, holiday: expect.stringContaining('St Andrew') })
  })
  test('a weekend is left out and the day after it opens a week', () => {
    const days = agenda('2026-04-23')
    expect(days.map(({ on }) => on)).not.toContain('2026-04-25')
    expect(days.find(({ on }) => on === '2026-04-27')).toMatchObject({ afterWeekend: true, number: 2 })
  })
  test('six weeks can end on a Sunday: then it is shown, and not numbered', () =>
    expect(agenda('2026-04-23', ['2026-04-26']).find(({ on }) => on === '2026-04-26')).toMatchObject({
      isWeekend: true,
      number: null,
      closes: [{ force: 'Kent' }],
    }))
  test('today is there even on a Sunday', () => expect(agenda('2026-11-22')[0]).toMatchObject({ on: '2026-11-22', number: null, isWeekend: true }))
})

test('a sentence begins with a word, a great number with figures', () =>
  expect([1, 12, 43, 1_000].map(countAtHead)).toEqual(['One', 'Twelve', '43', 'More than 999']))
