import { describe, expect, test } from 'vitest'
import { acceptInvitation, changePassword, changeRole, invitePerson, renewInvitation, setDisabled, signIn } from '@/lib/auth/commands'
import { hashPassword } from '@/lib/auth/passwords'
import { Forbidden } from '@/lib/actor'
import { db } from '../../support/db'
import { person } from '../../support/people'

const now = new Date('2026-04-23T09:00Z')
const client = { address: '203.0.113.7', browser: 'Firefox on Windows', device: null }
const from = { client, now }
const good = 'three plain words'

/** An admin who can sign in, and somebody they invited. */
async function invited(role: 'viewer' | 'reporter' | 'editor' | 'admin' = 'reporter') {
  const admin = await person('admin')
  await db.person.update({ where: { id: admin.userId! }, data: { email: 'ros@herald.example', passwordHash: await hashPassword(good) } })
  const result = await invitePerson(admin, { email: 'tess@herald.example', name: 'Tess', role }, { now })
  if (!result.ok) throw new Error(result.reason)
  const { id } = await db.person.findUniqueOrThrow({ where: { email: 'tess@herald.example' } })
  return { admin, secret: result.secret, id }
}

describe('signing in', () => {
  test('takes the address in any case and tells nothing about which addresses exist', async () => {
    await invited()
    expect(await signIn({ email: ' Ros@Herald.example ', password: good }, from)).toMatchObject({ ok: true })
    const wrong = await signIn({ email: 'ros@herald.example', password: 'something else' }, from)
    const nobody = await signIn({ email: 'nobody@herald.example', password: 'something else' }, from)
    expect(wrong).toEqual({ ok: false, reason: 'no-match' })
    expect(nobody).toEqual(wrong)
  })

  test('after eight failures waits, even for the right password, and for an address that nobody has', async () => {
    await invited()
    for (const email of ['ros@herald.example', 'nobody@herald.example']) {
      for (let tried = 0; tried < 8; tried++) await signIn({ email, password: 'wrong' }, from)
      expect(await signIn({ email, password: good }, from)).toMatchObject({ ok: false, reason: 'throttled', seconds: expect.any(Number) })
    }
  })

  test('is shut to the disabled and to those who have not joined', async () => {
    const { admin, id } = await invited()
    expect(await signIn({ email: 'tess@herald.example', password: '' }, from)).toMatchObject({ reason: 'no-match' })
    await db.person.update({ where: { id }, data: { passwordHash: await hashPassword(good) } })
    await setDisabled(admin, { personId: id, disabled: true }, { now })
    expect(await signIn({ email: 'tess@herald.example', password: good }, from)).toMatchObject({ reason: 'no-match' })
  })
})

describe('invitations', () => {
  test('a link lets one person in, once, and is on the record', async () => {
    const { secret } = await invited()
    expect(await acceptInvitation({ secret, password: good }, from)).toMatchObject({ ok: true })
    expect(await acceptInvitation({ secret, password: 'another good one' }, from)).toEqual({ ok: false, reason: 'spent' })
    expect(await signIn({ email: 'tess@herald.example', password: good }, from)).toMatchObject({ ok: true })
    expect((await db.event.findMany({ orderBy: { id: 'asc' } })).map(({ type }) => type)).toEqual(['person.invited', 'person.joined'])
  })

  test('of four who press at once, one joins', async () => {
    const { secret } = await invited()
    const results = await Promise.all(Array.from({ length: 4 }, () => acceptInvitation({ secret, password: good }, from)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a link dies after a week, and when a newer one is made', async () => {
    const { admin, secret, id } = await invited()
    expect(await acceptInvitation({ secret, password: good }, { client, now: new Date('2026-05-01T09:00Z') })).toMatchObject({ reason: 'spent' })
    const fresh = await renewInvitation(admin, id, { now })
    expect(await acceptInvitation({ secret, password: good }, from)).toMatchObject({ reason: 'spent' })
    expect(await acceptInvitation({ secret: fresh.ok ? fresh.secret : '', password: good }, from)).toMatchObject({ ok: true })
  })

  test('an address is invited once', async () => {
    const { admin } = await invited()
    expect(await invitePerson(admin, { email: 'tess@herald.example', name: 'T', role: 'viewer' }, { now })).toMatchObject({ reason: 'already-there' })
  })

  test('are for admins alone', async () => {
    await expect(invitePerson(await person('editor'), { email: 'a@b.example', name: 'A', role: 'viewer' }, { now })).rejects.toThrow(Forbidden)
    await expect(renewInvitation(await person('editor'), crypto.randomUUID(), { now })).rejects.toThrow(Forbidden)
  })

  test('reach nobody of another newsroom', async () => {
    const { id } = await invited()
    expect(await renewInvitation(await person('admin'), id, { now })).toMatchObject({ reason: 'not-found' })
  })
})

describe('roles and access', () => {
  test('a change is on the record', async () => {
    const { admin, id } = await invited()
    expect(await changeRole(admin, { personId: id, role: 'editor' }, { now })).toEqual({ ok: true })
    expect(await db.person.findUniqueOrThrow({ where: { id } })).toMatchObject({ role: 'editor' })
    expect(await setDisabled(admin, { personId: id, disabled: true }, { now })).toEqual({ ok: true })
    expect(await db.event.count({ where: { type: { in: ['person.changed', 'person.disabled'] } } })).toBe(2)
  })

  test('the last admin stays, also when two demote each other at once', async () => {
    const { admin } = await invited()
    expect(await changeRole(admin, { personId: admin.userId!, role: 'viewer' }, { now })).toMatchObject({ reason: 'last-admin' })
    expect(await setDisabled(admin, { personId: admin.userId!, disabled: true }, { now })).toMatchObject({ reason: 'last-admin' })
    const other = await person('admin', admin.newsroomId)
    await db.person.update({ where: { id: other.userId! }, data: { passwordHash: 'x' } })
    const results = await Promise.all([
      changeRole(admin, { personId: other.userId!, role: 'viewer' }, { now }),
      changeRole(other, { personId: admin.userId!, role: 'viewer' }, { now }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('are out of reach of other newsrooms and of other roles', async () => {
    const { id } = await invited()
    expect(await changeRole(await person('admin'), { personId: id, role: 'admin' }, { now })).toMatchObject({ reason: 'not-found' })
    expect(await setDisabled(await person('admin'), { personId: id, disabled: true }, { now })).toMatchObject({ reason: 'not-found' })
    await expect(changeRole(await person('editor'), { personId: id, role: 'admin' }, { now })).rejects.toThrow(Forbidden)
    await expect(setDisabled(await person('editor'), { personId: id, disabled: true }, { now })).rejects.toThrow(Forbidden)
  })
})

describe('one’s own password', () => {
  test('changes with the old one as proof', async () => {
    const { admin } = await invited()
    expect(await changePassword(admin, { before: 'not it', after: 'a new good one' }, from)).toMatchObject({ reason: 'no-match' })
    expect(await changePassword(admin, { before: good, after: 'a new good one' }, from)).toMatchObject({ ok: true, sessionId: expect.any(String) })
    expect(await signIn({ email: 'ros@herald.example', password: 'a new good one' }, from)).toMatchObject({ ok: true, sessionId: expect.any(String) })
  })

  test('of two changes at once, one holds', async () => {
    const { admin } = await invited()
    const results = await Promise.all(['first new password', 'second new password'].map((after) => changePassword(admin, { before: good, after }, from)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
