import { describe, expect, test } from 'vitest'
import { Forbidden } from '@/lib/actor'
import { day } from '@/lib/days'
import { logEvent, logForMany } from '@/lib/logging/commands'
import { listRequests } from '@/lib/requests/queries'
import { getCalendar } from '@/lib/working-days/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const now = new Date('2026-04-23T09:00Z')
const sent = { type: 'request.sent', on: day('2026-03-06') } as const
const stored = (reference: string) => db.request.findFirstOrThrow({ where: { reference } })

describe('logEvent', () => {
  test('puts what happened on the record and rebuilds what is derived from it', async () => {
    const actor = await person()
    await round(actor)
    expect(await logEvent(actor, { reference: 'CONES-KNT', event: sent }, { now })).toMatchObject({ ok: true, version: 2, standing: 'no response' })
    expect(await db.event.findMany({ where: { type: 'request.sent' } })).toMatchObject([{ actorName: 'A reporter', facts: {}, at: now }])
    expect(await stored('CONES-KNT')).toMatchObject({
      standing: 'no response',
      dueOn: new Date('2026-04-08'),
      lateAfterOn: new Date('2026-04-08'),
      receivedOn: new Date('2026-03-06'),
      closedOn: null,
    })
  })

  test('keeps the force’s reference as its latest letter writes it, and the one before when that letter is struck out', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    await log(actor, 'CONES-KNT', { type: 'request.acknowledged', on: day('2026-03-09'), reference: '26/0417' })
    const corrected = await logEvent(
      actor,
      { reference: 'CONES-KNT', event: { type: 'request.acknowledged', on: day('2026-03-10'), reference: '26/0471' } },
      { now },
    )
    expect((await stored('CONES-KNT')).forceReference).toBe('26/0471')
    await log(actor, 'CONES-KNT', { type: 'event.voided', on: day('2026-04-23'), event: corrected.ok ? corrected.id : '', reason: 'Another force’s letter' })
    expect((await stored('CONES-KNT')).forceReference).toBe('26/0417')
  })

  test.each([
    ['a day that has not come', { type: 'request.acknowledged', on: day('2026-04-24') }, 'in-the-future'],
    ['a day before it was sent', { type: 'request.acknowledged', on: day('2026-03-05') }, 'before-sent'],
    [
      'a question that was not asked',
      { type: 'request.answered', on: day('2026-04-02'), outcomes: [{ question: 3, outcome: 'disclosed' }] },
      'unknown-question',
    ],
    [
      'one question twice',
      {
        type: 'request.answered',
        on: day('2026-04-02'),
        outcomes: [
          { question: 1, outcome: 'disclosed' },
          { question: 1, outcome: 'refused' },
        ],
      },
      'question-twice',
    ],
    ['a second sending', { type: 'request.sent', on: day('2026-03-09') }, 'already-sent'],
    ['a receipt before the sending', { type: 'clarification.answered', on: day('2026-04-02'), receivedOn: day('2026-04-01') }, 'received-before-it-went'],
    ['a correction of nothing', { type: 'event.voided', on: day('2026-04-23'), event: '01900000-0000-7000-8000-000000000000', reason: 'x' }, 'unknown-event'],
    ['what only the desk writes', { type: 'clock.moved', on: day('2026-04-02'), from: null, to: null, reason: 'x' }, 'not-by-hand'],
  ] as const)('refuses %s and changes nothing', async (_, event, reason) => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const [before, events] = [await stored('CONES-KNT'), await db.event.count()]
    expect(await logEvent(actor, { reference: 'CONES-KNT', event: event as never }, { now })).toMatchObject({ ok: false, reason })
    expect(await stored('CONES-KNT')).toEqual(before)
    expect(await db.event.count()).toBe(events)
  })

  test('a request that was withdrawn can be made again, and its old answer answers nothing', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const outcomes = [1, 2].map((question) => ({ question, outcome: 'refused' as const, sections: ['12'] }))
    await log(actor, 'CONES-KNT', { type: 'request.answered', on: day('2026-03-20'), outcomes })
    await log(actor, 'CONES-KNT', { type: 'request.withdrawn', on: day('2026-03-24') })
    expect((await stored('CONES-KNT')).standing).toBe('withdrawn')
    expect(await logEvent(actor, { reference: 'CONES-KNT', event: { type: 'request.sent', on: day('2026-04-01') } }, { now })).toMatchObject({
      ok: true,
      standing: 'awaiting',
    })
    expect(await stored('CONES-KNT')).toMatchObject({ standing: 'awaiting', closedOn: null })
  })

  test('refuses everything but a note before the request is sent', async () => {
    const actor = await person()
    await round(actor)
    expect(await logEvent(actor, { reference: 'CONES-KNT', event: { type: 'request.acknowledged', on: day('2026-03-09') } }, { now })).toMatchObject({
      reason: 'not-sent',
    })
    expect(
      await logEvent(actor, { reference: 'CONES-KNT', event: { type: 'note.added', on: day('2026-03-09'), text: 'Ring them first.' } }, { now }),
    ).toMatchObject({ ok: true, standing: 'draft' })
  })

  test('puts a right entry in the place of a wrong one in one breath', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-09' })
    const wrong = await db.event.findFirstOrThrow({ where: { type: 'request.sent', request: { reference: 'CONES-KNT' } } })
    expect(await logEvent(actor, { reference: 'CONES-KNT', event: sent, replaces: { event: wrong.id, reason: 'It went on Friday' } }, { now })).toMatchObject({
      ok: true,
    })
    expect(await stored('CONES-KNT')).toMatchObject({ sentOn: new Date('2026-03-06'), dueOn: new Date('2026-04-08') })
    expect(await db.event.count({ where: { type: 'event.voided' } })).toBe(1)
  })

  test('of eight people who send at once, one does', async () => {
    const actor = await person()
    await round(actor)
    const results = await Promise.all(Array.from({ length: 8 }, () => logEvent(actor, { reference: 'CONES-KNT', event: sent }, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.event.count({ where: { type: 'request.sent' } })).toBe(1)
  })

  test('refuses a form made before somebody else logged something', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const { version } = await stored('CONES-KNT')
    await log(actor, 'CONES-KNT', { type: 'note.added', on: day('2026-04-01'), text: 'Rang them.' })
    expect(await logEvent(actor, { reference: 'CONES-KNT', version, event: { type: 'reminder.sent', on: day('2026-04-23') } }, { now })).toMatchObject({
      reason: 'stale',
    })
  })

  test('is out of reach of another newsroom', async () => {
    await round(await person())
    expect(await logEvent(await person('editor'), { reference: 'CONES-KNT', event: sent }, { now })).toMatchObject({ reason: 'not-found' })
    expect(await db.event.count({ where: { type: 'request.sent' } })).toBe(0)
  })

  test('is not for a viewer', async () => {
    const actor = await person()
    await round(actor)
    await expect(logEvent(await person('viewer', actor.newsroomId), { reference: 'CONES-KNT', event: sent }, { now })).rejects.toThrow(Forbidden)
  })

  test('an event on the record is never changed nor deleted, not even by SQL', async () => {
    await round(await person(), { sentOn: '2026-03-06' })
    await expect(db.event.updateMany({ data: { actorName: 'Nobody' } })).rejects.toThrow(/never changed/)
    await expect(db.event.deleteMany()).rejects.toThrow(/never changed/)
  })
})

