import { readFileSync } from 'node:fs'
import { z } from 'zod'
import published from '@/lib/deadlines/bank-holidays.json'

/** Compares our table of bank holidays with a fresh copy of gov.uk's, and prints what differs. Exit code 1 if anything does. */
const table = z.record(z.string(), z.looseObject({ events: z.array(z.looseObject({ title: z.string(), date: z.iso.date() })) }))

const file = process.argv[2]!
const theirs = readTable(file)
const ours = linesOf(table.parse(published))
const last = [...theirs.keys()]
  .map((line) => line.slice(-10))
  .sort()
  .at(-1)

const missing = [...theirs].filter(([line, title]) => ours.get(line) !== title)
const surplus = [...ours].filter(([line, title]) => theirs.get(line) !== title)
// gov.uk drops years gone by from its file; only where its years overlap with ours can a day of ours be one too many.
const first = [...theirs.keys()].map((line) => line.slice(-10)).sort()[0] ?? ''
const wrong = surplus.filter(([line]) => line.slice(-10) >= first)

for (const [line, title] of missing) console.log(`+ ${line}  ${title}`)
for (const [line, title] of wrong) console.log(`- ${line}  ${title}`)
console.log(
  missing.length + wrong.length === 0
    ? `The same, from ${first} to ${last}.`
    : `${missing.length} in the file and not in our table (+), ${wrong.length} in our table and not in the file (-).`,
)
process.exitCode = missing.length + wrong.length === 0 ? 0 : 1

function readTable(path: string) {
  try {
    return linesOf(table.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch (error) {
    console.error(error instanceof z.ZodError || error instanceof SyntaxError ? `${path} is not gov.uk's table of bank holidays.` : (error as Error).message)
    process.exit(1)
  }
}

/** 'england-and-wales 2026-04-03' → 'Good Friday' */
function linesOf(divisions: z.infer<typeof table>) {
  return new Map(Object.entries(divisions).flatMap(([division, { events }]) => events.map(({ date, title }) => [`${division} ${date}`, title] as const)))
}
