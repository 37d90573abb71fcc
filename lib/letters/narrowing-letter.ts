import { longDay } from '@/lib/days'
import { constantsOn, isForCost } from '@/lib/clock/constants'
import { opening, references } from './due-sentences'
import { outcomesOf, questionsLabel, sectionsLabel } from './record'
import { type Draft, type LetterFacts, paragraph, plain, type Sentence } from './sentence'

/**
 * A narrowed request after a refusal for cost, FOIA 2000 ss.12 and 16. It asks for one thing first, the narrowed information, and for
 * advice only where that too would be too much. It says which questions were refused for cost, touches no other, and keeps the
 * review open until its day.
 */
export const narrowedGap = '[the narrowed request]'

const refusedForCost = (facts: LetterFacts) =>
  outcomesOf(facts, facts.clock.refusedOrPartial).filter(({ outcome, sections }) => outcome === 'refused' && sections.some(isForCost))
const costDays = (facts: LetterFacts) => [...new Set(refusedForCost(facts).map(({ on }) => on))].sort()
const reviewUntil = ({ clock }: LetterFacts) => clock.windows.find(({ window, isOpen, closesOn }) => window === 'review' && isOpen && closesOn !== null)

const refusal: Sentence = {
  name: 'the refusal for cost',
  only: 'these questions were refused under section 12',
  when: (facts) => refusedForCost(facts).length > 0,
  say: (facts) =>
    costDays(facts)
      .map((day) => {
        const those = refusedForCost(facts).filter(({ on }) => on === day)
        const sections = [...new Set(those.flatMap((outcome) => outcome.sections.filter(isForCost)))]
        return `On ${longDay(day)} you refused ${questionsLabel(those.map(({ question }) => question))} under ${sectionsLabel(sections)}.`
      })
      .join(' '),
}
const others: Sentence = {
  name: 'the other questions',
  only: 'some questions were not refused for cost',
  when: (facts) => refusedForCost(facts).length > 0 && refusedForCost(facts).length < facts.questions.length,
  say: (facts) =>
    `This letter narrows ${questionsLabel(refusedForCost(facts).map(({ question }) => question))} alone and leaves the rest of the request as it is.`,
}

export const narrowing: Draft = {
  subjects: [plain('subject: narrowed request', 'narrowed request')],
  paragraphs: [
    paragraph(opening, references('you')),
    paragraph(
      refusal,
      plain('the limit', ({ clock, today }) => {
        const { costLimit, costHours } = constantsOn(clock.receivedOn ?? today)
        return `The limit is £${costLimit}, or ${costHours} hours of work.`
      }),
    ),
    paragraph(plain('the narrowed request', 'To bring it within the limit, I ask instead for:')),
    paragraph(plain('gap: the narrowed request', narrowedGap)),
    paragraph(plain('a new request', 'This is a new request, to which section 10(1) applies from the day you receive it.'), others),
    paragraph(
      plain(
        'advice if it is still too much',
        'If this too would exceed the limit, please tell me under section 16 what would not: a shorter period, fewer items, or what you hold in a form that can be searched. Please give the estimate as well: how many records, and how many minutes for each.',
      ),
    ),
    paragraph({
      name: 'the review is kept open',
      only: 'the time to ask for a review of the refusal has not ended',
      when: (facts) => refusedForCost(facts).length > 0 && reviewUntil(facts) !== undefined,
      say: (facts) => `I do not give up my right to an internal review of the refusal: I can ask for one until ${longDay(reviewUntil(facts)!.closesOn!)}.`,
    }),
  ],
}
