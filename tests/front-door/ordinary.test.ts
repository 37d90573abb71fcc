import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '@/lib/front-door/postgres'
import { startDesk } from '../trial/desk'
import { expectLondonDays } from '../trial/london'

const nobody = { uid: 65_534, gid: 65_534 }

test('the desk runs as an ordinary user, from a folder with spaces and umlauts, on a machine in Auckland', { timeout: 900_000 }, async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can start a program as another user')
  const node = join(process.cwd(), 'node_modules', 'node', 'bin', 'node')
  if (spawnSync(node, ['--version'], { ...nobody, cwd: '/' }).status !== 0) context.skip('an ordinary user cannot reach the packages of this checkout')
  const home = mkdtempSync(join(tmpdir(), 'foi-desk-ordinary-'))
  const root = join(home, 'Die Tür für größere Häuser')
  mkdirSync(root)
  chmodSync(home, 0o755)
  try {
    for (const name of readdirSync(process.cwd()))
      if (!/^(node_modules|\.git|\.data|test-results)$/.test(name)) cpSync(name, join(root, name), { recursive: true })
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
    for (const path of [root, ...readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name))])
      if (!path.startsWith(join(root, 'node_modules'))) lchownSync(path, nobody.uid, nobody.gid)
    chownSync(home, nobody.uid, nobody.gid)

    const dataDir = join(root, 'Daten & Akten')
    const desk = await startDesk(dataDir, await freePort(), { TZ: 'Pacific/Auckland', HOME: home }, { ...nobody, cwd: root })
    try {
      const environment = {
        ...process.env,
        DATA_DIR: dataDir,
        DATABASE_URL: undefined,
        BASE_URL: undefined,
        npm_lifecycle_event: undefined,
      } as NodeJS.ProcessEnv
      const { stdout } = spawnSync(process.execPath, ['lib/front-door/start.js', 'token', 'admin@example.org'], {
        ...nobody,
        cwd: root,
        env: environment,
        encoding: 'utf8',
      })
      const headers = { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' }
      const body = JSON.stringify({ code: 'CONES', title: 'Cones', questions: ['How many?'], forces: ['kent'] })
      expect((await fetch(`${desk.base}/api/v1/investigations`, { method: 'POST', headers, body })).status).toBe(201)
      const sent = JSON.stringify({ type: 'request.sent', on: '2026-03-06' })
      expect((await fetch(`${desk.base}/api/v1/requests/CONES-KNT/events`, { method: 'POST', headers, body: sent })).status).toBe(201)
      await expectLondonDays(desk.base, headers)
      expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true)
      expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toContain('authSecret')
    } finally {
      await desk.stop()
    }
  } finally {
    writeFileSync(join(home, 'ended'), '')
    rmSync(home, { recursive: true, force: true })
  }
})
