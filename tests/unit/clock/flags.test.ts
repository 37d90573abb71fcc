import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import type { FlagName } from '@/lib/clock/types'
import { log } from './histories'

type Fact = Parameters<typeof log>[number]
const at = (on: string, facts: Fact[], questions: number[] = [1]) => clockOf(log(...facts), questions, { calendar: publishedCalendar, body: 'foia' }, day(on))
const flag = (name: FlagName, on: string, facts: Fact[], questions?: number[]) => at(on, facts, questions).flags.find(({ flag }) => flag === name)
const words = (...told: Parameters<typeof flag>) => flag(...told)?.words.replaceAll('\u00a0', ' ')

const sent: Fact = { type: 'request.sent', on: '2026-09-07' }
const answered = (on: string, outcomes: object[], more: object = {}): Fact => ({ type: 'request.answered', on, outcomes, ...more }) as Fact

describe('late', () => {
  test('by both counts where the receipt fell on a day off, by one where the time was extended', () => {
    const saturday: Fact = { type: 'request.sent', on: '2026-09-05' }
    expect(words('running-late', '2026-10-06', [saturday])).toBe(
      'Due on Friday 2 October 2026 and not answered: late by 2 working days, or by 1 working day where the day of receipt is moved to the next working day.',
    )
    const extended: Fact = { type: 'request.extended', on: '2026-09-28', to: '2026-10-03', sections: ['43(2)'] }
    // Extended to the Saturday between the two readings: the force's own date binds, and only after rule B's is it late.
    expect(words('running-late', '2026-10-06', [saturday, extended])).toBe('Due on Saturday 3 October 2026 and not answered: late by 2 working days.')
    expect(flag('running-late', '2026-10-06', [saturday, extended])!.source).toBe('FOIA 2000 ss.10(3) and 17(2)')
    expect(flag('running-late', '2026-10-06', [saturday])).toMatchObject({ source: 'FOIA 2000 s.10(1)', workingDays: 2, on: '2026-10-02' })
  })

  test('for the questions left, one or several', () => {
    const first = answered('2026-09-21', [{ question: 1, outcome: 'disclosed' }])
    expect(words('partial-left-late', '2026-10-06', [sent, first], [1, 2])).toBe(
      'Answered in part. Question 2 was due on Monday 5 October 2026: late by 1 working day.',
    )
    expect(words('partial-left-late', '2026-10-07', [sent, first], [1, 2, 3])).toBe(
      'Answered in part. Questions 2 and 3 were due on Monday 5 October 2026: late by 2 working days.',
    )
  })

  test('nothing of it while the time runs, nor of an answer in time', () => {
    expect(at('2026-10-05', [sent]).flags).toEqual([])
    expect(at('2026-10-30', [sent, answered('2026-10-05', [{ question: 1, outcome: 'disclosed' }])]).flags).toEqual([])
  })
})

describe('an extension notice', () => {
  const notice = (more: object): Fact => ({ type: 'request.extended', on: '2026-09-28', sections: ['43(2)'], ...more }) as Fact
  test('beyond the fortieth day is flagged only where it extends', () => {
    expect(flag('extension-beyond-40', '2026-09-30', [sent, notice({ to: '2026-11-03' })])).toMatchObject({ on: '2026-11-03' })
    expect(flag('extension-beyond-40', '2026-09-30', [sent, notice({ to: '2026-11-02' })])).toBe(undefined)
    expect(flag('extension-beyond-40', '2026-09-30', [sent, notice({ to: '2026-11-03', sections: ['40(2)'] })])).toBe(undefined)
  })
})

describe('a refusal', () => {
  const lacks = (outcomes: object[], more: object = {}) => words('refusal-incomplete', '2026-09-22', [sent, answered('2026-09-21', outcomes, more)], [1, 2])
  const refused = (question: number, ...sections: string[]) => ({ question, outcome: 'refused', sections })
  test('without its sections names the questions', () => {
    expect(lacks([refused(1), refused(2, '40(2)')])).toBe(
      'The refusal of Monday 21 September 2026 lacks the section relied on (question 1), as far as it was logged.',
    )
    expect(lacks([refused(1), { question: 2, outcome: 'refused' }])).toContain('(questions 1 and 2)')
  })
  test('lacks the balance where one of its sections is qualified and it is logged as not given', () => {
    const balance = 'lacks the balance of the public interest, as'
    expect(lacks([refused(1, '40(2)', '31(1)(a)'), refused(2, '40(2)')], { publicInterest: false })).toContain(balance)
    expect(lacks([refused(1, '40(2)'), refused(2, '12')], { publicInterest: false })).toBe(undefined)
    expect(lacks([refused(1, '31(1)(a)')], { publicInterest: true })).toBe(undefined)
    expect(lacks([refused(1, '31(1)(a)')])).toBe(undefined)
  })
  test('lacks how to complain; an answer that refuses nothing owes no such thing', () => {
    expect(lacks([refused(1, '12')], { reviewExplained: false })).toContain('lacks how to complain, as')
    expect(lacks([{ question: 1, outcome: 'disclosed' }], { reviewExplained: false, publicInterest: false })).toBe(undefined)
  })
})

