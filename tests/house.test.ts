import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Holds the code to ARCHITECTURE.md: what kind of file may import what, which room of lib/ stands on which, and
 * which files of a room the others may use. An import that runs back up fails here, whatever it is written as.
 */

/** What a file is, told by its place and name alone. The first that fits is it. */
const kinds = {
  page: /^(app\/|proxy\.ts)/,
  component: /^components\//,
  action: /^lib\/.*\bactions\.ts$/,
  store: /^lib\/.*\b(queries|commands)\.ts$/,
  // The front door, the worker and the backups are programs of their own: what they import, the app never does.
  program: /^lib\/(front-door|jobs)\/|^lib\/backup\/(?!(manifest|status|words)\.ts)/,
  edge: /^lib\/(bounded-cache|db|env|incoming|mail|idempotency|outgoing)\.ts$|^lib\/auth\/(session|sign-in-session|options|passwords|throttle|incoming)\.ts$|^lib\/files\/(store|upload)\.ts$|^lib\/api\/(route|tokens|body|import-input)\.ts$|^lib\/(imports\/read|reports\/bytes|requests\/row-cache|.*\b(worker|thread))\.ts$/,
  facts: /\.json$/,
  pure: /^lib\//,
  generated: /^prisma\/generated\//,
  migrations: /^prisma\/migrate\.ts$/,
  test: /^tests\//,
}
type Kind = keyof typeof kinds

/** Downhill only: a page may reach anything below it, a pure file only its like. */
const mayImport: Record<Kind, Kind[]> = {
  page: ['page', 'component', 'action', 'store', 'edge', 'pure', 'facts', 'migrations'],
  component: ['component', 'action', 'pure', 'facts'],
  action: ['store', 'edge', 'pure', 'facts'],
  store: ['store', 'edge', 'pure', 'facts', 'generated'],
  // `npm test` is a program of the front door.
  program: ['program', 'store', 'edge', 'pure', 'facts', 'migrations', 'test'],
  edge: ['store', 'edge', 'pure', 'facts', 'generated'],
  pure: ['pure', 'facts'],
  generated: [],
  facts: [],
  migrations: [],
  test: [],
}

/**
 * The rooms of lib/, the lowest first: each may import those before it and the files that stand in lib/ itself. Beside each
 * room its public face: the files that anything outside it may import. `*` is a room so small that all of it is public.
 */
const rooms: Record<string, readonly string[] | '*'> = {
  'working-days': ['calendar', 'day-arithmetic', 'queries', 'table-difference', 'working-days'],
  events: '*',
  clock: [
    'breaches',
    'clock',
    'extension-rule',
    'late-notice',
    'taken-back',
    'constants',
    'receipt',
    'receipt-form',
    'replay/state',
    'reviews',
    'standing',
    'strip/counts',
    'strip/strip',
    'types',
    'undated-notice',
  ],
  auth: ['actions', 'caller', 'commands', 'incoming', 'passwords', 'queries', 'secrets', 'session', 'session-life', 'sign-in-session', 'throttle'],
  forces: ['actions', 'commands', 'listing', 'names', 'population', 'queries', 'record', 'register'],
  letters: ['confirmed', 'kinds', 'letter-text', 'merge', 'reminders', 'request-letters'],
  chasing: ['follow-up', 'next-step', 'steps'],
  requests: '*',
  files: '*',
  archives: '*',
  backup: '*',
  investigations: ['actions', 'commands', 'new-form', 'queries', 'schema'],
  figures: ['actions', 'block', 'cells', 'commands', 'decimal', 'parse-cell', 'queries', 'schema', 'stored'],
  logging: ['actions', 'bulk-actions', 'checks', 'commands', 'event-form', 'form-inputs', 'offered-form', 'page-address', 'page-entries', 'step-letter'],
  board: '*',
  findings: '*',
  calendar: ['actions', 'changes', 'dates', 'ics', 'months', 'moves', 'queries', 'schema', 'summary'],
  today: '*',
  imports: ['actions', 'commands', 'limits', 'mapping', 'plan', 'queries', 'refusals', 'states', 'summary'],
  reports: ['actions', 'as-at', 'bytes', 'dataset', 'for-export', 'formats', 'html', 'queries'],
  search: '*',
  jobs: '*',
  api: '*',
  settings: ['actions', 'queries', 'schema'],
  'front-door': '*',
}
const roomsInOrder = Object.keys(rooms)

/** Libraries that work on values alone: the same in, the same out. */
const pureLibraries = [
  'zod',
  'zod-openapi',
  '@zxcvbn-ts/language-common',
  'bowser',
  'ipaddr.js',
  'node:crypto',
  'node:module',
  'csv-parse/sync',
  'iconv-lite',
  'ical-generator',
  'pdfkit',
  'write-excel-file/node',
  '@e965/xlsx',
  'node:zlib',
  'yauzl',
  'fflate',
]

const kindOf = (file: string) => (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].test(file))
const files = ['app', 'components', 'lib'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((file) => join(top, file))
    .filter((file) => /\.[jt]sx?$/.test(file)),
)
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

