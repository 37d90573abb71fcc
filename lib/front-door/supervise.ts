import type { ChildProcess } from 'node:child_process'
import { stopChild } from './children.ts'
import { atEnd, end, isEnding } from './ending.ts'
import { MOST_ENDS, restartPolicy } from './restarts.ts'

/**
 * Keeps a program of the desk running: one that dies is started again (restarts.ts), with a line that says why. One that ends by
 * itself before it ever worked is not tried again: then something is wrong that a second try would not mend.
 */
export type Kept = {
  /** Settles when the program works for the first time. */
  started: Promise<void>
  /** Starts it anew on purpose, for instance because the database has another address now. */
  restart: () => Promise<void>
}

type Program = {
  name: string
  start: () => ChildProcess
  /** What has to be there before it is started again. */
  before?: () => Promise<void>
  /** Waits until the program works. */
  untilReady: (child: ChildProcess) => Promise<void>
  onReady?: (child: ChildProcess) => void
  onGone?: () => void
}

export function keepRunning({ name, start, before, untilReady, onReady, onGone }: Program): Kept {
  const decide = restartPolicy()
  let child: ChildProcess
  let hasWorked = false
  let timer: NodeJS.Timeout | undefined
  let markStarted = () => {}
  const started = new Promise<void>((resolve) => (markStarted = resolve))

  const run = () => {
    if (isEnding()) return
    const current = start()
    child = current
    let last = ''
    current.stderr?.on('data', (chunk) => (last = `${last}${chunk}`.slice(-600)))
    current.once('exit', (code, signal) => {
      if (child !== current || isEnding()) return
      onGone?.()
      const reason = signal ?? `exit code ${code}`
      const next = decide(performance.now())
      if (!next.again || (!hasWorked && code !== null)) {
        const times = next.again ? '' : ` ${MOST_ENDS} times in five minutes, the last time`
        console.error(`${name} ended unexpectedly${times} (${reason}): the desk stops.${last.trim() && ` It printed last:\n${last.trim()}`}`)
        void end(1)
        return
      }
      console.error(`${name} ended unexpectedly (${reason}): it starts again in ${(next.wait / 1000).toFixed(1)} s.`)
      timer = setTimeout(async () => {
        await before?.()
        if (child === current) run()
      }, next.wait)
    })
    void untilReady(current).then(() => {
      if (child !== current || current.exitCode !== null || current.signalCode !== null) return
      if (hasWorked) console.error(`${name} works again.`)
      hasWorked = true
      onReady?.(current)
      markStarted()
    })
  }
  // Registered once, however often the program is started: the order in which the parts stop stays that in which they were first started.
  atEnd(async () => {
    clearTimeout(timer)
    onGone?.()
    if (child) await stopChild(child)
  })
  run()

  const restart = async () => {
    clearTimeout(timer)
    const former = child
    child = undefined as unknown as ChildProcess
    onGone?.()
    if (former) await stopChild(former)
    run()
  }
  return { started, restart }
}
