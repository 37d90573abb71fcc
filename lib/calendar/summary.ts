import { type Day, weekdayOf } from '@/lib/days'
import { joinList } from '@/lib/words'
import { type DatedEntry, sideOf } from './dates'

/** A month in a sentence: what the forces owe, what they named, what is ours to do in time, and which weekdays do not count. */
export function summaryOf(entries: readonly DatedEntry[], holidays: readonly Day[]): string {
  const count = (side: (typeof sideOf)[keyof typeof sideOf]) => entries.filter(({ kind }) => sideOf[kind] === side).length
  const countedWords = (number: number, one: string, many: string) => (number === 0 ? [] : [`${number} ${number === 1 ? one : many}`])
  const late = entries.filter(({ isLate }) => isLate).length
  const weekdays = holidays.filter((on) => weekdayOf(on) % 6 !== 0).length
  const parts = [
    ...countedWords(count('due'), 'reply or review due', 'replies and reviews due').map((words) => (late ? `${words} (${late} late)` : words)),
    ...countedWords(count('said'), 'day that a force named', 'days that forces named'),
    ...countedWords(count('ours'), 'last day of ours', 'last days of ours'),
  ]
  const free =
    weekdays === 0 ? '' : ` ${weekdays === 1 ? 'One weekday is a bank holiday and does' : `${weekdays} weekdays are bank holidays and do`} not count.`
  return `${parts.length === 0 ? 'Nothing of any open request falls in this month' : joinList(parts)}.${free}`
}
