import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Actor, can, type Permission, roles, whoMay } from '@/lib/actor'
import { issueToken } from '@/lib/api/commands'
import { openApi } from '@/lib/api/openapi'
import { renewFeed } from '@/lib/api/commands'
import { type DeskInUse, deskInUse } from '../../support/desk-in-use'
import { keepRows, rowsOf } from '../../support/kept-state'
import { asked, cookieOf } from '../../support/press'
import { addresses } from '../../support/sources'

/**
 * Every route and every operation of the API, by every role, by nobody and from another newsroom. `names`: the address names something of one newsroom, so that
 * it is nothing to another. Found in app/ and in openapi.json: one that is not in the table fails.
 */
type Line = {
  may: Permission | 'everyone' | 'anybody'
  names?: true
  params?: (desk: DeskInUse) => Record<string, string>
  query?: (desk: DeskInUse) => string
  send?: (desk: DeskInUse) => { body: BodyInit; type?: string }
  ok?: number
}
const code = ({ code }: DeskInUse) => ({ code })
const reference = ({ reference }: DeskInUse) => ({ reference })
const sentJson = (value: (desk: DeskInUse) => unknown) => (desk: DeskInUse) => ({ body: JSON.stringify(value(desk)), type: 'application/json' })
const sentForm = (name: string, text: string) => () => {
  const form = new FormData()
  form.set('file', new File([text], name))
  return { body: form }
}
const table: Record<string, Line> = {
  'GET /api/health': { may: 'anybody', ok: 503 },
  'GET /api/v1/openapi.json': { may: 'anybody' },
  'GET /api/v1/forces': { may: 'everyone' },
  'GET /api/v1/clock': { may: 'everyone', query: () => '?receivedOn=2026-03-06' },
  'GET /api/v1/investigations': { may: 'everyone' },
  'POST /api/v1/investigations': {
    may: 'investigation:create',
    send: sentJson(() => ({ code: 'LAMPS', title: 'Lamps', questions: ['How many?'], forces: 'territorial' })),
    ok: 201,
  },
  'GET /api/v1/investigations/[code]': { may: 'everyone', names: true, params: code },
  'GET /api/v1/investigations/[code]/requests': { may: 'everyone', names: true, params: code },
  'GET /api/v1/investigations/[code]/[report]': { may: 'everyone', names: true, params: ({ code }) => ({ code, report: 'report.csv' }) },
  'POST /api/v1/investigations/[code]/imports': {
    may: 'import:run',
    names: true,
    params: code,
    query: () => '?commit=true&name=tracker.csv',
    send: () => ({ body: 'Force,Acknowledged\nSussex,10/3/2026\n', type: 'text/csv' }),
  },
  'GET /api/v1/requests/[reference]': { may: 'everyone', names: true, params: reference },
  'POST /api/v1/requests/[reference]/events': {
    may: 'request:log',
    names: true,
    params: reference,
    send: sentJson(() => ({ type: 'note.added', on: '2026-04-20', text: 'Rang them' })),
    ok: 201,
  },
  'PUT /api/v1/requests/[reference]/figures/[measure]/[period]': {
    may: 'figure:enter',
    names: true,
    params: ({ cell }) => cell,
    send: sentJson(() => ({ text: '150', on: '2026-04-02' })),
  },
  'GET /investigations/[code]/export': { may: 'everyone', names: true, params: code },
  'POST /investigations/[code]/import/upload': { may: 'import:run', names: true, params: code, send: sentForm('tracker.csv', 'Force\nKent\n'), ok: 303 },
  'GET /investigations/[code]/report/download/[format]': { may: 'everyone', names: true, params: ({ code }) => ({ code, format: 'csv' }) },
  'GET /investigations/[code]/reports/[number]/download/[format]': {
    may: 'everyone',
    names: true,
    params: ({ code }) => ({ code, number: '1', format: 'csv' }),
  },
  'GET /files/[id]/[name]': { may: 'everyone', names: true, params: ({ fileId }) => ({ id: fileId, name: 'reply.txt' }) },
  'POST /files': { may: 'file:attach', names: true, query: ({ reference }) => `?request=${reference}`, send: sentForm('more.txt', 'more cones'), ok: 303 },
}
/** Asked for by a secret and by nobody's session or role; tried below by itself. */
const bySecret = ['GET /feeds/[secret]']
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Route = Partial<Record<(typeof verbs)[number], (request: Request, context: { params: Promise<object> }) => Promise<Response>>>

const files = addresses('route.ts').filter(({ address }) => address !== '/api/v1/[...rest]')
const routes = new Map<string, Route>()
for (const { file, address } of files) routes.set(address, (await import(join(process.cwd(), file))) as Route)
const described = Object.entries(openApi().paths ?? {}).flatMap(([path, item]) =>
  Object.keys(item).map((verb) => `${verb.toUpperCase()} /api/v1${path.replace('report.{format}', '[report]').replace(/\{(\w+)\}/g, '[$1]')}`),
)
// Each file of the API exports every verb; which of them it has is what openapi.json says.
const found = [...routes].flatMap(([address, route]) =>
  address.startsWith('/api/v1/') ? [] : verbs.filter((verb) => route[verb]).map((verb) => `${verb} ${address}`),
)

