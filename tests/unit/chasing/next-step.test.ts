import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import type { Body } from '@/lib/clock/types'
import { type LetterConstraints, nextStepOf } from '@/lib/chasing/next-step'
import { readRequest } from '@/lib/clock/standing'
import { log } from '../clock/histories'

type Fact = Parameters<typeof log>[number]
const law = (body: Body = 'foia') => ({ calendar: publishedCalendar, body })
const sent: Fact = { type: 'request.sent', on: '2026-09-07' }
const reminder = (on: string): Fact => ({ type: 'reminder.sent', on })
const answered = (on: string, outcome: string, ...sections: string[]): Fact => ({
  type: 'request.answered',
  on,
  outcomes: [{ question: 1, outcome, ...(sections.length > 0 ? { sections } : {}) }],
})
const refused = answered('2026-10-02', 'refused', '31(1)(a)')
const step = (on: string, facts: Fact[], { questions = [1], holds = {}, body }: { questions?: number[]; holds?: LetterConstraints; body?: Body } = {}) =>
  nextStepOf(log(...facts), questions, law(body), day(on), undefined, holds)
const seen = (on: string, facts: Fact[], more?: Parameters<typeof step>[2]) => {
  const { step: name, by, from, until, letter, heldBackBy } = step(on, facts, more)
  return [name, by, from, until, letter, heldBackBy ?? null]
}

describe('silence', () => {
  test.each([
    ['before the date: wait for the force', '2026-10-05', [sent], ['wait', 'force', null, '2026-10-05', null, null]],
    ['the day after: a reminder', '2026-10-06', [sent], ['remind', 'us', '2026-10-06', null, 'reminder', null]],
    [
      'late since a Friday: a reminder on the Monday',
      '2026-10-10',
      [{ type: 'request.sent', on: '2026-09-11' }],
      ['remind', 'us', '2026-10-12', null, 'reminder', null],
    ],
    [
      'chased before it was late: that reminder does not count, its gap does',
      '2026-10-06',
      [sent, reminder('2026-10-05')],
      ['wait', 'force', '2026-10-12', '2026-10-12', null, 'five-working-day gap'],
    ],
    ['chased before it was late, five working days ago', '2026-10-12', [sent, reminder('2026-10-05')], ['remind', 'us', '2026-10-12', null, 'reminder', null]],
    ['chased yesterday: wait', '2026-10-07', [sent, reminder('2026-10-06')], ['wait', 'force', '2026-10-13', '2026-10-13', null, 'five-working-day gap']],
    ['the last day of the gap', '2026-10-12', [sent, reminder('2026-10-06')], ['wait', 'force', '2026-10-13', '2026-10-13', null, 'five-working-day gap']],
    [
      'chased five working days ago: a second',
      '2026-10-13',
      [sent, reminder('2026-10-06')],
      ['remind-again', 'us', '2026-10-13', null, 'second-reminder', null],
    ],
    [
      'chased twice: the gap, then the ICO',
      '2026-10-19',
      [sent, reminder('2026-10-06'), reminder('2026-10-13')],
      ['wait', 'force', '2026-10-20', '2026-10-20', null, 'five-working-day gap'],
    ],
    [
      'chased twice: the ICO',
      '2026-10-20',
      [sent, reminder('2026-10-06'), reminder('2026-10-13')],
      ['complain', 'us', '2026-10-20', '2026-12-01', 'complaint', null],
    ],
    [
      'promised for the 16th: nothing before',
      '2026-10-16',
      [sent, { type: 'reply.promised', on: '2026-10-05', replyBy: '2026-10-16' }],
      ['wait', 'force', '2026-10-19', '2026-10-16', null, 'promised date'],
    ],
    [
      'promised for the 16th, a Friday: chased from the Monday on',
      '2026-10-17',
      [sent, { type: 'reply.promised', on: '2026-10-05', replyBy: '2026-10-16' }],
      ['remind', 'us', '2026-10-19', null, 'reminder', null],
    ],
    [
      'a promise does not hold a complaint back',
      '2026-10-20',
      [sent, reminder('2026-10-06'), reminder('2026-10-13'), { type: 'reply.promised', on: '2026-10-14', replyBy: '2026-12-01' }],
      ['complain', 'us', '2026-10-20', '2026-12-01', 'complaint', null],
    ],
    [
      'complained: the Commissioner’s turn',
      '2026-10-22',
      [sent, reminder('2026-10-06'), { type: 'complaint.made', on: '2026-10-21' }],
      ['wait', 'nobody', null, null, null, null],
    ],
  ] as const)('%s', (_, on, facts, expected) => expect(seen(on, [...facts] as Fact[])).toEqual(expected))

  test('a letter to the same force about another request keeps its distance too', () => {
    expect(seen('2026-10-06', [sent], { holds: { lastLetterOn: day('2026-10-01') } })).toEqual([
      'wait',
      'force',
      '2026-10-08',
      '2026-10-08',
      null,
      'five-working-day gap',
    ])
    expect(seen('2026-10-08', [sent], { holds: { lastLetterOn: day('2026-10-01') } })).toEqual(['remind', 'us', '2026-10-08', null, 'reminder', null])
    expect(seen('2026-10-13', [sent, reminder('2026-10-06')], { holds: { lastLetterOn: day('2026-09-01') } })).toEqual([
      'remind-again',
      'us',
      '2026-10-13',
      null,
      'second-reminder',
      null,
    ])
  })

  test('the reason names the date and what was done about it', () => {
    const words = (on: string, ...facts: Fact[]) => step(on, [sent, ...facts]).reason.replaceAll('\u00a0', ' ')
    expect(words('2026-10-06')).toBe('The answer was due on 5 Oct and nothing of substance has come.')
    expect(words('2026-10-13', reminder('2026-10-06'))).toBe(
      'The answer was due on 5 Oct. One reminder has brought nothing: the second gives notice of a complaint.',
    )
    expect(words('2026-10-20', reminder('2026-10-06'), reminder('2026-10-13'))).toBe('The answer was due on 5 Oct. 2 reminders have brought nothing.')
    expect(words('2026-10-07', reminder('2026-10-06'))).toBe(
      'The answer was due on 5 Oct. One reminder has brought nothing: the second gives notice of a complaint. The last letter to this force went on 6 Oct: five working days lie between two.',
    )
  })
})

