import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/actor'
import { addDays, day, dayIn } from '@/lib/days'
import { db } from '@/lib/db'
import { logForMany } from '@/lib/logging/commands'
import { checkAxe, expect, test } from '../support/e2e'
import { person } from '../support/people'
import { round } from '../support/round'

const now = () => new Date()

/** A round to all 43, long overdue: two have answered, one refused, one was written to yesterday. */
async function cones(tess: Actor) {
  const made = await round(tess, { now: now() })
  const all = made.requests.map(({ reference }) => reference)
  const log = async (references: string[], event: Parameters<typeof logForMany>[1]['event']) =>
    expect(await logForMany(tess, { references, event }, { now: now() })).toMatchObject({ ok: true })
  const fresh = 'CONES-COL'
  await log(
    all.filter((reference) => reference !== fresh),
    { type: 'request.sent', on: day('2026-03-02') },
  )
  await log([fresh], { type: 'request.sent', on: addDays(dayIn(now()), -1) })
  const outcomes = (outcome: 'disclosed' | 'refused') => [1, 2].map((question) => ({ question, outcome, ...(outcome === 'refused' && { sections: ['12'] }) }))
  await log(['CONES-KNT', 'CONES-DOR'], { type: 'request.answered', on: day('2026-03-20'), outcomes: outcomes('disclosed') })
  await log(['CONES-ESX'], { type: 'request.answered', on: day('2026-03-24'), outcomes: outcomes('refused') })
  return made.id
}

const sentence = (page: Page) => page.locator('.sentence')
const forceLinks = (page: Page) => page.getByRole('table').getByRole('rowheader').getByRole('link')
const tick = (page: Page, force: string) => page.getByRole('checkbox', { name: `Select ${force}`, exact: true })

test('an editor asks who has not replied, and the sentence, the map, the key and the table agree', async ({ page, signIn }) => {
  // Axe reads every cell of 43 rows, twice.
  test.setTimeout(180_000)
  await cones(await signIn('editor'))
  await page.goto('/investigations/CONES')
  for (const part of ['43 asked', '2 disclosed', '1 refused', '0 not held', '39 no response', '1 awaiting']) await expect(sentence(page)).toContainText(part)
  await expect(forceLinks(page)).toHaveCount(43)
  await checkAxe(page)

  await sentence(page).getByRole('link', { name: '39 no response' }).click()
  await expect(forceLinks(page)).toHaveCount(39)
  await expect(page.locator('.tile.hit')).toHaveCount(39)
  await expect(page.getByRole('navigation', { name: 'Filter by state' }).getByRole('link', { name: /No response/ })).toHaveAttribute('aria-current', 'true')
  await checkAxe(page)

  await page
    .getByRole('navigation', { name: 'Filter by state' })
    .getByRole('link', { name: /^Refused/ })
    .click()
  await expect(forceLinks(page)).toHaveText(['Essex'])
  await page.getByRole('link', { name: /^All 43/ }).click()
  await page.getByRole('columnheader', { name: 'Force' }).getByRole('link').click()
  await expect(forceLinks(page).first()).toHaveText('Avon & Somerset')
  await expect(page.getByRole('columnheader', { name: 'Force' })).toHaveAttribute('aria-sort', 'ascending')
})

test('the board as at a past day knows nothing of what happened later, and says so', async ({ page, signIn }) => {
  await cones(await signIn('editor'))
  await page.goto('/investigations/CONES')
  await page.getByLabel('As at').fill('2026-03-22')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('As at Sunday 22 March 2026.').first()).toBeVisible()
  for (const part of ['42 asked', '2 disclosed', '0 refused', '0 no response', '40 awaiting', '1 not yet asked'])
    await expect(sentence(page)).toContainText(part)
  await page.getByRole('link', { name: 'Back to today' }).click()
  await expect(sentence(page)).toContainText('39 no response')
})

test('with letter keys: down, tick, down, tick, log for both', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  await page.goto('/investigations/CONES?sort=force')
  await expect(page.getByRole('toolbar')).toBeVisible()
  await page.locator('body').press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('toolbar').getByRole('status')).toHaveText('2 selected')
  await expect(page.getByRole('toolbar')).toContainText('Avon & Somerset, Bedfordshire')
  await expect(page.locator('.tile.sel-on')).toHaveCount(2)
  await page.keyboard.press('l')
  await expect(page.getByRole('heading', { name: 'Log the same for 2 forces' })).toBeVisible()
  await checkAxe(page)
})

