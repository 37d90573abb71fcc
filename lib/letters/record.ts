import type { Day } from '@/lib/days'
import type { CurrentOutcome } from '@/lib/clock/replay/state'
import type { EventOf, EventType, LoggedEvent } from '@/lib/events/events'
import { capital, joinList } from '@/lib/words'
import type { LetterFacts } from './sentence'

/**
 * What a letter may say of the record. Each of these reads the events themselves where a letter denies something: "I have had no
 * answer" has to be true of the whole record, not of the time that happens to run.
 */

/** What only who has the request can send: each is a proof that it arrived. */
const proofs: readonly EventType[] = [
  'request.acknowledged',
  'reply.promised',
  'request.answered',
  'clarification.asked',
  'request.extended',
  'fees.asked',
  'answer.retracted',
  'review.decided',
]
export const isProofOfReceipt = ({ type }: LoggedEvent) => proofs.includes(type)
/** An answer, or what a review gave in its place. */
export const isAnswer = (event: LoggedEvent) => event.type === 'request.answered' || (event.type === 'review.decided' && (event.outcomes ?? []).length > 0)

const inOrder = (events: readonly LoggedEvent[]) => events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))

/** The events since the letter was sent that stands now. */
export const sinceSent = ({ clock, events }: LetterFacts) => (clock.sentOn ? inOrder(events.filter(({ on }) => on >= clock.sentOn!)) : [])

export const lastOf = <Type extends EventType>(type: Type, events: readonly LoggedEvent[]) =>
  events.findLast((event): event is LoggedEvent & EventOf<Type> => event.type === type)

/** The letter that stands: how it went, and where to. */
export const sending = (facts: LetterFacts) =>
  sinceSent(facts).find((event) => event.type === 'request.sent' && event.on === facts.clock.sentOn) as (LoggedEvent & EventOf<'request.sent'>) | undefined

/** The receipt that the time is counted from now. */
export const currentRun = ({ clock }: LetterFacts) => clock.runs.at(-1)

/** No answer of any kind on the whole record; after a narrowed request, none since it went. */
export function hasNoAnswer(facts: LetterFacts) {
  const run = currentRun(facts)
  const from = run?.startedBy === 'refined' ? run.startedOn : null
  return !facts.events.some((event) => isAnswer(event) && (from === null || event.on >= from))
}

export const isSilent = ({ events }: LetterFacts) => !events.some(isProofOfReceipt)

/** Nothing of theirs that answers, on the day or since. */
export const noAnswerSince = (on: Day, { events }: LetterFacts) => !events.some((event) => isAnswer(event) && event.on >= on)

/** Our reminders since the answer was late. */
export const remindersSinceLate = ({ clock, events }: LetterFacts): Day[] => {
  const late = clock.lateAfterOn
  return late === null ? [] : [...new Set(inOrder(events).flatMap(({ type, on }) => (type === 'reminder.sent' && on > late ? [on] : [])))]
}

/** The outcomes of some questions, in the order of their numbers. */
export const outcomesOf = ({ clock }: LetterFacts, questions: readonly number[]) =>
  Object.values(clock.outcomes)
    .filter(({ question }) => questions.includes(question))
    .sort((one, other) => one.question - other.question)

/** The last retraction of an answer that was not given again, with the questions that are open from it. */
export const withdrawal = ({ clock: { retractions, takenBack } }: LetterFacts) => {
  const found = retractions.findLast(({ questions }) => questions.some((question) => takenBack.includes(question)))
  return found && { on: found.on, questions: found.questions.filter((question) => takenBack.includes(question)) }
}

/** A promise whose day has passed, and that no answer has kept. */
export function brokenPromise(facts: LetterFacts) {
  const { promisedOn } = facts.clock
  if (!promisedOn || promisedOn >= facts.today) return undefined
  const promise = sinceSent(facts).findLast((event) => event.type === 'reply.promised' && event.replyBy === promisedOn) as
    | { on: Day; replyBy?: Day }
    | undefined
  return promise && !facts.events.some((event) => isAnswer(event) && event.on >= promise.on) ? promise : undefined
}

/** The notice that extends the time, once the day it gave has passed. */
export function passedExtension({ clock, today }: LetterFacts) {
  const { extendedTo, notices } = clock
  return extendedTo === null || today <= extendedTo ? undefined : notices.findLast(({ effect, to }) => effect === 'extends' && to === extendedTo)
}

/** 'question 2', 'questions 1 and 3', 'questions 1 to 4' */
export function questionsLabel(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((one, other) => one - other)
  const isRange = sorted.length > 2 && sorted.at(-1)! - sorted[0]! === sorted.length - 1
  return `${sorted.length === 1 ? 'question' : 'questions'} ${isRange ? `${sorted[0]} to ${sorted.at(-1)}` : joinList(sorted.map(String))}`
}

/** 'section 12', 'sections 31(1)(a) and 40(2)' */
export const sectionsLabel = (sections: readonly string[]) => `section${sections.length > 1 ? 's' : ''} ${joinList(sections)}`

/** Their words as a quotation that ends its sentence: with one full stop, theirs or ours. */
export const quoteToEnd = (words: string) => (/[.!?]$/.test(words.trim()) ? `“${words.trim()}”` : `“${words.trim()}”.`)

/** What was said to each question, those that were told the same together. */
export function outcomeLines(given: readonly CurrentOutcome[]): string {
  const groups = Map.groupBy(given, outcomePhrase)
  return [...groups].map(([words, those]) => `${capital(questionsLabel(those.map(({ question }) => question)))}: ${words}`).join('\n')
}

function outcomePhrase({ outcome, sections, words }: CurrentOutcome): string {
  const phrase = {
    disclosed: () => 'answered',
    'not held': () => 'said not to be held',
    refused: () => (sections.length > 0 ? `refused under ${sectionsLabel(sections)}` : 'refused, with no section cited'),
    'part disclosed': () =>
      sections.length > 0
        ? `answered in part, the rest refused under ${sectionsLabel(sections)}`
        : 'answered in part, with no section cited for what is missing',
  }[outcome]()
  return words ? `${phrase}, in these words: ${quoteToEnd(words)}` : `${phrase}.`
}
