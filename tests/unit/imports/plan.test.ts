import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import type { RequestEvent } from '@/lib/events/events'
import { eventsOf, planOf, roundOf, wordsOf } from './round'

const sent = { type: 'request.sent', on: day('2026-03-09') } as const
const disclosed = (on: string, outcome: 'disclosed' | 'refused' = 'disclosed', sections?: string[]): RequestEvent => ({
  type: 'request.answered',
  on: day(on),
  outcomes: [1, 2].map((question) => ({ question, outcome, ...(sections && { sections }) })),
})
const head = ['Force', 'Sent', 'Due', 'Acknowledged', 'Answered', 'State', 'Ref', 'Notes', 'Cones lost', 'Cones found']
const row = (...cells: string[]) => [head, cells]

describe('a row', () => {
  test('is previewed as what it would change, in words', () => {
    const plan = planOf(
      row('met police', '9/3/2026', '', '10 March 2026', '2/4/2026', 'Part disclosed s.40(2)', '01.FOI.26.012345', 'Rang on Friday', '1,189', '<5'),
    )
    const [met] = plan.rows
    expect(met).toMatchObject({ row: 2, state: 'changes', force: { id: 'metropolitan' }, reference: 'CONES-MET', problems: [] })
    expect(eventsOf(met)).toEqual([
      { type: 'request.sent', on: '2026-03-09' },
      { type: 'request.acknowledged', on: '2026-03-10', reference: '01.FOI.26.012345' },
      {
        type: 'request.answered',
        on: '2026-04-02',
        outcomes: [
          { question: 1, outcome: 'part disclosed', sections: ['40(2)'] },
          { question: 2, outcome: 'part disclosed', sections: ['40(2)'] },
        ],
      },
      { type: 'note.added', on: '2026-04-02', text: 'Rang on Friday' },
    ])
    expect(met!.changes.map(({ words }) => words)).toEqual([
      '9\u00a0Mar 2026: We sent the letter.',
      '10\u00a0Mar 2026: They acknowledged it, reference 01.FOI.26.012345.',
      '2\u00a0Apr 2026: They answered: disclosed in part (s.40(2)).',
      '2\u00a0Apr 2026: Rang on Friday',
      'Cones lost, 2025: 1,189',
      'Cones found, 2025: <5',
    ])
    expect(plan.counts).toMatchObject({ rows: 1, matched: 1, changed: 1, events: 4, figures: 2, leftOut: 0, told: 0 })
    expect(plan.absent).toHaveLength(42)
  })

  test('that says what the record says changes nothing', () => {
    const events = {
      kent: [
        sent,
        { type: 'request.acknowledged', on: day('2026-03-10'), reference: 'F1' } as const,
        disclosed('2026-04-02'),
        { type: 'note.added', on: day('2026-04-20'), text: 'Rang' } as const,
      ],
    }
    const round = roundOf({ events, figures: { kent: { 'LOST 2025': { version: 3, text: '1189', isRetracted: false } } } })
    const plan = planOf(row('Kent', '9/3/2026', '', '10/3/2026', '2/4/2026', 'Disclosed', 'F1', 'Rang', '1,189', ''), { round })
    expect(plan.rows[0]).toMatchObject({ state: 'as it is', changes: [], problems: [] })
  })

  test('planned upon what it changed itself changes nothing more', () => {
    const cells = ['Kent', '9/3/2026', '9/4/2026', '10/3/2026', '2/4/2026', 'Refused s.40(2), 31', 'F1', 'Rang', 'refused s.40', '']
    const first = planOf(row(...cells))
    const figures = Object.fromEntries(
      first.rows[0]!.changes.flatMap((change) =>
        change.kind === 'figure' ? [[`${change.measure} ${change.period}`, { version: 1, text: change.text, isRetracted: false }]] : [],
      ),
    )
    const again = planOf(row(...cells), { round: roundOf({ events: { kent: eventsOf(first.rows[0]) }, figures: { kent: figures } }) })
    expect(first.rows[0]!.changes.length).toBeGreaterThan(4)
    expect(again.rows[0]).toMatchObject({ state: 'as it is', changes: [] })
  })

  test('a figure that differs says what it was, and is guarded by the version it was read at', () => {
    const plan = planOf(row('Kent', '', '', '', '', '', '', '', '12', ''), {
      round: roundOf({ figures: { kent: { 'LOST 2025': { version: 3, text: '11', isRetracted: false } } } }),
    })
    expect(plan.rows[0]!.changes).toEqual([
      { kind: 'figure', measure: 'LOST', period: '2025', text: '12', before: '11', baseVersion: 3, column: 'I', words: 'Cones lost, 2025: 12 (was 11)' },
    ])
  })
  test('a blank figure takes nothing away', () => {
    const plan = planOf(row('Kent', '', '', '', '', '', '', '', '', ''), {
      round: roundOf({ figures: { kent: { 'LOST 2025': { version: 3, text: '11', isRetracted: false } } } }),
    })
    expect(plan.rows[0]).toMatchObject({ state: 'as it is', changes: [] })
  })
  test('a figure that was withdrawn is not brought back', () => {
    const plan = planOf(row('Kent', '', '', '', '', '', '', '', '11', ''), {
      round: roundOf({ figures: { kent: { 'LOST 2025': { version: 3, text: '11', isRetracted: true } } } }),
    })
    expect(plan.rows[0]!.changes).toEqual([])
    expect(wordsOf(plan.rows[0])).toContain('withdrawn')
  })
  test('a figure nobody can read is kept as unclear, and told', () => {
    const plan = planOf(row('Kent', '', '', '', '', '', '', '', '1.189', ''))
    expect(plan.rows[0]!.changes).toHaveLength(1)
    expect(plan.rows[0]!.problems).toMatchObject([{ isLeftOut: false, words: expect.stringContaining('unclear') }])
  })
})

