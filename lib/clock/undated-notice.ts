/** A notice of the time that runs that gives no date, where none has given one since. */
import type { Clock } from './types'

export const undatedNotice = ({ notices, extendedTo, runs }: Pick<Clock, 'notices' | 'extendedTo' | 'runs'>) =>
  extendedTo === null ? notices.findLast(({ effect, on }) => effect === 'no date' && on >= runs.at(-1)!.startedOn) : undefined
