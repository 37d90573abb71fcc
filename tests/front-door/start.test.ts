import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/lib/front-door/postgres'
import { birthOf, serverOn, takeLock } from '@/lib/front-door/processes'

/** The door as a person or a service manager meets it: `npm start`, what it prints, its exit code, and what is left behind. */
const tidy = {
  DATABASE_URL: undefined,
  DATA_DIR: undefined,
  BASE_URL: undefined,
  AUTH_SECRET: undefined,
  ADMIN_EMAIL: undefined,
  ADMIN_PASSWORD: undefined,
  NODE_ENV: undefined,
  NODE_OPTIONS: undefined,
  npm_lifecycle_event: undefined,
}
const environment = (settings: Record<string, string>) => ({ ...process.env, ...tidy, DEMO: '0', ...settings }) as unknown as NodeJS.ProcessEnv

const refused = (settings: Record<string, string>, command: string[] = []) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/front-door/start.js', ...command], {
    env: environment(settings),
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, said: stderr.trim(), printed: stdout.trim() }
}

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'foi-desk-start-'))
})
afterAll(() => {
  rmSync(dirname(placeOfDatabase()), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

const placeOfDatabase = () => {
  try {
    return readFileSync(join(dataDir, 'postgres-stands-at'), 'utf8')
  } catch {
    return join(dataDir, 'postgres')
  }
}

describe('what can’t be started is told in a sentence, with exit code 1', () => {
  test('settings that are wrong, each in a line of its own', () => {
    expect(refused({ PORT: 'eighty', DEMO: 'maybe' })).toEqual({
      status: 1,
      said: 'PORT must be a number from 1 to 65535.\nDEMO must be 1 for the demonstration or 0 for none.',
      printed: '',
    })
  })

  test('a port in use', async () => {
    const other = createServer().listen(0)
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    expect(refused({ PORT: String(port), DATA_DIR: dataDir })).toMatchObject({
      status: 1,
      said: `Port ${port} is in use by another program: stop it, or set PORT to another number.`,
    })
    other.close()
  })

  test('a data folder on which a desk runs already', () => {
    const lock = takeLock(join(dataDir, 'desk.lock'), { address: 'http://localhost:3999' })
    expect(refused({ DATA_DIR: dataDir })).toMatchObject({
      status: 1,
      said: expect.stringMatching(
        /^FOI Desk already runs on .*, at http:\/\/localhost:3999 \(process \d+\): stop it first, or set DATA_DIR to another folder\.$/,
      ),
    })
    if (lock.ok) lock.release()
  })

  test('a database out of reach', async () => {
    const { status, said } = refused({ PORT: String(await freePort()), DATA_DIR: dataDir, DATABASE_URL: 'postgresql://foi:foi@127.0.0.1:1/foi' })
    expect({ status, said }).toEqual({ status: 1, said: 'Nothing answers at 127.0.0.1:1: start the PostgreSQL server there, or correct DATABASE_URL.' })
  })

  test('a data folder that is a file', () =>
    expect(refused({ DATA_DIR: 'package.json' })).toMatchObject({
      status: 1,
      said: expect.stringMatching(/^DATA_DIR \(.*\) is a file or lies under one: set it to a folder\.$/),
    }))

  test('a command that there isn’t', () =>
    expect(refused({}, ['strat'])).toMatchObject({ status: 1, said: expect.stringMatching(/^There is no command strat\. There are: start, dev, /) }))
})

describe('the whole desk', () => {
  let desk: ChildProcess | undefined
  afterEach(() => {
    if (desk?.pid && desk.exitCode === null && desk.signalCode === null) process.kill(-desk.pid, 'SIGTERM')
  })

  test('starts, is one on its folder, outlives a kill -9, serves commands beside it, and goes down whole when npm is stopped', {
    timeout: 600_000,
  }, async () => {
    const port = await freePort()
    const settings = { PORT: String(port), DATA_DIR: dataDir, ADMIN_EMAIL: 'first@example.org' }
    const first = start(settings)
    desk = first.child
    await first.ready
    const password = /Sign in at .* as first@example.org with the password (\S+)/.exec(first.printed())?.[1]
    expect(password).toMatch(/^.{12,}$/)
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/sign-in`)).status).toBe(200)
    const token = await commandBeside(['token', 'first@example.org'], { DATA_DIR: dataDir })
    expect(token).toMatchObject({ code: 0, printed: expect.stringMatching(/^foi_[\w-]{43}$/) })
    expect(refused({ PORT: String(await freePort()), DATA_DIR: dataDir })).toMatchObject({ status: 1, said: expect.stringContaining('FOI Desk already runs') })

    // Everything of the door is killed at once, without a chance to clean up; its app and worker follow, its database waits.
    const server = serverOn(placeOfDatabase())
    process.kill(-first.child.pid!, 'SIGKILL')
    const second = start(settings)
    desk = second.child
    await second.ready
    expect(serverOn(placeOfDatabase())?.pid).toBe(server?.pid)
    expect(second.printed()).not.toContain('with the password')
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)

    // npm alone is told, as some service managers do. It ends by the signal; nothing of ours stays behind.
    second.child.kill('SIGTERM')
    await second.ended
    await until(() => birthOf(server!.pid) === null)
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow()

    const third = start(settings, process.execPath, ['lib/front-door/start.js'])
    desk = third.child
    await third.ready
    const began = performance.now()
    third.child.kill('SIGINT')
    expect(await third.ended).toBe(0)
    expect(performance.now() - began).toBeLessThan(12_000)
    expect(serverOn(placeOfDatabase())).toBeNull()
    const lock = takeLock(join(dataDir, 'desk.lock'))
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.release()

    const without = await commandBeside(['token', 'nobody@example.org'], { DATA_DIR: dataDir })
    expect(without).toMatchObject({ code: 1, said: 'Nobody who can sign in has the address nobody@example.org.' })
    expect(serverOn(placeOfDatabase())).toBeNull()
  })
})

function start(settings: Record<string, string>, program = 'npm', command = ['start']) {
  const child = spawn(program, command, { env: environment(settings), detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const ended = new Promise<number>((resolve) => child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1))))
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk
        if (/^Ctrl-C stops it/m.test(text)) resolve()
      })
    }
    void ended.then(() => reject(new Error(`npm start ended:\n${text}`)))
  })
  ready.catch(() => {})
  return { child, ready, ended, printed: () => text }
}

function commandBeside(command: string[], settings: Record<string, string>) {
  return new Promise<{ code: number | null; printed: string; said: string }>((resolve) => {
    const child = spawn(process.execPath, ['lib/front-door/start.js', ...command], { env: environment(settings) })
    let [printed, said] = ['', '']
    child.stdout.on('data', (chunk) => (printed += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('close', (code) => resolve({ code, printed: printed.trim(), said: said.trim() }))
  })
}

async function until(isTrue: () => boolean) {
  for (let waited = 0; !isTrue(); waited += 50) {
    if (waited > 20_000) throw new Error('It did not come about within 20 seconds')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