describe('logForMany', () => {
  const references = ['CONES-GWT', 'CONES-KNT', 'CONES-SSX']

  test('logs the same for all, each with its own day of receipt', async () => {
    const actor = await person()
    await round(actor)
    const own = { 'CONES-KNT': { receivedOn: day('2026-03-09') } }
    expect(await logForMany(actor, { references, event: sent, own }, { now })).toEqual({ ok: true, logged: 3 })
    expect((await stored('CONES-KNT')).receivedOn).toEqual(new Date('2026-03-09'))
    expect((await stored('CONES-GWT')).receivedOn).toEqual(new Date('2026-03-06'))
  })

  test('logs for none where one of them cannot take it, and says which', async () => {
    const actor = await person()
    await round(actor)
    await log(actor, 'CONES-KNT', sent)
    expect(await logForMany(actor, { references, event: sent }, { now })).toMatchObject({
      ok: false,
      refused: [{ reference: 'CONES-KNT', words: expect.stringContaining('already') }],
    })
    expect(await db.event.count({ where: { type: 'request.sent' } })).toBe(1)
  })

  test('two that overlap wait for each other, and neither dies', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06' })
    const note = { type: 'note.added', on: day('2026-04-01'), text: 'Rang them.' } as const
    const results = await Promise.all(
      [references, references.toReversed(), references, references.toReversed()].map((some) => logForMany(actor, { references: some, event: note }, { now })),
    )
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await db.event.count({ where: { type: 'note.added' } })).toBe(12)
  })

  test('reaches nothing of another newsroom', async () => {
    await round(await person())
    expect(await logForMany(await person('editor'), { references, event: sent }, { now })).toMatchObject({ ok: false })
  })

  test('is not for a viewer', async () => {
    await expect(logForMany(await person('viewer'), { references, event: sent }, { now })).rejects.toThrow(Forbidden)
  })
})

describe('what the database keeps to sort by', () => {
  test('says the same as the record, on the day it was written and on every later day', async () => {
    const actor = await person()
    const { id } = await round(actor, { sentOn: '2026-03-06' })
    await log(actor, 'CONES-KNT', { type: 'request.extended', on: day('2026-04-02'), sections: ['43(2)'], to: day('2026-05-06') })
    await log(actor, 'CONES-SSX', { type: 'clarification.asked', on: day('2026-03-10') })
    const calendar = await getCalendar(actor)
    for (const asAt of ['2026-04-23', '2026-05-06', '2026-05-07', '2026-09-01'].map(day)) {
      const read = await listRequests(actor, { investigationId: id, questions: [{ number: 1 }, { number: 2 }], asAt, calendar })
      for (const row of read) {
        const kept = await stored(row.reference)
        const today = kept.lateAfterOn && kept.lateAfterOn < new Date(asAt) ? 'no response' : kept.standing
        expect(`${row.reference} ${asAt} ${today}`).toBe(`${row.reference} ${asAt} ${row.standing}`)
      }
    }
  })
})
