import { describe, expect, test } from 'vitest'
import { type Day, day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { argumentsAgainst } from '@/lib/letters/arguments'
import { type LetterFacts, letterOf } from '@/lib/letters/letter-text'
import { nextStepOf } from '@/lib/chasing/next-step'
import { readRequest } from '@/lib/clock/standing'
import { letterKinds } from '@/lib/letters/kinds'
import { log } from '../clock/histories'

type Fact = Parameters<typeof log>[number]
const law = { calendar: publishedCalendar, body: 'foia' as const }
const sent: Fact = { type: 'request.sent', on: '2026-03-06' }

function facts(on: string, history: Fact[], more: Partial<LetterFacts> = {}): LetterFacts {
  const { clock } = readRequest(log(...history), [1, 2], law, day(on))
  return {
    force: 'Leicestershire Police',
    title: 'Traffic cones lost on duty',
    ourReference: 'CONES-LEI',
    theirReference: 'FOI 1182-26',
    clock,
    calendar: publishedCalendar,
    today: day(on),
    sender: 'Tess Amari',
    newsroom: 'The Example',
    questions: [
      { number: 1, text: 'How many cones were lost?' },
      { number: 2, text: 'What did they cost?' },
    ],
    ...more,
  }
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const letter = (kind: Parameters<typeof letterOf>[0], of: LetterFacts) => {
  const { subject, body, gaps } = letterOf(kind, of)
  return { subject: plain(subject), body: plain(body), gaps }
}

describe('the reminder', () => {
  test('cites s.10(1), the due date with the days left out, and both references', () => {
    const { subject, body, gaps } = letter('reminder', facts('2026-04-23', [sent, { type: 'request.acknowledged', on: '2026-03-09' }]))
    expect(subject).toBe('FOI 1182-26 / CONES-LEI: answer overdue since Wednesday 8 April 2026')
    expect(body).toBe(`Dear Freedom of Information team,

I write about my request of Friday 6 March 2026 under the Freedom of Information Act 2000, “Traffic cones lost on duty”. Your reference is FOI 1182-26; mine is CONES-LEI.

Section 10(1) requires an answer promptly and in any event not later than the twentieth working day following the date of receipt. You received the request on Friday 6 March 2026. Leaving out weekends and the bank holidays of Tuesday 17 March 2026 (St Patrick’s Day), Friday 3 April 2026 (Good Friday) and Monday 6 April 2026 (Easter Monday), as section 10(6) requires, that day was Wednesday 8 April 2026.

It is now 11 working days late. I have had neither the information, nor a refusal notice under section 17, nor a notice that the time is extended under section 10(3).

Please send the information, or such a notice, by Thursday 30 April 2026.

Yours faithfully,
Tess Amari
The Example`)
    expect(gaps).toEqual([])
  })

  test('without their reference gives the title, and asks whether they have it where nothing was acknowledged', () => {
    const { subject, body } = letter('reminder', facts('2026-04-09', [sent], { theirReference: null }))
    expect(subject).toBe('CONES-LEI: answer overdue since Wednesday 8 April 2026 (Traffic cones lost on duty)')
    expect(body).toContain('My reference is CONES-LEI; I have not been given one of yours.')
    expect(body).toContain('It is now 1 working day late.')
    expect(body).toContain('Please confirm that you have the request.')
    expect(body).not.toContain('promised')
  })

  test('on a weekend the lateness is said without a number', () =>
    expect(letter('reminder', facts('2026-10-03', [{ type: 'request.sent', on: '2026-09-04' }])).body).toContain('It is now late. I have had'))

  test('gives both readings of a receipt on a day off', () =>
    expect(letter('reminder', facts('2026-10-06', [{ type: 'request.sent', on: '2026-09-05' }])).body).toContain(
      'Leaving out weekends, as section 10(6) requires, that day was Friday 2 October 2026. If a request received on a non-working day is taken as received on the next working day, it was Monday 5 October 2026; that day has passed too.',
    ))

  test('counts from our answer to a clarification', () => {
    const history: Fact[] = [sent, { type: 'clarification.asked', on: '2026-03-10' }, { type: 'clarification.answered', on: '2026-03-12' }]
    expect(letter('reminder', facts('2026-05-01', history)).body).toContain(
      'You received my answer to your question on Thursday 12 March 2026, and from that day the time ran anew (section 10(6)(b)).',
    )
  })

  test('names the date of an extension that has passed, a broken promise, and the days for a fee', () => {
    const history: Fact[] = [
      sent,
      { type: 'request.extended', on: '2026-04-02', to: '2026-05-06', sections: ['43(2)'] },
      { type: 'reply.promised', on: '2026-04-02', replyBy: '2026-05-11' },
    ]
    const { subject, body } = letter('reminder', facts('2026-05-12', history))
    expect(subject).toContain('answer overdue since Wednesday 6 May 2026')
    expect(body).toContain('You extended the time to Wednesday 6 May 2026 under section 10(3), and that day has passed as well.')
    expect(body).toContain('You promised an answer by Monday 11 May 2026. I have not had it.')
    expect(letter('reminder', facts('2026-05-11', history)).body).not.toContain('promised')
    expect(letter('reminder', facts('2026-06-01', [sent, { type: 'fees.asked', on: '2026-03-10' }, { type: 'fees.paid', on: '2026-03-12' }])).body).toContain(
      'The working days from Tuesday 10 March 2026 to Thursday 12 March 2026, from the fees notice until you had the fee, are left out as well (section 10(2)).',
    )
  })
})

test('the second reminder gives notice of a complaint, and says when we last wrote', () => {
  const { subject, body } = letter('second-reminder', facts('2026-04-23', [sent, { type: 'reminder.sent', on: '2026-04-14' }]))
  expect(subject).toContain('second reminder, answer overdue since')
  expect(body).toContain('It is now 11 working days late. I last wrote on Tuesday 14 April 2026 and have had no answer.')
  expect(body).toContain('by Thursday 30 April 2026, I shall complain to the Information Commissioner under section 50')
})

describe('what is left', () => {
  const part: Fact = { type: 'request.answered', on: '2026-03-20', outcomes: [{ question: 1, outcome: 'disclosed' }] }
  test('is asked for by its questions, with thanks for the rest', () => {
    const { subject, body } = letter('ask-rest', facts('2026-04-23', [sent, part]))
    expect(subject).toContain('rest of the answer overdue since Wednesday 8 April 2026')
    expect(body).toContain('Thank you for what you have sent.')
    expect(body).toContain('Still to be answered:\n\n2. What did they cost?\n\nSection 10(1)')
    expect(body).not.toContain('1. How many')
  })
  test('after a retraction, the replacement is asked for', () => {
    const { subject, body } = letter('ask-rest', facts('2026-04-23', [sent, part, { type: 'answer.retracted', on: '2026-04-10' }], { questions: [] }))
    expect(subject).toContain('replacement of the answer')
    expect(body).toContain('On Friday 10 April 2026 you took back what you had given.')
    expect(body).not.toContain('Still to be answered')
  })
})

test('an extension without a date is asked for one, citing s.17(2)', () => {
  const { body } = letter('extension-date', facts('2026-04-03', [sent, { type: 'request.extended', on: '2026-04-02', sections: ['43(2)'] }]))
  expect(body).toContain('Your notice of Thursday 2 April 2026 says')
  expect(body).toContain('Section 17(2) requires')
  expect(body).toContain('I go by the time of section 10(1), which ends on Wednesday 8 April 2026.')
})

test('an answer to a clarification and a narrower request leave a gap for what only a person can say', () => {
  const clarification = letter('clarification', facts('2026-03-24', [sent, { type: 'clarification.asked', on: '2026-03-20' }]))
  expect(clarification.gaps).toEqual(['[your answer to their question]'])
  expect(clarification.body).toContain('You asked on Friday 20 March 2026 for further information under section 1(3).')
  expect(clarification.body).toContain('Under section 10(6)(b) a new twenty working days begin')
  const narrow = letter(
    'narrow',
    facts('2026-04-09', [sent, { type: 'request.answered', on: '2026-04-07', outcomes: [{ question: 1, outcome: 'refused', sections: ['12(1)'] }] }]),
  )
  expect(narrow.gaps).toEqual(['[the narrower request]'])
  expect(narrow.body).toContain('You refused it on Tuesday 7 April 2026 under section 12, as going beyond the limit of £450, or 18 hours of work.')
  expect(narrow.body).toContain('Section 16 requires advice and assistance.')
})

test('square brackets in a force’s own words are no gap', () => {
  const { body, gaps } = letter(
    'review',
    facts('2026-04-09', [
      sent,
      { type: 'request.answered', on: '2026-04-07', outcomes: [{ question: 1, outcome: 'refused', sections: ['31(1)(a)'], words: 'tactics [redacted]' }] },
    ]),
  )
  expect(body).toContain('[redacted]')
  expect(gaps).toEqual([])
})

describe('the request for internal review', () => {
  const outcomes = [
    { question: 1, outcome: 'refused', sections: ['31(1)(a)'], words: 'would reveal tactics' },
    { question: 2, outcome: 'part disclosed', sections: ['40(2)', '43(2)'] },
  ]
  test('argues each section that was cited, and no other', () => {
    const { subject, body } = letter('review', facts('2026-04-09', [sent, { type: 'request.answered', on: '2026-04-07', outcomes }]))
    expect(subject).toContain('request for internal review')
    expect(body).toContain(
      'I ask for an internal review of the answer of Tuesday 7 April 2026. What was not given:\n\nQuestion 1: refused under section 31(1)(a), in these words: “would reveal tactics”.\nQuestion 2: answered in part, and the rest refused under sections 40(2) and 43(2).',
    )
    for (const heading of ['Section 31(1)(a) (law enforcement)', 'Section 40(2) (personal data)', 'Section 43(2) (commercial interests)'])
      expect(body).toContain(`${heading}\n– `)
    expect(body).not.toContain('vexatious')
    expect(body).not.toContain('working days late')
    expect(body).toContain('within 20 working days (paragraph 5.4)')
    expect(body).toContain('no more than 20 further working days (paragraph 5.5). The Commissioner expects no more than 40 in all')
  })
  test('says what the notice lacks and how late it came', () => {
    const { body } = letter(
      'review',
      facts('2026-04-23', [
        sent,
        {
          type: 'request.answered',
          on: '2026-04-09',
          outcomes: [
            { question: 1, outcome: 'refused' },
            { question: 2, outcome: 'disclosed' },
          ],
        },
      ]),
    )
    expect(body).toContain('Question 1: refused under no section of the Act.')
    expect(body).not.toContain('Question 2')
    expect(body).toContain('A refusal notice has to name the exemption relied on')
    expect(body).toContain('The refusal of Thursday 9 April 2026 lacks the section relied on (question 1).')
    expect(body).not.toContain('logged')
    expect(body).toContain('The answer was also 1 working day late.')
  })
  test('a late review is chased, with the day on which we shall complain', () => {
    const history: Fact[] = [sent, { type: 'request.answered', on: '2026-04-07', outcomes }, { type: 'review.asked', on: '2026-04-20' }]
    const { subject, body } = letter('chase-review', facts('2026-05-20', history))
    expect(subject).toContain('internal review overdue since Tuesday 19 May 2026')
    expect(body).toContain('I asked for an internal review on Monday 20 April 2026.')
    expect(body).toContain('After Thursday 18 June 2026, the fortieth working day, I shall complain')
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
  test('about silence: why it is late, when it was chased, what happened', () => {
    const { subject, body } = letter(
      'complaint',
      facts('2026-04-23', [sent, { type: 'reminder.sent', on: '2026-04-09' }, { type: 'reminder.sent', on: '2026-04-16' }], {
        chronology: ['6 March 2026: sent', '9 April 2026: reminded'],
      }),
    )
    expect(subject).toBe('FOI 1182-26 / CONES-LEI: complaint under section 50 about Leicestershire Police: failure to answer within the time of section 10')
    expect(body).toMatch(/^Dear Information Commissioner,/)
    expect(body).toContain('The force’s reference is FOI 1182-26; mine is CONES-LEI.')
    expect(body).toContain('The force received the request on Friday 6 March 2026.')
    expect(body).toContain('It is now 11 working days late. I reminded the force on Thursday 9 April 2026 and Thursday 16 April 2026.')
    expect(body).toContain('What happened:\n\n– 6 March 2026: sent\n– 9 April 2026: reminded')
    expect(body).toContain('find a breach of section 10(1)')
    expect(body).not.toMatch(/\b[Yy]our?\b(?! faithfully)/)
  })
  test('about an extension that ran out: the reasonable time of s.17(3), not the twenty days', () => {
    const history: Fact[] = [sent, { type: 'request.extended', on: '2026-04-02', to: '2026-05-06', sections: ['43(2)'] }]
    expect(letter('complaint', facts('2026-06-10', history)).body).toContain('find a breach of sections 10(3) and 17(3)')
  })
  test('about a refusal: what was withheld and when the review upheld it', () => {
    const { subject, body } = letter(
      'complaint',
      facts('2026-06-01', [sent, refused, { type: 'review.asked', on: '2026-04-20' }, { type: 'review.decided', on: '2026-05-18' }], { theirReference: null }),
    )
    expect(subject).toContain('refusal of information (Traffic cones lost on duty)')
    expect(body).toContain(
      'The force decided an internal review on Monday 18 May 2026. What is still not given:\n\nQuestion 1: refused under section 31(1)(a).',
    )
    expect(body).toContain('mine is CONES-LEI'.replace('mine', 'My reference'))
    expect(body).toContain('the force has given none')
    expect(body).toContain('dealt with as Part I of the Act requires')
  })
  test('about a review that never came', () => {
    const { subject, body } = letter('complaint', facts('2026-07-01', [sent, refused, { type: 'review.asked', on: '2026-04-20' }]))
    expect(subject).toContain('internal review not decided')
    expect(body).toContain('I asked for an internal review on Monday 20 April 2026. More than forty working days have passed')
  })
})

describe('a letter says of an answer what it was', () => {
  const two = (...outcomes: [question: number, outcome: string, ...sections: string[]][]) =>
    outcomes.map(([question, outcome, ...sections]) => ({ question, outcome, sections }))
  const answered = (on: string, ...outcomes: Parameters<typeof two>): Fact => ({ type: 'request.answered', on, outcomes: two(...outcomes) })
  const asked = (on: string, ...questions: number[]): Fact => ({ type: 'review.asked', on, ...(questions.length > 0 ? { questions } : {}) })
  const decided = (on: string, upheld?: string): Fact => ({ type: 'review.decided', on, ...(upheld ? { upheld } : {}) })
  const refused = answered('2026-04-07', [1, 'refused', '31'], [2, 'disclosed'])

  test.each([
    ['overturned', 'internal review of Monday 18 May 2026 overturned its answer, and what was to follow has not come:'],
    ['part upheld', 'internal review of Monday 18 May 2026 upheld its answer in part. What is still not given:'],
    ['upheld', 'The force upheld its answer on internal review on Monday 18 May 2026:'],
    [undefined, 'The force decided an internal review on Monday 18 May 2026. What is still not given:'],
  ])('a complaint after a review that %s', (upheld, words) => {
    expect(letter('complaint', facts('2026-06-16', [sent, refused, asked('2026-04-20'), decided('2026-05-18', upheld)])).body).toContain(
      `${words}\n\nQuestion 1: refused under section 31.`,
    )
  })
  test('a complaint lists what was reviewed and nothing else, what is not held and what is missing too', () => {
    const both = answered('2026-04-07', [1, 'not held'], [2, 'refused', '40(2)'])
    const { body } = letter('complaint', facts('2026-06-01', [sent, both, asked('2026-04-20', 1), decided('2026-05-18', 'upheld')]))
    expect(body).toContain('Question 1: said not to be held.')
    expect(body).not.toContain('Question 2')
    const part = answered('2026-04-07', [1, 'part disclosed'], [2, 'disclosed'])
    expect(letter('complaint', facts('2026-06-01', [sent, part, asked('2026-04-20'), decided('2026-05-18', 'upheld')])).body).toContain(
      'Question 1: answered in part, and no section cited for what is missing.',
    )
  })
  test('a complaint of a reviewed refusal tells of silence on another question as well', () => {
    const { body, subject } = letter(
      'complaint',
      facts('2026-05-01', [sent, answered('2026-03-20', [1, 'refused', '31']), asked('2026-03-24', 1), decided('2026-04-20', 'upheld')]),
    )
    expect(subject).toContain('refusal of information')
    expect(body).toContain('Question 1: refused under section 31.')
    expect(body).toContain('working days late')
    expect(body).toContain('find a breach of section 10(1)')
  })
  test('a decision that was not complied with is told by its own notice, under section 54', () => {
    const history: Fact[] = [
      sent,
      refused,
      { type: 'complaint.made', on: '2026-04-20' },
      { type: 'complaint.decided', on: '2026-05-18', decision: 'for us', replyBy: '2026-06-22' },
    ]
    const { body, subject } = letter('complaint', facts('2026-06-23', history))
    expect(subject).toContain('decision notice not complied with')
    expect(body).toContain('Your decision notice of Monday 18 May 2026 required the force to act by Monday 22 June 2026. It has not done so')
    expect(body).toContain('section 54')
    expect(letter('complaint', facts('2026-06-22', history)).subject).not.toContain('not complied with')
  })
  test('a review is asked of what was not reviewed, of its own day, and of what the notice of that day lacks', () => {
    const history: Fact[] = [
      sent,
      { ...answered('2026-03-20', [1, 'refused', '12']), reviewExplained: false } as Fact,
      asked('2026-03-24', 1),
      decided('2026-04-20', 'upheld'),
      answered('2026-04-21', [2, 'refused', '40(2)']),
    ]
    const { body } = letter('review', facts('2026-06-10', history))
    expect(body).toContain('the answer of Tuesday 21 April 2026. What was not given:\n\nQuestion 2: refused under section 40(2).')
    expect(body).not.toMatch(/Question 1|lacks|section 12/)
  })
  test('a review of a part that is missing asks under which section, and of what is not held asks how it was searched for', () => {
    expect(letter('review', facts('2026-04-10', [sent, answered('2026-04-07', [1, 'part disclosed'], [2, 'disclosed'])])).body).toContain(
      'please say whether it is not held or is refused, and under which section',
    )
    expect(letter('review', facts('2026-04-10', [sent, answered('2026-04-07', [1, 'not held'], [2, 'disclosed'])])).body).toContain(
      'Please say what was searched',
    )
  })
  test('an answer taken back and given again is not said to be missing', () => {
    const history: Fact[] = [
      sent,
      answered('2026-03-25', [1, 'disclosed']),
      { type: 'answer.retracted', on: '2026-03-27', questions: [1] },
      answered('2026-03-30', [1, 'disclosed']),
    ]
    const { body, subject } = letter('ask-rest', facts('2026-04-23', history))
    expect(subject).toContain('rest of the answer overdue')
    expect(body).toContain('Thank you for what you have sent.')
  })
  test('a fee that was paid before a new time began leaves nothing out of it', () => {
    const history: Fact[] = [
      sent,
      { type: 'fees.asked', on: '2026-03-10' },
      { type: 'fees.paid', on: '2026-03-12' },
      { type: 'clarification.asked', on: '2026-03-16' },
      { type: 'clarification.answered', on: '2026-03-18' },
    ]
    const { body } = letter('reminder', facts('2026-05-01', history))
    expect(body).not.toContain('section 10(2)')
    expect(facts('2026-05-01', history).clock.sentences.join(' ')).not.toContain('section 10(2)')
    const posted: Fact[] = [sent, { type: 'fees.asked', on: '2026-03-10' }, { type: 'fees.paid', on: '2026-03-12', receivedOn: '2026-03-13' } as Fact]
    expect(letter('reminder', facts('2026-05-01', posted)).body).toContain('from Tuesday 10 March 2026 to Friday 13 March 2026')
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
    const found = argumentsAgainst(section, day('2026-11-27'))
    expect(found.name).toBe(name)
    expect(found.points.length).toBeGreaterThan(0)
  })
  test('another section has general ones', () =>
    expect(argumentsAgainst('39', day('2026-11-27'))).toEqual({
      name: null,
      points: ['Please say why the section applies to each part of what was asked for, and disclose the parts to which it does not apply.'],
    }))
})
