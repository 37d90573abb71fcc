import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, generateClient } from '../../lib/front-door/build.ts'
import { plainNode, runChild, startChild, stopChild } from '../../lib/front-door/children.ts'
import { openGate } from '../../lib/front-door/gate.ts'
import { freePort } from '../../lib/front-door/postgres.ts'
import { databaseAt, openTestServer } from './server.ts'

/** The first admin of the desk under test. Tests mostly make people of their own (`signIn` in e2e.ts). */
export const admin = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'the first admin of the tests' }

/** Before the browser tests: the desk as it ships, built, on a port and a database of its own, with its register and demonstration loaded. */
export default async function setup() {
  const say = (outcome: string) => console.log(`App for the browser tests: ${outcome}`)
  await generateClient(() => {})
  const { distDir, signOut } = await buildApp(say)
  const server = await openTestServer()
  const name = `test_e2e_${process.pid}`
  await server.create(name)
  const dataDir = mkdtempSync(join(tmpdir(), 'foi-desk-e2e-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const secret = 'a secret of the browser tests alone'
  // Inherited by the workers, which arrange through this database and make sessions with this secret.
  Object.assign(process.env, {
    DATABASE_URL: databaseAt(server.url, name),
    DATABASE_POOL: '5',
    DATA_DIR: dataDir,
    PORT: String(port),
    BASE_URL: base,
    NEXT_DIST_DIR: distDir,
    AUTH_SECRET: secret,
    DEMO: '1',
    ...admin,
  })
  const variables = { NODE_ENV: 'production', NEXTAUTH_URL: base, NEXTAUTH_SECRET: secret }

  const seeded = await runChild([...plainNode, 'prisma/seed.ts'], variables)
  if (seeded.code !== 0) throw new Error(`The register and the demonstration could not be loaded:\n${seeded.text}`)
  // As it ships: the app on a port of its own, behind the gate that people reach.
  const appPort = await freePort()
  const desk = { appPort: null as number | null, isDatabaseUp: true, isWorkerUp: false }
  const gate = openGate(desk, { requestsPerMinute: 100_000 })
  await gate.listen(port, '127.0.0.1')
  const next = join('node_modules', 'next', 'dist', 'bin', 'next')
  const app = startChild(
    [next, 'start', '--port', String(appPort), '--hostname', '127.0.0.1'],
    { ...variables, PORT: String(appPort), TRUST_PROXY: '1' },
    'kept',
  )
  app.on('message', gate.note)
  let printed = ''
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  await healthy(
    `http://127.0.0.1:${appPort}`,
    () => app.exitCode !== null,
    () => printed,
  )
  desk.appPort = appPort

  return async () => {
    await gate.close()
    await stopChild(app)
    // What the app printed is no place for a page's error to hide in.
    if (/error/i.test(printed)) console.error(`The app printed:\n${printed}`)
    await server.drop(name)
    await server.close()
    signOut()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function healthy(base: string, isGone: () => boolean, printed: () => string) {
  for (const until = Date.now() + 60_000; Date.now() < until && !isGone(); await new Promise((resolve) => setTimeout(resolve, 100))) {
    const response = await fetch(`${base}/api/health`).catch(() => null)
    // The app alone: no worker runs beside it here.
    if (response && ((await response.json()) as { database: string }).database === 'ok') return
  }
  throw new Error(`The app under test did not become healthy:\n${printed()}`)
}
