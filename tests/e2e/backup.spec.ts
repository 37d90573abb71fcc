import { join } from 'node:path'
import { db } from '@/lib/db'
import { startChild, stopChild } from '@/lib/front-door/children'
import { freePort } from '@/lib/front-door/postgres'
import { checkAxe, expect, test } from '../support/e2e'

// The record of backups is of the whole server, so what one of these puts there another would see.
test.describe.configure({ mode: 'serial' })
test.beforeEach(async () => {
  await db.backupRun.deleteMany()
})

const at = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const run = (hours: number, more: object = {}) =>
  db.backupRun.create({ data: { startedAt: at(hours), finishedAt: at(hours), isGood: true, folder: '/mnt/backups/last', bytes: 5_242_880, ...more } })

test('an admin of a desk that nothing backs up is told so on Today, and on Settings how to change it; with a backup the reminder goes', async ({
  page,
  signIn,
}) => {
  await signIn('admin')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: /Nothing backs up this desk/ })).toBeVisible()
  await checkAxe(page)
  await page.getByRole('link', { name: 'How to set it up' }).click()
  const backups = page.getByRole('region', { name: 'Backups' })
  await expect(backups).toContainText('set BACKUP_TO to a folder on another disk')
  await expect(backups).toContainText('No backup has been made yet.')
  await checkAxe(page)

  await run(3)
  await run(30, { isGood: false, message: 'The disk was full.', bytes: null })
  await page.goto('/settings')
  await expect(backups).toContainText('in /mnt/backups/last (5.0 MB)')
  await expect(backups).toContainText('The disk was full.')
  await expect(backups.getByText('The last backup failed.')).toHaveCount(0)
  await page.goto('/')
  await expect(
    page
      .getByRole('heading', { name: 'Next 20 working days' })
      .or(page.getByRole('region', { name: 'Next 20 working days' }))
      .first(),
  ).toBeVisible()
  await expect(page.getByText('Nothing backs up this desk')).toHaveCount(0)
})

test('a backup that failed after the last good one is told on Settings with its reason', async ({ page, signIn }) => {
  await signIn('admin')
  await run(30)
  await run(3, { isGood: false, message: 'The disk that holds /mnt/backups is full: make room there.', bytes: null })
  await page.goto('/settings')
  await expect(page.getByRole('region', { name: 'Backups' })).toContainText('The last backup failed.')
  await expect(page.getByRole('region', { name: 'Backups' })).toContainText('is full: make room there')
  await checkAxe(page)
})

test('where a backup was promised each night, Today is loud until there is one, and again when the last good one is older than two days', async ({
  page,
  signIn,
}) => {
  await signIn('admin')
  const port = await freePort()
  const settings = {
    NODE_ENV: 'production',
    BACKUP_TO: '/mnt/backups',
    BACKUP_KEEP: '7',
    NEXTAUTH_URL: process.env.BASE_URL,
    NEXTAUTH_SECRET: process.env.AUTH_SECRET,
  }
  const copy = startChild([join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', '--port', String(port)], settings, 'pipe')
  try {
    const health = () =>
      fetch(`http://127.0.0.1:${port}/api/health`).then(
        async (response) => ((await response.json()) as { backup: string }).backup,
        () => '',
      )
    await expect.poll(health, { timeout: 30_000 }).toBe('late, none yet')
    await page.goto(`http://127.0.0.1:${port}/`)
    await expect(page.getByRole('heading', { name: /No backup has been made yet/ })).toBeVisible()
    await expect(page.getByText('Nothing to do')).toHaveCount(0)
    await run(49)
    await run(1, { isGood: false, message: 'The disk that holds /mnt/backups is full: make room there.', bytes: null })
    await page.reload()
    await expect(page.getByRole('heading', { name: /The last good backup is older than two days/ })).toBeVisible()
    await expect(page.getByText(/The last attempt failed, .* is full: make room there/)).toBeVisible()
    await checkAxe(page)
    await page.getByRole('link', { name: 'Look at the backups' }).click()
    await expect(page.getByRole('region', { name: 'Backups' })).toContainText('Each night at half past two to /mnt/backups; the last 7 are kept.')
    await checkAxe(page)
    await run(47)
    await page.goto(`http://127.0.0.1:${port}/`)
    await expect(page.getByText('Nothing to do')).toBeVisible()
    await expect(page.getByText('older than two days')).toHaveCount(0)
  } finally {
    await stopChild(copy)
  }
})

test('nobody but an admin is told of backups', async ({ page, signIn }) => {
  await signIn('editor')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('backs up this desk')).toHaveCount(0)
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'Tokens for the API' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Backups' })).toHaveCount(0)
})
