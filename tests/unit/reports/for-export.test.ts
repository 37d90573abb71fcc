import { expect, test } from 'vitest'
import { csv } from '@/lib/reports/csv'
import { forExport } from '@/lib/reports/for-export'
import { coneDataset } from './fixture'

test('no note and no name of the newsroom leaves with an export, unless it is asked for', () => {
  const dataset = coneDataset()
  const [first, ...rest] = dataset.rows
  const cell = {
    kind: 'number',
    written: '7',
    shown: '7',
    value: 7,
    text: '7',
    note: 'Odd',
    source: '',
    on: null,
    enteredBy: 'Tess Amari',
    checkedBy: 'Ada Inventor',
  } as const
  const ours = {
    ...dataset,
    number: 1,
    issued: { at: '2026-04-23T09:00:00.000Z', by: 'Ada Inventor' },
    investigation: { ...dataset.investigation, demonstration: false, owner: 'Tess Amari' },
    rows: [{ ...first!, notes: 'They sound evasive', cells: [cell] }, ...rest],
    letters: dataset.letters.map((letter) => ({ ...letter, by: 'Tess Amari' })),
  }
  const sent = forExport(ours, { withNotes: false })
  expect(JSON.stringify(sent)).not.toMatch(/Tess Amari|Ada Inventor|evasive|Odd/)
  expect(csv(sent)).not.toContain('evasive')
  expect(sent.rows[0]!.cells[0]!.checkedBy).not.toBe('')
  expect(sent.rows.map(({ notes }) => notes)).toEqual(ours.rows.map(() => ''))
  expect(forExport(ours, { withNotes: true })).toEqual(ours)
})
