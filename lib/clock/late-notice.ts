/** An extension that is in force but was given after the time in which it had to be, ss.10(3) and 17(2) FOIA 2000: said wherever the standing is. */
import type { Clock } from './types'

/** Working days by which the latest of the notices that extended the time that runs was late; nought where none was. */
export const noticeLateBy = ({ notices, extendedTo }: Pick<Clock, 'notices' | 'extendedTo'>): number =>
  extendedTo === null ? 0 : Math.max(0, ...notices.filter(({ effect, isLate }) => effect === 'extends' && isLate).map(({ workingDaysLate }) => workingDaysLate))
