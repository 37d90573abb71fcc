import * as XLSX from '@e965/xlsx'
import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { checkAxe, expect, test } from '../support/e2e'
import { person } from '../support/people'

const tracker = [
  'Our round, kept by the desk',
  '',
  'Force,Sent,Due,Acknowledged,Answered,Status,Ref,Notes,Cones lost',
  'Met Police,9/3/2026,6/4/2026,10/3/2026,,No response,01.FOI.26.012345,Rang twice,',
  'Kent,9/3/2026,,10/3/2026,2/4/2026,Disclosed,,,"1,189"',
  'Gwent,9/3/2026,,,30/3/2026,Refused s.40(2),,,',
  'Yorkshire,9/3/2026,,,,,,,',
  'Essex,9/3/2026,,31/02/2026,,purple,,,<5',
  'Essex Police,9/3/2026,,,,,,,',
  'BTP,9/3/2026,,,,,,,',
  'Sussex,9/3/2026,,,,Refused s.12,,,',
  'Total,,,,,,,,1189',
].join('\r')

async function cones(reporter: Actor) {
  const measures = [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }]
  const periods = [{ code: 'Y2025', label: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', basis: 'calendar' }]
  const input = newInvestigation.parse({
    code: 'CONES',
    title: 'Traffic cones lost on duty',
    questions: ['How many were lost?'],
    forces: 'territorial',
    measures,
    periods,
  })
  const made = await createInvestigation(reporter, input, { now: new Date('2026-04-23T09:00Z') })
  if (!made.ok) throw new Error(made.words)
}

async function readSheet(page: Page, name: string, buffer: Buffer) {
  await page.goto('/investigations/CONES/import')
  await page.getByLabel('The sheet').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Read this sheet' }).click()
}

const row = (page: Page, name: RegExp) => page.getByRole('table', { name: 'What it would change' }).getByRole('row', { name })
const counted = async ({ newsroomId }: Actor) => [
  await db.event.count({ where: { newsroomId, requestId: { not: null } } }),
  await db.figure.count({ where: { newsroomId } }),
]

test('a newsroom’s tracker is read, put right, looked at and stored, and twice is once', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  await cones(tess)
  await page.goto('/investigations/CONES/import')
  await checkAxe(page)
  await readSheet(page, 'tracker.csv', Buffer.from(tracker))

  await test.step('nothing is stored by reading it, and every row says what it would change', async () => {
    await expect(page.getByRole('heading', { name: 'tracker.csv' })).toBeVisible()
    await expect(row(page, /Metropolitan/)).toContainText('We sent the letter.')
    await expect(row(page, /Metropolitan/)).toContainText('the desk counts 9 Apr 2026')
    await expect(row(page, /Kent/)).toContainText('Cones lost, 2025: 1,189')
    await expect(row(page, /Gwent/)).toContainText('They answered: refused (s.40(2)).')
    await expect(row(page, /Sussex/)).toContainText('gives no day for it')
    const left = page.getByRole('table', { name: /Rows of which nothing is taken/ })
    await expect(left).toContainText('British Transport Police was not asked in this round.')
    await expect(left).toContainText('Rows 8 and 9 both name Essex Police')
    await expect(left).toContainText('A total, not a force')
    await checkAxe(page)
    expect(await counted(tess)).toEqual([0, 0])
  })

  await test.step('what the desk could not tell, a person tells it', async () => {
    await page.getByRole('combobox', { name: 'Row 7 is' }).selectOption({ label: 'West Yorkshire Police' })
    await page.getByRole('combobox', { name: 'Row 9 is' }).selectOption('Leave this row out')
    await page.getByLabel('Day for answers without one').fill('2026-04-01')
    await page.getByRole('button', { name: 'Read it this way' }).first().click()
    await expect(row(page, /West Yorkshire/)).toContainText('We sent the letter.')
    await expect(row(page, /Essex/)).toContainText('Cones lost, 2025: <5')
    await expect(row(page, /Essex/)).toContainText('“31/02/2026” is a day that does not exist.')
    await expect(row(page, /Essex/)).toContainText('does not know the state “purple”')
    await expect(row(page, /Sussex/)).toContainText('They answered: refused (s.12).')
    await page.getByRole('combobox', { name: '“purple” means' }).selectOption('Awaiting an answer')
    await page.getByRole('button', { name: 'Read it this way' }).first().click()
    await expect(row(page, /Essex/)).toContainText('The state says “purple”, and yet the row gives figures.')
    expect(await counted(tess)).toEqual([0, 0])
  })

  await test.step('one press stores it', async () => {
    await page.getByRole('button', { name: 'Store 6 rows' }).click()
    await expect(page.getByRole('status')).toContainText('6 rows: 13 entries on the record, 2 figures.')
    await checkAxe(page)
    await page.goto('/requests/CONES-KNT')
    await expect(page.getByRole('main')).toContainText('They answered: disclosed.')
  })

  await test.step('the same sheet again changes nothing', async () => {
    const before = await counted(tess)
    await readSheet(
      page,
      'tracker.csv',
      Buffer.from(
        tracker.replace('Yorkshire,', 'West Yorkshire,').replace('Essex Police,9/3/2026,,,,,,,\r', '').replace('Refused s.12', '').replace('purple', ''),
      ),
    )
    await expect(page.getByText('It would change nothing.')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Store/ })).toHaveCount(0)
    expect(await counted(tess)).toEqual(before)
    await page.getByRole('button', { name: 'Throw this sheet away' }).click()
    await expect(page.getByRole('heading', { name: 'Bring in your own tracker' })).toBeVisible()
  })
})

