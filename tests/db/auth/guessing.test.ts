import { describe, expect, test } from 'vitest'
import * as forces from '@/app/api/v1/forces/route'
import { issueToken } from '@/lib/api/commands'
import { acceptInvitation, changePassword, dismissFailedSignIns, renewInvitation, signIn, spentLink } from '@/lib/auth/commands'
import { callerHeader } from '@/lib/auth/caller'
import { hashPassword } from '@/lib/auth/passwords'
import { tries } from '@/lib/auth/throttle'
import { day } from '@/lib/days'
import { countDesk } from '@/lib/today/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'

const now = new Date()
const right = 'three plain words'
const clientAt = (address: string) => ({ address, browser: 'Firefox on Windows', device: null })
const stranger = clientAt('198.51.100.9')
const times = (count: number) => Array.from({ length: count }, (_, index) => index)

async function owner() {
  const actor = await person('admin')
  const { email } = await db.person.update({ where: { id: actor.userId! }, data: { passwordHash: await hashPassword(right) } })
  const known = { ...clientAt('203.0.113.7'), device: { id: crypto.randomUUID(), people: [actor.userId!] } }
  const told = async () => (await countDesk(actor, { today: day('2026-04-23'), until: day('2026-05-23'), ownerId: null })).failedSignIns
  return { actor, email, known, told }
}
const reasons = (results: readonly ({ ok: true } | { ok: false; reason: string })[]) => {
  const counts: Record<string, number> = {}
  for (const result of results) counts[result.ok ? 'in' : result.reason] = (counts[result.ok ? 'in' : result.reason] ?? 0) + 1
  return counts
}

describe('guesses at a password', () => {
  test('forty at once from one address: as many are looked at as the limit says', async () => {
    const { email } = await owner()
    const results = await Promise.all(times(40).map((n) => signIn({ email, password: `wrong guess ${n}` }, { client: stranger, now })))
    expect(reasons(results)).toEqual({ 'no-match': tries.pair, throttled: 40 - tries.pair })
  })

  test('the right one among those beyond the limit is not looked at', async () => {
    const { email } = await owner()
    for (const n of times(tries.pair)) await signIn({ email, password: `wrong ${n}` }, { client: stranger, now })
    expect(await signIn({ email, password: right }, { client: stranger, now })).toMatchObject({ reason: 'throttled', seconds: expect.any(Number) })
    expect(await db.session.count()).toBe(0)
  })

  test('forty at once from forty addresses: the account has a limit of its own', async () => {
    const { email } = await owner()
    const results = await Promise.all(times(40).map((n) => signIn({ email, password: 'wrong' }, { client: clientAt(`198.51.100.${n}`), now })))
    expect(reasons(results)).toEqual({ 'no-match': tries.account, throttled: 40 - tries.account })
  })

  test('at many accounts from one address: the address has a limit of its own', async () => {
    const results = await Promise.all(
      times(tries.address + 10).map((n) => signIn({ email: `nobody-${n}@example.org`, password: 'wrong' }, { client: stranger, now })),
    )
    expect(reasons(results)).toEqual({ 'no-match': tries.address, throttled: 10 })
  })

  test('from one address use up no more of the account than that address may', async () => {
    const { email } = await owner()
    for (const n of times(40)) await signIn({ email, password: `wrong ${n}` }, { client: stranger, now })
    expect(await signIn({ email, password: right }, { client: clientAt('192.0.2.1'), now })).toMatchObject({ ok: true })
  })

  test('do not lock out the one who knows it: neither in a known browser nor by what succeeded before', async () => {
    const { email, known } = await owner()
    await Promise.all(times(40).map((n) => signIn({ email, password: 'wrong' }, { client: clientAt(`198.51.100.${n}`), now })))
    expect(await signIn({ email, password: right }, { client: known, now })).toMatchObject({ ok: true })
    const again = await Promise.all(times(tries.device).map(() => signIn({ email, password: right }, { client: known, now })))
    expect(reasons(again)).toEqual({ in: tries.device })
    for (const _ of times(3 * tries.device)) expect(await signIn({ email, password: right }, { client: known, now })).toMatchObject({ ok: true })
  })

  test('from a known browser have a limit too, and another account’s browser is a stranger’s', async () => {
    const { email, known } = await owner()
    const results = await Promise.all(times(40).map(() => signIn({ email, password: 'wrong' }, { client: known, now })))
    expect(reasons(results)).toEqual({ 'no-match': tries.device, throttled: 40 - tries.device })
    const { email: theirs } = await owner()
    const elsewhere = await Promise.all(times(40).map(() => signIn({ email: theirs, password: 'wrong' }, { client: known, now })))
    expect(reasons(elsewhere)).toEqual({ 'no-match': tries.pair, throttled: 40 - tries.pair })
  })

  test('at an address that nobody has are answered and counted the same', async () => {
    const long = `${'n'.repeat(400)}@example.org`
    const results = await Promise.all(times(40).map(() => signIn({ email: long, password: right }, { client: stranger, now })))
    expect(reasons(results)).toEqual({ 'no-match': tries.pair, throttled: 40 - tries.pair })
  })
})

