import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import type { Body, Clock } from '@/lib/clock/types'
import { log } from './histories'

type Fact = Parameters<typeof log>[number]
const at = (on: string, facts: Fact[], questions: number[] = [1], body: Body = 'foia') =>
  clockOf(log(...facts), questions, { calendar: publishedCalendar, body }, day(on))
const flags = (clock: Clock) => clock.flags.map(({ flag }) => flag)
const windows = (clock: Clock) => clock.windows.map(({ window, isOpen }) => `${window} ${isOpen ? 'open' : 'closed'}`)

const sent: Fact = { type: 'request.sent', on: '2026-09-07' }
const asked: Fact = { type: 'clarification.asked', on: '2026-09-14' }
const extended: Fact = { type: 'request.extended', on: '2026-09-28', to: '2026-11-27', sections: ['43(2)'] }
const answered = (on: string, outcome = 'disclosed', ...sections: string[]): Fact => ({
  type: 'request.answered',
  on,
  outcomes: [{ question: 1, outcome, ...(sections.length > 0 ? { sections } : {}) }],
})

describe('what the force said is kept beside, and for the time it was said of', () => {
  const acknowledged: Fact = { type: 'request.acknowledged', on: '2026-09-09', reference: 'A1', dueOnSaid: '2026-10-02', receivedOnSaid: '2026-09-08' }
  test('its reference is the last it gave, the acknowledgement the first', () => {
    const clock = at('2026-09-30', [
      sent,
      acknowledged,
      { type: 'request.acknowledged', on: '2026-09-10', reference: 'A2' },
      { type: 'request.acknowledged', on: '2026-09-11' },
    ])
    expect([clock.acknowledgedOn, clock.forceReference, clock.dueOnSaid, clock.receivedOnSaid]).toEqual(['2026-09-09', 'A2', '2026-10-02', '2026-09-08'])
    expect(at('2026-09-30', [sent, acknowledged, { ...answered('2026-09-20'), reference: 'B1' } as Fact]).forceReference).toBe('B1')
    expect(at('2026-09-30', [sent, acknowledged, answered('2026-09-20')]).forceReference).toBe('A1')
    expect(at('2026-09-30', [sent]).forceReference).toBe(null)
  })
  test('its dates are of the time before a clarification, and fall with it', () => {
    const clock = at('2026-09-30', [sent, acknowledged, asked, { type: 'clarification.answered', on: '2026-09-16' }])
    expect([clock.dueOnSaid, clock.receivedOnSaid]).toEqual([null, null])
    expect(flags(clock)).toEqual([])
  })
  test('its dates and its promise are of the request before a refinement, and fall with it', () => {
    const clock = at('2026-10-05', [
      sent,
      acknowledged,
      { type: 'reply.promised', on: '2026-09-10', replyBy: '2026-12-01' },
      answered('2026-09-28', 'refused', '12'),
      { type: 'request.refined', on: '2026-10-05' },
    ])
    expect([clock.dueOnSaid, clock.receivedOnSaid, clock.promisedOn]).toEqual([null, null, null])
  })
  test('a later promise takes the place of an earlier one, one without a day does not', () => {
    const promised = (on: string, replyBy?: string): Fact => ({ type: 'reply.promised', on, ...(replyBy ? { replyBy } : {}) })
    expect(at('2026-10-30', [sent, promised('2026-10-05', '2026-10-16'), promised('2026-10-15', '2026-11-06')]).promisedOn).toBe('2026-11-06')
    expect(at('2026-10-30', [sent, promised('2026-10-05', '2026-10-16'), promised('2026-10-15')]).promisedOn).toBe('2026-10-16')
  })
})

describe('a letter that did not arrive, or was withdrawn, leaves nothing behind', () => {
  test.each([
    ['an extension', [extended]],
    ['a clarification', [asked]],
    ['a fee', [{ type: 'fees.asked', on: '2026-09-14' }]],
    ['a promise', [{ type: 'reply.promised', on: '2026-09-14', replyBy: '2026-12-01' }]],
  ] as const)('%s', (_, before) => {
    for (const end of ['request.failed', 'request.withdrawn'] as const) {
      const clock = at('2026-10-05', [sent, ...(before as unknown as Fact[]), { type: end, on: '2026-09-29' }, { type: 'request.sent', on: '2026-09-30' }])
      expect([clock.receivedOn, clock.dueOn, clock.effectiveDueOn, clock.isStopped, clock.promisedOn, clock.sentOn, clock.failedOn]).toEqual([
        '2026-09-30',
        '2026-10-28',
        '2026-10-28',
        false,
        null,
        '2026-09-30',
        null,
      ])
    }
  })
  test('the days of an earlier failure are not counted against a later one', () => {
    const sending = (on: string): Fact => ({ type: 'request.sent', on })
    const failure = (on: string): Fact => ({ type: 'request.failed', on })
    const standing = (...facts: Fact[]) => {
      const { sentOn, failedOn } = at('2026-09-30', facts)
      return [sentOn, failedOn]
    }
    expect(standing(failure('2026-09-08'), sending('2026-09-09'))).toEqual(['2026-09-09', null])
    expect(standing(failure('2026-09-08'), failure('2026-09-08'), sending('2026-09-08'))).toEqual([null, '2026-09-08'])
    expect(standing(failure('2026-09-08'), failure('2026-09-08'), sending('2026-09-08'), sending('2026-09-08'))).toEqual([null, '2026-09-08'])
    expect(standing(failure('2026-09-08'), failure('2026-09-08'), sending('2026-09-08'), sending('2026-09-08'), sending('2026-09-08'))).toEqual([
      '2026-09-08',
      null,
    ])
    expect(standing(sending('2026-09-07'), failure('2026-09-08'), failure('2026-09-08'), sending('2026-09-08'))).toEqual([null, '2026-09-08'])
    expect(standing(failure('2026-09-07'), failure('2026-09-08'), sending('2026-09-08'), sending('2026-09-08'))).toEqual(['2026-09-08', null])
    expect(standing(failure('2026-09-07'), failure('2026-09-07'), failure('2026-09-08'), sending('2026-09-08'), sending('2026-09-08'))).toEqual([
      '2026-09-08',
      null,
    ])
    expect(standing(sending('2026-09-07'), failure('2026-09-08'), sending('2026-09-08'), failure('2026-09-09'))).toEqual([null, '2026-09-09'])
    expect(standing(sending('2026-09-07'), sending('2026-09-09'), failure('2026-09-09'))).toEqual(['2026-09-09', null])
  })
  test('a sending by e-mail after a clarification does not undo it, though a first letter came by post later', () => {
    const clock = at('2026-10-05', [
      { ...sent, receivedOn: '2026-09-30' } as Fact,
      asked,
      { type: 'clarification.answered', on: '2026-09-16' },
      { type: 'request.sent', on: '2026-09-18' },
    ])
    expect([clock.receivedOn, clock.runs.length]).toEqual(['2026-09-16', 2])
  })
  test('a second sending after a clarification changes no receipt', () => {
    const clock = at('2026-09-30', [sent, asked, { type: 'clarification.answered', on: '2026-09-16' }, { type: 'request.sent', on: '2026-09-18' }])
    expect(clock.receivedOn).toBe('2026-09-16')
  })
})

