/**
 * How many requests the app works on at once. More wait in line, in the order in which they came; when the line is full, or a request has waited
 * its time, it is turned away while there is still breath to say so. Without this a burst fills the pool of the database and fails at random.
 */
export type Capacity = { atOnce: number; waiting: number }

export function capacityOf({ atOnce, waiting }: Capacity) {
  let within = 0
  const line: (() => void)[] = []

  const leave = () => {
    const next = line.shift()
    // The place goes from hand to hand, so that nobody slips in between.
    if (next) next()
    else within--
  }

  return {
    /** Resolves to what gives the place back, or to null where there is none within so many milliseconds. */
    enter(patience: number): Promise<(() => void) | null> {
      if (within < atOnce) {
        within++
        return Promise.resolve(once(leave))
      }
      if (line.length >= waiting) return Promise.resolve(null)
      return new Promise((resolve) => {
        const admit = () => {
          clearTimeout(timer)
          resolve(once(leave))
        }
        const timer = setTimeout(() => {
          line.splice(line.indexOf(admit), 1)
          resolve(null)
        }, patience)
        line.push(admit)
      })
    },
  }
}

function once(leave: () => void) {
  let isLeft = false
  return () => {
    if (!isLeft) leave()
    isLeft = true
  }
}
