import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardData } from '@/lib/board/board-data'
import {
  type Chip,
  type Mark,
  nameOf,
  packed,
  referenceOf,
  type SentencePart,
  type StandingCount,
  type Step,
  type TableRow,
  type Tile,
  unpacked,
} from '@/lib/board/board-lines'
import { day } from '@/lib/days'
import { type BoardView, wholeBoard } from '@/lib/board/url'
import { answered, clarificationAsked, rowOf, sent } from './rows'

const rows = [
  rowOf('CONES-LAN', [sent('2026-03-06')], { owner: { id: 'tess', name: 'Tess Amari' }, forceReference: null }),
  rowOf('CONES-MSY', [sent('2026-02-09'), { type: 'request.acknowledged', on: day('2026-02-10'), reference: 'FOI\t26/0417' }]),
  rowOf('CONES-CUM', [sent('2026-03-06'), clarificationAsked('2026-03-26')]),
  rowOf('CONES-ESX', [sent('2026-03-06'), answered('2026-04-07', 'refused', ['12'])], { figuresAsked: 0 }),
  rowOf('CONES-KNT', [sent('2026-03-06'), answered('2026-04-07', 'part disclosed')], { figuresGiven: 8 }),
]
const place = rows[4]!.force
rows[4] = { ...rows[4]!, reference: 'CONES-KENT', force: { ...place, name: 'The Kent Constabulary', tileRow: null, tileCol: null } }

const options = { code: 'CONES', base: '/investigations/CONES', today: day('2026-04-23'), me: 'tess', canLog: true, letters: true }
const board = (view: Partial<BoardView> = {}) => boardData(rows, { ...options, view: { ...wholeBoard, ...view } })
const tilesIn = (data: ReturnType<typeof board>) => unpacked<Tile>(data.tiles)
const rowsIn = (data: ReturnType<typeof board>) => unpacked<TableRow>(data.rows)

describe('lines', () => {
  test('texts come back as they went, but for tabs and new lines, which are spaces', () => {
    const text = fc.string({ unit: fc.constantFrom('\t', '\n', '\r', 'a', '<', '\\', '"', ' ', 'é') })
    const line = fc.tuple(text, text, fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b') }))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(unpacked(packed(lines))).toEqual(lines.map((texts) => texts.map((each) => each.replace(/[\t\r\n]+/g, ' '))))
      }),
    )
  })
  test('no lines are none', () => expect(unpacked(packed([]))).toEqual([]))
})

