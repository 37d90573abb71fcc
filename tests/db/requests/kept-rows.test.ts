import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/actor'
import { changeCalendar } from '@/lib/calendar/commands'
import { addDays, day, type Day } from '@/lib/days'
import { retractFigure, saveFigure } from '@/lib/figures/commands'
import { editForce } from '@/lib/forces/commands'
import { importFile } from '@/lib/imports/commands'
import { removeDemonstration } from '@/lib/investigations/commands'
import { assignRequests, logAll, logEvent, logForMany } from '@/lib/logging/commands'
import { findRequest, listRequests, listRequestsToForce } from '@/lib/requests/queries'
import { newRowCache, type RowCache } from '@/lib/requests/row-cache'
import { rename } from '@/lib/settings/commands'
import { listUrgent } from '@/lib/today/queries'
import { getCalendar, listCalendarChanges } from '@/lib/working-days/queries'
import { db, pool } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

/** Rows are kept in this process, one store a copy of the app: a copy is a store of its own. */
const process = globalThis as { requestRows?: RowCache }
let here: RowCache
beforeEach(() => {
  here = newRowCache()
  process.requestRows = here
})
afterEach(() => {
  delete process.requestRows
})

const now = new Date('2026-04-23T09:00Z')
const today = day('2026-04-23')
const questions = [{ number: 1 }, { number: 2 }]

async function inCopy<Rows>(copy: RowCache, work: () => Promise<Rows>) {
  process.requestRows = copy
  const rows = await work()
  process.requestRows = here
  return rows
}
const read = (actor: Actor, investigationId: string, copy = here, asAt: Day = today) =>
  inCopy(copy, async () => listRequests(actor, { investigationId, questions, asAt, calendar: await getCalendar(actor) }))

/** The lists that show requests of any investigation. */
const lists: Record<string, (actor: Actor, asAt: Day) => Promise<readonly unknown[]>> = {
  today: async (actor, asAt) => listUrgent(actor, { today: asAt, until: addDays(asAt, 28), calendar: await getCalendar(actor), ownerId: null }),
  mine: async (actor, asAt) => listUrgent(actor, { today: asAt, until: addDays(asAt, 28), calendar: await getCalendar(actor), ownerId: actor.userId }),
  force: async (actor, asAt) => listRequestsToForce(actor, 'kent', { asAt, calendar: await getCalendar(actor) }),
}
/** Everything a row says, the windows and flags that are worked out when first read too. */
const textOf = (rows: readonly unknown[]) => JSON.stringify(rows)
const fresh = async (actor: Actor, investigationId: string, asAt: Day = today) => textOf(await read(actor, investigationId, newRowCache(), asAt))

async function desk() {
  const admin = await person('admin')
  const more = {
    measures: [{ code: 'LOST', label: 'Lost', unit: 'cones' }],
    periods: [{ code: 'Y24', label: '2024', startsOn: '2024-01-01', endsOn: '2024-12-31', basis: 'calendar' }],
  }
  const cones = await round(admin, { sentOn: '2026-03-06', ...more })
  const hats = await round(admin, { code: 'HATS', sentOn: '2026-02-02', ...more })
  return { admin, cones, hats }
}

