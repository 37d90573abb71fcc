import type { ChildProcess } from 'node:child_process'
import { eachLine } from './children.ts'
import type { OpenDatabase } from './database.ts'
import { end, isEnding } from './ending.ts'
import { Fault } from '../faults.ts'
import { birthOf } from './processes.js'

/** What a program prints is passed on, without the banner that Next begins with. */
export function relay(child: ChildProcess) {
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    eachLine(
      from,
      (line) =>
        /^\s*$|^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next.config)|Worker: ready)|^\s*[⨯✓·] agentUpgrade/.test(line) ||
        to.write(`${line}\n`),
    )
  }
  return child
}

/** The desk is whole or it stops: a service manager, or a person, is to see that a part of it is gone. */
export function watch(child: ChildProcess, name: string) {
  child.once('exit', (code, signal) => {
    if (isEnding()) return
    console.error(`${name} ended unexpectedly (${signal ?? `exit code ${code}`}): the desk stops.`)
    void end(1)
  })
  return child
}

/** The worker prints a line when it has its queues. */
export const ready = (worker: ChildProcess) => new Promise<void>((resolve) => worker.stdout?.once('data', () => resolve()))

export function watchDatabase({ pid, log }: OpenDatabase) {
  if (pid === null) return
  const birth = birthOf(pid)
  setInterval(() => {
    if (isEnding() || birthOf(pid) === birth) return
    console.error(`PostgreSQL ended unexpectedly (its log: ${log}): the desk stops.`)
    void end(1)
  }, 1_000).unref()
}

/** Waits until the health page says yes; the sentence it gives otherwise is told if it never does. While developing, an error page is an answer too. */
export async function healthy(port: number, mode: 'start' | 'dev') {
  let said = ''
  for (const until = Date.now() + 90_000; Date.now() < until && !isEnding(); await pause(50)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(30_000) })
      if (response.status === 200 || mode === 'dev') return
      said = await response.text()
    } catch {
      // Not listening yet.
    }
  }
  if (!isEnding()) throw new Fault(`The app did not become healthy within 90 seconds. ${said.slice(0, 500)}`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