describe('outcomes', () => {
  test('are kept with their sections, their words and their day', () => {
    const clock = at(
      '2026-09-30',
      [
        sent,
        {
          type: 'request.answered',
          on: '2026-09-28',
          outcomes: [
            { question: 1, outcome: 'refused', sections: ['31(1)(a)'], words: 'tactics' },
            { question: 2, outcome: 'disclosed' },
          ],
        },
      ],
      [1, 2, 3],
    )
    expect(clock.outcomes).toMatchObject({
      1: { question: 1, outcome: 'refused', sections: ['31(1)(a)'], words: 'tactics', on: '2026-09-28' },
      2: { question: 2, outcome: 'disclosed', sections: [], words: null, on: '2026-09-28' },
    })
    expect(clock.openQuestions).toEqual([3])
  })
  test('a refinement reopens what was given in part, and an answer closes it again', () => {
    const part = [sent, answered('2026-09-28', 'part disclosed', '12'), { type: 'request.refined', on: '2026-10-05' }] as Fact[]
    const open = at('2026-10-05', part)
    expect([open.openQuestions, open.outcomes[1]?.outcome, open.answeredOn, open.dueOn]).toEqual([[1], 'part disclosed', null, '2026-11-02'])
    const closed = at('2026-10-20', [...part, answered('2026-10-20')])
    expect([closed.openQuestions, closed.outcomes[1]?.outcome, closed.answeredOn, closed.workingDaysTaken]).toEqual([[], 'disclosed', '2026-10-20', 11])
    const taken = at('2026-10-21', [...part, { type: 'answer.retracted', on: '2026-10-20' }, answered('2026-10-21')])
    expect([taken.openQuestions, taken.answeredOn]).toEqual([[], '2026-10-21'])
  })
  test('a refinement while a question is open leaves what is not held as it is', () => {
    const clock = at('2026-10-05', [sent, answered('2026-09-28', 'not held'), { type: 'request.refined', on: '2026-10-05' }], [1, 2])
    expect([clock.openQuestions, clock.outcomes[1]?.outcome, clock.dueOn]).toEqual([[2], 'not held', '2026-11-02'])
    const both = at(
      '2026-10-05',
      [
        sent,
        {
          type: 'request.answered',
          on: '2026-09-28',
          outcomes: [
            { question: 1, outcome: 'not held' },
            { question: 2, outcome: 'refused', sections: ['12'] },
          ],
        },
        { type: 'request.refined', on: '2026-10-05' },
      ],
      [1, 2],
    )
    expect([both.openQuestions, both.outcomes[1]?.outcome]).toEqual([[2], 'not held'])
  })
  test('a refinement before anything was sent, or after a withdrawal, begins nothing', () => {
    expect(at('2026-10-05', [{ type: 'request.refined', on: '2026-10-05' }]).receivedOn).toBe(null)
    const clock = at('2026-10-05', [sent, { type: 'request.withdrawn', on: '2026-09-14' }, { type: 'request.refined', on: '2026-10-05' }])
    expect([clock.receivedOn, clock.withdrawnOn]).toEqual(['2026-09-07', '2026-09-14'])
  })
  test('a review may answer what was never answered', () => {
    const clock = at('2026-11-20', [
      sent,
      { type: 'review.asked', on: '2026-10-12' },
      { type: 'review.decided', on: '2026-11-03', outcomes: [{ question: 1, outcome: 'disclosed' }] },
    ])
    expect([clock.answeredOn, clock.lateBy]).toEqual(['2026-11-03', 21])
    expect(
      at(
        '2026-11-20',
        [
          { type: 'request.sent', on: '2026-09-07' },
          { type: 'review.decided', on: '2026-11-03', outcomes: [{ question: 4, outcome: 'disclosed' }] },
        ],
        [],
      ).openQuestions,
    ).toEqual([])
  })
  test('given and taken back on one day, the answer is gone, and the day says so', () => {
    const taken = at('2026-09-28', [sent, answered('2026-09-28'), { type: 'answer.retracted', on: '2026-09-28' }])
    expect([taken.openQuestions, taken.retractions.length, taken.answeredOn]).toEqual([[1], 1, null])
    const replaced = at('2026-09-28', [sent, answered('2026-09-28'), answered('2026-09-28', 'refused', '31'), { type: 'answer.retracted', on: '2026-09-28' }])
    expect([replaced.openQuestions, replaced.retractions.length]).toEqual([[], 1])
    // Another day's retraction takes nothing back of this one.
    expect(at('2026-09-30', [sent, answered('2026-09-28'), { type: 'answer.retracted', on: '2026-09-27' }]).openQuestions).toEqual([])
  })
  test('two answers and one retraction on a day: the second answer stands', () => {
    expect(
      at('2026-09-28', [sent, answered('2026-09-28'), answered('2026-09-28', 'refused', '31'), { type: 'answer.retracted', on: '2026-09-28' }]).openQuestions,
    ).toEqual([])
    expect(
      at('2026-09-29', [sent, answered('2026-09-28'), { type: 'answer.retracted', on: '2026-09-29' }, answered('2026-09-29'), answered('2026-09-29')])
        .openQuestions,
    ).toEqual([])
    expect(at('2026-09-29', [sent, answered('2026-09-27'), { type: 'answer.retracted', on: '2026-09-28' }, answered('2026-09-29')]).openQuestions).toEqual([])
  })
})

describe('fees', () => {
  const fee: Fact = { type: 'fees.asked', on: '2026-09-14', amount: 25 }
  test('the notice is kept with its amount while it is unpaid', () => {
    expect(at('2026-09-30', [sent, fee]).fee).toMatchObject({ askedOn: '2026-09-14', payBy: '2026-12-13', amount: 25, paidOn: null })
    expect(at('2026-09-30', [sent, { type: 'fees.asked', on: '2026-09-14' }]).fee?.amount).toBe(null)
    expect(at('2026-09-30', [sent, fee, { type: 'fees.paid', on: '2026-09-18' }]).fee).toBe(null)
  })
  test('a payment counts from the day it is received, and the first one counts', () => {
    expect(at('2026-09-17', [sent, fee, { type: 'fees.paid', on: '2026-09-16', receivedOn: '2026-09-18' }]).isStopped).toBe(true)
    expect(at('2026-09-18', [sent, fee, { type: 'fees.paid', on: '2026-09-16', receivedOn: '2026-09-18' }]).isStopped).toBe(false)
    expect(at('2026-09-30', [sent, fee, { type: 'fees.paid', on: '2026-09-18' }, { type: 'fees.paid', on: '2026-09-25' }]).dueOn).toBe('2026-10-12')
  })
  test('asked for while a clarification waits, it is in time', () => {
    const clock = at('2026-10-12', [sent, asked, { type: 'fees.asked', on: '2026-10-12' }])
    expect([clock.isStopped, flags(clock)]).toEqual([true, []])
  })
  test('asked for after the answer, it stops nothing', () =>
    expect(
      at('2026-10-05', [sent, answered('2026-09-28'), { type: 'fees.asked', on: '2026-09-29' }, { type: 'answer.retracted', on: '2026-09-30' }]).isStopped,
    ).toBe(false))
})

describe('extension notices', () => {
  test('while a clarification waits, a notice is in time and extends', () => {
    const clock = at('2026-10-20', [sent, asked, { ...extended, on: '2026-10-12' } as Fact, { type: 'clarification.answered', on: '2026-10-14' }])
    expect([clock.dueOn, clock.extendedTo, flags(clock)]).toEqual(['2026-11-11', '2026-11-27', []])
  })
  test('to the due date itself extends nothing; nor is one without a date beyond the fortieth day', () => {
    expect(flags(at('2026-09-30', [sent, { ...extended, to: '2026-10-05' } as Fact]))).toEqual(['extension-before-due'])
    expect(at('2026-09-30', [sent, { type: 'request.extended', on: '2026-09-28', sections: ['43'] }]).notices[0]).toMatchObject({
      isBeyondExpected: false,
      isLate: false,
      namesNoExemption: false,
      effect: 'no date',
    })
    expect(at('2026-09-30', [sent, { type: 'request.extended', on: '2026-09-28', sections: ['99'], to: '2026-10-26' }]).notices[0]).toMatchObject({
      namesNoExemption: true,
      effect: 'no section',
      workingDaysLate: 0,
    })
  })
  test('while a question waits, even a date before the new due date is no mistake of the force: no time ran', () => {
    const clock = at('2026-09-30', [
      sent,
      asked,
      { ...extended, on: '2026-09-16', to: '2026-09-30' } as Fact,
      { type: 'clarification.answered', on: '2026-09-18' },
    ])
    expect([flags(clock), clock.dueOn, clock.extendedTo, clock.effectiveDueOn]).toEqual([[], '2026-10-16', null, '2026-10-16'])
    const same = at('2026-09-30', [
      sent,
      asked,
      { ...extended, on: '2026-09-16', to: '2026-10-16' } as Fact,
      { type: 'clarification.answered', on: '2026-09-18' },
    ])
    expect(same.extendedTo).toBe(null)
  })
  test('after a withdrawal is nothing, and no lateness is told twice', () => {
    const late: Fact[] = [sent, { type: 'request.withdrawn', on: '2026-10-12' }]
    for (const after of [
      { ...extended, on: '2026-10-14' },
      { ...asked, on: '2026-10-14' },
      { type: 'request.withdrawn', on: '2026-10-14' },
    ] as Fact[])
      expect(flags(at('2026-10-20', [...late, after]))).toEqual(['was-late'])
  })
  test('after the answer is on the record as nothing', () => expect(at('2026-09-30', [sent, answered('2026-09-20'), extended]).notices).toEqual([]))
})

