import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import type { Body } from '@/lib/clock/types'
import { clockFrom } from '@/lib/clock/receipt'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { countOfReceipt, countsOf } from '@/lib/clock/strip/counts'

const logged = (events: readonly object[]) =>
  events.map(
    (event, index) => ({ ...event, id: `00000000-0000-4000-8000-0000000000${10 + index}`, at: new Date(index), by: 'Tess' }) as LoggedEvent & RequestEvent,
  )

function counts(today: string, body: Body, ...events: object[]) {
  const record = logged(events)
  const law = { calendar: publishedCalendar, body }
  const clock = clockOf(record, [1, 2], law, day(today))
  return countsOf({ events: record, questions: [1, 2], clock, law, today: day(today) })
}
const sent = { type: 'request.sent', on: '2026-03-06' }
const answered = (on: string) => ({ type: 'request.answered', on, outcomes: [1, 2].map((question) => ({ question, outcome: 'disclosed' })) })
const marks = ({ count }: ReturnType<typeof counts>[number], is: string) => count.marks.filter((mark) => mark.kind === is).map(({ on, words }) => [on, words])

describe('how far a count is drawn', () => {
  test('to day 40 while it is open', () => expect(counts('2026-03-20', 'foia', sent)[0]!.count.until).toBe('2026-05-07'))
  test('to today where it is late for longer than that', () =>
    expect(counts('2026-06-30', 'foia', sent)[0]!.count).toMatchObject({ until: '2026-06-30', late: { after: '2026-04-08', until: '2026-06-30' } }))
  test('to the due day where it was answered in time, and no further', () =>
    expect(counts('2026-06-30', 'foia', sent, answered('2026-03-20'))[0]!.count).toMatchObject({ until: '2026-04-08', late: null }))
  test('to the answer where that was late', () =>
    expect(counts('2026-06-30', 'foia', sent, answered('2026-04-22'))[0]!.count).toMatchObject({
      until: '2026-04-22',
      late: { after: '2026-04-08', until: '2026-04-22' },
    }))
  test('to the day they ask, while the clock waits for us', () =>
    expect(counts('2026-04-30', 'foia', sent, { type: 'clarification.asked', on: '2026-03-12' })[0]!.count.until).toBe('2026-03-12'))
  test('to the day it was withdrawn', () =>
    expect(counts('2026-04-30', 'foia', sent, { type: 'request.withdrawn', on: '2026-03-18' })[0]!.count.until).toBe('2026-03-18'))
  test('to the date given where that is beyond day 40', () => {
    const [{ count }] = counts('2026-04-02', 'foia', sent, { type: 'request.extended', on: '2026-04-01', to: '2026-06-01', sections: ['43(2)'] }) as [
      ReturnType<typeof counts>[number],
    ]
    expect(count).toMatchObject({ until: '2026-06-01', extendedTo: '2026-06-01' })
  })
})

test('a clarification gives up one count and begins another: both are drawn', () => {
  const two = counts(
    '2026-04-30',
    'foia',
    sent,
    { type: 'clarification.asked', on: '2026-03-12' },
    { type: 'clarification.answered', on: '2026-03-16', receivedOn: '2026-03-18' },
  )
  expect(two.map(({ count, because, endedBy }) => [count.zeroOn, count.until, because, endedBy?.slice(0, 24) ?? null])).toEqual([
    ['2026-03-06', '2026-03-12', 'sent', 'They asked us to clarify'],
    ['2026-03-18', '2026-05-18', 'clarification', null],
  ])
  expect(two[1]!.count.dueOn).toBe('2026-04-17')
  expect(marks(two[1]!, 'received')).toEqual([['2026-03-18', 'Our answer received. Day 0']])
})

test('days between a fees notice and the fee are set aside, and the dates move by them', () => {
  const [one] = counts('2026-04-30', 'foia', sent, { type: 'fees.asked', on: '2026-03-12' }, { type: 'fees.paid', on: '2026-03-16', receivedOn: '2026-03-18' })
  expect(one!.count.uncounted).toEqual([{ from: '2026-03-12', to: '2026-03-18', name: expect.stringContaining('s.10(2)') }])
  expect(one!.count.dueOn).toBe('2026-04-14')
})

test('what happened is marked on its day; a note is not, nor what was struck out, nor what comes later', () => {
  const [one] = counts(
    '2026-04-20',
    'foia',
    sent,
    { type: 'request.acknowledged', on: '2026-03-09', dueOnSaid: '2026-04-07' },
    { type: 'note.added', on: '2026-03-10', text: 'x' },
    { type: 'reminder.sent', on: '2026-04-09' },
    { type: 'event.voided', on: '2026-04-10', event: '00000000-0000-4000-8000-000000000013', reason: 'not sent' },
    answered('2026-04-21'),
  )
  expect(marks(one!, 'event')).toEqual([
    ['2026-04-07', 'Due, says their letter'],
    ['2026-03-09', 'Acknowledged'],
  ])
  expect(marks(one!, 'reply')).toEqual([])
  expect(marks(one!, 'today')).toEqual([['2026-04-20', 'Today']])
})

test('nothing is counted for a body that another Act binds, or none', () => {
  expect(counts('2026-04-20', 'foisa', sent)).toEqual([])
  expect(counts('2026-04-20', 'none', sent)).toEqual([])
})
test('nothing is counted before it is sent', () => expect(counts('2026-04-20', 'foia')).toEqual([]))

test('the reply that ends a count is marked on its last day', () => {
  const [one] = counts('2026-06-30', 'foia', sent, answered('2026-04-22'))
  expect(marks(one!, 'reply')).toEqual([['2026-04-22', 'Replied with figures']])
})

describe('the calculator’s count', () => {
  const calculated = (received: string, today: string) => countOfReceipt(clockFrom(day(received), publishedCalendar), day(today))
  test('marks both readings where they differ', () =>
    expect(calculated('2026-03-07', '2020-01-01').marks.map(({ kind, on }) => [kind, on])).toEqual([
      ['received', '2026-03-07'],
      ['due', '2026-04-08'],
      ['rule-b', '2026-04-09'],
      ['fortieth', '2026-05-07'],
    ]))
  test('marks today only inside the count', () => {
    expect(calculated('2026-03-06', '2026-05-07').marks.at(-1)).toMatchObject({ kind: 'today', on: '2026-05-07' })
    expect(calculated('2026-03-06', '2026-05-08').marks.some(({ kind }) => kind === 'today')).toBe(false)
  })
})
