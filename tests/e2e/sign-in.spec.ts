import { get } from 'node:http'
import type { Page } from '@playwright/test'
import { issueToken } from '@/lib/api/commands'
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

async function enter(page: Page, email: string, word = password) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(word)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
const isIn = (page: Page) => expect(page.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible()

for (const next of ['/%09/evil.example', '/%0D%0A/evil.example', '/%5Cevil.example', '//evil.example', 'https://evil.example/', '/.//evil.example']) {
  test(`a link that would lead off the desk after signing in leads to Today: ${next}`, async ({ page }) => {
    const { email } = await editorWithPassword()
    await page.goto(`/sign-in?next=${next}`)
    await enter(page, email)
    await isIn(page)
    expect(page.url()).toBe(`${process.env.BASE_URL}/`)
    await page.goto(`/sign-in?next=${next}`)
    expect(page.url()).toBe(`${process.env.BASE_URL}/`)
  })
}

test('a link to a page of the desk leads there after signing in', async ({ page }) => {
  const { email } = await editorWithPassword()
  await page.goto('/sign-in?next=%2Flog%3Fpage%3D1')
  await enter(page, email)
  await isIn(page)
  await expect(page).toHaveURL(/\/log\?page=1$/)
})

test('a cookie that was copied before signing out opens nothing after it', async ({ page, context, browser }) => {
  const { email } = await editorWithPassword()
  await page.goto('/sign-in')
  await enter(page, email)
  await isIn(page)
  const copied = await context.cookies()
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'FOI Desk' })).toBeVisible()
  const thief = await browser.newContext()
  await thief.addCookies(copied)
  const theirs = await thief.newPage()
  await theirs.goto('/investigations')
  await expect(theirs).toHaveURL(/\/sign-in/)
  await thief.close()
})

test('who changes the password stays signed in there, and is told that all else has ended', async ({ page, browser }) => {
  const { email } = await editorWithPassword()
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  for (const place of [page, other]) {
    await place.goto('/sign-in')
    await enter(place, email)
    await isIn(place)
  }
  await page.goto('/settings')
  await page.getByLabel('The password you have now').fill(password)
  await page.getByLabel('New password').fill('Password2026!')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('one of the passwords that are tried first').first()).toBeVisible()
  await page.getByLabel('The password you have now').fill(password)
  await page.getByLabel('New password').fill('four other plain words')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('status')).toContainText('You stay signed in here; every other session')
  await expect(page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem')).toHaveCount(1)
  await other.goto('/investigations')
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('Settings lists where one is signed in, and ends a session at a press', async ({ page, browser }) => {
  const { email } = await editorWithPassword()
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  for (const place of [other, page]) {
    await place.goto('/sign-in')
    await enter(place, email)
    await isIn(place)
  }
  await page.goto('/settings')
  await checkAxe(page)
  const list = page.getByRole('list', { name: 'Where you are signed in' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(list.getByRole('listitem').filter({ hasText: 'This one' })).toHaveCount(1)
  await list.getByRole('button', { name: /^End / }).click()
  await expect(page.getByRole('status')).toContainText('That session is ended')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await other.goto('/investigations')
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('a stranger who guesses locks out nobody who was here before, and the owner is told', async ({ page, context, browser }) => {
  const owner = await editorWithPassword()
  await page.goto('/sign-in')
  await enter(page, owner.email)
  await isIn(page)
  await context.clearCookies({ name: 'next-auth.session-token' })
  const stranger = await browser.newContext()
  const theirs = await stranger.newPage()
  await theirs.goto('/sign-in')
  for (let tried = 0; tried < 8; tried++) {
    await enter(theirs, owner.email, `guess number ${tried}`)
    await expect(theirs.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible()
    await theirs.reload()
  }
  await enter(theirs, owner.email)
  await expect(theirs.getByRole('alert').filter({ hasText: 'Too many tries. Wait 15 minutes' })).toBeVisible()
  await stranger.close()

  await page.goto('/sign-in')
  await enter(page, owner.email)
  await isIn(page)
  await expect(page.getByRole('status')).toContainText('9 tries to sign in as you failed')
  await checkAxe(page)
  await page.getByRole('button', { name: 'Put this notice away' }).click()
  await expect(page.getByText('tries to sign in as you failed')).toHaveCount(0)
})

test('a caller counts under the address of the socket, whatever address it sends', async ({ browser }) => {
  const { email, userId } = await editorWithPassword()
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.9', 'x-foi-desk-caller': '198.51.100.10' } })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await enter(page, email)
  await isIn(page)
  expect(await db.session.findMany({ where: { personId: userId! }, select: { address: true } })).toEqual([{ address: '127.0.0.1' }])
  await context.close()

  const statuses = await Promise.all(
    Array.from({ length: 80 }, (_, n) => statusOfCallFrom('127.0.0.77', { 'x-forwarded-for': `198.51.100.${n}`, 'x-foi-desk-caller': `192.0.2.${n}` })),
  )
  expect(statuses.filter((status) => status === 401)).toHaveLength(60)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
})

/** A call of the API with a token that is nobody's, from an address of this machine of its own. */
function statusOfCallFrom(localAddress: string, headers: Record<string, string>) {
  return new Promise<number>((resolve, reject) => {
    const sent = { ...headers, authorization: 'Bearer foi_nobody' }
    get(`${process.env.BASE_URL}/api/v1/forces`, { localAddress, headers: sent }, (response) => {
      response.resume()
      resolve(response.statusCode!)
    }).on('error', reject)
  })
}

test('an admin sees everybody’s tokens and ends one', async ({ page, signIn, request }) => {
  const admin = await signIn('admin')
  const reporter = await person('reporter', admin.newsroomId, 'Tess Amari')
  const issued = await issueToken(reporter, { name: 'A spreadsheet', scope: 'read' }, { now: new Date() })
  const headers = { authorization: `Bearer ${issued.ok ? issued.token : ''}` }
  expect((await request.get('/api/v1/forces', { headers })).status()).toBe(200)
  await page.goto('/people')
  await checkAxe(page)
  await expect(page.getByRole('row', { name: /A spreadsheet Tess Amari Reads until/ })).toBeVisible()
  await page.getByRole('button', { name: 'Revoke A spreadsheet of Tess Amari' }).click()
  await expect(page.getByText('The token is revoked')).toBeVisible()
  await expect(page.getByText('Nobody has a token that works.')).toBeVisible()
  expect((await request.get('/api/v1/forces', { headers })).status()).toBe(401)
})

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
