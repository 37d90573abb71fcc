import { describe, expect, test } from 'vitest'
import { type Actor, Forbidden } from '@/lib/actor'
import { day } from '@/lib/days'
import { seedRegister } from '@/lib/forces/commands'
import { acceptImport, discardImport, draftImport, importFile, remapImport } from '@/lib/imports/commands'
import { getImport } from '@/lib/imports/queries'
import { once } from '@/lib/idempotency'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { logEvent } from '@/lib/logging/commands'
import { db } from '../../support/db'
import { person } from '../../support/people'

const now = new Date('2026-04-23T09:00Z')
const at = { now }
const tracker = `Force,Sent,Due,Acknowledged,Answered,State,Ref,Notes,Cones lost
Met Police,9/3/2026,6/4/2026,10/3/2026,,No response,01.FOI.26.012345,,
Kent,9/3/2026,,10/3/2026,2/4/2026,Disclosed,,Rang on Friday,"1,189"
Gwent,9/3/2026,,,30/3/2026,Refused s.40(2),,,
Yorkshire,9/3/2026,,,,,,,4
Kent Police,9/3/2026,,,,,,,
Essex,9/3/2026,,31/02/2026,,,,,<5
BTP,9/3/2026,,,,,,,
`
const file = { code: 'CONES', name: 'tracker.csv', bytes: Buffer.from(tracker.replace('\nKent Police,9/3/2026,,,,,,,', '')) }

async function desk(role: Parameters<typeof person>[0] = 'reporter') {
  const actor = await person(role)
  await seedRegister(db, actor.newsroomId)
  await round(role === 'viewer' ? await person('reporter', actor.newsroomId) : actor)
  return actor
}