describe('forces', () => {
  test('that cannot be told are listed with their candidates', () => {
    const plan = planOf([
      ['Force', 'Sent'],
      ['Yorkshire', '9/3/2026'],
      ['Narnia Police', '9/3/2026'],
      ['Kent', '9/3/2026'],
    ])
    expect(plan.rows.map(({ row, state }) => [row, state])).toEqual([
      [2, 'unknown force'],
      [3, 'unknown force'],
      [4, 'changes'],
    ])
    expect(plan.rows[0]!.candidates.map(({ id }) => id)).toEqual(['north-yorkshire', 'south-yorkshire', 'west-yorkshire', 'humberside'])
    expect(plan.rows[1]!.words).toBe('The register has no force called “Narnia Police”.')
  })
  test('that a person named are taken', () => {
    const plan = planOf(
      [
        ['Force', 'Sent'],
        ['Yorkshire', '9/3/2026'],
        ['Kent', '9/3/2026'],
      ],
      { mapping: { forces: { '2': 'west-yorkshire', '3': '' } } },
    )
    expect(plan.rows).toMatchObject([{ force: { id: 'west-yorkshire' }, state: 'changes' }, { state: 'left out' }])
  })
  test('that stand there twice are listed, and none of the two is taken', () => {
    const plan = planOf([
      ['Force', 'Sent'],
      ['Kent', '9/3/2026'],
      ['Essex', '9/3/2026'],
      ['Kent Police', '10/3/2026'],
    ])
    expect(plan.rows.map(({ state }) => state)).toEqual(['doubled', 'changes', 'doubled'])
    expect(plan.rows[0]!.words).toBe('Rows 2 and 4 both name Kent Police: none of them is taken. Leave out all but one.')
    expect(plan.rows.filter(({ state }) => state === 'doubled').flatMap(({ changes }) => changes)).toEqual([])
  })
  test('of which one row is left out stand there once', () => {
    const plan = planOf(
      [
        ['Force', 'Sent'],
        ['Kent', '9/3/2026'],
        ['Kent Police', '10/3/2026'],
      ],
      { mapping: { forces: { '3': '' } } },
    )
    expect(plan.rows.map(({ state }) => state)).toEqual(['changes', 'left out'])
  })
  test('that were not asked are reported as not in this round', () => {
    const plan = planOf([
      ['Force', 'Sent'],
      ['BTP', '9/3/2026'],
      ['PSNI', '9/3/2026'],
      ['Kent', ''],
    ])
    expect(plan.rows.map(({ state }) => state)).toEqual(['not in this round', 'not in this round', 'as it is'])
    expect(plan.counts).toMatchObject({ notInRound: 2, matched: 1 })
  })
  test('are not what totals and empty rows are', () => {
    const plan = planOf([
      ['Force', 'Cones lost'],
      ['Kent', '3'],
      ['', ''],
      ['Total', '3'],
      ['England and Wales', '3'],
    ])
    expect(plan.rows.map(({ row, state }) => [row, state])).toEqual([
      [2, 'changes'],
      [4, 'total'],
      [5, 'total'],
    ])
  })
  test('are known by our own reference too; where name and reference part, nothing is taken', () => {
    const plan = planOf([
      ['Our ref', 'Force', 'Sent'],
      ['CONES-KNT', '', '9/3/2026'],
      ['CONES-ESX', 'Gwent', '9/3/2026'],
    ])
    expect(plan.rows).toMatchObject([
      { force: { id: 'kent' }, state: 'changes' },
      { state: 'unknown force', candidates: [{ id: 'gwent' }, { id: 'essex' }] },
    ])
  })
  test('missing from the sheet are named', () =>
    expect(planOf([['Force'], ['Kent']], { round: roundOf({ forces: ['kent', 'gwent'] }) }).absent).toEqual([{ id: 'gwent', name: 'Gwent Police' }]))
})

