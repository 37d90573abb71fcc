import { hashPassword } from '@/lib/auth/passwords'
import { db } from '@/lib/db'
import { checkAxe, expect, newsroomWithForces, test } from '../support/e2e'
import { person } from '../support/people'

const password = 'three plain words'

async function editorWithPassword() {
  const actor = await person('editor', await newsroomWithForces())
  const email = `ros-${actor.userId!.slice(-12)}@herald.example`
  await db.person.update({ where: { id: actor.userId! }, data: { email, passwordHash: await hashPassword(password) } })
  return { ...actor, email }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('an editor signs in, is shown the way back where a password is wrong, and signs out', async ({ page }) => {
      const { email } = await editorWithPassword()
      await page.goto('/investigations')
      await expect(page).toHaveURL(/\/sign-in/)
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible()
      await expect(page.getByLabel('E-mail address')).toHaveValue(email)
      if (javaScriptEnabled) await checkAxe(page)

      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible()

      await page.getByRole('button', { name: /Your account/ }).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('heading', { name: 'FOI Desk' })).toBeVisible()
      await page.goto('/')
      await expect(page).toHaveURL(/\/sign-in/)
    })
  })
}

test('a person shut out is out at the next click, and a role changed counts at once', async ({ page, signIn }) => {
  const reporter = await signIn('reporter')
  await page.goto('/investigations')
  await expect(page.getByRole('link', { name: 'Start an investigation' }).first()).toBeVisible()
  await db.person.update({ where: { id: reporter.userId! }, data: { role: 'viewer' } })
  await page.goto('/investigations')
  await expect(page.getByRole('link', { name: 'Start an investigation' })).toHaveCount(0)
  await db.person.update({ where: { id: reporter.userId! }, data: { disabledAt: new Date() } })
  await page.goto('/investigations')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('an admin invites a reporter by a link, who joins with it once', async ({ page, browser, signIn }) => {
  await signIn('admin')
  await page.goto('/people')
  await checkAxe(page)
  await page.getByLabel('Name').fill('Tess Amari')
  await page.getByLabel('E-mail address').fill('no address')
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText('Enter an e-mail address, for example').first()).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Tess Amari')
  await page.getByLabel('E-mail address').fill(`tess-${Date.now()}@herald.example`)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = (await page.getByRole('status').textContent())!.match(/http\S+\/join\/\S+/)![0]

  const guest = await browser.newContext()
  const theirs = await guest.newPage()
  await theirs.goto(link)
  await checkAxe(theirs)
  await theirs.getByLabel('Password').fill('short')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs.getByText('Use at least 12 characters').first()).toBeVisible()
  await theirs.getByLabel('Password').fill(password)
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible()
  await theirs.goto(link)
  await expect(theirs.getByText('This link does not work any more')).toBeVisible()
  await guest.close()

  await page.reload()
  await expect(page.getByRole('row', { name: /Tess Amari/ })).toContainText('Yes')
})

test('a page of another newsroom is no page', async ({ page, signIn, expectedErrors }) => {
  expectedErrors.push(/404/)
  await signIn('admin')
  const response = await page.goto('/investigations/CONES')
  expect(response!.status()).toBe(404)
})
