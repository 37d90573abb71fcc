import { describe, expect, test } from 'vitest'
import { changeCalendar } from '@/lib/calendar/commands'
import { previewChange } from '@/lib/calendar/queries'
import { type Actor, Forbidden } from '@/lib/actor'
import { day } from '@/lib/days'
import { getCalendar, listCalendarChanges, lockCalendar } from '@/lib/working-days/queries'
import { listRequests } from '@/lib/requests/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const now = new Date('2027-06-01T09:00Z')
const proclaimed = { on: day('2027-06-09'), effect: 'added', name: 'A jubilee', reason: 'proclaimed on 28 May 2027', seen: '' } as const
const struck = { on: day('2027-06-09'), effect: 'struck', name: '', reason: 'cancelled', seen: '' } as const

/** An admin with a round received on 24 May 2027, due on 22 June: 31 May is a bank holiday. */
async function arranged() {
  const admin = await person('admin')
  const made = await round(admin, { sentOn: '2027-05-24', now })
  return { admin, ...made }
}

const dueDays = async (actor: Actor) =>
  Object.fromEntries(
    (await db.request.findMany({ where: { newsroomId: actor.newsroomId }, select: { reference: true, dueOn: true } })).map(({ reference, dueOn }) => [
      reference,
      dueOn?.toISOString().slice(0, 10) ?? null,
    ]),
  )
const versions = async (actor: Actor) =>
  Object.fromEntries((await db.request.findMany({ where: { newsroomId: actor.newsroomId } })).map(({ reference, version }) => [reference, version]))
const movedEvents = (actor: Actor) =>
  db.event.findMany({ where: { newsroomId: actor.newsroomId, type: 'clock.moved' }, select: { facts: true, requestId: true, actorName: true } })

