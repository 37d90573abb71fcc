import { type Day, isDay } from '@/lib/days'
import { calendarBeginsOn } from '@/lib/working-days/calendar'

/** The day that an address asks for. Without one it is today; what is no day, or has not come yet, is said and not guessed. */
export function asAtIn(sent: string | string[] | null | undefined, today: Day): { asAt: Day; words: string | null } {
  const text = Array.isArray(sent) ? sent[0] : sent
  if (!text) return { asAt: today, words: null }
  if (!isDay(text)) return { asAt: today, words: `“${text.slice(0, 40)}” is no day: write it as year-month-day, for example 2026-04-08.` }
  if (text < calendarBeginsOn) return { asAt: today, words: 'The calendar of bank holidays begins in January 2012.' }
  return text > today ? { asAt: today, words: 'That day has not come yet.' } : { asAt: text, words: null }
}
