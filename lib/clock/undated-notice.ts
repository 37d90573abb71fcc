import type { Clock } from './types'

/** A notice of the time that runs that gives no date, where none has given one since. */
export const undatedNotice = ({ notices, extendedTo, runs }: Pick<Clock, 'notices' | 'extendedTo' | 'runs'>) =>
  extendedTo === null ? notices.findLast(({ effect, on }) => effect === 'no date' && on >= runs.at(-1)!.startedOn) : undefined