test('letters typed into a field are text, not commands', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  await page.goto('/investigations/CONES')
  await tick(page, 'Kent').check()
  await page.locator('body').press('f')
  await page.keyboard.type('alce')
  await expect(page.getByLabel('Find in this round')).toHaveValue('alce')
  await expect(page).toHaveURL(/CONES$/)
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('the same is logged for many, each with a day of its own where it has one', async ({ page, signIn }) => {
      const tess = await signIn('reporter')
      await cones(tess)
      await page.goto('/investigations/CONES?standing=no+response')
      await tick(page, 'Met Police').check()
      await tick(page, 'Sussex').check()
      await page.getByRole('button', { name: /^Log/ }).click()
      await page.getByRole('link', { name: 'Nothing held' }).click()
      await page.getByLabel('They replied on').fill('2026-05-04')
      await page.getByLabel('Another day for Sussex').fill('2026-05-06')
      await page.getByRole('button', { name: 'Log as not held for 2 forces' }).click()
      await expect(page.getByText('Logged: 2 forces.')).toBeVisible()
      await expect(sentence(page)).toContainText('2 not held')
      const logged = await db.event.findMany({
        where: { newsroomId: tess.newsroomId, type: 'request.answered', request: { reference: { in: ['CONES-MET', 'CONES-SSX'] } } },
        select: { on: true, request: { select: { reference: true } } },
        orderBy: { on: 'asc' },
      })
      expect(logged.map(({ on, request }) => [request!.reference, on.toISOString().slice(0, 10)])).toEqual([
        ['CONES-MET', '2026-05-04'],
        ['CONES-SSX', '2026-05-06'],
      ])
    })

    test('where one of them cannot take it nothing is logged, the force is named, and what was typed stays', async ({ page, signIn }) => {
      const tess = await signIn('reporter')
      await cones(tess)
      await page.goto('/investigations/CONES/bulk?do=log&kind=acknowledged&r=CONES-MET&r=CONES-COL')
      await page.getByLabel('Acknowledged on').fill('2026-03-05')
      await page.getByLabel('Their reference').fill('FOI 1')
      await page.getByRole('button', { name: 'Log the acknowledgement for 2 forces' }).click()
      await expect(page.getByRole('alert').filter({ hasText: 'CONES-COL' })).toBeVisible()
      await expect(page.getByLabel('Acknowledged on')).toHaveValue('2026-03-05')
      await expect(page.getByLabel('Their reference')).toHaveValue('FOI 1')
      expect(await db.event.count({ where: { newsroomId: tess.newsroomId, type: 'request.acknowledged' } })).toBe(0)
      if (javaScriptEnabled) await checkAxe(page)
    })

    test('forces are given to a colleague and found again by owner', async ({ page, signIn }) => {
      const tess = await signIn('reporter')
      const sam = await person('reporter', tess.newsroomId)
      await cones(tess)
      await page.goto('/investigations/CONES')
      await tick(page, 'Kent').check()
      await tick(page, 'Dorset').check()
      await page.getByRole('button', { name: /^Assign/ }).click()
      await page.getByLabel('To', { exact: true }).selectOption(sam.userId!)
      await page.getByRole('button', { name: 'Assign 2 forces' }).click()
      await expect(page.getByText('Assigned: 2 forces.')).toBeVisible()
      await page.getByLabel('Owner').selectOption(sam.userId!)
      await page.getByRole('button', { name: 'Show' }).click()
      await expect(forceLinks(page)).toHaveText(['Dorset', 'Kent'])
    })
  })
}

test('the ticked rows are exported, and only they', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  await page.goto('/investigations/CONES')
  await tick(page, 'Kent').check()
  await tick(page, 'Essex').check()
  const downloaded = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Export/ }).click()
  const stream = await (await downloaded).createReadStream()
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  const [header, ...rows] = text.replace(/\r\n$/, '').split('\r\n')
  expect(header).toMatch(/^\uFEFFforce_id,force,/)
  expect(rows.map((row) => row.split(',')[0])).toEqual(['essex', 'kent'])
})

test('a viewer reads the board and is offered nothing to log', async ({ page, signIn }) => {
  const editor = await person('editor')
  const viewer = await signIn('viewer', editor.newsroomId)
  expect(viewer.newsroomId).toBe(editor.newsroomId)
  await round(editor, { now: now(), sentOn: '2026-03-02' })
  await page.goto('/investigations/CONES')
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Log/ })).toHaveCount(0)
})

test('on a phone the rows are cards and nothing runs off the side', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await cones(await signIn('reporter'))
  await page.goto('/investigations/CONES')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await tick(page, 'Kent').check()
  await expect(page.getByRole('button', { name: 'Log' })).toBeInViewport()
  await checkAxe(page)
})

test('a round whose filters leave nothing says which, and the way back', async ({ page, signIn }) => {
  await cones(await signIn('reporter'))
  await page.goto('/investigations/CONES?standing=refused&q=kent')
  await expect(page.getByText('No force of the 43 is refused and “kent”.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all 43' }).click()
  await expect(forceLinks(page)).toHaveCount(43)
})

test('the board that the browser draws is the one that the server sent, and a name that is markup is only a name', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  const name = `Kent <img src=x onerror="document.title='run'"> & "Sons'`
  await db.force.updateMany({ where: { newsroomId: tess.newsroomId, id: 'kent' }, data: { name: `${name} Constabulary`, shortName: name } })
  await cones(tess)
  const parts = () => page.locator('.tiles, table.tbl, .sentence, .legend, .chips').evaluateAll((found) => found.map(({ outerHTML }) => outerHTML))

  await page.goto('/investigations/CONES')
  const sent = await parts()
  expect(sent).toHaveLength(5)
  await expect(tick(page, name)).toHaveCount(1)
  await expect(page.getByRole('rowheader').getByRole('link', { name, exact: true })).toHaveAttribute('title', `${name} Constabulary`)

  // By way of another tab the same board is drawn in the browser alone, and its keys find the new rows.
  await page.getByRole('navigation', { name: 'This investigation' }).getByRole('link', { name: 'Activity' }).click()
  await expect(page).toHaveURL(/activity$/)
  await page.getByRole('navigation', { name: 'This investigation' }).getByRole('link', { name: 'Board' }).click()
  await expect(forceLinks(page)).toHaveCount(43)
  expect(await parts()).toEqual(sent)
  await page.locator('body').press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('toolbar').getByRole('status')).toHaveText('1 selected')
  await tick(page, name).check()
  await expect(page.getByRole('toolbar')).toContainText(name)
  await expect(page.locator('.tile.sel-on')).toHaveCount(2)
  await expect(page).toHaveTitle(/board/)
})
