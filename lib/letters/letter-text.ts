import type { LetterKind } from './kinds'
import { complaint } from './complaint'
import { narrowing } from './narrowing-letter'
import { clarificationAnswer, extensionDate } from './letters-in-time'
import { firstReminder, restReminder, secondReminder } from './reminder-letters'
import { reviewChase, reviewRequest } from './review-letters'
import { type Draft, type LetterFacts, sayIn, type Said, type Sentence } from './sentence'

/**
 * The words of the letter that a next step names, ready to copy, approve and send. Pure: the same record on the same day makes
 * the same letter. Each sentence stands only where its condition holds. What only a person can say is left as a gap in square
 * brackets and listed, so that no letter leaves with a hole in it.
 */
export type { LetterFacts } from './sentence'

export type Letter = { subject: string; body: string; gaps: string[] }

const drafts: Record<LetterKind, Draft> = {
  reminder: firstReminder,
  'second-reminder': secondReminder,
  'ask-rest': restReminder,
  'extension-date': extensionDate,
  clarification: clarificationAnswer,
  narrow: narrowing,
  review: reviewRequest,
  'chase-review': reviewChase,
  complaint,
}

/** Every sentence that a letter of this kind can hold. */
export const sentencesOfKind = (kind: LetterKind): Sentence[] => [...drafts[kind].subjects, ...drafts[kind].paragraphs.flatMap(({ sentences }) => sentences)]

/** The letter in its sentences, each with its condition. */
export function saidIn(kind: LetterKind, facts: LetterFacts): { subject: Said; paragraphs: { said: Said[]; by: string }[] } {
  const { subjects, paragraphs } = drafts[kind]
  return {
    subject: sayIn(subjects, facts)[0]!,
    paragraphs: paragraphs.map(({ sentences, by }) => ({ said: sayIn(sentences, facts), by })).filter(({ said }) => said.length > 0),
  }
}

/** The letter of a kind. Days in it are written out; a letter to the Commissioner is addressed so. */
export function letterOf(kind: LetterKind, facts: LetterFacts): Letter {
  const { subject, paragraphs } = saidIn(kind, facts)
  const { theirReference, ourReference, title, sender, newsroom } = facts
  const greeting = kind === 'complaint' ? 'Dear Information Commissioner,' : 'Dear Freedom of Information team,'
  const written = paragraphs.map(({ said, by }) => said.map(({ text }) => text).join(by))
  return {
    subject: `${theirReference ? `${theirReference} / ` : ''}${ourReference}: ${subject.text}${theirReference ? '' : ` (${title})`}`,
    body: [greeting, ...written, `Yours faithfully,\n${sender}\n${newsroom}`].join('\n\n'),
    gaps: paragraphs.flatMap(({ said }) => said.flatMap(({ name, text }) => (name.startsWith('gap: ') ? [text] : []))),
  }
}