describe('the owner', () => {
  test('is told on Today of tries by strangers, puts those away, and is told of new ones', async () => {
    const { actor, email, told } = await owner()
    for (const n of times(4)) await signIn({ email, password: `wrong ${n}` }, { client: stranger, now })
    expect(await told()).toBeNull()
    for (const n of times(8)) await signIn({ email, password: `wrong ${n}` }, { client: stranger, now })
    expect(await told()).toEqual({ count: 12, lastAt: expect.any(String) })
    await signIn({ email, password: 'wrong' }, { client: stranger, now })
    await dismissFailedSignIns(actor, { seen: 12 })
    expect(await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })).toMatchObject({ failedSignIns: 1 })
    expect(await told()).toBeNull()
  })

  test('is not told of slips in a known browser, nor of what befell a colleague', async () => {
    const { email, known, told } = await owner()
    const other = await owner()
    for (const n of times(9)) await signIn({ email, password: `wrong ${n}` }, { client: known, now })
    for (const n of times(9)) await signIn({ email: other.email, password: `wrong ${n}` }, { client: stranger, now })
    expect(await told()).toBeNull()
    expect(await other.told()).toMatchObject({ count: 9 })
    await dismissFailedSignIns({ ...other.actor, newsroomId: (await person()).newsroomId }, { seen: 9 })
    expect(await other.told()).toMatchObject({ count: 9 })
  })
})

describe('the other doors', () => {
  test('the password one has now: forty at once, then not even the right one', async () => {
    const { actor } = await owner()
    const after = 'four other plain words'
    const results = await Promise.all(times(40).map(() => changePassword(actor, { before: 'wrong', after }, { client: stranger, now })))
    expect(reasons(results)).toEqual({ 'no-match': tries.confirm, throttled: 40 - tries.confirm })
    expect(await changePassword(actor, { before: right, after }, { client: stranger, now })).toMatchObject({ reason: 'throttled' })
  })

  test('links: forty at once that lead to nobody; one that is right is taken all the same', async () => {
    const { actor: admin } = await owner()
    const results = await Promise.all(times(40).map((n) => acceptInvitation({ secret: `no link ${n}`, password: right }, { client: stranger, now })))
    expect(reasons(results)).toEqual({ spent: tries.link, throttled: 40 - tries.link })
    expect(await spentLink(stranger)).toMatchObject({ reason: 'throttled' })
    expect(await spentLink(clientAt('192.0.2.1'))).toEqual({ ok: false, reason: 'spent' })
    const colleague = await person('reporter', admin.newsroomId)
    const link = await renewInvitation(admin, colleague.userId!, { now })
    expect(await acceptInvitation({ secret: link.ok ? link.secret : '', password: right }, { client: stranger, now })).toMatchObject({ ok: true })
  })

  test('tokens: eighty at once that are nobody’s; one that is right is taken all the same', async () => {
    const actor = await person()
    const issued = await issueToken(actor, { name: 'x' }, { now })
    const call = (token: string, address = '198.51.100.9') =>
      forces.GET(new Request('http://desk.example/api/v1/forces', { headers: { authorization: `Bearer ${token}`, [callerHeader]: address } }), {
        params: Promise.resolve({}),
      })
    const answers = await Promise.all(times(80).map((n) => call(`foi_${String(n).padStart(43, 'x')}`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(tries.token)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(80 - tries.token)
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused[0]!.json()).toMatchObject({ status: 429, reason: 'too-many-tries', detail: expect.stringContaining('Wait') })
    expect((await call(issued.ok ? issued.token : '')).status).toBe(200)
    expect((await call('foi_wrong', '192.0.2.1')).status).toBe(401)
  })
})
