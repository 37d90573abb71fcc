import { existsSync } from 'node:fs'
import { end, endOnSignals } from './ending.ts'
import { Fault, fullDisk } from './faults.ts'
import { serve } from './serve.ts'
import { readSettings, type Settings } from './settings.ts'

/** What each npm script does. */
const commands: Record<string, (settings: Settings, rest: string[]) => Promise<unknown>> = {
  start: (settings) => serve('start', settings),
  dev: (settings) => serve('dev', settings),
}

/** The one place where a fault becomes a sentence and an exit code. */
export async function openDoor(name: string, rest: string[]) {
  const isServing = name === 'start' || name === 'dev'
  // To be stopped is what a server is for: that is no failure. A test that was stopped has not passed.
  endOnSignals(() => (isServing ? 0 : undefined))
  process.once('uncaughtException', fail)
  process.once('unhandledRejection', fail)
  try {
    const command = commands[name]
    if (!command) throw new Fault(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
    if (existsSync('.env')) process.loadEnvFile('.env')
    const read = readSettings(process.env)
    if (!read.ok) throw new Fault(read.faults.join('\n'))
    const code = await command(read.settings, rest)
    if (!isServing) await end(typeof code === 'number' ? code : 0)
  } catch (error) {
    await fail(error)
  }
}

async function fail(error: unknown) {
  console.error(error instanceof Fault ? error.message : (fullDisk(error) ?? error))
  await end(1)
}
