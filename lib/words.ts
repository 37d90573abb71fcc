/** How lists, sections and numbers are written in a sentence of English, the same in letters, flags, reports and the timeline. */

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** 'a, b and c' */
export const joinList = (parts: readonly string[]) => list.format(parts)

/** 'question 2', 'questions 1 and 3' */
export const joinQuestions = (numbers: readonly number[]) => `${numbers.length === 1 ? 'question' : 'questions'} ${joinList(numbers.map(String))}`

/** '1 working day', '11 working days' */
export const workingDays = (count: number) => `${count} working ${count === 1 ? 'day' : 'days'}`

/** '11 working days late'; only 'late' where no working day has passed since, as on the Sunday after a Friday */
export const workingDaysLate = (count: number) => (count === 0 ? 'late' : `${workingDays(count)} late`)

/** The same in a column of days: '11 late' */
export const daysLate = (count: number) => (count === 0 ? 'late' : `${count} late`)

/** A section of the Act as it is printed: 's.40(2)' */
export const sectionLabel = (section: string) => `s.${section}`

/** The same without its subsection: 's.40' */
export const sectionNumberLabel = (section: string) => sectionLabel(section.replace(/\(.*/, ''))

/** 's.12, s.40(2) and s.31(1)(a)' */
export const joinSections = (sections: readonly string[]) => joinList(sections.map(sectionLabel))

const numbers: Record<number, string> = {
  2: 'two',
  3: 'three',
  5: 'five',
  6: 'six',
  10: 'ten',
  18: 'eighteen',
  20: 'twenty',
  28: 'twenty-eight',
  30: 'thirty',
  40: 'forty',
  60: 'sixty',
}
const ordinals: Record<number, string> = { 20: 'twentieth', 30: 'thirtieth', 40: 'fortieth' }

/** 20 as 'twenty'; in figures where it is none of the numbers of the Act, as a changed law may have it. */
export const spellNumber = (count: number) => numbers[count] ?? String(count)
/** 20 as 'twentieth' */
export const ordinal = (count: number) => ordinals[count] ?? `${count}th`
/** 42 days as 'six weeks' */
/** The text with a capital at its start. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** How long to wait, in whole minutes: 'a minute', '15 minutes'. */
export const minutesFor = (seconds: number) => (seconds <= 60 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`)

export const spellWeeks = (days: number) => (days % 7 === 0 ? `${spellNumber(days / 7)} weeks` : `${days} days`)
