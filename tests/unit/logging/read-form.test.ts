import { describe, expect, test } from 'vitest'
import { eventTypes, ownTypes, type RequestEvent } from '@/lib/events/events'
import { formFor, formKinds, formOf, type FormKind } from '@/lib/logging/event-form'
import { readEventForm, sectionsIn, toFormValues } from '@/lib/logging/read-form'

const form = (entries: Record<string, string | string[]>) => {
  const data = new FormData()
  for (const [name, values] of Object.entries(entries)) for (const value of [values].flat()) data.append(name, value)
  return data
}
const read = (kind: FormKind, entries: Record<string, string | string[]>, questions = [1, 2, 3]) => readEventForm(kind, form(entries), questions)
const event = (kind: FormKind, entries: Record<string, string | string[]>, questions = [1, 2, 3]) => {
  const result = read(kind, entries, questions)
  if (!result.ok) throw new Error(JSON.stringify(result.state.fields))
  return result.event
}
const faults = (kind: FormKind, entries: Record<string, string | string[]>, questions = [1, 2, 3]) => {
  const result = read(kind, entries, questions)
  return result.ok ? null : result.state.fields
}
const on = '2026-04-08'

describe('every type that a person logs has a form that makes it', () => {
  test.each(eventTypes.filter((type) => !ownTypes.includes(type) && type !== 'event.voided'))('%s', (type) => {
    const kind = formFor(type)!
    expect(formOf(kind).type).toBe(type)
  })
  test.each(formKinds)('the form %s reads a day, and asks for one where it is missing', (kind) => {
    const enough = { on, 'outcome-1': 'disclosed', text: 'Rang them' }
    expect(event(kind, enough)).toMatchObject({ type: formOf(kind).type, on })
    expect(faults(kind, { ...enough, on: '' })?.on?.[0]).toMatch(/^Choose (the|a) day/)
  })
})

describe('an answer has an outcome for each question', () => {
  test('a question that nobody chose an outcome for is left out: the clock runs on for it', () => {
    expect(
      event('answered', {
        on,
        'outcome-1': 'disclosed',
        'outcome-2': '',
        'outcome-3': 'refused',
        'sections-3': 's.43(2), section 31(1)(a)',
        'words-3': ' we withhold ',
        reference: 'FOI 1/26',
        publicInterest: 'on',
      }),
    ).toEqual({
      type: 'request.answered',
      on,
      reference: 'FOI 1/26',
      publicInterest: true,
      outcomes: [
        { question: 1, outcome: 'disclosed' },
        { question: 3, outcome: 'refused', sections: ['43(2)', '31(1)(a)'], words: 'we withhold' },
      ],
    })
  })
  test('what the letter states is given, lacking, or not looked at', () => {
    const stated = (text: string) => event('answered', { on, 'outcome-1': 'refused', 'sections-1': '31', publicInterest: text, reviewExplained: text })
    expect(stated('on')).toMatchObject({ publicInterest: true, reviewExplained: true })
    expect(stated('off')).toMatchObject({ publicInterest: false, reviewExplained: false })
    expect(stated('')).not.toHaveProperty('publicInterest')
  })
  test('no outcome at all is told beside the questions', () =>
    expect(faults('answered', { on })).toEqual({ outcomes: ['Say what they answered to at least one question'] }))
  test('sections without an outcome are not lost in silence', () => {
    expect(faults('answered', { on, 'outcome-1': 'disclosed', 'sections-2': '40(2)' })).toEqual({
      'outcome-2': ['Choose what they said to question 2, or clear its other fields'],
    })
  })
  test('a section that is none is told beside its question', () => {
    expect(faults('answered', { on, 'outcome-2': 'refused', 'sections-2': 'data protection' })).toEqual({
      'sections-2': [expect.stringMatching(/^Write a section/)],
    })
  })
  test('an outcome that is none is refused', () => expect(faults('answered', { on, 'outcome-2': 'lost' })).toEqual({ 'outcome-2': ['Choose one of the list'] }))
})

