import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv, defused, undefused } from '@/lib/reports/csv'
import type { ReportRow } from '@/lib/reports/dataset'
import { cellOf, coneDataset, coneRows } from './fixture'

const heads =
  'force_id,force,pfa_code,standing,outcome,sent_on,received_on,due_on,due_on_rule_b,days_late,extended_to,acknowledged_on,answered_on,working_days_taken,exemptions,force_reference,reminders_sent,last_contact_on,review_requested_on,review_due_on,ico_complained_on,figures_given,figures_asked,notes'

const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]
const withRow = (over: Partial<ReportRow>) => coneDataset({ rows: coneRows().map((row, index) => (index === 0 ? { ...row, ...over } : row)) })

describe('the CSV', () => {
  test('has this head, then a column to each measure and period', () => {
    expect(csv(coneDataset()).split('\r\n')[0]).toBe(`\uFEFF${heads},LOST 2023,LOST 2024,LOST 2025,COST 2023,COST 2024,COST 2025`)
  })

  test('marks stand behind the figures, and a report from before there were any has no such column', () => {
    const rows = coneRows().map((row, index) => ({ ...row, marks: index === 0 ? ['New clock 1 Apr', 'Their date differs'] : [] }))
    const marked = csv(coneDataset({ rows }))
    expect(marked.split('\r\n')[0]).toBe(`\uFEFF${heads},LOST 2023,LOST 2024,LOST 2025,COST 2023,COST 2024,COST 2025,marks`)
    expect(
      rowsOf(marked)
        .map(({ marks }) => marks)
        .slice(0, 2),
    ).toEqual(['New clock 1 Apr; Their date differs', ''])
  })

  test('begins with the byte order mark and ends every line with CR and LF', () => {
    const text = csv(coneDataset())
    expect([...new TextEncoder().encode(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.match(/(?<!\r)\n|\r(?!\n)/)).toBeNull()
  })

  test('has one row to each of the 43 forces, the silent ones included, A to Z', () => {
    const rows = rowsOf(csv(coneDataset()))
    expect(rows).toHaveLength(43)
    expect(rows.filter(({ standing }) => standing === 'no response').length).toBeGreaterThan(5)
    const names = rows.map(({ force }) => force!.toLowerCase())
    expect(names).toEqual(names.toSorted((one, other) => (one < other ? -1 : 1)))
  })

  test('a number is plain, another cell is in words, an awaited one is blank', () => {
    const cells = [cellOf('1189'), cellOf('<5'), cellOf('not held'), cellOf('refused', { shown: 's.40(2)' }), null, cellOf('-12.5')]
    const [row] = rowsOf(csv(withRow({ cells })))
    expect(['LOST 2023', 'LOST 2024', 'LOST 2025', 'COST 2023', 'COST 2024', 'COST 2025'].map((column) => row![column])).toEqual([
      '1189',
      '<5',
      'not held',
      'refused',
      '',
      '-12.5',
    ])
  })

  test('a number has all its digits, however many', () => {
    const digits = '123456789012345678901'
    const [row] = rowsOf(csv(withRow({ cells: [cellOf(digits, { value: Number(digits) }), null, null, null, null, null] })))
    expect(row!['LOST 2023']).toBe(digits)
  })
})

describe('a cell that a spreadsheet would take for a formula', () => {
  test.each(['=1+1', '+44 20 7946 0000', '-1+1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1+1', '＝1+1', '＋1', "'=1", "''-x"])('%j is written as text', (text) => {
    expect(defused(text)).toBe(`'${text}`)
    expect(undefused(defused(text))).toBe(text)
  })

  test.each(['1189', '-12', '-12.5', '1-4', 'O’Brien', "'quoted'", 'a=b', '', 'FOI/26/01', "it's"])('%j is left as it is', (text) => {
    expect(defused(text)).toBe(text)
    expect(undefused(text)).toBe(text)
  })

  test('a spreadsheet’s own reader makes no formula of it', () => {
    const text = csv(withRow({ notes: '=HYPERLINK("http://evil.example","press")', forceReference: '@cmd', force: '+Force' }))
    const sheet = read(text, { type: 'string' }).Sheets.Sheet1!
    expect(Object.values(sheet).filter((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([])
    const [row] = utils.sheet_to_json<Record<string, unknown>>(sheet)
    expect(row).toMatchObject({ notes: '\'=HYPERLINK("http://evil.example","press")', force_reference: "'@cmd", force: "'+Force" })
  })
})

/** The raw fields of a line: what stands between the separators, quotes taken off. */
const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.stringMatching(/^['\s=+\-@]{0,3}[\s\S]{0,8}$/))

const [only] = coneRows()
const small = coneDataset({ rows: [only!] })

test('any text in any cell comes back as it was, and no field begins with the sign of a formula', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 4, maxLength: 4 }), ([force, forceReference, notes, said]) => {
      const text = csv({
        ...small,
        rows: [
          {
            ...only!,
            force: force!,
            forceReference: forceReference!,
            notes: notes!,
            cells: [cellOf('x', { kind: 'unclear', written: said!, value: null }), null, null, null, null, null],
          },
        ],
      })
      const [, first] = parse(text, { bom: true }) as string[][]
      const back = [first![1]!, first![15]!, first![23]!, first![24]!]
      expect(back.map(undefused)).toEqual([force, forceReference, notes, said])
      for (const field of back) if (!/^-?\d+(\.\d+)?$/.test(field)) expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
    }),
    { numRuns: 500 },
  )
})
