import { read, utils, type WorkBook } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { csv } from '@/lib/reports/csv'
import { type Dataset, inventedLabel } from '@/lib/reports/dataset'
import { htmlFile, reportBody } from '@/lib/reports/html'
import { json } from '@/lib/reports/json'
import { pdf } from '@/lib/reports/pdf'
import { xlsx } from '@/lib/reports/xlsx'
import { cellOf, coneDataset, coneRows } from './fixture'

const evil = '<script>alert(1)</script> & "quotes" \'=1+1\''
const hostile = () =>
  coneDataset({
    investigation: { ...coneDataset().investigation, title: `${evil}</style>` },
    rows: coneRows().map((row, index) =>
      index === 0
        ? {
            ...row,
            force: `=${evil}`,
            shortName: evil,
            forceReference: '=1+1',
            notes: '@SUM(A1)',
            lastContact: evil,
            fact: evil,
            cells: [cellOf('1189'), cellOf('-3'), cellOf('=2', { kind: 'unclear', value: null, source: evil, note: evil }), null, null, null],
          }
        : row,
    ),
    inShort: [`${evil}\t${evil}`],
    method: [{ head: evil, text: evil }],
  })

describe('the workbook', () => {
  let dataset: Dataset
  let book: WorkBook
  beforeAll(async () => {
    dataset = hostile()
    book = read(await xlsx(dataset), { cellDates: true, cellFormula: true, cellNF: true })
  })

  test('has its sheets', () => {
    expect(book.SheetNames).toEqual(['Status', 'Figures', 'Totals', 'Refusals', 'Letters', 'Sources', 'Method'])
  })

  test('has a sheet of what is out of order, where the report tells it, and so have the other formats', async () => {
    const flagged = coneDataset({ outOfOrder: [{ force: 'Kent Police', says: `The notice ${evil} extends nothing`, source: 'FOIA 2000 s.10(3)' }] })
    const sheet = read(await xlsx(flagged)).Sheets['Out of order']!
    // The label of the demonstration stands above the heads.
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(1)).toEqual([
      ['Force', 'What', 'Source'],
      ['Kent Police', `The notice ${evil} extends nothing`, 'FOIA 2000 s.10(3)'],
    ])
    expect(htmlFile(flagged)).toContain('Out of order')
    expect(htmlFile(flagged)).not.toContain('<script>')
    expect(htmlFile(coneDataset())).not.toContain('Out of order')
    expect((await pdf(flagged)).length).toBeGreaterThan(1000)
    const apart = { ...flagged, toNote: [{ force: 'Gwent Police', says: 'It withdrew an answer', source: 'its letter' }] }
    expect((await pdf(apart)).length).toBeGreaterThan(1000)
    expect(htmlFile(apart)).toMatch(/Breaches[\s\S]*To note[\s\S]*It withdrew an answer/)
    expect(htmlFile(apart)).not.toContain('Out of order')
    expect(read(await xlsx(apart)).SheetNames).toEqual(expect.arrayContaining(['Breaches', 'To note']))
  })

  test('no cell of it is a formula, whatever its text begins with', () => {
    for (const name of book.SheetNames)
      for (const cell of Object.values(book.Sheets[name]!)) if (typeof cell === 'object' && cell !== null && 't' in cell) expect(cell.f).toBeUndefined()
    const [row] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Status!)
    expect(row).toMatchObject({ force: `=${evil}`, force_reference: '=1+1', notes: '@SUM(A1)' })
  })

  test('numbers are numbers and days are days', () => {
    const sheet = book.Sheets.Status!
    const heads = utils.sheet_to_json<string[]>(sheet, { header: 1 })[0]!
    const at = (head: string) => sheet[utils.encode_cell({ r: 1, c: heads.indexOf(head) })]
    expect(at('LOST 2023')).toMatchObject({ t: 'n', v: 1189 })
    expect(at('LOST 2024')).toMatchObject({ t: 'n', v: -3 })
    expect(at('figures_asked')).toMatchObject({ t: 'n', v: 6 })
    expect(at('sent_on')).toMatchObject({ t: 'd' })
    expect(at('sent_on').v.toISOString().slice(0, 10)).toBe('2026-03-06')
    expect(at('pfa_code')).toMatchObject({ t: 's' })
    expect(at('COST 2024')).toBeUndefined()
  })

  test('its status table has the CSV’s head and its cells', () => {
    const cells = utils.sheet_to_json<string[]>(book.Sheets.Status!, { header: 1, raw: false, dateNF: 'yyyy-mm-dd', defval: '' })
    const lines = parse(csv(dataset), { bom: true }) as string[][]
    expect(cells[0]).toEqual(lines[0])
    expect(cells).toHaveLength(lines.length)
  })

  test('a text that Excel would read as an escape, or that is too long for a cell, still opens', async () => {
    const long = 'x'.repeat(40_000)
    const book = read(await xlsx(coneDataset({ method: [{ head: '_x0041_', text: long }] })))
    const rows = utils.sheet_to_json<string[]>(book.Sheets.Method!, { header: 1 })
    expect(rows.at(-1)![0]).toBe('_x0041_')
    expect(rows.at(-1)![1]).toHaveLength(32_767)
  })
})

