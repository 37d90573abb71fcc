import { describe, expect, test } from 'vitest'
import { csvHeader } from './report-header'
import { shippedForces } from '@/lib/forces/register'
import { guessColumns, guessMapping, headingReader } from '@/lib/imports/columns'

const asked = {
  measures: [
    { code: 'M1', label: 'All sexual offences' },
    { code: 'M2', label: 'Rape' },
  ],
  periods: [
    { code: 'Y2024', label: '2024' },
    { code: 'Y2025', label: '2025' },
  ],
  forces: shippedForces,
}
const onePeriod = { ...asked, periods: asked.periods.slice(0, 1) }
const oneMeasure = { ...asked, measures: asked.measures.slice(0, 1) }
const use = (heading: string, given: Parameters<typeof headingReader>[0] = asked) => headingReader(given)(heading)

describe('what a heading says its column holds', () => {
  test.each([
    ['Force', 'force'],
    ['Police force', 'force'],
    ['FORCE NAME', 'force'],
    ['Constabulary', 'force'],
    ['force_id', 'force'],
    ['Public authority', 'force'],
    ['Sent', 'sent'],
    ['Date sent', 'sent'],
    ['sent_on', 'sent'],
    ['Submitted', 'sent'],
    ['Request date', 'sent'],
    ['Asked on', 'sent'],
    ['Due', 'due'],
    ['Due date', 'due'],
    ['Deadline', 'due'],
    ['due_on', 'due'],
    ['Response due', 'due'],
    ['Their due date', 'due said'],
    ['Due date (force)', 'due said'],
    ['Due date given', 'due said'],
    ['Acknowledged', 'acknowledged'],
    ['Ack', 'acknowledged'],
    ['Date of acknowledgement', 'acknowledged'],
    ['acknowledged_on', 'acknowledged'],
    ['Answered', 'answered'],
    ['Response date', 'answered'],
    ['Replied', 'answered'],
    ['Date received', 'answered'],
    ['Response received', 'answered'],
    ['answered_on', 'answered'],
    ['received_on', 'received'],
    ['Date of receipt', 'received'],
    ['State', 'state'],
    ['Status', 'state'],
    ['Outcome', 'state'],
    ['standing', 'state'],
    ['Decision', 'state'],
    ['Disclosed?', 'state'],
    ['Ref', 'reference'],
    ['Reference', 'reference'],
    ['FOI ref', 'reference'],
    ['Their reference', 'reference'],
    ['force_reference', 'reference'],
    ['Our ref', 'our reference'],
    ['FOI number', 'reference'],
    ['Exemptions', 'sections'],
    ['Section', 'sections'],
    ['Notes', 'notes'],
    ['Comments', 'notes'],
    ['days_late', 'ignore'],
    ['working_days_taken', 'ignore'],
    ['Response time (days)', 'ignore'],
    ['due_on_rule_b', 'ignore'],
    ['pfa_code', 'ignore'],
    ['Population', 'ignore'],
    ['M1 Y2024', 'figure M1 Y2024'],
    ['Rape 2025', 'figure M2 Y2025'],
    ['2025: Rape', 'figure M2 Y2025'],
    ['all sexual offences (2024)', 'figure M1 Y2024'],
    ['m2_y2025', 'figure M2 Y2025'],
    ['Rape', null],
    ['2024', null],
    ['Cats', null],
    ['', null],
  ])('%s: %s', (heading, expected) => expect(use(heading)).toBe(expected))

  test('with one period a measure alone is its figure', () =>
    expect([use('Rape', onePeriod), use('m1', onePeriod)]).toEqual(['figure M2 Y2024', 'figure M1 Y2024']))
  test('with one measure a period alone is its figure', () =>
    expect([use('2024', oneMeasure), use('Y2025', oneMeasure)]).toEqual(['figure M1 Y2024', 'figure M1 Y2025']))
  test('a measure that sounds like a date column is a figure all the same', () =>
    expect(use('Answered', { ...onePeriod, measures: [{ code: 'A', label: 'Answered' }] })).toBe('figure A Y2024'))
  test('a measure is told from its like by its brackets', () =>
    expect(
      use('(blank)', {
        ...onePeriod,
        measures: [
          { code: 'A', label: 'blank' },
          { code: 'B', label: '(blank)' },
        ],
      }),
    ).toBe('figure B Y2024'))
})

