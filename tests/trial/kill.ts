import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '../../lib/front-door/postgres.ts'
import { type Part, pause, placeOf, query, sessionOf, startDesk } from './desk'
import { kinds, loadOn } from './load'

/**
 * `npm run trial:kill`: parts of a desk are killed with -9 at random moments while it is written to in every way, and then it is asked
 * whether all that it acknowledged is there, once, and whether what it keeps twice agrees. Prints its counts; exit code 1 if anything
 * does not hold. The same seed kills the same parts after the same pauses.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '150' }, kills: { type: 'string', default: '40' }, seed: { type: 'string' } },
})
const seconds = Number(values.seconds)
const kills = Number(values.kills)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))
if (![seconds, kills, seed].every((number) => Number.isInteger(number) && number >= 0)) {
  console.error('--seconds, --kills and --seed are whole numbers: npm run trial:kill -- --seconds 150 --kills 40 --seed 1')
  process.exit(1)
}
console.log(`Trial with seed ${seed}: up to ${kills} kills in ${seconds} s`)

const parts: Part[] = ['door', 'app', 'worker', 'postgres']
const random = randomFrom(seed)
const dataDir = mkdtempSync(join(tmpdir(), 'foi-desk-trial-'))
chmodSync(dataDir, 0o755)
const desk = await startDesk(dataDir, await freePort())
let faults: string[] = []
try {
  const target = await arrange()
  const load = loadOn(target, String(seed))
  const killed: Record<Part, number> = { door: 0, app: 0, worker: 0, postgres: 0 }
  const until = performance.now() + seconds * 1000
  // Each part has its turn also where the machine is slow.
  for (let count = 0; count < kills && (performance.now() < until || count < parts.length); count++) {
    await pause(800 + random() * 4_000)
    // Each part once before any has its second turn, so that a short trial has all of them.
    const part = count < parts.length ? parts[(count + seed) % parts.length]! : parts[Math.floor(random() * parts.length)]!
    if (await desk.kill(part)) killed[part]++
    // So that the limit of ten ends in five minutes, which is the door's own, is not what is tried here.
    if (!(await desk.isWell())) faults.push(`The desk did not mend itself after ${part} was killed.`)
    if (faults.length) break
  }
  await pause(1_000)
  await load.stop()
  if (!(await desk.isWell())) faults.push('The desk is not well at the end.')
  // The worker clears bytes without a row when it begins.
  await desk.kill('worker')
  await pause(500)
  await desk.isWell()
  await pause(2_000)

  process.env.DATABASE_URL = desk.url()
  process.env.DATA_DIR = dataDir
  process.env.AUTH_SECRET = 'of no use here, but every program wants one'
  const { faultsAfter } = await import('./verify')
  faults = [...faults, ...(await faultsAfter(desk.url(), dataDir, load.written, target.bulkReferences.length))]

  console.log(`Killed: ${parts.map((part) => `${part} ${killed[part]}`).join(', ')}`)
  for (const kind of kinds) {
    const own = load.written.filter((entry) => entry.kind === kind)
    const count = (result: string) => own.filter((entry) => entry.result === result).length
    console.log(`${kind}: ${count('acknowledged')} acknowledged, ${count('refused')} refused, ${count('open')} left open`)
    if (count('acknowledged') === 0) faults.push(`No ${kind} was acknowledged, so nothing was tried of it: ${own.at(-1)?.note}`)
  }
} finally {
  await desk.stop()
  const place = dirname(placeOf(dataDir))
  if (place !== dataDir) rmSync(place, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
for (const fault of faults.slice(0, 50)) console.log(`✗ ${fault}`)
if (faults.length) console.log(desk.printed().split('\n').slice(-60).join('\n'))
console.log(
  faults.length
    ? `${faults.length} faults`
    : 'Everything acknowledged is there once; derived columns, files and rows agree; every restart went without a hand.',
)
process.exit(faults.length ? 1 : 0)

/** A round of a few forces, sent, with a token and a session of the first admin. */
async function arrange() {
  const { stdout, stderr } = spawnSync(process.execPath, ['lib/front-door/start.js', 'token', 'admin@example.org'], {
    env: { ...process.env, DATA_DIR: dataDir, npm_lifecycle_event: undefined } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  const token = stdout.trim()
  if (!token.startsWith('foi_')) throw new Error(`No token: ${stderr}`)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async (path: string, body: object) => {
    const response = await fetch(`${desk.base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  }
  await call('/investigations', {
    code: 'CONES',
    title: 'Traffic cones lost on duty',
    questions: ['How many were lost?'],
    forces: ['kent', 'gwent', 'sussex', 'surrey', 'essex', 'norfolk'],
  })
  const found = await query<{ reference: string }>(desk.url(), 'select reference from request order by 1')
  const references = found.map(({ reference }) => reference)
  for (const reference of references) await call(`/requests/${reference}/events`, { type: 'request.sent', on: '2026-03-06' })
  return {
    base: desk.base,
    token,
    cookie: await sessionOf(dataDir),
    code: 'CONES',
    references: references.slice(2),
    bulkReferences: references.slice(0, 2),
    today: '2026-03-10',
  }
}

/** Mulberry32: a small generator of numbers from 0 to 1 that a seed decides. */
function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