describe('dates', () => {
  test('that cannot be read are listed by row, and the rest of the row is taken', () => {
    const plan = planOf(row('Kent', '9/3/2026', '', '30/02/2026', '', '', '', '', '4', ''))
    expect(plan.rows[0]!.problems).toEqual([
      { column: 'Acknowledged', text: '30/02/2026', words: '“30/02/2026” is a day that does not exist.', isLeftOut: true },
    ])
    expect(eventsOf(plan.rows[0])).toEqual([sent])
    expect(plan.counts).toMatchObject({ leftOut: 1, figures: 1 })
  })
  test('that have not come yet, or stand before the letter went, are left out with the reason', () => {
    const plan = planOf([head, ['Kent', '9/3/2027', '', '', '', '', '', '', '', ''], ['Essex', '9/3/2026', '', '1/3/2026', '', '', '', '', '', '']])
    expect(wordsOf(plan.rows[0])).toContain('has not come yet')
    expect(wordsOf(plan.rows[1])).toContain('before the day this request was sent')
    expect(eventsOf(plan.rows[1])).toEqual([sent])
  })
  test('month first in one cell put the others of the column in doubt', () => {
    const plan = planOf([
      ['Force', 'Sent'],
      ['Kent', '03/25/2026'],
      ['Essex', '03/04/2026'],
      ['Gwent', '2026-03-04'],
    ])
    expect(plan.warnings).toEqual([
      'The column “Sent” holds a date that is month first (03/25/2026). One other date in it was read day first and may be wrong: look at them before you accept.',
    ])
  })
  test('without a letter sent, nothing that follows it is logged', () => {
    const plan = planOf(row('Kent', '', '', '10/3/2026', '', '', '', '', '', ''))
    expect(plan.rows[0]!.changes).toEqual([])
    expect(wordsOf(plan.rows[0])).toContain('not logged as sent yet')
  })
  test('that part from the record leave it as it is, and are told', () => {
    const round = roundOf({ events: { kent: [sent, disclosed('2026-04-02')] } })
    const plan = planOf([head, ['Kent', '10/3/2026', '', '', '3/4/2026', 'Disclosed', '', '', '', '']], { round })
    expect(plan.rows[0]!.changes).toEqual([])
    expect(wordsOf(plan.rows[0])).toContain('The record has it as sent on 9\u00a0Mar 2026')
    expect(wordsOf(plan.rows[0])).toContain('The record has this answer on 2\u00a0Apr 2026')
  })
})

