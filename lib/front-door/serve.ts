import { existsSync } from 'node:fs'
import { applyMigrations, ForeignDatabase } from '../../prisma/migrate.ts'
import { requirePort, takeDesk } from './alone.ts'
import { buildApp, generateClient } from './build.ts'
import { plainNode, runChild, type Variables } from './children.ts'
import { type OpenDatabase, openEmbedded, openOwn, prepareDataDir, secretsOf } from './database.ts'
import { atEnd } from './ending.ts'
import { Fault, fullDisk } from '../faults.ts'
import { baseUrlOf, type Settings } from '../configuration.ts'
import { stepsOf } from './steps.ts'
import { keepDeskUp } from './upkeep.ts'

/** `npm start` and `npm run dev`: everything from the sources to an address that answers, and back down again. */
export async function serve(mode: 'start' | 'dev', settings: Settings): Promise<undefined> {
  const began = performance.now()
  const step = stepsOf(mode === 'start' ? 6 : 5)
  const dataDir = prepareDataDir(settings.DATA_DIR)
  takeDesk(dataDir, settings)
  await requirePort(settings.PORT, settings.HOST)
  console.log(`FOI Desk starts (data in ${dataDir})`)

  // The database is made while the app is built: neither needs the other, and on a first start both take their time.
  const [distDir, database, applied] = await bothOrNeither(
    (async () => {
      await step('Database client', generateClient)
      if (mode === 'dev') return undefined
      const { distDir, signOut } = await step('App', buildApp)
      atEnd(signOut)
      return distDir
    })(),
    (async () => {
      const opening = step('Database', (say) => openDatabase(settings, dataDir, say))
      // Also when the end comes while it opens: no server is left running that nobody knows of.
      atEnd(async () => (await opening.catch(() => null))?.close())
      const database = await opening
      const applied = await step('Migrations', async (say) => {
        const applied = await migrate(database.url)
        say(applied.length ? applied.join(', ') : 'none new')
        return applied
      })
      return [database, applied] as const
    })(),
  ).then(([distDir, [database, applied]]) => [distDir, database, applied] as const)

  const variables = () => variablesFor(settings, dataDir, database.url, mode, distDir)
  // On a first start nobody may come in before there is a register and an admin; later the seed finds all there and needn't be waited for.
  const seeding = step('Register, first admin and demonstration', () => seed(variables()))
  if (applied.length) await seeding
  await step('App and worker answer', () => keepDeskUp({ mode, settings, database, variables }))
  greet(settings, await seeding, (performance.now() - began) / 1000)
}

/** The database of the settings: a server of one's own, or the embedded one. */
export async function openDatabase(settings: Settings, dataDir: string, say: (outcome: string) => void = () => {}): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) {
    say(`at ${new URL(settings.DATABASE_URL).host}`)
    return openOwn(settings.DATABASE_URL)
  }
  const database = await openEmbedded(dataDir)
  say(`embedded PostgreSQL on 127.0.0.1:${new URL(database.url).port}`)
  return database
}

export async function migrate(databaseUrl: string) {
  try {
    return await applyMigrations(databaseUrl)
  } catch (error) {
    throw error instanceof ForeignDatabase ? new Fault(error.message) : error
  }
}

/** What the app, the worker and every other program of ours are told. */
export function variablesFor(settings: Settings, dataDir: string, databaseUrl: string, mode: 'start' | 'dev', distDir?: string): Variables {
  const secret = settings.AUTH_SECRET ?? secretsOf(dataDir).authSecret
  const base = baseUrlOf(settings)
  return {
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    PORT: String(settings.PORT),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    BASE_URL: base,
    AUTH_SECRET: secret,
    NEXTAUTH_URL: base,
    NEXTAUTH_SECRET: secret,
    NEXT_DIST_DIR: distDir,
  }
}

/** Without a password where the settings named it: whoever set it knows it. */
type Admin = { email: string; password?: string }

/** Idempotent: what is there stays as it is. Says so when it made the first admin with a password of its own. */
async function seed(variables: Variables): Promise<Admin | null> {
  if (!existsSync('prisma/seed.ts')) return null
  const { code, text } = await runChild([...plainNode, 'prisma/seed.ts'], variables)
  if (code !== 0)
    throw new Fault(fullDisk({ message: text }) ?? `The register and the first admin could not be loaded:\n${text.trim().split('\n').slice(-20).join('\n')}`)
  for (const line of text.split('\n')) {
    if (line.startsWith('{"admin"')) return (JSON.parse(line) as { admin: Admin }).admin
  }
  return null
}

function greet(settings: Settings, admin: Admin | null, seconds: number) {
  const address = baseUrlOf(settings)
  console.log(`\nFOI Desk is ready after ${seconds.toFixed(1)} s: ${address}`)
  if (admin?.password)
    console.log(`Sign in at ${address}/sign-in as ${admin.email} with the password ${admin.password}\n(shown this once: note it, or change it under Settings)`)
  else if (admin) console.log(`Sign in at ${address}/sign-in as ${admin.email} with the password of ADMIN_PASSWORD.`)
  else console.log(`Sign in at ${address}/sign-in with your e-mail address and password.`)
  console.log('Ctrl-C stops it.')
}

/** Both, or the first error at once: Promise.all would leave the other's error unheard. */
async function bothOrNeither<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  second.catch(() => {})
  first.catch(() => {})
  return Promise.all([first, second])
}
