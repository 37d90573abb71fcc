import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { birthOf, isUsed, oneAtATime, readHolder, signIn, takeLock } from '@/lib/front-door/processes'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foi-desk-locks-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a lock', () => {
  test('is refused while its holder lives, and says what the holder noted', () => {
    const file = join(folder, 'lock')
    const first = takeLock(file, { address: 'http://localhost:3000' })
    expect(first.ok).toBe(true)
    expect(takeLock(file)).toMatchObject({ ok: false, holder: { pid: process.pid, address: 'http://localhost:3000' } })
    if (first.ok) first.release()
    expect(takeLock(file).ok).toBe(true)
  })

  test('that a killed process left behind is taken over', async () => {
    const file = join(folder, 'lock')
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { takeLock } from './lib/front-door/processes.js'; takeLock(${JSON.stringify(file)}); setInterval(() => {}, 1000)`,
    ])
    await until(() => existsSync(file))
    expect(takeLock(file)).toMatchObject({ ok: false, holder: { pid: child.pid } })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(takeLock(file).ok).toBe(true)
  })

  test('whose number another process has by now is taken over', () => {
    const file = join(folder, 'lock')
    writeFileSync(file, JSON.stringify({ pid: process.pid, birth: 'long before this process began' }))
    expect(takeLock(file).ok).toBe(true)
  })

  test('that holds rubbish is taken over', () => {
    const file = join(folder, 'lock')
    writeFileSync(file, '{"pid": 12')
    expect(takeLock(file).ok).toBe(true)
    expect(readHolder(file)?.pid).toBe(process.pid)
  })

  test('lets only one at a time do the work', async () => {
    const [file, log] = [join(folder, 'lock'), join(folder, 'log')]
    const work = `import { oneAtATime } from './lib/front-door/processes.js'; import { appendFileSync } from 'node:fs'
      await oneAtATime(${JSON.stringify(file)}, async () => { appendFileSync(${JSON.stringify(log)}, '('); await new Promise((r) => setTimeout(r, 60)); appendFileSync(${JSON.stringify(log)}, ')') })`
    await Promise.all(
      Array.from({ length: 5 }, () => new Promise((resolve) => spawn(process.execPath, ['--input-type=module', '-e', work]).once('exit', resolve))),
    )
    expect(readFileSync(log, 'utf8')).toBe('()()()()()')
  })

  test('is released when the work throws', async () => {
    const file = join(folder, 'lock')
    await expect(oneAtATime(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })
})

describe('users of a folder', () => {
  test('count while they live, and the dead are struck off', () => {
    const book = join(folder, 'users')
    expect(isUsed(book)).toBe(false)
    const signOut = signIn(book)
    expect(isUsed(book)).toBe(true)
    signOut()
    writeFileSync(join(book, `${process.pid}-0`), '')
    expect(isUsed(book)).toBe(false)
    expect(existsSync(join(book, `${process.pid}-0`))).toBe(false)
  })
})

test('a process is known by its birth, and one that is gone has none', async () => {
  const child = spawn('sleep', ['30'])
  expect(birthOf(child.pid!)).toMatch(/\d/)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(birthOf(child.pid!)).toBeNull()
})

async function until(isTrue: () => boolean) {
  for (let waited = 0; !isTrue(); waited += 20) {
    if (waited > 10_000) throw new Error('It did not come about within 10 seconds')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