describe('a due date', () => {
  test('of the newsroom’s own is kept as a note and told where it differs; ours stays', () => {
    const plan = planOf(row('Kent', '9/3/2026', '6/4/2026', '10/3/2026', '', '', '', '', '', ''))
    expect(eventsOf(plan.rows[0])).toEqual([
      sent,
      { type: 'request.acknowledged', on: '2026-03-10' },
      { type: 'note.added', on: '2026-03-10', text: 'Due date in the imported sheet: Monday 6\u00a0April 2026.' },
    ])
    expect(plan.rows[0]!.problems).toMatchObject([
      {
        column: 'Due',
        isLeftOut: false,
        words: 'The sheet has 6\u00a0Apr 2026 as due, the desk counts 9\u00a0Apr 2026. Ours binds; theirs is kept as a note.',
      },
    ])
  })
  test('that is ours too adds nothing', () => {
    const plan = planOf(row('Kent', '9/3/2026', '9/4/2026', '', '', '', '', '', '', ''))
    expect(eventsOf(plan.rows[0])).toEqual([sent])
    expect(plan.rows[0]!.problems).toEqual([])
  })
  test('that the force gave goes on its acknowledgement', () => {
    const plan = planOf([
      ['Force', 'Sent', 'Acknowledged', 'Their due date'],
      ['Kent', '9/3/2026', '10/3/2026', '6/4/2026'],
    ])
    expect(eventsOf(plan.rows[0])[1]).toEqual({ type: 'request.acknowledged', on: '2026-03-10', dueOnSaid: '2026-04-06' })
    expect(wordsOf(plan.rows[0])).toContain('kept as the date they gave')
  })
})

