import { parse } from 'csv-parse/sync'
import { day } from '@/lib/days'
import { logForMany } from '@/lib/logging/commands'
import { checkAxe, expect, test } from '../support/e2e'
import { newspaperRound } from '../support/newspaper'

/** The status report as an editor meets it: read, saved in each format, issued, and opened again when the record has moved on. */
test('an editor reads the newspaper’s round, saves it, issues it, and it opens again unchanged', async ({ page, signIn }) => {
  const actor = await signIn('editor')
  const { silent, reference } = await newspaperRound(actor)

  await page.goto('/investigations/NEWS')
  await page.getByRole('navigation', { name: 'This investigation' }).getByRole('link', { name: 'Report' }).click()
  const sheet = page.getByRole('region', { name: 'The report', exact: true })
  await expect(sheet.getByText('28 of 43 forces have answered')).toBeVisible()
  const count = (word: string) => sheet.locator('dl > div', { hasText: new RegExp(`^${word}`) }).locator('dd')
  for (const [word, number] of [
    ['asked', 43],
    ['disclosed', 22],
    ['refused', 6],
    ['no response', 15],
  ] as const)
    await expect(count(word)).toHaveText(String(number))
  const late = sheet.getByRole('region', { name: 'No response' })
  await expect(late.getByRole('rowheader')).toHaveCount(15)
  await expect(late.getByRole('rowheader', { name: 'Metropolitan Police Service' })).toBeVisible()
  await expect(late.getByRole('rowheader', { name: 'Greater Manchester Police' })).toBeVisible()
  await expect(sheet.getByRole('row', { name: /^Total/ })).toContainText('1,189')
  await checkAxe(page)

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  expect(download.suggestedFilename()).toMatch(/^NEWS-status-\d{4}-\d\d-\d\d\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const rows = parse(Buffer.concat(chunks), { bom: true, columns: true }) as Record<string, string>[]
  expect(
    rows
      .filter(({ standing }) => standing === 'no response')
      .map(({ force_id }) => force_id)
      .toSorted(),
  ).toEqual(silent.toSorted())

  for (const [format, type, start] of [
    ['xlsx', 'spreadsheetml', 'PK'],
    ['pdf', 'application/pdf', '%PDF'],
    ['html', 'text/html', '<!doctype html>'],
    ['json', 'application/json', '{'],
  ] as const) {
    const answer = await page.request.get(`/investigations/NEWS/report/download/${format}`)
    expect(answer.status(), format).toBe(200)
    expect(answer.headers()['content-type'], format).toContain(type)
    expect(answer.headers()['content-disposition'], format).toMatch(/^attachment; filename="NEWS-status-/)
    expect(answer.headers()['cache-control'], format).toBe('private, no-store')
    expect((await answer.body()).toString('latin1').startsWith(start), format).toBe(true)
  }

  await page.getByRole('button', { name: 'Issue report 1' }).click()
  await expect(page).toHaveURL(/\/investigations\/NEWS\/reports\/1$/)
  await expect(page.getByText(/^Status report 1, frozen on/)).toBeVisible()
  await expect(count('no response')).toHaveText('15')
  await checkAxe(page)
  const issued = async () => (await page.request.get('/investigations/NEWS/reports/1/download/csv')).text()
  const before = await issued()

  const logged = await logForMany(
    actor,
    {
      references: [reference('metropolitan')],
      event: { type: 'request.answered', on: day('2026-04-22'), outcomes: [1, 2, 3].map((question) => ({ question, outcome: 'not held' as const })) },
    },
    { now: new Date() },
  )
  expect(logged.ok).toBe(true)
  await page.reload()
  await expect(count('no response')).toHaveText('15')
  expect(await issued()).toBe(before)

  await page.getByRole('link', { name: 'All reports' }).click()
  await expect(count('no response')).toHaveText('14')
  await expect(sheet.getByText(/^Answered: Met Police/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Issue report 2' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Status report 1' })).toBeVisible()

  await page.getByLabel('As at').fill('2026-03-31')
  await page.getByRole('button', { name: 'Show that day' }).click()
  await expect(page).toHaveURL(/asAt=2026-03-31/)
  await expect(count('awaiting')).toHaveText('43')
})

test('a viewer reads and saves, and is offered no issuing', async ({ page, signIn }) => {
  const actor = await signIn('reporter')
  await newspaperRound(actor)
  await signIn('viewer', actor.newsroomId)
  await page.goto('/investigations/NEWS/report')
  await expect(page.getByRole('link', { name: 'PDF' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Issue report/ })).toHaveCount(0)
})

test.describe('what is not there or not theirs', () => {
  test.use({ expectedErrors: [/404/] })
  test('is a 404 to a stranger, on every path', async ({ page, signIn }) => {
    const actor = await signIn('reporter')
    await newspaperRound(actor)
    await signIn('admin')
    for (const path of ['report', 'report/download/csv', 'report/download/pdf', 'reports/1', 'reports/1/download/csv'])
      expect((await page.request.get(`/investigations/NEWS/${path}`)).status(), path).toBe(404)
  })

  test('without a sign-in no file is given', async ({ page }) => {
    expect((await page.request.get('/investigations/NEWS/report/download/csv')).status()).toBe(401)
  })
})

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })
  test('the report shows, chooses its day and is issued', async ({ page, signIn }) => {
    const actor = await signIn('editor')
    await newspaperRound(actor)
    await page.goto('/investigations/NEWS/report')
    await page.getByLabel('As at').fill('2026-04-20')
    await page.getByRole('button', { name: 'Show that day' }).click()
    await expect(page.getByText('28 of 43 forces have answered')).toBeVisible()
    await page.getByRole('button', { name: 'Issue report 1' }).click()
    await expect(page).toHaveURL(/\/reports\/1$/)
  })
})
