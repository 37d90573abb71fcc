import { readFileSync } from 'node:fs'
import { day, type Day } from '@/lib/days'
import type { RequestEvent } from '@/lib/events/events'
import { db } from '@/lib/db'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { logEvent } from '@/lib/logging/commands'
import type { Actor } from '@/lib/actor'
import { checkAxe, expect, signInAs, test } from '../support/e2e'
import { person } from '../support/people'

/** A round to three forces on a harmless topic, and a way to log on it behind the page's back. */
async function hats(actor: Actor) {
  const input = newInvestigation.parse({
    code: 'HATS',
    title: 'Hats issued to officers',
    questions: ['How many hats?', 'How many came back?'],
    forces: ['gwent', 'kent', 'surrey'],
  })
  const made = await createInvestigation(actor, input, { now: new Date() })
  if (!made.ok) throw new Error(made.words)
  return async (event: Omit<RequestEvent, 'on'> & { on: string }, reference = 'HATS-KNT') => {
    const logged = await logEvent(actor, { reference, event: { ...event, on: day(event.on) as Day } as RequestEvent }, { now: new Date() })
    if (!logged.ok) throw new Error(logged.words)
    return logged.id
  }
}

test('a reporter takes a request from the letter to a refusal in part, and sees why each date is the date', async ({ page, signIn }) => {
  await hats(await signIn('reporter'))
  await page.goto('/requests/HATS-KNT')
  await expect(page.getByRole('heading', { level: 1, name: 'Kent Police' })).toBeVisible()
  await expect(page.getByText('No time runs yet')).toBeVisible()
  await checkAxe(page)

  await page.getByLabel('Sent on').fill('2026-03-06')
  await page.getByRole('button', { name: 'Log as sent' }).click()
  await expect(page.getByRole('status').getByText('We sent the letter')).toBeVisible()

  // Day 0, the nation of each skipped day, the due day: as a reader of the page hears them.
  const strip = page.getByRole('list', { name: 'Day 0 to day 20' })
  await expect(strip.getByRole('listitem').first()).toContainText('Friday 6 March 2026: day 0')
  await expect(strip).toContainText('Tuesday 17 March 2026: not counted, St Patrick’s Day, Northern Ireland')
  await expect(strip).toContainText('Wednesday 8 April 2026: working day 20. Due')
  await expect(page.getByRole('heading', { name: 'Breaches' })).toBeVisible()

  await page.getByRole('link', { name: 'Answered', exact: true }).click()
  await page.getByLabel('They replied on').fill('2026-04-08')
  await page.getByLabel('Their reference').fill('FOI 1182-26')
  const [first, second] = [page.getByRole('group', { name: 'Q1 How many hats?' }), page.getByRole('group', { name: 'Q2 How many came back?' })]
  await first.getByLabel('Outcome').selectOption('Disclosed')
  await second.getByLabel('Outcome').selectOption('Refused')
  await second.getByLabel('Sections cited').fill('s.43(2), section 31(1)(a)')
  await second.getByLabel('Their words').fill('release would prejudice our supplier')
  await page.getByLabel('The public interest balance').selectOption('Given')
  await page.getByRole('button', { name: 'Log this reply' }).click()

  await expect(page.getByText('They answered: question 1 disclosed; question 2 refused (s.43(2) and s.31(1)(a)), reference FOI 1182-26.').first()).toBeVisible()
  await expect(page.locator('.rq-state')).toContainText('Part disclosed')
  await expect(page.locator('.facts')).toContainText('FOI 1182-26')
  await expect(page.locator('q')).toHaveText('release would prejudice our supplier')
  await checkAxe(page)
})

