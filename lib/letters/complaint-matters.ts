import { longDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import { isComplied, isOrdered } from '@/lib/clock/reviews'
import { ordinal } from '@/lib/words'
import { toReview, isReviewOpen, reviewAsked, noReviewOutcome } from './review-letters'
import { isSilent, noAnswerSince, outcomesOf, withdrawal, questionsLabel, outcomeLines } from './record'
import { isOverdue, late, noAnswer, promised, reminded } from './overdue-sentences'
import type { LetterFacts, Sentence } from './sentence'
import { whyDue } from './due-sentences'

/**
 * What a complaint can be about, FOIA 2000 ss.50 and 54: a decision notice that was not complied with, which is told by itself; silence; an
 * answer withdrawn and not replaced; a refusal, reviewed or not. Each with when it holds, and its sentences.
 */
export const isUncomplied = (facts: LetterFacts) => {
  const { clock, today, events } = facts
  const isPending = events.some((made) => made.type === 'appeal.made' && !events.some(({ type, on }) => type === 'appeal.decided' && on >= made.on))
  const isToAct =
    clock.icoDecidedOn !== null &&
    isOrdered(clock) &&
    clock.icoReplyBy !== null &&
    today > clock.icoReplyBy &&
    clock.appealedOn === null &&
    clock.appealDecidedOn === null
  return isToAct && !isComplied(clock) && !isPending && noAnswerSince(clock.icoDecidedOn!, facts)
}
export const isSilence = isOverdue
const isReviewed = ({ clock }: LetterFacts) => clock.reviewDecidedOn !== null && clock.reviewedAndUnresolved.length > 0
export const isReviewLate = (facts: LetterFacts) =>
  isReviewOpen(facts) && facts.clock.reviewMuchLateAfterOn !== null && facts.today > facts.clock.reviewMuchLateAfterOn

/** What is complained of: of a review what it left; else, without silence, what was never reviewed. */
export function contested(facts: LetterFacts) {
  const { clock } = facts
  if (isUncomplied(facts)) return []
  if (clock.reviewRequestedOn !== null && clock.reviewedAndUnresolved.length > 0) return outcomesOf(facts, clock.reviewedAndUnresolved)
  return isSilence(facts) ? [] : toReview(facts)
}

/** A part of the complaint that belongs to one matter, and is told only where that is what it is about. */
const about = (when: (facts: LetterFacts) => boolean, sentences: readonly Sentence[]): Sentence[] =>
  sentences.map((sentence) => ({ ...sentence, when: (facts) => when(facts) && sentence.when(facts) }))

export const uncomplied: Sentence[] = about(isUncomplied, [
  {
    name: 'the decision notice',
    only: 'the Commissioner decided for us, in whole or in part, and the day he gave has passed; no appeal is pending',
    when: () => true,
    say: ({ clock }) => `Your decision notice of ${longDay(clock.icoDecidedOn!)} required the force to act by ${longDay(clock.icoReplyBy!)}.`,
  },
  {
    name: 'no answer since the notice',
    only: 'no answer of theirs is on the record since the decision notice',
    when: (facts) => noAnswerSince(facts.clock.icoDecidedOn!, facts),
    say: () => 'I have received no answer from the force since.',
  },
])

export const silence: Sentence[] = about(
  (facts) => isSilence(facts) && !isUncomplied(facts),
  [
    ...whyDue('the force'),
    ...late,
    noAnswer,
    {
      name: 'no acknowledgement, told to the Commissioner',
      only: 'nothing of theirs is on the record: no acknowledgement, question, promise, notice, fee letter or answer',
      when: isSilent,
      say: () => 'I have no acknowledgement of it either.',
    },
    reminded,
    promised('the force'),
  ],
)

/** An answer that was withdrawn, where nothing else is owed: the Act has no time for the one that is to take its place. */
export const isWithdrawn = (facts: LetterFacts) => withdrawal(facts) !== undefined && !isSilence(facts) && !isUncomplied(facts)
export const withdrawn: Sentence[] = about(isWithdrawn, [
  {
    name: 'the answer withdrawn, told to the Commissioner',
    only: 'they withdrew an answer to these questions and gave none since',
    when: () => true,
    say: (facts) => `On ${longDay(withdrawal(facts)!.on)} the force withdrew its answer to ${questionsLabel(withdrawal(facts)!.questions)}.`,
  },
  {
    name: 'no answer in its place, told to the Commissioner',
    only: 'they withdrew an answer, and no answer of any kind is on the record from that day on',
    when: (facts) => noAnswerSince(withdrawal(facts)!.on, facts),
    say: () => 'I have not received another in its place.',
  },
])

export const review: Sentence[] = about(
  (facts) => !isUncomplied(facts) && contested(facts).length > 0,
  [
    reviewAsked,
    {
      name: 'the outcome of the review',
      only: 'the force decided the review; what it decided as it was logged',
      when: isReviewed,
      say: ({ clock }) => {
        const on = longDay(clock.reviewDecidedOn!)
        if (clock.reviewDecision === null) return `The force decided it on ${on}.`
        return `On ${on} the force ${{ upheld: 'upheld its answer', 'part upheld': 'upheld its answer in part', overturned: 'overturned its answer' }[clock.reviewDecision]}.`
      },
    },
    {
      name: 'nothing since it was overturned',
      only: 'a review overturned the answer, and no answer is on the record since',
      when: (facts) => isReviewed(facts) && facts.clock.reviewDecision === 'overturned' && noAnswerSince(facts.clock.reviewDecidedOn!, facts),
      say: () => 'I have not received what was withheld.',
    },
    {
      name: 'the fortieth working day of the review',
      only: 'forty working days have passed since the review was asked for, by every reading, and no outcome is on the record',
      when: isReviewLate,
      say: ({ clock }) => `The ${ordinal(constantsOn(clock.reviewRequestedOn!).reviewLatestDays)} working day for it was ${longDay(clock.reviewLatestOn!)}.`,
    },
    noReviewOutcome,
  ],
)

export const contestedLines: Sentence = {
  name: 'what was not given',
  only: 'an answer to these questions stands, gives less than all, and no question differs',
  when: (facts) => contested(facts).length > 0 && !isMixed(facts),
  say: (facts) => `The complaint is about these answers:\n\n${outcomeLines(contested(facts))}`,
}

/** Every question, where they differ: what stands of it, or that nothing does. */
function everyQuestion({ clock, questions }: LetterFacts): string[] {
  return questions.map(({ number }) => {
    const outcome = clock.outcomes[number]
    if (outcome && !clock.openQuestions.includes(number)) return outcomeLines([outcome])
    const withdrawn = clock.retractions.findLast((retraction) => retraction.questions.includes(number))
    return clock.takenBack.includes(number) && withdrawn
      ? `Question ${number}: the answer was withdrawn on ${longDay(withdrawn.on)}.`
      : `Question ${number}: still open.`
  })
}
const isMixed = (facts: LetterFacts) =>
  facts.clock.sentOn !== null && !isUncomplied(facts) && new Set(everyQuestion(facts).map((line) => line.replace(/^Question \d+/, ''))).size > 1
export const contestedQuestions: Sentence = {
  name: 'which questions',
  only: 'an answer to these questions stands and gives less than all, and the questions differ',
  when: (facts) => contested(facts).length > 0 && isMixed(facts),
  say: (facts) => `The complaint is about ${questionsLabel(contested(facts).map(({ question }) => question))}.`,
}
export const byQuestion: Sentence = {
  name: 'question by question',
  only: 'the questions differ in what was answered to them',
  when: isMixed,
  say: (facts) => `Question by question:\n\n${everyQuestion(facts).join('\n')}`,
}

export const isRefusal = (facts: LetterFacts) => contested(facts).length > 0
