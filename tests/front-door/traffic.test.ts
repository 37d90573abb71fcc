import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { accessLine, patternsOf } from '@/lib/front-door/access-log'
import { capacityOf } from '@/lib/front-door/capacity'
import { openGate } from '@/lib/front-door/gate'

/** What the gate lets in, turns away and writes down. The app behind it is the test's own. */
const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function gateBefore(listener: RequestListener, options: Parameters<typeof openGate>[1]) {
  const app = createServer(listener)
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const gate = openGate({ appPort: (app.address() as { port: number }).port, isDatabaseUp: true, isWorkerUp: true }, { patience: 300, ...options })
  await gate.listen(0, '127.0.0.1')
  closers.push(
    () => void app.close(),
    () => app.closeAllConnections(),
    gate.close,
  )
  return `http://127.0.0.1:${gate.port()}`
}

const cookie = (session: string) => ({ headers: { cookie: `other=1; next-auth.session-token=${session}` } })
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('limits', () => {
  const limited = () =>
    gateBefore(
      (request, response) => {
        const person = /session-token=(\w+)-/.exec(request.headers.cookie ?? '')?.[1]
        if (person) response.setHeader('x-desk-person', person)
        response.end('answered')
      },
      { requestsPerMinute: 3 },
    )

  test('a token is told how much is left, and then to wait', async () => {
    const base = await limited()
    const left = []
    for (let call = 0; call < 3; call++) left.push((await fetch(`${base}/api/v1/forces`, bearer('foi_a'))).headers.get('ratelimit-remaining'))
    expect(left).toEqual(['2', '1', '0'])
    const refused = await fetch(`${base}/api/v1/forces`, bearer('foi_a'))
    expect([refused.status, refused.headers.get('ratelimit-limit'), refused.headers.get('ratelimit-remaining')]).toEqual([429, '3', '0'])
    expect(Number(refused.headers.get('retry-after'))).toBe(Number(refused.headers.get('ratelimit-reset')))
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(await refused.json()).toMatchObject({
      status: 429,
      title: 'Too many requests',
      reason: 'too-many-requests',
      detail: expect.stringMatching(/\(3\)\. Wait \d+ s/),
    })
    expect((await fetch(`${base}/api/v1/forces`, bearer('foi_b'))).status).toBe(200)
  })

  test('forty at once are counted one by one', async () => {
    const base = await limited()
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await fetch(base, bearer('foi_a'))).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(3)
  })

  test('a person’s sessions count together, another person’s apart', async () => {
    const base = await limited()
    const status = async (session: string) => (await fetch(`${base}/today`, cookie(session))).status
    // The first of each session counts before it is known whose it is.
    expect([await status('anna-1'), await status('anna-2')]).toEqual([200, 200])
    expect([await status('anna-1'), await status('anna-2'), await status('anna-1')]).toEqual([200, 200, 200])
    expect([await status('anna-1'), await status('anna-2'), await status('ben-1')]).toEqual([429, 429, 200])
  })

  test('whose request it was is told to nobody but the gate', async () => {
    expect((await fetch(await limited(), cookie('anna-1'))).headers.has('x-desk-person')).toBe(false)
  })

  test('a form that is refused keeps what was typed', async () => {
    const base = await limited()
    for (let call = 0; call < 3; call++) await fetch(base)
    const refused = await fetch(`${base}/requests/A`, { method: 'POST', body: new URLSearchParams({ note: 'typed' }) })
    expect(refused.status).toBe(429)
    expect(await refused.text()).toContain('<textarea hidden name="note">\ntyped</textarea>')
  })

  test('what a build made counts for nobody', async () => {
    const base = await limited()
    for (let call = 0; call < 9; call++) expect((await fetch(`${base}/_next/static/a.js`)).status).toBe(200)
  })
})