describe('under another Act', () => {
  test('nothing runs, stops or is late', () => {
    const clock = at('2026-12-01', [sent, asked], [1], 'foisa')
    expect([clock.isStopped, clock.clarificationAskedOn, clock.dayNumber, clock.provisional]).toEqual([false, '2026-09-14', null, false])
    const over = at('2026-12-01', [sent, answered('2026-11-20')], [1], 'foisa')
    expect([over.workingDaysTaken, over.lateBy, over.answeredOn, over.closedOn]).toEqual([null, 0, '2026-11-20', '2026-11-20'])
  })
})

describe('the end of it', () => {
  test('a request is closed by its answer, or by its withdrawal, whichever it is', () => {
    expect(at('2026-10-30', [sent]).closedOn).toBe(null)
    expect(at('2026-10-30', [sent, answered('2026-09-28')]).closedOn).toBe('2026-09-28')
    expect(at('2026-10-30', [sent, { type: 'request.withdrawn', on: '2026-09-14' }]).closedOn).toBe('2026-09-14')
    expect(at('2026-10-30', [sent, answered('2026-10-12'), { type: 'request.withdrawn', on: '2026-10-14' }])).toMatchObject({
      closedOn: '2026-10-14',
      lateBy: 0,
      windows: [],
    })
  })
  test('nothing that was not sent is stopped, late or counted', () => {
    const clock = at('2026-10-30', [asked, { type: 'fees.asked', on: '2026-09-14' }, extended])
    expect([clock.isStopped, clock.fee, clock.notices, clock.dayNumber, clock.daysLeft, clock.workingDaysTaken]).toEqual([false, null, [], null, null, null])
    expect(at('2026-10-30', [answered('2026-10-01')]).workingDaysTaken).toBe(null)
  })
  test('an answer on the day of receipt took no working day', () => expect(at('2026-10-30', [sent, answered('2026-09-07')]).workingDaysTaken).toBe(0))
  test('a decision of the Commissioner or the tribunal that came unannounced began on its own day', () => {
    const clock = at('2026-12-01', [sent, { type: 'complaint.decided', on: '2026-11-20' }, { type: 'appeal.decided', on: '2026-11-30' }])
    expect([clock.icoComplainedOn, clock.icoDecidedOn, clock.icoDecision, clock.icoReplyBy, clock.appealedOn, clock.appealDecidedOn]).toEqual([
      '2026-11-20',
      '2026-11-20',
      null,
      null,
      '2026-11-30',
      '2026-11-30',
    ])
    const told = at('2026-12-01', [
      sent,
      { type: 'complaint.made', on: '2026-11-01' },
      { type: 'complaint.decided', on: '2026-11-20', decision: 'for us', replyBy: '2026-12-20' },
      { type: 'appeal.made', on: '2026-11-25' },
    ])
    expect([told.icoComplainedOn, told.icoDecidedOn, told.icoDecision, told.icoReplyBy, told.appealedOn, told.appealDecidedOn]).toEqual([
      '2026-11-01',
      '2026-11-20',
      'for us',
      null,
      '2026-11-25',
      null,
    ])
    expect(at('2026-12-01', [sent, { type: 'appeal.made', on: '2026-11-25' }, { type: 'appeal.decided', on: '2026-11-30' }]).appealedOn).toBe('2026-11-25')
  })
  test('asking anew for a review forgets the last decision', () =>
    expect(
      at('2026-12-30', [
        sent,
        answered('2026-09-28', 'refused', '31'),
        { type: 'review.asked', on: '2026-10-01' },
        { type: 'review.decided', on: '2026-10-20', upheld: 'part upheld' },
        { type: 'review.asked', on: '2026-11-01', receivedOn: '2026-11-03' },
      ]),
    ).toMatchObject({ reviewRequestedOn: '2026-11-01', reviewDecidedOn: null, reviewDecision: null, reviewDueOn: '2026-12-02' }))
})

describe('windows', () => {
  const refused = answered('2026-10-02', 'refused', '31(1)(a)')
  test('each opens on its day and closes after its last', () => {
    expect(windows(at('2026-10-02', [sent, refused]))).toEqual(['review open'])
    expect(windows(at('2026-11-27', [sent, refused]))).toEqual(['review open'])
    expect(windows(at('2026-11-28', [sent, refused]))).toEqual(['review closed'])
    const decided: Fact[] = [sent, refused, { type: 'review.asked', on: '2026-10-05' }, { type: 'review.decided', on: '2026-11-02' }]
    expect(windows(at('2026-12-14', decided))).toEqual(['ico open'])
    expect(windows(at('2026-12-15', decided))).toEqual(['ico closed'])
    expect(at('2026-12-10', decided).windows[0]).toMatchObject({
      opensOn: '2026-11-02',
      closesOn: '2026-12-14',
      daysLeft: 4,
      unit: 'calendar days',
      matters: true,
    })
  })
  test('the review counts from the last answer that left something out, else from the last', () => {
    const of = (...outcomes: [string, string, string?][]) =>
      at(
        '2026-10-10',
        [
          sent,
          ...outcomes.map(
            ([on, outcome, section], index): Fact => ({
              type: 'request.answered',
              on,
              outcomes: [{ question: index + 1, outcome, ...(section ? { sections: [section] } : {}) }],
            }),
          ),
        ],
        outcomes.map((_, index) => index + 1),
      ).windows.find(({ window }) => window === 'review')
    expect(of(['2026-09-21', 'refused', '31'], ['2026-09-28', 'disclosed'])).toMatchObject({ opensOn: '2026-09-21', matters: true })
    expect(of(['2026-09-28', 'refused', '31'], ['2026-09-21', 'not held'])).toMatchObject({ opensOn: '2026-09-28', matters: true })
    expect(of(['2026-09-21', 'disclosed'], ['2026-09-28', 'disclosed'])).toMatchObject({ opensOn: '2026-09-28', matters: false })
  })
  test('after a review, the ICO matters where anything is still left out', () => {
    const of = (outcome: string) =>
      at(
        '2026-11-10',
        [
          sent,
          {
            type: 'request.answered',
            on: '2026-10-02',
            outcomes: [
              { question: 1, outcome, sections: ['31'] },
              { question: 2, outcome: 'disclosed' },
            ],
          },
          { type: 'review.asked', on: '2026-10-05' },
          { type: 'review.decided', on: '2026-11-02' },
        ],
        [1, 2],
      ).windows[0]?.matters
    expect([of('refused'), of('disclosed')]).toEqual([true, undefined])
  })
  test('a reminder sent in time opens no way to the ICO', () => {
    expect(at('2026-10-06', [sent, { type: 'reminder.sent', on: '2026-10-05' }]).windows[0]).toMatchObject({
      window: 'ico',
      isOpen: false,
      opensOn: '2026-10-06',
    })
    expect(at('2026-10-06', [sent, { type: 'reminder.sent', on: '2026-10-05' }, { type: 'reminder.sent', on: '2026-10-06' }]).windows[0]).toMatchObject({
      window: 'ico',
      isOpen: true,
      opensOn: '2026-10-06',
      closesOn: '2026-11-24',
      daysLeft: 49,
    })
  })
  test('a matter settled informally, or appealed, has no way to the tribunal', () => {
    const decided = (decision?: string): Fact[] => [sent, refused, { type: 'complaint.decided', on: '2026-11-05', ...(decision ? { decision } : {}) }]
    const tribunal = (facts: Fact[]) => at('2026-11-06', facts).windows.find(({ window }) => window === 'tribunal')
    expect(tribunal(decided())).toMatchObject({ isOpen: true, closesOn: '2026-12-03', daysLeft: 27, matters: true })
    expect(tribunal(decided('for us'))).toMatchObject({ isOpen: true, matters: false })
    expect(tribunal(decided('informal'))).toBe(undefined)
    expect(tribunal([...decided('against us'), { type: 'appeal.made', on: '2026-11-06' }])).toBe(undefined)
  })
})

