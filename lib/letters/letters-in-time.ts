import { longDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import { undatedNotice } from '@/lib/clock/undated-notice'
import { spellNumber } from '@/lib/words'
import { sinceSent, lastOf, sectionsLabel } from './record'
import { answerBy, opening, references } from './due-sentences'
import { type LetterFacts, type Draft, paragraph, lines, plain } from './sentence'

/** The letters while the force still has time: the date that an extension notice lacks, s.17(2), and the answer to a question of theirs, s.1(3). */
const undated = ({ clock }: LetterFacts) => undatedNotice(clock)
export const extensionDate: Draft = {
  subjects: [plain('subject: extension', 'date of your extension')],
  paragraphs: [
    paragraph(opening, references('you')),
    paragraph(
      {
        name: 'a notice without a date',
        only: 'an extension notice of theirs gives no date',
        when: (facts) => undated(facts) !== undefined,
        say: (facts) => {
          const { on, sections } = undated(facts)!
          return `Your notice of ${longDay(on)} takes more time${sections.length > 0 ? ` under ${sectionsLabel(sections)}` : ''} and gives no date. Section 17(2) requires an estimate of the date by which the decision will be made.`
        },
      },
      {
        name: 'the date that holds',
        only: 'an extension notice gives no date, and the due date has not passed',
        when: (facts) => undated(facts) !== undefined && facts.clock.dueOn !== null && facts.today <= facts.clock.dueOn,
        say: ({ clock }) => `Until I have one I go by the time of section 10(1), which ends on ${longDay(clock.dueOn!)}.`,
      },
    ),
    paragraph(
      plain('the date', (facts) => `Please give me that date by ${answerBy(facts)}.`),
      {
        name: 'the exemption',
        only: 'the notice names no section',
        when: (facts) => undated(facts)?.sections.length === 0,
        say: () => 'Please name the exemption too: section 10(3) gives more time for the public interest test of a qualified exemption alone.',
      },
      plain('what is expected', (facts) => {
        const { replyDays, expectedWithExtensionDays } = constantsOn(facts.clock.receivedOn ?? facts.today)
        return `The Commissioner expects no more than ${spellNumber(expectedWithExtensionDays - replyDays)} further working days.`
      }),
    ),
  ],
}

const question = (facts: LetterFacts) => {
  const on = facts.clock.clarificationAskedOn
  return on
    ? lastOf(
        'clarification.asked',
        sinceSent(facts).filter((event) => event.on === on),
      )
    : undefined
}
export const answerGap = '[your answer to their question]'
export const clarificationAnswer: Draft = {
  subjects: [plain('subject: clarification', 'answer to your question')],
  paragraphs: [
    paragraph(opening, references('you')),
    lines(
      {
        name: 'their question',
        only: 'they asked for clarification, and no answer of ours has arrived',
        when: (facts) => question(facts) !== undefined,
        say: (facts) => `You asked me on ${longDay(question(facts)!.on)} to clarify it${question(facts)!.words ? `: “${question(facts)!.words}”` : '.'}`,
      },
      plain('our answer', 'My answer:'),
    ),
    paragraph(plain('gap: our answer', answerGap)),
    paragraph(
      {
        name: 'the new period that begins',
        only: 'they asked for clarification, and no answer of ours has arrived',
        when: (facts) => question(facts) !== undefined,
        say: ({ clock, today }) =>
          `A new period of ${constantsOn(clock.receivedOn ?? today).replyDays} working days begins on the day you receive this letter (section 10(6)(b)).`,
      },
      plain('what needs no clarification', 'If you can answer any of the questions without it, please answer those now.'),
    ),
  ],
}
