import { addDays, day, dayIn } from '@/lib/days'
import { db } from '@/lib/db'
import { logForMany } from '@/lib/logging/commands'
import { checkAxe, expect, test } from '../support/e2e'
import { log, round } from '../support/round'

const now = () => new Date()
const task = (name: string) => new RegExp(`^\\d+ ${name}`)

test('the morning: who is late, the letter that is due, copied and logged as sent, and the list is shorter', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  const { requests } = await round(tess, { now: now(), sentOn: '2026-03-02' })
  const answered = requests.slice(3).map(({ reference }) => reference)
  const outcomes = [1, 2].map((question) => ({ question, outcome: 'disclosed' as const }))
  expect(await logForMany(tess, { references: answered, event: { type: 'request.answered', on: day('2026-03-20'), outcomes } }, { now: now() })).toMatchObject({
    ok: true,
  })

  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Three answers are late.')
  await expect(page.getByRole('heading', { name: task('to chase') })).toBeVisible()
  await checkAxe(page)

  const [first] = requests
  await page.getByRole('link', { name: 'Write 3 letters' }).click()
  const letter = page.getByRole('textbox', { name: 'Letter to Avon & Somerset' })
  await expect(letter).toHaveValue(/section 10\(1\)/i)
  await expect(letter).toHaveValue(new RegExp(first!.reference))
  await checkAxe(page)
  await page.getByRole('checkbox', { name: /Bedfordshire/ }).uncheck()
  await page.getByRole('button', { name: 'Log the ticked letters as sent' }).click()
  await expect(page.getByText('Logged: 2 forces.')).toBeVisible()

  const reminders = await db.event.findMany({ where: { newsroomId: tess.newsroomId, type: 'reminder.sent' }, select: { facts: true, on: true } })
  expect(reminders).toHaveLength(2)
  expect(reminders[0]).toMatchObject({ facts: { letter: expect.stringContaining('Freedom of Information Act 2000') } })

  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Write 1 letter' })).toBeVisible()
  await expect(page.getByText('Three answers are late.')).toBeVisible()
})

test('a reply of substance, a promise and a fresh letter hold the reminder back, each with its reason', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  const today = dayIn(now())
  // Late by some days alone: a promise holds a reminder back for ten working days past the due date at most.
  await round(tess, { now: now(), sentOn: addDays(today, -35), forces: ['kent', 'gwent', 'sussex'] })
  await log(tess, 'CONES-KNT', { type: 'reminder.sent', on: today }, now())
  await log(tess, 'CONES-GWT', { type: 'reply.promised', on: today, replyBy: addDays(today, 1) }, now())
  await page.goto('/investigations/CONES/bulk?do=remind')
  await expect(page.getByRole('textbox', { name: /^Letter to/ })).toHaveCount(1)
  await expect(page.getByRole('textbox', { name: 'Letter to Sussex' })).toBeVisible()
  const left = page.locator('.left-out')
  await expect(left).toContainText('Kent')
  await expect(left).toContainText('five working days')
  await expect(left).toContainText('The force says that it will answer by')
})

test('what a partial answer left is to be followed up, and leads to the letter for it', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  await round(tess, { now: now(), sentOn: '2026-03-02', forces: ['kent'] })
  await log(tess, 'CONES-KNT', { type: 'request.answered', on: day('2026-03-20'), outcomes: [{ question: 1, outcome: 'disclosed' }] }, now())
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No answer is late. One to follow up.')
  await expect(page.getByRole('heading', { name: task('to follow up') })).toBeVisible()
  await checkAxe(page)
  await page.getByRole('link', { name: 'Ask for the rest' }).click()
  await expect(page).toHaveURL(/\/requests\/CONES-KNT$/)
  await page.getByText('The letter for it').click()
  await expect(page.getByText('Question 2 is still owed.')).toBeVisible()
})

test('drafts wait to be logged as sent, and what falls due stands in the next working days', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  await round(tess, { now: now(), code: 'TEABAGS' })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No answer is late.')
  await expect(page.getByRole('heading', { name: task('drafts') })).toBeVisible()
  await page.getByRole('link', { name: 'Log as sent' }).click()
  await page.getByRole('button', { name: 'Log 43 as sent' }).click()
  await expect(page.getByText('Logged: 43 forces.')).toBeVisible()

  await page.goto('/')
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Next 20 working days' }).getByText('43 forces due')).toBeVisible()
  await checkAxe(page)
})

test('an empty desk offers the first step', async ({ page, signIn }) => {
  await signIn('reporter')
  await page.goto('/')
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await page.getByRole('link', { name: 'Write the questions' }).click()
  await expect(page.getByRole('heading', { name: 'New investigation' })).toBeVisible()
})

test('on a phone nothing runs off the side, in either theme', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const tess = await signIn('reporter')
  await round(tess, { now: now(), sentOn: '2026-03-02' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    await checkAxe(page)
  }
})
