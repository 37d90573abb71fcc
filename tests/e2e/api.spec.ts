import { issueTokenFor } from '@/lib/api/commands'
import { forcesSchema, investigationSchema, loggedSchema, problemSchema, requestSchema, requestsSchema } from '@/lib/api/schema'
import { db } from '@/lib/db'
import { checkAxe, expect, newsroomWithForces, test } from '../support/e2e'
import { person } from '../support/people'

test('a reporter makes a token, runs a round through the API, and revokes it', async ({ page, signIn, request }) => {
  const actor = await signIn('reporter')
  await page.goto('/settings')
  await checkAxe(page)
  await page.getByLabel('What is the new token for?').fill('A script')
  await page.getByLabel('What may it do?').selectOption('write')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = (await page.locator('.secret-text').textContent())!
  expect(token).toMatch(/^foi_[\w-]{43}$/)
  await checkAxe(page)
  await page.reload()
  await expect(page.getByText(token)).toHaveCount(0)

  const api = { headers: { authorization: `Bearer ${token}` } }
  const { forces } = forcesSchema.parse(await (await request.get('/api/v1/forces', api)).json())
  expect(forces.length).toBeGreaterThanOrEqual(43)

  const made = await request.post('/api/v1/investigations', {
    ...api,
    data: {
      code: 'CONES',
      title: 'Cones',
      questions: ['How many?'],
      measures: [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }],
      periods: [{ code: 'Y2025', label: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', basis: 'calendar' }],
      forces: 'territorial',
    },
  })
  expect(made.status()).toBe(201)
  expect(investigationSchema.parse(await made.json())).toMatchObject({ requests: 43, counts: { draft: 43 } })

  const post = (data: object) => request.post('/api/v1/requests/CONES-KNT/events', { ...api, data })
  expect(loggedSchema.parse(await (await post({ type: 'request.sent', on: '2026-03-06' })).json()).standing).toBe('no response')
  const refused = await post({ type: 'request.acknowledged', on: '2026-03-05' })
  expect([refused.status(), refused.headers()['content-type']]).toEqual([422, 'application/problem+json'])
  expect(problemSchema.parse(await refused.json()).reason).toBe('before-sent')
  expect((await request.put('/api/v1/requests/CONES-KNT/figures/LOST/Y2025', { ...api, data: { text: '1,189', source: 'Letter of 2 April' } })).status()).toBe(
    200,
  )
  expect((await request.put('/api/v1/requests/CONES-AS/figures/LOST/Y2025', { ...api, data: { text: '<5' } })).status()).toBe(200)

  const listed = requestsSchema.parse(await (await request.get('/api/v1/investigations/CONES/requests?asAt=2026-04-10', api)).json())
  expect(listed.requests).toHaveLength(43)
  expect(listed.requests.find(({ reference }) => reference === 'CONES-KNT')).toMatchObject({ standing: 'no response', dueOn: '2026-04-08', lateBy: 2 })
  const one = requestSchema.parse(await (await request.get('/api/v1/requests/CONES-KNT?asAt=2026-04-10', api)).json())
  expect(one.clock.nextStep.letter).toBe('reminder')

  for (const [format, begins] of [
    ['csv', 'force_id,force,'],
    ['xlsx', 'PK'],
    ['pdf', '%PDF-'],
    ['html', '<!DOCTYPE html>'],
    ['json', '{'],
  ] as const) {
    const report = await request.get(`/api/v1/investigations/CONES/report.${format}`, api)
    expect([format, report.status()]).toEqual([format, 200])
    expect(
      (await report.body())
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .slice(0, begins.length)
        .toLowerCase(),
    ).toBe(begins.toLowerCase())
  }

  // The screens show what the API wrote.
  await page.goto('/requests/CONES-KNT')
  await expect(page.getByRole('main')).toContainText('No response')

  await page.goto('/settings')
  await expect(page.getByText(/Last used/)).toBeVisible()
  await page.getByRole('button', { name: 'Revoke A script' }).click()
  await expect(page.getByRole('status')).toContainText('revoked')
  expect((await request.get('/api/v1/forces', api)).status()).toBe(401)
  expect(await db.apiToken.count({ where: { personId: actor.userId!, revokedAt: null } })).toBe(0)
})

test('the API answers every refusal as a problem, and describes itself to anybody', async ({ request }) => {
  const actor = await person('viewer', await newsroomWithForces())
  const { email } = await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })
  const issued = await issueTokenFor(email, { name: 'Test' }, { now: new Date() })
  const headers = { authorization: `Bearer ${issued.ok ? issued.token : ''}` }
  const calls = [
    [401, await request.get('/api/v1/forces')],
    [403, await request.post('/api/v1/investigations', { headers, data: { code: 'NEW', title: 'T', questions: ['Q'], forces: 'territorial' } })],
    [404, await request.get('/api/v1/requests/NO-SUCH', { headers })],
    [404, await request.get('/api/v1/nothing/here', { headers })],
    [405, await request.delete('/api/v1/forces', { headers })],
    [400, await request.post('/api/v1/requests/NO-SUCH/events', { headers: { ...headers, 'content-type': 'application/json' }, data: Buffer.from('{') })],
    [415, await request.post('/api/v1/requests/NO-SUCH/events', { headers: { ...headers, 'content-type': 'text/plain' }, data: 'hello' })],
    [422, await request.get('/api/v1/clock?receivedOn=soon', { headers })],
  ] as const
  for (const [status, response] of calls) {
    expect([response.status(), response.headers()['content-type'], response.headers()['cache-control']], response.url()).toEqual([
      status,
      'application/problem+json',
      'private, no-store',
    ])
    expect(problemSchema.parse(await response.json()).status).toBe(status)
  }
  const described = await request.get('/api/v1/openapi.json')
  expect((await described.json()).openapi).toMatch(/^3\.1/)
})

test('the own account: name, password and letter keys', async ({ page, signIn }) => {
  const actor = await signIn('viewer')
  await page.goto('/settings')
  await page.getByLabel('Your name').fill('Tess Amari')
  await page.getByRole('button', { name: 'Save your name' }).click()
  await expect(page.getByRole('status')).toContainText('Your name is saved')
  await page.getByRole('radio', { name: 'Off' }).check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await expect(page.getByRole('status')).toContainText('Your choice is saved')
  await expect(page.getByRole('radio', { name: 'Off' })).toBeChecked()
  await page.getByLabel('The password you have now').fill('not the one')
  await page.getByLabel('New password').fill('four new words together')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not the password you have now')
  await checkAxe(page)
  expect(await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })).toMatchObject({ name: 'Tess Amari', letterKeys: false })
})
