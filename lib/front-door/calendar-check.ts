import { readFileSync } from 'node:fs'
import published from '@/lib/working-days/bank-holidays.json'
import { differencesOf, differencesThatMatter, isTable } from '@/lib/working-days/table-difference'

/** Compares our table of bank holidays with a fresh copy of gov.uk's, and prints what differs. Exit code 1 if anything does. */
const path = process.argv[2]!

function check(): number {
  const fresh = readJson()
  if (!isTable(fresh)) {
    console.error(`${path} is not gov.uk's table of bank holidays.`)
    return 1
  }
  const differences = differencesOf(published, fresh)
  const matter = differencesThatMatter(differences)
  for (const { words } of matter) console.log(words)
  // gov.uk drops years gone by from its file: a day before its first one is no day of ours too many.
  const dropped = differences.length - matter.length
  if (dropped > 0) console.log(`${dropped} days of our table lie before the first day of the file and were not compared.`)
  console.log(matter.length === 0 ? 'No difference.' : `${matter.length} ${matter.length === 1 ? 'difference' : 'differences'}.`)
  return matter.length === 0 ? 0 : 1
}

function readJson(): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    console.error((error as Error).message)
    process.exit(1)
  }
}

process.exitCode = check()
