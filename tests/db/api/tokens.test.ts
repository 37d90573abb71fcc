import { describe, expect, test } from 'vitest'
import { issueToken, issueTokenFor, renewFeed, revokeFeed, revokeToken } from '@/lib/api/commands'
import { actorOfFeed, actorOfToken } from '@/lib/api/tokens'
import type { Actor } from '@/lib/actor'
import { db } from '../../support/db'
import { desk, person } from '../../support/people'

const now = new Date('2026-11-20T09:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const bearing = (authorization?: string) => new Request('http://desk.example/api/v1/forces', authorization ? { headers: { authorization } } : {})
const callerBy = (token: string, at = now) => actorOfToken(bearing(`Bearer ${token}`), { now: at })
const actorBy = async (token: string, at = now) => (await callerBy(token, at))?.actor ?? null
const eventsOf = (actor: Actor) =>
  db.event.findMany({ where: { newsroomId: actor.newsroomId }, select: { type: true, facts: true, actorId: true }, orderBy: { at: 'asc' } })

async function issued(actor: Actor, name = 'A script') {
  const result = await issueToken(actor, { name }, { now })
  if (!result.ok) throw new Error(result.reason)
  return result
}

describe('issueToken', () => {
  test('gives a token that acts as its person, and puts it on the record', async () => {
    const actor = await person('editor')
    const { token } = await issued(actor)
    expect(token).toMatch(/^foi_[\w-]{43}$/)
    expect(await actorBy(token)).toEqual({ userId: actor.userId, name: actor.name, newsroomId: actor.newsroomId, role: 'editor' })
    expect(await eventsOf(actor)).toEqual([{ type: 'token.made', facts: { name: 'A script', scope: 'write' }, actorId: actor.userId }])
  })

  test('keeps nothing that a thief of the database could use', async () => {
    const { token } = await issued(await person())
    const [kept] = await db.apiToken.findMany()
    expect(JSON.stringify(kept)).not.toContain(token.slice(4, 20))
    expect(await actorBy(`foi_${kept!.hash.slice(0, 43)}`)).toBeNull()
  })

  test('is refused to one who is disabled meanwhile', async () => {
    const actor = await person()
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: now } })
    expect(await issueToken(actor, { name: 'x' }, { now })).toEqual({ ok: false, reason: 'not-found' })
    expect(await eventsOf(actor)).toEqual([])
  })

  test('raced at the limit, makes one', async () => {
    const actor = await person()
    await db.apiToken.createMany({
      data: Array.from({ length: 49 }, (_, at) => ({ newsroomId: actor.newsroomId, personId: actor.userId!, name: 'x', hash: `${at}` })),
    })
    const results = await Promise.all(Array.from({ length: 4 }, () => issueToken(actor, { name: 'x' }, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'too-many')).toHaveLength(3)
  })

  test('needs a person of the newsroom that it is made in', async () => {
    const [one, other] = [await person(), await person()]
    expect(await issueToken({ ...one, newsroomId: other.newsroomId }, { name: 'x' }, { now })).toEqual({ ok: false, reason: 'not-found' })
    await expect(issueToken(desk(one.newsroomId), { name: 'x' }, { now })).rejects.toThrow('Only a person')
  })
})

