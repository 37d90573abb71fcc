import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import { bytesOf } from '@/lib/reports/bytes'
import { findReport } from '@/lib/reports/queries'
import { person } from '../../support/people'
import { newspaperRound } from '../../support/newspaper'

const asAt = day('2026-04-23')
const textOf = async (body: Uint8Array | ReadableStream) => new Response(body as never).text()

test('the newspaper’s round reads the same in every format: 43 asked, 22 disclosed, 6 refused, 15 silent', { timeout: 120_000 }, async () => {
  const actor = await person('reporter')
  const { silent } = await newspaperRound(actor)
  const dataset = (await findReport(actor, 'NEWS', asAt))!

  expect(dataset.counts).toMatchObject({
    forces: 43,
    asked: 43,
    byWord: { disclosed: 22, refused: 6, 'no response': 15, 'not held': 0, awaiting: 0, withdrawn: 0, 'not sent': 0 },
  })
  expect(dataset.columns.map(({ measure, low, high, total, forces }) => ({ measure, low, high, total, forces }))).toEqual([
    { measure: 'ALL', low: 1189, high: 1189, total: '1,189', forces: 22 },
    { measure: 'SECOND', low: 25, high: 25, total: '25', forces: 22 },
    { measure: 'THIRD', low: 21, high: 21, total: '21', forces: 22 },
  ])
  expect(dataset.overdue).toHaveLength(15)
  expect(dataset.overdue.map(({ forceId }) => forceId).toSorted()).toEqual(silent.toSorted())
  expect(dataset.overdue.map(({ force }) => force)).toEqual(expect.arrayContaining(['Metropolitan Police Service', 'Greater Manchester Police']))
  expect(dataset.refusals).toMatchObject([{ section: 's.12', part: [] }])
  expect(dataset.refusals[0]!.whole).toHaveLength(6)
  expect(dataset.inShort[0]).toMatch(/^28 of 43 forces have answered\t\(65%\).*15 have not: 15 are late\./)
  expect(dataset.inShort[1]).toContain('22 disclosed, 6 refused')

  const csv = parse(await textOf((await bytesOf(dataset, 'csv')).body), { bom: true, columns: true }) as Record<string, string>[]
  expect(csv).toHaveLength(43)
  expect(
    csv
      .filter(({ standing }) => standing === 'no response')
      .map(({ force_id }) => force_id)
      .toSorted(),
  ).toEqual(silent.toSorted())
  const sum = (column: string) => csv.reduce((total, row) => total + Number(row[column] || 0), 0)
  expect([sum('ALL P'), sum('SECOND P'), sum('THIRD P')]).toEqual([1189, 25, 21])
  const second = Object.fromEntries(csv.map((row) => [row.force_id, row['SECOND P']]))
  expect(second).toMatchObject({
    'thames-valley': '13',
    derbyshire: '5',
    gwent: '2',
    staffordshire: '2',
    'west-midlands': '2',
    metropolitan: '',
    'greater-manchester': '',
  })

  const book = read((await bytesOf(dataset, 'xlsx')).body as Uint8Array, { cellDates: true })
  const status = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Status!)
  expect(status).toHaveLength(43)
  expect(status.reduce((total, row) => total + ((row['ALL P'] as number | undefined) ?? 0), 0)).toBe(1189)
  expect(status.filter(({ standing }) => standing === 'no response')).toHaveLength(15)

  const json = JSON.parse(await textOf((await bytesOf(dataset, 'json')).body))
  expect(json).toEqual(dataset)

  const html = await textOf((await bytesOf(dataset, 'html')).body)
  expect(html).toContain('1,189')
  expect(html.match(/<tr class="r-late">/g)).toHaveLength(15)
  expect(html).toMatch(/<dt>no response<small>[^<]*<\/small><\/dt><dd>15<\/dd>/)
})

test('as at a day before the answers they are awaited, and no figure has been given', async () => {
  const actor = await person('reporter')
  await newspaperRound(actor)
  const dataset = (await findReport(actor, 'NEWS', day('2026-03-31')))!
  expect(dataset.counts.byWord).toMatchObject({ awaiting: 43, disclosed: 0, 'no response': 0 })
  expect(dataset.rows.every(({ figuresGiven, cells, answeredOn }) => figuresGiven === 0 && answeredOn === null && cells.every((cell) => cell === null))).toBe(
    true,
  )
  expect(dataset.columns.every(({ low, total }) => low === null && total === '')).toBe(true)
  expect((await findReport(actor, 'NEWS', day('2026-03-01')))!.counts).toMatchObject({ forces: 43, asked: 0, byWord: { 'not sent': 43 } })
})