describe('states', () => {
  const answers = (...cells: string[]) => planOf(row(...cells)).rows[0]
  test('no response logs nothing: silence is what follows from no answer', () =>
    expect(eventsOf(answers('Kent', '9/3/2026', '', '', '', 'No response', '', '', '', ''))).toEqual([sent]))
  test('that contradict a date are told, and the date is left out', () => {
    const kent = answers('Kent', '9/3/2026', '', '', '2/4/2026', 'No response', '', '', '', '')
    expect(eventsOf(kent)).toEqual([sent])
    expect(wordsOf(kent)).toBe('The state says “No response”, and yet the row gives 2\u00a0Apr 2026 as the day of an answer.')
  })
  test('“not sent” beside a day of sending is told', () =>
    expect(wordsOf(answers('Kent', '9/3/2026', '', '', '', 'Not sent', '', '', '', ''))).toContain('“Not sent”'))
  test('no response beside figures is told', () =>
    expect(wordsOf(answers('Kent', '9/3/2026', '', '', '', 'No response', '', '', '4', ''))).toContain('yet the row gives figures'))
  test('refused beside figures is told', () =>
    expect(wordsOf(answers('Kent', '9/3/2026', '', '', '2/4/2026', 'Refused s.12', '', '', '4', ''))).toContain('disclosed in part'))
  test('that are not known are told, and can be given a meaning', () => {
    expect(wordsOf(answers('Kent', '9/3/2026', '', '', '', 'purple', '', '', '', ''))).toContain('does not know the state “purple”')
    const plan = planOf(row('Kent', '9/3/2026', '', '', '2/4/2026', 'purple', '', '', '', ''), { mapping: { states: { purple: 'not held' } } })
    expect(eventsOf(plan.rows[0])[1]).toMatchObject({ type: 'request.answered', outcomes: [{ outcome: 'not held' }, { outcome: 'not held' }] })
  })
  test('an answer without a day is told; a day for such rows can be named', () => {
    expect(wordsOf(answers('Kent', '9/3/2026', '', '', '', 'Refused s.40', '', '', '', ''))).toContain('gives no day for it')
    const plan = planOf(row('Kent', '9/3/2026', '', '', '', 'Refused s.40', '', '', '', ''), { mapping: { undatedOn: day('2026-04-20') } })
    expect(eventsOf(plan.rows[0])[1]).toEqual(disclosed('2026-04-20', 'refused', ['40']))
  })
  test('“answered” is what the figures say', () => {
    const outcome = (lost: string, found: string) =>
      eventsOf(answers('Kent', '9/3/2026', '', '', '2/4/2026', 'Answered', '', '', lost, found)).flatMap((event) =>
        event.type === 'request.answered' ? [event.outcomes[0]!.outcome] : [],
      )[0]
    expect([outcome('4', '5'), outcome('4', 'refused s.40'), outcome('refused', 'refused'), outcome('not held', ''), outcome('', '')]).toEqual([
      'disclosed',
      'part disclosed',
      'refused',
      'not held',
      undefined,
    ])
  })
  test('the more telling of two columns counts', () => {
    const plan = planOf([
      ['Force', 'Sent', 'Answered', 'Status', 'Outcome', 'Exemptions'],
      ['Kent', '9/3/2026', '2/4/2026', 'Closed', 'Refused', 's.40(2); s.31'],
    ])
    expect(eventsOf(plan.rows[0])[1]).toEqual(disclosed('2026-04-02', 'refused', ['40(2)', '31']))
  })
  test('an answer that the record has on that day otherwise is told, not put beside it', () => {
    const plan = planOf(row('Kent', '', '', '', '2/4/2026', 'Disclosed', '', '', '', ''), {
      round: roundOf({ events: { kent: [sent, disclosed('2026-04-02', 'refused', ['40'])] } }),
    })
    expect(plan.rows[0]!.changes).toEqual([])
    expect(wordsOf(plan.rows[0])).toContain('as refused (s.40)')
  })
  test('an entry that was struck out does not count as there', () => {
    const round = roundOf({ events: { kent: [sent, { type: 'event.voided', on: day('2026-03-10'), event: 'kent 0', reason: 'Wrong force' } as RequestEvent] } })
    expect(eventsOf(planOf(row('Kent', '9/3/2026', '', '', '', '', '', '', '', ''), { round }).rows[0])).toEqual([sent])
  })
  test('clarification, extension and withdrawal are events of their own', () => {
    const types = ['Clarification', 'Extended to 6 May 2026 s.31', 'Withdrawn'].map(
      (state) => eventsOf(answers('Kent', '9/3/2026', '', '', '2/4/2026', state, '', '', '', ''))[1],
    )
    expect(types).toMatchObject([
      { type: 'clarification.asked', on: '2026-04-02' },
      { type: 'request.extended', to: '2026-05-06', sections: ['31'] },
      { type: 'request.withdrawn' },
    ])
  })
})

describe('a reference', () => {
  test('goes on the answer where there is no acknowledgement', () =>
    expect(eventsOf(planOf(row('Kent', '9/3/2026', '', '', '2/4/2026', 'Disclosed', 'F9', '', '', '')).rows[0])[1]).toMatchObject({
      type: 'request.answered',
      reference: 'F9',
    }))
  test('is added to an acknowledgement that stands without it', () => {
    const round = roundOf({ events: { kent: [sent, { type: 'request.acknowledged', on: day('2026-03-10') }] } })
    expect(eventsOf(planOf(row('Kent', '', '', '', '', '', 'F9', '', '', ''), { round }).rows[0])).toEqual([
      { type: 'request.acknowledged', on: '2026-03-10', reference: 'F9' },
    ])
  })
  test('with no letter of theirs to stand on is kept as a note', () =>
    expect(eventsOf(planOf(row('Kent', '9/3/2026', '', '', '', '', 'F9', '', '', '')).rows[0])[1]).toMatchObject({
      type: 'note.added',
      text: expect.stringContaining('F9'),
    }))
})

test('a sheet without a force column says so', () =>
  expect(
    planOf([
      ['Colour', 'Sent'],
      ['red', '9/3/2026'],
    ]).warnings[0],
  ).toContain('No column is taken for the force'))