describe('changeCalendar', () => {
  test('moves every open request that leans on the day, and tells each of it on its record', async () => {
    const { admin } = await arranged()
    expect(await dueDays(admin)).toEqual({ 'CONES-GWT': '2027-06-22', 'CONES-KNT': '2027-06-22', 'CONES-SSX': '2027-06-22' })
    expect(await changeCalendar(admin, proclaimed, { now })).toEqual({ ok: true, moved: 3 })
    expect(await dueDays(admin)).toEqual({ 'CONES-GWT': '2027-06-23', 'CONES-KNT': '2027-06-23', 'CONES-SSX': '2027-06-23' })
    expect(await versions(admin)).toEqual({ 'CONES-GWT': 3, 'CONES-KNT': 3, 'CONES-SSX': 3 })
    const events = await movedEvents(admin)
    expect(events).toHaveLength(3)
    expect(events[0]).toMatchObject({
      actorName: 'A admin',
      facts: { date: 'due', from: '2027-06-22', to: '2027-06-23', reason: '2027-06-09 (A jubilee) added to the calendar: proclaimed on 28 May 2027' },
    })
    expect(await db.event.findMany({ where: { type: 'calendar.changed' } })).toMatchObject([
      { actorId: admin.userId, facts: { on: '2027-06-09', effect: 'added', name: 'A jubilee', moved: 3 } },
    ])
  })

  test('leaves what the screens count and what is stored the same', async () => {
    const { admin, id, requests } = await arranged()
    await log(admin, 'CONES-KNT', { type: 'request.extended', on: day('2027-05-28'), to: day('2027-07-30'), sections: ['31'] }, now)
    await log(
      admin,
      'CONES-SSX',
      {
        type: 'request.answered',
        on: day('2027-05-28'),
        outcomes: [
          { question: 1, outcome: 'refused', sections: ['40(2)'] },
          { question: 2, outcome: 'disclosed' },
        ],
      },
      now,
    )
    await changeCalendar(admin, proclaimed, { now })
    const calendar = await getCalendar(admin)
    const shown = await listRequests(admin, { investigationId: id, questions: [{ number: 1 }, { number: 2 }], asAt: day('2027-06-01'), calendar })
    const stored = await db.request.findMany({ where: { investigationId: id } })
    for (const row of shown) {
      const kept = stored.find(({ reference }) => reference === row.reference)!
      expect([row.reference, kept.dueOn?.toISOString().slice(0, 10), kept.lateAfterOn?.toISOString().slice(0, 10)]).toEqual([
        row.reference,
        row.clock.effectiveDueOn ?? undefined,
        row.clock.lateAfterOn ?? undefined,
      ])
      expect(kept.nextWindowOn?.toISOString().slice(0, 10)).toBe(row.clock.windows.find(({ isOpen, matters }) => isOpen && matters)?.closesOn ?? undefined)
    }
    // The forty working days of the review that Sussex's refusal opened lean on the day too.
    expect(stored.find(({ reference }) => reference === 'CONES-SSX')!.nextWindowOn).toEqual(new Date('2027-07-28'))
    // An extended request is due on the day the force gave: nothing moves it, and nothing is told.
    expect((await movedEvents(admin)).map(({ requestId }) => requestId)).not.toContain(requests.find(({ reference }) => reference === 'CONES-KNT')!.id)
  })

  test('struck again, returns every date', async () => {
    const { admin } = await arranged()
    const before = await dueDays(admin)
    await changeCalendar(admin, proclaimed, { now })
    const [newest] = await listCalendarChanges(admin)
    expect(await changeCalendar(admin, { ...struck, seen: newest!.id }, { now })).toEqual({ ok: true, moved: 3 })
    expect(await dueDays(admin)).toEqual(before)
    expect((await listCalendarChanges(admin)).map(({ effect, name }) => [effect, name])).toEqual([
      ['restored', 'A jubilee'],
      ['added', 'A jubilee'],
    ])
  })

  test('turns a request that the day makes late in time again', async () => {
    const { admin } = await arranged()
    const late = new Date('2027-06-23T09:00Z')
    await log(admin, 'CONES-KNT', { type: 'reminder.sent', on: day('2027-06-23') }, late)
    expect((await db.request.findFirstOrThrow({ where: { reference: 'CONES-KNT' } })).standing).toBe('no response')
    await changeCalendar(admin, proclaimed, { now: late })
    expect((await db.request.findFirstOrThrow({ where: { reference: 'CONES-KNT' } })).standing).toBe('awaiting')
  })

  test('leaves alone what does not lean on the day', async () => {
    const { admin } = await arranged()
    const [rows, events] = [await db.request.findMany({ orderBy: { id: 'asc' } }), await db.event.count()]
    expect(await changeCalendar(admin, { ...proclaimed, on: day('2029-06-06') }, { now })).toEqual({ ok: true, moved: 0 })
    expect(await db.request.findMany({ orderBy: { id: 'asc' } })).toEqual(rows)
    expect(await db.event.count()).toBe(events + 1)
  })

  test('of two who change it at once, one wins and the other is told', async () => {
    const { admin } = await arranged()
    const results = await Promise.all([proclaimed, { ...proclaimed, on: day('2027-06-10') }].map((input) => changeCalendar(admin, input, { now })))
    expect(results.map((result) => (result.ok ? 'won' : result.reason)).sort()).toEqual(['changed-meanwhile', 'won'])
    expect(await db.calendarChange.count()).toBe(1)
    expect(await movedEvents(admin)).toHaveLength(3)
  })

  test('waits for what is being logged, and what is logged then waits for it', async () => {
    const { admin } = await arranged()
    const soon = () => new Promise((resolve) => setTimeout(resolve, 150, 'still waiting'))
    let done = () => {}
    const logging = db.$transaction(async (tx) => {
      expect((await lockCalendar(tx, admin)).holidays.has(proclaimed.on)).toBe(false)
      await new Promise<void>((resolve) => (done = resolve))
    })
    await soon()
    const changing = changeCalendar(admin, proclaimed, { now })
    expect(await Promise.race([changing, soon()])).toBe('still waiting')
    const logged = log(admin, 'CONES-KNT', { type: 'clarification.answered', on: day('2027-06-01') }, now)
    expect(await Promise.race([logged, soon()])).toBe('still waiting')
    done()
    await Promise.all([logging, changing, logged])
    // Twenty working days from 1 June with the jubilee left out.
    expect(await dueDays(admin)).toEqual({ 'CONES-GWT': '2027-06-23', 'CONES-KNT': '2027-06-30', 'CONES-SSX': '2027-06-23' })
  })

  test('moves nothing of another newsroom', async () => {
    const { admin } = await arranged()
    const other = await arranged()
    await changeCalendar(admin, proclaimed, { now })
    expect(new Set(Object.values(await dueDays(other.admin)))).toEqual(new Set(['2027-06-22']))
    expect(await listCalendarChanges(other.admin)).toEqual([])
    expect((await getCalendar(other.admin)).holidays.has(proclaimed.on)).toBe(false)
  })

  test.each(['viewer', 'reporter', 'editor'] as const)('is not for a %s', async (role) => {
    const { admin } = await arranged()
    await expect(changeCalendar(await person(role, admin.newsroomId), proclaimed, { now })).rejects.toThrow(Forbidden)
    expect(await db.calendarChange.count()).toBe(0)
  })

  test.each([
    [{ ...proclaimed, on: day('2027-06-12') }, 'not-a-weekday'],
    [{ ...proclaimed, on: day('2027-05-31') }, 'already-there'],
    [struck, 'not-there'],
    [{ ...proclaimed, seen: '01900000-0000-7000-8000-000000000000' }, 'changed-meanwhile'],
  ] as const)('refuses %o and changes nothing', async (input, reason) => {
    const { admin } = await arranged()
    const before = await dueDays(admin)
    expect(await changeCalendar(admin, input, { now })).toEqual({ ok: false, reason })
    expect(await dueDays(admin)).toEqual(before)
    expect([await db.calendarChange.count(), await db.event.count({ where: { type: { in: ['calendar.changed', 'clock.moved'] } } })]).toEqual([0, 0])
  })
})

