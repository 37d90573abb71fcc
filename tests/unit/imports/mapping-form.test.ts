import { expect, test } from 'vitest'
import { mapping, type Mapping } from '@/lib/imports/mapping'
import { readMappingForm } from '@/lib/imports/mapping-form'
import { planOf } from './round'
import { summaryOf } from '@/lib/imports/summary'

const before: Mapping = { sheet: 0, headerRow: 2, columns: ['force', 'sent', 'state'], forces: { '9': 'kent' }, states: { purple: 'refused' }, undatedOn: null }
const sent = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return mapping.safeParse(readMappingForm(form, before))
}

test('what a form does not send stays as it was', () => expect(sent({})).toEqual({ success: true, data: before }))
test('rows are named as the sheet numbers them: the first row of headings is 1, and 0 is none', () => {
  expect(sent({ headerRow: '1' }).data?.headerRow).toBe(0)
  expect(sent({ headerRow: '0' }).data?.headerRow).toBe(-1)
})
test('a column, a force, a state and a day are taken', () => {
  expect(
    sent({
      'column.1': 'answered',
      'force.4': 'west-yorkshire',
      'force.5': '-',
      'force.9': '',
      'state.0.text': 'late',
      'state.0': 'no response',
      undatedOn: '2026-04-01',
    }).data,
  ).toEqual({
    ...before,
    columns: ['force', 'answered', 'state'],
    forces: { '4': 'west-yorkshire', '5': '' },
    states: { purple: 'refused', late: 'no response' },
    undatedOn: '2026-04-01',
  })
})
test('a state goes back to its guess, and a day is taken out', () =>
  expect(sent({ 'state.0.text': 'purple', 'state.0': '', undatedOn: '' }).data).toMatchObject({ states: {}, undatedOn: null }))
test.each<Record<string, string>>([{ 'column.0': 'nonsense' }, { 'state.0.text': 'late', 'state.0': 'nonsense' }, { headerRow: '-7' }, { sheet: 'x' }])(
  '%j is refused',
  (fields) => expect(sent(fields).success).toBe(false),
)

test('a sheet is summed up in sentences', () => {
  expect(
    summaryOf(
      planOf([
        ['Force', 'Sent'],
        ['Kent', '9/3/2026'],
        ['BTP', ''],
        ['Yorkshire', ''],
        ['Essex', ''],
        ['Essex', '30/02/2026'],
      ]),
      'UTF-8 text',
    ),
  ).toBe(
    'Read as UTF-8 text: 5 rows, 1 force of this round. It would change 1 request: 1 entry on the record and 0 figures. 1 row is not in this round; 1 row names no force that can be told; 2 rows stand there twice. 41 forces of the round are not in the sheet.',
  )
})