describe('before it is sent', () => {
  test.each([
    ['a draft is for us to send, at no set time', [], ['send', 'us', null, null, null, null]],
    ['what is queued waits', [{ type: 'request.queued', on: '2026-09-07' }], ['wait', 'nobody', null, null, null, null]],
    ['what did not arrive is sent again', [sent, { type: 'request.failed', on: '2026-09-08' }], ['send', 'us', '2026-09-08', null, null, null]],
  ] as const)('%s', (_, facts, expected) => expect(seen('2026-09-30', [...facts] as Fact[])).toEqual(expected))
})

describe('our turn', () => {
  test.each([
    [
      'a question is answered',
      '2026-10-30',
      [sent, { type: 'clarification.asked', on: '2026-09-21' }],
      ['answer-clarification', 'us', '2026-09-21', null, 'clarification', null],
    ],
    [
      'an answer on its way is waited for',
      '2026-09-23',
      [sent, { type: 'clarification.asked', on: '2026-09-21' }, { type: 'clarification.answered', on: '2026-09-22', receivedOn: '2026-09-24' }],
      ['wait', 'force', null, '2026-09-24', null, null],
    ],
    [
      'a disputed question is none',
      '2026-09-30',
      [sent, { type: 'clarification.asked', on: '2026-09-21', disputed: true }],
      ['wait', 'force', null, '2026-10-05', null, null],
    ],
    [
      'a fee is paid while it can be',
      '2026-12-13',
      [sent, { type: 'fees.asked', on: '2026-09-14' }],
      ['pay-fee', 'us', '2026-09-14', '2026-12-13', null, null],
    ],
    ['and no longer', '2026-12-14', [sent, { type: 'fees.asked', on: '2026-09-14' }], ['none', 'nobody', null, null, null, null]],
    [
      'an extension without a date is asked about',
      '2026-10-02',
      [sent, { type: 'request.extended', on: '2026-10-01', sections: ['43(2)'] }],
      ['log-extension-date', 'us', '2026-10-01', '2026-10-05', 'extension-date', null],
    ],
    [
      'but not where another notice gives one',
      '2026-10-06',
      [
        sent,
        { type: 'request.extended', on: '2026-10-01', sections: ['43(2)'] },
        { type: 'request.extended', on: '2026-10-02', sections: ['43(2)'], to: '2026-10-26' },
      ],
      ['wait', 'force', null, '2026-10-26', null, null],
    ],
  ] as const)('%s', (_, on, facts, expected) => expect(seen(on, [...facts] as Fact[])).toEqual(expected))
})