test('a workbook is read by the sheet that names the forces', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Read me'], ['Kept since March']]), 'Read me')
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['Force', 'Sent'],
      ['Kent', { t: 'n', v: 46090, z: 'dd/mm/yyyy' }],
    ] as never),
    'Round',
  )
  await readSheet(page, 'tracker.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await expect(row(page, /Kent/)).toContainText('9 Mar 2026: We sent the letter.')
  await expect(page.getByLabel('Sheet of the workbook')).toHaveValue('1')
  await page.getByLabel('Sheet of the workbook').selectOption('0')
  await page.getByRole('button', { name: 'Read it this way' }).first().click()
  await expect(page.getByText('No column is taken for the force')).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a sheet is read and stored all the same', async ({ page, signIn }) => {
    const tess = await signIn('reporter')
    await cones(tess)
    await readSheet(page, 'tracker.tsv', Buffer.from('Force\tSent\nKent\t9 March 2026\n'))
    await expect(row(page, /Kent/)).toContainText('We sent the letter.')
    await page.getByRole('button', { name: 'Store 1 row' }).click()
    await expect(page.getByText('1 row: 1 entry on the record, 0 figures.')).toBeVisible()
    expect(await counted(tess)).toEqual([1, 0])
  })
})

test('a file that is no table is refused in a sentence', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  await readSheet(page, 'letter.pdf', Buffer.from('%PDF-1.7 not a table'))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('That is not a table the desk can read.')
  await checkAxe(page)
})

test.describe('an import of another newsroom', () => {
  test.use({ expectedErrors: [/404/] })
  test('is not there', async ({ page, signIn }) => {
    const tess = await signIn('reporter')
    await cones(tess)
    await readSheet(page, 'tracker.csv', Buffer.from(tracker))
    await expect(page.getByRole('heading', { name: 'tracker.csv' })).toBeVisible()
    const address = page.url()
    await cones(await signIn('reporter'))
    expect((await page.goto(address))?.status()).toBe(404)
  })
})

test('a viewer is shown no form to send a sheet by', async ({ page, signIn }) => {
  const viewer = await signIn('viewer')
  await cones(await person('reporter', viewer.newsroomId))
  await page.goto('/investigations/CONES/import')
  await expect(page.getByText('Your role reads.')).toBeVisible()
  await expect(page.getByLabel('The sheet')).toHaveCount(0)
})
