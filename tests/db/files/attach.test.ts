import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { Forbidden } from '@/lib/actor'
import { attachFile, attachFiles, hideFile, releaseBytes } from '@/lib/files/commands'
import { findFile, listFiles } from '@/lib/files/queries'
import { openFile, putStream, receive, sweepIncoming } from '@/lib/files/store'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { round } from '../../support/round'

const now = new Date('2026-04-23T09:00Z')
const at = { now }
const text = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')
const file = (words: string, more: object = {}) => ({ reference: 'CONES-KNT', name: 'reply.txt', mediaType: 'text/plain', stream: text(words), ...more })
const folder = () => join(process.env.DATA_DIR!, 'files')
const stored = () =>
  readdirSync(folder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const arriving = () => readdirSync(join(folder(), 'incoming'))

async function cones() {
  const actor = await person()
  const { requests } = await round(actor)
  return { actor, request: requests.find(({ reference }) => reference === 'CONES-KNT')! }
}

async function received(words: string, name = 'reply.txt') {
  const bytes = await receive(text(words))
  if (!bytes.ok) throw new Error(bytes.reason)
  return { ...bytes, name, mediaType: 'text/plain' }
}

describe('attachFile', () => {
  test('keeps the bytes under their hash and puts it on the record', async () => {
    const { actor, request } = await cones()
    const attached = await attachFile(actor, file('148 cones were lost'), at)
    expect(attached).toEqual({ ok: true, ids: [expect.any(String)] })
    const [row] = await listFiles(actor, 'CONES-KNT')
    expect(row).toMatchObject({
      name: 'reply.txt',
      mediaType: 'text/plain',
      size: 19,
      sha256: hashOf('148 cones were lost'),
      addedByName: actor.name,
      hiddenAt: null,
    })
    expect(await buffer((await openFile(row!.sha256))!.stream)).toEqual(Buffer.from('148 cones were lost'))
    expect(await db.event.findMany({ where: { requestId: request.id, type: 'file.attached' } })).toMatchObject([
      { facts: { name: 'reply.txt', size: 19 }, actorId: actor.userId, at: now },
    ])
    expect(arriving()).toEqual([])
  })

  test('the same bytes under two names are stored once', async () => {
    const { actor } = await cones()
    await attachFile(actor, file('once and again'), at)
    await attachFile(actor, file('once and again', { name: 'copy.txt' }), at)
    expect(await listFiles(actor, 'CONES-KNT')).toHaveLength(2)
    expect(stored().filter((name) => name === hashOf('once and again'))).toHaveLength(1)
  })

  test('is attached to an entry of the record, of this request alone', async () => {
    const { actor, request } = await cones()
    const event = await db.event.create({
      data: { newsroomId: actor.newsroomId, requestId: request.id, type: 'note.added', on: now, facts: { text: 'x' }, actorName: 'Tess' },
    })
    expect(await attachFile(actor, file('to the note', { eventId: event.id }), at)).toMatchObject({ ok: true })
    expect(await attachFile(actor, file('to the note', { eventId: event.id, reference: 'CONES-GWT' }), at)).toEqual({ ok: false, reason: 'unknown-event' })
    expect((await listFiles(actor, 'CONES-KNT')).map(({ eventId }) => eventId)).toEqual([event.id])
    expect(await listFiles(actor, 'CONES-GWT')).toEqual([])
  })

  test('the name is a text: no path leads out of the store', async () => {
    const { actor } = await cones()
    await attachFile(actor, file('outside?', { name: '../../../outside.txt' }), at)
    expect((await listFiles(actor, 'CONES-KNT'))[0]!.name).toBe('outside.txt')
    expect(stored()).toContain(hashOf('outside?'))
    expect(existsSync(join(folder(), '..', '..', 'outside.txt'))).toBe(false)
  })

  test('the same file twice is refused, and nothing new is on the record', async () => {
    const { actor } = await cones()
    await attachFile(actor, file('twice'), at)
    expect(await attachFile(actor, file('twice'), at)).toEqual({ ok: false, reason: 'already-attached' })
    expect(await db.event.count({ where: { type: 'file.attached' } })).toBe(1)
    expect(arriving()).toEqual([])
  })

  test('of eight who attach the same file at once, one does', async () => {
    const { actor } = await cones()
    const results = await Promise.all(Array.from({ length: 8 }, () => attachFile(actor, file('raced'), at)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.file.count()).toBe(1)
    expect(await db.event.count({ where: { type: 'file.attached' } })).toBe(1)
    expect(arriving()).toEqual([])
  })

  test('is out of reach of another newsroom', async () => {
    await cones()
    const stranger = await person('admin')
    await expect(attachFile(stranger, file('from elsewhere'), at)).rejects.toMatchObject({ code: 'P2025' })
    expect(stored()).not.toContain(hashOf('from elsewhere'))
  })

  test('is not for a viewer', async () => {
    const { actor } = await cones()
    await expect(attachFile(await person('viewer', actor.newsroomId), file('looking on'), at)).rejects.toThrow(Forbidden)
    expect(await db.file.count()).toBe(0)
  })

  test('an upload that breaks off leaves nothing', async () => {
    const { actor } = await cones()
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half a')
        throw new Error('aborted')
      })(),
    )
    await expect(attachFile(actor, { ...file(''), stream: broken }, at)).rejects.toThrow('aborted')
    expect(await db.file.count()).toBe(0)
    expect(arriving()).toEqual([])
  })

  test('several are attached whole or not at all', async () => {
    const { actor, request } = await cones()
    // PostgreSQL takes no text with a nought in it: the second row cannot be written.
    const files = [await received('the first', 'a.txt'), await received('the second', 'a\u0000b')]
    await expect(attachFiles(actor, { reference: 'CONES-KNT', files }, at)).rejects.toThrow()
    expect(await db.file.count()).toBe(0)
    expect(await db.event.count({ where: { requestId: request.id, type: 'file.attached' } })).toBe(0)
    expect(stored().filter((name) => [hashOf('the first'), hashOf('the second')].includes(name))).toEqual([])
    expect(arriving()).toEqual([])
  })
})