test('what costs is worked out once, when it is first read, and JSON holds it', () => {
  const clock = at('2026-10-06', [sent])
  for (const name of ['flags', 'windows', 'explanation', 'sentences'] as const) expect(clock[name]).toBe(clock[name])
  expect(Object.keys(JSON.parse(JSON.stringify(clock)))).toEqual(expect.arrayContaining(['flags', 'windows', 'explanation', 'sentences', 'effectiveDueOn']))
})

describe('a clarification', () => {
  const answer = (on: string, receivedOn?: string): Fact => ({ type: 'clarification.answered', on, ...(receivedOn ? { receivedOn } : {}) })
  test('answered after all was answered is nothing', () => {
    const clock = at('2026-10-30', [sent, answered('2026-09-28'), answer('2026-09-30')])
    expect([clock.receivedOn, flags(clock)]).toEqual(['2026-09-07', []])
  })
  test('answered before it was asked, and asked again since: the first answer was to what nobody logged', () => {
    const clock = at('2026-09-30', [sent, answer('2026-09-10'), { ...asked, on: '2026-09-21' } as Fact])
    expect([flags(clock), clock.clarificationAskedOn, clock.receivedOn]).toEqual([['clarification-unlogged'], '2026-09-21', '2026-09-10'])
  })
  test('never logged and answered by post waits from the day of our answer', () => {
    const clock = at('2026-09-11', [sent, answer('2026-09-10', '2026-09-14')])
    expect([clock.clarificationAskedOn, clock.clarificationArrivesOn, clock.isStopped]).toEqual(['2026-09-10', '2026-09-14', true])
  })
  test('answered by post and asked again on that day waits for the one letter', () => {
    const clock = at('2026-09-17', [sent, asked, answer('2026-09-16', '2026-09-18'), { ...asked, on: '2026-09-16' } as Fact])
    expect([clock.clarificationAskedOn, clock.clarificationArrivesOn]).toEqual(['2026-09-14', '2026-09-18'])
  })
})

describe('the explanation', () => {
  const steps = (clock: Clock, on: string) =>
    clock.explanation.filter((step) => step.on === on).map(({ kind, name }) => `${kind}: ${name.replaceAll('\u00a0', ' ')}`)
  test('tells of a day first that it counts, then what happened on it', () => {
    const clock = at('2026-10-06', [sent, { type: 'fees.asked', on: '2026-10-05' }, { type: 'fees.paid', on: '2026-10-05' }])
    expect(steps(clock, '2026-09-07')).toEqual(['day: Day of receipt, day 0', 'event: Request sent'])
    expect(steps(clock, '2026-10-05')).toEqual([
      'skipped: Not counted: from the fees notice to the payment',
      'event: Fees notice: the time stops until the fee is received',
      'event: Fee received',
    ])
    expect(steps(clock, '2026-10-06')).toEqual(['day: Working day 20', 'event: Due: working day 20, counted from the day of receipt (rule A)'])
  })
  test('tells of each fees notice whether it stopped the time', () => {
    const clock = at('2026-11-30', [
      sent,
      { type: 'fees.asked', on: '2026-09-14' },
      { type: 'fees.paid', on: '2026-09-14' },
      { type: 'fees.asked', on: '2026-10-20' },
    ])
    expect(steps(clock, '2026-09-14')).toContain('event: Fees notice: the time stops until the fee is received')
    expect(steps(clock, '2026-10-20')).toContain('event: Fees notice, too late to stop the time')
  })
  test('names the questions of a part of the answer', () => {
    const outcomes = [1, 2].map((question) => ({ question, outcome: 'disclosed' }))
    const part = { type: 'request.answered', on: '2026-09-21', outcomes } as Fact
    expect(steps(at('2026-09-21', [sent, part], [1, 2, 3]), '2026-09-21')).toContain('event: Answer to questions 1 and 2')
    expect(steps(at('2026-09-21', [sent, answered('2026-09-21')], [1, 2, 3]), '2026-09-21')).toContain('event: Answer to question 1')
    expect(steps(at('2026-09-21', [sent, part], [1, 2]), '2026-09-21')).toContain('event: Answer')
  })
  test('says in words on which working day it was answered, and how late it is', () => {
    expect(at('2026-10-30', [sent, answered('2026-09-28')]).sentences.join(' ')).toContain(', on working day 15.')
    expect(at('2026-10-30', [sent, answered('2026-09-28')], [1], 'foisa').sentences.join(' ')).not.toContain('working day')
    expect(at('2026-10-06', [sent]).sentences.at(-1)).toContain('it is 1 working day late.')
    expect(at('2026-10-07', [sent]).sentences.at(-1)).toContain('it is 2 working days late.')
    expect(at('2026-10-30', [sent, answered('2026-10-06')]).sentences.at(-1)).toBe('The answer was 1 working day late.')
    expect(at('2026-10-30', [sent, answered('2026-10-07')]).sentences.at(-1)).toBe('The answer was 2 working days late.')
  })
})