describe('an answer in part', () => {
  const part: Fact = answered('2026-09-28', 'disclosed')
  const two = { questions: [1, 2] }
  test.each([
    ['in time: wait for the rest', '2026-10-05', [sent, part], ['wait', 'force', null, '2026-10-05', null, null]],
    ['late: not chased with the others, a person asks for the rest', '2026-10-06', [sent, part], ['ask-rest', 'us', '2026-10-06', null, 'ask-rest', null]],
    ['asked for once: again after the gap', '2026-10-13', [sent, part, reminder('2026-10-06')], ['ask-rest', 'us', '2026-10-13', null, 'ask-rest', null]],
    [
      'asked for twice: the ICO',
      '2026-10-20',
      [sent, part, reminder('2026-10-06'), reminder('2026-10-13')],
      ['complain', 'us', '2026-10-20', null, 'complaint', null],
    ],
    [
      'reminders before the partial answer do not count',
      '2026-10-30',
      [sent, reminder('2026-10-06'), reminder('2026-10-13'), answered('2026-10-14', 'disclosed')],
      ['ask-rest', 'us', '2026-10-20', null, 'ask-rest', null],
    ],
    [
      'promised: held back',
      '2026-10-06',
      [sent, part, { type: 'reply.promised', on: '2026-10-05', replyBy: '2026-10-09' }],
      ['wait', 'force', '2026-10-12', '2026-10-09', null, 'promised date'],
    ],
  ] as const)('%s', (_, on, facts, expected) => expect(seen(on, [...facts] as Fact[], two)).toEqual(expected))

  test('what is left is named, and why it is asked for apart', () => {
    expect(step('2026-10-06', [sent, part], two).reason).toBe('Question 2 is still owed. The force has answered in part, so it is not chased with the others.')
    expect(step('2026-10-06', [sent, part], { questions: [1, 2, 3] }).reason).toContain('Questions 2, 3 are still owed.')
  })

  test('on the day an answer is taken back nothing is asked; after it another is, and no letter calls it late', () => {
    const back: Fact[] = [sent, part, { type: 'answer.retracted', on: '2026-10-12' }]
    const reason = (on: string) => step(on, back).reason.replaceAll('\u00a0', ' ')
    expect(seen('2026-10-12', back)).toEqual(['wait', 'force', null, '2026-10-12', null, null])
    expect(reason('2026-10-12')).toBe(
      'The force took back its answer to question 1 on 12 Oct. The Act sets no time for another. Another can be asked for from 13 Oct.',
    )
    expect(seen('2026-10-13', back)).toEqual(['ask-rest', 'us', '2026-10-13', null, 'ask-rest', null])
    expect(reason('2026-10-13')).toBe('The force took back its answer to question 1 on 12 Oct. The Act sets no time for another.')
    expect(seen('2026-10-13', back, two)).toEqual(['ask-rest', 'us', '2026-10-13', null, 'ask-rest', null])
    expect(step('2026-10-13', back, two).reason).toBe('Questions 1, 2 are still owed. The force took an answer back and has not replaced it.')
  })

  test('letters sent before an answer was taken back do not count', () => {
    const facts = [
      sent,
      part,
      { type: 'reminder.sent', on: '2026-10-06' },
      { type: 'reminder.sent', on: '2026-10-13' },
      { type: 'answer.retracted', on: '2026-10-14' },
    ] as Fact[]
    expect(seen('2026-10-30', facts)).toEqual(['ask-rest', 'us', '2026-10-20', null, 'ask-rest', null])
  })
})

