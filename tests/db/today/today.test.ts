import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { db } from '@/lib/db'
import { listInvestigations } from '@/lib/investigations/queries'
import { assignRequests } from '@/lib/logging/commands'
import { listRequests } from '@/lib/requests/queries'
import { countDesk, listUrgent } from '@/lib/today/queries'
import { todoOf } from '@/lib/today/todo'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const today = day('2026-04-23')
const until = day('2026-05-22')
const now = new Date('2026-04-23T09:00Z')
const read = async (actor: Awaited<ReturnType<typeof person>>, ownerId: string | null = null) => {
  const [urgent, desk] = [await listUrgent(actor, { today, until, calendar: publishedCalendar, ownerId }), await countDesk(actor, { today, until, ownerId })]
  return { ...todoOf(urgent, until), desk }
}
const late = (todo: Awaited<ReturnType<typeof read>>) => todo.late.flatMap(({ late }) => late.map(({ reference }) => reference))

/** Kent is silent, Gwent has answered one question of two, Sussex has refused: all three were due on 8 April. */
async function threeForces() {
  const tess = await person('reporter')
  const made = await round(tess, { sentOn: '2026-03-06' })
  await log(tess, 'CONES-GWT', { type: 'request.answered', on: day('2026-04-07'), outcomes: [{ question: 1, outcome: 'disclosed' }] })
  await log(tess, 'CONES-SSX', {
    type: 'request.answered',
    on: day('2026-03-20'),
    outcomes: [1, 2].map((question) => ({ question, outcome: 'refused' as const, sections: ['12'] })),
  })
  return { tess, made }
}

