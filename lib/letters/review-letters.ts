import { type Day, longDay } from '@/lib/days'
import { constantsOn, kindOfSection } from '@/lib/clock/constants'
import { unreviewed } from '@/lib/clock/reviews'
import type { CurrentOutcome } from '@/lib/clock/replay/state'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { joinList, ordinal, workingDays } from '@/lib/words'
import { answerBy, opening, references } from './due-sentences'
import { groundsFor } from './grounds'
import { outcomeLines, outcomesOf, questionsLabel } from './record'
import { type Draft, type LetterFacts, paragraph, plain, type Sentence } from './sentence'

/**
 * The request for an internal review, and its chase. s.45 Code 5, FOIA 2000 s.17. The grounds come one by one (grounds.ts); a gap
 * is left for what only the reporter knows: why the figures matter, and what the notice gets wrong.
 */

/** What a review is asked of: what was withheld and never reviewed; where nothing was, what they do not hold. */
export function toReview(facts: LetterFacts): CurrentOutcome[] {
  const fresh = unreviewed(facts.clock)
  if (fresh.length > 0) return outcomesOf(facts, fresh)
  return Object.values(facts.clock.outcomes)
    .filter(({ outcome }) => outcome !== 'disclosed')
    .sort((one, other) => one.question - other.question)
}

const any = (is: (outcome: CurrentOutcome) => boolean) => (facts: LetterFacts) => toReview(facts).some(is)
const numbers = (facts: LetterFacts, is: (outcome: CurrentOutcome) => boolean = () => true) =>
  toReview(facts).flatMap((outcome) => (is(outcome) ? [outcome.question] : []))

const whatOf: Sentence = {
  name: 'what is to be reviewed',
  only: 'an answer to these questions stands, and gives less than all',
  when: (facts) => toReview(facts).length > 0,
  say: (facts) => {
    const days = [...new Set(toReview(facts).map(({ on }) => on))].sort() as Day[]
    return `I ask for an internal review of your ${days.length === 1 ? 'answer' : 'answers'} of ${joinList(days.map(longDay))} to ${questionsLabel(numbers(facts))}:\n\n${outcomeLines(toReview(facts))}`
  },
}

/** The notices that what is to be reviewed came from. */
const notices = (facts: LetterFacts) => {
  const ids = new Set(toReview(facts).map(({ eventId }) => eventId))
  return facts.events.filter((event): event is LoggedEvent & EventOf<'request.answered'> => event.type === 'request.answered' && ids.has(event.id))
}
const relyOn = (event: EventOf<'request.answered'>) =>
  event.outcomes.filter(({ outcome, sections }) => outcome === 'refused' || (outcome === 'part disclosed' && sections?.length))
const withoutTest = (facts: LetterFacts) =>
  notices(facts).filter(
    (event) =>
      event.publicInterest === false && relyOn(event).some(({ sections }) => sections?.some((section) => kindOfSection(section, event.on) === 'qualified')),
  )
const withoutComplaint = (facts: LetterFacts) => notices(facts).filter((event) => event.reviewExplained === false && relyOn(event).length > 0)
const daysOf = (events: readonly { on: Day }[]) => joinList([...new Set(events.map(({ on }) => on))].sort().map((on) => longDay(on)))

const isUnnamed = ({ outcome, sections }: CurrentOutcome) => outcome === 'refused' && sections.length === 0
const isMissing = ({ outcome, sections }: CurrentOutcome) => outcome === 'part disclosed' && sections.length === 0
const isNotHeld = ({ outcome }: CurrentOutcome) => outcome === 'not held'

const ofTheNotice: Sentence[] = [
  {
    name: 'no exemption named',
    only: 'these questions were refused, and no section was logged for it',
    when: any(isUnnamed),
    say: (facts) =>
      `For ${questionsLabel(numbers(facts, isUnnamed))} no exemption is named. Section 17(1) requires a refusal notice to name it and to say why it applies: please do so, or disclose the information.`,
  },
  {
    name: 'part missing without a section',
    only: 'these questions were answered in part, and no section was logged for the rest',
    when: any(isMissing),
    say: (facts) =>
      `For ${questionsLabel(numbers(facts, isMissing))}, please say whether the part not given is not held or is refused, and under which section (sections 1(1)(a) and 17(1)).`,
  },
  {
    name: 'how it was searched for',
    only: 'they said that they do not hold what these questions ask for',
    when: any(isNotHeld),
    say: (facts) =>
      `For ${questionsLabel(numbers(facts, isNotHeld))}, please say what was searched, by whom and with what terms: whether information is held is judged on the balance of probabilities.`,
  },
  {
    name: 'no public interest test',
    only: 'a notice relies on a qualified exemption, and was logged as giving no public interest test',
    when: (facts) => withoutTest(facts).length > 0,
    say: (facts) => `The notice of ${daysOf(withoutTest(facts))} does not set out the public interest test (section 17(3)).`,
  },
  {
    name: 'no way to complain',
    only: 'a notice was logged as not explaining how to complain',
    when: (facts) => withoutComplaint(facts).length > 0,
    say: (facts) => `The notice of ${daysOf(withoutComplaint(facts))} does not say how to complain (section 17(7)).`,
  },
]