describe('the quick forms say the same to every question', () => {
  test('a refusal', () => {
    const outcome = { outcome: 'refused', sections: ['12'], words: 'It would exceed 18 hours' }
    expect(event('refused', { on, sections: 's12', words: 'It would exceed 18 hours', reviewExplained: 'on' }, [1, 2])).toEqual({
      type: 'request.answered',
      on,
      reviewExplained: true,
      outcomes: [
        { question: 1, ...outcome },
        { question: 2, ...outcome },
      ],
    })
  })
  test('nothing held', () =>
    expect(event('nothing-held', { on }, [1])).toEqual({ type: 'request.answered', on, outcomes: [{ question: 1, outcome: 'not held' }] }))
  test('a wrong section is told once, beside the one field', () =>
    expect(faults('refused', { on, sections: 'cost' })).toEqual({ sections: [expect.stringMatching(/^Write a section/)] }))
})

describe('facts are read as people type them', () => {
  test.each([
    ['s.12', ['s.12']],
    ['31(1)(a), 40(2) and section 43', ['31(1)(a)', '40(2)', 'section 43']],
    ['12; 14\n21 & 40(2)', ['12', '14', '21', '40(2)']],
    [' , ', []],
  ])('sections %j', (text, sections) => expect(sectionsIn(text)).toEqual(sections))

  test('a fee with its sign', () => expect(event('fees-asked', { on, amount: '£1,045.50' })).toEqual({ type: 'fees.asked', on, amount: 1045.5 }))
  test('a fee that is no number is told beside it', () =>
    expect(faults('fees-asked', { on, amount: 'a lot' })).toEqual({ amount: ['Write the fee in pounds, for example 45 or 45.50'] }))
  test('ticked questions', () => expect(event('retracted', { on, questions: ['1', '3'] })).toEqual({ type: 'answer.retracted', on, questions: [1, 3] }))
  test('blank facts are absent', () => expect(event('acknowledged', { on, reference: ' ', dueOnSaid: '' })).toEqual({ type: 'request.acknowledged', on }))
  test('an extension may name no section and give no date', () => expect(event('extended', { on })).toEqual({ type: 'request.extended', on, sections: [] }))
  test('a day that does not exist is refused beside its field', () =>
    expect(faults('extended', { on, to: '2026-02-30' })).toEqual({ to: [expect.stringMatching(/^Enter a day/)] }))
  test('a note needs its words', () => expect(faults('note', { on, text: ' ' })?.text).toContain('Write the note first'))
})

test('what was typed comes back whatever is wrong', () => {
  const result = read('answered', { on: '', reference: 'FOI 9', 'words-2': 'quoted', version: '4' })
  expect(result.ok ? null : result.state.values).toEqual({ on: '', reference: 'FOI 9', 'words-2': 'quoted', version: '4' })
})

describe('a correction starts from what was logged', () => {
  const events: RequestEvent[] = [
    event('sent', { on, receivedOn: '2026-04-09', way: 'post' }),
    event('promised', { on, replyBy: '2026-05-01', words: 'soon' }),
    event('answered', {
      on,
      'outcome-1': 'part disclosed',
      'sections-1': '40(2), 31(1)(a)',
      'words-1': 'in part',
      'outcome-3': 'not held',
      publicInterest: 'on',
      reviewExplained: 'off',
    }),
    event('refined', { on, questions: ['2'], words: 'fewer years' }),
    event('extended', { on, to: '2026-05-06', sections: '43(2)' }),
    event('fees-asked', { on, amount: '45.5' }),
    event('retracted', { on, questions: ['1', '3'], reason: 'error' }),
    event('review-decided', { on, upheld: 'overturned', 'outcome-2': 'disclosed' }),
    event('appeal-made', { on, appellant: 'the force', reference: 'EA/2026/1' }),
    event('clarification-asked', { on, disputed: 'on' }),
  ]
  test.each(events.map((logged) => [logged.type, logged] as const))('%s comes back as it was', (type, logged) => {
    const typed = toFormValues({ ...logged, id: 'x', at: new Date(0), by: 'Tess' } as unknown as RequestEvent)
    const entries = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, name === 'questions' ? value.split('\n') : value]))
    expect(event(formFor(type)!, entries)).toEqual(logged)
  })
})