describe('capacity', () => {
  test('who comes over it waits in line, and who finds the line full is told so', async () => {
    const pending: (() => void)[] = []
    const base = await gateBefore((_, response) => void pending.push(() => response.end('answered')), {
      patience: 5_000,
      capacity: { requests: { atOnce: 2, waiting: 1 }, files: { atOnce: 1, waiting: 1 } },
    })
    const sent = Array.from({ length: 4 }, () => fetch(`${base}/`))
    const refused = await Promise.race(sent)
    expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([
      503,
      '5',
      expect.stringContaining('The desk has more to do at this moment than it can. Wait a little, then try again.'),
    ])
    expect(pending).toHaveLength(2)
    const answering = setInterval(() => pending.shift()?.(), 5)
    const statuses = (await Promise.all(sent)).map(({ status }) => status).sort()
    clearInterval(answering)
    expect(statuses).toEqual([200, 200, 200, 503])
  })

  test('a place that is given back goes to the first in line, once', async () => {
    const { enter } = capacityOf({ atOnce: 1, waiting: 5 })
    const first = await enter(1_000)
    const order: string[] = []
    const entering = async (name: string) => {
      const leave = await enter(1_000)
      order.push(name)
      return leave
    }
    const second = entering('second')
    const third = entering('third')
    first!()
    first!()
    await second
    expect(order).toEqual(['second'])
    ;(await second)!()
    ;(await third)!()
    expect(order).toEqual(['second', 'third'])
  })

  test('who has waited long enough is let go, and holds nobody up', async () => {
    const { enter } = capacityOf({ atOnce: 1, waiting: 5 })
    const first = await enter(1_000)
    expect(await enter(20)).toBeNull()
    first!()
    expect(await enter(20)).not.toBeNull()
  })

  test('health is told though every place is taken', async () => {
    const base = await gateBefore((request, response) => void (request.url === '/api/health' && response.end('ok')), {
      capacity: { requests: { atOnce: 1, waiting: 0 }, files: { atOnce: 1, waiting: 0 } },
    })
    const leaving = new AbortController()
    const held = fetch(base, { signal: leaving.signal }).catch(() => null)
    expect(await (await fetch(`${base}/api/health`)).text()).toBe('ok')
    leaving.abort()
    await held
  })
})

describe('the log of requests', () => {
  const pattern = patternsOf([
    { page: '/', regex: '^/(?:/)?$' },
    { page: '/investigations/new', regex: '^/investigations/new(?:/)?$' },
    { page: '/investigations/[code]', regex: '^/investigations/([^/]+?)(?:/)?$' },
  ])

  test.each([
    ['/', '/'],
    ['/?q=a+source', '/'],
    ['/investigations/new', '/investigations/new'],
    ['/investigations/SECRET?q=name', '/investigations/[code]'],
    ['/_next/static/chunks/a.js', '/_next'],
    ['/../etc/passwd', '-'],
    ['/%ff', '-'],
  ])('%s is written as %s', (url, expected) => expect(pattern(url)).toBe(expected))

  test('one line a request, with the person and without anybody’s text', async () => {
    const lines: string[] = []
    const base = await gateBefore(
      (request, response) => {
        response.setHeader('x-desk-person', 'b1f3')
        response.statusCode = request.url!.includes('GONE') ? 404 : 200
        response.end()
      },
      { log: { write: (line) => lines.push(line), pattern } },
    )
    await fetch(`${base}/investigations/SECRET?q=name`)
    await fetch(`${base}/investigations/GONE`, { method: 'POST', body: 'text' })
    await expect.poll(() => lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z GET \/investigations\/\[code\] 200 \d+ ms b1f3\n$/)
    expect(lines[1]).toMatch(/ POST \/investigations\/\[code\] 404 \d+ ms b1f3\n$/)
  })

  test('says where the connection ended before the answer', () =>
    expect(accessLine({ method: 'GET', path: '/', status: null, ms: 12.4, person: null }, new Date(0))).toBe('1970-01-01T00:00:00.000Z GET / cut 12 ms -\n'))
})
