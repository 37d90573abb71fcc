import { longDay } from '@/lib/days'
import { joinList, workingDays } from '@/lib/words'
import { currentRun, hasNoAnswer, isSilent, brokenPromise, remindersSinceLate } from './record'
import type { Voice } from './due-sentences'
import type { LetterFacts, Sentence } from './sentence'
import { always } from './sentence'

/**
 * What a letter says of an answer that is overdue: how late it is, that none has come, that they promised one. Each denies or
 * accuses, so each is held to the whole record and not to the clock alone.
 */
/** Overdue on a question that never had an answer: one that was answered and withdrawn has no time of its own in the Act. */
export const isOverdue = ({ clock }: LetterFacts) => clock.isLate && clock.openQuestions.some((question) => !clock.takenBack.includes(question))
const lateSentence = (name: string, what: string, when: Sentence['when']): Sentence => ({
  name,
  only: 'the answer to a question is overdue by every reading of the Act, that question never had an answer, and nothing stops the clock',
  when: (facts) => isOverdue(facts) && when(facts),
  say: ({ clock }) => (clock.lateBy === 0 ? `${what} is now late.` : `${what} is now ${workingDays(clock.lateBy)} late.`),
})
const hasAnswerInPart = ({ clock }: LetterFacts) => Object.keys(clock.outcomes).length > 0 || clock.takenBack.length > 0
export const late: Sentence[] = [
  lateSentence('how late', 'The answer', (facts) => !hasAnswerInPart(facts)),
  lateSentence('how late the rest is', 'The rest of the answer', hasAnswerInPart),
]
export const noAnswer: Sentence = {
  name: 'no answer',
  only: 'no answer of theirs is on the record (after a narrowed request: none since)',
  when: (facts) => facts.clock.sentOn !== null && hasNoAnswer(facts),
  say: (facts) => `I have not received an answer${currentRun(facts)?.startedBy === 'refined' ? ' to the narrowed request' : ''}.`,
}
export const noSign: Sentence = {
  name: 'no acknowledgement',
  only: 'nothing of theirs is on the record: no acknowledgement, question, promise, notice, fee letter or answer',
  when: (facts) => facts.clock.sentOn !== null && isSilent(facts),
  say: () => 'I have no acknowledgement of it either: please confirm that you have it.',
}

export const promised = (voice: Voice): Sentence => ({
  name: 'a promise',
  only: 'they promised an answer by a day that has passed, and no answer came since they wrote so',
  when: (facts) => brokenPromise(facts) !== undefined,
  say: (facts) => {
    const { on, replyBy } = brokenPromise(facts)!
    return `On ${longDay(on)} ${voice === 'you' ? 'you' : 'the force'} wrote that ${voice === 'you' ? 'you' : 'it'} would answer by ${longDay(replyBy!)}. That day has passed.`
  },
})
export const crossed: Sentence = {
  name: 'crossed letters',
  ...always,
  say: () => 'If you have already replied, please send it again: I may not have received it.',
}

export const reminded: Sentence = {
  name: 'our reminders',
  only: 'a reminder was sent after the answer was late',
  when: (facts) => remindersSinceLate(facts).length > 0,
  say: (facts) => {
    const sent = remindersSinceLate(facts)
    return `I sent ${sent.length === 1 ? 'a reminder' : 'reminders'} on ${joinList(sent.map(longDay))}.`
  },
}