type Import = { from: string; target: string | null; isType: boolean }

/** Every import of a file, however it is written: `import`, `export … from`, `import()`, `import type`. */
function importsOf(file: string): Import[] {
  const source = sources.get(file)!
  return [...source.matchAll(/(?:^(import|export) (type )?[^'"();]*?from |^import |\bimport\(\s*)['"]([^'"]+)['"]/gm)].map(([, , type, from]) => ({
    from: from!,
    target: resolve(file, from!),
    isType: type !== undefined,
  }))
}

function resolve(file: string, from: string) {
  const path = from.startsWith('@/') ? from.slice(2) : from.startsWith('.') ? join(dirname(file), from) : null
  if (path === null) return null
  return (
    ['', '.ts', '.tsx', '.js']
      .map((ending) => path + ending)
      .find((candidate) => sources.has(candidate) || (/\.\w+$/.test(candidate) && existsSync(candidate))) ?? path
  )
}

/** The room of a file of lib/; null for one that stands in lib/ itself, and for anything outside. */
function roomOf(file: string) {
  const [top, room, ...rest] = file.split('/')
  return top === 'lib' && rest.length > 0 ? room! : null
}

describe('what a kind of file may import', () => {
  test.each(files.filter((file) => /\.tsx?$/.test(file)))('%s keeps to its floor', (file) => {
    const kind = kindOf(file)!
    const source = sources.get(file)!
    for (const { from, target, isType } of importsOf(file)) {
      // The shape of what a query returns may travel to a view: a type carries no code along.
      if (isType) continue
      if (target) expect(mayImport[kind], `${file} imports ${from}`).toContain(kindOf(target))
      else if (kind === 'pure') expect(pureLibraries, `${file} imports ${from}`).toContain(from)
    }
    if (kind === 'pure') expect(source, `${file} is told the time and its settings`).not.toMatch(/new Date\(\)|Date\.now\(|process\.env/)
    if (kind !== 'program' && file !== 'lib/env.ts') expect(source, `${file} has its settings from lib/env`).not.toMatch(/process\.env/)
    if (!/auth\/session|api\/tokens|jobs\//.test(file)) expect(source, `${file} makes no Actor`).not.toMatch(/as Actor\b/)
  })
})

describe('which room stands on which', () => {
  const arrows = files.flatMap((file) => importsOf(file).flatMap(({ target }) => (target?.startsWith('lib/') ? [{ file, target }] : [])))

  test('every folder of lib is a room with its floor', () => {
    expect([...new Set(files.map(roomOf).filter((room) => room !== null))].sort()).toEqual([...roomsInOrder].sort())
  })

  test('no import runs back up, types included: so no two rooms import each other, and there is no cycle of rooms', () => {
    const floor = (file: string) => roomsInOrder.indexOf(roomOf(file) ?? '')
    const up = arrows.filter(({ file, target }) => file.startsWith('lib/') && roomOf(file) !== roomOf(target) && floor(target) >= floor(file))
    expect(up.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('what stands in lib itself leans on no room', () => {
    expect(arrows.filter(({ file, target }) => file.startsWith('lib/') && roomOf(file) === null && roomOf(target) !== null)).toEqual([])
  })

  test('only the public face of a room is imported from outside it', () => {
    const isPublic = (target: string) => {
      const face = rooms[roomOf(target)!]
      return face === '*' || face?.includes(target.slice(`lib/${roomOf(target)}/`.length).replace(/\.[jt]sx?$/, ''))
    }
    const inside = arrows.filter(
      ({ file, target }) => roomOf(target) !== null && roomOf(file) !== roomOf(target) && !isPublic(target) && !target.endsWith('.json'),
    )
    expect(inside.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('no name of a face is one that nobody outside uses', () => {
    const used = new Set(arrows.filter(({ file, target }) => roomOf(file) !== roomOf(target)).map(({ target }) => target.replace(/\.[jt]sx?$/, '')))
    const elsewhere = ['prisma/seed.ts', 'prisma/demonstration.ts']
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const unused = Object.entries(rooms).flatMap(([room, face]) =>
      face === '*' ? [] : face.map((name) => `lib/${room}/${name}`).filter((path) => !used.has(path) && !elsewhere.includes(path)),
    )
    expect(unused).toEqual([])
  })

  test('no circle of files', () => {
    const targets = new Map(files.map((file) => [file, importsOf(file).flatMap(({ target }) => (target && sources.has(target) ? [target] : []))]))
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]) => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      state.set(file, 'open')
      for (const target of targets.get(file) ?? []) visit(target, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })
})

test('a file over 200 lines says at its head why it is one', () => {
  const long = [...sources].filter(([, source]) => source.trimEnd().split('\n').length > 200)
  const silent = long.filter(([, source]) => !/\bover 200 lines\b/i.test(source.split('\n').slice(0, 60).join(' ')))
  expect(silent.map(([file, source]) => `${file} (${source.trimEnd().split('\n').length})`)).toEqual([])
})