describe('the HTML file', () => {
  test('stands alone: no script, nothing fetched, nothing linked', () => {
    const text = htmlFile(coneDataset())
    expect(text).not.toMatch(/<script|<link|<img|<iframe|<form|href="(?!#)|src=|url\(|@import|\son\w+="/i)
    expect(text).not.toMatch(/https?:\/\//)
  })

  test('no text of a letter becomes markup', () => {
    const text = htmlFile(hostile())
    expect(text).not.toContain('<script>')
    expect(text.match(/<\/style>/g)).toHaveLength(1)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;=1+1&#39;')
  })

  test('inside a page its headings begin one level lower', () => {
    expect(reportBody(coneDataset())).toMatch(/<h1 class="r-title">/)
    expect(reportBody(coneDataset(), { top: 2 })).not.toMatch(/<h1/)
  })
})

describe('the PDF', { timeout: 120_000 }, () => {
  test('the same report is the same bytes, whenever it is drawn', async () => {
    const [one, other] = [await pdf(coneDataset()), await pdf(coneDataset())]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })

  test('is tagged, names its language and title, and embeds its faces', async () => {
    const text = Buffer.from(await pdf(coneDataset())).toString('latin1')
    // By name, since a PDF in a failure's message helps nobody.
    const parts = {
      tagged: /\/Marked true/,
      language: /\/Lang \(en-GB\)/,
      title: /\/DisplayDocTitle true/,
      table: /\/S \/Table/,
      A4: /\/MediaBox \[0 0 595.28 841.89\]/,
    }
    expect(
      Object.entries(parts)
        .filter(([, part]) => !part.test(text))
        .map(([name]) => name),
    ).toEqual([])
    expect(text.match(/\/FontFile2/g)!.length).toBeGreaterThanOrEqual(4)
    // No link leads anywhere: a printed report must not give an inside address away.
    expect(/\/URI/.test(text)).toBe(false)
  })

  test('draws a round without figures, without answers, of one force, of none, and of more columns than a sheet is wide', async () => {
    const rows = coneRows().map((row) => ({ ...row, cells: [] }))
    const columns = Array.from({ length: 50 }, (_, index) => ({
      ...coneDataset().columns[0]!,
      measure: `M${Math.floor(index / 5)}`,
      period: String(index % 5),
    }))
    const many = coneRows()
      .slice(0, 9)
      .map((row) => ({ ...row, cells: columns.map((_, index) => (index % 3 ? cellOf(String(index * 1_000_003)) : cellOf('refused'))) }))
    for (const dataset of [
      coneDataset({ rows: rows.slice(0, 9), columns: [], overdue: [], refusals: [], inShort: [] }),
      coneDataset({ rows: coneRows().slice(0, 1) }),
      coneDataset({ rows: [] }),
      coneDataset({ rows: many, columns }),
      hostile(),
    ]) {
      const bytes = await pdf(dataset)
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    }
  })
})

test('a demonstration says that it is invented in every format', async () => {
  const dataset = coneDataset()
  expect(htmlFile(dataset)).toContain('every reply, date, reference, person and figure in this report are invented')
  expect(json(dataset)).toContain('"demonstration": true')
  const book = read(await xlsx(dataset))
  for (const name of book.SheetNames.slice(1)) expect(book.Sheets[name]!.A1.v, name).toBe(inventedLabel)
  for (const row of utils.sheet_to_json<Record<string, string>>(book.Sheets.Status!)) expect(row.notes).toMatch(/^Invented/)
  for (const row of parse(csv(dataset), { bom: true, columns: true }) as Record<string, string>[]) expect(row.notes).toMatch(/^Invented/)
})

test('JSON is the dataset, whole', () => {
  expect(JSON.parse(json(coneDataset()))).toEqual(coneDataset())
})
