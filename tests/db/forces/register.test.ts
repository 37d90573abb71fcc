import { describe, expect, test } from 'vitest'
import { type Actor, Forbidden } from '@/lib/actor'
import { addForce, confirmAddress, editForce, seedRegister } from '@/lib/forces/commands'
import { getForce, listForces } from '@/lib/forces/queries'
import { addedForce, editedForce } from '@/lib/forces/schema'
import { db } from '../../support/db'
import { newsroom, person } from '../../support/people'

const now = new Date('2026-04-23T09:00Z')
const seeded = async (role: Parameters<typeof person>[0] = 'editor') => {
  const actor = await person(role)
  await seedRegister(db, actor.newsroomId)
  return actor
}
const kent = { id: 'kent', version: 1, name: 'Kent Police', shortName: 'Kent', aliases: [] as string[], address: 'foi@force.example', website: '', notes: '' }
const edit = (actor: Actor, changes: object = {}) => editForce(actor, editedForce.parse({ ...kent, ...changes }), { now })
const forceOf = (actor: Actor, id = 'kent') => db.force.findUniqueOrThrow({ where: { newsroomId_id: { newsroomId: actor.newsroomId, id } } })
const logOf = (actor: Actor) => db.event.findMany({ where: { newsroomId: actor.newsroomId }, orderBy: { id: 'asc' } })

describe('seedRegister', () => {
  test('loads the 43 and the other bodies, none with an address', async () => {
    const actor = await seeded()
    const forces = await listForces(actor)
    expect(forces.filter(({ kind }) => kind === 'territorial')).toHaveLength(43)
    expect(forces).toHaveLength(50)
    expect(forces.every(({ address, confirmedAt }) => address === null && confirmedAt === null)).toBe(true)
  })
  test('a second run overwrites nothing that people changed', async () => {
    const actor = await seeded()
    expect(await edit(actor, { notes: 'Ask for Ms Hart' })).toMatchObject({ ok: true })
    await seedRegister(db, actor.newsroomId)
    expect(await forceOf(actor)).toMatchObject({ notes: 'Ask for Ms Hart', address: 'foi@force.example', version: 2 })
    expect(await db.force.count({ where: { newsroomId: actor.newsroomId } })).toBe(50)
  })
  test('gives each newsroom a register of its own', async () => {
    const actor = await seeded()
    const other = await newsroom('The Gazette')
    await seedRegister(db, other)
    expect(await db.force.count({ where: { newsroomId: other } })).toBe(50)
    expect(await db.force.count({ where: { newsroomId: actor.newsroomId } })).toBe(50)
  })
})

describe('editForce', () => {
  test('changes the register and puts each field on the record', async () => {
    const actor = await seeded()
    expect(await edit(actor, { aliases: 'The Garden Force\r\nKentish Police' })).toEqual({ ok: true, changed: true, version: 2 })
    expect(await forceOf(actor)).toMatchObject({ aliases: ['The Garden Force', 'Kentish Police'], address: 'foi@force.example', confirmedAt: null })
    expect(await logOf(actor)).toMatchObject([
      {
        type: 'force.changed',
        actorId: actor.userId,
        facts: { force: 'Kent Police', changes: expect.arrayContaining([{ field: 'address', from: '', to: 'foi@force.example' }]) },
      },
    ])
  })
  test('what is as it was changes nothing and leaves no trace', async () => {
    const actor = await seeded()
    await edit(actor)
    expect(await edit(actor, { version: 2 })).toEqual({ ok: true, changed: false, version: 2 })
    expect(await logOf(actor)).toHaveLength(1)
  })
  test('a new address is unconfirmed, and an edit that leaves it alone keeps it confirmed', async () => {
    const actor = await seeded()
    await edit(actor)
    await confirmAddress(actor, { id: 'kent', address: 'foi@force.example' }, { now })
    expect(await edit(actor, { version: 3, notes: 'Quick' })).toMatchObject({ ok: true })
    expect((await forceOf(actor)).confirmedAt).toEqual(now)
    expect(await edit(actor, { version: 4, notes: 'Quick', address: 'foi2@force.example' })).toMatchObject({ ok: true })
    expect(await forceOf(actor)).toMatchObject({ confirmedAt: null, confirmedById: null })
  })
  test('refuses a name that is another force’s', async () => {
    const actor = await seeded()
    expect(await edit(actor, { aliases: ['Essex constabulary'] })).toMatchObject({
      ok: false,
      reason: 'name-taken',
      words: expect.stringContaining('Essex Police'),
    })
    expect(await logOf(actor)).toHaveLength(0)
  })
  test('of eight people who save at once, one saves', async () => {
    const actor = await seeded()
    const results = await Promise.all(Array.from({ length: 8 }, (_, at) => edit(actor, { notes: `Note ${at}` })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'stale')).toHaveLength(7)
    expect(await logOf(actor)).toHaveLength(1)
  })
  test('is out of reach of another newsroom', async () => {
    const actor = await seeded()
    expect(await edit(await person('editor'))).toMatchObject({ ok: false, reason: 'not-found' })
    expect((await forceOf(actor)).version).toBe(1)
  })
  test('is not for a reporter', async () => {
    const actor = await seeded('reporter')
    await expect(edit(actor)).rejects.toThrow(Forbidden)
  })
})

