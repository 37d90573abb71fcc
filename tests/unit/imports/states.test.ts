import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { eventSchema } from '@/lib/events/events'
import { eventOf, type Meaning, meaningKeys, meaningOf, meanings, sectionsIn } from '@/lib/imports/states'

const table: Record<Meaning, string[]> = {
  disclosed: [
    'Disclosed',
    'Full disclosure',
    'disclosed in full',
    'Data received',
    'Data provided',
    'Figures in',
    'Complete',
    'granted',
    'Released',
    'Successful',
  ],
  'part disclosed': ['Part disclosed', 'partial', 'Partially disclosed', 'Disclosed in part', 'part refused', 'Some data', 'Partly exempt s.40'],
  refused: [
    'Refused',
    'refused s.40',
    'REFUSED - s40(2)',
    'Exempt',
    'Section 12 refusal',
    'rejected',
    'Declined',
    'NCND',
    'withheld',
    'Vexatious',
    'Over cost limit',
    'not disclosed',
    'Refused under s.31',
  ],
  'not held': ['Not held', 'Information not held', 'Nothing held', 'no info held', 'No information', 'Does not hold', "Doesn't record", 'No data', 'not_held'],
  answered: ['Answered', 'Replied', 'Responded', 'response received', 'Closed', 'done', 'Yes'],
  clarification: ['Clarification', 'Asked for clarification', 'clarify'],
  extended: ['Extended', 'Extension', 'Public interest test', 'PIT', 'extended to 6 May 2026'],
  withdrawn: ['Withdrawn', 'We withdrew', 'cancelled'],
  acknowledged: ['Acknowledged', 'Ack', "ack'd", 'acknowledgement only', 'Acknowledgment'],
  awaiting: [
    'Awaiting',
    'Awaiting response',
    'response awaited',
    'Pending',
    'waiting',
    'In progress',
    'on time',
    'Not yet due',
    'due',
    'open',
    'acknowledged - awaiting reply',
  ],
  'no response': [
    'No response',
    'No reply',
    'no answer',
    'Overdue',
    'Late',
    'Not responded',
    'Non-response',
    'silent',
    'Outstanding',
    'Chased',
    'no_response',
    'Nothing back',
    'unanswered',
  ],
  sent: ['Sent', 'Asked', 'submitted', 'Requested'],
  'not sent': ['Not sent', 'not yet sent', 'To be sent', 'Draft', 'Not asked'],
  ignore: ['', '-', 'n/a', '?'],
}

describe('the words of a state column', () => {
  test.each(Object.entries(table).flatMap(([meaning, texts]) => texts.map((text) => [text, meaning])))('“%s” means %s', (text, meaning) =>
    expect(meaningOf(text)).toBe(meaning),
  )
  test('every meaning stands in the table', () => expect(Object.keys(table).sort()).toEqual([...meaningKeys].sort()))
  test.each(['purple', 'see email', 'Dave', 'department'])('“%s” means nothing that is known, and is told', (text) => expect(meaningOf(text)).toBeNull())
})

test.each([
  ['refused s.40', ['40']],
  ['Refused s40(2)', ['40(2)']],
  ['Section 12', ['12']],
  ['s.40(2), 31(1)(a)', ['40(2)', '31(1)(a)']],
  ['ss 30 and 31', ['30', '31']],
  ['s40 & s31', ['40', '31']],
  ['sections 40(2) and 30(1)', ['40(2)', '30(1)']],
  ['Refused 40(2)', ['40(2)']],
  ['12', ['12']],
  ['Refused - cost', ['12']],
  ['Vexatious', ['14']],
  ['40(5B) NCND', []],
  ['NCND s.40(5B)', ['40(5B)']],
  ['refused', []],
  ['', []],
  ['asks for 12 months', []],
  ['sent 12 March', []],
  ['s.12/s.14', ['12', '14']],
  ['Refused (s.40 (2))', ['40(2)']],
  ['exempt: s.23, s.24', ['23', '24']],
])('“%s” cites %j', (text, sections) => expect(sectionsIn(text)).toEqual(sections))

describe('events', () => {
  const given = { on: day('2026-03-09'), sections: ['40(2)'], questions: [1, 2], to: null, words: 'x' }
  test.each(meaningKeys)('%s comes to an event that may go on the record, or to none', (meaning) => {
    const event = eventOf(meaning, { ...given, outcome: meanings[meaning].outcome })
    if (event) expect(eventSchema.parse(event)).toEqual(event)
    expect(event !== null).toBe(['disclosed', 'part disclosed', 'refused', 'not held', 'clarification', 'extended', 'withdrawn'].includes(meaning))
  })
  test('a refusal answers every question and keeps its sections', () =>
    expect(eventOf('refused', { ...given, outcome: 'refused' })).toEqual({
      type: 'request.answered',
      on: '2026-03-09',
      outcomes: [
        { question: 1, outcome: 'refused', sections: ['40(2)'] },
        { question: 2, outcome: 'refused', sections: ['40(2)'] },
      ],
    }))
  test('a section named beside a full disclosure is not its exemption', () =>
    expect(JSON.stringify(eventOf('disclosed', { ...given, outcome: 'disclosed' }))).not.toContain('sections'))
})
