/**
 * What the force took back and has not given again. The Act gives no time for another answer in its place (s.10(1) is met by the
 * first): nobody is late with it, and what is said of it is since when there is none.
 */
import type { Clock } from './types'

/** The retractions of answers that were not given again, the last one last. */
export const retractionsLeft = ({ retractions, takenBack }: Pick<Clock, 'retractions' | 'takenBack'>) =>
  retractions.filter(({ questions }) => questions.some((question) => takenBack.includes(question)))

/** The day of the last of them; null where there is none. */
export const takenBackOn = (clock: Pick<Clock, 'retractions' | 'takenBack'>) => retractionsLeft(clock).at(-1)?.on ?? null
