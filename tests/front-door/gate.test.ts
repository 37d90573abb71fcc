import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { type Desk, openGate } from '@/lib/front-door/gate'

/** The gate before an app of the test's own, which can go away as the real one does. */
const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function listening(listener: RequestListener, port = 0): Promise<Server & { port: number }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(server, { port: (server.address() as { port: number }).port })
}

async function gateBefore(desk: Desk, patience = 300) {
  const lost: string[] = []
  const gate = openGate(desk, { patience, onDatabaseLost: () => lost.push('lost') })
  await gate.listen(0, '127.0.0.1')
  closers.push(gate.close)
  return { gate, lost, base: `http://127.0.0.1:${gate.port()}` }
}

const deskAt = (appPort: number | null, more: Partial<Desk> = {}): Desk => ({ appPort, isDatabaseUp: true, isWorkerUp: true, ...more })
const typed = { method: 'POST', body: new URLSearchParams({ title: 'Cones <lost>', note: 'first\nsecond', password: 'not to be shown' }) }

describe('the gate', () => {
  test('hands requests and answers on as they are, with the visitor’s address and host', async () => {
    const app = await listening((request, response) => {
      let body = ''
      request.on('data', (chunk) => (body += chunk))
      request.on('end', () => {
        response.writeHead(207, { 'set-cookie': ['a=1', 'b=2'], 'x-own': 'yes' })
        response.end(JSON.stringify({ method: request.method, url: request.url, body, headers: request.headers }))
      })
    })
    const { base } = await gateBefore(deskAt(app.port))
    const response = await fetch(`${base}/a?b=c`, { method: 'PUT', body: 'sent', headers: { 'x-desk-request': 'forged' } })
    expect([response.status, response.headers.getSetCookie(), response.headers.get('x-own')]).toEqual([207, ['a=1', 'b=2'], 'yes'])
    const seen = await response.json()
    expect(seen).toMatchObject({ method: 'PUT', url: '/a?b=c', body: 'sent' })
    expect(seen.headers).toMatchObject({ host: new URL(base).host, 'x-forwarded-host': new URL(base).host, 'x-forwarded-for': '127.0.0.1' })
    expect(seen.headers['x-desk-request']).not.toBe('forged')
  })

  test('hands on what a proxy in front said of the visitor', async () => {
    const app = await listening((request, response) => response.end(`${request.headers['x-forwarded-for']} ${request.headers['x-forwarded-proto']}`))
    const { base } = await gateBefore(deskAt(app.port))
    expect(await (await fetch(base, { headers: { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' } })).text()).toBe('192.0.2.7, 127.0.0.1 https')
  })

  test('hands on a large body as it comes', async () => {
    const app = await listening((request, response) => {
      let size = 0
      request.on('data', (chunk) => (size += chunk.length))
      request.on('end', () => response.end(String(size)))
    })
    const { base } = await gateBefore(deskAt(app.port))
    expect(await (await fetch(`${base}/files`, { method: 'POST', body: Buffer.alloc(5_000_000) })).text()).toBe('5000000')
  })

  test('answers a form of more text than Next takes with a sentence, and lets files by', async () => {
    let asked = 0
    const app = await listening((request, response) => {
      asked++
      request.resume().on('end', () => response.end('taken'))
    })
    const { base } = await gateBefore(deskAt(app.port))
    const body = Buffer.alloc(1_100_000, 'a')
    for (const headers of [{ 'next-action': 'x' }, { 'content-type': 'multipart/form-data; boundary=b' }] as Record<string, string>[]) {
      const answer = await fetch(`${base}/requests/CONES-KNT`, { method: 'POST', body, headers })
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([413, 'text/plain'])
      expect(await answer.text()).toMatch(/^That is more text than a form here takes: 1 MB\. Nothing was saved\./)
    }
    expect(asked).toBe(0)
    for (const path of ['/files?request=CONES-KNT', '/investigations/CONES/import/upload', '/api/v1/investigations/CONES/imports'])
      expect(await (await fetch(`${base}${path}`, { method: 'POST', body })).text(), path).toBe('taken')
    expect(await (await fetch(`${base}/forces`, { method: 'POST', body: body.subarray(0, 1_000_000) })).text()).toBe('taken')
  })

  test('lets a request wait until the app is back', async () => {
    const desk = deskAt(null)
    const { base } = await gateBefore(desk, 5_000)
    const pending = fetch(`${base}/today`, { method: 'POST', body: 'kept' })
    const app = await listening((request, response) => request.pipe(response))
    setTimeout(() => (desk.appPort = app.port), 200)
    expect(await (await pending).text()).toBe('kept')
  })

  test('reads again what only reads, when the app dies over it', async () => {
    let calls = 0
    const app = await listening((request, response) => (++calls === 1 ? request.socket.destroy() : response.end('whole')))
    const { base } = await gateBefore(deskAt(app.port), 3_000)
    expect(await (await fetch(base)).text()).toBe('whole')
  })

  test('never sends twice what writes, and says that it may have been carried out', async () => {
    let calls = 0
    const app = await listening((request) => {
      calls++
      request.socket.destroy()
    })
    const { base } = await gateBefore(deskAt(app.port), 1_000)
    const response = await fetch(base, typed)
    expect([response.status, calls]).toEqual([503, 1])
    expect(await response.text()).toContain('It may have been saved already: look at the record before you send it again.')
  })
})

describe('while the app or the database is away', () => {
  test('a page is answered 503 with a sentence, and when to try again', async () => {
    const { base } = await gateBefore(deskAt(1, { isDatabaseUp: false }))
    const response = await fetch(`${base}/investigations`)
    expect([response.status, response.headers.get('retry-after'), response.headers.get('content-type')]).toEqual([503, '5', 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('The database is restarting. Wait a moment, then try again.')
  })

  test('a form comes back with what was typed, to be sent again; a password does not', async () => {
    const { base } = await gateBefore(deskAt(null))
    const response = await fetch(`${base}/requests/CONES-KNT`, typed)
    const page = await response.text()
    expect(response.status).toBe(503)
    expect(page).toContain('<form method="post" action="/requests/CONES-KNT" enctype="application/x-www-form-urlencoded">')
    expect(page).toContain('<textarea hidden name="title">\nCones &#60;lost&#62;</textarea>')
    expect(page).toContain('<textarea hidden name="note">\nfirst\nsecond</textarea>')
    expect(page).toContain('<input type="password" name="password">')
    expect(page).not.toContain('not to be shown')
  })

  test('a form with a file says which has to be chosen again', async () => {
    const { base } = await gateBefore(deskAt(null))
    const form = new FormData()
    form.set('$ACTION_ID_1', '')
    form.set('words', 'As said')
    form.set('file', new File(['bytes'], 'reply.csv'))
    const page = await (await fetch(base, { method: 'POST', body: form })).text()
    expect(page).toContain('enctype="multipart/form-data"')
    expect(page).toContain('<textarea hidden name="$ACTION_ID_1">')
    expect(page).toContain('<input type="file" name="file">')
    expect(page).toContain('<dt>words</dt><dd>As said</dd>')
  })

  test('a form that script sent gets a plain sentence', async () => {
    const { base } = await gateBefore(deskAt(null))
    const response = await fetch(base, { ...typed, headers: { 'next-action': 'abc' } })
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/plain'])
    expect(await response.text()).toMatch(/^The desk is restarting\. .*What you typed is still here\.$/)
  })

  test('the API is answered with a problem', async () => {
    const { base } = await gateBefore(deskAt(null))
    const response = await fetch(`${base}/api/v1/forces`)
    expect([response.status, response.headers.get('content-type'), response.headers.get('retry-after')]).toEqual([503, 'application/problem+json', '5'])
    expect(await response.json()).toMatchObject({ status: 503, title: 'Service unavailable' })
  })

  test('health is told at once, part by part', async () => {
    const { base } = await gateBefore(deskAt(null, { isWorkerUp: false }), 60_000)
    const response = await fetch(`${base}/api/health`)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ status: 'unavailable', app: 'The app is restarting.', database: 'ok', worker: 'The worker is not running.' })
  })

  test('an app’s 500 is a sentence where it told that the database was lost, and the page is tried again', async () => {
    let calls = 0
    let tell = (_: unknown) => {}
    const app = await listening((request, response) => {
      calls++
      if (calls === 3) return response.end('whole')
      const note = { request: request.headers['x-desk-request'], fault: request.method === 'POST' ? 'disk-full' : 'database-lost' }
      response.writeHead(500).end('error page')
      setTimeout(() => tell(note), 20)
    })
    const { base, gate, lost } = await gateBefore(deskAt(app.port), 3_000)
    tell = gate.note
    const refused = await fetch(base, typed)
    expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('The disk of the desk is full, and nothing was saved.')])
    expect(await (await fetch(base)).text()).toBe('whole')
    expect([calls, lost]).toEqual([3, ['lost']])
  })

  test('an app’s own fault stays its own', async () => {
    const app = await listening((_, response) => response.writeHead(500).end('error page'))
    const { base } = await gateBefore(deskAt(app.port))
    const response = await fetch(base, typed)
    expect([response.status, await response.text()]).toEqual([500, 'error page'])
  })
})

test('a gate that closes lets the request within finish, and takes in no other', async () => {
  let finish = () => {}
  const app = await listening((_, response) => {
    response.write('first ')
    finish = () => response.end('last')
  })
  const { gate, base } = await gateBefore(deskAt(app.port))
  const response = await fetch(base)
  const closing = gate.close()
  await expect(fetch(base)).rejects.toThrow()
  setTimeout(() => finish(), 200)
  expect(await response.text()).toBe('first last')
  await closing
})
