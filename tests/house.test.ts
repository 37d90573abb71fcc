import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** What a file is, told by its place and name alone. The first that fits is it. */
const kinds = {
  page: /^(app\/|proxy\.ts)/,
  component: /^components\//,
  action: /^lib\/.*\bactions\.ts$/,
  store: /^lib\/.*\b(queries|commands)\.ts$/,
  // The door and the worker are programs of their own: what they import, the app never does.
  program: /^lib\/front-door\/(?!settings\.ts)|^lib\/jobs\//,
  edge: /^lib\/(db|env|mail)\.ts$|^lib\/auth\/(session|sign-in-session|options|passwords|throttle)\.ts$|^lib\/files\/(store|upload)\.ts$|^lib\/api\/(route|tokens)\.ts$|^lib\/(imports\/read|reports\/bytes|.*\b(worker|thread))\.ts$/,
  facts: /\.json$/,
  pure: /^lib\//,
  generated: /^prisma\/generated\//,
  migrations: /^prisma\/migrate\.ts$/,
}
type Kind = keyof typeof kinds

/** Downhill only: a page may reach anything below it, a pure file only its like. */
const may: Record<Kind, Kind[]> = {
  page: ['page', 'component', 'action', 'store', 'edge', 'pure', 'facts', 'migrations'],
  component: ['component', 'action', 'pure', 'facts'],
  action: ['store', 'edge', 'pure', 'facts'],
  store: ['store', 'edge', 'pure', 'facts', 'generated'],
  program: ['program', 'store', 'edge', 'pure', 'facts', 'migrations'],
  edge: ['store', 'edge', 'pure', 'facts', 'generated'],
  pure: ['pure', 'facts'],
  generated: [],
  facts: [],
  migrations: [],
}
/** Libraries that work on values alone: the same in, the same out. */
const pureLibraries = [
  'zod',
  'zod-openapi',
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
    .filter((file) => /\.tsx?$/.test(file)),
)

test.each(files)('%s keeps to its floor', (file) => {
  const kind = kindOf(file)!
  const source = readFileSync(file, 'utf8')
  // The shape of what a query returns may travel to a view: a type carries no code along.
  const carried = source.replaceAll(/^import type .*$/gm, '')
  for (const [, from] of carried.matchAll(/\bfrom '([^']+)'/g)) {
    const target = from!.startsWith('@/') ? from!.slice(2) : from!.startsWith('.') ? join(dirname(file), from!) : null
    if (target) expect(may[kind], `${file} imports ${from}`).toContain(kindOf(/\.\w+$/.test(target) ? target : `${target}.ts`))
    else if (kind === 'pure') expect(pureLibraries, `${file} imports ${from}`).toContain(from)
  }
  if (kind === 'pure') expect(source, `${file} is told the time and its settings`).not.toMatch(/new Date\(\)|Date\.now\(|process\.env/)
  if (kind !== 'program' && file !== 'lib/env.ts') expect(source, `${file} has its settings from lib/env`).not.toMatch(/process\.env/)
  if (!/auth\/session|api\/tokens|jobs\//.test(file)) expect(source, `${file} makes no Actor`).not.toMatch(/as Actor\b/)
})
