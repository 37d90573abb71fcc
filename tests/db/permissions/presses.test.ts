import { beforeEach, expect, test } from 'vitest'
import { can, type Permission, roles } from '@/lib/actor'
import { db, pool } from '../../support/db'
import { type DeskInUse, deskInUse } from '../../support/desk-in-use'
import { presses } from '../../support/forms'
import { keepRows } from '../../support/kept-state'
import { cookieOf, type Ended, formOf, pressed } from '../../support/press'
import { serverActions } from '../../support/sources'

/** Every form of the sources, sent three times at one moment, as an impatient hand and a browser that tries again send it: written once, and each answered alike. */
const actions = await serverActions()
let desk: DeskInUse
let setBack: (() => Promise<void>) | undefined
beforeEach(async () => {
  if (setBack) return setBack()
  desk = await deskInUse()
  setBack = await keepRows()
})

/** How many rows of each kind there are, and what a counter of tries stands at. */
async function counted() {
  const tables = ['person', 'api_token', 'force', 'investigation', 'request', 'event', 'file', 'figure', 'issued_report', 'calendar_change', 'import_draft']
  const { rows } = await pool.query(
    `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}, (select sum(failed_sign_ins)::int from person) as tries, (select sum(version)::int from request) as versions`,
  )
  return rows[0]
}

/** One by one they are alike; a secret is in the first alone, which may be any of those sent at once. */
const isDone = (ended: Ended) => 'to' in ended || ('state' in ended && (!ended.state?.error || /was shown then alone/.test(ended.state.error)))
/** Who is nobody yet has no key: a sign-in begins a session each time, a link is spent by the first. The other two are guarded by what they were made from. */
const guardedOtherwise = /signIn|signOut|acceptInvitation|changePassword|changeCalendar/

test.each(Object.keys(presses).filter((name) => presses[name]!.fields && !/signIn|signOut/.test(name)))('%s', async (name) => {
  const { may, fields, by } = presses[name]!
  const role = by?.[0] ?? roles.find((role) => may === 'everyone' || may === 'nobody yet' || can({ role }, may as Permission))!
  const actor = desk.people[role as 'admin']
  const cookies = await Promise.all([1, 2, 3].map(() => (may === 'nobody yet' ? null : cookieOf(actor))))
  const other = await db.session.create({
    data: { newsroomId: desk.newsroomId, personId: actor.userId!, device: 'Firefox', address: '127.0.0.1' },
    select: { id: true },
  })
  const sent = fields!(desk, { sessionId: other.id })
  const form = () => formOf(sent, 'p'.repeat(32))

  const before = await counted()
  const single = await pressed(cookies[0]!, actions.get(name)!, null, form())
  expect(isDone(single), JSON.stringify(single)).toBe(true)
  const once = await counted()

  await setBack!()
  await db.session.create({ data: { id: other.id, newsroomId: desk.newsroomId, personId: actor.userId!, device: 'Firefox', address: '127.0.0.1' } })
  const fresh = await Promise.all([1, 2, 3].map(() => (may === 'nobody yet' ? null : cookieOf(actor))))
  expect(await counted()).toEqual(before)
  const answers = await Promise.all(fresh.map((cookie) => pressed(cookie, actions.get(name)!, null, form())))
  expect(await counted(), 'written more than once').toEqual(once)
  expect(answers.filter((answer) => 'status' in answer)).toEqual([])
  if (!guardedOtherwise.test(name)) {
    expect(answers.map(isDone), JSON.stringify(answers)).toEqual([true, true, true])
    expect(answers.filter((answer) => 'state' in answer && (answer.state?.secret || answer.state?.link)).length).toBe(
      'state' in single && (single.state?.secret || single.state?.link) ? 1 : 0,
    )
  }
})
