import { dayIn } from '@/lib/days'
import { db } from '@/lib/db'
import { checkAxe, expect, test } from '../support/e2e'
import { round } from '../support/round'

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a reporter writes a round, is told what is wrong beside each field, loses nothing, and starts it', async ({ page, signIn }) => {
      const tess = await signIn('reporter')
      await page.goto('/investigations/new')
      if (javaScriptEnabled) await checkAxe(page)

      await page.getByLabel('Title').fill('Tea bags bought for station kitchens')
      await page.getByLabel('Question 1').fill('How many tea bags were bought?')
      const measure = page.getByRole('group', { name: 'Measure 1' })
      await measure.getByLabel('Name').fill('Tea bags')
      await measure.getByLabel('Unit').fill('bags')
      await page.getByRole('button', { name: 'Start the investigation' }).click()
      const summary = page.getByRole('alert').filter({ hasText: 'to put right' })
      await expect(summary).toContainText('Choose a code')
      await expect(summary).toContainText('at least one period')
      await expect(page.getByLabel('Title')).toHaveValue('Tea bags bought for station kitchens')
      await expect(measure.getByLabel('Unit')).toHaveValue('bags')
      if (javaScriptEnabled) {
        await expect(summary).toBeFocused()
        await checkAxe(page)
      }

      await page.getByLabel('Code').first().fill('TEABAGS')
      await page.getByLabel('Add the years from').fill('2023')
      await page.getByLabel('to', { exact: true }).fill('2025')
      await page.getByRole('button', { name: 'Add years' }).click()
      await expect(page.getByRole('group', { name: 'Period 3' }).getByLabel('Last day')).toHaveValue('2025-12-31')
      await page.getByRole('button', { name: 'Another question' }).click()
      await page.getByLabel('Question 4').fill('What did they cost?')

      await page.getByRole('button', { name: 'Tick none' }).click()
      await expect(page.getByRole('checkbox', { name: 'Kent Police' })).not.toBeChecked()
      await page.getByRole('checkbox', { name: 'Kent Police' }).check()
      await page.getByRole('checkbox', { name: 'Gwent Police' }).check()
      await page.getByRole('checkbox', { name: 'British Transport Police' }).check()

      await page.getByLabel('As one force will read it').selectOption({ label: 'Kent Police' })
      await page.getByRole('button', { name: 'Preview' }).click()
      const preview = page.getByRole('article', { name: 'The letter to Kent Police' })
      await expect(preview).toContainText('TEABAGS-KNT')
      await expect(preview).toContainText('2. What did they cost?')
      await expect(preview).not.toContainText('{')
      if (javaScriptEnabled) await checkAxe(page)

      await page.getByRole('button', { name: 'Start the investigation' }).click()
      await expect(page).toHaveURL(/\/investigations\/TEABAGS$/)
      await expect(page.getByText('3 letters are written')).toBeVisible()
      const made = await db.investigation.findFirstOrThrow({
        where: { newsroomId: tess.newsroomId, code: 'TEABAGS' },
        select: {
          questions: { orderBy: { number: 'asc' } },
          measures: true,
          periods: { orderBy: { position: 'asc' } },
          requests: { orderBy: { reference: 'asc' } },
        },
      })
      expect(made.questions.map(({ text }) => text)).toEqual(['How many tea bags were bought?', 'What did they cost?'])
      expect(made.measures.map(({ code, label }) => [code, label])).toEqual([['M1', 'Tea bags']])
      expect(made.periods.map(({ code }) => code)).toEqual(['Y2023', 'Y2024', 'Y2025'])
      expect(made.requests.map(({ reference }) => reference)).toEqual(['TEABAGS-BTP', 'TEABAGS-GWT', 'TEABAGS-KNT'])
    })
  })
}

test('the 43 are ticked, and a round for documents alone has no figures to give', async ({ page, signIn }) => {
  await signIn('editor')
  await page.goto('/investigations/new')
  await expect(page.getByRole('group', { name: 'Forces to ask' }).getByRole('checkbox', { checked: true })).toHaveCount(43)
  await page.getByLabel('Title').fill('Policies on lost property')
  await page.getByLabel('Code').first().fill('lost')
  await page.getByLabel('Question 1').fill('Please send your policy on lost property.')
  await page.getByRole('button', { name: 'Start the investigation' }).click()
  await expect(page).toHaveURL(/\/investigations\/LOST$/)
  await expect(page.getByText('43 letters are written')).toBeVisible()
  await expect(page.getByRole('table').getByRole('rowheader').getByRole('link')).toHaveCount(43)
})

test('a code that another investigation has is refused beside the field', async ({ page, signIn }) => {
  await signIn('editor')
  for (const title of ['One', 'Two']) {
    await page.goto('/investigations/new')
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Code').first().fill('CONES')
    await page.getByLabel('Question 1').fill('How many?')
    await page.getByRole('button', { name: 'Start the investigation' }).click()
  }
  await expect(page.getByRole('alert').filter({ hasText: 'CONES is taken' })).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Two')
})

test('a letter whose field is misspelt asks about it in the preview', async ({ page, signIn }) => {
  await signIn('editor')
  await page.goto('/investigations/new')
  await page.getByLabel('Letter', { exact: true }).fill('Dear {fource}')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('{fource}').first()).toBeVisible()
  await expect(page.getByText('is no merge field')).toBeVisible()
})

test('on a phone the form fits', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('reporter')
  await page.goto('/investigations/new')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await checkAxe(page)
})

test('a second round to the same forces is warned of added costs before it goes out', async ({ page, signIn }) => {
  const tess = await signIn('reporter')
  const now = new Date()
  await round(tess, { now, sentOn: dayIn(now), forces: ['kent', 'gwent'] })
  await round(tess, { now, code: 'HAY', forces: ['kent', 'sussex'] })
  await page.goto('/investigations/HAY/bulk?do=sent')
  const warning = page.locator('.cost-warning')
  await expect(warning).toContainText('One of these forces has had another request of ours inside 60 consecutive working days.')
  await warning.getByText('Which forces').click()
  await expect(warning.getByRole('link', { name: 'CONES-KNT' })).toBeVisible()
  await checkAxe(page)
  await page.goto('/investigations/CONES/bulk?do=log&kind=acknowledged&r=CONES-KNT')
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expect(warning).toHaveCount(0)
})
