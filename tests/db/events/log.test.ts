import { expect, test } from 'vitest'
import { listLog } from '@/lib/events/queries'
import { person } from '../../support/people'
import { round } from '../../support/round'
import { db } from '../../support/db'

/** 120 notes written down in the same instant: only their ids tell them apart. */
async function longRecord() {
  const tess = await person('reporter')
  const { id, requests } = await round(tess)
  const at = new Date('2026-04-23T09:00Z')
  const note = { newsroomId: tess.newsroomId, investigationId: id, requestId: requests[0]!.id, type: 'note.added', on: at, at, actorName: 'Tess' }
  await db.event.createMany({ data: Array.from({ length: 120 }, (_, index) => ({ ...note, facts: { text: `Note ${index}` } })) })
  return { tess, id }
}

async function pages(read: (before: Parameters<typeof listLog>[1]['before']) => ReturnType<typeof listLog>) {
  const found = []
  for (let before: Parameters<typeof listLog>[1]['before'] = null, more = true; more; ) {
    const { entries, next } = await read(before)
    found.push(entries.map(({ id }) => id))
    before = next
    more = next !== null
  }
  return found
}

test('the pages of the record hold every entry once, also where many share an instant', async () => {
  const { tess, id } = await longRecord()
  const all = await db.event.count({ where: { newsroomId: tess.newsroomId } })
  for (const investigationId of [undefined, id]) {
    const found = await pages((before) => listLog(tess, { before, ...(investigationId ? { investigationId } : {}) }))
    expect(new Set(found.flat()).size).toBe(all)
    expect(found.flat()).toHaveLength(all)
    expect(found.map(({ length }) => length)).toEqual([50, 50, all - 100])
  }
})

test('an entry names its request, its force and its round', async () => {
  const { tess, id } = await longRecord()
  const [entry] = (await listLog(tess, { investigationId: id, before: null })).entries
  expect(entry).toMatchObject({
    by: 'Tess',
    event: { type: 'note.added', on: '2026-04-23' },
    request: { force: 'Gwent' },
    investigation: { code: 'CONES', demonstration: false },
  })
})

test('another newsroom’s record is not read, by its investigation either', async () => {
  const { id } = await longRecord()
  const stranger = await person('admin')
  expect((await listLog(stranger, { before: null })).entries).toEqual([])
  expect((await listLog(stranger, { investigationId: id, before: null })).entries).toEqual([])
})
