import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Actor, can, type Permission, roles, whoMay } from '@/lib/actor'
import { db } from '../../support/db'
import { type DeskInUse, deskInUse } from '../../support/desk-in-use'
import { type Press, presses } from '../../support/forms'
import { keepRows, rowsOf } from '../../support/kept-state'
import { cookieOf, type Ended, formOf, pressed } from '../../support/press'
import { serverActions } from '../../support/sources'

/** Every server action that the sources have, by every role, by nobody, and by the admin of another newsroom. */
const actions = await serverActions()
let ours: DeskInUse
let theirs: DeskInUse
let setBack: (() => Promise<void>) | undefined

// The desk is made once; each test and each role that writes begins from it again.
beforeEach(async () => {
  if (setBack) return setBack()
  ours = await deskInUse('The Herald', 'CONES')
  theirs = await deskInUse('The Rival', 'HATS')
  setBack = await keepRows()
})
afterAll(() => (setBack = undefined))

test('each has its line in the table, and the table none that is gone', () => {
  expect([...actions.keys()].sort()).toEqual(Object.keys(presses).sort())
})

async function press(name: string, desk: DeskInUse, actor: Actor | null) {
  const { fields, json } = presses[name]!
  const cookie = actor && (await cookieOf(actor))
  const sessionId = await anotherSession(desk, actor)
  const action = actions.get(name)!
  return json ? pressed(cookie, action, json(desk)) : pressed(cookie, action, null, formOf(fields!(desk, { sessionId })))
}

/** A second session of the actor's, where the desk is the actor's own; else of somebody of that desk. */
async function anotherSession(desk: DeskInUse, actor: Actor | null) {
  const { newsroomId, userId } = actor?.newsroomId === desk.newsroomId ? actor : desk.people.admin
  const { id } = await db.session.create({ data: { newsroomId, personId: userId!, device: 'Firefox', address: '127.0.0.1' }, select: { id: true } })
  return id
}

/** The answer of a press that wrote: on to a page, or a state without a fault. */
const isDone = (ended: Ended) => 'to' in ended || ('state' in ended && !ended.state?.error && !ended.state?.fields && ended.state?.ok !== false)
const isRefusedInWords = (ended: Ended) =>
  ('status' in ended && ended.status === 404) || ('state' in ended && /\w+ .+[.]$/.test(`${ended.state?.error ?? ended.state?.words ?? ''}`))

const isOwn = (may: Press['may']) => may === 'everyone' || may === 'nobody yet'

test.each(Object.keys(presses))('%s', async (name) => {
  const { may, names, by } = presses[name]!
  const before = { ours: await rowsOf(ours.newsroomId), theirs: await rowsOf(theirs.newsroomId) }
  const nobody = await press(name, ours, null)
  if (may === 'nobody yet') expect('status' in nobody, String('error' in nobody && nobody.error)).toBe(false)
  else {
    expect(nobody).toEqual({ to: '/sign-in' })
    expect(await rowsOf(ours.newsroomId), 'written by nobody').toEqual(before.ours)
  }
  if (may === 'nobody yet') return

  for (const role of roles.filter((role) => !isOwn(may) && !can({ role }, may as Permission))) {
    const ended = await press(name, ours, ours.people[role])
    expect(ended, role).toMatchObject({ status: 403 })
    expect((ended as { error: Error }).error.message, role).toBe(whoMay(may as Permission, role))
    expect(await rowsOf(ours.newsroomId), `written by a ${role}`).toEqual(before.ours)
  }

  const foreign = await press(name, ours, theirs.people.admin)
  expect(foreign, 'another newsroom').not.toMatchObject({ status: 500 })
  expect(await rowsOf(ours.newsroomId), 'written by another newsroom').toEqual(before.ours)
  if (names) {
    expect(isRefusedInWords(foreign), JSON.stringify(foreign)).toBe(true)
    expect(await rowsOf(theirs.newsroomId), 'written in the other newsroom').toEqual(before.theirs)
  } else await setBack!()

  for (const [nth, role] of roles.filter((role) => isOwn(may) || can({ role }, may as Permission)).entries()) {
    if (nth > 0) await setBack!()
    const ended = await press(name, ours, ours.people[role])
    if (by && !by.includes(role)) {
      expect(isRefusedInWords(ended), `${role}: ${JSON.stringify(ended)}`).toBe(true)
      expect(await rowsOf(ours.newsroomId), `written by a ${role}`).toEqual(before.ours)
      continue
    }
    expect(isDone(ended), `${role}: ${'error' in ended ? ended.error.stack : JSON.stringify(ended)}`).toBe(true)
    if (name !== 'auth/signOutAction') expect(await rowsOf(ours.newsroomId), `nothing written by a ${role}`).not.toEqual(before.ours)
  }
})
