import { day } from '@/lib/days'
import { db } from '@/lib/db'
import { expect, test } from '../support/e2e'
import { log, round } from '../support/round'

const reminders = () => db.event.count({ where: { type: 'reminder.sent' } })

test('a letter too long to keep is refused beside it, nothing is logged, and what was typed is still there', async ({ page, signIn }) => {
  const actor = await signIn()
  const before = await reminders()
  await round(actor, { code: 'LONG', sentOn: '2026-03-06', forces: ['kent', 'gwent'] })
  await page.goto('/investigations/LONG/bulk?do=remind')
  const letter = page.getByRole('textbox', { name: 'Letter to Kent' })
  await letter.fill('x'.repeat(60_000))
  await page.getByRole('button', { name: /Log the ticked letters/ }).click()
  await expect(page.locator('.sum-e')).toContainText('That is too long: at most 20,000 characters')
  expect((await page.getByRole('textbox', { name: 'Letter to Kent' }).inputValue()).length).toBe(60_000)
  expect(await reminders()).toBe(before)
})

test('a colleague who logged on a ticked row meanwhile is not written over: the row says so, and the form can be sent again', async ({ page, signIn }) => {
  const actor = await signIn()
  await round(actor, { code: 'MEAN', sentOn: '2026-03-06', forces: ['kent', 'gwent'] })
  await page.goto('/investigations/MEAN/bulk?do=log&kind=acknowledged&r=MEAN-KNT&r=MEAN-GWT')
  await log(actor, 'MEAN-KNT', { type: 'note.added', on: day('2026-03-09'), text: 'They rang' })
  await page.getByRole('button', { name: /for 2 forces/ }).click()
  await expect(page.locator('.sum-e')).toContainText('MEAN-KNT: Somebody else logged something on this request after you ticked it')
  await page.getByRole('button', { name: /for 2 forces/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Logged: 2 forces' })).toBeVisible()
})

test('the same press sent three times at once, as a browser without script may, logs once', async ({ browser, page, signIn }) => {
  const actor = await signIn()
  const { requests } = await round(actor, { code: 'ONCE', sentOn: '2026-03-06', forces: ['kent', 'gwent'] })
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  const plain = await context.newPage()
  await plain.goto(`${process.env.BASE_URL}/investigations/ONCE/bulk?do=remind`)
  const form = plain.locator('form:has(.letters)')
  const fields = await form
    .locator('input, textarea')
    .evaluateAll((inputs) =>
      (inputs as HTMLInputElement[])
        .filter(({ name, type, checked }) => name && (type !== 'checkbox' || checked))
        .map(({ name, value }) => [name, value] as const),
    )
  const send = () => {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    return context.request.post(plain.url(), { multipart: body, headers: { origin: process.env.BASE_URL! }, maxRedirects: 0 })
  }
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303])
  expect(await db.event.count({ where: { type: 'reminder.sent', requestId: { in: requests.map(({ id }) => id) } } })).toBe(2)
  await context.close()
})