describe('the morning', () => {
  test('a silent force is to be chased; one that answered in part is late too, and is not silent', async () => {
    const { tess } = await threeForces()
    const todo = await read(tess)
    expect(late(todo)).toEqual(['CONES-KNT'])
    expect(todo.desk.overdue).toBe(1)
  })

  test('what a partial answer left is to be followed up, and stands in no other list', async () => {
    const { tess } = await threeForces()
    const todo = await read(tess)
    expect(todo.further.map(({ reference, words, from }) => [reference, words, from])).toEqual([['CONES-GWT', 'Ask for the rest', '2026-04-09']])
    expect([...late(todo), ...todo.ours.map(({ reference }) => reference), ...todo.windows.map(({ reference }) => reference)]).not.toContain('CONES-GWT')
  })

  test('so are a late review, a notice without a date, and a question asked beside a partial answer', async () => {
    const tess = await person('reporter')
    await round(tess, { sentOn: '2026-04-01' })
    await log(tess, 'CONES-KNT', { type: 'request.extended', on: day('2026-04-20'), sections: ['43(2)'] })
    await log(tess, 'CONES-SSX', { type: 'request.answered', on: day('2026-04-20'), outcomes: [{ question: 1, outcome: 'disclosed' }] })
    await log(tess, 'CONES-SSX', { type: 'clarification.asked', on: day('2026-04-21') })
    await round(tess, { code: 'HAY', sentOn: '2026-02-02' })
    const outcomes = [1, 2].map((question) => ({ question, outcome: 'refused' as const, sections: ['31'] }))
    await log(tess, ['HAY-GWT', 'HAY-KNT', 'HAY-SSX'], { type: 'request.answered', on: day('2026-02-20'), outcomes })
    await log(tess, ['HAY-GWT', 'HAY-KNT'], { type: 'review.asked', on: day('2026-03-02') })
    await log(tess, 'HAY-KNT', { type: 'review.decided', on: day('2026-03-20'), upheld: 'upheld' })
    const todo = await read(tess)
    // Received on 2 March, due on 31 March 2026: 17 March is left out.
    expect(todo.further.map(({ reference, words, from }) => [reference, words, from])).toEqual([
      ['HAY-GWT', 'Chase the review', '2026-04-01'],
      ['CONES-KNT', 'Ask for the new date', '2026-04-20'],
    ])
    expect(todo.ours.map(({ reference, since }) => [reference, since])).toEqual([['CONES-SSX', '2026-04-21']])
    expect((await db.request.findFirstOrThrow({ where: { reference: 'HAY-KNT' } })).followUpFromOn).toBe(null)
  })

  test('a window that closes within twenty working days is counted down, one that closes later is not', async () => {
    const { tess } = await threeForces()
    expect((await read(tess)).windows.map(({ reference, window, closesOn }) => [reference, window, closesOn])).toEqual([['CONES-SSX', 'review', '2026-05-20']])
  })

  test('nobody is late on the day itself, and everybody who is silent on the day after', async () => {
    const tess = await person('reporter')
    await round(tess, { sentOn: '2026-03-06' })
    for (const [on, expected] of [
      ['2026-04-08', 0],
      ['2026-04-09', 3],
    ] as const) {
      expect((await countDesk(tess, { today: day(on), until: addDays(day(on), 28), ownerId: null })).overdue).toBe(expected)
    }
  })

  test('what is due falls on its day with its forces, drafts wait, and both are counted by investigation', async () => {
    const tess = await person('reporter')
    await round(tess, { sentOn: '2026-04-01' })
    await round(tess, { code: 'HAY' })
    const { desk } = await read(tess)
    expect(desk.falling).toEqual([
      { on: '2026-05-01', standing: 'awaiting', code: 'CONES', title: expect.any(String), count: 3, forces: ['Gwent', 'Kent', 'Sussex'] },
    ])
    expect(desk.drafts.map(({ code, count }) => [code, count])).toEqual([['HAY', 3]])
  })

  test('five working days lie between two letters to one force, whichever rounds they are of', async () => {
    const tess = await person('reporter')
    await round(tess, { sentOn: '2026-03-06' })
    await round(tess, { code: 'HAY', sentOn: '2026-03-06' })
    await log(tess, 'HAY-KNT', { type: 'reminder.sent', on: day('2026-04-20') })
    const steps = async () =>
      Object.fromEntries((await read(tess)).late.flatMap(({ late }) => late.map(({ reference, step }) => [reference, step.heldBackBy ?? step.letter])))
    const held = 'five-working-day gap'
    expect(await steps()).toMatchObject({ 'HAY-KNT': held, 'CONES-KNT': held, 'CONES-GWT': 'reminder', 'HAY-GWT': 'reminder' })
    // A letter that was struck out never went.
    const [letter] = await db.event.findMany({ where: { type: 'reminder.sent' } })
    await log(tess, 'HAY-KNT', { type: 'event.voided', on: day('2026-04-23'), event: letter!.id, reason: 'not sent after all' })
    expect(await steps()).toMatchObject({ 'HAY-KNT': 'reminder', 'CONES-KNT': 'reminder' })
  })

  test('“mine” shows what I look after', async () => {
    const { tess } = await threeForces()
    const sam = await person('reporter', tess.newsroomId)
    expect(late(await read(sam, sam.userId))).toEqual([])
    expect(await assignRequests(tess, { references: ['CONES-KNT'], to: sam.userId }, { now })).toMatchObject({ ok: true })
    expect(late(await read(sam, sam.userId))).toEqual(['CONES-KNT'])
    expect((await read(sam)).desk.mine).toBe(1)
  })

  test('another newsroom sees nothing of it', async () => {
    await threeForces()
    const stranger = await person('admin')
    const todo = await read(stranger)
    expect([late(todo), todo.ours, todo.further, todo.windows, todo.desk]).toEqual([
      [],
      [],
      [],
      [],
      { overdue: 0, mine: 0, falling: [], drafts: [], unsourced: [], backups: { success: null, failure: null }, failedSignIns: null },
    ])
  })
})

test('the index says of every request what the board says, on the day it was logged and as time alone goes by', async () => {
  const { tess, made } = await threeForces()
  const fresh = await round(tess, { code: 'HAY', sentOn: '2026-04-20' })
  for (const on of [today, day('2026-05-19'), day('2026-05-20'), day('2026-06-01')]) {
    const listed = await listInvestigations(tess, on)
    for (const { id } of [made, fresh]) {
      const board = await listRequests(tess, { investigationId: id, questions: [{ number: 1 }, { number: 2 }], asAt: on, calendar: publishedCalendar })
      const standings = listed.find((each) => each.id === id)!.standings
      expect(Object.fromEntries(standings.map(({ forceId, standing }) => [forceId, standing]))).toEqual(
        Object.fromEntries(board.map(({ force, standing }) => [force.id, standing])),
      )
    }
  }
})
