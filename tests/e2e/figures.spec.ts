import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/actor'
import { day, fromDay } from '@/lib/days'
import { db } from '@/lib/db'
import { saveFigures } from '@/lib/figures/commands'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { logForMany } from '@/lib/logging/commands'
import { checkAxe, expect, newsroomWithForces, signInAs, test } from '../support/e2e'
import { person } from '../support/people'

const now = new Date('2026-04-23T09:00Z')
const year = (label: string) => ({ code: `Y${label}`, label, startsOn: `${label}-01-01`, endsOn: `${label}-12-31`, basis: 'calendar' })

/** A round to all 43 on a harmless topic. Three have answered: Kent with a file. */
async function cones(tess: Actor, more: object = {}) {
  const measures = [
    { code: 'LOST', label: 'Cones lost', unit: 'cones' },
    { code: 'COST', label: 'Replacement cost', unit: 'pounds' },
  ]
  const input = newInvestigation.parse({
    code: 'CONES',
    title: 'Traffic cones lost on duty',
    questions: ['How many were lost?'],
    forces: 'territorial',
    measures,
    periods: [year('2024'), year('2025')],
    ...more,
  })
  const made = await createInvestigation(tess, input, { now })
  if (!made.ok) throw new Error(made.words)
  const references = (await db.request.findMany({ where: { investigationId: made.id }, select: { reference: true } })).map(({ reference }) => reference)
  await logForMany(tess, { references, event: { type: 'request.sent', on: day('2026-03-02') } }, { now })
  if (input.measures.length === 0) return made.id
  const answered = await logForMany(
    tess,
    {
      references: ['CONES-KNT', 'CONES-DOR', 'CONES-GWT'],
      event: { type: 'request.answered', on: day('2026-03-20'), outcomes: [{ question: 1, outcome: 'disclosed' }] },
    },
    { now },
  )
  if (!answered.ok) throw new Error(answered.refused.map(({ words }) => words).join(' '))
  return made.id
}

const cell = (page: Page, force: string, nth: number) =>
  page
    .getByRole('row', { name: new RegExp(`^${force}`) })
    .getByRole('gridcell')
    .nth(nth)
const chosen = (page: Page) => page.locator('.addr').first()
const saved = (page: Page) => page.locator('.addr .said')
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

test('figures are typed in place, from cell to cell, and the total follows', async ({ page, signIn }) => {
  const { newsroomId, ...tess } = await signIn('reporter')
  await cones({ newsroomId, ...tess })
  await page.goto('/investigations/CONES/figures')
  await expect(page.getByRole('rowheader', { name: 'Kent' })).toBeVisible()
  await checkAxe(page)

  await cell(page, 'Dorset', 0).getByRole('link').focus()
  await page.keyboard.press('1')
  await page.keyboard.type(',189')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Dorset', 0)).toContainText('1,189')
  await expect(saved(page)).toContainText('Saved. Dorset · Cones lost · 2024: 1,189')
  await expect(cell(page, 'Dorset', 1).getByRole('link')).toBeFocused()

  await page.keyboard.press('Enter')
  await page.keyboard.type('approx 20')
  await expect(page.locator('.reads')).toContainText('An estimate without limits cannot be added')
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Dorset', 1)).toContainText('awaited')

  await cell(page, 'Kent', 0).getByRole('link').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('<5')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Kent', 0)).toContainText('fewer than 5, counted as 0 to 4')
  await expect(page.getByRole('row', { name: /^Total/ })).toContainText('1,189–1,1932 of 43')
  expect(await db.figure.count({ where: { newsroomId, request: { reference: 'CONES-KNT' }, text: '<5', kind: 'below', on: fromDay(day('2026-03-20')) } })).toBe(
    1,
  )
})

test('arrows go from cell to cell, S opens the source, Escape comes back', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  await cones(tess)
  await saveFigures(tess, [{ reference: 'CONES-KNT', measure: 'LOST', period: 'Y2025', text: '88', source: { kind: 'letter', place: 'page 2' } }], { now })
  await page.goto('/investigations/CONES/figures')
  await cell(page, 'Kent', 0).getByRole('link').focus()
  await page.keyboard.press('ArrowRight')
  await expect(chosen(page)).toContainText('Kent · Cones lost · 202588 from their letter, page 2')
  await page.keyboard.press('s')
  const panel = page.getByRole('complementary', { name: 'Kent · Cones lost · 2025' })
  await expect(panel).toBeFocused()
  await expect(panel).toContainText('Not yet checked')
  await checkAxe(page)
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Kent', 1).getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'Lancashire', 1).getByRole('link')).toBeFocused()
  await page.goto('/investigations/CONES/figures?show=to-check')
  await expect(page.getByRole('grid').locator('tbody tr')).toHaveCount(1)
  await checkAxe(page)
})