describe('issueTokenFor', () => {
  test('makes one by address, however it is written', async () => {
    const actor = await person('viewer')
    const { email } = await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })
    const result = await issueTokenFor(` ${email.toUpperCase()} `, { name: 'Command line' }, { now })
    expect(result.ok && (await actorBy(result.token))).toMatchObject({ userId: actor.userId, role: 'viewer' })
  })

  test('makes none for an address that nobody has, or whose person is disabled', async () => {
    const actor = await person()
    const { email } = await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: now } })
    for (const address of [email, 'nobody@example.org'])
      expect(await issueTokenFor(address, { name: 'x' }, { now })).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe('a token', () => {
  test('does what its person may do now, not when it was made', async () => {
    const actor = await person('admin')
    const { token } = await issued(actor)
    await db.person.update({ where: { id: actor.userId! }, data: { role: 'viewer' } })
    expect(await actorBy(token)).toMatchObject({ role: 'viewer' })
  })

  test('is dead while its person is disabled', async () => {
    const actor = await person()
    const { token } = await issued(actor)
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: now } })
    expect(await actorBy(token)).toBeNull()
  })

  test('counts only as a whole bearer token', async () => {
    const { token } = await issued(await person())
    const wrong = [undefined, token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(0, -1)}`, `Bearer  `, `Bearer ${token.slice(4)}`]
    for (const header of wrong) expect(await actorOfToken(bearing(header), { now })).toBeNull()
    expect(await actorOfToken(bearing(`bearer ${token}`), { now })).not.toBeNull()
  })

  test('works for 90 days unless another time was chosen, and no longer', async () => {
    const actor = await person()
    const day = 24 * 60
    const short = await issueToken(actor, { name: 'A week', days: 7 }, { now })
    const { token } = await issued(actor)
    const week = short.ok ? short.token : ''
    expect([await actorBy(week, later(7 * day - 1)), await actorBy(week, later(7 * day))]).toEqual([expect.anything(), null])
    expect([await actorBy(token, later(90 * day - 1)), await actorBy(token, later(90 * day))]).toEqual([expect.anything(), null])
  })

  test('says whether it may only read', async () => {
    const actor = await person()
    const reads = await issueToken(actor, { name: 'x', scope: 'read' }, { now })
    expect(await callerBy(reads.ok ? reads.token : '')).toMatchObject({ scope: 'read', actor: { userId: actor.userId } })
    expect(await callerBy((await issued(actor)).token)).toMatchObject({ scope: 'write' })
  })

  test('notes its last use, but not at every call', async () => {
    const { token, id } = await issued(await person())
    const lastUse = async () => (await db.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt
    expect(await lastUse()).toBeNull()
    await actorBy(token, later(1))
    await actorBy(token, later(5))
    expect(await lastUse()).toEqual(later(1))
    await actorBy(token, later(7))
    expect(await lastUse()).toEqual(later(7))
  })
})

describe('revokeToken', () => {
  test('ends it at once, and is on the record', async () => {
    const actor = await person()
    const { token, id } = await issued(actor)
    expect(await revokeToken(actor, { id }, { now })).toEqual({ ok: true })
    expect(await actorBy(token)).toBeNull()
    expect((await eventsOf(actor)).map(({ type }) => type)).toEqual(['token.made', 'token.revoked'])
  })

  test('raced, happens once', async () => {
    const actor = await person()
    const { id } = await issued(actor)
    const results = await Promise.all(Array.from({ length: 4 }, () => revokeToken(actor, { id }, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'revoked-before')).toHaveLength(3)
  })

  test('lets an admin end anybody’s of the newsroom, with whose it was on the record', async () => {
    const actor = await person()
    const admin = await person('admin', actor.newsroomId)
    const { email } = await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })
    const { token, id } = await issued(actor)
    expect(await revokeToken(admin, { id }, { now })).toEqual({ ok: true })
    expect(await actorBy(token)).toBeNull()
    expect(await eventsOf(actor)).toContainEqual({ type: 'token.revoked', facts: { name: 'A script', of: email }, actorId: admin.userId })
  })

  test('reaches neither a colleague’s token nor another newsroom’s', async () => {
    const actor = await person()
    const { id, token } = await issued(actor)
    for (const stranger of [await person('editor', actor.newsroomId), await person('admin')])
      expect(await revokeToken(stranger, { id }, { now })).toEqual({ ok: false, reason: 'no-such-token' })
    expect(await actorBy(token)).not.toBeNull()
  })
})

describe('a calendar feed', () => {
  const made = async (actor: Actor) => {
    const result = await renewFeed(actor, { now })
    if (!result.ok) throw new Error(result.reason)
    return result.secret
  }

  test('opens with its secret alone, and is on the record', async () => {
    const actor = await person('viewer')
    const secret = await made(actor)
    expect(await actorOfFeed(secret)).toMatchObject({ userId: actor.userId, newsroomId: actor.newsroomId })
    expect(await actorOfFeed(`${secret}x`)).toBeNull()
    expect((await eventsOf(actor)).map(({ type }) => type)).toEqual(['feed.made'])
    expect((await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })).feedHash).not.toContain(secret)
  })

  test('made anew leaves the old address dead', async () => {
    const actor = await person()
    const old = await made(actor)
    const fresh = await made(actor)
    expect(await actorOfFeed(old)).toBeNull()
    expect(await actorOfFeed(fresh)).not.toBeNull()
  })

  test('made by two at once leaves one address', async () => {
    const actor = await person()
    const secrets = await Promise.all(Array.from({ length: 4 }, () => made(actor)))
    const alive = await Promise.all(secrets.map(actorOfFeed))
    expect(alive.filter(Boolean)).toHaveLength(1)
  })

  test('dies with its person’s account, and when it is ended', async () => {
    const actor = await person()
    const secret = await made(actor)
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: now } })
    expect(await actorOfFeed(secret)).toBeNull()
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: null } })
    expect(await revokeFeed(actor, { now })).toEqual({ ok: true })
    expect(await actorOfFeed(secret)).toBeNull()
    expect(await revokeFeed(actor, { now })).toEqual({ ok: false, reason: 'no-feed' })
  })

  test('is not another newsroom’s to renew or end', async () => {
    const actor = await person()
    const secret = await made(actor)
    const forged = { ...actor, newsroomId: (await person()).newsroomId }
    expect(await renewFeed(forged, { now })).toEqual({ ok: false, reason: 'not-found' })
    expect(await revokeFeed(forged, { now })).toEqual({ ok: false, reason: 'no-feed' })
    expect(await actorOfFeed(secret)).not.toBeNull()
  })
})