describe('a preview of a change', () => {
  test('lists every open request whose date moves, by how much, and saves nothing', async () => {
    const { admin } = await arranged()
    const preview = await previewChange(admin, proclaimed, { now })
    expect(preview).toMatchObject({ ok: true, total: 3, open: 3, seen: '', change: { effect: 'added', name: 'A jubilee' } })
    expect(preview.ok && preview.moved.map(({ reference, moves }) => [reference, moves]).sort()).toEqual([
      ['CONES-GWT', [{ date: 'due', from: '2027-06-22', to: '2027-06-23' }]],
      ['CONES-KNT', [{ date: 'due', from: '2027-06-22', to: '2027-06-23' }]],
      ['CONES-SSX', [{ date: 'due', from: '2027-06-22', to: '2027-06-23' }]],
    ])
    expect(await dueDays(admin)).toMatchObject({ 'CONES-KNT': '2027-06-22' })
    expect(await db.calendarChange.count()).toBe(0)
  })

  test('lists a review that is waited for and the last day to ask for one, and saving it tells both of it on their record', async () => {
    const { admin, requests } = await arranged()
    const refused = {
      type: 'request.answered',
      on: day('2027-05-26'),
      outcomes: [1, 2].map((question) => ({ question, outcome: 'refused', sections: ['40(2)'] })),
    } as const
    await log(admin, ['CONES-KNT', 'CONES-SSX'], refused as never, now)
    await log(admin, 'CONES-KNT', { type: 'review.asked', on: day('2027-05-27') }, now)
    const preview = await previewChange(admin, proclaimed, { now })
    if (!preview.ok) throw new Error(preview.reason)
    const due = { date: 'due', from: '2027-06-22', to: '2027-06-23' }
    expect([preview.total, preview.open]).toEqual([3, 1])
    expect(Object.fromEntries(preview.moved.map(({ reference, moves }) => [reference, moves]))).toEqual({
      'CONES-GWT': [due],
      'CONES-KNT': [due, { date: 'review due', from: '2027-06-25', to: '2027-06-28' }],
      'CONES-SSX': [due, { date: 'ask for review', from: '2027-07-23', to: '2027-07-26' }],
    })
    expect(await changeCalendar(admin, proclaimed, { now })).toEqual({ ok: true, moved: 3 })
    const told = await movedEvents(admin)
    const ofKent = told.filter(({ requestId }) => requestId === requests.find(({ reference }) => reference === 'CONES-KNT')!.id)
    expect(ofKent.map(({ facts }) => (facts as { date: string }).date).sort()).toEqual(['due', 'review due'])
    expect(await versions(admin)).toEqual({ 'CONES-GWT': 3, 'CONES-KNT': 5, 'CONES-SSX': 4 })
  })

  test('says nothing of a review that is decided, nor of windows counted in calendar days', async () => {
    const { admin } = await arranged()
    const refused = {
      type: 'request.answered',
      on: day('2027-05-26'),
      outcomes: [1, 2].map((question) => ({ question, outcome: 'refused', sections: ['40(2)'] })),
    } as const
    await log(admin, 'CONES-KNT', refused as never, now)
    await log(admin, 'CONES-KNT', { type: 'review.asked', on: day('2027-05-27') }, now)
    await log(admin, 'CONES-KNT', { type: 'review.decided', on: day('2027-05-31'), upheld: 'upheld' }, now)
    const preview = await previewChange(admin, proclaimed, { now })
    expect(preview.ok && preview.moved.find(({ reference }) => reference === 'CONES-KNT')!.moves).toEqual([
      { date: 'due', from: '2027-06-22', to: '2027-06-23' },
    ])
  })

  test('a day added on the day of receipt moves no due date, and the day after which the force is late', async () => {
    const { admin } = await arranged()
    const preview = await previewChange(admin, { ...proclaimed, on: day('2027-05-24') }, { now })
    expect(preview.ok && preview.moved.map(({ moves }) => moves)).toEqual(Array(3).fill([{ date: 'late after', from: '2027-06-22', to: '2027-06-23' }]))
  })

  test('tells what was changed since, so that saving it is refused', async () => {
    const { admin } = await arranged()
    const preview = await previewChange(admin, { ...proclaimed, on: day('2027-06-10') }, { now })
    await changeCalendar(admin, proclaimed, { now })
    expect(await changeCalendar(admin, { ...proclaimed, on: day('2027-06-10'), seen: preview.ok ? preview.seen : 'x' }, { now })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
  })
})
