import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '@/lib/front-door/postgres'
import { pause, query, sessionOf, startDesk } from '../trial/desk'
import { kinds, loadOn } from '../trial/load'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0
const mount = (...options: string[]) => spawnSync('mount', options).status === 0
const clean = (more: object) =>
  ({ ...process.env, DATABASE_URL: undefined, BASE_URL: undefined, npm_lifecycle_event: undefined, ...more }) as unknown as NodeJS.ProcessEnv

test('a disk that fills up, or is read-only, loses nothing that was acknowledged, and is told in a sentence', { timeout: 600_000 }, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'foi-desk-disk-'))
  if (!mayMount || !mount('-t', 'tmpfs', '-o', 'size=300m,mode=755', 'tmpfs', folder)) {
    rmSync(folder, { recursive: true, force: true })
    return context.skip('needs the right to mount a small disk')
  }
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  let desk: Awaited<ReturnType<typeof startDesk>> | undefined
  try {
    desk = await startDesk(dataDir, await freePort())
    const { stdout } = spawnSync(process.execPath, ['lib/front-door/start.js', 'token', 'admin@example.org'], {
      env: clean({ DATA_DIR: dataDir }),
      encoding: 'utf8',
    })
    const headers = { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' }
    const call = (path: string, body: object) => fetch(`${desk!.base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const round = { code: 'CONES', title: 'Cones', questions: ['How many?'], forces: ['kent', 'gwent', 'essex', 'norfolk'] }
    expect((await call('/investigations', round)).status).toBe(201)
    const references = ['CONES-GWT', 'CONES-KNT']
    const bulkReferences = ['CONES-ESX', 'CONES-NOR']
    for (const reference of [...references, ...bulkReferences])
      expect((await call(`/requests/${reference}/events`, { type: 'request.sent', on: '2026-03-06' })).status).toBe(201)

    // Every kind of write, into a disk without a byte left, and after there is room again.
    const target = { base: desk.base, token: stdout.trim(), cookie: await sessionOf(dataDir), code: 'CONES', references, bulkReferences, today: '2026-03-10' }
    spawnSync('sh', ['-c', `cat /dev/zero > '${folder}/filled' 2>/dev/null`])
    const full = loadOn(target, 'full')
    await pause(8_000)
    await full.stop()
    const uploads = full.written.filter(({ kind }) => kind === 'upload')
    expect(
      uploads.every(({ result }) => result === 'refused'),
      JSON.stringify(uploads),
    ).toBe(true)
    rmSync(join(folder, 'filled'))
    expect(await desk.isWell()).toBe(true)
    const after = loadOn(target, 'after')
    await pause(8_000)
    await after.stop()
    for (const kind of kinds)
      expect(
        after.written.some((entry) => entry.kind === kind && entry.result === 'acknowledged'),
        kind,
      ).toBe(true)

    process.env.DATABASE_URL = desk.url()
    process.env.DATA_DIR = dataDir
    process.env.AUTH_SECRET = 'of no use here, but every program wants one'
    process.env.BASE_URL = desk.base
    const { faultsAfter } = await import('../trial/verify')
    expect(await faultsAfter(desk.url(), dataDir, [...full.written, ...after.written], bulkReferences.length)).toEqual([])

    // Two copies of the app on one database: what either acknowledges is there once, and a form made from an older version is refused.
    const second = await freePort()
    const secret = (JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { authSecret: string }).authSecret
    const app = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', String(second), '--hostname', '127.0.0.1'], {
      env: clean({
        NODE_ENV: 'production',
        NEXT_DIST_DIR: buildInUse(),
        DATABASE_URL: desk.url(),
        DATA_DIR: dataDir,
        NEXTAUTH_URL: desk.base,
        AUTH_SECRET: secret,
      }),
    })
    try {
      for (let waited = 0; !(await fetch(`http://127.0.0.1:${second}/api/health`).catch(() => null))?.ok; waited += 200) {
        if (waited > 60_000) throw new Error('The second app did not start')
        await pause(200)
      }
      const both = [desk.base, `http://127.0.0.1:${second}`]
      const [{ version }] = (await query<{ version: number }>(desk.url(), "select version from request where reference = 'CONES-KNT'")) as [{ version: number }]
      const post = (base: string) =>
        fetch(`${base}/api/v1/requests/CONES-KNT/events`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ type: 'note.added', on: '2026-03-11', text: 'both', version }),
        })
      const answers = await Promise.all(both.map(post))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    } finally {
      app.kill('SIGTERM')
    }
    await desk.stop()
    desk = undefined

    expect(mount('-o', 'remount,ro', folder)).toBe(true)
    const refused = spawnSync(process.execPath, ['lib/front-door/start.js'], {
      env: clean({ DATA_DIR: dataDir, PORT: String(await freePort()) }),
      encoding: 'utf8',
    })
    expect([refused.status, refused.stderr.trim()]).toEqual([
      1,
      `DATA_DIR (${dataDir}) can't be written to (EROFS): give the folder to the account that starts the desk, or set DATA_DIR to another.`,
    ])
  } finally {
    await desk?.stop()
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The newest build is the one that the desk runs. */
function buildInUse() {
  const { stdout } = spawnSync('sh', ['-c', 'ls -td .build/*/complete | head -1'], { encoding: 'utf8' })
  return stdout.trim().replace(/\/complete$/, '')
}