describe('what is asked for beyond an answer is of that answer', () => {
  const refusal = answered('2026-10-02', 'refused', '31')
  const two = (...outcomes: [question: number, outcome: string, ...sections: string[]][]) =>
    outcomes.map(([question, outcome, ...sections]) => ({ question, outcome, sections }))
  const answer = (on: string, ...outcomes: Parameters<typeof two>): Fact => ({ type: 'request.answered', on, outcomes: two(...outcomes) }) as Fact
  test('a refinement of all that was withheld ends the review, the complaint and the appeal', () => {
    const before: Fact[] = [
      sent,
      refusal,
      { type: 'review.asked', on: '2026-10-05' },
      { type: 'complaint.made', on: '2026-10-20' },
      { type: 'complaint.decided', on: '2026-11-02' },
      { type: 'appeal.made', on: '2026-11-04' },
    ]
    const clock = at('2026-11-10', [...before, { type: 'request.refined', on: '2026-11-10' }])
    expect([clock.reviewRequestedOn, clock.icoComplainedOn, clock.appealedOn]).toEqual([null, null, null])
    expect(at('2026-11-09', before)).toMatchObject({ reviewRequestedOn: '2026-10-05', icoComplainedOn: '2026-10-20', appealedOn: '2026-11-04' })
  })
  test('a refinement of the costly question leaves the review of the other', () => {
    const clock = at(
      '2026-10-12',
      [
        sent,
        answer('2026-10-02', [1, 'refused', '31'], [2, 'refused', '12(1)']),
        { type: 'review.asked', on: '2026-10-05' },
        { type: 'request.refined', on: '2026-10-12' },
      ],
      [1, 2],
    )
    expect([clock.reviewRequestedOn, clock.reviewedAndUnresolved, clock.refusedOrPartial, clock.openQuestions]).toEqual(['2026-10-05', [1], [1], [2]])
  })
  test('an answer given in part that is asked for anew is neither withheld nor contested meanwhile', () => {
    const clock = at('2026-10-12', [
      sent,
      answered('2026-10-02', 'part disclosed', '12'),
      { type: 'review.asked', on: '2026-10-05' },
      { type: 'request.refined', on: '2026-10-12' },
    ])
    expect([clock.reviewedAndUnresolved, clock.refusedOrPartial, clock.openQuestions, clock.reviewRequestedOn]).toEqual([[], [], [1], null])
  })
  test('a refinement may name what is not held, and never what was given', () => {
    const facts = [sent, answer('2026-10-02', [1, 'disclosed'], [2, 'not held'], [3, 'refused', '12'])]
    const open = (...questions: number[]) =>
      at('2026-10-12', [...facts, { type: 'request.refined', on: '2026-10-12', questions } as Fact], [1, 2, 3]).openQuestions
    expect([open(2), open(1, 3), open()]).toEqual([[2], [3], [3]])
  })
  test('a review is of the questions it names, of what was answered by its decision, and of what it decided', () => {
    const facts: Fact[] = [
      sent,
      answer('2026-09-28', [1, 'refused', '31'], [2, 'refused', '40']),
      { type: 'review.asked', on: '2026-10-01', questions: [1] } as Fact,
      { type: 'review.decided', on: '2026-10-20', outcomes: two([1, 'part disclosed', '31']) } as Fact,
    ]
    expect(at('2026-10-20', facts, [1, 2]).reviewedAndUnresolved).toEqual([1])
    expect(at('2026-10-22', [...facts, answer('2026-10-21', [1, 'refused', '43'])], [1, 2]).reviewedAndUnresolved).toEqual([])
    // Given after it was asked for, an answer has a way of its own.
    expect(at('2026-10-12', [...facts.slice(0, 3), answer('2026-10-09', [1, 'refused', '43'])], [1, 2]).reviewedAndUnresolved).toEqual([])
  })
  test('a review that decides on a question it was not asked of has decided it', () => {
    const clock = at(
      '2026-10-20',
      [
        sent,
        answer('2026-09-28', [1, 'refused', '31'], [2, 'refused', '40']),
        { type: 'review.asked', on: '2026-10-01', questions: [1] } as Fact,
        { type: 'review.decided', on: '2026-10-20', outcomes: two([2, 'refused', '40']) } as Fact,
      ],
      [1, 2],
    )
    expect(clock.reviewedAndUnresolved).toEqual([1, 2])
  })
  test('a complaint of silence is spent by the answer and the review after it; one of a refusal that is not decided stays', () => {
    const complained: Fact = { type: 'complaint.made', on: '2026-10-20' }
    const reviewed: Fact = { type: 'review.asked', on: '2026-11-10' }
    const late = answered('2026-11-05', 'refused', '31')
    expect(at('2026-11-10', [sent, complained, late]).icoComplainedOn).toBe('2026-10-20')
    expect(at('2026-11-10', [sent, complained, late, reviewed]).icoComplainedOn).toBe(null)
    expect(at('2026-11-10', [sent, complained, reviewed]).icoComplainedOn).toBe('2026-10-20')
    expect(at('2026-11-10', [sent, refusal, complained, { ...late, on: '2026-11-05' } as Fact, reviewed]).icoComplainedOn).toBe('2026-10-20')
    const decided: Fact[] = [
      sent,
      refusal,
      complained,
      { type: 'complaint.decided', on: '2026-11-02', decision: 'for us' },
      { type: 'appeal.made', on: '2026-11-03' },
    ]
    expect(at('2026-11-10', [...decided, late, reviewed])).toMatchObject({ icoComplainedOn: null, icoDecidedOn: null, appealedOn: null })
    expect(at('2026-11-10', [...decided, reviewed])).toMatchObject({ icoComplainedOn: '2026-10-20', appealedOn: '2026-11-03' })
    expect(at('2026-11-10', [...decided, { type: 'complaint.made', on: '2026-11-09' }])).toMatchObject({
      icoComplainedOn: '2026-11-09',
      icoDecidedOn: null,
      appealedOn: '2026-11-03',
    })
  })
  test('a decision on a complaint nobody logged was of silence where something was owed', () => {
    const decided: Fact = { type: 'complaint.decided', on: '2026-11-02', decision: 'for us' }
    const answeredThen = [answered('2026-11-05', 'refused', '31'), { type: 'review.asked', on: '2026-11-10' }] as Fact[]
    expect(at('2026-11-10', [sent, decided, ...answeredThen]).icoDecidedOn).toBe(null)
  })
  test('what was withdrawn and is made again is answered by nothing said before', () => {
    const clock = at('2026-10-20', [
      sent,
      refusal,
      { type: 'review.asked', on: '2026-10-05' },
      { type: 'request.withdrawn', on: '2026-10-06' },
      { type: 'request.sent', on: '2026-10-12' },
    ])
    expect([clock.openQuestions, clock.outcomes, clock.reviewRequestedOn, clock.retractions, clock.dueOn]).toEqual([[1], {}, null, [], '2026-11-09'])
  })
  test('the last letter is the last of ours, of whatever kind', () => {
    const last = (...facts: Fact[]) => at('2026-10-30', [sent, ...facts]).lastLetterOn
    expect(last()).toBe('2026-09-07')
    expect(last({ type: 'request.acknowledged', on: '2026-09-09' }, asked, { type: 'note.added', on: '2026-09-20', text: 'x' })).toBe('2026-09-07')
    for (const type of ['reminder.sent', 'clarification.answered', 'request.refined', 'review.asked'] as const)
      expect(last({ type, on: '2026-10-12' })).toBe('2026-10-12')
  })
  test('the last answer is of any question, and falls with it', () => {
    const facts = [sent, answer('2026-09-28', [1, 'disclosed']), answer('2026-10-01', [2, 'disclosed'])]
    expect(at('2026-10-30', facts, [1, 2]).lastOutcomeOn).toBe('2026-10-01')
    expect(at('2026-10-30', [...facts, { type: 'answer.retracted', on: '2026-10-12', questions: [2] } as Fact], [1, 2]).lastOutcomeOn).toBe('2026-09-28')
    expect(at('2026-10-30', [sent]).lastOutcomeOn).toBe(null)
  })
})

describe('what leans on days that are not published', () => {
  const reviewed = (on: string): Fact[] => [{ type: 'request.sent', on: '2028-09-04' }, answered('2028-09-29', 'refused', '31'), { type: 'review.asked', on }]
  test('the fortieth day may, where the due date does not', () => {
    const provisional = (on: string, body?: Body) => {
      const clock = at('2028-12-20', [{ type: 'request.sent', on }], [1], body)
      return [clock.provisional, clock.fortiethProvisional]
    }
    expect(provisional('2028-09-04')).toEqual([false, false])
    expect(provisional('2028-11-13')).toEqual([false, true])
    expect(provisional('2028-12-08')).toEqual([true, true])
    expect(provisional('2028-12-08', 'foisa')).toEqual([false, false])
    expect(at('2028-12-20', []).fortiethProvisional).toBe(false)
  })
  test('a review may, and only under the Act', () => {
    expect(at('2028-12-20', reviewed('2028-11-13')).reviewProvisional).toBe(false)
    expect(at('2028-12-20', reviewed('2028-12-01')).reviewProvisional).toBe(true)
    expect(at('2028-12-20', reviewed('2028-12-01'), [1], 'foisa').reviewProvisional).toBe(false)
    expect(at('2028-12-20', reviewed('2028-12-01').slice(0, 2)).reviewProvisional).toBe(false)
  })
  test('the last day to ask for one may, and says so; what is counted in calendar days never does', () => {
    const windows = (on: string, ...more: Fact[]) =>
      at(on, [{ type: 'request.sent', on: '2028-11-01' }, answered('2028-11-10', 'refused', '31'), ...more]).windows
    expect(windows('2028-12-20')).toMatchObject([{ window: 'review', closesOn: '2029-01-12', provisional: true }])
    expect(windows('2028-12-20')[0]!.words).toContain('The date is provisional: it leans on bank holidays that gov.uk has not published.')
    expect(at('2026-10-05', [sent, answered('2026-10-02', 'refused', '31')]).windows[0]).toMatchObject({
      provisional: false,
      words: expect.not.stringContaining('provisional'),
    })
    expect(windows('2028-12-20', { type: 'review.asked', on: '2028-11-13' }, { type: 'review.decided', on: '2028-12-01' })).toMatchObject([
      { window: 'ico', provisional: false },
    ])
    const decided: Fact[] = [
      { type: 'complaint.made', on: '2028-11-20' },
      { type: 'complaint.decided', on: '2028-12-11', decision: 'against us' },
    ]
    expect(windows('2028-12-20', ...decided).find(({ window }) => window === 'tribunal')).toMatchObject({ closesOn: '2029-01-08', provisional: false })
    expect(
      at('2028-12-20', [
        { type: 'request.sent', on: '2028-12-01' },
        { type: 'fees.asked', on: '2028-12-04' },
      ]).windows[0],
    ).toMatchObject({ window: 'fees', provisional: false })
  })
})

