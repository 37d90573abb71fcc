import { db, pool } from '@/lib/db'
import { expect, newsroomWithForces, test } from '../support/e2e'
import { everything } from '../support/everything'
import { ask, expectClosed, expectPage } from '../support/headers'
import { person } from '../support/people'
import { addressOf, routesOf } from '../support/routes'
import { withSecondApp } from '../support/second-app'
import { sessionCookieOf } from '../support/sessions'

/** Every address of the app, found by its files, is asked what it tells the browser about itself: by somebody signed in, by nobody, and where nothing is. */
const handlerMethods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE']

async function signedIn() {
  const admin = await person('admin', await newsroomWithForces())
  const { name, value } = await sessionCookieOf(pool, admin.userId!, process.env.AUTH_SECRET!)
  return { admin, cookie: { headers: { cookie: `${name}=${value}` } } }
}

test('every page runs the scripts of its own nonce and no others, found or not, signed in or not', async ({ baseURL }) => {
  const { admin, cookie } = await signedIn()
  const { values } = await everything(admin)
  const pages = routesOf('page')
  expect(pages.length).toBeGreaterThan(20)
  for (const pattern of pages) {
    const url = baseURL + addressOf(pattern, values)
    const asked = await ask(url, cookie)
    expect(asked.status, asked.what).toBe(pattern === '/sign-in' ? 307 : 200)
    if (asked.status === 200) expect(expectPage(asked), `scripts of ${asked.what}`).toBeGreaterThan(0)
    expectPage(await ask(url))
    // What the browser asks for when a link of the desk is pressed, and a form that is nobody's.
    expectPage(await ask(url, { headers: { ...cookie.headers, rsc: '1' } }))
    expectPage(await ask(url, { method: 'POST', ...cookie }))
    if (!pattern.includes('[')) continue
    const asked404 = await ask(baseURL + addressOf(pattern, Object.fromEntries(Object.keys(values).map((name) => [name, 'nothing']))), cookie)
    expect(asked404.status, asked404.what).toBe(pattern === '/join/[secret]' ? 200 : 404)
    expectPage(asked404)
  }
})

test('a file, a report, a feed, an answer of the API and what they refuse with run nothing and load nothing', async ({ baseURL }) => {
  const { admin, cookie } = await signedIn()
  const { values, token } = await everything(admin)
  const handlers = routesOf('route')
  expect(handlers.length).toBeGreaterThan(15)
  const found: string[] = []
  for (const pattern of handlers) {
    const url = baseURL + addressOf(pattern, values) + (pattern === '/api/v1/clock' ? '?receivedOn=2026-03-06' : '')
    const headers: Record<string, string> = pattern.startsWith('/api/') ? { authorization: `Bearer ${token}` } : cookie.headers
    for (const method of handlerMethods) {
      const asked = await ask(url, { method, headers })
      // No worker runs beside the app of the tests, and health says so.
      if (pattern !== '/api/health') expect(asked.status, asked.what).toBeLessThan(500)
      expectClosed(asked)
      if (method === 'GET' && asked.status === 200) found.push(pattern)
    }
    expectClosed(await ask(url))
    expectClosed(await ask(baseURL + addressOf(pattern, Object.fromEntries(Object.keys(values).map((name) => [name, 'nothing']))), { headers }))
  }
  // These alone give nothing to read (health is not well, without a worker): all the others were asked for what they give, not only for what they refuse with.
  expect(handlers.filter((pattern) => !found.includes(pattern))).toEqual([
    '/api/health',
    '/api/v1/[...rest]',
    '/api/v1/investigations/[code]/imports',
    '/api/v1/requests/[reference]/events',
    '/api/v1/requests/[reference]/figures/[measure]/[period]',
    '/files',
    '/investigations/[code]/import/upload',
  ])
})

test('redirects, static files, addresses that are none and not even well-formed tell the same', async ({ baseURL }) => {
  const { cookie } = await signedIn()
  const asked = await ask(`${baseURL}/investigations/CONES/together`)
  expect([asked.status, asked.headers.get('location')]).toEqual([307, '/investigations/CONES/bulk'])
  expectClosed(asked)
  expectClosed(await ask(`${baseURL}/sign-in/`))
  const signIn = await ask(`${baseURL}/sign-in`)
  const assets = [...signIn.text.matchAll(/(?:src|href)="(\/(?:_next\/static|icon)[^"]+)"/g)].map(([, path]) => path!)
  expect(assets.join(' ')).toMatch(/\.js.*\.css|\.css.*\.js/)
  for (const path of [...assets, '/_next/static/none.js', '/_next/image?url=/icon.svg', '/api/nothing']) expectClosed(await ask(baseURL + path))
  for (const path of ['/nothing', '/files/nothing', '/investigations/CONES/report/nothing']) expectPage(await ask(baseURL + path, cookie))
  // Whoever answers these, Next or the proxy, answers with a policy. Next makes the page of its own last error at the build: it shows, and no script of it runs.
  for (const path of ['/_global-error', '/%', '/%ff', '/%00', '/investigations/%ff', '/api/%', '/files/%ff/x']) {
    const { headers, what } = await ask(baseURL + path, cookie)
    expect(headers.get('content-security-policy'), what).toMatch(/^(sandbox; default-src 'none'; |default-src 'self'; script-src 'self' 'nonce-)/)
  }
})

test('an upload larger than Next hands on through a proxy arrives whole', async ({ baseURL }) => {
  const { admin, cookie } = await signedIn()
  const { values } = await everything(admin)
  const size = 12 * 1024 * 1024
  const body = new FormData()
  body.append('files', new Blob([new Uint8Array(size)]), 'large.pdf')
  const answer = await ask(`${baseURL}/files?request=${values['requests/[reference]']}`, {
    method: 'POST',
    body,
    headers: { ...cookie.headers, origin: baseURL!, 'sec-fetch-site': 'same-origin' },
  })
  expect(answer.headers.get('location')).toContain('attached=1')
  expect((await db.file.findFirstOrThrow({ where: { newsroomId: admin.newsroomId, name: 'large.pdf' } })).size).toBe(BigInt(size))
})

test('where people come by https every answer says so, by the setting of the start; and a page that fails keeps its policy', async ({ baseURL }) => {
  const { cookie } = await signedIn()
  expect((await ask(`${baseURL}/sign-in`)).headers.get('strict-transport-security')).toBeNull()

  const base = 'https://desk.example'
  const secureCookie = { headers: { cookie: cookie.headers.cookie.replace(/^/, '__Secure-') } }
  const gone = { BASE_URL: base, NEXTAUTH_URL: base, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
  await withSecondApp(gone, async (address) => {
    for (const [path, status] of [
      ['/', 500],
      ['/sign-in', 500],
      ['/nothing', 404],
      ['/sign-in/', 308],
      ['/icon.svg', 200],
      ['/api/health', 503],
      ['/api/v1/forces', 401],
      ['/feeds/nothing', 500],
      ['/files/nothing/nothing', 500],
    ] as const) {
      const asked = await ask(address + path, secureCookie)
      expect(asked.status, asked.what).toBe(status)
      expect(asked.headers.get('strict-transport-security'), asked.what).toBe('max-age=31536000')
      if (['/', '/sign-in', '/nothing'].includes(path)) expectPage(asked)
      else expectClosed(asked)
    }
  })
})