describe('hideFile', () => {
  const hidden = async () => {
    const { actor, request } = await cones()
    const attached = await attachFile(actor, file('an officer’s name is in it'), at)
    if (!attached.ok) throw new Error(attached.reason)
    return { actor, request, id: attached.ids[0]! }
  }
  const reason = 'It names an officer: the force asked us to delete it'

  test('the list goes on to show that it was there, and why it is gone; the bytes stay', async () => {
    const { actor, request, id } = await hidden()
    expect(await hideFile(actor, { id, reason }, at)).toEqual({ ok: true })
    expect(await listFiles(actor, 'CONES-KNT')).toMatchObject([{ id, hiddenAt: now, hiddenReason: reason }])
    expect((await findFile(actor, id))!.hiddenAt).toEqual(now)
    expect(stored()).toContain(hashOf('an officer’s name is in it'))
    expect(await db.event.findMany({ where: { requestId: request.id, type: 'file.hidden' } })).toMatchObject([{ facts: { name: 'reply.txt', reason } }])
  })
  test('a hidden file is not hidden again', async () => {
    const { actor, id } = await hidden()
    await hideFile(actor, { id, reason }, at)
    expect(await hideFile(actor, { id, reason: 'other' }, at)).toEqual({ ok: false, reason: 'already-hidden' })
    expect((await listFiles(actor, 'CONES-KNT'))[0]!.hiddenReason).toBe(reason)
  })
  test('of eight who hide it at once, one does', async () => {
    const { actor, id } = await hidden()
    const results = await Promise.all(Array.from({ length: 8 }, () => hideFile(actor, { id, reason }, at)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.event.count({ where: { type: 'file.hidden' } })).toBe(1)
  })
  test('is out of reach of another newsroom, as is the file itself', async () => {
    const { id } = await hidden()
    const stranger = await person('admin')
    expect(await hideFile(stranger, { id, reason }, at)).toEqual({ ok: false, reason: 'not-found' })
    expect(await findFile(stranger, id)).toBeNull()
  })
  test('is not for a viewer', async () => {
    const { actor, id } = await hidden()
    await expect(hideFile(await person('viewer', actor.newsroomId), { id, reason }, at)).rejects.toThrow(Forbidden)
  })
  test('after it is hidden the same file may be attached again', async () => {
    const { actor, id } = await hidden()
    await hideFile(actor, { id, reason }, at)
    expect(await attachFile(actor, file('an officer’s name is in it'), at)).toMatchObject({ ok: true })
  })
})

describe('the store', () => {
  test('a file of the largest size is taken and one byte more is not', async () => {
    const bytes = async function* (size: number) {
      for (let left = size; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536))
    }
    expect(await receive(bytes(1_000_000), 1_000_000)).toMatchObject({ ok: true, size: 1_000_000 })
    expect(await receive(bytes(1_000_001), 1_000_000)).toEqual({ ok: false, reason: 'too-big' })
    expect(arriving()).toHaveLength(1)
  })
  test('a file without a byte is a file', async () => expect(await receive(Readable.from([]))).toMatchObject({ ok: true, size: 0 }))
  test('nothing but a hash leads to a file', async () => {
    for (const path of ['../../../etc/passwd', '', 'abc', 'A'.repeat(64)]) await expect(openFile(path)).rejects.toThrow('Not a SHA-256')
  })
  test('bytes it does not have are told from an error', async () => expect(await openFile(hashOf('never stored'))).toBeNull())
  test('what was left behind an hour ago is swept, what still arrives is not', async () => {
    for (const name of arriving()) utimesSync(join(folder(), 'incoming', name), new Date(0), new Date(0))
    await sweepIncoming(now)
    const [old, fresh] = [await received('left behind'), await received('arriving')]
    utimesSync(old.at, now, new Date(now.getTime() - 61 * 60_000))
    utimesSync(fresh.at, now, new Date(now.getTime() - 59 * 60_000))
    expect(await sweepIncoming(now)).toBe(1)
    expect(existsSync(old.at)).toBe(false)
    expect(statSync(fresh.at).size).toBe(8)
  })
  test('bytes are released only when no row of any newsroom names them', async () => {
    const { actor } = await cones()
    await attachFile(actor, file('still named'), at)
    await releaseBytes(hashOf('still named'))
    expect(await openFile(hashOf('still named'))).not.toBeNull()
    const loose = await putStream(text('named by nobody'))
    if (!loose.ok) throw new Error(loose.reason)
    await releaseBytes(loose.sha256)
    expect(await openFile(loose.sha256)).toBeNull()
  })
})
