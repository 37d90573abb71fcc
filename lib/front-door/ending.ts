/**
 * What has to be undone when the door closes, last opened first closed: the app before its database, the database before its
 * lock. A signal may come at any moment, and twice: from the terminal to all at once, and from npm again.
 */
type Closing = () => Promise<void> | void

const closings: Closing[] = []
let ending: Promise<void> | null = null
let asked = 0

/** Remembers what to close at the end. What it returns closes it before that. */
export function atEnd(closing: Closing): () => Promise<void> {
  closings.push(closing)
  return async () => {
    const place = closings.indexOf(closing)
    if (place < 0) return
    closings.splice(place, 1)
    await closing()
  }
}

export const isEnding = () => ending !== null

/** Closes everything and ends the program. The first who asks decides the exit code. */
export function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (let closing = closings.pop(); closing; closing = closings.pop())
      await Promise.resolve(closing()).catch?.((error: Error) => console.error(error.message))
    process.exit(code)
  })()
  return ending
}

/** From now on a signal ends the program in order. Its exit code is `code`, or by custom 128 and the signal's number. */
export function endOnSignals(code?: () => number | undefined) {
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.on(signal, () => {
      // A second press, not the echo of the first: whoever presses again doesn't want to wait.
      if (asked && performance.now() - asked > 1_500 && signal === 'SIGINT') process.exit(130)
      asked ||= performance.now()
      void end(code?.() ?? 128 + number)
    })
  }
  // npm may be ended alone, and tells nobody: then this process has another parent.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || void end(code?.() ?? 143), 500).unref()
}
