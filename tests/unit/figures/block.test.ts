import { describe, expect, test } from 'vitest'
import { planBlock, readBlock } from '@/lib/figures/block'

const forces = ['Derbyshire', 'Dorset', 'Kent']
const columns = ['Y2024', 'Y2025'].map((period) => ({ measure: 'LOST', period, unit: 'count' as const }))
const rows = forces.map((force) => ({
  reference: `CONES-${force}`,
  force,
  cells: [
    { text: force === 'Kent' ? '1,189' : '', version: force === 'Kent' ? 2 : 0 },
    { text: '', version: 0 },
  ],
}))
const named = (text: string) => (forces.includes(text) ? forces.indexOf(text) : null)
const plan = (text: string, row = 0, column = 0) => planBlock(readBlock(text), { rows, columns }, { row, column }, named)
const told = ({ changes }: ReturnType<typeof plan>) => changes.map(({ force, period, text }) => `${force} ${period} ${text}`)

describe('a block from a spreadsheet is read', () => {
  test.each([
    [
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['1\r2', [['1'], ['2']]],
    ['\t2', [['', '2']]],
    ['"1,189"\t"a ""b"""', [['1,189', 'a "b"']]],
    ['"two\nlines"\t2', [['two\nlines', '2']]],
    ['5" pipe', [['5" pipe']]],
  ])('%j', (text, block) => expect(readBlock(text)).toEqual(block))
})

describe('a block is laid onto the grid', () => {
  test('from the cell it is pasted on, to the right and down', () => {
    expect(told(plan('1\t2\n3\t4', 1))).toEqual(['Dorset Y2024 1', 'Dorset Y2025 2', 'Kent Y2024 3', 'Kent Y2025 4'])
  })

  test('what is the same already is no change, however it is written; blanks leave what is there', () => {
    expect(plan('1189\t', 2)).toMatchObject({ changes: [], same: 1, blank: 1 })
    expect(plan('1190', 2).changes).toMatchObject([{ before: '1,189', text: '1190', baseVersion: 2 }])
  })

  test('what cannot be read is told apart', () => {
    expect(plan('approx 20\t7')).toMatchObject({
      changes: [{ text: 'approx 20' }, { text: '7' }],
      unread: [{ text: 'approx 20', cell: { kind: 'unclear', why: 'estimate' } }],
    })
  })

  test('what lies beyond the grid is counted, not dropped in silence', () => {
    expect(plan('1\t2\t3\n4\t5\t6', 2)).toMatchObject({ outside: 4, changes: [{ force: 'Kent' }, { force: 'Kent' }] })
  })

  test('rows that begin with a force go to that force, whatever their order', () => {
    const named = plan('Kent\t5\t6\nDerbyshire\t7\t8', 1)
    expect(told(named)).toEqual(['Kent Y2024 5', 'Kent Y2025 6', 'Derbyshire Y2024 7', 'Derbyshire Y2025 8'])
    expect(named.byName).toBe(true)
  })

  test('a name that is no force here is told, and its figures go nowhere', () => {
    expect(plan('Kent\t5\nNarnia\t7')).toMatchObject({ unknown: ['Narnia'], changes: [{ force: 'Kent' }] })
  })

  test('a column of words that are figures is not taken for names', () => {
    expect(plan('not held\t5\nrefused\t7').byName).toBe(false)
  })
})
