import { generateClient } from './build.ts'
import { plainNode, runChild } from './children.ts'
import { prepareDataDir } from './database.ts'
import { atEnd } from './ending.ts'
import { Fault } from '../faults.ts'
import { migrate, openDatabase, variablesFor } from './serve.ts'
import type { Settings } from '../configuration.ts'

/** Programs that need the desk's database. Beside a running desk they use the one that runs; without, they start it and stop it after. */
export async function withDatabase(settings: Settings, program: string, rest: string[]) {
  const dataDir = prepareDataDir(settings.DATA_DIR)
  await generateClient(() => {})
  const opening = openDatabase(settings, dataDir)
  atEnd(async () => (await opening.catch(() => null))?.close())
  const database = await opening
  await migrate(database.url)
  const { code } = await runChild([...plainNode, program, ...rest], variablesFor(settings, dataDir, database.url, 'start'), 'inherit')
  return code
}

/** `npm run token -- EMAIL [NAME]` */
export async function token(settings: Settings, rest: string[]) {
  if (!rest[0]?.includes('@')) throw new Fault('Say whose token it is to be: npm run token -- someone@example.org "what it is for"')
  return withDatabase(settings, 'lib/front-door/token.ts', rest)
}

/** `npm run migration -- NAME` */
export const migration = (settings: Settings, rest: string[]) => withDatabase(settings, 'prisma/new-migration.ts', rest)

/** `npm run calendar:check -- FILE` */
export async function calendarCheck(_: Settings, rest: string[]) {
  if (!rest[0]) throw new Fault('Name the file: npm run calendar:check -- bank-holidays.json (a fresh copy of https://www.gov.uk/bank-holidays.json)')
  return (await runChild([...plainNode, 'lib/front-door/calendar-check.ts', ...rest], {}, 'inherit')).code
}
