import { dayIn, addDays, day, type Day } from '@/lib/days'
import { db } from '@/lib/db'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { isWorkingDay } from '@/lib/working-days/working-days'
import { log, round } from '../support/round'
import { checkAxe, expect, test } from '../support/e2e'

const today = dayIn(new Date())
const now = new Date()

/** A weekday a few days ahead that counts, on which a proclamation could fall. */
function aWorkingDayAhead(): Day {
  let on = addDays(today, 5)
  while (!isWorkingDay(on, publishedCalendar)) on = addDays(on, 1)
  return on
}

test('an admin adds a proclaimed day, sees what it moves, and every date moves with it', async ({ page, signIn }) => {
  const admin = await signIn('admin')
  await round(admin, { forces: ['kent', 'gwent', 'sussex'], sentOn: today, now })
  const before = (await db.request.findFirstOrThrow({ where: { newsroomId: admin.newsroomId, reference: 'CONES-KNT' } })).dueOn!
  const month = before.toISOString().slice(0, 7)

  await page.goto(`/calendar?month=${month}&view=list`)
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible()
  await expect(page.locator(`#day-${before.toISOString().slice(0, 10)}`)).toContainText('Reply due, 3 forces')
  await checkAxe(page)

  await page.getByRole('link', { name: 'Bank holidays and changes' }).click()
  await page.getByLabel('Which day').fill(aWorkingDayAhead())
  await page.getByLabel('Its name').fill('A jubilee')
  await page.getByLabel('Why').fill('proclaimed this morning')
  await page.getByRole('button', { name: 'Show what it would move' }).click()
  await expect(page.getByText('3 open requests get another date.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Kent/ })).toContainText('later')
  await checkAxe(page)
  // Nothing is saved by looking.
  expect(await db.calendarChange.count({ where: { newsroomId: admin.newsroomId } })).toBe(0)

  await page.getByRole('button', { name: 'Add the day and move the dates of 3 requests' }).click()
  await expect(page.getByRole('status')).toContainText('3 requests have a new date')
  await expect(page.getByText('proclaimed this morning').first()).toBeVisible()
  const after = (await db.request.findFirstOrThrow({ where: { newsroomId: admin.newsroomId, reference: 'CONES-KNT' } })).dueOn!
  expect(after.getTime()).toBeGreaterThan(before.getTime())
  await page.goto(`/calendar?month=${after.toISOString().slice(0, 7)}&view=list`)
  await expect(page.locator(`#day-${after.toISOString().slice(0, 10)}`)).toContainText('Kent')
})

test('a change that changes nothing is refused beside its field', async ({ page, signIn }) => {
  await signIn('admin')
  await page.goto('/calendar/changes?effect=added&on=2027-12-25&name=x&reason=y')
  await expect(page.getByText('That day is a Saturday or Sunday')).toBeVisible()
  await page.goto('/calendar/changes?effect=struck&on=2026-12-25&reason=y')
  await expect(page.getByText('cannot be struck')).toBeVisible()
  await expect(page.getByLabel('Why')).toHaveValue('y')
})

test('a reporter reads the bank holidays and is offered no change', async ({ page, signIn }) => {
  await signIn('reporter')
  await page.goto('/calendar/changes?effect=added&on=2027-06-09&name=x&reason=y')
  await expect(page.getByRole('heading', { name: 'Weekdays that do not count' })).toBeVisible()
  await expect(page.getByRole('button', { name: /move|add/i })).toHaveCount(0)
  await checkAxe(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the calendar is read month by month, and on a phone as a list', async ({ page, signIn }) => {
    const actor = await signIn('viewer')
    const reporter = { ...actor, role: 'reporter' } as typeof actor
    await round(reporter, { forces: ['kent', 'gwent'], sentOn: '2026-03-06', now })
    await page.goto('/calendar?month=2026-04')
    await expect(page.getByRole('heading', { level: 2, name: 'April 2026' })).toBeVisible()
    await expect(page.getByRole('cell', { name: /^8 CONES 2 forces: reply due late/ })).toBeVisible()
    await expect(page.getByRole('cell', { name: /Good Friday/ })).toBeVisible()
    await page.getByRole('link', { name: 'March 2026' }).click()
    await expect(page.getByRole('cell', { name: /St Patrick’s Day, Northern Ireland/ })).toBeVisible()

    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/calendar?month=2026-04')
    await expect(page.getByRole('table')).toBeHidden()
    await expect(page.getByRole('link', { name: 'Gwent' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test('a feed is made, read by a calendar, and dies when it is ended', async ({ page, signIn, request }) => {
    const actor = await signIn('reporter')
    await round(actor, { forces: ['kent'], sentOn: today, now })
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Make the address of your feed' }).click()
    const address = (await page.locator('.secret-text').textContent())!
    const feed = await request.get(address)
    expect(feed.headers()['content-type']).toMatch(/^text\/calendar; charset=utf-8/)
    const text = await feed.text()
    const due = (await db.request.findFirstOrThrow({ where: { newsroomId: actor.newsroomId } })).dueOn!
    expect(text).toContain(`DTSTART;VALUE=DATE:${due.toISOString().slice(0, 10).replaceAll('-', '')}\r\n`)
    expect(text).toContain('SUMMARY:Kent: Reply due (CONES-KNT)\r\n')
    const uid = /UID:(.*)\r\n/.exec(text)![1]!

    await log(actor, 'CONES-KNT', { type: 'request.extended', on: today, to: addDays(day(due.toISOString().slice(0, 10)), 20), sections: ['31'] }, now)
    const moved = await (await request.get(address)).text()
    expect(moved).toContain(`UID:${uid}\r\n`)
    expect(moved.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(moved).not.toContain(`DTSTART;VALUE=DATE:${due.toISOString().slice(0, 10).replaceAll('-', '')}`)

    await page.goto('/settings')
    await page.getByRole('button', { name: 'End the feed' }).click()
    await expect(page.getByRole('status')).toContainText('The feed is ended')
    expect((await request.get(address)).status()).toBe(404)
  })
})