test('a block from a spreadsheet is shown before it is saved, and goes by the names of the forces', async ({ page, signIn }) => {
  const { newsroomId, ...tess } = await signIn('reporter')
  await cones({ newsroomId, ...tess })
  await page.goto('/investigations/CONES/figures')
  await cell(page, 'Avon', 0).getByRole('link').focus()
  await paste(page, 'Met Police\t120\t130\nkent police\t<5\tapprox 20\nNarnia\t1\t2\n')
  const preview = page.getByRole('dialog')
  await expect(preview).toContainText('This block changes 4 cells')
  await expect(preview).toContainText('Laid on by the names of the forces')
  await expect(preview).toContainText('No force of this round is called Narnia')
  await expect(preview).toContainText('1 cell cannot be read as a figure')
  await checkAxe(page)
  expect(await db.figure.count({ where: { newsroomId } })).toBe(0)
  await preview.getByRole('button', { name: 'Save 3 figures' }).click()
  await expect(preview).toBeHidden()
  await expect(cell(page, 'Met Police', 1)).toContainText('130')
  await expect(cell(page, 'Kent', 0)).toContainText('<5')
  await expect(cell(page, 'Kent', 1)).toContainText('awaited')
})

test('of two who type into one cell, the second is told who and what, and loses nothing', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  await cones(tess)
  const sam = await person('reporter', tess.newsroomId, 'Sam Okafor')
  await page.goto('/investigations/CONES/figures')
  await cell(page, 'Kent', 0).getByRole('link').focus()
  await page.keyboard.press('Enter')
  await saveFigures(sam, [{ reference: 'CONES-KNT', measure: 'LOST', period: 'Y2024', text: '87' }], { now })
  await page.keyboard.type('88')
  await page.keyboard.press('Enter')
  const told = page.getByRole('alert').filter({ hasText: 'not saved' })
  await expect(told).toContainText('you typed “88”. Sam Okafor saved “87” here')
  await expect(cell(page, 'Kent', 0)).toContainText('87')
  await told.getByRole('button', { name: 'Save mine over theirs' }).click()
  await expect(cell(page, 'Kent', 0)).toContainText('88')
  await expect(told).toBeHidden()
})

test('without script every cell is a link to its panel, where the figure is entered, corrected, checked and withdrawn', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.BASE_URL! })
  const ros = await person('editor', await newsroomWithForces(), 'Ros Hale')
  const tess = await person('reporter', ros.newsroomId, 'Tess Amari')
  await cones(tess)
  await signInAs(context, tess)
  const page = await context.newPage()
  await page.goto('/investigations/CONES/figures')
  await cell(page, 'Kent', 0).getByRole('link').click()
  const panel = page.getByRole('complementary', { name: 'Kent · Cones lost · 2024' })
  await panel.getByLabel('Figure', { exact: true }).fill('81')
  await panel.getByRole('textbox', { name: 'Place' }).fill('page 2')
  await panel.getByRole('button', { name: 'Save the figure' }).click()
  await expect(panel.getByRole('alert')).toContainText('choose the file or the letter')
  await expect(panel.getByLabel('Figure', { exact: true })).toHaveValue('81')
  await panel.getByLabel('Source').selectOption({ label: 'Letter: Answer of 20\u00a0Mar' })
  await panel.getByRole('button', { name: 'Save the figure' }).click()
  await expect(panel).toContainText('Answer of 20\u00a0Mar')
  await expect(panel).toContainText('Not yet checked')

  await panel.getByText('Correct', { exact: false }).first().click()
  await panel.getByLabel('Figure', { exact: true }).fill('88')
  await panel.getByLabel('Why it changes').fill('Their first reply left out October')
  await panel.getByRole('button', { name: 'Save as the next version' }).click()
  await expect(panel.getByRole('listitem')).toHaveText([/v2.*88.*Their first reply left out October/, /v1.*81/])

  await context.clearCookies()
  await signInAs(context, ros)
  await page.reload()
  await panel.getByRole('button', { name: 'Mark checked' }).click()
  await expect(panel).toContainText('Checked by Ros Hale')
  await page.getByRole('group', { name: 'Show' }).getByRole('link', { name: 'Checked 1' }).click()
  await expect(page.getByRole('grid').locator('tbody tr')).toHaveCount(1)
  await cell(page, 'Kent', 0).getByRole('link').click()
  await panel.getByText('Withdraw', { exact: true }).click()
  await panel.getByLabel('Why it is withdrawn').fill('Taken back on national advice')
  await panel.getByRole('button', { name: 'Withdraw the figure' }).click()
  await page.goto('/investigations/CONES/figures?show=withdrawn')
  await expect(cell(page, 'Kent', 0)).toContainText('withdrawn, left out of totals')
  await expect(page.getByRole('row', { name: /^Total/ })).toContainText('0 of 43')
  await context.close()
})

test('a viewer reads and is offered nothing to press; an investigation for documents says what to do', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  await cones(tess)
  await cones(tess, { code: 'DOCS', measures: [], periods: [], title: 'Letters about cones' })
  await signInAs(page.context(), await person('viewer', tess.newsroomId))
  await page.goto('/investigations/CONES/figures?cell=kent.LOST.Y2024')
  await expect(page.getByRole('complementary', { name: 'Kent · Cones lost · 2024' })).toContainText('Awaited')
  await expect(page.locator('#main').getByRole('button')).toHaveCount(0)
  await page.goto('/investigations/DOCS/figures')
  await expect(page.getByRole('heading', { name: 'This investigation asks for documents alone' })).toBeVisible()
  await checkAxe(page)
})

test('on a phone the page does not scroll sideways, and a cell opens its panel', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/investigations/CONES/figures')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await cell(page, 'Kent', 0).getByRole('link').click()
  await expect(page.getByRole('complementary', { name: 'Kent · Cones lost · 2024' })).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await checkAxe(page)
})
