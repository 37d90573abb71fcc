import { setTimeout as pause } from 'node:timers/promises'
import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import type { OpenDatabase } from './database.ts'
import { atEnd, end, isEnding } from './ending.ts'
import { Fault } from '../faults.ts'
import type { Desk } from './gate.ts'
import { birthOf } from './processes.js'
import { MOST_ENDS, restartPolicy } from './restarts.ts'

/**
 * Keeps the database up. The embedded server is watched by its process and started again when it dies, at the same address if that is
 * still free; where it is not, app and worker are started again with the new one. A server of one's own is only waited for.
 */
const EVERY = process.platform === 'linux' ? 250 : 1_000

export function keepDatabaseUp(database: OpenDatabase, desk: Desk, onMoved: () => Promise<void>) {
  const decide = restartPolicy()
  let birth = database.pid === null ? null : birthOf(database.pid)
  let isBusy = false

  const watch = async () => {
    if (isEnding() || database.pid === null || birthOf(database.pid) === birth || isBusy) return
    isBusy = true
    desk.isDatabaseUp = false
    try {
      await revive()
    } finally {
      isBusy = false
    }
  }

  async function revive() {
    for (let problem = ''; !isEnding(); ) {
      const next = decide(performance.now())
      if (!next.again) {
        console.error(`PostgreSQL ended unexpectedly ${MOST_ENDS} times in five minutes (its log: ${database.log}): the desk stops. ${problem || lastWords()}`)
        return void end(1)
      }
      console.error(`PostgreSQL ended unexpectedly (its log: ${database.log}): it starts again in ${(next.wait / 1000).toFixed(1)} s.`)
      await pause(next.wait)
      if (isEnding()) return
      const former = database.url
      try {
        await database.revive!()
      } catch (error) {
        problem = error instanceof Fault ? error.message : String(error)
        console.error(problem)
        continue
      }
      birth = birthOf(database.pid!)
      if (database.url !== former) await onMoved()
      desk.isDatabaseUp = true
      console.error('PostgreSQL works again.')
      return
    }
  }

  function lastWords() {
    try {
      return readFileSync(database.log!, 'utf8').trim().split('\n').slice(-3).join('\n')
    } catch {
      return ''
    }
  }

  /** The app met a database that is gone. Whether it is, is asked of the database itself; until it answers, requests wait. */
  const look = async () => {
    if (isBusy || isEnding()) return
    isBusy = true
    try {
      for (let tries = 0; !isEnding() && (database.pid === null || birthOf(database.pid) === birth); tries++) {
        if (await answers(database.url)) {
          if (!desk.isDatabaseUp) console.error('The database answers again.')
          desk.isDatabaseUp = true
          return
        }
        if (desk.isDatabaseUp) console.error('The database does not answer: requests wait for it.')
        desk.isDatabaseUp = false
        await pause(Math.min(2_000, 200 + tries * 100))
      }
    } finally {
      isBusy = false
    }
  }

  const timer = setInterval(() => void watch(), EVERY)
  timer.unref()
  atEnd(() => clearInterval(timer))
  return {
    look: () => void look(),
    untilUp: async () => {
      while (!isEnding() && (isBusy || !(await answers(database.url)))) await pause(250)
    },
  }
}

async function answers(url: string) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
