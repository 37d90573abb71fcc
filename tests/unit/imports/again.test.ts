import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import { eventSchema } from '@/lib/events/events'
import { shippedForces } from '@/lib/forces/register'
import { guessMapping } from '@/lib/imports/columns'
import { planImport } from '@/lib/imports/plan'
import type { RoundFigure } from '@/lib/imports/row'
import { dueOn, eventsOf, roundOf, today } from './round'

/** Cells as people fill them in: days in any of the spellings, words, blanks and slips. */
const someDay = fc.constantFrom('', '', '9/3/2026', '2026-03-10', '46092', '12 March 2026', '2/4/2026', '30/02/2026', '1/1/2031', 'tbc', '03/25/2026')
const state = fc.constantFrom(
  '',
  'Disclosed',
  'Part disclosed s.40(2)',
  'Refused s.12',
  'Not held',
  'Answered',
  'No response',
  'Awaiting',
  'Withdrawn',
  'Clarification',
  'Extended to 6 May 2026',
  'Acknowledged',
  'Not sent',
  'purple',
)
const figure = fc.constantFrom('', '1,189', '<5', 'nil', '*', 'refused s.40', 'not held', '1.189', '-', 'awaited')
const force = fc.constantFrom(...shippedForces.flatMap(({ name, shortName, aliases }) => [name, shortName, ...aliases]), 'Yorkshire', 'Total', '')
const row = fc.tuple(
  force,
  someDay,
  someDay,
  someDay,
  someDay,
  someDay,
  state,
  fc.constantFrom('', 'F1', 'FOI 22/3'),
  fc.constantFrom('', 'Rang', 'Wrote'),
  figure,
  figure,
  fc.constantFrom('', 's.31', '40(2)'),
)
const head = ['Force', 'Sent', 'Due', 'Their due date', 'Acknowledged', 'Answered', 'Status', 'Ref', 'Notes', 'Cones lost', 'Cones found', 'Exemptions']
const undated = fc.constantFrom(null, day('2026-04-10'))

test('whatever a sheet holds: what was planned may go on the record, and planned upon that it changes nothing more', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), undated, fc.integer({ min: 0, max: 30 }), (rows, undatedOn, later) => {
      const sheet = { rows: [head, ...rows] }
      const round = roundOf()
      const mapping = { ...guessMapping([sheet], round), columns: guessMapping([{ rows: [head, ['Kent']] }], round).columns, headerRow: 0, undatedOn }
      const first = planImport(sheet, mapping, { round, today, dueOn })
      const events = Object.fromEntries(first.rows.filter(({ force }) => force).map((planned) => [planned.force!.id, eventsOf(planned)]))
      for (const event of Object.values(events).flat()) expect(eventSchema.safeParse(event).success, JSON.stringify(event)).toBe(true)
      const figures: Record<string, Record<string, RoundFigure>> = {}
      for (const planned of first.rows)
        for (const change of planned.changes)
          if (change.kind === 'figure')
            (figures[planned.force!.id] ??= {})[`${change.measure} ${change.period}`] = { version: 1, text: change.text, isRetracted: false }
      const laterDay = day(`2026-05-${String(later + 1).padStart(2, '0')}`)
      const again = planImport(sheet, mapping, { round: roundOf({ events, figures }), today: laterDay, dueOn })
      expect(again.rows.flatMap(({ row, changes }) => changes.map(({ words }) => `${row}: ${words}`))).toEqual([])
    }),
    { numRuns: 200 },
  )
}, 120_000)

test('every row of a sheet is in exactly one state, and only a row that is taken changes anything', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const sheet = { rows: [head, ...rows] }
      const round = roundOf()
      const plan = planImport(sheet, guessMapping([sheet], round), { round, today, dueOn })
      for (const { state, changes, words, force } of plan.rows) {
        expect(state === 'changes').toBe(changes.length > 0)
        expect(words === null).toBe(state === 'changes' || state === 'as it is')
        if (changes.length > 0) expect(plan.rows.filter((other) => other.force?.id === force!.id)).toHaveLength(1)
      }
    }),
    { numRuns: 100 },
  )
}, 120_000)