describe('after the answer', () => {
  const asked: Fact = { type: 'review.asked', on: '2026-11-02' }
  const decided: Fact = { type: 'review.decided', on: '2026-12-01', upheld: 'upheld' }
  const made: Fact = { type: 'complaint.made', on: '2026-12-08' }
  test.each([
    ['all given: nothing', '2026-10-05', [sent, answered('2026-10-02', 'disclosed')], ['none', 'nobody', null, null, null, null]],
    ['nothing held: nothing', '2026-10-05', [sent, answered('2026-10-02', 'not held')], ['none', 'nobody', null, null, null, null]],
    [
      'given in part, no section named: a review of what is missing',
      '2026-10-05',
      [sent, answered('2026-10-02', 'part disclosed')],
      ['ask-review', 'us', '2026-10-02', '2026-11-27', 'review', null],
    ],
    ['refused: a review', '2026-10-05', [sent, refused], ['ask-review', 'us', '2026-10-02', '2026-11-27', 'review', null]],
    [
      'given in part under a section: a review',
      '2026-10-05',
      [sent, answered('2026-10-02', 'part disclosed', '40(2)')],
      ['ask-review', 'us', '2026-10-02', '2026-11-27', 'review', null],
    ],
    [
      'refused for cost: narrow',
      '2026-10-05',
      [sent, answered('2026-10-02', 'refused', '12(1)')],
      ['narrow', 'us', '2026-10-02', '2026-11-27', 'narrow', null],
    ],
    [
      'refused under s.120 is not for cost',
      '2026-10-05',
      [sent, answered('2026-10-02', 'refused', '120')],
      ['ask-review', 'us', '2026-10-02', '2026-11-27', 'review', null],
    ],
    [
      'given in part for cost: a review',
      '2026-10-05',
      [sent, answered('2026-10-02', 'part disclosed', '12')],
      ['ask-review', 'us', '2026-10-02', '2026-11-27', 'review', null],
    ],
    ['refused, the window closed: nothing', '2026-11-28', [sent, refused], ['none', 'nobody', null, null, null, null]],
    ['review asked: wait', '2026-12-01', [sent, refused, asked], ['wait', 'force', null, '2026-12-01', null, null]],
    ['review late: chase it', '2026-12-02', [sent, refused, asked], ['chase-review', 'us', '2026-12-02', null, 'chase-review', null]],
    [
      'review late and chased: wait for the fortieth day',
      '2026-12-03',
      [sent, refused, asked, reminder('2026-12-02')],
      ['wait', 'force', null, '2026-12-31', null, null],
    ],
    [
      'a reminder on the due day is no chase of the review',
      '2026-12-09',
      [sent, refused, asked, reminder('2026-12-01')],
      ['chase-review', 'us', '2026-12-08', null, 'chase-review', null],
    ],
    [
      'review past the fortieth day: the ICO',
      '2027-01-01',
      [sent, refused, asked, reminder('2026-12-02')],
      ['complain', 'us', '2027-01-01', null, 'complaint', null],
    ],
    ['review upheld: the ICO, for six weeks', '2027-01-12', [sent, refused, asked, decided], ['complain', 'us', '2026-12-01', '2027-01-12', 'complaint', null]],
    ['review upheld, six weeks over: nothing', '2027-01-13', [sent, refused, asked, decided], ['none', 'nobody', null, null, null, null]],
    [
      'review gave everything: nothing',
      '2026-12-02',
      [sent, refused, asked, { ...decided, outcomes: [{ question: 1, outcome: 'disclosed' }] }],
      ['none', 'nobody', null, null, null, null],
    ],
    ['with the ICO: wait', '2026-12-09', [sent, refused, asked, decided, made], ['wait', 'nobody', null, null, null, null]],
    [
      'ICO against us: an appeal',
      '2027-02-01',
      [sent, refused, asked, decided, made, { type: 'complaint.decided', on: '2027-02-01', decision: 'against us' }],
      ['appeal', 'us', '2027-02-01', '2027-03-01', null, null],
    ],
    [
      'ICO against us, no appeal: over',
      '2027-03-02',
      [sent, refused, asked, decided, made, { type: 'complaint.decided', on: '2027-02-01', decision: 'against us' }],
      ['none', 'nobody', null, null, null, null],
    ],
    [
      'ICO settled it informally: no appeal',
      '2027-02-01',
      [sent, refused, asked, decided, made, { type: 'complaint.decided', on: '2027-02-01', decision: 'informal' }],
      ['none', 'nobody', null, null, null, null],
    ],
    [
      'ICO for us: the force has its time',
      '2027-03-08',
      [sent, refused, asked, decided, made, { type: 'complaint.decided', on: '2027-02-01', decision: 'for us', replyBy: '2027-03-08' }],
      ['wait', 'force', null, '2027-03-08', null, null],
    ],
    [
      'ICO for us and not complied with',
      '2027-03-09',
      [sent, refused, asked, decided, made, { type: 'complaint.decided', on: '2027-02-01', decision: 'in part', replyBy: '2027-03-08' }],
      ['complain', 'us', '2027-03-09', null, 'complaint', null],
    ],
    [
      'at the tribunal: wait',
      '2027-02-20',
      [sent, refused, made, { type: 'complaint.decided', on: '2027-02-01', decision: 'against us' }, { type: 'appeal.made', on: '2027-02-10' }],
      ['wait', 'nobody', null, null, null, null],
    ],
    [
      'decided by the tribunal: over',
      '2027-06-20',
      [
        sent,
        refused,
        made,
        { type: 'complaint.decided', on: '2027-02-01', decision: 'against us' },
        { type: 'appeal.made', on: '2027-02-10' },
        { type: 'appeal.decided', on: '2027-06-01' },
      ],
      ['none', 'nobody', null, null, null, null],
    ],
    [
      'silent, complained, then answered: as any answer',
      '2026-11-10',
      [sent, { type: 'complaint.made', on: '2026-10-21' }, answered('2026-11-09', 'refused', '31')],
      ['ask-review', 'us', '2026-11-09', '2027-01-11', 'review', null],
    ],
    ['withdrawn: nothing', '2026-12-02', [sent, refused, asked, { type: 'request.withdrawn', on: '2026-11-10' }], ['none', 'nobody', null, null, null, null]],
  ] as const)('%s', (_, on, facts, expected) => expect(seen(on, [...facts] as Fact[])).toEqual(expected))
})

