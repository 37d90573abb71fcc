import { existsSync } from 'node:fs'
import { backup, restore } from './backups.ts'
import { bench, check, mutation, test, trialApi, trialKill } from './checks.ts'
import { end, endOnSignals } from './ending.ts'
import { Fault, fullDisk } from '../faults.ts'
import { calendarCheck, migration, token } from './programs.ts'
import { serve } from './serve.ts'
import { readSettings, type Settings } from '../configuration.ts'

/** What each npm script does, and whether it is about the desk of these settings. */
type Command = { about: 'this desk' | 'the sources'; run: (settings: Settings, rest: string[]) => Promise<number | undefined> }

const commands: Record<string, Command> = {
  start: { about: 'this desk', run: (settings) => serve('start', settings) },
  dev: { about: 'this desk', run: (settings) => serve('dev', settings) },
  token: { about: 'this desk', run: token },
  backup: { about: 'this desk', run: backup },
  restore: { about: 'this desk', run: restore },
  migration: { about: 'this desk', run: migration },
  'calendar-check': { about: 'the sources', run: calendarCheck },
  check: { about: 'the sources', run: check },
  test: { about: 'the sources', run: test },
  bench: { about: 'the sources', run: bench },
  'trial-kill': { about: 'the sources', run: trialKill },
  'trial-api': { about: 'the sources', run: trialApi },
  mutation: { about: 'the sources', run: mutation },
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
    const code = await command.run(command.about === 'this desk' ? settings() : ({} as Settings), rest)
    if (!isServing) await end(code ?? 0)
  } catch (error) {
    await fail(error)
  }
}

/** From the environment; what it leaves out, from `.env`. */
function settings() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = readSettings(process.env)
  if (!read.ok) throw new Fault(read.faults.join('\n'))
  return read.settings
}

async function fail(error: unknown) {
  console.error(error instanceof Fault ? error.message : (fullDisk(error) ?? error))
  await end(1)
}
