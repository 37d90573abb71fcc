import { longDay } from '@/lib/days'
import { constantsOn } from '@/lib/deadlines/constants'
import { listed } from '@/lib/words'
import { argumentsAgainst } from './arguments'
import { answerBy, type Draft, type LetterFacts, lateWords, opening, whyDue } from './parts'

/**
 * The letters that follow an answer, or the lack of one: internal review, its chase, the complaint to the Commissioner. s.45
 * Code 5, FOIA 2000 s.50. Each refused question is argued under the sections that were cited for it, and no other.
 */
const cited = (sections: readonly string[]) => (sections.length > 0 ? `section${sections.length > 1 ? 's' : ''} ${listed(sections)}` : 'no section of the Act')
const withheld = ({ clock }: LetterFacts) =>
  Object.values(clock.outcomes).filter(({ outcome, sections }) => outcome === 'refused' || (outcome === 'part disclosed' && sections.length > 0))

/** The refusal as it stands, question by question. */
function refusals(facts: LetterFacts): string {
  return withheld(facts)
    .map(
      ({ question, outcome, sections, words }) =>
        `Question ${question}: ${outcome === 'refused' ? 'refused' : 'answered in part, and the rest refused'} under ${cited(sections)}${words ? `, in these words: “${words}”` : ''}.`,
    )
    .join('\n')
}

export function reviewRequest(facts: LetterFacts): Draft {
  const { clock } = facts
  const answeredOn = withheld(facts).reduce<string | null>((last, { on }) => (last === null || on > last ? on : last), null)
  const sections = [...new Set(withheld(facts).flatMap((outcome) => outcome.sections))]
  const points = sections.map((section) => {
    const { name, points } = argumentsAgainst(section, facts.today)
    return `Section ${section}${name ? ` (${name})` : ''}\n${points.map((point) => `– ${point}`).join('\n')}`
  })
  const unnamed = withheld(facts).some((outcome) => outcome.sections.length === 0)
  const incomplete = clock.flags.find(({ flag }) => flag === 'refusal-incomplete')
  const { reviewDays, reviewLatestDays } = constantsOn(facts.today)
  return {
    about: 'request for internal review',
    paragraphs: [
      opening(facts),
      `I ask for an internal review of the answer${answeredOn ? ` of ${longDay(answeredOn as typeof facts.today)}` : ''}. What was withheld:\n\n${refusals(facts)}`,
      ...points,
      unnamed
        ? 'A refusal notice has to name the exemption relied on and say why it applies (section 17(1)). Please do so, or disclose the information.'
        : null,
      incomplete ? incomplete.words : null,
      clock.lateBy > 0 ? `The answer was also ${clock.lateBy} working ${clock.lateBy === 1 ? 'day' : 'days'} late. Please deal with that in the review.` : null,
      `The section 45 Code of Practice says that a review should normally be answered within ${reviewDays} working days (paragraph 5.4), and that as best practice any extension should be of no more than ${reviewLatestDays - reviewDays} further working days (paragraph 5.5). The Commissioner expects no more than ${reviewLatestDays} in all, in exceptional circumstances.`,
    ],
  }
}

export function reviewChase(facts: LetterFacts): Draft {
  const { reviewRequestedOn, reviewDueOn, reviewLatestOn } = facts.clock
  return {
    about: `internal review overdue${reviewDueOn ? ` since ${longDay(reviewDueOn)}` : ''}`,
    paragraphs: [
      opening(facts),
      `I asked for an internal review${reviewRequestedOn ? ` on ${longDay(reviewRequestedOn)}` : ''}. The section 45 Code of Practice expects it within twenty working days (paragraph 5.4)${reviewDueOn ? `, which ended on ${longDay(reviewDueOn)}` : ''}. I have not had the outcome.`,
      `Please send it by ${answerBy(facts)}.${reviewLatestOn ? ` After ${longDay(reviewLatestOn)}, the fortieth working day, I shall complain to the Information Commissioner under section 50.` : ''}`,
    ],
  }
}

export function complaint(facts: LetterFacts): Draft {
  const { clock, force } = facts
  const about = clock.isLate
    ? 'failure to answer within the time of section 10'
    : clock.reviewRequestedOn && !clock.reviewDecidedOn
      ? 'internal review not decided'
      : 'refusal of information'
  const grounds = clock.isLate
    ? `${whyDue(facts, 'the force')} ${lateWords(facts)} ${clock.reminders.length > 0 ? `I reminded the force on ${listed(clock.reminders.map((on) => longDay(on)))}.` : ''}`.trim()
    : clock.reviewRequestedOn && !clock.reviewDecidedOn
      ? `I asked for an internal review on ${longDay(clock.reviewRequestedOn)}. More than forty working days have passed and it has not been decided.`
      : `The force withheld information${clock.reviewDecidedOn ? ` and upheld that on internal review on ${longDay(clock.reviewDecidedOn)}` : ''}:\n\n${refusals(facts)}`
  return {
    about: `complaint under section 50 about ${force}: ${about}`,
    paragraphs: [
      `I complain under section 50 of the Freedom of Information Act 2000 about ${force}. ${opening(facts, 'the force')}`,
      grounds,
      `What happened:\n\n${(facts.chronology ?? clock.words).map((line) => `– ${line}`).join('\n')}`,
      'The request, the answers and the letters between us are attached.',
      clock.isLate
        ? `I ask the Commissioner to find a breach of ${clock.extendedTo ? 'sections 10(3) and 17(3)' : 'section 10(1)'} and to require an answer.`
        : 'I ask the Commissioner to decide whether the request was dealt with as Part I of the Act requires.',
    ],
  }
}
