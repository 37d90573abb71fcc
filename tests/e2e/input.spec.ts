import { expect, newsroomWithForces, test } from '../support/e2e'

/** What a person sends is never an error of ours: every bad address and every bad text has its page or its sentence. */
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of (403|404|400|405)/] })

test('an address that leads nowhere answers with the page that says so', async ({ page, signIn }) => {
  await signIn('editor')
  const paths = [
    '/%',
    '/%ff',
    '/%00',
    '/forces/%',
    '/forces/%ff',
    '/forces/%00',
    '/requests/%ff',
    '/requests/%00',
    '/investigations/%00',
    '/investigations/%E0%A4%A',
    '/forces?q=%00',
    '/search?q=%00',
    '/requests/%ed%a0%80',
    '/files/%00/x',
    '/join/%00',
    '/calendar?month=%00',
  ]
  for (const path of paths) {
    const response = await page.request.get(path)
    expect(response.status(), path).toBeLessThan(500)
    expect(response.status(), path).toBeGreaterThanOrEqual(400)
  }
  for (const path of ['/api/v1/forces/%00', '/api/v1/requests/%ff', '/feeds/%00']) expect((await page.request.get(path)).status(), path).toBeLessThan(500)
  expect((await page.request.get('/forces/%ff')).status()).toBe(404)
  await page.goto('/requests/%00')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
})

test('words of an address that are looked up in a table are only words of the table', async ({ page, signIn }) => {
  await signIn('editor')
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    for (const path of [
      `/settings?saved=${word}`,
      `/forces/kent?saved=${word}`,
      `/forces?kind=${word}&address=${word}`,
      `/calendar?month=${word}`,
      `/calendar/changes?saved=${word}`,
      `/calendar/changes?on=${word}&effect=${word}&reason=x`,
      `/calculator?received=${word}`,
    ])
      expect((await page.request.get(path)).status(), path).toBe(200)
})

test('years beyond the calendar are said to be, and draw no broken page', async ({ page, signIn }) => {
  await signIn('admin')
  for (const year of ['0000', '0001', '9999'])
    for (const path of [`/calendar?month=${year}-01`, `/calculator?received=${year}-06-01`, `/calendar/changes?on=${year}-06-01&effect=added&name=x&reason=x`])
      expect((await page.request.get(path)).status(), path).toBe(200)
  await page.goto('/calendar/changes?on=9999-06-01&effect=added&name=x&reason=x')
  await expect(page.getByText('Enter a day between 1990 and 2100')).toBeVisible()
})

test('an authority added by hand with an address has a page', async ({ page, signIn }) => {
  await signIn('editor')
  await page.goto('/forces/new')
  await page.getByLabel('Name', { exact: true }).fill('constructor')
  await page.getByLabel('Short name').fill('Zoë\u200b 👩‍👩‍👧 body')
  await page.getByLabel('Letters').fill('KPC')
  await page.getByLabel('Address for requests').fill('foi@body.example')
  await page.getByRole('button', { name: 'Add this authority' }).click()
  await expect(page.getByText('Added to the register')).toBeVisible()
  await expect(page.getByText('foi@body.example')).toBeVisible()
})

test('what a role may not do answers 403 and says who may', async ({ page, signIn }) => {
  await signIn('viewer', await newsroomWithForces())
  const response = await page.goto('/investigations/new')
  expect(response?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: 'Your role does not allow this' })).toBeVisible()
  await expect(page.getByText(/Reporters start investigations/)).toBeVisible()
})

test('a form in no shape that can be read is refused in a sentence, wherever it is sent', async ({ page, signIn, baseURL }) => {
  await signIn('reporter')
  const sent = async (path: string, type: string, data: string | Buffer) => {
    const response = await page.request.post(path, { headers: { 'content-type': type, origin: baseURL! }, data, maxRedirects: 0 })
    return { status: response.status(), text: await response.text() }
  }
  for (const path of ['/settings', '/forces/new', '/there-is-nothing-here']) {
    const unbounded = await sent(path, `multipart/form-data; boundary=${'b'.repeat(257)}`, 'x')
    expect(unbounded, path).toMatchObject({ status: 400, text: expect.stringContaining('does not say where its parts end') })
    expect(await sent(path, 'multipart/form-data; boundary=b', 'no part begins here'), path).toMatchObject({
      status: 400,
      text: expect.stringContaining('The form came in a shape that cannot be read, and nothing was saved.'),
    })
  }
  for (const path of [`/files?request=${encodeURIComponent('X-\u0000')}`, '/files?request=X-1'])
    expect((await sent(path, `multipart/form-data; boundary=${'b'.repeat(257)}`, 'x')).status, path).toBeGreaterThanOrEqual(400)
})

test('more than a form can carry is refused in a sentence, and what fits is told beside its field', async ({ page, signIn, browser }) => {
  await signIn('reporter')
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  const plain = await context.newPage()
  for (const [letters, expected] of [
    [1_200_000, 'Use at most 100 characters'],
    [4_300_000, 'This is more than one form can carry (4 MB), and nothing was saved.'],
  ] as const) {
    await plain.goto(`${process.env.BASE_URL}/settings`)
    const name = plain.getByLabel('Your name')
    await name.evaluate((input, letters) => {
      input.removeAttribute('maxlength')
      ;(input as HTMLInputElement).value = 'x'.repeat(letters)
    }, letters)
    await name.press('Enter')
    await expect(plain.getByText(expected).first()).toBeVisible()
  }
  await context.close()
})
