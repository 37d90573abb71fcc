import { describe, expect, test } from 'vitest'
import { type DatedEntry, datesOf, groupsByDay } from '@/lib/calendar/dates'
import { summaryOf } from '@/lib/calendar/summary'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import type { LoggedEvent } from '@/lib/events/events'

let id = 0
const history = (...events: { type: string; on: string; [fact: string]: unknown }[]) =>
  events.map((event) => ({ id: `e${id++}`, at: new Date(`${event.on}T12:00Z`), by: null, ...event })) as unknown as LoggedEvent[]
const sent = { type: 'request.sent', on: '2026-03-06' }
const datesOn = (today: string, ...events: Parameters<typeof history>) =>
  datesOf(clockOf(history(...events), [1], { calendar: publishedCalendar, body: 'foia' }, day(today))).map(({ kind, on, words }) => [kind, on, words])

describe('the dates of a request', () => {
  test('an open request is due on the day that binds, before it and after', () => {
    for (const today of ['2026-03-10', '2026-04-20']) expect(datesOn(today, sent)).toEqual([['due', '2026-04-08', 'Reply due']])
  })

  test('an extension moves the one entry there is', () => {
    expect(datesOn('2026-03-20', sent, { type: 'request.extended', on: '2026-03-19', to: '2026-05-06', sections: ['31'] })).toEqual([
      ['due', '2026-05-06', 'Reply due, extended'],
    ])
  })

  test('a day that the force names stands beside ours, never in its place', () => {
    expect(datesOn('2026-03-20', sent, { type: 'request.acknowledged', on: '2026-03-09', dueOnSaid: '2026-04-07' })).toEqual([
      ['due', '2026-04-08', 'Reply due'],
      ['said', '2026-04-07', 'Due by their own date'],
    ])
    expect(datesOn('2026-03-20', sent, { type: 'request.acknowledged', on: '2026-03-09', dueOnSaid: '2026-04-08' })).toEqual([
      ['due', '2026-04-08', 'Reply due'],
    ])
    const extended = { type: 'request.extended', on: '2026-03-19', to: '2026-05-06', sections: ['31'] }
    expect(datesOn('2026-03-20', sent, { type: 'request.acknowledged', on: '2026-03-09', dueOnSaid: '2026-04-07' }, extended)).toEqual([
      ['due', '2026-05-06', 'Reply due, extended'],
    ])
    expect(datesOn('2026-04-20', sent, { type: 'reply.promised', on: '2026-04-10', replyBy: '2026-04-24' })).toContainEqual([
      'promised',
      '2026-04-24',
      'Reply promised',
    ])
  })

  test('an answer taken back leaves no date that is due; the days by which an order is to be complied with are told, and by whose order', () => {
    const answered = (outcome: string) => ({ type: 'request.answered', on: '2026-03-20', outcomes: [{ question: 1, outcome, sections: ['31'] }] })
    expect(datesOn('2026-03-24', sent, answered('disclosed'), { type: 'answer.retracted', on: '2026-03-23' })).toEqual([])
    const decided = { type: 'complaint.decided', on: '2026-05-01', decision: 'for us', replyBy: '2026-06-05' }
    const appeal = [{ type: 'appeal.made', on: '2026-05-10', appellant: 'the force' }] as const
    const complied = (...more: Parameters<typeof datesOn>[1][]) =>
      datesOn('2026-08-20', sent, answered('refused'), decided, ...more).filter(([kind]) => kind!.endsWith('reply'))
    expect(complied()).toEqual([['ico reply', '2026-06-05', 'Answer due to the ICO’s decision']])
    expect(complied(...appeal)).toEqual([])
    expect(complied(...appeal, { type: 'appeal.decided', on: '2026-08-03', decision: 'withdrawn' })).toEqual([
      ['ico reply', '2026-09-07', 'Answer due to the ICO’s decision'],
    ])
    expect(complied(...appeal, { type: 'appeal.decided', on: '2026-08-03', decision: 'in part', replyBy: '2026-08-31' })).toEqual([
      ['tribunal reply', '2026-08-31', 'Answer due to the tribunal’s order'],
    ])
  })

  test('while the duty waits for our clarification nothing is due', () => {
    expect(datesOn('2026-03-20', sent, { type: 'clarification.asked', on: '2026-03-12' })).toEqual([
      ['clarification', '2026-05-11', 'Last day to answer their question before they may close the request'],
    ])
  })

  test('a refusal opens the window for a review; a full answer opens none worth a line', () => {
    const answered = (outcome: string) => ({
      type: 'request.answered',
      on: '2026-04-02',
      outcomes: [{ question: 1, outcome, sections: outcome === 'refused' ? ['40(2)'] : [] }],
    })
    expect(datesOn('2026-04-10', sent, answered('refused'))).toEqual([['review', '2026-06-03', 'Last day to ask for a review']])
    expect(datesOn('2026-04-10', sent, answered('disclosed'))).toEqual([])
    expect(datesOn('2026-06-04', sent, answered('refused'))).toEqual([])
  })

  test('a review that was asked for is due on its twentieth working day', () => {
    const refused = { type: 'request.answered', on: '2026-04-02', outcomes: [{ question: 1, outcome: 'refused', sections: ['40(2)'] }] }
    expect(datesOn('2026-04-20', sent, refused, { type: 'review.asked', on: '2026-04-13' })).toEqual([['review due', '2026-05-12', 'Review due']])
  })

  test('a withdrawn request has none', () => {
    expect(datesOn('2026-03-20', sent, { type: 'request.withdrawn', on: '2026-03-12' })).toEqual([])
  })
})

const entry = (more: Partial<DatedEntry> = {}): DatedEntry => ({
  requestId: 'r',
  reference: 'CONES-KNT',
  code: 'CONES',
  force: 'Kent',
  kind: 'due',
  words: 'Reply due',
  on: day('2026-04-08'),
  provisional: false,
  demonstration: false,
  isLate: false,
  version: 1,
  changedAt: new Date(0),
  ...more,
})

test('a day groups what is the same for many forces of one round, what is due before what is ours', () => {
  const days = groupsByDay([
    entry({ kind: 'review', words: 'Last day to ask for a review' }),
    entry(),
    entry({ force: 'Gwent' }),
    entry({ code: 'OTHER' }),
    entry({ on: day('2026-04-09') }),
  ])
  expect([...days.keys()]).toEqual(['2026-04-08', '2026-04-09'])
  expect(days.get(day('2026-04-08'))!.map(({ code, words, entries }) => [code, words, entries.length])).toEqual([
    ['CONES', 'Reply due', 2],
    ['OTHER', 'Reply due', 1],
    ['CONES', 'Last day to ask for a review', 1],
  ])
})

test('a month is told in a sentence', () => {
  expect(summaryOf([], [])).toBe('Nothing of any open request falls in this month.')
  expect(summaryOf([entry()], [day('2026-04-03'), day('2026-04-06')])).toBe('1 reply or review due. 2 weekdays are bank holidays and do not count.')
  expect(summaryOf([entry({ isLate: true }), entry(), entry({ kind: 'said' }), entry({ kind: 'review' })], [day('2026-05-03')])).toBe(
    '2 replies and reviews due (1 late), 1 day that a force named and 1 last day of ours.',
  )
})