const cameLate: Sentence = {
  name: 'the answer came late',
  only: 'every question has an answer, and the last came after the time had ended',
  when: ({ clock }) => clock.answeredOn !== null && clock.effectiveDueOn !== null && clock.lateBy > 0 && clock.takenBack.length === 0,
  say: ({ clock }) =>
    `The time for the answer ended on ${longDay(clock.effectiveDueOn!)}; it was complete on ${longDay(clock.answeredOn!)}, ${workingDays(clock.lateBy)} late. Please deal with that in the review.`,
}

export const codeTime = plain('the time for a review', ({ today }) => {
  const { reviewDays, reviewLatestDays } = constantsOn(today)
  return `The section 45 Code of Practice says that a review should normally be answered within ${reviewDays} working days (paragraph 5.4), and that as best practice any extension should be of no more than ${reviewLatestDays - reviewDays} further working days (paragraph 5.5). The Commissioner expects no more than ${reviewLatestDays} in all, in exceptional circumstances.`
})

export const whyItMatters = (wrong: string) =>
  plain(
    'gap: why it matters',
    ({ asksForTotals }) => `[why ${asksForTotals ? 'these figures matter' : 'this information matters'}, and what ${wrong} gets wrong]`,
  )

export const reviewRequest: Draft = {
  subjects: [plain('subject: review', 'request for internal review')],
  paragraphs: [
    paragraph(opening, references('you')),
    paragraph(whatOf),
    paragraph(whyItMatters('the notice')),
    ...groundsFor(toReview, { asksForce: true }),
    ...ofTheNotice.map((sentence) => paragraph(sentence)),
    paragraph(cameLate),
    paragraph(codeTime),
  ],
}

/** Whether we asked for the review in view: one that was only decided has a day on the clock as well. */
export const isReviewAsked = ({ clock, events }: LetterFacts) => events.some(({ type, on }) => type === 'review.asked' && on === clock.reviewRequestedOn)
/** Asked for, and no outcome of it on the record. */
export const isReviewOpen = (facts: LetterFacts) => {
  const { reviewRequestedOn, reviewDecidedOn } = facts.clock
  return isReviewAsked(facts) && reviewDecidedOn === null && !facts.events.some(({ type, on }) => type === 'review.decided' && on >= reviewRequestedOn!)
}

export const reviewAsked: Sentence = {
  name: 'the review we asked for',
  only: 'we asked for an internal review',
  when: isReviewAsked,
  say: ({ clock }) => `I asked for an internal review on ${longDay(clock.reviewRequestedOn!)}.`,
}
export const noReviewOutcome: Sentence = {
  name: 'no outcome of the review',
  only: 'no outcome of a review is on the record since we asked for it',
  when: isReviewOpen,
  say: () => 'I have not received its outcome.',
}
const reviewDue = (facts: LetterFacts) => isReviewAsked(facts) && facts.clock.reviewDueOn !== null && facts.clock.reviewDueOn < facts.today

export const reviewChase: Draft = {
  subjects: [
    {
      name: 'subject: late review',
      only: 'the time for the review has ended, and no outcome is on the record',
      when: (facts) => reviewDue(facts) && isReviewOpen(facts),
      say: ({ clock }) => `internal review due on ${longDay(clock.reviewDueOn!)}`,
    },
    plain('subject: review', 'internal review'),
  ],
  paragraphs: [
    paragraph(opening, references('you')),
    paragraph(
      reviewAsked,
      {
        name: 'when the review was due',
        only: 'the twenty working days of the Code have ended',
        when: reviewDue,
        say: ({ clock }) =>
          `The section 45 Code of Practice expects it within ${constantsOn(clock.reviewRequestedOn!).reviewDays} working days (paragraph 5.4), which ended on ${longDay(clock.reviewDueOn!)}.`,
      },
      noReviewOutcome,
    ),
    paragraph(
      {
        name: 'the review, please',
        only: 'no outcome of a review is on the record since we asked for it',
        when: isReviewOpen,
        say: (facts) => `Please send it by ${answerBy(facts)}. If you have already sent it, please send it again: I may not have received it.`,
      },
      {
        name: 'notice of a complaint about the review',
        only: 'no outcome of a review is on the record since we asked for it, and its fortieth working day has not passed',
        when: (facts) => isReviewOpen(facts) && facts.clock.reviewLatestOn !== null && facts.today <= facts.clock.reviewLatestOn,
        say: ({ clock }) =>
          `After ${longDay(clock.reviewLatestOn!)}, the ${ordinal(constantsOn(clock.reviewRequestedOn!).reviewLatestDays)} working day, I shall complain to the Information Commissioner under section 50.`,
      },
    ),
  ],
}
