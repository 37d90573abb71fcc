import { describe, expect, test } from 'vitest'
import { issueToken, renewFeed } from '@/lib/api/commands'
import { actorOfFeed, actorOfToken } from '@/lib/api/tokens'
import { acceptInvitation, changePassword, renewInvitation, setDisabled, signIn } from '@/lib/auth/commands'
import { hashPassword } from '@/lib/auth/passwords'
import { findInvitation, listPeople } from '@/lib/auth/queries'
import { actorOfSession } from '@/lib/auth/session'
import { beginSession, endSession, signOut } from '@/lib/auth/sessions/commands'
import type { Actor } from '@/lib/actor'
import { getAccountWithSessions, listTokens } from '@/lib/settings/queries'
import { db, pool } from '../../support/db'
import { desk, person } from '../../support/people'

const now = new Date('2026-04-23T09:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const client = { address: '203.0.113.7', browser: 'Firefox on Windows', device: null }
const from = { client, now }
const old = 'three plain words'
const fresh = 'four other plain words'

async function member(role: 'reporter' | 'admin' = 'reporter', newsroomId?: string) {
  const actor = await person(role, newsroomId)
  const { email } = await db.person.update({ where: { id: actor.userId! }, data: { passwordHash: await hashPassword(old) } })
  return { actor, email }
}

async function signedIn(email: string, password = old, at = now) {
  const result = await signIn({ email, password }, { client, now: at })
  if (!result.ok) throw new Error(result.reason)
  return result.sessionId
}

/** Somebody with all that lets in: two sessions, a token, a reset link and a feed, and an admin of the same newsroom. */
async function withEverything() {
  const { actor: admin } = await member('admin')
  const { actor, email } = await member('reporter', admin.newsroomId)
  const sessions = [await signedIn(email), await signedIn(email)]
  const token = await issueToken(actor, { name: 'A script' }, { now })
  const feed = await renewFeed(actor, { now })
  const link = await renewInvitation(admin, actor.userId!, { now })
  if (!token.ok || !link.ok || !feed.ok) throw new Error('not made')
  const opens = async () => ({
    sessions: (await Promise.all(sessions.map((id) => actorOfSession(id, { now })))).filter(Boolean).length,
    token: Boolean(await actorOfToken(new Request('http://desk.example/', { headers: { authorization: `Bearer ${token.token}` } }), { now })),
    link: Boolean(await findInvitation(link.secret, now)),
  })
  expect(await opens()).toEqual({ sessions: 2, token: true, link: true })
  return { admin, actor, email, opens, secret: link.secret, feed: feed.secret }
}
const nothing = { sessions: 0, token: false, link: false }

describe('a session', () => {
  test('is its person’s, with the role of now', async () => {
    const { actor, email } = await member()
    const id = await signedIn(email)
    expect(await actorOfSession(id, { now })).toEqual(actor)
    await db.person.update({ where: { id: actor.userId! }, data: { role: 'viewer' } })
    expect(await actorOfSession(id, { now })).toMatchObject({ role: 'viewer' })
    expect(await actorOfSession(crypto.randomUUID(), { now })).toBeNull()
  })

  test('ends when it is signed out of, and only that one', async () => {
    const { email } = await member()
    const [here, there] = [await signedIn(email), await signedIn(email)]
    await signOut(here)
    expect(await actorOfSession(here, { now })).toBeNull()
    expect(await actorOfSession(there, { now })).not.toBeNull()
    await signOut(here)
  })

  test('ends after twelve hours without use', async () => {
    const { email } = await member()
    const id = await signedIn(email)
    expect(await actorOfSession(id, { now: later(11.9) })).not.toBeNull()
    expect(await actorOfSession(id, { now: later(23.8) })).not.toBeNull()
    expect(await actorOfSession(id, { now: later(35.8) })).toBeNull()
  })

  test('ends after two weeks, however much it is used', async () => {
    const { email } = await member()
    const id = await signedIn(email)
    for (let hours = 10; hours < 14 * 24; hours += 10) expect(await actorOfSession(id, { now: later(hours) }), `${hours} hours`).not.toBeNull()
    expect(await actorOfSession(id, { now: later(14 * 24) })).toBeNull()
  })

  test('notes its use every five minutes at most, and takes one statement otherwise', async () => {
    const { email } = await member()
    const id = await signedIn(email)
    const seen = async () => (await db.session.findUniqueOrThrow({ where: { id } })).lastSeenAt
    // A statement by the pool takes a connection from it.
    let statements = 0
    const count = () => statements++
    pool.on('acquire', count)
    await actorOfSession(id, { now: later(4 / 60) })
    expect(statements).toBe(1)
    pool.off('acquire', count)
    expect(await seen()).toEqual(now)
    await actorOfSession(id, { now: later(6 / 60) })
    expect(await seen()).toEqual(later(6 / 60))
    await actorOfSession(id, { now: later(1 / 60) })
    expect(await seen()).toEqual(later(6 / 60))
  })

  test('that is over goes from the table when its person signs in again', async () => {
    const { email } = await member()
    await signedIn(email)
    await signedIn(email, old, later(13))
    expect(await db.session.count()).toBe(1)
  })
})

describe('what a person is signed in with ends', () => {
  test('at a change of the password; where it was changed a new session begins', async () => {
    const { actor, opens } = await withEverything()
    const changed = await changePassword(actor, { before: old, after: fresh }, from)
    expect(await opens()).toEqual(nothing)
    expect(changed.ok && (await actorOfSession(changed.sessionId, { now }))).toEqual(actor)
  })

  test('at a reset; and the old link sets no password after a change', async () => {
    const { admin, actor, opens, secret } = await withEverything()
    expect(await changePassword(actor, { before: old, after: fresh }, from)).toMatchObject({ ok: true })
    expect(await acceptInvitation({ secret, password: 'five words of a thief' }, from)).toEqual({ ok: false, reason: 'spent' })
    const link = await renewInvitation(admin, actor.userId!, { now })
    const token = await issueToken(actor, { name: 'x' }, { now })
    const reset = await acceptInvitation({ secret: link.ok ? link.secret : '', password: 'six more words to remember' }, from)
    expect(reset).toMatchObject({ ok: true })
    expect(await opens()).toEqual(nothing)
    expect(await listTokens(actor, now)).toEqual([])
    expect(token.ok).toBe(true)
    expect(await db.session.count({ where: { personId: actor.userId! } })).toBe(1)
  })

  test('at a disabling, the feed too; and letting in again gives none of it back', async () => {
    const { admin, actor, email, opens, feed } = await withEverything()
    await setDisabled(admin, { personId: actor.userId!, disabled: true }, { now })
    expect(await opens()).toEqual(nothing)
    await setDisabled(admin, { personId: actor.userId!, disabled: false }, { now })
    expect(await opens()).toEqual(nothing)
    expect(await actorOfFeed(feed)).toBeNull()
    expect(await signIn({ email, password: old }, from)).toMatchObject({ ok: true })
  })

  test('and nobody else’s', async () => {
    const one = await withEverything()
    const { actor: colleague, email } = await member('reporter', one.admin.newsroomId)
    const theirs = await signedIn(email)
    await issueToken(colleague, { name: 'theirs' }, { now })
    await changePassword(one.actor, { before: old, after: fresh }, from)
    expect(await actorOfSession(theirs, { now })).not.toBeNull()
    expect(await listTokens(colleague, now)).toHaveLength(1)
  })

  test('also for one who signs in with the old password at that very moment', async () => {
    const { actor, email } = await member()
    const { passwordHash } = await db.person.findUniqueOrThrow({ where: { id: actor.userId! } })
    const results = await Promise.all([
      changePassword(actor, { before: old, after: fresh }, from),
      ...Array.from({ length: 6 }, () => signIn({ email, password: old }, from)),
    ])
    const changed = results[0] as { sessionId: string }
    expect((await db.session.findMany()).map(({ id }) => id)).toEqual([changed.sessionId])
    const behind = await db.$transaction((tx) => beginSession(tx, { personId: actor.userId!, passwordHash: passwordHash! }, from))
    expect(behind).toBeNull()
  })

  test('the new password has to keep the rule, at each of the doors', async () => {
    const { admin, actor, secret, opens } = await withEverything()
    for (const [after, fault] of [
      ['short', 'short'],
      ['Password2026!', 'common'],
      ['theherald2026', 'own'],
    ] as const) {
      expect(await changePassword(actor, { before: old, after }, from)).toEqual({ ok: false, reason: 'unfit', fault })
      expect(await acceptInvitation({ secret, password: after }, from)).toEqual({ ok: false, reason: 'unfit', fault })
    }
    expect(await opens()).toEqual({ sessions: 2, token: true, link: true })
    expect(admin.role).toBe('admin')
  })
})

describe('ending another session of one’s own', () => {
  test('works at once and is on the record', async () => {
    const { actor, email } = await member()
    const id = await signedIn(email)
    expect(await endSession(actor, { id }, { now })).toEqual({ ok: true })
    expect(await actorOfSession(id, { now })).toBeNull()
    expect(await db.event.findMany({ where: { type: 'session.ended' }, select: { facts: true, actorId: true } })).toEqual([
      { facts: { device: 'Firefox on Windows' }, actorId: actor.userId },
    ])
  })

  test('raced, happens once', async () => {
    const { actor, email } = await member()
    const id = await signedIn(email)
    const results = await Promise.all(Array.from({ length: 4 }, () => endSession(actor, { id }, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, reason: 'no-such-session' })
  })

  test('reaches nobody else’s, not even an admin’s hand does', async () => {
    const { actor, email } = await member()
    const id = await signedIn(email)
    for (const stranger of [await person('admin', actor.newsroomId), await person('admin'), { ...actor, newsroomId: (await person()).newsroomId } as Actor])
      expect(await endSession(stranger, { id }, { now })).toEqual({ ok: false, reason: 'no-such-session' })
    await expect(endSession(desk(actor.newsroomId), { id }, { now })).rejects.toThrow('Only a person')
    expect(await actorOfSession(id, { now })).not.toBeNull()
  })
})

describe('the lists', () => {
  test('of Settings hold the sessions that count, the last used first', async () => {
    const { actor, email } = await member()
    const [first, second] = [await signedIn(email), await signedIn(email, old, later(1))]
    expect((await getAccountWithSessions(actor, later(1))).sessions).toMatchObject([
      { id: second, device: 'Firefox on Windows', address: '203.0.113.7', createdAt: later(1) },
      { id: first, lastSeenAt: now },
    ])
    expect((await getAccountWithSessions(actor, later(12.5))).sessions).toMatchObject([{ id: second }])
  })

  test('of people hold everybody’s tokens that work, for an admin alone', async () => {
    const { actor: admin } = await member('admin')
    const reporter = await person('reporter', admin.newsroomId)
    await issueToken(reporter, { name: 'works', scope: 'read' }, { now })
    await issueToken(reporter, { name: 'over', days: 7 }, { now: later(-8 * 24) })
    const tokensFor = async (actor: Actor) => (await listPeople(actor, now)).flatMap(({ tokens }) => tokens.map(({ name, scope }) => [name, scope]))
    expect(await tokensFor(admin)).toEqual([['works', 'read']])
    expect(await tokensFor(reporter)).toEqual([])
    expect(await tokensFor(await person('admin'))).toEqual([])
  })
})

test('no session’s id alone opens anything of another newsroom: the row names both', async () => {
  const { actor, email } = await member()
  const id = await signedIn(email)
  const other = await person()
  await expect(pool.query('update session set newsroom_id = $1 where id = $2', [other.newsroomId, id])).rejects.toThrow(/foreign key/)
  expect(await actorOfSession(id, { now })).toMatchObject({ newsroomId: actor.newsroomId })
})