test('each has its line in the table, and the table none that is gone', () => {
  expect([...described, ...found].sort()).toEqual([...Object.keys(table), ...bySecret].sort())
})

let ours: DeskInUse
let theirs: DeskInUse
let setBack: (() => Promise<void>) | undefined
beforeEach(async () => {
  if (setBack) return setBack()
  ours = await deskInUse('The Herald', 'CONES')
  theirs = await deskInUse('The Rival', 'HATS')
  setBack = await keepRows()
})

async function call(name: string, desk: DeskInUse, actor: Actor | null, { verb = name.split(' ')[0] as (typeof verbs)[number] } = {}) {
  const address = name.split(' ')[1]!
  const { params, query, send } = table[name] ?? {}
  const headers = new Headers({ origin: process.env.BASE_URL!, host: new URL(process.env.BASE_URL!).host })
  const isApi = address.startsWith('/api/v1/')
  if (isApi && actor) {
    const issued = await issueToken(actor, { name: 'Test' }, { now: new Date() })
    if (issued.ok) headers.set('authorization', `Bearer ${issued.token}`)
  }
  const sent = send?.(desk)
  if (sent?.type) headers.set('content-type', sent.type)
  const request = new Request(`${process.env.BASE_URL}${address.replaceAll(/[[\]]/g, '')}${query?.(desk) ?? ''}`, {
    method: verb,
    headers,
    ...(verb !== 'GET' && { body: sent?.body ?? '{}', duplex: 'half' }),
  } as RequestInit)
  const handler = routes.get(address)![verb]!
  const cookie = actor && !isApi ? await cookieOf(actor) : null
  return asked(cookie, () => handler(request, { params: Promise.resolve(params?.(desk) ?? {}) }), `${address}/route`)
}
const saved = async ({ newsroomId }: DeskInUse) => {
  // Tokens are made for the calls themselves.
  const { api_token: _, event: __, ...rest } = await rowsOf(newsroomId)
  return rest
}
const written = async (desk: DeskInUse) => ({ ...(await saved(desk)), events: await eventsOf(desk) })
const { pool } = await import('@/lib/db')
const eventsOf = async ({ newsroomId }: DeskInUse) =>
  (await pool.query("select count(*)::int as count from event where newsroom_id = $1 and type <> 'token.made'", [newsroomId])).rows[0].count

test.each(Object.keys(table))('%s', async (name) => {
  const { may, names, ok = 200 } = table[name]!
  const before = { ours: await written(ours), theirs: await written(theirs) }
  const nobody = await call(name, ours, null)
  expect(nobody.status, 'nobody').toBe(may === 'anybody' ? ok : 401)
  for (const role of roles) {
    const isLet = may === 'anybody' || may === 'everyone' || can({ role }, may)
    const answer = await call(name, ours, ours.people[role])
    const body = await answer.text()
    if (isLet) {
      expect([answer.status, answer.status === ok ? '' : body], role).toEqual([ok, ''])
      if (name.startsWith('GET')) expect(await written(ours), `written by reading, by a ${role}`).toEqual(before.ours)
      else {
        expect(await written(ours), `nothing written by a ${role}`).not.toEqual(before.ours)
        await setBack!()
      }
    } else {
      expect(answer.status, role).toBe(403)
      expect(body, role).toContain(whoMay(may as Permission, role))
      expect(await written(ours), `written by a ${role}`).toEqual(before.ours)
    }
  }
  const foreign = await call(name, ours, theirs.people.admin)
  const body = await foreign.text()
  if (names) {
    expect([foreign.status, body.trim()], 'another newsroom').toEqual([404, expect.stringMatching(/\w+ .+\./)])
    expect(await written(theirs), 'written in the other newsroom').toEqual(before.theirs)
  } else if (name !== 'GET /api/v1/openapi.json' && name !== 'GET /api/v1/clock')
    expect(body, 'another newsroom is shown what is ours').not.toContain(ours.code)
  expect(await written(ours), 'written by another newsroom').toEqual(before.ours)
})

test('an operation that the document does not have writes nothing and says which there are', async () => {
  for (const [address] of routes) {
    if (!address.startsWith('/api/v1/') || address === '/api/v1/openapi.json') continue
    const line = Object.keys(table).find((name) => name.endsWith(` ${address}`))!
    for (const verb of verbs.filter((verb) => !table[`${verb} ${address}`])) {
      const answer = await call(line, ours, ours.people.admin, { verb })
      expect([answer.status, (await answer.json()).detail], `${verb} ${address}`).toEqual([405, expect.stringContaining(`not ${verb}.`)])
    }
  }
})

test('a feed is its person’s alone, whatever the role, until the person is disabled or moves it', async () => {
  const route = routes.get('/feeds/[secret]')!
  const feed = (secret: string) => route.GET!(new Request('http://desk.example/'), { params: Promise.resolve({ secret: `${secret}.ics` }) })
  for (const role of roles) {
    const made = await renewFeed(ours.people[role], { now: new Date() })
    if (!made.ok) throw new Error(made.reason)
    const answer = await feed(made.secret)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain(theirs.code)
    await renewFeed(ours.people[role], { now: new Date() })
    expect((await feed(made.secret)).status).toBe(404)
  }
})