describe('what a board prints', () => {
  test('a reference and a name that follow from the rest are left out, and come back', () => {
    const data = board()
    const named = rowsIn(data).map(([at, name]) => {
      const [reference, shortName, abbr] = tilesIn(data)[Number(at)]!
      return [referenceOf(reference, abbr, data.code), nameOf(name, shortName)]
    })
    expect(named).toEqual([
      ['CONES-MSY', 'MSY Police'],
      ['CONES-LAN', 'LAN Police'],
      ['CONES-CUM', 'CUM Police'],
      ['CONES-ESX', 'ESX Police'],
      ['CONES-KENT', 'The Kent Constabulary'],
    ])
    expect(data.tiles).not.toContain('CONES-MSY')
    expect(data.tiles).toContain('CONES-KENT')
  })

  test('a body without a place on the map stands after those that have one', () => {
    const data = board()
    expect([data.placed, data.all]).toEqual([4, 5])
    expect(tilesIn(data)[4]).toEqual(['CONES-KENT', 'KNT', 'KNT', 'part disclosed', '8/12', '67', '', ''])
  })

  test('a filter leaves out rows of the table, never tiles of the map', () => {
    const data = board({ standing: ['refused'] })
    expect(tilesIn(data)).toHaveLength(5)
    expect(rowsIn(data).map(([at]) => tilesIn(data)[Number(at)]![2])).toEqual(['ESX'])
    expect([data.shown, data.view.isFiltered, data.groups]).toEqual([1, true, [['Refused', '', 1]]])
  })

  test('where nothing is left there are no heads and no rows, and the filters are named', () => {
    const data = board({ q: 'nowhere' })
    expect([data.shown, data.rows, data.groups, data.filters]).toEqual([0, '', [], ['“nowhere”']])
  })

  test('texts that rows share stand once', () => {
    const data = board()
    const steps = unpacked<Step>(data.steps)
    expect(new Set(steps.map(String)).size).toBe(steps.length)
    const twice = boardData([rows[0]!, { ...rows[0]!, reference: 'CONES-TWO' }], { ...options, view: wholeBoard })
    expect(unpacked(twice.steps)).toHaveLength(1)
    expect(rowsIn(twice).map((row) => row.at(-1))).toEqual(['0', '0'])
  })

  test('a row points to its own marks, contact, owner and step', () => {
    const data = board()
    const print = (abbr: string) => {
      const row = rowsIn(data).find(([at]) => tilesIn(data)[Number(at)]![2] === abbr)!
      const [, , on, due, days, tone, marks, contactOn, contact, reference, given, asked, owner, step] = row
      const texts = [unpacked<Mark>(data.marks), unpacked<[string]>(data.contacts), unpacked<[string]>(data.rowOwners), unpacked<Step>(data.steps)] as const
      return {
        cells: [on, due, days, tone, contactOn, reference, given, asked].map((text) => text.replaceAll('\u00a0', ' ')),
        marks: marks ? marks.split(' ').map((mark) => texts[0][Number(mark)]![0].replaceAll('\u00a0', ' ')) : [],
        contact: contact && texts[1][Number(contact)]![0],
        owner: owner && texts[2][Number(owner)]![0],
        step: texts[3][Number(step)]!.filter((_, index) => index !== 1),
      }
    }
    expect(print('MSY')).toEqual({
      cells: ['9 Feb', '9 Mar', '30 late', 'late', '10 Feb', 'FOI 26/0417', '0', '12'],
      marks: [],
      contact: 'Acknowledged',
      owner: '',
      step: ['Send a reminder', 'us'],
    })
    expect(print('LAN')).toMatchObject({ owner: 'Tess Amari', contact: 'We sent', cells: ['6 Mar', '8 Apr', '11 late', 'late', '6 Mar', '', '0', '12'] })
    expect(print('CUM')).toMatchObject({ marks: ['Our turn', 'Answer by 25 May'], cells: ['6 Mar', '', 'stopped', '', '26 Mar', '', '0', '12'] })
    expect(print('ESX')).toMatchObject({ marks: ['Review to 4 Jun'], cells: ['6 Mar', '8 Apr', 'day 19', 'dim', '7 Apr', '', '0', '0'] })
  })

  test('the sentence, the key and the chips count the round and lead to what they count', () => {
    const data = board({ standing: ['refused'] })
    expect(unpacked<SentencePart>(data.sentence)).toEqual([
      ['', '5', 'asked', '', ''],
      ['?standing=part+disclosed%2Cdisclosed', '1', 'disclosed', '', ''],
      ['?standing=refused', '1', 'refused', '', 'on'],
      ['?standing=not+held', '0', 'not held', '', ''],
      ['?standing=no+response', '2', 'no response', 'hot', ''],
      ['?standing=clarification%2Cfee+asked%2Cawaiting%2Cextended', '1', 'awaiting', '', ''],
    ])
    expect(data.summary).toBe('2 of 5 have answered (40%), 2 of them in time. 3 have not. As at Thursday 23\u00a0April 2026. ')
    expect(unpacked<StandingCount>(data.standings).find(([, , standing]) => standing === 'refused')).toEqual(['', '1', 'refused', 'on'])
    expect(unpacked<Chip>(data.chips).slice(0, 2)).toEqual([
      ['', '5', 'All', ''],
      ['?owner=me', '1', 'Mine', ''],
    ])
    expect(unpacked<Chip>(boardData(rows, { ...options, me: 'sam', view: wholeBoard }).chips)[1]).toEqual(['?owner=me', '0', 'Mine', 'none'])
  })

  test('a past day goes along to the pages of requests, and is only read', () => {
    const data = board({ asAt: day('2026-04-01') })
    expect([data.asAtQuery, data.onlyExport, data.past]).toEqual(['?asAt=2026-04-01', true, { words: 'Wednesday 1\u00a0April 2026', backQuery: '' }])
    expect(board({ asAt: options.today }).past).toBeNull()
  })
})
