import { type Day, longDay } from '@/lib/days'
import type { CurrentOutcome } from '@/lib/clock/replay/state'
import { constantsOn } from '@/lib/clock/constants'
import { asLogged } from '@/lib/clock/flags/refusals'
import { isComplied, isOrdered } from '@/lib/clock/reviews'
import { spellNumber, joinList, ordinal, workingDays } from '@/lib/words'
import { argumentsAgainst } from './arguments'
import { answerBy, type Draft, type LetterFacts, lateWords, opening, whyDue } from './parts'

/**
 * The letters that follow an answer, or the lack of one: internal review, its chase, the complaint to the Commissioner. s.45
 * Code 5, FOIA 2000 s.50. Each refused question is argued under the sections that were cited for it, and no other.
 */
const cited = (sections: readonly string[]) =>
  sections.length > 0 ? `section${sections.length > 1 ? 's' : ''} ${joinList(sections)}` : 'no section of the Act'

/** The outcomes of some questions, in the order of their numbers. */
const outcomesOf = ({ clock }: LetterFacts, questions: readonly number[]) =>
  Object.values(clock.outcomes)
    .filter(({ question }) => questions.includes(question))
    .sort((one, other) => one.question - other.question)

/** What a review is asked of: what was withheld and never reviewed; where nothing was, what they do not hold. */
function toReview(facts: LetterFacts) {
  const { refusedOrPartial, reviewed, outcomes } = facts.clock
  const fresh = refusedOrPartial.filter((question) => !reviewed.includes(question))
  if (fresh.length > 0) return outcomesOf(facts, fresh)
  return outcomesOf(
    facts,
    Object.values(outcomes).flatMap(({ question, outcome }) => (outcome !== 'disclosed' ? [question] : [])),
  )
}

/** The refusal as it stands, question by question. */
const refusals = (given: readonly CurrentOutcome[]) => given.map((outcome) => `Question ${outcome.question}: ${outcomePhrase(outcome)}.`).join('\n')

function outcomePhrase({ outcome, sections, words }: CurrentOutcome): string {
  const quoted = words ? `, in these words: “${words}”` : ''
  if (outcome === 'not held') return `said not to be held${quoted}`
  if (outcome === 'refused') return `refused under ${cited(sections)}${quoted}`
  return sections.length > 0
    ? `answered in part, and the rest refused under ${cited(sections)}${quoted}`
    : `answered in part, and no section cited for what is missing${quoted}`
}

export function reviewRequest(facts: LetterFacts): Draft {
  const { clock } = facts
  const given = toReview(facts)
  const days = [...new Set(given.map(({ on }) => on))].sort()
  const sections = [...new Set(given.flatMap((outcome) => outcome.sections))]
  const points = sections.map((section) => {
    const { name, points } = argumentsAgainst(section, facts.today)
    return `Section ${section}${name ? ` (${name})` : ''}\n${points.map((point) => `– ${point}`).join('\n')}`
  })
  const unnamed = given.some(({ outcome, sections }) => outcome === 'refused' && sections.length === 0)
  const missing = given.some(({ outcome, sections }) => outcome === 'part disclosed' && sections.length === 0)
  const isHeld = given.some(({ outcome }) => outcome === 'not held')
  const incomplete = clock.flags.find(({ flag, eventId }) => flag === 'refusal-incomplete' && given.some((outcome) => outcome.eventId === eventId))
  const { reviewDays, reviewLatestDays } = constantsOn(facts.today)
  return {
    about: 'request for internal review',
    paragraphs: [
      opening(facts),
      `I ask for an internal review of the answer${days.length > 0 ? ` of ${joinList(days.map((on) => longDay(on)))}` : ''}. What was not given:\n\n${refusals(given)}`,
      ...points,
      unnamed
        ? 'A refusal notice has to name the exemption relied on and say why it applies (section 17(1)). Please do so, or disclose the information.'
        : null,
      missing
        ? 'Where part of the information is not given, please say whether it is not held or is refused, and under which section (sections 1(1)(a) and 17(1)).'
        : null,
      isHeld
        ? 'Please say what was searched, by whom and with what terms, so that it can be judged whether the information is held on the balance of probabilities.'
        : null,
      // The caveat is the desk's own.
      incomplete ? incomplete.words.replace(asLogged, '') : null,
      clock.lateBy > 0 ? `The answer was also ${workingDays(clock.lateBy)} late. Please deal with that in the review.` : null,
      `The section 45 Code of Practice says that a review should normally be answered within ${reviewDays} working days (paragraph 5.4), and that as best practice any extension should be of no more than ${reviewLatestDays - reviewDays} further working days (paragraph 5.5). The Commissioner expects no more than ${reviewLatestDays} in all, in exceptional circumstances.`,
    ],
  }
}