/** Every kind of write that a row can show, each as a person or a script would do it. */
type Desk = Awaited<ReturnType<typeof desk>>
const writes: Record<string, (desk: Desk, nth: number) => Promise<unknown>> = {
  acknowledged: ({ admin }, nth) =>
    logEvent(admin, { reference: 'CONES-KNT', event: { type: 'request.acknowledged', on: day('2026-03-09'), reference: `K/${nth}` } }, { now }),
  answered: ({ admin }) =>
    logEvent(
      admin,
      { reference: 'CONES-GWT', event: { type: 'request.answered', on: day('2026-04-01'), outcomes: [{ question: 1, outcome: 'disclosed' }] } },
      { now },
    ),
  reminded: ({ admin }) => logForMany(admin, { references: ['CONES-KNT', 'CONES-SSX'], event: { type: 'reminder.sent', on: day('2026-04-20') } }, { now }),
  // A letter of another investigation: the last letter to the force shows on this board too.
  'reminded elsewhere': ({ admin }, nth) =>
    logEvent(admin, { reference: 'HATS-KNT', event: { type: 'reminder.sent', on: addDays(today, -(nth % 9)) } }, { now }),
  'struck out': async ({ admin }) => {
    const last = await db.event.findFirst({
      where: { type: 'reminder.sent' },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { id: true, request: { select: { reference: true } } },
    })
    if (last?.request)
      await logEvent(admin, { reference: last.request.reference, event: { type: 'event.voided', on: today, event: last.id, reason: 'Not sent' } }, { now })
  },
  figure: ({ admin }, nth) => saveFigure(admin, { reference: 'CONES-GWT', measure: 'LOST', period: 'Y24', text: String(nth), on: day('2026-04-01') }, { now }),
  'figure retracted': ({ admin }) => retractFigure(admin, { reference: 'CONES-GWT', measure: 'LOST', period: 'Y24', reason: 'Withdrawn' }, { now }),
  assigned: ({ admin }, nth) => assignRequests(admin, { references: ['CONES-SSX'], to: nth % 2 ? null : admin.userId }, { now }),
  'owner renamed': ({ admin }, nth) => rename(admin, { name: `Name ${nth}` }, { now }),
  'force renamed': async ({ admin }, nth) => {
    const { version, aliases } = await db.force.findFirstOrThrow({
      where: { newsroomId: admin.newsroomId, id: 'kent' },
      select: { version: true, aliases: true },
    })
    await editForce(
      admin,
      { id: 'kent', version, name: `Kent Police ${nth}`, shortName: `Kent ${nth}`, aliases, address: null, website: null, notes: null } as never,
      { now },
    )
  },
  calendar: async ({ admin }, nth) => {
    const seen = (await listCalendarChanges(admin))[0]?.id ?? ''
    await changeCalendar(
      admin,
      { seen, on: day('2026-04-07'), effect: nth % 2 ? 'added' : 'struck', name: 'A proclaimed day', reason: 'Proclaimed' } as never,
      { now },
    )
  },
  imported: async ({ admin }, nth) => {
    const bytes = new TextEncoder().encode(`Force,Their reference,LOST Y24\nSussex,S/${nth},${nth}\n`)
    expect(await importFile(admin, { code: 'CONES', name: 'a.csv', bytes, commit: true }, { now })).toMatchObject({ ok: true })
  },
  'investigation renamed': ({ cones }, nth) =>
    db.investigation.update({ where: { id: cones.id }, data: { title: `Cones ${nth}`, letterSubject: `Cones ${nth}` } }),
  'measure added': ({ admin, cones }, nth) =>
    db.measure.create({ data: { newsroomId: admin.newsroomId, investigationId: cones.id, position: nth + 2, code: `M${nth}`, label: 'More', unit: '' } }),
  'refused, nothing written': ({ admin }) =>
    logAll(
      admin,
      [
        { reference: 'CONES-KNT', events: [{ type: 'note.added', on: today, text: 'x' }] },
        { reference: 'NONE-1', events: [] },
      ],
      { now },
    ),
  'rolled back': async ({ admin, cones }) => {
    const failed = db.$transaction(async (tx) => {
      await tx.request.updateMany({ where: { investigationId: cones.id }, data: { ownerId: admin.userId } })
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
  },
}

describe('rows that are kept', () => {
  test('are the same rows as long as nothing has changed, for this newsroom alone', async () => {
    const { admin, cones } = await desk()
    const rows = await read(admin, cones.id)
    expect(await read(admin, cones.id)).toBe(rows)
    expect(Object.isFrozen(rows)).toBe(true)
    expect(await read(await person('admin'), cones.id)).toEqual([])
    expect(await read(admin, cones.id)).toBe(rows)
  })

  test('are read once for many who ask at the same moment', async () => {
    const { admin, cones } = await desk()
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => read(admin, cones.id)))
    for (const other of others) expect(other).toBe(first)
  })

  // What an investigation is called stands beside the rows of its board, not in them.
  test.each(Object.keys(writes).filter((name) => !/refused|rolled|investigation/.test(name)))('are read anew after: %s', async (name) => {
    const set = await desk()
    // So that there is something to strike out and to retract.
    if (name === 'struck out') await writes.reminded!(set, 1)
    if (name === 'figure retracted') await writes.figure!(set, 1)
    const before = await read(set.admin, set.cones.id)
    await writes[name]!(set, 1)
    const after = await read(set.admin, set.cones.id)
    expect(after).not.toBe(before)
    expect(textOf(after)).not.toBe(textOf(before))
    expect(textOf(after)).toBe(await fresh(set.admin, set.cones.id))
  })

  test('are read anew after a letter of another investigation was struck out', async () => {
    const set = await desk()
    await writes['reminded elsewhere']!(set, 1)
    const letterTo = async () => (await read(set.admin, set.cones.id)).find(({ reference }) => reference === 'CONES-KNT')!.lastLetterOn
    expect(await letterTo()).toBe('2026-04-22')
    await writes['struck out']!(set, 1)
    expect(await letterTo()).toBeNull()
  })

  test.each(['refused, nothing written', 'rolled back'])('are kept where a write was %s', async (name) => {
    const set = await desk()
    const before = await read(set.admin, set.cones.id)
    await writes[name]!(set, 1)
    expect(await read(set.admin, set.cones.id)).toBe(before)
  })

  test('are what a fresh reading says, after any sequence of writes, in either of two copies of the app and as at any day', async () => {
    const other = newRowCache()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...Object.keys(writes)), fc.boolean()), { minLength: 1, maxLength: 9 }), async (steps) => {
        const set = await desk()
        for (const [nth, [name, elsewhere]] of steps.entries()) {
          await writes[name]!(set, nth + 1)
          for (const { id } of [set.cones, set.hats])
            for (const asAt of [today, day('2026-03-20')])
              expect(textOf(await read(set.admin, id, elsewhere ? other : here, asAt)), `${name} at ${asAt}`).toBe(await fresh(set.admin, id, asAt))
          for (const [list, readList] of Object.entries(lists))
            for (const asAt of [today, day('2026-03-20')]) {
              const kept = await inCopy(elsewhere ? other : here, () => readList(set.admin, asAt))
              const anew = await inCopy(newRowCache(), () => readList(set.admin, asAt))
              expect(textOf(kept), `${list} after ${name} at ${asAt}`).toBe(textOf(anew))
            }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('take no room that grows without end', async () => {
    const { admin, cones } = await desk()
    const small = newRowCache(100_000)
    for (let back = 0; back < 40; back++) await read(admin, cones.id, small, addDays(today, -back))
    expect(small.size).toBeLessThan(6)
    expect(textOf(await read(admin, cones.id, small))).toBe(await fresh(admin, cones.id))
  })

  test.each(Object.keys(lists))('are the same on %s as long as nothing has changed, and are read anew after any write', async (list) => {
    const set = await desk()
    const [first, again] = [await lists[list]!(set.admin, today), await lists[list]!(set.admin, today)]
    expect(first.length).toBeGreaterThan(0)
    expect(again).toBe(first)
    expect(await lists[list]!(await person('admin'), today)).toEqual([])
    await writes['refused, nothing written']!(set, 1)
    expect(await lists[list]!(set.admin, today)).toBe(first)
    for (const name of ['acknowledged', 'reminded elsewhere', 'force renamed', 'investigation renamed', 'calendar']) {
      const before = await lists[list]!(set.admin, today)
      await writes[name]!(set, 1)
      const after = await lists[list]!(set.admin, today)
      expect(after, name).not.toBe(before)
      expect(textOf(after), name).toBe(textOf(await inCopy(newRowCache(), () => lists[list]!(set.admin, today))))
    }
  })

  test('serve the page of one request too', async () => {
    const { admin, cones } = await desk()
    const at = { asAt: today, calendar: await getCalendar(admin) }
    const alone = await findRequest(admin, 'CONES-KNT', at)
    const rows = await read(admin, cones.id)
    const kept = await findRequest(admin, 'CONES-KNT', at)
    expect(kept!.clock).toBe(rows.find(({ reference }) => reference === 'CONES-KNT')!.clock)
    expect(JSON.stringify(kept)).toBe(JSON.stringify(alone))
    await writes.acknowledged!({ admin, cones } as Desk, 3)
    expect((await findRequest(admin, 'CONES-KNT', at))!.forceReference).toBe('K/3')
  })
})

describe('a write that is under way', () => {
  /** A transaction held open by hand. */
  async function open(text: string, values: unknown[]) {
    const client = await pool.connect()
    await client.query('begin')
    await client.query(text, values)
    return async (end: 'commit' | 'rollback') => {
      await client.query(end)
      client.release()
    }
  }
  const ownerOf = (rows: Awaited<ReturnType<typeof read>>, reference: string) => rows.find((row) => row.reference === reference)!.owner

  test('is not seen before its commit, and is seen after it, though another began later and committed first', async () => {
    const { admin, cones } = await desk()
    const before = await read(admin, cones.id)
    const early = await open(`update request set owner_id = null where reference = 'CONES-KNT'`, [])
    const late = await open(`update request set owner_id = null where reference = 'CONES-GWT'`, [])
    expect(await read(admin, cones.id)).toBe(before)
    await late('commit')
    const between = await read(admin, cones.id)
    expect([ownerOf(between, 'CONES-GWT'), ownerOf(between, 'CONES-KNT')?.id]).toEqual([null, admin.userId])
    await early('commit')
    const after = await read(admin, cones.id)
    expect([ownerOf(after, 'CONES-GWT'), ownerOf(after, 'CONES-KNT')]).toEqual([null, null])
  })

  test('leaves no trace where it is rolled back', async () => {
    const { admin, cones } = await desk()
    const before = await read(admin, cones.id)
    const end = await open(`update request set owner_id = null where reference = 'CONES-KNT'`, [])
    await end('rollback')
    expect(await read(admin, cones.id)).toBe(before)
    expect((await pool.query('select count(*)::int as left from record_touch')).rows).toEqual([{ left: 0 }])
  })

  test('of many at once, in both investigations, ends for each of them and leaves both copies right', async () => {
    const set = await desk()
    const other = newRowCache()
    const kinds = ['acknowledged', 'reminded', 'reminded elsewhere', 'figure', 'assigned', 'force renamed', 'imported', 'calendar'] as const
    const reading = Promise.all(Array.from({ length: 30 }, (_, nth) => read(set.admin, nth % 3 ? set.cones.id : set.hats.id, nth % 2 ? here : other)))
    const ended = await Promise.allSettled(Array.from({ length: 32 }, (_, nth) => writes[kinds[nth % kinds.length]!]!(set, nth)))
    await reading
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([])
    for (const { id } of [set.cones, set.hats])
      for (const copy of [here, other]) expect(textOf(await read(set.admin, id, copy))).toBe(await fresh(set.admin, id))
  })

  test('that removes the demonstration takes its rows and its letters with it', async () => {
    const { admin, cones, hats } = await desk()
    await log(admin, 'HATS-KNT', { type: 'reminder.sent', on: day('2026-04-20') })
    await db.investigation.update({ where: { id: hats.id }, data: { demonstration: true } })
    await read(admin, hats.id)
    expect((await read(admin, cones.id)).find(({ reference }) => reference === 'CONES-KNT')!.lastLetterOn).toBe('2026-04-20')
    await removeDemonstration(admin, 'HATS', { now })
    expect(await read(admin, hats.id)).toEqual([])
    expect((await read(admin, cones.id)).find(({ reference }) => reference === 'CONES-KNT')!.lastLetterOn).toBeNull()
  })
})
