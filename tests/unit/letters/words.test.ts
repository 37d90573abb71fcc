import { describe, expect, test } from 'vitest'
import { type Day, day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { argumentAgainst } from '@/lib/letters/arguments'
import { activeEventsAsAt } from '@/lib/events/events'
import { type LetterFacts, letterOf } from '@/lib/letters/letter-text'
import { nextStepOf } from '@/lib/chasing/next-step'
import { readRequest } from '@/lib/clock/standing'
import { confirmationsIn, needsConfirmations } from '@/lib/letters/confirmed'
import { letterKinds } from '@/lib/letters/kinds'
import { log } from '../clock/histories'

type Fact = Parameters<typeof log>[number]
const law = { calendar: publishedCalendar, body: 'foia' as const }
const sent: Fact = { type: 'request.sent', on: '2026-03-06' }

function facts(on: string, history: Fact[], more: Partial<LetterFacts> = {}): LetterFacts {
  const events = log(...history)
  const { clock } = readRequest(events, [1, 2], law, day(on))
  return {
    force: 'Leicestershire Police',
    title: 'Traffic cones lost on duty',
    ourReference: 'CONES-LEI',
    theirReference: 'FOI 1182-26',
    clock,
    events: activeEventsAsAt(events, day(on)),
    calendar: publishedCalendar,
    today: day(on),
    sender: 'Tess Amari',
    newsroom: 'The Example',
    questions: [
      { number: 1, text: 'How many cones were lost?' },
      { number: 2, text: 'What did they cost?' },
    ],
    asksForTotals: true,
    ...more,
  }
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const letter = (kind: Parameters<typeof letterOf>[0], of: LetterFacts) => {
  const { subject, body, gaps } = letterOf(kind, of)
  return { subject: plain(subject), body: plain(body), gaps }
}

describe('the reminder', () => {
  const proofs: Fact[] = [
    { type: 'request.acknowledged', on: '2026-03-09' },
    { type: 'reply.promised', on: '2026-03-09', replyBy: '2026-04-20' },
    { type: 'clarification.asked', on: '2026-03-09', disputed: true },
    { type: 'request.extended', on: '2026-03-30', to: '2026-04-20', sections: ['43(2)'] },
    { type: 'fees.asked', on: '2026-04-22' },
    { type: 'request.answered', on: '2026-03-20', outcomes: [{ question: 1, outcome: 'disclosed' }] },
  ]
  test('asks whether they have the request where nothing of theirs is on the record', () =>
    expect(letter('reminder', facts('2026-04-23', [sent])).body).toContain('I have no acknowledgement of it either: please confirm that you have it.'))
  test.each(proofs)('does not deny what is a proof of receipt: $type', (proof) => {
    for (const kind of ['reminder', 'second-reminder', 'complaint'] as const)
      expect(letter(kind, facts('2026-04-23', [sent, proof])).body).not.toMatch(/no acknowledgement|I have had neither|have had no/)
  })
  test('says what we did, not what they did, unless they said so', () => {
    expect(letter('reminder', facts('2026-04-23', [sent])).body).not.toMatch(/You received|You have not/)
    expect(letter('reminder', facts('2026-04-23', [sent, { type: 'request.acknowledged', on: '2026-03-10', receivedOnSaid: '2026-03-06' }])).body).toContain(
      'Counted from Friday 6 March 2026, the day on which you received it by your own account',
    )
    expect(letter('reminder', facts('2026-04-23', [sent])).body).toContain('If you have already replied, please send it again: I may not have received it.')
  })
  test('an answer that came and an answer to a narrowed request are not denied', () => {
    const narrowed: Fact[] = [
      sent,
      { type: 'request.answered', on: '2026-03-20', outcomes: [1, 2].map((question) => ({ question, outcome: 'refused', sections: ['12'] })) },
      { type: 'request.refined', on: '2026-04-07' },
    ]
    const { body } = letter('reminder', facts('2026-06-10', narrowed))
    expect(body).toContain('I have not received an answer to the narrowed request.')
    expect(body).not.toContain('I have not received an answer.')
  })
  test('on a weekend the lateness is said without a number', () => {
    const { body } = letter('reminder', facts('2026-10-03', [{ type: 'request.sent', on: '2026-09-04' }]))
    expect(body).toContain('The answer is now late.')
    expect(body).not.toContain('0 working days')
  })
  test('names a skipped day with its nation', () =>
    expect(letter('reminder', facts('2026-04-23', [sent])).body).toContain(
      'Tuesday 17 March 2026 (St Patrick’s Day, Northern Ireland), Friday 3 April 2026 (Good Friday) and Monday 6 April 2026 (Easter Monday, England, Wales and Northern Ireland)',
    ))
  test('a promise is told once its day has passed, and not twice', () => {
    const history: Fact[] = [sent, { type: 'reply.promised', on: '2026-04-02', replyBy: '2026-05-11' }]
    const { body } = letter('reminder', facts('2026-05-12', history))
    expect(body).toContain('On Thursday 2 April 2026 you wrote that you would answer by Monday 11 May 2026. That day has passed.')
    expect(body).not.toContain('You wrote to me')
    expect(letter('reminder', facts('2026-05-11', history)).body).not.toContain('would answer')
  })
  test('a fee that was paid before a new time began leaves nothing out of it', () => {
    const history: Fact[] = [
      sent,
      { type: 'fees.asked', on: '2026-03-10' },
      { type: 'fees.paid', on: '2026-03-12' },
      { type: 'clarification.asked', on: '2026-03-16' },
      { type: 'clarification.answered', on: '2026-03-18' },
    ]
    expect(letter('reminder', facts('2026-05-01', history)).body).not.toContain('section 10(2)')
    const posted: Fact[] = [sent, { type: 'fees.asked', on: '2026-03-10' }, { type: 'fees.paid', on: '2026-03-12', receivedOn: '2026-03-13' } as Fact]
    expect(letter('reminder', facts('2026-05-01', posted)).body).toContain('from Tuesday 10 March 2026 to Friday 13 March 2026')
  })
})

describe('the request for internal review', () => {
  const answered = (outcomes: object[], more: object = {}): Fact => ({ type: 'request.answered', on: '2026-04-07', outcomes, ...more })
  const of = (outcomes: object[], more: Partial<LetterFacts> = {}, ofNotice: object = {}) =>
    letter('review', facts('2026-04-09', [sent, answered(outcomes, ofNotice)], more)).body
  const refused = (question: number, ...sections: string[]) => ({ question, outcome: 'refused', sections })
  const count = (text: string, of: string) => text.split(of).length - 1

  test('makes each argument once, and the public interest once at the end', () => {
    const body = of([refused(1, '31(1)(a)', '43(2)'), refused(2, '31(1)(b)', '22A')])
    for (const once of ['Hogan', 'Montague', '[2025] UKSC 27', '(law enforcement)', 'section 2(2)(b)', 'The public interest ('])
      expect(count(body, once), once).toBe(1)
    expect(body.indexOf('The public interest (')).toBeGreaterThan(body.indexOf('(commercial interests)'))
    expect(body).toContain('Sections 31(1)(a) and 31(1)(b) (law enforcement), questions 1 and 2')
  })
  test('says the same refusal of several questions once, with one full stop', () => {
    const body = of([1, 2].map((question) => ({ ...refused(question, '31'), words: 'It is exempt.' })))
    expect(body).toContain('Questions 1 and 2: refused under section 31, in these words: “It is exempt.”\n')
  })
  test('names other forces only from the record, and never the force itself', () => {
    expect(of([refused(1, '31(3)')])).not.toMatch(/other forces|have confirmed/)
    const named = of([refused(1, '31(3)')], { confirmedBy: [{ question: 1, forces: ['Kent Police', 'Leicestershire Police'] }] })
    expect(named).toContain('– Kent Police has confirmed holding information of this kind.')
    expect(of([refused(1, '31(1)(a)')], { confirmedBy: [{ question: 1, forces: ['Kent Police'] }] })).not.toContain('Kent')
    expect(of([refused(1, '31(3)'), { question: 2, outcome: 'disclosed' }], { confirmedBy: [{ question: 2, forces: ['Kent Police'] }] })).not.toContain('Kent')
  })
  test('argues from totals only where figures were asked for', () => {
    const all = [refused(1, '23', '30(1)', '31'), refused(2, '40(2)', '41', '43(1)')]
    expect(of(all)).toContain('The request asks for totals')
    expect(of(all, { asksForTotals: false })).not.toMatch(/total|figures/i)
  })
  test('a qualified refusal to confirm or deny is weighed under section 2(1)(b), and 23(5) and 40(5B) know no harm', () => {
    expect(of([refused(1, '31(3)')])).toContain('Under section 2(1)(b)')
    expect(of([refused(1, '31(3)')])).not.toContain('2(2)(b)')
    const absolute = of([refused(1, '23(5)'), refused(2, '40(5B)')])
    expect(absolute).toContain('For section 23(5),')
    expect(absolute).toContain('For section 40(5B),')
    expect(absolute).not.toMatch(/harm|prejudice|public interest|2\(1\)\(b\)/i)
  })
  test('section 22 is argued with its third condition, and section 30(2) in the words of the statute', () => {
    expect(of([refused(1, '22')])).toContain('reasonable in all the circumstances to withhold the information until it is published (section 22(1)(c))')
    expect(of([refused(1, '30(2)')])).toContain('relates to the obtaining of information from confidential sources (section 30(2)(b))')
  })
  test('leaves a gap for what only the reporter knows; brackets in their own words are none', () => {
    const { gaps } = letter('review', facts('2026-04-09', [sent, answered([{ ...refused(1, '31'), words: 'tactics [redacted]' }])]))
    expect(gaps).toEqual(['[why these figures matter, and what the notice gets wrong]'])
  })
  test('says what the notice lacks only where it was logged so', () => {
    const body = of([refused(1, '31'), refused(2)], {}, { publicInterest: false, reviewExplained: false })
    expect(body).toContain('For question 2 no exemption is named.')
    expect(body).toContain('does not set out the public interest test (section 17(3))')
    expect(body).toContain('does not say how to complain (section 17(7))')
    expect(of([refused(1, '31')])).not.toMatch(/does not/)
    expect(of([refused(1, '40(2)')], {}, { publicInterest: false })).not.toContain('public interest test')
  })
  test('is of what was not reviewed, and of its own day', () => {
    const history: Fact[] = [
      sent,
      { type: 'request.answered', on: '2026-03-20', outcomes: [refused(1, '12')], reviewExplained: false },
      { type: 'review.asked', on: '2026-03-24', questions: [1] },
      { type: 'review.decided', on: '2026-04-20', upheld: 'upheld' },
      { type: 'request.answered', on: '2026-04-21', outcomes: [refused(2, '40(2)')] },
    ]
    const { body } = letter('review', facts('2026-06-10', history))
    expect(body).toContain('your answer of Tuesday 21 April 2026 to question 2:\n\nQuestion 2: refused under section 40(2).')
    expect(body).not.toMatch(/[Qq]uestion 1|section 12/)
  })
})

test('who has confirmed holding such information gave something to the question, and has not withdrawn it', () => {
  const outcome = (question: number, outcome: string) => ({ type: 'request.answered', on: '2026-03-20', outcomes: [{ question, outcome }] }) as Fact
  const row = (name: string, ...history: Fact[]) => ({ force: { name }, clock: facts('2026-04-09', [sent, ...history]).clock })
  const rows = [
    row('Essex Police', outcome(1, 'disclosed')),
    row('Kent Police', outcome(1, 'part disclosed')),
    row('Surrey Police', outcome(1, 'refused')),
    row('Sussex Police', outcome(1, 'not held')),
    row('Dorset Police', outcome(1, 'disclosed'), { type: 'answer.retracted', on: '2026-03-24' }),
  ]
  expect(confirmationsIn(rows)).toEqual([{ question: 1, forces: ['Essex Police', 'Kent Police'] }])
  expect(needsConfirmations('review', ['31(3)'], day('2026-04-09'))).toBe(true)
  expect(needsConfirmations('review', ['31(1)(a)'], day('2026-04-09'))).toBe(false)
  expect(needsConfirmations('reminder', ['31(3)'], day('2026-04-09'))).toBe(false)
})

describe('the narrowed request', () => {
  const outcomes = [
    { question: 1, outcome: 'refused', sections: ['12(1)'] },
    { question: 2, outcome: 'refused', sections: ['40(2)'] },
  ]
  test('says which question was refused for cost, asks for one thing first, and gives up no review until its day', () => {
    const { body, gaps } = letter('narrow', facts('2026-04-09', [sent, { type: 'request.answered', on: '2026-04-07', outcomes }]))
    expect(body).toContain('On Tuesday 7 April 2026 you refused question 1 under section 12(1).')
    expect(body).toContain('This letter narrows question 1 alone')
    expect(gaps).toEqual(['[the narrowed request]'])
    expect(body.indexOf('[the narrowed request]')).toBeLessThan(body.indexOf('section 16'))
    expect(body).toContain('I do not give up my right to an internal review of the refusal: I can ask for one until Thursday 4 June 2026.')
  })
})

describe('the complaint to the Commissioner', () => {
  const refused: Fact = {
    type: 'request.answered',
    on: '2026-04-07',
    outcomes: [
      { question: 1, outcome: 'refused', sections: ['31(1)(a)'] },
      { question: 2, outcome: 'disclosed' },
    ],
  }
  test('about an extension that ran out: the reasonable time of s.17(3), not the twenty days', () => {
    const history: Fact[] = [sent, { type: 'request.extended', on: '2026-04-02', to: '2026-05-06', sections: ['43(2)'] }]
    expect(letter('complaint', facts('2026-06-10', history)).body).toContain('find a breach of sections 10(3) and 17(3)')
  })
  test('has its chronology in the third person, without our notes and reasons', () => {
    const history: Fact[] = [sent, { type: 'note.added', on: '2026-03-10', text: 'Rang them' }, { type: 'request.acknowledged', on: '2026-03-09' }]
    const { body } = letter('complaint', facts('2026-04-23', history))
    expect(body).toContain(
      'What happened:\n\n– Friday 6 March 2026: The complainant sent the request.\n– Monday 9 March 2026: The force acknowledged the request.\n\n',
    )
    expect(body).not.toContain('Rang')
    expect(body).not.toMatch(/\b[Yy]our?\b(?! (faithfully|postal|sent it to))/)
  })
  test('lists what is attached, letter by letter', () =>
    expect(letter('complaint', facts('2026-04-23', [sent, { type: 'reminder.sent', on: '2026-04-14' }])).body).toContain(
      'I attach:\n\n1. my request of Friday 6 March 2026\n2. my reminder of Tuesday 14 April 2026',
    ))
  test('asks for the address where none was logged, and gives it where it was', () => {
    expect(letter('complaint', facts('2026-04-23', [sent])).gaps).toContain('[the address you sent it to]')
    const mailed = letter('complaint', facts('2026-04-23', [{ ...sent, way: 'e-mail', address: 'foi@leics.example' } as Fact]))
    expect(mailed.gaps).not.toContain('[the address you sent it to]')
    expect(mailed.body).toContain('I e-mailed the request to foi@leics.example on Friday 6 March 2026.')
  })
  test.each([
    ['overturned', 'the force overturned its answer. I have not received what was withheld.'],
    ['part upheld', 'the force upheld its answer in part.'],
    ['upheld', 'the force upheld its answer.'],
    [undefined, 'The force decided it on Monday 18 May 2026.'],
  ])('after a review that %s', (upheld, words) => {
    const history: Fact[] = [
      sent,
      refused,
      { type: 'review.asked', on: '2026-04-20' },
      { type: 'review.decided', on: '2026-05-18', ...(upheld ? { upheld } : {}) },
    ]
    const { body } = letter('complaint', facts('2026-06-16', history))
    expect(body).toContain(words)
    expect(body).toContain('The complaint is about question 1. Question by question:\n\nQuestion 1: refused under section 31(1)(a).\nQuestion 2: answered.')
    expect(body).toContain('Section 31(1)(a) (law enforcement), question 1\n– ')
    expect(body).not.toContain('Please')
  })
  test('of a reviewed refusal tells of silence on another question as well', () => {
    const history: Fact[] = [
      sent,
      { type: 'request.answered', on: '2026-03-20', outcomes: [{ question: 1, outcome: 'refused', sections: ['31'] }] },
      { type: 'review.asked', on: '2026-03-24', questions: [1] },
      { type: 'review.decided', on: '2026-04-20', upheld: 'upheld' },
    ]
    const { body, subject } = letter('complaint', facts('2026-05-01', history))
    expect(subject).toContain('refusal of information')
    expect(body).toContain('Question 1: refused under section 31.\nQuestion 2: still open.')
    expect(body).toContain('The rest of the answer is now 17 working days late.')
    expect(body).toContain('find a breach of section 10(1)')
    expect(body).not.toContain('I have not received an answer')
  })
  test('an answer taken back is not told as silence', () => {
    const history: Fact[] = [
      sent,
      { type: 'request.answered', on: '2026-03-20', outcomes: [1, 2].map((question) => ({ question, outcome: 'disclosed' })) },
      { type: 'answer.retracted', on: '2026-04-24' },
    ]
    for (const kind of ['complaint', 'ask-rest'] as const) {
      const { body, subject } = letter(kind, facts('2026-06-01', history))
      expect(`${subject}\n${body}`).not.toMatch(/late\b|overdue|breach|failure to answer/)
      expect(body).toMatch(/On Friday 24 April 2026 (you|the force) withdrew (your|its) answer to questions 1 and 2\./)
    }
  })
  test('a decision that was not complied with is told by its own notice, under section 54, unless an appeal is pending or an answer came', () => {
    const history: Fact[] = [
      sent,
      refused,
      { type: 'complaint.made', on: '2026-04-20' },
      { type: 'complaint.decided', on: '2026-05-18', decision: 'for us', replyBy: '2026-06-22' },
    ]
    expect(letter('complaint', facts('2026-06-23', history)).body).toContain('required the force to act by Monday 22 June 2026.')
    for (const [on, more] of [
      ['2026-06-22', []],
      ['2026-06-23', [{ type: 'appeal.made', on: '2026-06-01', appellant: 'the force' }]],
      ['2026-06-23', [{ type: 'request.answered', on: '2026-06-20', outcomes: [{ question: 1, outcome: 'disclosed' }] }]],
    ] as [string, Fact[]][])
      expect(letter('complaint', facts(on, [...history, ...more])).body).not.toMatch(/section 54|required the force/)
  })
})

test('every letter that a next step names can be written, and holds no hole', () => {
  const outcomes = (outcome: string, ...sections: string[]) => [
    { question: 1, outcome, sections },
    { question: 2, outcome: 'disclosed' },
  ]
  const histories: [string, Fact[]][] = [
    ['2026-04-09', [sent]],
    ['2026-04-23', [sent, { type: 'reminder.sent', on: '2026-04-09' }]],
    ['2026-05-23', [sent, { type: 'reminder.sent', on: '2026-04-09' }, { type: 'reminder.sent', on: '2026-04-23' }]],
    ['2026-03-20', [sent, { type: 'clarification.asked', on: '2026-03-20' }]],
    ['2026-04-03', [sent, { type: 'request.extended', on: '2026-04-02', sections: ['43'] }]],
    ['2026-04-09', [sent, { type: 'request.answered', on: '2026-04-07', outcomes: outcomes('refused', '12') }]],
    ['2026-04-09', [sent, { type: 'request.answered', on: '2026-04-07', outcomes: outcomes('refused', '31') }]],
    ['2026-04-09', [sent, { type: 'request.answered', on: '2026-04-07', outcomes: [{ question: 1, outcome: 'disclosed' }] }]],
    ['2026-05-20', [sent, { type: 'request.answered', on: '2026-04-07', outcomes: outcomes('refused', '31') }, { type: 'review.asked', on: '2026-04-20' }]],
  ]
  const named = histories.map(([on, history]) => {
    const step = nextStepOf(log(...history), [1, 2], law, on as Day)
    const { subject, body } = letterOf(step.letter!, facts(on, history))
    expect(`${subject}\n${body}`).not.toMatch(/undefined|null|NaN|\{|\}/)
    return step.letter
  })
  expect(new Set(named)).toEqual(new Set(letterKinds))
})

describe('arguments', () => {
  test.each([
    ['12', 'cost'],
    ['12(1)', 'cost'],
    ['12(2)', 'cost'],
    ['14(1)', 'vexatious or repeated'],
    ['14(2)', 'repeated'],
    ['21', 'reasonably accessible'],
    ['22', 'intended for publication'],
    ['22(2)', 'neither confirm nor deny'],
    ['22A', 'research'],
    ['22A(2)', 'neither confirm nor deny'],
    ['23', 'security bodies'],
    ['23(5)', 'neither confirm nor deny'],
    ['24(1)', 'national security'],
    ['24(2)', 'neither confirm nor deny'],
    ['26(3)', 'neither confirm nor deny'],
    ['27(4)', 'neither confirm nor deny'],
    ['30(1)', 'investigations'],
    ['30(2)(b)', 'confidential sources'],
    ['30(3)', 'neither confirm nor deny'],
    ['31(1)(a)', 'law enforcement'],
    ['31(3)', 'neither confirm nor deny'],
    ['36(2)(c)', 'conduct of public affairs'],
    ['36(3)', 'neither confirm nor deny'],
    ['38(1)', 'health and safety'],
    ['38(2)', 'neither confirm nor deny'],
    ['40(2)', 'personal data'],
    ['40(5A)', 'neither confirm nor deny'],
    ['40(5B)', 'neither confirm nor deny'],
    ['40(5b)(a)', 'neither confirm nor deny'],
    ['40(5B)(a)', 'neither confirm nor deny'],
    ['41(1)', 'confidence'],
    ['41(2)', 'neither confirm nor deny'],
    ['42', 'legal privilege'],
    ['43(1)', 'trade secrets'],
    ['43(2)', 'commercial interests'],
    ['43(3)', 'neither confirm nor deny'],
    ['44(1)(a)', 'prohibition on disclosure'],
    ['44(2)', 'neither confirm nor deny'],
  ])('s.%s: %s', (section, name) => {
    const found = argumentAgainst(section, day('2026-11-27'))
    expect(found.name).toBe(name)
    expect(found.points.length).toBeGreaterThan(0)
  })
  test('another section has general ones', () => expect(argumentAgainst('39', day('2026-11-27')).name).toBe('another exemption'))
})
