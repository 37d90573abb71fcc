import type { Page } from '@playwright/test'
import { expect, signInAs, test } from '../support/e2e'
import { everything } from '../support/everything'
import { addressOf, routesOf } from '../support/routes'
import { withSecondApp } from '../support/second-app'

/**
 * Each page as a browser meets it: its scripts run, and nothing on it goes against its own policy. What does is an error on the console, of which no test
 * may have any (`noErrors`), and is heard here once more where the browser itself tells of it.
 */
test.beforeEach(({ context }) =>
  context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      console.error(`Against the policy: ${violatedDirective} ${blockedURI} ${sourceFile}`),
    ),
  ),
)

/** React has taken the page over: its scripts were let run. */
const expectScripts = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__react'))), { message: `the scripts of ${page.url()} run` })
    .toBe(true)

test('every page of the desk runs, and nothing on it goes against its policy', async ({ page, context, signIn }) => {
  test.setTimeout(180_000)
  const admin = await signIn('admin')
  const { values } = await everything(admin)
  const isDoor = (pattern: string) => /^\/(sign-in|join)\b/.test(pattern)
  for (const pattern of routesOf('page').sort((one, other) => Number(isDoor(one)) - Number(isDoor(other)))) {
    if (isDoor(pattern)) await context.clearCookies()
    const path = addressOf(pattern, values)
    await page.goto(path)
    await expect(page).toHaveURL(path)
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible()
    await expectScripts(page)
  }

  await test.step('and what scripts do on them: letter keys, a preview while one types, a dialog, a refusal, a page opened without loading it anew', async () => {
    await signInAs(context, admin)
    await page.goto('/investigations/NEWS?sort=force')
    await expect(page.getByRole('toolbar')).toBeVisible()
    await page.locator('body').press('j')
    await page.keyboard.press('x')
    await expect(page.getByRole('toolbar').getByRole('status')).toHaveText('1 selected')
    await page.goto('/investigations/new')
    await page.getByRole('button', { name: 'Tick none' }).click()
    await expect(page.getByRole('checkbox', { name: 'Kent Police' })).not.toBeChecked()
    await page.getByRole('button', { name: 'Start the investigation' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'to put right' })).toBeFocused()
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Forces' }).click()
    await expect(page).toHaveURL('/forces')
    await expect(page.getByRole('heading', { level: 1, name: 'Forces' })).toBeVisible()
  })
})

test.describe('pages of what went wrong', () => {
  test.use({ expectedErrors: [/^Failed to load resource: .*\b(404|500)\b|^500 |React error #441/] })

  test('a page that is not there and one that fails run, and keep to their policy', async ({ page, context, signIn }) => {
    await signIn('viewer')
    for (const path of ['/nothing', '/investigations/NOTHING', '/requests/NOTHING']) {
      expect((await page.goto(path))!.status()).toBe(404)
      await expectScripts(page)
    }
    await withSecondApp({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, async (address) => {
      // Cookies are a host's, whatever the port: the session goes along.
      expect((await context.cookies(address)).length).toBe(1)
      expect((await page.goto(`${address}/investigations`))!.status()).toBe(500)
      await expectScripts(page)
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    })
  })
})