describe('a notice, a promise and a review, each by what came since', () => {
  const promised = (replyBy: string): Fact => ({ type: 'reply.promised', on: '2026-10-01', replyBy })
  test('a promise for the extended day or before is overtaken by the notice; one for later stands', () => {
    const after = (replyBy: string) => at('2026-10-02', [sent, promised(replyBy), { ...extended, on: '2026-10-02', to: '2026-10-30' } as Fact]).promisedOn
    expect([after('2026-10-29'), after('2026-10-30'), after('2026-11-02')]).toEqual([null, null, '2026-11-02'])
  })
  test('a notice to its own day extends to that day', () =>
    expect(at('2026-10-20', [sent, { ...extended, on: '2026-10-20', to: '2026-10-20' } as Fact]).notices[0]!.effect).toBe('extends'))
  test('of two notices only the one in force is beyond the fortieth day', () => {
    const far = { ...extended, to: '2027-01-29' } as Fact
    expect(flags(at('2026-10-01', [sent, far]))).toEqual(['extension-beyond-40'])
    // A void notice of the same date is not beyond it: it extends nothing.
    expect(flags(at('2026-10-01', [sent, far, { ...far, on: '2026-09-29', sections: ['40(2)'] } as Fact]))).toEqual([
      'extension-beyond-40',
      'extension-not-allowed',
    ])
    const both = at('2026-10-01', [sent, far, { ...extended, on: '2026-09-30', to: '2026-10-30' } as Fact])
    expect([both.extendedTo, flags(both)]).toEqual(['2026-10-30', []])
    expect(at('2026-10-01', [sent, { ...far, sections: ['40(2)'] } as Fact]).notices[0]).toMatchObject({
      effect: 'not allowed',
      isBeyondExpected: false,
      isOvertaken: false,
    })
  })
  test('a notice is overtaken by a time that began after it and ends no earlier than its date', () => {
    const overtaken = (to: string, on = '2026-09-16') => {
      const facts: Fact[] = [
        sent,
        { ...extended, on, to } as Fact,
        { ...asked, on: '2026-09-17' } as Fact,
        { type: 'clarification.answered', on: '2026-09-18' },
      ]
      return at('2026-10-30', facts).notices[0]!.isOvertaken
    }
    // The new time ends on 16 October.
    expect([overtaken('2026-10-15'), overtaken('2026-10-16'), overtaken('2026-10-19')]).toEqual([true, true, false])
    expect(at('2026-10-30', [sent, { ...extended, to: '2026-10-15' } as Fact]).notices[0]!.isOvertaken).toBe(false)
  })
  test('a review of what has been given since is waited for by nobody, however late', () => {
    const facts: Fact[] = [sent, answered('2026-10-02', 'refused', '31'), { type: 'review.asked', on: '2026-10-05' }]
    const given = at('2027-02-01', [...facts, answered('2026-10-20')])
    expect([flags(given), windows(given)]).toEqual([[], []])
    const withdrawn = at('2027-02-01', [...facts, { type: 'request.withdrawn', on: '2026-10-20' }])
    expect(flags(withdrawn)).toEqual([])
    expect(flags(at('2027-02-01', facts))).toEqual(['review-late-40'])
    expect(flags(at('2027-02-01', [...facts, answered('2026-10-20'), { type: 'review.decided', on: '2027-01-20' }]))).toEqual(['review-late-40'])
  })
  test('an answer of the day of the decision is what the review decided on; a complaint of the day of the answer was of silence before it', () => {
    const facts: Fact[] = [
      sent,
      answered('2026-10-02', 'refused', '31'),
      { type: 'review.asked', on: '2026-10-05' },
      { type: 'review.decided', on: '2026-10-20' },
    ]
    expect(at('2026-10-21', [...facts, answered('2026-10-20', 'refused', '43')]).reviewedAndUnresolved).toEqual([1])
    const late: Fact[] = [
      sent,
      { type: 'complaint.made', on: '2026-10-20' },
      answered('2026-10-20', 'refused', '31'),
      { type: 'review.asked', on: '2026-10-22' },
    ]
    expect(at('2026-10-22', late).icoComplainedOn).toBe(null)
    const early: Fact[] = [
      sent,
      answered('2026-10-19', 'refused', '31'),
      { type: 'complaint.made', on: '2026-10-20' },
      { type: 'review.asked', on: '2026-10-22' },
    ]
    expect(at('2026-10-22', early).icoComplainedOn).toBe('2026-10-20')
  })
  test('a fee of a request that was withdrawn, and sections of one that was given, are nobody’s fault', () => {
    expect(flags(at('2027-01-20', [sent, { type: 'fees.asked', on: '2026-09-14' }, { type: 'request.withdrawn', on: '2026-09-20' }]))).toEqual([])
    const given = {
      type: 'request.answered',
      on: '2026-09-28',
      outcomes: [{ question: 1, outcome: 'disclosed', sections: ['31'] }],
      reviewExplained: false,
    } as Fact
    expect(flags(at('2026-09-29', [sent, given]))).toEqual([])
  })
  test('a narrower request asks anew what any section of cost refused, and what is not held only where nothing was withheld', () => {
    const two = (...outcomes: object[]): Fact[] => [
      sent,
      { type: 'request.answered', on: '2026-10-02', outcomes } as Fact,
      { type: 'request.refined', on: '2026-10-12' },
    ]
    const refused = (question: number, ...sections: string[]) => ({ question, outcome: 'refused', sections })
    expect(at('2026-10-12', two(refused(1, '40(2)', '12(1)'), refused(2, '31')), [1, 2]).openQuestions).toEqual([1])
    expect(at('2026-10-12', two(refused(1, '31'), { question: 2, outcome: 'not held' }), [1, 2]).openQuestions).toEqual([1])
  })
})