describe('confirmAddress', () => {
  const entered = async () => {
    const actor = await seeded()
    await edit(actor)
    return actor
  }
  const confirm = (actor: Actor, address = 'foi@force.example') => confirmAddress(actor, { id: 'kent', address }, { now })
  test('confirms it, says who did and puts it on the record', async () => {
    const actor = await entered()
    expect(await confirm(actor)).toEqual({ ok: true })
    expect(await getForce(actor, 'kent')).toMatchObject({ confirmedBy: actor.name, confirmedAt: now })
    expect((await logOf(actor)).at(-1)).toMatchObject({ type: 'force.address-confirmed', facts: { force: 'Kent Police', address: 'foi@force.example' } })
  })
  test('refuses where there is none, and one that was changed meanwhile', async () => {
    const actor = await entered()
    expect(await confirm(actor, 'other@force.example')).toMatchObject({ ok: false, reason: 'other-address' })
    expect(await confirmAddress(actor, { id: 'essex', address: 'foi@force.example' }, { now })).toMatchObject({ ok: false, reason: 'no-address' })
    expect((await forceOf(actor)).confirmedAt).toBeNull()
  })
  test('of eight people who press at once, it is on the record once', async () => {
    const actor = await entered()
    const results = await Promise.all(Array.from({ length: 8 }, () => confirm(actor)))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect((await logOf(actor)).filter(({ type }) => type === 'force.address-confirmed')).toHaveLength(1)
  })
  test('is out of reach of another newsroom', async () => {
    await entered()
    expect(await confirm(await person('editor'))).toMatchObject({ ok: false, reason: 'not-found' })
  })
  test('is not for a reporter', async () => {
    const actor = await entered()
    await expect(confirm(await person('reporter', actor.newsroomId))).rejects.toThrow(Forbidden)
  })
})

describe('addForce', () => {
  const kpc = { name: 'Police and Crime Commissioner for Kent', shortName: 'Kent PCC', abbr: 'kpc', kind: 'office', body: 'foia' }
  const add = (actor: Actor, changes: object = {}) => addForce(actor, addedForce.parse({ ...kpc, ...changes }), { now })
  test('adds an authority by hand and puts it on the record', async () => {
    const actor = await seeded()
    expect(await add(actor)).toEqual({ ok: true, id: 'police-and-crime-commissioner-for-kent' })
    expect(await forceOf(actor, 'police-and-crime-commissioner-for-kent')).toMatchObject({ abbr: 'KPC', kind: 'office', address: null })
    expect(await logOf(actor)).toMatchObject([{ type: 'force.added', facts: { force: kpc.name } }])
  })
  test('refuses letters and names that are taken, also where only an “&” tells letters apart', async () => {
    const actor = await seeded()
    expect(await add(actor, { abbr: 'KNT' })).toMatchObject({ ok: false, reason: 'letters-taken' })
    expect(await add(actor, { abbr: 'AS' })).toMatchObject({ ok: false, reason: 'letters-taken' })
    expect(await add(actor, { name: 'Sussex Constabulary' })).toMatchObject({ ok: false, reason: 'name-taken' })
  })
  test('of eight people who add it at once, one adds it', async () => {
    const actor = await seeded()
    const results = await Promise.all(Array.from({ length: 8 }, () => add(actor)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.force.count({ where: { newsroomId: actor.newsroomId } })).toBe(51)
  })
  test('adds it to the actor’s newsroom alone', async () => {
    const actor = await seeded()
    await add(await person('editor'))
    expect(await db.force.count({ where: { newsroomId: actor.newsroomId } })).toBe(50)
  })
  test('is not for a reporter', async () => {
    const actor = await seeded('reporter')
    await expect(add(actor)).rejects.toThrow(Forbidden)
  })
})

test('a force of another newsroom is not found', async () => {
  const actor = await seeded()
  expect((await getForce(actor, 'kent')).name).toBe('Kent Police')
  await expect(getForce(await person('admin'), 'kent')).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
})
