import { setTimeout as pause } from 'node:timers/promises'
import type { ChildProcess } from 'node:child_process'
import { eachLine } from './children.ts'
import { isEnding } from './ending.ts'
import { Fault } from '../faults.ts'

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

/** The worker prints a line when it has its queues. */
export const ready = (worker: ChildProcess) => new Promise<void>((resolve) => worker.stdout?.once('data', () => resolve()))

/**
 * Waits until the health page says that all is well, or, with `anyAnswer`, until it answers at all: an app that was started again while
 * the database is away can say so. What it says otherwise is told if it never does.
 */
export async function healthy(port: number, anyAnswer: boolean, child: ChildProcess) {
  let words = ''
  const isGone = () => isEnding() || child.exitCode !== null || child.signalCode !== null
  for (const until = performance.now() + 90_000; performance.now() < until && !isGone(); await pause(50)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(30_000) })
      if (response.status === 200 || anyAnswer) return
      words = await response.text()
    } catch {
      // Not listening yet.
    }
  }
  if (!isGone()) throw new Fault(`The app did not become healthy within 90 seconds. ${words.slice(0, 500)}`)
}
