import { longDay } from '@/lib/days'
import { sending } from './record'
import { references, howSent, acknowledged, theyWrote } from './due-sentences'
import { chronologyLines, attachedLines } from './third-person'
import {
  isUncomplied,
  isSilence,
  isReviewLate,
  contested,
  isWithdrawn,
  withdrawn,
  review,
  contestedLines,
  contestedQuestions,
  byQuestion,
  isRefusal,
  uncomplied,
  silence,
} from './complaint-matters'
import { type LetterFacts, type Sentence, type Paragraph, type Draft, paragraph, lines, plain } from './sentence'
import { whyItMatters } from './review-letters'
import { groundsFor } from './grounds'

/**
 * The complaint to the Commissioner: who complains, about what, question by question where they differ, why each exemption is wrong,
 * what happened, and what is attached. What it is about stands in complaint-matters.ts.
 */
const subject = (name: string, only: string, when: (facts: LetterFacts) => boolean, matter: string): Sentence => ({
  name: `subject: ${name}`,
  only,
  when,
  say: ({ force }) => `complaint under section 50 about ${force}: ${matter}`,
})

const details: Paragraph[] = [
  paragraph(plain('the complaint', ({ force }) => `I complain under section 50 of the Freedom of Information Act 2000 about ${force}.`)),
  lines(
    plain('complainant', ({ sender, newsroom }) => `Complainant: ${sender}, ${newsroom}`),
    plain('gap: complainant’s address', '[your postal address, e-mail address and telephone number]'),
    plain('public authority', ({ force }) => `Public authority: ${force}`),
    {
      name: 'the request complained of',
      only: 'the request was sent and did not come back',
      when: ({ clock }) => clock.sentOn !== null,
      say: ({ clock, title }) => `Request: “${title}”, ${longDay(clock.sentOn!)}`,
    },
    {
      name: 'gap: address used',
      only: 'no address was logged when the request was sent',
      when: (facts) => sending(facts)?.address === undefined,
      say: () => '[the address you sent it to]',
    },
    references('the force'),
  ),
  paragraph(howSent, acknowledged('the force'), theyWrote('the force')),
]

export const complaint: Draft = {
  subjects: [
    subject('decision notice', 'a decision notice was not complied with', isUncomplied, 'decision notice not complied with'),
    subject(
      'review not decided',
      'the review is later than forty working days',
      (facts) => isReviewLate(facts) && isRefusal(facts) && !isSilence(facts),
      'internal review not decided',
    ),
    subject('refusal', 'an answer gives less than all', isRefusal, 'refusal of information'),
    subject('withdrawn', 'they withdrew an answer and gave none since', isWithdrawn, 'answer withdrawn and not replaced'),
    subject('silence', 'the answer is overdue', isSilence, 'failure to answer within the time of section 10'),
    plain('subject: complaint', ({ force }) => `complaint under section 50 about ${force}`),
  ],
  paragraphs: [
    ...details,
    paragraph(...uncomplied),
    paragraph(...silence),
    paragraph(...withdrawn),
    paragraph(...review),
    paragraph(contestedLines),
    paragraph(contestedQuestions, byQuestion),
    paragraph({ ...whyItMatters('the force'), name: 'gap: what the force gets wrong', only: 'an answer gives less than all', when: isRefusal }),
    ...groundsFor(contested, { asksForce: false }),
    paragraph({
      name: 'what happened',
      only: 'the events of the record, each with its day',
      when: ({ events }) => chronologyLines(events).length > 0,
      say: ({ events }) =>
        `What happened:\n\n${chronologyLines(events)
          .map((line) => `– ${line}`)
          .join('\n')}`,
    }),
    paragraph(
      {
        name: 'ask: section 54',
        only: 'a decision notice was not complied with',
        when: isUncomplied,
        say: () => 'I ask the Commissioner to consider certifying the failure under section 54.',
      },
      {
        name: 'ask: Part I',
        only: 'an answer gives less than all, or was withdrawn and not replaced',
        when: (facts) => isRefusal(facts) || isWithdrawn(facts),
        say: () => 'I ask the Commissioner to decide whether the request was dealt with as Part I of the Act requires.',
      },
      {
        name: 'ask: breach',
        only: 'the answer is overdue by every reading of the Act, and nothing stops the clock',
        when: (facts) => isSilence(facts) && !isUncomplied(facts),
        say: ({ clock }) =>
          `I ask the Commissioner to find a breach of ${clock.extendedTo ? 'sections 10(3) and 17(3)' : 'section 10(1)'} and to require an answer.`,
      },
    ),
    paragraph({
      name: 'what is attached',
      only: 'the letters of the record, each with its day',
      when: ({ events }) => attachedLines(events).length > 0,
      say: ({ events }) =>
        `I attach:\n\n${attachedLines(events)
          .map((line, index) => `${index + 1}. ${line}`)
          .join('\n')}`,
    }),
  ],
}
