import { checkAxe, expect, test } from '../support/e2e'

test.use({ expectedErrors: [/503|Failed to load resource|net::ERR_FAILED/] })

test('a form sent while the desk is away keeps what was typed, says so, and can be sent again', async ({ page, signIn }) => {
  await signIn('reporter')
  await page.goto('/settings')
  const name = page.getByLabel('Your name')
  const alert = page.getByRole('main').getByRole('alert')

  // What the front door answers to a form that script sent (lib/front-door/unavailable.ts).
  const words = 'The database is restarting. Wait a moment, then try again. What you typed is still here.'
  await page.route('**/settings', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 503, contentType: 'text/plain', body: words }) : route.continue(),
  )
  await name.fill('Tess Amari')
  await page.getByRole('button', { name: 'Save your name' }).click()
  await expect(alert).toContainText(words)
  await expect(name).toHaveValue('Tess Amari')
  await checkAxe(page)

  // Nobody answers at all.
  await page.unroute('**/settings')
  await page.route('**/settings', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await page.getByRole('button', { name: 'Save your name' }).click()
  await expect(alert).toContainText('The desk did not answer as it should. It may have been saved already')
  await expect(name).toHaveValue('Tess Amari')

  await page.unroute('**/settings')
  await page.getByRole('button', { name: 'Save your name' }).click()
  await expect(page.getByRole('status')).toContainText('Your name is saved')
})