test('what is wrong is told beside its field, and nothing typed is lost', async ({ page, signIn }) => {
  const log = await hats(await signIn('reporter'))
  await log({ type: 'request.sent', on: '2026-03-06' })
  await page.goto('/requests/HATS-KNT?log=answered#log')
  await page.getByLabel('They replied on').fill('2026-03-05')
  await page.getByRole('group', { name: 'Q1 How many hats?' }).getByLabel('Outcome').selectOption('Refused')
  await page.getByRole('group', { name: 'Q1 How many hats?' }).getByLabel('Sections cited').fill('data protection')
  await page.getByRole('button', { name: 'Log this reply' }).click()

  await expect(page.getByRole('alert').filter({ hasText: 'One thing to put right' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Q1 How many hats?' }).getByText('Write a section as the letter gives it')).toBeVisible()
  await expect(page.getByLabel('They replied on')).toHaveValue('2026-03-05')
  await expect(page.getByRole('group', { name: 'Q1 How many hats?' }).getByLabel('Outcome')).toHaveValue('refused')
  await checkAxe(page)

  await page.getByRole('group', { name: 'Q1 How many hats?' }).getByLabel('Sections cited').fill('40(2)')
  await page.getByRole('button', { name: 'Log this reply' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'before the day this request was sent' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Q1 How many hats?' }).getByLabel('Sections cited')).toHaveValue('40(2)')
})

test('a wrong entry is replaced: the old reading stays, struck through, with the reason', async ({ page, signIn }) => {
  const log = await hats(await signIn('reporter'))
  await log({ type: 'request.sent', on: '2026-03-06' })
  await log({ type: 'request.acknowledged', on: '2026-03-09', reference: 'WRONG-1', dueOnSaid: day('2026-04-01') } as never)
  await page.goto('/requests/HATS-KNT')
  await page.getByRole('link', { name: /^Correct the entry: They acknowledged it/ }).click()
  await expect(page.getByRole('heading', { name: 'Correct an entry' })).toBeVisible()
  await expect(page.getByLabel('Their reference')).toHaveValue('WRONG-1')

  await page.getByRole('button', { name: 'Replace the entry' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Say why the entry was wrong' })).toBeVisible()
  await page.getByLabel('Why it was wrong').fill('That letter was about another request')
  await page.getByLabel('Their reference').fill('RIGHT-2')
  await page.getByRole('button', { name: 'Replace the entry' }).click()

  await expect(page.locator('del', { hasText: 'WRONG-1' })).toBeVisible()
  await expect(page.getByText('That letter was about another request')).toBeVisible()
  await expect(page.locator('.facts')).toContainText('RIGHT-2')
  // A sending struck out and not replaced: the clock never ran.
  await page.getByRole('link', { name: /^Correct the entry: They acknowledged it.*RIGHT-2/ }).click()
  await page.getByLabel('Why it was wrong').fill('No such letter')
  await page.getByRole('button', { name: 'Only strike it out' }).click()
  await expect(page.locator('del')).toHaveCount(2)
  await expect(page.locator('.facts')).toContainText('none given yet')
})

test('of two who log at once the second is shown what is new, and may log upon it', async ({ page, signIn }) => {
  const actor = await signIn('reporter')
  const log = await hats(actor)
  await log({ type: 'request.sent', on: '2026-03-06' })
  await page.goto('/requests/HATS-KNT?log=acknowledged#log')
  await page.getByLabel('Acknowledged on').fill('2026-03-10')
  await page.getByLabel('Their reference').fill('FOI 77')
  await log({ type: 'note.added', on: '2026-03-09', text: 'Rang the press office' } as never)

  await page.getByRole('button', { name: 'Log the acknowledgement' }).click()
  await expect(page.getByText('Logged meanwhile.')).toBeVisible()
  await expect(page.getByRole('list').filter({ hasText: `${actor.name}: Rang the press office` })).toBeVisible()
  await expect(page.getByLabel('Their reference')).toHaveValue('FOI 77')
  await checkAxe(page)
  await page.getByRole('button', { name: 'Log the acknowledgement' }).click()
  await expect(page.getByRole('status').getByText('reference FOI 77')).toBeVisible()
  expect(await db.event.count({ where: { type: 'request.acknowledged', newsroomId: actor.newsroomId } })).toBe(1)
})

test('a file is attached to its letter, downloaded as what it is, and hidden with a reason', async ({ page, signIn, request }) => {
  const actor = await signIn('reporter')
  const log = await hats(actor)
  const letter = await log({ type: 'request.sent', on: '2026-03-06' })
  await page.goto('/requests/HATS-KNT')
  await page.getByLabel('It came with').selectOption(letter)
  await page.getByLabel('Attach files').setInputFiles([
    { name: 'Ymateb ŵ.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
    { name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') },
  ])
  await page.getByRole('button', { name: 'Attach', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 files were attached.' })).toBeVisible()
  await expect(page.locator('.ev').getByRole('link', { name: 'Ymateb ŵ.html' })).toBeVisible()
  await checkAxe(page)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#files').getByRole('link', { name: 'Ymateb ŵ.html', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Ymateb ŵ.html')
  expect(readFileSync(await download.path(), 'utf8')).toBe('<script>alert(1)</script>')
  const href = (await page.locator('#files').getByRole('link', { name: 'Ymateb ŵ.html', exact: true }).getAttribute('href'))!
  const answer = await page.request.get(href)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; /)
  expect(answer.headers()['content-security-policy']).toContain('sandbox')
  expect((await request.get(href)).status()).toBe(401)

  await page.getByRole('link', { name: 'Hide Ymateb ŵ.html' }).click()
  await page.getByRole('button', { name: 'Hide this file' }).click()
  await expect(page.getByText('Say why it is hidden').first()).toBeVisible()
  await page.getByLabel('Why Ymateb ŵ.html is hidden').fill('It names an officer')
  await page.getByRole('button', { name: 'Hide this file' }).click()
  await expect(page.locator('#files del')).toHaveText('Ymateb ŵ.html')
  await expect(page.getByText(/Hidden on .*: It names an officer/)).toBeVisible()
  expect((await page.request.get(href)).status()).toBe(410)
})

test('a file beyond 50 MB and an empty form are refused in a sentence, and nothing is attached', async ({ page, context, signIn }) => {
  const actor = await signIn('reporter')
  await hats(actor)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const upload = async (name: string, size: number) => {
    const body = new FormData()
    body.append('file', new File([new Uint8Array(size)], name))
    const headers = { origin: process.env.BASE_URL!, cookie }
    const answer = await fetch(`${process.env.BASE_URL}/files?request=HATS-KNT`, { method: 'POST', body, headers, redirect: 'manual' })
    return [answer.status, answer.headers.get('location')]
  }
  expect(await upload('scan.pdf', 50 * 1024 * 1024 + 1)).toEqual([303, '/requests/HATS-KNT?refused=too-big#files'])
  expect(await upload('', 0)).toEqual([303, '/requests/HATS-KNT?refused=no-file#files'])
  expect(await db.file.count({ where: { newsroomId: actor.newsroomId } })).toBe(0)
  await page.goto('/requests/HATS-KNT?refused=too-big#files')
  await expect(page.getByRole('alert').filter({ hasText: 'That file is larger than 50 MB. Nothing was attached.' })).toBeVisible()
})

test('a stranger to the newsroom sees neither the request nor its files, and a viewer no forms', async ({ page, context, signIn, expectedErrors }) => {
  const actor = await signIn('reporter')
  const log = await hats(actor)
  await log({ type: 'request.sent', on: '2026-03-06' })
  const upload = await page.request.post('/files?request=HATS-KNT', {
    headers: { origin: new URL(page.url() === 'about:blank' ? process.env.BASE_URL! : page.url()).origin },
    multipart: { file: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') } },
    maxRedirects: 0,
  })
  expect(upload.status()).toBe(303)
  expect(upload.headers().location).toBe('/requests/HATS-KNT?attached=1#files')
  const { id } = await db.file.findFirstOrThrow({ where: { newsroomId: actor.newsroomId }, select: { id: true } })
  const from = (origin: string) =>
    page.request.post('/files?request=HATS-KNT', {
      headers: { origin },
      multipart: { file: { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('b') } },
      maxRedirects: 0,
    })
  expect((await from('https://evil.example')).status()).toBe(403)

  await signInAs(context, await person('viewer', actor.newsroomId))
  await page.goto('/requests/HATS-KNT')
  await expect(page.getByRole('heading', { name: 'Letters and events' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Log|Attach/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Correct/ })).toHaveCount(0)
  expect((await from(process.env.BASE_URL!)).status()).toBe(403)
  await checkAxe(page)

  await signInAs(context, await person('admin'))
  expectedErrors.push(/404/)
  expect((await page.goto('/requests/HATS-KNT'))!.status()).toBe(404)
  expect((await page.request.get(`/files/${id}/a.txt`)).status()).toBe(404)
  expect((await from(process.env.BASE_URL!)).status()).toBe(404)
  expect(await db.file.count({ where: { newsroomId: actor.newsroomId } })).toBe(1)
})

test('the calculator says when a reply is due, under both readings, and why', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/calculator')
  await page.getByLabel('Received on').fill('Sat 7 March 2026')
  await page.getByRole('button', { name: 'Work it out' }).click()
  await expect(page.getByRole('heading', { name: 'Received Saturday 7 March 2026' })).toBeVisible()
  await expect(page.locator('.verdict')).toContainText('Wed 8 Apr 2026')
  await expect(page.locator('.verdict')).toContainText('Thu 9 Apr')
  await expect(page.locator('.words')).toContainText('by Wednesday 8 April 2026, the twentieth working day')
  await checkAxe(page)
  await page.getByLabel('Received on').fill('31/02/2026')
  await page.getByRole('button', { name: 'Work it out' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'That is no day that exists' })).toBeVisible()
  await expect(page.getByLabel('Received on')).toHaveValue('31/02/2026')
  await checkAxe(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every form logs, a refusal keeps what was typed, and a file is attached', async ({ page, signIn }) => {
    const actor = await signIn('reporter')
    const log = await hats(actor)
    await log({ type: 'request.sent', on: '2026-03-06' })
    await page.goto('/requests/HATS-KNT')
    await page.getByRole('link', { name: 'Extended', exact: true }).click()
    await page.getByLabel('The notice came on').fill('2026-03-01')
    await page.getByLabel('Sections named').fill('43(2)')
    await page.getByRole('button', { name: 'Log the extension' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'before the day this request was sent' })).toBeVisible()
    await expect(page.getByLabel('Sections named')).toHaveValue('43(2)')

    await page.getByLabel('The notice came on').fill('2026-04-02')
    await page.getByLabel('They give as their new date').fill('2026-05-06')
    await page.getByRole('button', { name: 'Log the extension' }).click()
    await expect(page.getByText('They took more time for the public interest test under s.43(2)').first()).toBeVisible()

    await page.getByText('Another event').click()
    await page.getByRole('link', { name: 'Note', exact: true }).click()
    await page.getByLabel('The note').fill('Rang the press office')
    await page.getByRole('button', { name: 'Add the note' }).click()
    await expect(page.getByRole('list').getByText('Rang the press office').first()).toBeVisible()

    await page.getByLabel('Attach files').setInputFiles({ name: 'reply.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') })
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(page.getByText('One file was attached.')).toBeVisible()

    await page.getByRole('link', { name: /^Correct the entry: They took more time/ }).click()
    await page.getByLabel('Why it was wrong').fill('It was for another force')
    await page.getByRole('button', { name: 'Only strike it out' }).click()
    await expect(page.locator('del', { hasText: 'They took more time' })).toBeVisible()
  })
})
