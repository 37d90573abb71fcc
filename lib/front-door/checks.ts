import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateClient } from './build.ts'
import { plainNode, runChild } from './children.ts'
import { atEnd } from './ending.ts'
import { Fault } from '../faults.ts'
import { signIn } from './processes.js'

/**
 * `npm test`, `npm run check`, `npm run bench`. They know nothing of the desk's settings and touch no running desk: their server stands in
 * a folder of its own, their app on a free port.
 */
type Count = { passed: number; failed: number; skipped: number }

const bin = (name: string, ...path: string[]) => join('node_modules', name, ...path)
const vitest = bin('vitest', 'vitest.mjs')
const kinds = ['check', 'unit', 'db', 'front-door', 'e2e'] as const
type Kind = (typeof kinds)[number]

/** `npm test` runs all; `npm test -- unit clock` one kind, and of it what the words name. */
export async function test(_: unknown, [first, ...words]: string[]) {
  if (first && !kinds.includes(first as Kind)) throw new Fault(`There are no tests named ${first}. There are: ${kinds.join(', ')}.`)
  await generateClient(() => {})
  const total: Count = { passed: 0, failed: 0, skipped: 0 }
  const began = performance.now()
  for (const kind of first ? [first as Kind] : kinds) {
    const count = await run[kind](words)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key]
  }
  console.log(`\n${sentenceOf(total)}`)
  console.error(`(${Math.round((performance.now() - began) / 1000)} s)`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

const sentenceOf = ({ passed, failed, skipped }: Count) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`

const run: Record<Kind, (words: string[]) => Promise<Count>> = {
  check: async () => ({ passed: 0, failed: await faultsInSources(), skipped: 0 }),
  unit: (words) => runVitest('unit', words),
  // 'db-pages' too: the same databases, under the half of React that draws.
  db: (words) => runVitest('db*', words),
  'front-door': (words) => runVitest('front-door', words),
  e2e: async (words) => {
    const { ensureBrowser } = await import('../../tests/support/browser.ts')
    ensureBrowser()
    return withReport(async (report) => {
      const { code } = await runChild([bin('@playwright', 'test', 'cli.js'), 'test', ...words], { ...noSettings(), E2E_REPORT: report }, 'inherit')
      return countOf(report, code, ({ stats }) => ({ passed: stats.expected!, failed: stats.unexpected! + stats.flaky!, skipped: stats.skipped! }))
    })
  },
}

/** `npm run check`: types, lint and format, unit tests. With `--changed`, of what differs from the last commit alone: seconds, so that it fits before each commit. */
export async function check(_: unknown, words: string[]) {
  await generateClient(() => {})
  if (words.includes('--changed')) return checkChanged()
  const faults = await faultsInSources()
  const { code } = await runChild([vitest, 'run', '--project', 'unit'], noSettings(), 'inherit')
  return faults > 0 ? 1 : code
}

/** Types as a whole, since a change breaks them elsewhere; lint, format and the unit tests that reach a changed file, and the house's own. */
async function checkChanged() {
  const changed = changedFiles()
  if (changed.length === 0) {
    console.log('Nothing has changed since the last commit.')
    return 0
  }
  const sources = changed.filter((file) => /\.[jt]sx?$/.test(file))
  const lint: [string, string[]][] = sources.length > 0 ? [['biome', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', ...sources]]] : []
  const faults = await faultsInSources([types, ...lint])
  const { code } = await runChild(
    [vitest, 'related', '--run', '--project', 'unit', '--passWithNoTests', 'tests/house.test.ts', ...sources],
    noSettings(),
    'inherit',
  )
  return faults > 0 ? 1 : code
}

/** Changed, staged or new since the last commit, and still there. */
function changedFiles() {
  const list = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
    if (status !== 0) throw new Fault('npm run check -- --changed asks git what has changed, and this folder is not a git checkout: run npm run check instead.')
    return stdout.split('\0').filter(Boolean)
  }
  const found = [...list('diff', '--name-only', '--diff-filter=d', '-z', 'HEAD'), ...list('ls-files', '--others', '--exclude-standard', '-z')]
  return [...new Set(found)]
}

/** `npm run bench`: the claims of the README, measured on a database of its own. */
export async function bench(_: unknown, rest: string[]) {
  await generateClient(() => {})
  atEnd(signIn(join('.build', 'bench.used-by')))
  return (await runChild(['--expose-gc', '--conditions=react-server', '--import', 'tsx', 'tests/bench/run.ts', ...rest], noSettings(), 'inherit')).code
}

/** `npm run trial:kill`: a desk of its own, whose parts are killed while it is written to (tests/trial/kill.ts). */
export async function trialKill(_: unknown, rest: string[]) {
  await generateClient(() => {})
  return (await runChild([...plainNode, 'tests/trial/kill.ts', ...rest], noSettings(), 'inherit')).code
}

/** `npm run trial:api -- MINUTES`: the API called at random by what its own document allows and does not (tests/support/api-fuzz.ts), and the counts of it. */
export async function trialApi(_: unknown, [minutes = '1', seed, ...rest]: string[]) {
  if (!(Number(minutes) > 0) || (seed !== undefined && !/^\d+$/.test(seed)) || rest.length > 0)
    throw new Fault('npm run trial:api takes a number of minutes, and a seed where one is to be tried again: npm run trial:api -- 5 1234')
  await generateClient(() => {})
  const variables = { ...noSettings(), TRIAL_MINUTES: minutes, TRIAL_SEED: seed }
  return (await runChild([vitest, 'run', 'tests/db/api/fuzz.test.ts', '--project', 'db', '--disableConsoleIntercept=true'], variables, 'inherit')).code
}

/** `npm run mutation`: changes the clock's code in thousands of small ways, and asks of each whether a test notices. Ten to twenty minutes. */
export async function mutation(_: unknown, rest: string[]) {
  return (await runChild([bin('@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run', ...rest], noSettings(), 'inherit')).code
}

const types: [string, string[]] = ['tsc', [bin('typescript', 'bin', 'tsc'), '--noEmit']]
const allSteps: [string, string[]][] = [
  ['next typegen', [bin('next', 'dist', 'bin', 'next'), 'typegen']],
  types,
  ['biome', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']],
]

/** Types of routes, types, lint and format: how many of these found something. */
async function faultsInSources(steps = allSteps) {
  let faults = 0
  for (const [name, args] of steps) {
    const { code, text } = await runChild(args, noSettings())
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
    if (code === 0) continue
    faults++
    console.log(text)
  }
  return faults
}

function runVitest(project: string, words: string[]) {
  return withReport(async (report) => {
    const args = [vitest, 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words]
    const { code } = await runChild(args, noSettings(), 'inherit')
    return countOf(report, code, (vitest) => ({
      passed: vitest.numPassedTests!,
      failed: vitest.numFailedTests!,
      skipped: vitest.numPendingTests! + vitest.numTodoTests!,
    }))
  })
}

async function withReport<Result>(work: (report: string) => Promise<Result>) {
  const folder = mkdtempSync(join(tmpdir(), 'foi-desk-report-'))
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that broke off before it could count, or failed outside a test, is a failure too. */
function countOf(
  report: string,
  code: number,
  read: (report: Record<string, number | undefined> & { stats: Record<string, number | undefined> }) => Count,
): Count {
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')))
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** The environment without the desk's settings: whoever has them set for a running desk must not find its database emptied. */
function noSettings() {
  const names = [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'DATABASE_POOL',
    'HEAP_MB',
    'HEAP_YOUNG_MB',
    'BASE_URL',
    'AUTH_SECRET',
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
    'TRUST_PROXY',
    'REQUESTS_PER_MINUTE',
    'DEMO',
    'BACKUP_TO',
    'BACKUP_KEEP',
    'NEXTAUTH_URL',
    'NEXTAUTH_SECRET',
    'NEXT_DIST_DIR',
    'NODE_ENV',
  ]
  return Object.fromEntries(names.map((name) => [name, undefined]))
}
