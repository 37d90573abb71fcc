/**
 * An extension notice that gives no date, s.17(2) FOIA 2000, where none has given one since: of the time that runs, so that one of
 * before a clarification or a narrower request is of no account. A notice in the record has a receipt before it (replay/extension.ts).
 */
import type { Clock } from './types'

export const undatedNotice = ({ notices, extendedTo, runs }: Pick<Clock, 'notices' | 'extendedTo' | 'runs'>) =>
  extendedTo === null ? notices.findLast(({ effect, on }) => effect === 'no date' && on >= runs.at(-1)!.startedOn) : undefined
