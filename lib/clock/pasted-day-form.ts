import { type Day, isDayInRange } from '@/lib/days'

/**
 * A day as people paste it from a letter: '6 March 2026', 'Fri 6th Mar 26', '06/03/2026', '2026-03-06'. Numbers alone
 * are read day first, as every force writes them; a day that does not exist is no day.
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export function pastedDay(text: string): Day | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.\s]+/, '')
    .replace(/[,\u00a0\s]+/g, ' ')
    .replace(/t\d{2}:\d{2}.*$| (at )?\d{1,2}[:.]\d{2}.*$/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (iso) return made(iso[1]!, iso[2]!, iso[3]!)
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(plain)
  if (numbers) return made(numbers[3]!, numbers[2]!, numbers[1]!)
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/.exec(plain)
  if (worded) return made(worded[3]!, monthOf(worded[2]!), worded[1]!)
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(plain)
  return monthFirst ? made(monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!) : null
}

const fullNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const monthOf = (name: string) => String(fullNames.findIndex((full, index) => full.startsWith(name) && (name.length >= 4 || name === months[index])) + 1)

function made(year: string, month: string, date: string): Day | null {
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDayInRange(text) ? text : null
}
