import { describe, expect, test } from 'vitest'
import { faultsOf, inputOf, rowsOf, withYears } from '@/lib/investigations/new-form'
import { completed, yearOf, yearsFrom } from '@/lib/investigations/periods'
import { newInvestigation } from '@/lib/investigations/schema'

const typed = {
  code: 'cones',
  title: 'Traffic cones',
  'questions.0': 'How many?',
  forces: 'kent\nmet',
  'rows.questions': '3',
  'rows.measures': '3',
  'rows.periods': '3',
}
const read = (more: Record<string, string>) => {
  const { input, typedIn } = inputOf({ ...typed, ...more })
  const parsed = newInvestigation.safeParse(input)
  return parsed.success ? { input: parsed.data, faults: {} } : { input: null, faults: faultsOf(parsed.error, typedIn) }
}

describe('the form of a new round', () => {
  test('one question, no measure and no period is a round: it may ask for documents alone', () =>
    expect(read({}).input).toMatchObject({ code: 'CONES', questions: ['How many?'], measures: [], periods: [], forces: ['kent', 'met'] }))
  test('blank rows do not count, wherever they stand', () =>
    expect(read({ 'questions.0': '', 'questions.2': 'How much?' }).input?.questions).toEqual(['How much?']))
  test('a measure without a code takes that of its row', () =>
    expect(read({ 'measures.1.label': 'Cones lost', 'periods.0.label': '2025' }).input?.measures).toEqual([{ code: 'M2', label: 'Cones lost', unit: '' }]))
  test('what is wrong stands beside the row where it was typed, not the row that counts', () =>
    expect(
      read({
        'questions.0': '',
        'questions.1': 'How many?',
        'measures.0.label': 'Cones',
        'measures.2.label': 'Cones',
        'measures.2.code': 'M1',
        'periods.2.label': '2025',
        'periods.2.basis': 'part',
      }).faults,
    ).toMatchObject({
      'measures.2.code': [expect.stringContaining('twice')],
      'periods.2.startsOn': [expect.any(String)],
      'periods.2.endsOn': [expect.any(String)],
    }))
  test('everything missing is told at once, each beside its field', () =>
    expect(Object.keys(read({ code: '', title: '', 'questions.0': '', forces: '' }).faults).sort()).toEqual(['code', 'forces', 'questions.0', 'title']))
  test('measures without a period are refused beside the periods', () =>
    expect(read({ 'measures.0.label': 'Cones' }).faults).toHaveProperty(['periods.0.label']))
  test('the rows grow with what was asked for and never beyond a hundred', () =>
    expect(rowsOf({ 'rows.questions': '7', 'rows.periods': '99999', 'rows.measures': 'x' })).toEqual({ questions: 7, measures: 3, periods: 100 }))
})

describe('periods', () => {
  test('a calendar year is its name alone', () =>
    expect(completed({ code: '', label: '2025', startsOn: '', endsOn: '', basis: 'calendar' })).toEqual({
      code: 'Y2025',
      label: '2025',
      startsOn: '2025-01-01',
      endsOn: '2025-12-31',
      basis: 'calendar',
    }))
  test.each(['2025', '2025-26', '2025/26', '2025–2026', 'FY2025'])('a financial year typed as %s begins on 1 April', (label) =>
    expect(completed({ code: '', label, startsOn: '', endsOn: '', basis: 'financial' })).toMatchObject({
      code: 'FY2025-26',
      startsOn: '2025-04-01',
      endsOn: '2026-03-31',
    }),
  )
  test('a part of a year keeps the days it was given and is named by them', () =>
    expect(completed({ code: '', label: 'To September', startsOn: '2025-01-01', endsOn: '2025-09-30', basis: 'part' })).toMatchObject({
      code: 'P2025-01_2025-09',
      label: 'To September',
    }))
  test('a part of a year is not filled in from its name', () =>
    expect(completed({ code: '', label: '2025', startsOn: '', endsOn: '', basis: 'part' })).toMatchObject({ startsOn: '', endsOn: '', code: '' }))
  test('days that were typed are never changed', () =>
    expect(completed({ code: '', label: '2025', startsOn: '2025-01-01', endsOn: '2025-06-30', basis: 'calendar' })).toMatchObject({
      startsOn: '2025-01-01',
      endsOn: '2025-06-30',
    }))
  test('the century turns', () => expect(yearOf(1999, 'financial')).toMatchObject({ code: 'FY1999-00', endsOn: '2000-03-31' }))
  test('years are added from the earlier to the later, however they are typed', () =>
    expect(yearsFrom(2025, 2022, 'calendar').map(({ code }) => code)).toEqual(['Y2022', 'Y2023', 'Y2024', 'Y2025']))
  test('added years fill blank rows, leave full ones, and are not added twice', () => {
    const next = withYears({ 'rows.periods': '3', 'periods.0.label': 'Mine', 'periods.1.code': 'Y2023' }, yearsFrom(2022, 2024, 'calendar'))
    expect([0, 1, 2, 3].map((row) => next[`periods.${row}.label`])).toEqual(['Mine', undefined, '2022', '2024'])
    expect(next['rows.periods']).toBe('4')
  })
})
