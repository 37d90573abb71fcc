import { type Day, longDay } from '@/lib/days'
import { merge, numbered } from './merge'

/** The letters of a round as each force receives its own, with its address where a person has confirmed one. */
type LetterInvestigation = { title: string; letter: string; letterSubject: string; questions: readonly { text: string }[] }
type Row = { reference: string; force: { id: string; name: string; shortName: string } }
type LetterContext = {
  sender: { name: string; newsroom: string }
  today: Day
  addresses: readonly { id: string; address: string | null; confirmedAt: Date | null }[]
}

export function requestLetters<Of extends Row>(
  rows: readonly Of[],
  { title, letter, letterSubject, questions }: LetterInvestigation,
  { sender, today, addresses }: LetterContext,
) {
  const confirmed = new Map(addresses.filter(({ confirmedAt }) => confirmedAt !== null).map(({ id, address }) => [id, address]))
  const shared = { title, name: sender.name, newsroom: sender.newsroom, date: longDay(today), questions: numbered(questions.map(({ text }) => text)) }
  return rows.map((row) => {
    const values = { ...shared, force: row.force.name, reference: row.reference }
    return { row, subject: merge(letterSubject, values), body: merge(letter, values), address: confirmed.get(row.force.id) ?? null }
  })
}