async function round(actor: Actor, changes: object = {}) {
  const measures = [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }]
  const periods = [{ code: '2025', label: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', basis: 'calendar' }]
  const made = await createInvestigation(
    actor,
    newInvestigation.parse({ code: 'CONES', title: 'Traffic cones', questions: ['How many were lost?'], forces: 'territorial', measures, periods, ...changes }),
    at,
  )
  if (!made.ok) throw new Error(made.words)
}

async function draft(actor: Actor, changes: Partial<typeof file> = {}) {
  const made = await draftImport(actor, { ...file, ...changes }, at)
  if (!made.ok) throw new Error(made.words)
  return made.id
}

const events = (actor: Actor) =>
  db.event.findMany({ where: { newsroomId: actor.newsroomId, requestId: { not: null } }, orderBy: [{ on: 'asc' }, { id: 'asc' }] })
const figures = (actor: Actor) => db.figure.findMany({ where: { newsroomId: actor.newsroomId } })
const requestOf = (actor: Actor, reference: string) =>
  db.request.findUniqueOrThrow({ where: { newsroomId_reference: { newsroomId: actor.newsroomId, reference } } })
const counted = async (actor: Actor) => ({ events: (await events(actor)).length, figures: (await figures(actor)).length })
const another = () => desk('reporter')

describe('draftImport', () => {
  test('of a file that one press sent three times makes one draft; another file under the same key is another press', async () => {
    const actor = await desk()
    const sent = (bytes: Buffer) => {
      const form = new FormData()
      form.set('$press', 'a'.repeat(32))
      form.set('file', new File([new Uint8Array(bytes)], file.name))
      return once(actor, form, () => draftImport(actor, { ...file, bytes }, at))
    }
    const three = await Promise.all([1, 2, 3].map(() => sent(file.bytes)))
    expect(new Set(three.map((made) => made.ok && made.id)).size).toBe(1)
    // As long as the first, and not the same.
    const other = await sent(Buffer.from(file.bytes.toString().replace('1,189', '1,198')))
    expect(new Set([three[0]!, other].map((made) => made.ok && made.id)).size).toBe(2)
    expect(await counted(actor)).toEqual({ events: 0, figures: 0 })
  })

  test('keeps what was read and shows what it would change, and the round is as it was', async () => {
    const actor = await desk()
    const page = await getImport(actor, 'CONES', await draft(actor), at)
    expect(page).toMatchObject({ name: 'tracker.csv', format: 'UTF-8 text, set off by commas', acceptedAt: null })
    expect(page.plan.counts).toMatchObject({ rows: 6, matched: 4, changed: 4, notInRound: 1, unknown: 1, figures: 2 })
    expect(page.plan.rows.map(({ row, state }) => [row, state])).toEqual([
      [2, 'changes'],
      [3, 'changes'],
      [4, 'changes'],
      [5, 'unknown force'],
      [6, 'changes'],
      [7, 'not in this round'],
    ])
    expect(await counted(actor)).toEqual({ events: 0, figures: 0 })
  })
  test('refuses a file that is no table, in a sentence', async () => {
    const actor = await desk()
    expect(await draftImport(actor, { ...file, bytes: Buffer.from('%PDF-1.7') }, at)).toMatchObject({
      ok: false,
      reason: 'not-a-table',
      words: expect.stringContaining('CSV or XLSX'),
    })
    expect(await draftImport(actor, { ...file, code: 'NONE' }, at)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await db.importDraft.count()).toBe(0)
  })
  test('of eight sent at once each is a draft of its own', async () => {
    const actor = await desk()
    expect(new Set(await Promise.all(Array.from({ length: 8 }, () => draft(actor)))).size).toBe(8)
    expect(await counted(actor)).toEqual({ events: 0, figures: 0 })
  })
  test('is shown to its own newsroom alone', async () => {
    const actor = await desk()
    const id = await draft(actor)
    await expect(getImport(await another(), 'CONES', id, at)).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  })
  test('is not for a viewer', async () => {
    const actor = await desk('viewer')
    await expect(draftImport(actor, file, at)).rejects.toThrow(Forbidden)
  })
})

describe('acceptImport', () => {
  const accept = (actor: Actor, id: string, expected?: string) => acceptImport(actor, { code: 'CONES', id, expected }, at)

  test('stores events, figures and their places, and puts it on the record', async () => {
    const actor = await desk()
    const id = await draft(actor)
    const { fingerprint } = await getImport(actor, 'CONES', id, at)
    expect(await accept(actor, id, fingerprint)).toEqual({ ok: true, changed: 4, events: 10, figures: 2 })
    expect(await requestOf(actor, 'CONES-KNT')).toMatchObject({ standing: 'disclosed', sentOn: new Date('2026-03-09') })
    expect(await requestOf(actor, 'CONES-GWT')).toMatchObject({ standing: 'refused' })
    expect(await requestOf(actor, 'CONES-MET')).toMatchObject({ standing: 'no response', forceReference: '01.FOI.26.012345', dueOn: new Date('2026-04-09') })
    expect((await figures(actor)).map(({ text, kind, source, place }) => ({ text, kind, source, place })).sort((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
      { text: '1,189', kind: 'number', source: 'import', place: 'tracker.csv, cell I3' },
      { text: '<5', kind: 'below', source: 'import', place: 'tracker.csv, cell I6' },
    ])
    expect(await db.event.findMany({ where: { newsroomId: actor.newsroomId, type: 'import.accepted' } })).toMatchObject([
      { actorId: actor.userId, facts: { name: 'tracker.csv', rows: 4 } },
    ])
  })
  test('the same file again changes nothing', async () => {
    const actor = await desk()
    await accept(actor, await draft(actor))
    const before = await counted(actor)
    const again = await draft(actor)
    expect((await getImport(actor, 'CONES', again, at)).plan.counts).toMatchObject({ changed: 0, events: 0, figures: 0 })
    expect(await accept(actor, again)).toMatchObject({ ok: false, reason: 'nothing-new' })
    // On another day too: what is dated by the day of the import does not come again.
    expect(await importFile(actor, { ...file, commit: true }, { now: new Date('2026-05-30T09:00Z') })).toMatchObject({ ok: true, counts: { changed: 0 } })
    expect(await counted(actor)).toEqual(before)
    expect(await db.event.count({ where: { newsroomId: actor.newsroomId, type: 'import.accepted' } })).toBe(1)
  })
  test('refuses what is no longer what was shown, and stores nothing', async () => {
    const actor = await desk()
    const id = await draft(actor)
    const { fingerprint } = await getImport(actor, 'CONES', id, at)
    await logEvent(actor, { reference: 'CONES-KNT', event: { type: 'request.sent', on: day('2026-03-11') } }, at)
    expect(await accept(actor, id, fingerprint)).toMatchObject({ ok: false, reason: 'moved' })
    expect(await counted(actor)).toEqual({ events: 1, figures: 0 })
  })
  test('of eight who accept at once, one stores it', async () => {
    const actor = await desk()
    const id = await draft(actor)
    const results = await Promise.all(Array.from({ length: 8 }, () => accept(actor, id)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'already-accepted')).toHaveLength(7)
    expect(await counted(actor)).toEqual({ events: 12, figures: 2 })
  })
  test('of two drafts of one file that are accepted at once, the second finds nothing new', async () => {
    const actor = await desk()
    const ids = [await draft(actor), await draft(actor)]
    const results = await Promise.all(ids.map((id) => accept(actor, id)))
    expect(results.map((result) => (result.ok ? 'stored' : result.reason)).sort()).toEqual(['nothing-new', 'stored'])
    expect(await counted(actor)).toEqual({ events: 12, figures: 2 })
  })
  test('is out of reach of another newsroom', async () => {
    const actor = await desk()
    const id = await draft(actor)
    expect(await accept(await another(), id)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await counted(actor)).toEqual({ events: 0, figures: 0 })
  })
  test('is not for a viewer', async () => {
    const actor = await desk()
    const id = await draft(actor)
    await expect(accept(await person('viewer', actor.newsroomId), id)).rejects.toThrow(Forbidden)
  })
})

describe('remapImport', () => {
  const remap = (actor: Actor, id: string, mapping: unknown) => remapImport(actor, { code: 'CONES', id, mapping })
  const read = async (actor: Actor, id: string) => (await getImport(actor, 'CONES', id, at)).mapping

  test('reads the sheet another way: a force explained, a column left out', async () => {
    const actor = await desk()
    const id = await draft(actor)
    const mapping = await read(actor, id)
    expect(
      await remap(actor, id, { ...mapping, columns: mapping.columns.map((use) => (use === 'notes' ? 'ignore' : use)), forces: { '5': 'west-yorkshire' } }),
    ).toEqual({ ok: true })
    const { plan } = await getImport(actor, 'CONES', id, at)
    expect(plan.counts).toMatchObject({ unknown: 0, matched: 5 })
    expect(plan.rows.flatMap(({ changes }) => changes).some(({ words }) => words.includes('Rang on Friday'))).toBe(false)
  })
  test('refuses a way that no sheet can be read, and one that is stored', async () => {
    const actor = await desk()
    const id = await draft(actor)
    const mapping = await read(actor, id)
    expect(await remap(actor, id, { ...mapping, columns: ['nonsense'] })).toMatchObject({ reason: 'unfit' })
    expect(await remap(actor, id, { ...mapping, sheet: 7 })).toMatchObject({ reason: 'unfit' })
    await acceptImport(actor, { code: 'CONES', id }, at)
    expect(await remap(actor, id, mapping)).toMatchObject({ reason: 'already-accepted' })
  })
  test('of two who press at once both are read, one after the other', async () => {
    const actor = await desk()
    const id = await draft(actor)
    const mapping = await read(actor, id)
    expect(
      await Promise.all([
        remap(actor, id, { ...mapping, forces: { '5': 'west-yorkshire' } }),
        remap(actor, id, { ...mapping, forces: { '5': 'south-yorkshire' } }),
      ]),
    ).toEqual([{ ok: true }, { ok: true }])
    expect(['west-yorkshire', 'south-yorkshire']).toContain((await read(actor, id)).forces['5'])
  })
  test('is out of reach of another newsroom', async () => {
    const actor = await desk()
    const id = await draft(actor)
    expect(await remap(await another(), id, await read(actor, id))).toMatchObject({ reason: 'not-found' })
  })
  test('is not for a viewer', async () => {
    const actor = await desk()
    const id = await draft(actor)
    await expect(remap(await person('viewer', actor.newsroomId), id, {})).rejects.toThrow(Forbidden)
  })
})

describe('discardImport', () => {
  const discard = (actor: Actor, id: string) => discardImport(actor, { code: 'CONES', id })
  test('throws a draft away, once', async () => {
    const actor = await desk()
    const id = await draft(actor)
    expect(await Promise.all([discard(actor, id), discard(actor, id)])).toEqual(
      expect.arrayContaining([{ ok: true }, expect.objectContaining({ reason: 'not-found' })]),
    )
    expect(await db.importDraft.count()).toBe(0)
  })
  test('leaves what was accepted', async () => {
    const actor = await desk()
    const id = await draft(actor)
    await acceptImport(actor, { code: 'CONES', id }, at)
    expect(await discard(actor, id)).toMatchObject({ reason: 'not-found' })
    expect(await db.importDraft.count()).toBe(1)
  })
  test('is out of reach of another newsroom, and not for a viewer', async () => {
    const actor = await desk()
    const id = await draft(actor)
    expect(await discard(await another(), id)).toMatchObject({ reason: 'not-found' })
    await expect(discard(await person('viewer', actor.newsroomId), id)).rejects.toThrow(Forbidden)
  })
})

describe('importFile', () => {
  const run = (actor: Actor, commit: boolean, changes: object = {}) => importFile(actor, { ...file, commit, ...changes }, at)
  test('without commit says what it would change, as JSON, and stores nothing', async () => {
    const actor = await desk()
    const said = await run(actor, false)
    expect(JSON.parse(JSON.stringify(said))).toEqual(said)
    expect(said).toMatchObject({
      ok: true,
      committed: false,
      counts: { changed: 4, notInRound: 1 },
      columns: expect.arrayContaining([
        { column: 'A', heading: 'Force', use: 'force' },
        { column: 'I', heading: 'Cones lost', use: 'figure LOST 2025' },
      ]),
    })
    expect(await counted(actor)).toEqual({ events: 0, figures: 0 })
    expect(await db.importDraft.count()).toBe(0)
  })
  test('with commit stores what it says', async () => {
    const actor = await desk()
    expect(await run(actor, true)).toMatchObject({ ok: true, committed: true, counts: { changed: 4, events: 10, figures: 2 } })
    expect(await counted(actor)).toEqual({ events: 12, figures: 2 })
    expect(await run(actor, true)).toMatchObject({ ok: true, counts: { changed: 0 } })
    expect(await counted(actor)).toEqual({ events: 12, figures: 2 })
  })
  test('a doubled force is listed, and neither row is stored', async () => {
    const actor = await desk()
    expect(await run(actor, true, { bytes: Buffer.from(tracker) })).toMatchObject({ ok: true, counts: { doubled: 2, changed: 3 } })
    expect((await requestOf(actor, 'CONES-KNT')).standing).toBe('draft')
  })
  test('of eight that commit the same file at once, one stores it', async () => {
    const actor = await desk()
    const results = await Promise.all(Array.from({ length: 8 }, () => run(actor, true)))
    expect(results.filter((result) => result.ok && result.counts.changed > 0)).toHaveLength(1)
    expect(await counted(actor)).toEqual({ events: 12, figures: 2 })
  })
  test('refuses a file that is no table', async () =>
    expect(await run(await desk(), true, { bytes: Buffer.alloc(0) })).toMatchObject({ ok: false, reason: 'empty' }))
  test('is out of reach of another newsroom, and not for a viewer', async () => {
    const actor = await desk()
    expect(await run(await person('reporter'), true)).toMatchObject({ ok: false, reason: 'not-found' })
    await expect(run(await person('viewer', actor.newsroomId), true)).rejects.toThrow(Forbidden)
    expect(await counted(actor)).toEqual({ events: 0, figures: 0 })
  })
})
