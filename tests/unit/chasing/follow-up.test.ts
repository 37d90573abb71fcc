import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { laterOf } from '@/lib/working-days/day-arithmetic'
import { followUpFrom } from '@/lib/chasing/follow-up'
import { nextStepOf } from '@/lib/chasing/next-step'
import { derivedOf } from '@/lib/requests/reading'
import { readRequest } from '@/lib/clock/standing'
import { BEGIN, histories, log, questionLists } from '../clock/histories'

type Fact = Parameters<typeof log>[number]
const law = { calendar: publishedCalendar, body: 'foia' as const }
const sent: Fact = { type: 'request.sent', on: '2026-09-07' }
const answered = (on: string, ...outcomes: [question: number, outcome: string, ...sections: string[]][]): Fact => ({
  type: 'request.answered',
  on,
  outcomes: outcomes.map(([question, outcome, ...sections]) => ({ question, outcome, sections })),
})
const refused = answered('2026-09-28', [1, 'refused', '31'], [2, 'disclosed'])

describe('a person has to look again', () => {
  test.each<[string, Fact[], string, string | null]>([
    ['not at a request that is silent: it is chased with the others', [sent], '2026-11-30', null],
    ['not at one that is answered', [sent, answered('2026-09-28', [1, 'disclosed'], [2, 'disclosed'])], '2026-11-30', null],
    ['at what a partial answer left, the day after the time has passed', [sent, answered('2026-09-28', [1, 'disclosed'])], '2026-09-28', '2026-10-06'],
    [
      'at a question asked beside a partial answer, at once',
      [sent, answered('2026-09-21', [1, 'disclosed']), { type: 'clarification.asked', on: '2026-09-22' }],
      '2026-09-30',
      '2026-09-22',
    ],
    [
      'not once our answer to it is on its way',
      [
        sent,
        answered('2026-09-21', [1, 'disclosed']),
        { type: 'clarification.asked', on: '2026-09-22' },
        { type: 'clarification.answered', on: '2026-09-24', receivedOn: '2026-10-01' },
      ],
      '2026-09-30',
      null,
    ],
    ['at an extension notice that gives no date', [sent, { type: 'request.extended', on: '2026-09-28', sections: ['43'] }], '2026-09-30', '2026-09-28'],
    [
      'not once the date is known',
      [
        sent,
        { type: 'request.extended', on: '2026-09-28', sections: ['43'] },
        { type: 'request.extended', on: '2026-09-30', sections: ['43'], to: '2026-10-30' },
      ],
      '2026-09-30',
      null,
    ],
    ['at an answer taken back, from the day after', [sent, refused, { type: 'answer.retracted', on: '2026-10-12' }], '2026-10-12', '2026-10-13'],
    ['at a fee that can be paid', [sent, { type: 'fees.asked', on: '2026-09-14' }], '2026-09-30', '2026-09-14'],
    ['not at one that has lapsed', [sent, { type: 'fees.asked', on: '2026-09-14' }], '2026-12-14', null],
    ['at a review the day after it is late', [sent, refused, { type: 'review.asked', on: '2026-10-02' }], '2026-10-02', '2026-10-31'],
    [
      'not at one that is decided',
      [sent, refused, { type: 'review.asked', on: '2026-10-02' }, { type: 'review.decided', on: '2026-10-20' }],
      '2026-11-30',
      null,
    ],
    [
      'at a decision that was not complied with',
      [sent, refused, { type: 'complaint.made', on: '2026-10-20' }, { type: 'complaint.decided', on: '2026-11-20', decision: 'for us', replyBy: '2026-12-18' }],
      '2026-11-20',
      '2026-12-19',
    ],
    [
      'not at one that asked for nothing',
      [
        sent,
        refused,
        { type: 'complaint.made', on: '2026-10-20' },
        { type: 'complaint.decided', on: '2026-11-20', decision: 'against us', replyBy: '2026-12-18' },
      ],
      '2026-11-20',
      null,
    ],
    [
      'at the earlier of two',
      [
        sent,
        refused,
        { type: 'review.asked', on: '2026-10-02' },
        { type: 'complaint.made', on: '2026-10-20' },
        { type: 'complaint.decided', on: '2026-11-20', decision: 'in part', replyBy: '2026-12-18' },
      ],
      '2026-11-20',
      '2026-10-31',
    ],
    ['not at one that was withdrawn', [sent, answered('2026-09-28', [1, 'disclosed']), { type: 'request.withdrawn', on: '2026-10-20' }], '2026-11-30', null],
  ])('%s', (_, facts, on, from) => {
    expect(followUpFrom(readRequest(log(...facts), [1, 2], law, day(on)).clock)).toBe(from)
  })

  test('whatever happened, a request whose next step is ours is in one of the morning’s lists', () => {
    fc.assert(
      fc.property(histories, questionLists, fc.oneof(fc.nat(12), fc.nat(400)), (events, questions, later) => {
        const last = events.reduce<Day>((found, event) => laterOf(laterOf(found, event.on), ('receivedOn' in event && event.receivedOn) || found), BEGIN)
        const today = addDays(last, later)
        // As it is kept: written with the last event, and read anew each night on which a window has closed.
        const kept = (on: Day) => {
          const { clock, standing } = readRequest(events, questions, law, on)
          return derivedOf({ id: '', clock, standing, events: [], sentOn: null, lastContact: null })
        }
        let stored = kept(last)
        for (let on = last; on < today; on = addDays(on, 1)) if (stored.nextWindowOn && stored.nextWindowOn < on) stored = kept(on)

        const read = readRequest(events, questions, law, today)
        const next = nextStepOf(events, questions, law, today, read)
        if (next.by !== 'us') return
        const isListed =
          ['no response', 'clarification', 'draft', 'not sent'].includes(read.standing) ||
          read.clock.windows.some(({ isOpen, matters, closesOn }) => isOpen && matters && closesOn !== null) ||
          (stored.followUpFromOn !== null && stored.followUpFromOn <= today)
        expect(isListed, `${read.standing}: ${next.words}`).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})
