import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GET } from '@/app/api/health/route'
import { Forbidden } from '@/lib/actor'
import { backUp } from '@/lib/backup/back-up'
import { checkNamed } from '@/lib/backup/check'
import { filePath } from '@/lib/backup/manifest'
import { makeNightly } from '@/lib/backup/nightly'
import { findLastRuns, getLastRuns } from '@/lib/backup/queries'
import { day } from '@/lib/days'
import { attachFile } from '@/lib/files/commands'
import { countDesk } from '@/lib/today/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { round } from '../../support/round'

const home = mkdtempSync(join(tmpdir(), 'foi-desk-nightly-'))
const source = { databaseUrl: process.env.DATABASE_URL!, dataDir: process.env.DATA_DIR!, settings: {} }
const nightAt = (date: number, hour = 2) => new Date(Date.UTC(2026, 10, date, hour, 30))
const folderOf = (day: number) => `foi-desk-2026-11-${String(day).padStart(2, '0')}T02-30-00Z`
let parent = ''
beforeEach(() => {
  parent = mkdtempSync(join(home, 'to-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const night = (day: number, more: object = {}) => makeNightly(source, { parent, keep: 3, now: nightAt(day), ...more })
const runs = () => db.backupRun.findMany({ orderBy: { startedAt: 'asc' } })

async function withFile() {
  const actor = await person()
  await round(actor)
  const attached = await attachFile(
    actor,
    { reference: 'CONES-KNT', name: 'reply.txt', mediaType: 'text/plain', stream: Readable.from([Buffer.from('a reply')]) },
    { now: nightAt(1) },
  )
  if (!attached.ok) throw new Error(attached.reason)
  const { sha256 } = await db.file.findFirstOrThrow({ select: { sha256: true } })
  return { actor, sha256 }
}

describe('the nightly backup', () => {
  test('is made once a night, is whole, and is on the record', async () => {
    await withFile()
    expect(await night(1)).toMatchObject({ ok: true, folder: join(parent, folderOf(1)), files: 1 })
    expect(await checkNamed(join(parent, folderOf(1)))).toMatchObject({ ok: true })
    expect(await night(1, { now: nightAt(1, 9) })).toBeNull()
    expect(await runs()).toMatchObject([{ isGood: true, startedAt: nightAt(1), folder: join(parent, folderOf(1)), message: null }])
    expect(await night(2)).toMatchObject({ ok: true })
    await db.backupRun.create({ data: { startedAt: nightAt(3, 1), finishedAt: nightAt(3, 1), isGood: true, folder: '/media/stick/by-hand' } })
    expect(await night(3)).toMatchObject({ ok: true })
  })

  test('of several copies one makes it', async () => {
    await withFile()
    const outcomes = await Promise.all([night(1), night(1), night(1)])
    expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(2)
    expect(readdirSync(parent)).toEqual([folderOf(1)])
  })

  test('the oldest go when a new one is made, and never what is not one of them', async () => {
    await withFile()
    mkdirSync(join(parent, 'holiday photos'))
    mkdirSync(join(parent, folderOf(28)))
    for (const day of [1, 2, 3, 4, 5]) expect(await night(day)).toMatchObject({ ok: true })
    expect(readdirSync(parent)).toEqual([folderOf(3), folderOf(4), folderOf(5), folderOf(28), 'holiday photos'])
  })

  test('that fails removes none, and says why on the record', async () => {
    const { sha256 } = await withFile()
    for (const day of [1, 2, 3]) await night(day)
    rmSync(join(process.env.DATA_DIR!, filePath(sha256)))
    rmSync(join(parent, folderOf(3), filePath(sha256)))
    expect(await night(4)).toMatchObject({ ok: false, message: expect.stringMatching(/^The file “reply.txt” of CONES-KNT is missing/) })
    expect(readdirSync(parent)).toEqual([folderOf(1), folderOf(2), folderOf(3)])
    expect((await runs()).at(-1)).toMatchObject({ isGood: false, startedAt: nightAt(4), message: expect.stringContaining('reply.txt'), bytes: null })
    // The next attempt of the same night is made: only a good one counts.
    writeFileSync(join(process.env.DATA_DIR!, filePath(sha256)), 'a reply')
    expect(await night(4)).toMatchObject({ ok: true })
  })

  test('what an attempt that was cut off left is cleared', async () => {
    await withFile()
    mkdirSync(join(parent, `${folderOf(1)}.unfinished-0a0b0c0d`))
    mkdirSync(join(parent, `${folderOf(1)}.removed`))
    mkdirSync(join(parent, 'by-hand.unfinished-0a0b0c0d'))
    await night(2)
    expect(readdirSync(parent)).toEqual(['by-hand.unfinished-0a0b0c0d', folderOf(2)])
  })

  test('bytes are one on the disk however many nights hold them; those that the last night damaged are copied anew', async () => {
    const { sha256 } = await withFile()
    const place = (day: number) => join(parent, folderOf(day), filePath(sha256))
    await night(1)
    await night(2)
    expect(statSync(place(2)).ino).toBe(statSync(place(1)).ino)
    writeFileSync(place(2), 'A reply')
    await night(3)
    expect(statSync(place(3)).ino).not.toBe(statSync(place(2)).ino)
    expect(readFileSync(place(3), 'utf8')).toBe('a reply')
  })
})

describe('a disk that cannot take it', () => {
  const mounted = (options: string) => process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', parent]).status === 0

  test('that is full, in the rows or in the files: a sentence, nothing left behind, and the earlier ones stay', async (context) => {
    const { actor } = await withFile()
    if (!mounted('size=2m')) context.skip('needs the right to mount a small disk')
    try {
      expect(await night(1)).toMatchObject({ ok: true })
      const big = Readable.from([Buffer.alloc(4_000_000, 'x')])
      await attachFile(actor, { reference: 'CONES-KNT', name: 'big.txt', mediaType: 'text/plain', stream: big }, { now: nightAt(1) })
      const message = `The disk that holds ${join(parent, folderOf(2))} is full: make room there, or name a folder on another disk. No backup was left behind.`
      expect(await night(2, { keep: 1 })).toEqual({ ok: false, message })
      expect(readdirSync(parent)).toEqual([folderOf(1)])
      expect(await checkNamed(join(parent, folderOf(1)))).toMatchObject({ ok: true })

      const { size } = statSync(join(parent, folderOf(1), 'tables', 'event.copy.gz'))
      expect(size).toBeGreaterThan(100)
      spawnSync('sh', ['-c', `head -c 2000000 /dev/zero > ${parent}/filled`])
      expect(await backUp(source, join(parent, 'by-hand'), { now: nightAt(3) })).toMatchObject({
        ok: false,
        message: expect.stringMatching(/is full: make room there/),
      })
      expect(readdirSync(parent).sort()).toEqual(['filled', folderOf(1)])
    } finally {
      spawnSync('umount', [parent])
    }
  })

  test('that is read-only: a sentence', async (context) => {
    await withFile()
    if (!mounted('ro')) context.skip('needs the right to mount a disk')
    try {
      expect(await night(1)).toEqual({
        ok: false,
        message: `The disk that holds ${join(parent, folderOf(1))} is read-only: make it writable, or name a folder on another disk. No backup was left behind.`,
      })
      expect(await runs()).toMatchObject([{ isGood: false, message: expect.stringContaining('read-only') }])
    } finally {
      spawnSync('umount', [parent])
    }
  })
})

describe('the last runs', () => {
  test('are told to those who look after the desk, and to nobody else', async () => {
    const [admin, editor] = [await person('admin'), await person('editor')]
    expect(await getLastRuns(admin)).toEqual({ success: null, failure: null })
    await expect(getLastRuns(editor)).rejects.toThrow(Forbidden)
    const row = (day: number, isGood: boolean) => ({
      startedAt: nightAt(day),
      finishedAt: nightAt(day),
      isGood,
      folder: `/mnt/${day}`,
      message: isGood ? null : 'full',
    })
    await db.backupRun.createMany({ data: [row(1, true), row(3, true), row(2, false), row(4, false)] })
    expect(await findLastRuns()).toEqual({
      success: { startedAt: nightAt(3), finishedAt: nightAt(3), folder: '/mnt/3', message: null, bytes: null },
      failure: { startedAt: nightAt(4), finishedAt: nightAt(4), folder: '/mnt/4', message: 'full', bytes: null },
    })
    const options = { today: day('2026-11-05'), until: day('2026-12-01'), ownerId: null }
    expect((await countDesk(admin, options)).backups).toEqual(await findLastRuns())
    expect((await countDesk(editor, options)).backups).toBeNull()
  })

  test('are on the health page by their instants alone, and a late backup is no sick desk', async () => {
    const health = async () => {
      const response = await GET()
      return { status: response.status, ...((await response.json()) as { database: string; backup: string }) }
    }
    expect(await health()).toMatchObject({ database: 'ok', backup: 'not set up, none yet' })
    const without = (await health()).status
    await db.backupRun.create({ data: { startedAt: nightAt(1), finishedAt: nightAt(1), isGood: true, folder: '/mnt/secret', bytes: 5 } })
    await db.backupRun.create({ data: { startedAt: nightAt(2), finishedAt: nightAt(2), isGood: false, folder: '/mnt/secret', message: 'secret' } })
    const { status, backup } = await health()
    expect(status).toBe(without)
    expect(backup).toMatch(/^(good|not set up), last good 2026-11-01T02:30:00.000Z, failed 2026-11-02T02:30:00.000Z$/)
    expect(existsSync('/mnt/secret')).toBe(false)
  })
})
