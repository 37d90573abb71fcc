import { db } from '@/lib/db'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { checkAxe, expect, test } from '../support/e2e'
import { person } from '../support/people'

test('an editor finds a force by any spelling, enters its address and confirms it as an act of its own', async ({ page, signIn }) => {
  const ed = await signIn('editor')
  await page.goto('/forces')
  await expect(page.getByText('43 territorial forces and 7 other authorities.')).toBeVisible()
  await checkAxe(page)

  await page.getByLabel('Name, as anybody spells it').fill('gloucester police')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: 'Gloucestershire Constabulary' }).click()
  await expect(page.getByText('Gloucestershire Constabulary has not been asked anything yet.')).toBeVisible()
  await checkAxe(page)

  await page.getByRole('link', { name: 'Edit Gloucestershire' }).click()
  await page.getByLabel('Address for requests').fill('not an address')
  await page.getByRole('button', { name: 'Save Gloucestershire' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter one e-mail address')
  await expect(page.getByLabel('Address for requests')).toHaveValue('not an address')
  await checkAxe(page)
  await page.getByLabel('Address for requests').fill('foi@force.example')
  await page.getByLabel('Other names').fill('Glos\nGlos Police\nThe Severn force')
  await page.getByRole('button', { name: 'Save Gloucestershire' }).click()

  await expect(page.getByText('Nobody has confirmed this address.')).toBeVisible()
  await expect(page.getByText('It does not end like the force’s other addresses.')).toBeVisible()
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByText(`Confirmed by ${ed.name}`)).toBeVisible()
  await checkAxe(page)

  await page.goto('/forces?q=severn+force')
  await expect(page.getByRole('link', { name: 'Gloucestershire Constabulary' })).toBeVisible()
  expect(await db.event.findMany({ where: { newsroomId: ed.newsroomId }, orderBy: { id: 'asc' }, select: { type: true } })).toEqual([
    { type: 'force.changed' },
    { type: 'force.address-confirmed' },
  ])
})

test('of two editors the second is told what the first saved', async ({ page, signIn }) => {
  const ed = await signIn('editor')
  await page.goto('/forces/kent/edit')
  await db.force.update({ where: { newsroomId_id: { newsroomId: ed.newsroomId, id: 'kent' } }, data: { notes: 'Ask for Ms Hart', version: { increment: 1 } } })
  await page.getByLabel('Notes').fill('Ask for Mr Bloom')
  await page.getByRole('button', { name: 'Save Kent' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Saved now is “Ask for Ms Hart”')
  await expect(page.getByLabel('Notes')).toHaveValue('Ask for Mr Bloom')
  await page.getByRole('button', { name: 'Save Kent' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'Ask for Mr Bloom' })).toBeVisible()
})

test('an authority that is none of the 43 is added by hand', async ({ page, signIn }) => {
  await signIn('editor')
  await page.goto('/forces/new')
  await checkAxe(page)
  await page.getByLabel('Name', { exact: true }).fill('Police and Crime Commissioner for Kent')
  await page.getByLabel('Short name').fill('Kent PCC')
  await page.getByLabel('Letters').fill('KNT')
  await page.getByRole('button', { name: 'Add this authority' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Another force has these letters already')
  await page.getByLabel('Letters').fill('KPC')
  await page.getByRole('button', { name: 'Add this authority' }).click()
  await expect(page.getByRole('heading', { name: 'Police and Crime Commissioner for Kent' })).toBeVisible()
})

test('a force’s page lists its requests, and says where its law differs', async ({ page, signIn }) => {
  const viewer = await signIn('viewer')
  const reporter = await person('reporter', viewer.newsroomId)
  const input = newInvestigation.parse({ code: 'CONES', title: 'Traffic cones lost on duty', questions: ['How many?'], forces: ['kent', 'police-scotland'] })
  await createInvestigation(reporter, input, { now: new Date('2026-04-23T09:00Z') })
  await page.goto('/forces/kent')
  await expect(page.getByRole('link', { name: 'CONES-KNT' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Edit/ })).toHaveCount(0)
  await page.goto('/forces/police-scotland')
  await expect(page.getByText('The dates of the Act of 2000 do not bind it.')).toBeVisible()
  await page.goto('/forces/nca')
  await expect(page.getByText('It owes no answer, and no clock runs.')).toBeVisible()
  await checkAxe(page)
})
