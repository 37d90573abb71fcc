import { expect, test } from 'vitest'
import { can, type Permission, roles, whoMay } from '@/lib/actor'
import { type DeskInUse, deskInUse } from '../support/desk-in-use'
import { type Page, pages } from '../support/draw'
import { rowsOf } from '../support/kept-state'
import { cookieOf } from '../support/press'

/** Every page that app/ has, drawn for every role, for nobody and for another newsroom. `names`: the address names something of one newsroom, and is nothing to another. */
type Line = { names?: true; may?: Permission; forAll?: true; params?: (desk: DeskInUse) => object; query?: (desk: DeskInUse) => object }
const ofInvestigation: Line = { names: true, params: ({ code }) => ({ code }) }
const ofForce: Line = { names: true, params: ({ authority }) => ({ id: authority }) }
const table: Record<string, Line> = {
  '/': {},
  '/about': {},
  '/calculator': { query: () => ({ received: '2026-03-06' }) },
  '/calendar': { query: () => ({ month: '2026-04' }) },
  '/calendar/changes': { query: () => ({ on: '2027-09-08', effect: 'added', name: 'A day of thanks', reason: 'Proclaimed' }) },
  '/forces': {},
  '/forces/[id]': ofForce,
  '/forces/[id]/edit': { ...ofForce, may: 'register:edit' },
  '/forces/new': { may: 'register:edit' },
  '/investigations': {},
  '/investigations/[code]': ofInvestigation,
  '/investigations/[code]/activity': ofInvestigation,
  '/investigations/[code]/bulk': { ...ofInvestigation, may: 'request:log', query: ({ others }) => ({ r: others, do: 'log' }) },
  '/investigations/[code]/figures': { ...ofInvestigation, query: ({ cell }) => ({ cell: `kent.${cell.measure}.${cell.period}` }) },
  '/investigations/[code]/import': ofInvestigation,
  '/investigations/[code]/import/[draft]': { names: true, params: ({ code, draftId }) => ({ code, draft: draftId }) },
  '/investigations/[code]/letters': ofInvestigation,
  '/investigations/[code]/report': ofInvestigation,
  '/investigations/[code]/reports/[number]': { names: true, params: ({ code }) => ({ code, number: '1' }) },
  '/investigations/new': { may: 'investigation:create' },
  '/join/[secret]': { forAll: true, params: ({ secret }) => ({ secret }) },
  '/log': {},
  '/people': {},
  '/requests/[reference]': { names: true, params: ({ reference }) => ({ reference }) },
  '/search': { query: ({ code }) => ({ q: code.slice(0, 4) }) },
  '/settings': {},
  '/sign-in': { forAll: true },
}
const found = new Map<string, Page>((await pages()).map((page) => [page.address, page]))

let ours: DeskInUse
let theirs: DeskInUse
const cookies = { ours: {} as Record<string, string>, foreign: '' }

test('each has its line in the table, and the table none that is gone', () => {
  expect([...found.keys()].sort()).toEqual(Object.keys(table).sort())
})

// One test, since nothing that is drawn writes: the desk is made once.
test('answers 200, 403 or 404 as the table says, never with an error, and writes nothing', async () => {
  ours = await deskInUse('The Herald', 'ZEBRA')
  theirs = await deskInUse('The Rival', 'HATS')
  for (const role of roles) cookies.ours[role] = await cookieOf(ours.people[role])
  cookies.foreign = await cookieOf(theirs.people.admin)
  const before = await rowsOf(ours.newsroomId)

  for (const [address, { names, may, forAll, params, query }] of Object.entries(table)) {
    const draw = (cookie: string | null) => found.get(address)!.draw(cookie, params?.(ours), query?.(ours))
    const nobody = await draw(null)
    expect([nobody.status, nobody.to, nobody.error?.stack], `${address} by nobody`).toEqual(forAll ? [200, undefined, undefined] : [307, '/sign-in', undefined])
    for (const role of roles) {
      const drawn = await draw(cookies.ours[role]!)
      if (may && !can({ role }, may)) expect(drawn, `${address} by a ${role}`).toMatchObject({ status: 403, error: { message: whoMay(may, role) } })
      else if (address === '/sign-in') expect(drawn.to, `${address} by a ${role}`).toBe('/')
      else expect([drawn.status, drawn.error?.stack, drawn.html.length > 200], `${address} by a ${role}`).toEqual([200, undefined, true])
      if (!forAll) expect(drawn.html, `${address} by a ${role}`).not.toContain(theirs.code)
    }
    const foreign = await draw(cookies.foreign)
    if (names) expect(foreign.status, `${address} from another newsroom`).toBe(404)
    else if (!forAll)
      expect([foreign.status, foreign.error?.stack, /Herald|ZEBRA-/.test(foreign.html)], `${address} from another newsroom`).toEqual([
        address === '/sign-in' ? 307 : 200,
        undefined,
        false,
      ])
  }
  expect(await rowsOf(ours.newsroomId)).toEqual(before)
}, 120_000)
