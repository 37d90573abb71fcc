import { addDays, type Day, datedDay, isDay, isDayInRange } from '@/lib/days'
import { cutText } from '@/lib/text'

/**
 * The day a cell means. Dates are read day first, as they are written here: 03/04/2026 is 3 April. A date that only makes sense
 * month first is not turned round but told, because then the others of its column are in doubt too. A bare number of
 * five digits is a day as Excel counts them, from 30 December 1899.
 */
export type ReadDate = { kind: 'blank' } | { kind: 'day'; on: Day } | { kind: 'unread'; words: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const fullMonths = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

const blanks = new Set(['', '-', '–', '—', '--', 'n/a', 'na', 'none', 'nil', '.', 'null'])

const EXCEL_DAY_0 = '1899-12-30' as Day
/** 1 January 2000 and 31 December 2049: a number outside these is no date of a tracker. */
const FIRST_SERIAL = 36_526
const LAST_SERIAL = 54_788

export function readDate(text: string): ReadDate {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\u00a0\s]+/g, ' ')
  if (blanks.has(plain)) return { kind: 'blank' }

  if (/^\d{5}(\.\d+)?$/.test(plain)) {
    const serial = Math.floor(Number(plain))
    if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return unread(text)
    return { kind: 'day', on: addDays(EXCEL_DAY_0, serial) }
  }

  const bare = plain
    .replace(/^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[.,]? /, '')
    .replace(/[t ,]+(at )?\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?( ?(z|gmt|bst|utc|[+-]\d{2}:?\d{2}))?$/, '')
    .replace(/(\d)(st|nd|rd|th)\b/, '$1')

  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(bare)
  if (iso) return dayOf(text, iso[1]!, Number(iso[2]), iso[3]!)

  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(bare)
  if (figures) {
    const [, first, second, year] = figures as unknown as [string, string, string, string]
    if (Number(second) > 12 && Number(first) <= 12) {
      const turned = dayOf(text, year, Number(first), second)
      const meant = turned.kind === 'day' ? ` If it is month first it means ${datedDay(turned.on)}.` : ''
      return { kind: 'unread', words: `“${text.trim()}” is not a date day first: there is no month ${second}.${meant}` }
    }
    return dayOf(text, year, Number(second), first)
  }

  const dayFirst = /^(\d{1,2})[-/. ]?(?:of )?([a-z]+)\.?[-/., ]*(\d{4}|\d{2})$/.exec(bare)
  if (dayFirst) return named(text, dayFirst[1]!, dayFirst[2]!, dayFirst[3]!)
  const monthFirst = /^([a-z]+)\.?[-/ ](\d{1,2})[-/, ]+(\d{4})$/.exec(bare)
  if (monthFirst) return named(text, monthFirst[2]!, monthFirst[1]!, monthFirst[3]!)

  if (/^\d{1,2}[-/. ]?([a-z]{3,9}|\d{1,2})\.?$/.test(bare) && (/\d$/.test(bare) ? /[-/. ]/.test(bare) : monthOf(bare.replace(/^[\d\s./-]+/, '')) > 0))
    return { kind: 'unread', words: `“${text.trim()}” gives no year.` }
  return unread(text)
}

const unread = (text: string): ReadDate => ({
  kind: 'unread',
  words: `“${cutText(text.trim(), 60)}” is not a date the desk can read. Write it like 9 March 2026 or 09/03/2026.`,
})

/** 1 to 12 for a month's name in full or in three letters or more, 0 for any other word. */
function monthOf(word: string): number {
  const letters = word.replace(/\.$/, '')
  if (letters === 'sept') return 9
  return months.indexOf(letters) + 1 || fullMonths.indexOf(letters) + 1
}

function named(text: string, date: string, month: string, year: string): ReadDate {
  const number = monthOf(month)
  return number === 0 ? unread(text) : dayOf(text, year, number, date)
}

function dayOf(text: string, year: string, month: number, date: string): ReadDate {
  // No request under this Act is older than 2005, so two digits mean this century.
  const on = `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`
  if (isDay(on) && !isDayInRange(on))
    return { kind: 'unread', words: `“${cutText(text.trim(), 60)}” is not between 1990 and 2100: a figure of the year may be wrong.` }
  return isDay(on) ? { kind: 'day', on } : { kind: 'unread', words: `“${cutText(text.trim(), 60)}” is a day that does not exist.` }
}

/** Whether a date in figures could be read both ways, month first and day first. */
export function isEitherWay(text: string): boolean {
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/.exec(text.trim())
  return figures !== null && Number(figures[1]) <= 12 && Number(figures[2]) <= 12 && figures[1] !== figures[2]
}