describe('for a body under another Act the explanation tells what happened and no more', () => {
  test('each kind of event in plain words', () => {
    const facts: Fact[] = [
      { type: 'request.sent', on: '2026-09-01' },
      { type: 'request.failed', on: '2026-09-02' },
      sent,
      { type: 'clarification.asked', on: '2026-09-08' },
      { type: 'clarification.answered', on: '2026-09-09' },
      { type: 'request.extended', on: '2026-09-10', sections: [] },
      { type: 'fees.asked', on: '2026-09-11' },
      { type: 'fees.paid', on: '2026-09-14' },
      answered('2026-09-15'),
      { type: 'answer.retracted', on: '2026-09-16' },
      { type: 'request.refined', on: '2026-09-17' },
      { type: 'note.added', on: '2026-09-18', text: 'x' },
      { type: 'request.withdrawn', on: '2026-09-21' },
    ]
    const { explanation } = at('2026-10-30', facts, [1], 'foisa')
    expect(explanation.map(({ name }) => name)).toEqual([
      'Request sent',
      'The letter did not arrive',
      'Request sent',
      'Clarification asked for',
      'Clarification answered',
      'More time taken',
      'Fees notice',
      'Fee sent',
      'Answer',
      'Answer taken back by the force',
      'Refined request',
      'Request withdrawn',
    ])
    expect(explanation.every(({ source, kind, number }) => source === 'the record' && kind === 'event' && number === null)).toBe(true)
  })
  test('under the Act a fee that was posted is told by the day it arrives', () => {
    const fee: Fact[] = [sent, { type: 'fees.asked', on: '2026-09-14' }, { type: 'fees.paid', on: '2026-09-16', receivedOn: '2026-09-18' } as Fact]
    const told = (on: string) =>
      at(on, fee)
        .explanation.find(({ name }) => name.startsWith('Fee sent'))!
        .name.replaceAll('\u00a0', ' ')
    expect(told('2026-09-17')).toBe('Fee sent; it arrives on Friday 18 September 2026')
    expect(told('2026-09-18')).toBe('Fee sent; received on Friday 18 September 2026')
  })
})

describe('of several reviews the one in view is the most urgent', () => {
  const answers = (on: string, ...outcomes: [question: number, outcome: string, ...sections: string[]][]): Fact =>
    ({ type: 'request.answered', on, outcomes: outcomes.map(([question, outcome, ...sections]) => ({ question, outcome, sections })) }) as Fact
  const three = answers('2026-10-02', [1, 'refused', '31'], [2, 'refused', '40'], [3, 'refused', '43'])
  const ask = (on: string, ...questions: number[]): Fact => ({ type: 'review.asked', on, ...(questions.length > 0 ? { questions } : {}) }) as Fact
  const decide = (on: string): Fact => ({ type: 'review.decided', on, upheld: 'upheld' })
  const inView = (on: string, ...facts: Fact[]) => {
    const { reviewRequestedOn, reviewDecidedOn, reviewedAndUnresolved, reviewed } = at(on, [sent, three, ...facts], [1, 2, 3])
    return [reviewRequestedOn, reviewDecidedOn, reviewedAndUnresolved, reviewed]
  }
  test('decided with its six weeks running, the first to end before the others', () => {
    const both = [ask('2026-10-05', 1), decide('2026-10-12'), ask('2026-10-13', 2), decide('2026-10-26'), ask('2026-10-27', 3)]
    expect(inView('2026-11-02', ...both)).toEqual(['2026-10-05', '2026-10-12', [1], [1, 2, 3]])
    // The six weeks of the first end on 23 November, of the second on 7 December.
    expect(inView('2026-11-23', ...both)).toEqual(['2026-10-05', '2026-10-12', [1], [1, 2, 3]])
    expect(inView('2026-11-24', ...both)).toEqual(['2026-10-13', '2026-10-26', [2], [1, 2, 3]])
    expect(inView('2026-12-08', ...both)).toEqual(['2026-10-27', null, [3], [1, 2, 3]])
    expect(inView('2026-12-08', ...both, { type: 'complaint.made', on: '2026-11-02' })).toEqual(['2026-10-27', null, [3], [1, 2, 3]])
    expect(inView('2026-11-03', ...both, { type: 'complaint.made', on: '2026-11-02' })).toEqual(['2026-10-27', null, [3], [1, 2, 3]])
  })
  test('of those that are waited for the first that was asked; then the last there was', () => {
    expect(inView('2026-10-20', ask('2026-10-05', 2), ask('2026-10-12', 1))).toEqual(['2026-10-05', null, [2], [1, 2]])
    expect(inView('2027-03-01', ask('2026-10-05', 2), decide('2026-10-12'), ask('2026-10-13', 1), decide('2026-10-20'))).toEqual([
      '2026-10-05',
      '2026-10-12',
      [2],
      [1, 2],
    ])
    const given = at(
      '2027-03-01',
      [
        sent,
        three,
        ask('2026-10-05', 1),
        decide('2026-10-12'),
        ask('2026-10-13', 2),
        answers('2026-10-20', [1, 'disclosed'], [2, 'disclosed'], [3, 'disclosed']),
      ],
      [1, 2, 3],
    )
    expect([given.reviewRequestedOn, given.reviewedAndUnresolved]).toEqual(['2026-10-13', []])
  })
  test('asked without names it is of what was not reviewed yet, and where all was, of all again', () => {
    expect(inView('2026-10-30', ask('2026-10-05', 1), decide('2026-10-12'), ask('2026-10-13'))).toEqual(['2026-10-05', '2026-10-12', [1], [1, 2, 3]])
    expect(inView('2026-11-24', ask('2026-10-05', 1), decide('2026-10-12'), ask('2026-10-13'))).toEqual(['2026-10-13', null, [2, 3], [1, 2, 3]])
    expect(inView('2026-10-14', ask('2026-10-05'), decide('2026-10-12'), ask('2026-10-13'))).toEqual(['2026-10-13', null, [1, 2, 3], [1, 2, 3]])
    expect(inView('2026-10-14', ask('2026-10-05', 9))).toEqual(['2026-10-05', null, [], []])
  })
  test('the decision is of the first that is not decided, and of what was answered that day to its own questions alone', () => {
    expect(inView('2026-10-30', ask('2026-10-05', 1), ask('2026-10-06', 2), decide('2026-10-26'))).toEqual(['2026-10-05', '2026-10-26', [1], [1, 2]])
    const sameDay = [ask('2026-10-05', 1), answers('2026-10-20', [1, 'refused', '24'], [2, 'refused', '24']), decide('2026-10-20')]
    expect(inView('2026-10-21', ...sameDay)).toEqual(['2026-10-05', '2026-10-20', [1], [1]])
    const dayBefore = [ask('2026-10-05', 1), answers('2026-10-19', [1, 'refused', '24']), decide('2026-10-20')]
    expect(inView('2026-10-21', ...dayBefore)).toEqual(['2026-10-05', '2026-10-20', [], []])
  })
  test('each that is late says so, and none says it for another', () => {
    const late = at('2027-02-01', [sent, three, ask('2026-10-05', 1), decide('2026-11-20'), ask('2026-11-23', 2)], [1, 2, 3])
    expect(flags(late)).toEqual(['review-late-20', 'review-late-40'])
    const settled = at(
      '2027-02-01',
      [sent, three, ask('2026-10-05', 1), decide('2026-10-12'), ask('2026-11-23', 2), answers('2026-11-30', [2, 'disclosed'])],
      [1, 2, 3],
    )
    expect(flags(settled)).toEqual([])
  })
  test('a complaint is of silence, of a late review or of a refusal, and the review settles only the second', () => {
    const complained = (...facts: Fact[]) => at('2027-01-20', [sent, three, ...facts], [1, 2, 3]).icoComplainedOn
    const complaint: Fact = { type: 'complaint.made', on: '2026-12-07' }
    expect(complained(ask('2026-10-05', 1), complaint, decide('2027-01-11'))).toBe(null)
    expect(complained(ask('2026-10-05', 1), decide('2026-10-12'), complaint, ask('2026-12-08', 2), decide('2027-01-11'))).toBe('2026-12-07')
    expect(complained(complaint, ask('2026-12-08', 1), decide('2027-01-11'))).toBe('2026-12-07')
  })
  test('an appeal that is decided ends with a new complaint, one that is not goes on', () => {
    const appealed = (...facts: Fact[]) =>
      at('2027-01-20', [sent, three, { type: 'appeal.made', on: '2026-11-03', appellant: 'the force' } as Fact, ...facts], [1, 2, 3])
    const complaint: Fact = { type: 'complaint.made', on: '2026-12-07' }
    expect([appealed().appealedBy, appealed(complaint).appealedOn]).toEqual(['the force', '2026-11-03'])
    expect(appealed({ type: 'appeal.decided', on: '2026-12-01' }, complaint).appealedOn).toBe(null)
  })
})

