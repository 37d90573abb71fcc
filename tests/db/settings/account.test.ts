import { describe, expect, test } from 'vitest'
import { issueToken } from '@/lib/api/commands'
import type { Actor } from '@/lib/actor'
import { rename, setLetterKeys } from '@/lib/settings/commands'
import { getAccount, listTokens } from '@/lib/settings/queries'
import { db } from '../../support/db'
import { desk, person } from '../../support/people'

const now = new Date('2026-11-20T09:00Z')
const rowOf = (actor: Actor) => db.person.findUniqueOrThrow({ where: { id: actor.userId! } })
const changes = async (actor: Actor) =>
  (await db.event.findMany({ where: { newsroomId: actor.newsroomId, type: 'person.changed' }, orderBy: { at: 'asc' } })).map(({ facts }) => facts)

describe('rename', () => {
  test('changes the own name, and is on the record', async () => {
    const actor = await person('viewer', undefined, 'Tess')
    expect(await rename(actor, { name: 'Tess Amari' }, { now })).toEqual({ ok: true })
    expect((await rowOf(actor)).name).toBe('Tess Amari')
    expect(await changes(actor)).toMatchObject([{ from: 'Tess', to: 'Tess Amari' }])
  })

  test('to the name it is already writes nothing', async () => {
    const actor = await person('viewer', undefined, 'Tess')
    expect(await rename(actor, { name: 'Tess' }, { now })).toEqual({ ok: true })
    expect(await changes(actor)).toEqual([])
  })

  test('raced, each change tells what it really replaced', async () => {
    const actor = await person('viewer', undefined, 'A')
    await Promise.all(['B', 'C'].map((name) => rename(actor, { name }, { now })))
    const [first, second] = (await changes(actor)) as { from: string; to: string }[]
    const ordered = first!.from === 'A' ? [first, second] : [second, first]
    expect(ordered[0]!.from).toBe('A')
    expect(ordered[1]!.from).toBe(ordered[0]!.to)
  })

  test('is refused to the disabled, across newsrooms, and to the desk itself', async () => {
    const actor = await person()
    const forged = { ...actor, newsroomId: (await person()).newsroomId }
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: now } })
    for (const who of [actor, forged, desk(actor.newsroomId)]) expect(await rename(who, { name: 'X' }, { now })).toEqual({ ok: false, reason: 'not-found' })
    expect((await rowOf(actor)).name).toBe(actor.name)
  })
})

describe('setLetterKeys', () => {
  test('turns them off for the actor alone', async () => {
    const actor = await person()
    const colleague = await person('admin', actor.newsroomId)
    expect(await setLetterKeys(actor, { letterKeys: false }, { now })).toEqual({ ok: true })
    expect([(await rowOf(actor)).letterKeys, (await rowOf(colleague)).letterKeys]).toEqual([false, true])
    expect(await changes(actor)).toMatchObject([{ from: 'letter keys on', to: 'letter keys off' }])
  })

  test('is refused to the desk itself and leaves everybody as they were', async () => {
    const actor = await person()
    expect(await setLetterKeys(desk(actor.newsroomId), { letterKeys: false }, { now })).toEqual({ ok: false, reason: 'not-found' })
    expect((await rowOf(actor)).letterKeys).toBe(true)
  })
})

describe('the settings page', () => {
  test('lists the own tokens that work, newest first, and nobody else’s', async () => {
    const actor = await person()
    const colleague = await person('admin', actor.newsroomId)
    await issueToken(actor, { name: 'old' }, { now })
    await issueToken(actor, { name: 'new' }, { now: new Date(now.getTime() + 1000) })
    await issueToken(colleague, { name: 'theirs' }, { now })
    await db.apiToken.updateMany({ where: { name: 'old' }, data: { lastUsedAt: now } })
    expect((await listTokens(actor, now)).map(({ name, lastUsedAt }) => [name, lastUsedAt])).toEqual([
      ['new', null],
      ['old', now],
    ])
    expect(await getAccount(actor)).toMatchObject({ name: actor.name, role: 'reporter', hasFeed: false, letterKeys: true })
  })
})