describe('a sheet', () => {
  test('is found below its title', () => {
    const guess = guessColumns(
      [['Cones round, kept by the desk'], [], ['', 'as at April'], ['Force', 'Date sent', 'Status'], ['Kent', '9/3/2026', 'sent'], ['Essex', '9/3/2026', '']],
      asked,
    )
    expect(guess).toMatchObject({ headerRow: 3, columns: ['force', 'sent', 'state'], forcesNamed: 2 })
  })
  test('may have no headings', () =>
    expect(
      guessColumns(
        [
          ['Kent', '12'],
          ['Essex', '13'],
        ],
        asked,
      ),
    ).toMatchObject({ headerRow: -1, columns: ['force', 'ignore'] }))
  test('names its forces where most forces stand, whatever the heading says', () => {
    expect(
      guessColumns(
        [
          ['Force', 'Where', 'Sent'],
          ['1', 'Kent', ''],
          ['2', 'Met police', ''],
          ['3', 'Gwent', ''],
        ],
        asked,
      ).columns,
    ).toEqual(['ignore', 'force', 'sent'])
  })
  test('takes the first of two columns for one use, and both of two states or notes', () => {
    expect(
      guessColumns(
        [
          ['Force', 'Sent', 'Date sent', 'Status', 'Outcome', 'Notes', 'Comments'],
          ['Kent', '', '', '', '', '', ''],
        ],
        asked,
      ).columns,
    ).toEqual(['force', 'sent', 'ignore', 'state', 'state', 'notes', 'notes'])
  })
  test('takes a column headed like a date for a state where its cells are words', () => {
    expect(
      guessColumns(
        [
          ['Force', 'Response', 'Disclosed'],
          ['Kent', 'Refused s.40', '3/4/2026'],
          ['Essex', 'No reply', '5/4/2026'],
        ],
        asked,
      ).columns,
    ).toEqual(['force', 'state', 'answered'])
  })
  test('is the one of a workbook that names most forces', () => {
    expect(guessMapping([{ rows: [['Notes'], ['Kent was slow']] }, { rows: [['Force'], ['Kent'], ['Essex']] }], asked)).toMatchObject({
      sheet: 1,
      headerRow: 0,
      columns: ['force'],
    })
  })
  test('of the desk’s own report is read back by its own headings', () => {
    const guess = guessColumns([csvHeader.split(','), ['kent', 'Kent Police', 'E23000032', 'no response']], asked)
    const uses = Object.fromEntries(csvHeader.split(',').map((heading, column) => [heading, guess.columns[column]]))
    expect(uses).toMatchObject({
      force_id: 'force',
      force: 'ignore',
      standing: 'state',
      outcome: 'state',
      sent_on: 'sent',
      received_on: 'received',
      due_on: 'due',
      due_on_rule_b: 'ignore',
      days_late: 'ignore',
      acknowledged_on: 'acknowledged',
      answered_on: 'answered',
      working_days_taken: 'ignore',
      exemptions: 'sections',
      force_reference: 'reference',
      last_contact_on: 'ignore',
      review_due_on: 'ignore',
      ico_complained_on: 'ignore',
      notes: 'notes',
    })
  })
  test('of many columns is read at once', () => {
    const measures = Array.from({ length: 100 }, (_, at) => ({ code: `M${at}`, label: `Measure ${at}` }))
    const periods = Array.from({ length: 50 }, (_, at) => ({ code: `P${at}`, label: `Period ${at}` }))
    const headings = ['Force', ...Array.from({ length: 290 }, (_, at) => `Measure ${at % 100} Period ${at % 50}`)]
    const from = performance.now()
    expect(guessColumns([headings, ...shippedForces.map(({ name }) => [name])], { measures, periods, forces: shippedForces }).columns[1]).toBe('figure M0 P0')
    expect(performance.now() - from).toBeLessThan(3000)
  })
})

test('a first row whose force cannot be told is no row of headings', () =>
  expect(
    guessColumns(
      [
        ['Yorkshire', '9/3/2026'],
        ['Kent', '9/3/2026'],
      ],
      asked,
    ).headerRow,
  ).toBe(-1))
