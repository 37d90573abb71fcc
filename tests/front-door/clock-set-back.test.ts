import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '@/lib/front-door/postgres'
import { placeOf, query, startDesk } from '../trial/desk'

const library = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`).find((path) => existsSync(path))

test('a machine whose clock is set back an hour goes on: what was written stays, and more is logged as before', { timeout: 600_000 }, async (context) => {
  if (!library) return context.skip('needs the package faketime')
  const dataDir = mkdtempSync(join(tmpdir(), 'foi-desk-clock-'))
  chmodSync(dataDir, 0o755)
  const port = await freePort()
  let desk: Awaited<ReturnType<typeof startDesk>> | undefined
  try {
    desk = await startDesk(dataDir, port)
    const env = {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: undefined,
      BASE_URL: undefined,
      npm_lifecycle_event: undefined,
    } as unknown as NodeJS.ProcessEnv
    const { stdout } = spawnSync(process.execPath, ['lib/front-door/start.js', 'token', 'admin@example.org'], { env, encoding: 'utf8' })
    const headers = { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' }
    const call = async (path: string, body: object) =>
      (await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status
    const log = (text: string) => call('/requests/CONES-KNT/events', { type: 'note.added', on: '2026-03-10', text })
    expect(await call('/investigations', { code: 'CONES', title: 'Cones', questions: ['How many?'], forces: ['kent'] })).toBe(201)
    expect(await call('/requests/CONES-KNT/events', { type: 'request.sent', on: '2026-03-06' })).toBe(201)
    expect(await log('before')).toBe(201)
    await desk.stop()

    desk = await startDesk(dataDir, port, { LD_PRELOAD: library, FAKETIME: '-3600', FAKETIME_DONT_FAKE_MONOTONIC: '1' })
    expect(await log('after')).toBe(201)
    const rows = await query<{ text: string; age: number }>(
      desk.url(),
      "select facts->>'text' as text, extract(epoch from clock_timestamp() - at)::int as age from event where type = 'note.added'",
    )
    // The clock was set back indeed: by it the first entry is still to come.
    expect(rows.find(({ text }) => text === 'before')!.age).toBeLessThan(0)
    expect(rows).toHaveLength(2)
    const page = await (await fetch(`http://127.0.0.1:${port}/api/v1/requests/CONES-KNT`, { headers })).json()
    expect(page.standing).toBe('no response')
    expect(await desk.isWell()).toBe(true)
  } finally {
    await desk?.stop()
    const place = dirname(placeOf(dataDir))
    if (place !== dataDir && existsSync(place)) rmSync(place, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
})