describe('the dates of the force', () => {
  const acknowledged = (facts: object): Fact => ({ type: 'request.acknowledged', on: '2026-09-08', ...facts }) as Fact
  test('that are ours are not flagged', () => {
    expect(at('2026-09-09', [sent, acknowledged({ receivedOnSaid: '2026-09-07', dueOnSaid: '2026-10-05' })]).flags).toEqual([])
  })
  test('that differ are told, with the reason where it can be guessed', () => {
    expect(words('force-date-differs', '2026-09-09', [sent, acknowledged({ receivedOnSaid: '2026-09-08', dueOnSaid: '2026-10-06' })])).toBe(
      'The force says that a reply is due on Tuesday 6 October 2026; it is Monday 5 October 2026: it counts from Tuesday 8 September 2026.',
    )
    expect(words('force-date-differs', '2026-09-09', [sent, acknowledged({ dueOnSaid: '2026-12-24' })])).toBe(
      'The force says that a reply is due on Thursday 24 December 2026; it is Monday 5 October 2026.',
    )
    expect(flag('force-date-differs', '2026-09-09', [sent, acknowledged({ dueOnSaid: '2026-10-07' })])!.workingDays).toBe(2)
  })
  test('are compared with nothing before the letter is received, and with no due date while the duty waits', () => {
    expect(at('2026-09-09', [acknowledged({ receivedOnSaid: '2026-09-08', dueOnSaid: '2026-10-06' })]).flags).toEqual([])
    const waits = at('2026-09-15', [sent, acknowledged({ dueOnSaid: '2026-10-06' }), { type: 'clarification.asked', on: '2026-09-14' }])
    expect(waits.flags).toEqual([])
  })
})

describe('a review', () => {
  // Asked for on 2 October: due on 30 October, the fortieth day on 27 November.
  const asked: Fact[] = [
    sent,
    answered('2026-09-28', [{ question: 1, outcome: 'refused', sections: ['31(1)(a)'] }]),
    { type: 'review.asked', on: '2026-10-02' },
  ]
  test('is late the day after its twentieth day, and much too late the day after its fortieth', () => {
    expect(at('2026-10-30', asked).flags).toEqual([])
    expect(words('review-late-20', '2026-10-31', asked)).toBe(
      'The review asked for on Friday 2 October 2026 is not decided: more than 20 working days (Friday 30 October 2026).',
    )
    expect(flag('review-late-20', '2026-11-27', asked)).toMatchObject({ on: '2026-10-30', workingDays: 20 })
    expect(flag('review-late-40', '2026-11-27', asked)).toBe(undefined)
    expect(flag('review-late-40', '2026-12-01', asked)).toMatchObject({ on: '2026-11-27', workingDays: 1 })
    expect(flag('review-late-20', '2026-12-01', asked)).toBe(undefined)
  })
  test('that was decided late says so for good', () => {
    const decided: Fact[] = [...asked, { type: 'review.decided', on: '2026-11-03' }]
    expect(words('review-late-20', '2027-03-01', decided)).toContain('was decided on Tuesday 3 November 2026: more than 20 working days')
    expect(flag('review-late-20', '2027-03-01', decided)!.workingDays).toBe(2)
  })
})

describe('what else is out of order', () => {
  test('a fee can be paid until the last day of its three months', () => {
    const fee: Fact = { type: 'fees.asked', on: '2026-09-14' }
    expect(flag('fee-unpaid', '2026-12-13', [sent, fee])).toBe(undefined)
    expect(flag('fee-unpaid', '2026-12-14', [sent, fee])).toMatchObject({ on: '2026-12-13' })
    expect(flag('fee-unpaid', '2027-01-14', [sent, fee, { type: 'fees.paid', on: '2026-12-13' }])).toBe(undefined)
  })
  test('a retraction names its questions', () => {
    const both = answered('2026-09-21', [
      { question: 1, outcome: 'disclosed' },
      { question: 2, outcome: 'disclosed' },
    ])
    expect(words('retracted', '2026-09-30', [sent, both, { type: 'answer.retracted', on: '2026-09-28' }], [1, 2])).toBe(
      'On Monday 28 September 2026 the force took back its answer to questions 1 and 2. What it gave before is kept, struck through. The Act gives no time for another answer.',
    )
    expect(words('retracted', '2026-09-30', [sent, both, { type: 'answer.retracted', on: '2026-09-28', questions: [2] }], [1, 2])).toContain('to question 2.')
  })
  test('a promise is broken the day after its day, while something is owed', () => {
    const promised: Fact = { type: 'reply.promised', on: '2026-10-05', replyBy: '2026-10-16' }
    expect(flag('promise-broken', '2026-10-16', [sent, promised])).toBe(undefined)
    expect(flag('promise-broken', '2026-10-17', [sent, promised])).toMatchObject({ on: '2026-10-16' })
    expect(flag('promise-broken', '2026-10-17', [sent, promised, answered('2026-10-17', [{ question: 1, outcome: 'disclosed' }])])).toBe(undefined)
    expect(flag('promise-broken', '2026-10-17', [sent, { type: 'reply.promised', on: '2026-10-05' }])).toBe(undefined)
  })
})