test('under another Act nothing is proposed but to wait, and it says why', () => {
  expect(seen('2026-12-01', [sent], { body: 'foisa' })).toEqual(['wait', 'force', null, null, null, null])
  expect(seen('2026-12-01', [sent], { body: 'none' })).toEqual(['wait', 'nobody', null, null, null, null])
  expect(step('2026-12-01', [sent], { body: 'foisa' }).reason).toContain('Scotland')
  expect(step('2026-12-01', [sent], { body: 'none' }).reason).toContain('no public authority')
  expect(seen('2026-12-01', [], { body: 'foisa' })[0]).toBe('send')
})

test('what is asked for beyond an answer stands beside the standing and never hides it', () => {
  const facts: Fact[] = [sent, refused]
  const further: Fact[] = [
    { type: 'review.asked', on: '2026-11-02' },
    { type: 'review.decided', on: '2026-12-01' },
    { type: 'complaint.made', on: '2026-12-08' },
    { type: 'complaint.decided', on: '2027-02-01', decision: 'against us' },
    { type: 'appeal.made', on: '2027-02-10' },
    { type: 'appeal.decided', on: '2027-06-01' },
  ]
  for (const fact of further) {
    facts.push(fact)
    expect(readRequest(log(...facts), [1], law(), day('2027-06-02')).standing).toBe('refused')
  }
})
