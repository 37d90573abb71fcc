import { execFileSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Which process is which. A process number alone tells little: after a restart, and soon in a container, another
 * program has it. So a process is known by its number and the instant it began. Plain JavaScript, because the very
 * first start runs under whichever Node is there.
 */

/**
 * When the process began, in words that only this same process answers to; null where there is none.
 * @param {number} pid
 * @returns {string | null}
 */
export function birthOf(pid) {
  try {
    if (process.platform === 'linux') {
      // The command stands in brackets and may hold anything, so the fields are counted from the last bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? []
      return fields[0] === 'Z' ? null : (fields[19] ?? null)
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
  } catch {
    return null
  }
}

/**
 * The command line of a process; empty where there is none.
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

/**
 * The PostgreSQL server that runs on a folder, by the number in its file. Its command line names the folder, so a stranger
 * that has this number by now is never taken for it.
 * @param {string} folder
 * @returns {{ pid: number, port: number } | null}
 */
export function serverOn(folder) {
  try {
    const [pid, , , port] = readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n').map(Number)
    return pid && pid > 1 && birthOf(pid) !== null && commandOf(pid).includes(folder) ? { pid, port: port ?? 0 } : null
  } catch {
    return null
  }
}

/**
 * Takes a lock that a file stands for, or tells who holds it. What a killed process left behind is no lock.
 * @param {string} file
 * @param {Record<string, unknown>} [note] what the next one who comes is told about the holder
 * @returns {{ ok: true, release: () => void } | { ok: false, holder: { pid: number, [fact: string]: unknown } }}
 */
export function takeLock(file, note = {}) {
  mkdirSync(dirname(file), { recursive: true })
  const me = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), ...note })
  // Written whole and then linked into place, so that nobody ever reads half a lock.
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, me, { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(draft, file)
        return { ok: true, release: () => releaseLock(file, me) }
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      }
      const holder = readHolder(file)
      if (holder && birthOf(holder.pid) === holder.birth) return { ok: false, holder }
      removeStale(file, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Two who find the same stale lock must not remove each other's new one: it is moved aside first, and put back if it is another.
 * @param {string} file
 * @param {unknown} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if (JSON.stringify(readHolder(aside)) !== JSON.stringify(stale)) linkSync(aside, file)
  } catch {
    // Somebody else was quicker.
  }
  rmSync(aside, { force: true })
}

/** @param {string} file @param {string} me */
function releaseLock(file, me) {
  try {
    if (readFileSync(file, 'utf8') === me) rmSync(file)
  } catch {
    // Gone already, with its folder.
  }
}

/**
 * @param {string} file
 * @returns {{ pid: number, birth: string | null, [fact: string]: unknown } | null}
 */
export function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Does something that only one program at a time may do, waiting for whoever is at it.
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function oneAtATime(file, work) {
  for (;;) {
    const lock = takeLock(file)
    if (lock.ok) {
      try {
        return await work()
      } finally {
        lock.release()
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/**
 * Puts this program down as one that uses a folder, until it is taken off again or ends.
 * @param {string} book the folder of names
 */
export function signIn(book) {
  mkdirSync(book, { recursive: true })
  const name = `${book}/${process.pid}-${wordOf(birthOf(process.pid))}`
  writeFileSync(name, '')
  return () => rmSync(name, { force: true })
}

/**
 * Whether a living program is down as a user. What the dead left is cleared away.
 * @param {string} book
 */
export function isUsed(book) {
  let living = 0
  for (const name of existsSync(book) ? readdirSync(book) : []) {
    const [pid, birth] = name.split('-')
    if (wordOf(birthOf(Number(pid))) === birth) living++
    else rmSync(`${book}/${name}`, { force: true })
  }
  return living > 0
}

/** @param {string | null} birth */
const wordOf = (birth) => (birth ?? 'gone').replaceAll(/\W/g, '_')
