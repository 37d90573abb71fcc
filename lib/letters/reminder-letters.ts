import { type Day, longDay } from '@/lib/days'
import { joinList } from '@/lib/words'
import { noAnswerSince, outcomesOf, withdrawal, questionsLabel } from './record'
import { answerBy, opening, references, howSent, acknowledged, theyWrote, whyDue } from './due-sentences'
import { isOverdue, late, noAnswer, noSign, promised, crossed, reminded } from './overdue-sentences'
import { type LetterFacts, type Sentence, type Draft, paragraph, plain } from './sentence'

/**
 * The letters while an answer is owed: two reminders, the rest of an answer, the date of an extension, the answer to a question.
 * FOIA 2000 ss.1(3), 10, 17 and 50. A reminder says what we did and asks; of the force it says only what it wrote itself.
 */
const heads = [paragraph(opening, references('you')), paragraph(howSent, acknowledged('you'), theyWrote('you')), paragraph(...whyDue('you'))]

const subjectOf = (name: string, what: string): Sentence => ({
  name,
  only: 'a due date stands',
  when: ({ clock }) => clock.effectiveDueOn !== null,
  say: ({ clock }) => `${what} due on ${longDay(clock.effectiveDueOn!)}`,
})

export const firstReminder: Draft = {
  subjects: [subjectOf('subject: reminder', 'reminder: answer'), plain('subject: reminder without a date', 'reminder')],
  paragraphs: [
    ...heads,
    paragraph(...late, noAnswer, noSign, promised('you')),
    paragraph(
      plain('what we ask', (facts) => `Please send me the information, or a refusal notice under section 17, by ${answerBy(facts)}.`),
      crossed,
    ),
  ],
}

export const secondReminder: Draft = {
  subjects: [subjectOf('subject: second reminder', 'second reminder: answer'), plain('subject: second reminder without a date', 'second reminder')],
  paragraphs: [
    ...heads,
    paragraph(...late, reminded, noAnswer, noSign, promised('you')),
    paragraph(
      plain(
        'notice of a complaint',
        (facts) =>
          `If I have neither the information nor a refusal notice by ${answerBy(facts)}, I shall complain to the Information Commissioner under section 50 without further notice. A complaint about a failure to answer needs no internal review first.`,
      ),
      crossed,
    ),
  ],
}

/** Answers that stand, and are not owed anew. */
const standing = (facts: LetterFacts) =>
  outcomesOf(
    facts,
    Object.keys(facts.clock.outcomes)
      .map(Number)
      .filter((question) => !facts.clock.openQuestions.includes(question)),
  )
const answersSoFar: Sentence = {
  name: 'what they have answered',
  only: 'an answer to these questions stands',
  when: (facts) => standing(facts).length > 0,
  say: (facts) => {
    const given = standing(facts)
    const days = [...new Set(given.map(({ on }) => on))].sort() as Day[]
    return `Your ${days.length === 1 ? 'letter' : 'letters'} of ${joinList(days.map(longDay))} ${days.length === 1 ? 'deals' : 'deal'} with ${questionsLabel(given.map(({ question }) => question))}.`
  },
}
const answerWithdrawn: Sentence = {
  name: 'the answer they withdrew',
  only: 'they withdrew an answer to these questions and gave none since',
  when: (facts) => withdrawal(facts) !== undefined,
  say: (facts) => {
    const { on, questions } = withdrawal(facts)!
    return `On ${longDay(on)} you withdrew your answer to ${questionsLabel(questions)}.`
  },
}
const noneInItsPlace: Sentence = {
  name: 'no answer in its place',
  only: 'they withdrew an answer, and no answer of any kind is on the record from that day on',
  when: (facts) => withdrawal(facts) !== undefined && noAnswerSince(withdrawal(facts)!.on, facts),
  say: () => 'I have not received another in its place. The Act sets no time for a replacement, but the duty to answer under section 1(1) remains.',
}
const openQuestions = ({ clock, questions }: LetterFacts) => questions.filter(({ number }) => clock.openQuestions.includes(number))
const stillOpen: Sentence = {
  name: 'the questions left',
  only: 'no answer to these questions stands',
  when: (facts) => facts.clock.sentOn !== null && openQuestions(facts).length > 0,
  say: (facts) =>
    `Still to be answered:\n\n${openQuestions(facts)
      .map(({ number, text }) => `${number}. ${text}`)
      .join('\n\n')}`,
}

export const restReminder: Draft = {
  subjects: [
    {
      name: 'subject: a withdrawn answer',
      only: 'they withdrew an answer, gave none since, and no other question is overdue',
      when: (facts) => withdrawal(facts) !== undefined && !isOverdue(facts),
      say: (facts) => `answer to ${questionsLabel(withdrawal(facts)!.questions)} withdrawn on ${longDay(withdrawal(facts)!.on)}`,
    },
    subjectOf('subject: the rest', 'rest of the answer'),
    plain('subject: the rest without a date', 'rest of the answer'),
  ],
  paragraphs: [
    heads[0]!,
    heads[1]!,
    paragraph(answersSoFar, answerWithdrawn, noneInItsPlace),
    paragraph(stillOpen),
    paragraph(...whyDue('you').map((sentence) => ({ ...sentence, when: (facts: LetterFacts) => isOverdue(facts) && sentence.when(facts) }))),
    paragraph(...late, promised('you')),
    paragraph(
      plain('the rest, or a notice', (facts) => `Please send me the rest, or a refusal notice under section 17 for it, by ${answerBy(facts)}.`),
      crossed,
    ),
  ],
}