describe('what belongs to the time that runs', () => {
  const fee: Fact[] = [
    { type: 'fees.asked', on: '2026-09-10' },
    { type: 'fees.paid', on: '2026-09-14' },
  ]
  test('a fee whose days are left out of it', () => {
    const left = (...facts: Fact[]) => at('2026-10-30', [sent, ...facts]).feesLeftOut
    expect(left(...fee)).toEqual([{ askedOn: '2026-09-10', paidOn: '2026-09-14' }])
    expect(left(fee[0]!)).toEqual([])
    expect(left(...fee, { type: 'clarification.asked', on: '2026-09-16' }, { type: 'clarification.answered', on: '2026-09-18' })).toEqual([])
    expect(left({ type: 'fees.asked', on: '2026-10-12' }, { type: 'fees.paid', on: '2026-10-13' })).toEqual([])
    expect(at('2026-10-30', []).feesLeftOut).toEqual([])
  })
  test('an answer that was taken back in it and not given again', () => {
    const taken = (...facts: Fact[]) => at('2026-10-30', [sent, answered('2026-09-21'), { type: 'answer.retracted', on: '2026-09-28' }, ...facts]).takenBack
    expect(taken()).toEqual([1])
    expect(taken(answered('2026-10-02'))).toEqual([])
    expect(taken(answered('2026-10-02', 'refused', '12'), { type: 'request.refined', on: '2026-10-05' })).toEqual([])
    expect(taken({ type: 'clarification.asked', on: '2026-09-29' }, { type: 'clarification.answered', on: '2026-09-30' })).toEqual([])
    expect(at('2026-10-30', [sent, answered('2026-09-07'), { type: 'answer.retracted', on: '2026-09-07' }]).takenBack).toEqual([1])
    expect(at('2026-10-30', []).takenBack).toEqual([])
  })
  test('what the force said and promised from the day of our answer on', () => {
    const said = (on: string) => {
      const clock = at('2026-10-10', [
        sent,
        asked,
        { type: 'request.acknowledged', on, dueOnSaid: '2026-10-30', receivedOnSaid: '2026-09-29' },
        { type: 'reply.promised', on, replyBy: '2026-11-13' },
        { type: 'clarification.answered', on: '2026-09-28' },
      ])
      return [clock.dueOnSaid, clock.receivedOnSaid, clock.promisedOn]
    }
    expect(said('2026-09-25')).toEqual([null, null, null])
    expect(said('2026-09-28')).toEqual(['2026-10-30', '2026-09-29', '2026-11-13'])
  })
  test('a promise is kept by the answer, also by one that replaces another', () => {
    const promised: Fact = { type: 'reply.promised', on: '2026-09-25', replyBy: '2026-10-01' }
    expect(at('2026-11-04', [sent, promised, answered('2026-10-01'), { type: 'answer.retracted', on: '2026-11-03' }]).promisedOn).toBe(null)
    const again: Fact = { type: 'reply.promised', on: '2026-11-04', replyBy: '2026-11-20' }
    expect(at('2026-11-10', [sent, answered('2026-10-01'), { type: 'answer.retracted', on: '2026-11-03' }, again]).promisedOn).toBe('2026-11-20')
    expect(at('2026-11-12', [sent, answered('2026-10-01'), { type: 'answer.retracted', on: '2026-11-03' }, again, answered('2026-11-12')]).promisedOn).toBe(
      null,
    )
  })
})

describe('what is told of one thing is not told of another', () => {
  const received = (on: string, receivedOn: string): Fact => ({ type: 'clarification.answered', on, receivedOn })
  test('the six weeks after a review go before the silence on another question', () => {
    const clock = at(
      '2026-11-10',
      [
        sent,
        { type: 'request.answered', on: '2026-09-21', outcomes: [{ question: 1, outcome: 'refused', sections: ['31'] }] },
        { type: 'review.asked', on: '2026-09-22' },
        { type: 'review.decided', on: '2026-10-19', upheld: 'upheld' },
      ],
      [1, 2],
    )
    expect([clock.isLate, clock.windows.find(({ window }) => window === 'ico')?.closesOn]).toEqual([true, '2026-11-30'])
  })
  test('an answer taken back before it was logged, where another had been taken back before', () => {
    const clock = at('2026-10-05', [
      sent,
      answered('2026-09-14'),
      { type: 'answer.retracted', on: '2026-09-16' },
      { type: 'answer.retracted', on: '2026-09-28' },
      answered('2026-09-28'),
    ])
    expect([clock.answeredOn, clock.takenBack]).toEqual([null, [1]])
  })
  test('a part disclosure that is asked anew keeps no complaint', () => {
    const part = { type: 'request.answered', on: '2026-09-21', outcomes: [{ question: 1, outcome: 'part disclosed', sections: ['12'] }] } as Fact
    const facts: Fact[] = [sent, part, { type: 'complaint.made', on: '2026-09-28' }]
    expect(at('2026-10-10', facts).icoComplainedOn).toBe('2026-09-28')
    expect(at('2026-10-10', [...facts, { type: 'request.refined', on: '2026-10-05' }]).icoComplainedOn).toBe(null)
  })
  test('the earlier receipt is that of the last answer to the force, not of a request asked anew', () => {
    const refined = { type: 'request.refined', on: '2026-09-30', receivedOn: '2026-10-20' } as Fact
    const clock = at('2026-10-22', [
      sent,
      asked,
      received('2026-09-15', '2026-09-16'),
      answered('2026-09-28', 'refused', '12'),
      refined,
      received('2026-10-05', '2026-10-06'),
    ])
    expect(clock.receivedOn).toBe('2026-10-20')
  })
  test('sent twice, the first to arrive counts, and an unlogged question is told once', () => {
    const posted = [sent, received('2026-09-10', '2026-09-16'), received('2026-09-11', '2026-09-14')]
    const twice = at('2026-09-30', posted)
    expect([twice.receivedOn, flags(twice)]).toEqual(['2026-09-14', ['clarification-unlogged']])
  })
  test('the receipt of the third time is the one that is moved', () => {
    const again: Fact = { type: 'clarification.asked', on: '2026-09-21' }
    const thrice = [sent, asked, received('2026-09-15', '2026-09-16'), again, received('2026-09-22', '2026-09-28'), received('2026-09-23', '2026-09-24')]
    expect(at('2026-09-30', thrice).receivedOn).toBe('2026-09-24')
  })
  test('a notice is measured by no time while the force waits for our answer', () => {
    const waiting = at('2026-10-10', [sent, extended, { type: 'clarification.asked', on: '2026-09-29' }])
    expect([waiting.dueOn, waiting.isLate]).toEqual([null, false])
  })
  test('what was asked anew for cost is not asked anew again in the place of what was refused since', () => {
    const outcomes = (on: string, question: number, outcome: string, section: string) =>
      ({ type: 'request.answered', on, outcomes: [{ question, outcome, sections: [section] }] }) as Fact
    const facts: Fact[] = [
      sent,
      outcomes('2026-09-21', 1, 'part disclosed', '12'),
      { type: 'request.refined', on: '2026-09-28' },
      outcomes('2026-10-05', 2, 'refused', '31'),
    ]
    expect(at('2026-10-13', facts, [1, 2]).reviewedAndUnresolved).toEqual([])
    expect(at('2026-10-13', [...facts, { type: 'review.asked', on: '2026-10-12' }], [1, 2]).reviewedAndUnresolved).toEqual([2])
    expect(
      at('2026-10-13', [...facts, { type: 'request.refined', on: '2026-10-12' }, { type: 'review.asked', on: '2026-10-12' }], [1, 2]).reviewedAndUnresolved,
    ).toEqual([])
  })
})
