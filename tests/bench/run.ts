import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { applyMigrations } from '../../prisma/migrate.ts'
import { readSettings } from '../../lib/configuration.ts'
import { databaseAt, dropDatabase, execute, openTestServer } from '../support/server.ts'
import { heapOptions, memoryVariables } from '../../lib/front-door/heap.ts'
import type { Statement } from './buffers.ts'
import { bench as board } from './board.ts'
import { sessionCookieOf } from '../support/sessions.ts'
import { bench as clocks } from './clocks.ts'
import { bench as exports } from './exports.ts'
import { bench as guards } from './guards.ts'
import { bench as kept } from './kept.ts'
import { compare, get } from './measure.ts'
import { bench as memory } from './memory.ts'
import { bench as pages } from './pages.ts'
import { scriptOf } from './script.ts'

/**
 * `npm run bench`: the claims of the README, measured on this machine in one run. Figures are ratios to a floor built into the same app,
 * counts of statements, and pages of the database touched; none is a time that another machine could hold us to.
 * `npm run bench -- memory` measures that part alone; `explain` shows how the dearest statement of each page is carried out.
 */
const parts = ['board', 'list', 'guards', 'kept', 'pages', 'script', 'exports', 'memory', 'clocks'] as const
type Part = (typeof parts)[number]
const named = parts.filter((part) => process.argv.includes(part))
const isWanted = (part: Part) => named.length === 0 || named.includes(part)
const read = readSettings({})
if (!read.ok) throw new Error(read.faults.join('\n'))
const { settings } = read
const secret = 'a secret of the benchmark alone, long enough'
const distDir = join('.build', 'bench')
const results: [what: string, figure: string, aim: string][] = []
const say = (what: string, figure: string | number, aim = '') => {
  results.push([what, String(figure), aim])
  console.log(`${what.padEnd(64)} ${String(figure).padStart(12)}  ${aim}`)
}

const server = await openTestServer()
const name = `bench_${process.pid}`
await execute(server.url, `create database "${name}"`)
const url = databaseAt(server.url, name)
const dataDir = mkdtempSync(join(tmpdir(), 'foi-desk-bench-'))
const env = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: url,
  DATA_DIR: dataDir,
  AUTH_SECRET: secret,
  NEXTAUTH_SECRET: secret,
  BENCH: '1',
  NEXT_DIST_DIR: distDir,
  DEMO: '1',
  ADMIN_EMAIL: 'bench@foidesk.example',
  ADMIN_PASSWORD: 'a password of the benchmark',
} as NodeJS.ProcessEnv
let app: ChildProcess | undefined

try {
  await applyMigrations(url)
  await run('the demonstration', ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts'])
  await run('a build with the floor in it', ['node_modules/next/dist/bin/next', 'build'])
  const pool = new Pool({ connectionString: url, max: 2 })
  const {
    rows: [person],
  } = await pool.query(`select id, newsroom_id as "newsroomId" from person where role = 'admin'`)
  const { name: cookieName, value } = await sessionCookieOf(pool, person.id, secret)
  const cookie = `${cookieName}=${value}`

  const [port, statementsPort] = [await freePort(), await freePort()]
  const base = `http://127.0.0.1:${port}`
  app = spawn(
    process.execPath,
    [...heapOptions(settings), '--import', './tests/bench/statements.js', 'node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    {
      env: { ...env, ...memoryVariables, BASE_URL: base, NEXTAUTH_URL: base, STATEMENTS_PORT: String(statementsPort) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  await answering(`${base}/sign-in`)
  const token = await issueToken(pool, person)
  const statements = async () => JSON.parse((await get(`http://127.0.0.1:${statementsPort}/`, '')).body) as Statement[]
  const path = '/investigations/CONES'

  if (isWanted('board')) await board(say, { base, path, cookie, dataDir })

  const bearer = { authorization: `Bearer ${token}` }
  if (isWanted('list')) await listAgainstSql()
  if (isWanted('guards')) await guards(say, { pool, base, port, gatePort: await freePort(), cookie, token })
  if (isWanted('kept')) await kept(say, { pool, newsroomId: person.newsroomId, base, cookie, token })
  if (isWanted('pages')) await pages(say, { pool, newsroomId: person.newsroomId, base, cookie, statements })
  if (isWanted('script')) {
    console.log('\nScript sent to the board')
    const script = await scriptOf({ floor: `${base}/floor`, board: `${base}${path}` }, cookie)
    say('board, over the framework’s own, kB compressed', ((script.board! - script.floor!) / 1024).toFixed(1), '≤ 15')
  }
  if (isWanted('exports')) await exports(say, { base, path: '/investigations', cookie, token })
  if (isWanted('memory') && process.platform === 'linux') await memory(say, { pid: app.pid!, base, cookie, token })
  await pool.end()
  if (isWanted('clocks')) await clocks(say, url)
  // A run of some parts is no run that the README could cite.
  if (named.length === 0)
    writeFileSync(
      join('.build', 'bench.json'),
      JSON.stringify({ on: new Date().toISOString().slice(0, 10), cores: cpus().length, node: process.version, results }, null, 1),
    )

  async function listAgainstSql() {
    console.log('\nThe API’s list of requests against raw SQL in a route handler')
    const list = await compare({ floor: { url: `${base}/floor/rows` }, list: { url: `${base}/api/v1/investigations/CONES/requests`, headers: bearer } }, cookie)
    say('list, time of one reader, times raw SQL', ratio(list.list!.ms, list.floor!.ms))
    say('list, throughput with 16 readers, of raw SQL', ratio(list.list!.perSecond, list.floor!.perSecond))
  }
} finally {
  app?.kill('SIGTERM')
  if (app && app.exitCode === null) await new Promise((resolve) => app!.once('exit', resolve))
  await dropDatabase(server.url, name)
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
}

function ratio(one: number, other: number) {
  return (one / other).toFixed(2)
}

function run(what: string, args: string[]) {
  console.log(`… ${what}`)
  return new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${what} failed:\n${text}`))))
  })
}

async function answering(address: string) {
  for (let tries = 0; tries < 300; tries++) {
    const reached = await get(address, '').catch(() => null)
    if (reached?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${address} does not answer`)
}

function freePort() {
  return new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function issueToken(pool: Pool, person: { id: string; newsroomId: string }) {
  const { hashOf } = await import('@/lib/auth/secrets')
  const token = `foi_${'b'.repeat(43)}`
  await pool.query(`insert into api_token (id, newsroom_id, person_id, name, hash) values (gen_random_uuid(), $1, $2, 'bench', $3)`, [
    person.newsroomId,
    person.id,
    hashOf(token),
  ])
  return token
}
