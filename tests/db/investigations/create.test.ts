import { describe, expect, test } from 'vitest'
import { Forbidden } from '@/lib/actor'
import { day } from '@/lib/days'
import { createInvestigation, removeDemonstration } from '@/lib/investigations/commands'
import { findInvestigation, listInvestigations } from '@/lib/investigations/queries'
import { newInvestigation } from '@/lib/investigations/schema'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { forces, log, round } from '../../support/round'

const now = new Date('2026-04-23T09:00Z')
const input = newInvestigation.parse({
  code: 'cones',
  title: 'Traffic cones lost on duty',
  questions: ['How many were lost?'],
  measures: [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }],
  periods: [{ code: 'Y2025', label: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', basis: 'calendar' }],
  forces: 'territorial',
})

describe('createInvestigation', () => {
  test('makes the whole round at once, a draft for each force, and is on the record', async () => {
    const actor = await person()
    await forces(actor.newsroomId)
    expect(await createInvestigation(actor, input, { now })).toMatchObject({ ok: true, code: 'CONES' })
    expect((await db.request.findMany({ orderBy: { reference: 'asc' } })).map(({ reference, standing }) => `${reference} ${standing}`)).toEqual([
      'CONES-GWT draft',
      'CONES-KNT draft',
      'CONES-SSX draft',
    ])
    expect(await findInvestigation(actor, 'CONES')).toMatchObject({
      questions: [{ number: 1, text: 'How many were lost?' }],
      measures: [{ code: 'LOST' }],
      periods: [{ startsOn: '2025-01-01', endsOn: '2025-12-31' }],
    })
    expect(await db.event.findMany()).toMatchObject([{ type: 'investigation.created', facts: { code: 'CONES', forces: 3 } }])
  })

  test('may ask for documents alone, and any bodies of the register', async () => {
    const actor = await person()
    await forces(actor.newsroomId)
    const documents = newInvestigation.parse({ code: 'MEMOS', title: 'Memos', questions: ['The memo'], forces: ['kent', 'police-scotland'] })
    expect(await createInvestigation(actor, documents, { now })).toMatchObject({ ok: true })
    expect(await db.request.count()).toBe(2)
  })

  test('refuses a force that the register does not hold, and makes nothing', async () => {
    const actor = await person()
    await forces(actor.newsroomId)
    expect(await createInvestigation(actor, { ...input, forces: ['kent', 'ruritania'] }, { now })).toMatchObject({
      reason: 'unknown-force',
      words: expect.stringContaining('ruritania'),
    })
    expect(await db.investigation.count()).toBe(0)
  })

  test('of two who choose one code at once, one gets it and the other is told', async () => {
    const actor = await person()
    await forces(actor.newsroomId)
    const results = await Promise.all([1, 2].map(() => createInvestigation(actor, input, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'code-taken' })
    expect(await db.request.count()).toBe(3)
  })

  test('takes forces of its own newsroom only, and codes are each newsroom’s own', async () => {
    const [mine, theirs] = [await person(), await person()]
    await forces(mine.newsroomId)
    expect(await createInvestigation(theirs, input, { now })).toMatchObject({ reason: 'no-forces' })
    await forces(theirs.newsroomId)
    expect(await createInvestigation(mine, input, { now })).toMatchObject({ ok: true })
    expect(await createInvestigation(theirs, input, { now })).toMatchObject({ ok: true })
    expect(await listInvestigations(mine, day('2026-04-23'))).toHaveLength(1)
  })

  test('is not for a viewer', async () => {
    await expect(createInvestigation(await person('viewer'), input, { now })).rejects.toThrow(Forbidden)
  })
})

describe('the list of investigations', () => {
  test('counts who is late on the day it is read', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-31' })
    await log(actor, 'CONES-GWT', {
      type: 'request.answered',
      on: day('2026-04-02'),
      outcomes: [
        { question: 1, outcome: 'disclosed' },
        { question: 2, outcome: 'disclosed' },
      ],
    })
    const standingsOn = async (on: string) => (await listInvestigations(actor, day(on)))[0]!.standings.map(({ standing }) => standing).sort()
    expect(await standingsOn('2026-04-23')).toEqual(['awaiting', 'awaiting', 'disclosed'])
    expect(await standingsOn('2026-06-01')).toEqual(['disclosed', 'no response', 'no response'])
  })
})

describe('removeDemonstration', () => {
  const demonstration = async () => {
    const actor = await person('editor')
    await forces(actor.newsroomId)
    await createInvestigation(actor, input, { now, demonstration: true })
    await log(actor, 'CONES-KNT', { type: 'request.sent', on: day('2026-03-06') })
    return actor
  }

  test('takes all of it out with one press, its record too, and says so on the log', async () => {
    const actor = await demonstration()
    expect(await removeDemonstration(actor, 'CONES', { now })).toMatchObject({ ok: true })
    expect(await db.request.count()).toBe(0)
    expect((await db.event.findMany()).map(({ type }) => type)).toEqual(['demonstration.removed'])
  })

  test('removes nothing that is real', async () => {
    const actor = await person('admin')
    await round(actor, { sentOn: '2026-03-06' })
    expect(await removeDemonstration(actor, 'CONES', { now })).toMatchObject({ reason: 'not-a-demonstration' })
    expect(await db.request.count()).toBe(3)
  })

  test('of two who press at once, one removes it and the other is told', async () => {
    const actor = await demonstration()
    const results = await Promise.all([removeDemonstration(actor, 'CONES', { now }), removeDemonstration(actor, 'CONES', { now })])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is out of reach of another newsroom, and of a reporter', async () => {
    const actor = await demonstration()
    expect(await removeDemonstration(await person('admin'), 'CONES', { now })).toMatchObject({ reason: 'not-found' })
    await expect(removeDemonstration(await person('reporter', actor.newsroomId), 'CONES', { now })).rejects.toThrow(Forbidden)
  })
})
