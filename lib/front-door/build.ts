import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runChild } from './children.ts'
import { Fault, fullDisk } from '../faults.ts'
import { isUsed, oneAtATime, signIn } from './processes.js'

/**
 * What is made from the sources: Prisma's client and Next's build. Each is known by the content that went into it, so nothing is made
 * twice and nothing stale is used. A build stands in a folder named for its content: `npm test` beside a running desk uses the same one
 * if the sources are the same, and another, beside it, if they are not.
 */
const BUILDS = '.build'
const GENERATED = join('prisma', 'generated')

const lockOf = (name: string) => join(tmpdir(), `foi-desk-${name}-${digest([process.cwd()])}.lock`)

/** Prisma's client for the schema as it is now. */
export async function generateClient(say: (outcome: string) => void) {
  const stamp = join(GENERATED, 'made-from')
  const source = digest([readFileSync(join('prisma', 'schema.prisma')), readFileSync('prisma.config.ts'), versionOf('prisma')])
  const isCurrent = () => existsSync(join(GENERATED, 'client.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === source
  if (isCurrent()) return say('up to date')
  await oneAtATime(lockOf('generate'), async () => {
    if (isCurrent()) return
    // The engine is only asked whether it exists: any file will do, and nothing is downloaded.
    const { code, text } = await runChild([join('node_modules', 'prisma', 'build', 'index.js'), 'generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath })
    if (code !== 0) throw failed('prisma generate', text)
    writeFileSync(stamp, source)
  })
  say('generated')
}

/** The build of the sources as they are now, made if need be; this program is put down as its user, so that no other clears it away. */
export async function buildApp(say: (outcome: string) => void): Promise<{ distDir: string; signOut: () => void }> {
  const name = digest(sources().flatMap((file) => [file, readFileSync(file)]))
  const distDir = join(BUILDS, name)
  const users = `${distDir}.used-by`
  const signOut = signIn(users)
  const isReady = () => existsSync(join(distDir, 'complete')) && existsSync(join(distDir, 'BUILD_ID'))
  if (isReady()) say('up to date')
  else {
    await oneAtATime(lockOf('build'), async () => {
      if (isReady()) return
      clearOldBuilds(name)
      // The settings are read when the app starts; here they only have to be well-formed.
      const variables = {
        NODE_ENV: 'production',
        NEXT_DIST_DIR: distDir,
        DATABASE_URL: 'postgresql://build@127.0.0.1:1/none',
        AUTH_SECRET: 'only while the app is built, never in use',
        BASE_URL: undefined,
        NEXTAUTH_URL: 'http://localhost',
      }
      const { code, text } = await runChild([join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], variables)
      if (code !== 0) throw failed('next build', text)
      writeFileSync(join(distDir, 'complete'), '')
    })
    say('built')
  }
  return { distDir, signOut }
}

/** Every file that goes into a build, tests and this door left out. */
function sources() {
  const files = [
    'next.config.js',
    'instrumentation.ts',
    'tsconfig.json',
    'package-lock.json',
    'package.json',
    join('prisma', 'schema.prisma'),
    join('prisma', 'migrate.ts'),
  ]
  for (const folder of ['app', 'components', 'lib', 'public', join('prisma', 'migrations')]) {
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name)
      if (entry.isFile() && (!file.startsWith(join('lib', 'front-door')) || file.endsWith('settings.ts'))) files.push(file)
    }
  }
  return files.sort()
}

function clearOldBuilds(current: string) {
  mkdirSync(BUILDS, { recursive: true })
  for (const name of readdirSync(BUILDS)) {
    const [build] = name.split('.')
    if (build === current || isUsed(join(BUILDS, `${build}.used-by`))) continue
    rmSync(join(BUILDS, name), { recursive: true, force: true })
  }
}

function failed(what: string, text: string) {
  const full = fullDisk({ message: text })
  return new Fault(full ?? `${what} failed:\n${firstLines(text)}`)
}

function versionOf(name: string) {
  return (JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
}

function digest(parts: (string | Buffer)[]) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex').slice(0, 16)
}

/** The first error tells what is wrong; those after it follow from it. */
const firstLines = (text: string) => stripVTControlCharacters(text).trim().split('\n').slice(0, 60).join('\n')
