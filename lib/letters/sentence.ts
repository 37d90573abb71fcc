import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Clock } from '@/lib/clock/types'
import type { LoggedEvent } from '@/lib/events/events'

/**
 * What letters are made of: sentences, each with a name, the condition under which it is true (in words for a lawyer, in code for
 * the desk) and its text. A sentence says only what the record holds, in whatever letter it stands: nothing around it makes it true.
 */
export type LetterFacts = {
  force: string
  title: string
  ourReference: string
  theirReference: string | null
  clock: Clock
  /** What happened and still stands, as at `today`. */
  events: readonly LoggedEvent[]
  calendar: Calendar
  today: Day
  sender: string
  newsroom: string
  /** The numbered questions as they were asked. */
  questions: readonly { number: number; text: string }[]
  /** Whether the investigation asks for figures: without measures no letter argues that totals were asked for. */
  asksForTotals: boolean
  /** The forces of the same investigation that gave something to a question: they have confirmed that they hold such information. */
  confirmedBy?: readonly { question: number; forces: readonly string[] }[]
}

export type Sentence = { name: string; only: string; when: (facts: LetterFacts) => boolean; say: (facts: LetterFacts) => string }
/** Sentences in one paragraph, or one to a line. */
export type Paragraph = { sentences: readonly Sentence[]; by: ' ' | '\n' }
/** The subject is the first of its sentences that holds. */
export type Draft = { subjects: readonly Sentence[]; paragraphs: readonly Paragraph[] }

export const paragraph = (...sentences: Sentence[]): Paragraph => ({ sentences, by: ' ' })
export const lines = (...sentences: Sentence[]): Paragraph => ({ sentences, by: '\n' })

export const always = { only: 'always', when: () => true }

/** A sentence that only asks, or says what we shall do. */
export const plain = (name: string, text: string | ((facts: LetterFacts) => string)): Sentence => ({
  name,
  ...always,
  say: typeof text === 'string' ? () => text : text,
})

/** A sentence as it stands in a letter. */
export type Said = { name: string; only: string; text: string }

export const sayIn = (sentences: readonly Sentence[], facts: LetterFacts): Said[] =>
  sentences.filter(({ when }) => when(facts)).map(({ name, only, say }) => ({ name, only, text: say(facts) }))
