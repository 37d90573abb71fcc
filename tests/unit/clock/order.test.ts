import { describe, expect, test } from 'vitest'
import { type Day, day } from '@/lib/days'
import { eventsAsAt } from '@/lib/clock/order'
import type { LoggedEvent } from '@/lib/events/events'
import { log } from './histories'

const today = day('2026-12-31')
const inBothOrders = (events: LoggedEvent[], on: Day = today) => {
  const read = eventsAsAt(events, on)
  expect(eventsAsAt([...events].reverse(), on)).toEqual(read)
  return read
}

describe('events are read', () => {
  test('by their day, whatever order they were logged in', () => {
    const events = log(
      { type: 'reminder.sent', on: '2026-10-06' },
      { type: 'request.sent', on: '2026-09-07' },
      { type: 'note.added', on: '2026-09-30', text: 'a' },
    )
    expect(inBothOrders(events).map(({ on }) => on)).toEqual(['2026-09-07', '2026-09-30', '2026-10-06'])
  })

  test('within a day by what can follow from what', () => {
    const on = '2026-09-07'
    const types = [
      'request.withdrawn',
      'review.asked',
      'clarification.asked',
      'clarification.answered',
      'request.answered',
      'answer.retracted',
      'fees.paid',
      'fees.asked',
      'request.sent',
      'request.failed',
      'request.queued',
    ] as const
    const facts = { 'request.answered': { outcomes: [{ question: 1, outcome: 'disclosed' }] } } as Record<string, object>
    const read = inBothOrders(log(...types.map((type) => ({ type, on, ...facts[type] })))).map(({ type }) => type)
    expect(read).toEqual([
      'request.queued',
      'request.failed',
      'request.sent',
      'fees.asked',
      'fees.paid',
      'answer.retracted',
      'request.answered',
      'clarification.answered',
      'clarification.asked',
      'review.asked',
      'request.withdrawn',
    ])
  })

  test('whatever order their facts were stored in', () => {
    // As a database gives them back, which is not the order in which a schema writes them.
    const stored = (...facts: object[]) =>
      facts.map(
        (more, number) =>
          ({ type: 'request.answered', on: '2026-09-28', ...more, id: `e${number}`, at: new Date(number), by: 'Tess' }) as unknown as LoggedEvent,
      )
    const ofOutcomes = stored({ outcomes: [{ outcome: 'refused', question: 1 }] }, { outcomes: [{ question: 1, outcome: 'disclosed' }] })
    expect(inBothOrders(ofOutcomes).map((event) => (event as { outcomes: { outcome: string }[] }).outcomes[0]!.outcome)).toEqual(['disclosed', 'refused'])
    const outcomes = (outcome: string) => [{ question: 1, outcome }]
    const ofAnswers = stored({ outcomes: outcomes('refused'), reference: 'A' }, { reference: 'B', outcomes: outcomes('disclosed') })
    expect(inBothOrders(ofAnswers).map((event) => (event as { reference: string }).reference)).toEqual(['B', 'A'])
  })

  test('with facts that hold nothing', () => {
    const moved = (to: string | null) => ({ type: 'clock.moved' as const, on: '2026-09-28', from: null, to, reason: 'x' })
    expect(inBothOrders(log(moved(null), moved('2026-10-01'))).map((event) => (event as { to: string | null }).to)).toEqual(['2026-10-01', null])
  })

  test('within a day and a type by their content: two answers of one day are read the same in either order', () => {
    const answer = (outcome: string) => ({ type: 'request.answered' as const, on: '2026-09-28', outcomes: [{ question: 1, outcome }] })
    const read = inBothOrders(log(answer('refused'), answer('disclosed'), answer('not held')))
    expect(read.map((event) => (event as { outcomes: { outcome: string }[] }).outcomes[0]!.outcome)).toEqual(['disclosed', 'not held', 'refused'])
  })

  test('by content however its facts are laid out: the order of names, ids, hands and hours makes none', () => {
    const [one, other] = log(
      { type: 'request.answered', on: '2026-09-28', outcomes: [{ question: 1, outcome: 'refused', sections: ['31'] }], reference: 'A' },
      { type: 'request.answered', on: '2026-09-28', outcomes: [{ question: 1, outcome: 'refused', sections: ['40'] }], reference: 'A' },
    )
    const turned = {
      by: 'someone',
      at: new Date(1e12),
      reference: 'A',
      outcomes: [{ sections: ['31'], outcome: 'refused', question: 1 }],
      on: one!.on,
      type: one!.type,
      id: 'ffffffff-0000-4000-8000-000000000001',
    } as unknown as LoggedEvent
    expect(inBothOrders([other!, turned]).map(({ id }) => id)).toEqual([turned.id, other!.id])
    expect(inBothOrders([{ ...other!, id: 'ffffffff-0000-4000-8000-000000000002' }, one!]).map(({ id }) => id)).toEqual([
      one!.id,
      'ffffffff-0000-4000-8000-000000000002',
    ])
  })

  test('the same fact logged twice, by its id', () => {
    const [one, other] = log({ type: 'reminder.sent', on: '2026-10-06' }, { type: 'reminder.sent', on: '2026-10-06' })
    expect(inBothOrders([other!, one!]).map(({ id }) => id)).toEqual([one!.id, other!.id])
  })

  test('up to and with the day, less those struck out, whatever day they were struck out on', () => {
    const [sent, reminder] = log({ type: 'request.sent', on: '2026-09-07' }, { type: 'reminder.sent', on: '2026-10-06' })
    expect(eventsAsAt([sent!, reminder!], day('2026-10-06'))).toHaveLength(2)
    expect(eventsAsAt([sent!, reminder!], day('2026-10-05'))).toEqual([sent])
    const [struck] = log({ type: 'event.voided', on: '2026-12-01', event: reminder!.id, reason: 'twice' })
    expect(eventsAsAt([sent!, reminder!, struck!], day('2026-10-06'))).toEqual([sent])
  })
})
