import type { Day } from '@/lib/days'
import type { ReceiptClock } from '@/lib/deadlines/receipt'
import type { Count, Mark } from './strip'

/** What the calculator draws: the count from a day of receipt to day 40, with nothing but the Act's own dates on it. */
export function countOfReceipt({ receivedOn, dueOn, ruleBDueOn, fortiethOn }: ReceiptClock, today: Day): Count {
  const marks: Mark[] = [{ on: receivedOn, is: 'received', words: 'Received. Day 0' }, ...datesMarked({ dueOn, ruleBDueOn, fortiethOn })]
  const isInside = today >= receivedOn && today <= fortiethOn
  return { zeroOn: receivedOn, dueOn, ruleBDueOn, fortiethOn, until: fortiethOn, after: 'plain', marks: isInside ? [...marks, { on: today, is: 'today', words: 'Today' }] : marks }
}

/** Due, due under rule B where that differs, and day 40. */
export const datesMarked = ({ dueOn, ruleBDueOn, fortiethOn }: Pick<Count, 'dueOn' | 'ruleBDueOn' | 'fortiethOn'>): Mark[] => [
  { on: dueOn, is: 'due', words: 'Due' },
  ...(ruleBDueOn === dueOn ? [] : [{ on: ruleBDueOn, is: 'rule-b' as const, words: 'Due under rule B' }]),
  { on: fortiethOn, is: 'fortieth', words: 'The ICO expects no longer than this, extension included' },
]