export function reviewChase(facts: LetterFacts): Draft {
  const { reviewRequestedOn, reviewDueOn, reviewLatestOn } = facts.clock
  const { reviewDays, reviewLatestDays } = constantsOn(reviewRequestedOn ?? facts.today)
  return {
    about: `internal review overdue${reviewDueOn ? ` since ${longDay(reviewDueOn)}` : ''}`,
    paragraphs: [
      opening(facts),
      `I asked for an internal review${reviewRequestedOn ? ` on ${longDay(reviewRequestedOn)}` : ''}. The section 45 Code of Practice expects it within ${spellNumber(reviewDays)} working days (paragraph 5.4)${reviewDueOn ? `, which ended on ${longDay(reviewDueOn)}` : ''}. I have not had the outcome.`,
      `Please send it by ${answerBy(facts)}.${reviewLatestOn ? ` After ${longDay(reviewLatestOn)}, the ${ordinal(reviewLatestDays)} working day, I shall complain to the Information Commissioner under section 50.` : ''}`,
    ],
  }
}

/** What a complaint is about: the first of these that holds. Silence beside a reviewed refusal is told as well. */
function groundsOf(facts: LetterFacts): { about: string; grounds: string; asks: string } {
  const { clock } = facts
  const { icoDecidedOn, icoReplyBy, reviewRequestedOn, reviewDecidedOn, reviewedAndUnresolved } = clock
  if (icoDecidedOn && isOrdered(clock) && icoReplyBy && facts.today > icoReplyBy && !isComplied(clock))
    return {
      about: 'decision notice not complied with',
      grounds: `Your decision notice of ${longDay(icoDecidedOn)} required the force to act by ${longDay(icoReplyBy)}. It has not done so: I have had nothing from it since.`,
      asks: 'I ask the Commissioner to consider certifying the failure under section 54.',
    }
  const silence = clock.isLate
    ? `${whyDue(facts, 'the force')} ${lateWords(facts)} ${clock.reminders.length > 0 ? `I reminded the force on ${joinList(clock.reminders.map((on) => longDay(on)))}.` : ''}`.trim()
    : null
  const breach = `I ask the Commissioner to find a breach of ${clock.extendedTo ? 'sections 10(3) and 17(3)' : 'section 10(1)'} and to require an answer.`
  if (reviewDecidedOn && reviewedAndUnresolved.length > 0)
    return {
      about: 'refusal of information',
      grounds: [`${reviewedWords(facts, reviewDecidedOn)}\n\n${refusals(outcomesOf(facts, reviewedAndUnresolved))}`, silence].filter(Boolean).join('\n\n'),
      asks: `I ask the Commissioner to decide whether the request was dealt with as Part I of the Act requires.${silence ? ` ${breach}` : ''}`,
    }
  if (silence) return { about: 'failure to answer within the time of section 10', grounds: silence, asks: breach }
  const asks = 'I ask the Commissioner to decide whether the request was dealt with as Part I of the Act requires.'
  if (reviewRequestedOn && reviewedAndUnresolved.length > 0)
    return {
      about: 'internal review not decided',
      grounds: `I asked for an internal review on ${longDay(reviewRequestedOn)}. More than ${spellNumber(constantsOn(reviewRequestedOn).reviewLatestDays)} working days have passed and it has not been decided. It is of what was not given:\n\n${refusals(outcomesOf(facts, reviewedAndUnresolved))}`,
      asks,
    }
  return { about: 'refusal of information', grounds: `The force did not give all that was asked for:\n\n${refusals(toReview(facts))}`, asks }
}

/** What the review came to, in the words of its outcome and no others. */
function reviewedWords({ clock: { reviewDecision } }: LetterFacts, decidedOn: Day): string {
  const on = longDay(decidedOn)
  if (reviewDecision === 'overturned') return `The force’s internal review of ${on} overturned its answer, and what was to follow has not come:`
  if (reviewDecision === 'part upheld') return `The force’s internal review of ${on} upheld its answer in part. What is still not given:`
  if (reviewDecision === 'upheld') return `The force upheld its answer on internal review on ${on}:`
  return `The force decided an internal review on ${on}. What is still not given:`
}

export function complaint(facts: LetterFacts): Draft {
  const { clock, force } = facts
  const { about, grounds, asks } = groundsOf(facts)
  return {
    about: `complaint under section 50 about ${force}: ${about}`,
    paragraphs: [
      `I complain under section 50 of the Freedom of Information Act 2000 about ${force}. ${opening(facts, 'the force')}`,
      grounds,
      `What happened:\n\n${(facts.chronology ?? clock.sentences).map((line) => `– ${line}`).join('\n')}`,
      'The request, the answers and the letters between us are attached.',
      asks,
    ],
  }
}
