/**
 * How a part of the desk that died is started again: at once the first time, then after ever longer pauses, and not for ever. A part
 * that ends ten times within five minutes has a reason that only a person can mend. Times in milliseconds of a clock that never
 * goes back: the machine's own may be set.
 */
export const MOST_ENDS = 10
const WITHIN = 5 * 60_000
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 15_000

export type Restart = { again: true; wait: number } | { again: false }

export function restartPolicy() {
  let ends: number[] = []
  return (now: number): Restart => {
    ends = [...ends.filter((at) => now - at < WITHIN), now]
    if (ends.length >= MOST_ENDS) return { again: false }
    return { again: true, wait: Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (ends.length - 1)) }
  }
}
