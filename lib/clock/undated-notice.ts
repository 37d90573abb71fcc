import type { Clock } from './types'

/** A notice of the time that runs that gives no date, where none has given one since. */
export const undatedNotice = ({ notices, extendedTo, periods }: Pick<Clock, 'notices' | 'extendedTo' | 'periods'>) =>
  extendedTo === null ? notices.findLast(({ effect, on }) => effect === 'no date' && on >= periods.at(-1)!.startedOn) : undefined
