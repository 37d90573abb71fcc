import { kindOfSection } from '@/lib/clock/constants'
import type { CurrentOutcome } from '@/lib/clock/replay/state'
import { capital, joinList } from '@/lib/words'
import { type Argument, argumentAgainst, argumentTable, denial, denialPoints, isDenial, other } from './arguments'
import { questionsLabel, sectionsLabel } from './record'
import { type LetterFacts, lines, type Paragraph, type Sentence } from './sentence'

/**
 * The grounds of a review or a complaint: each argument once, under all sections and questions that it answers, then what
 * prejudice means, and the public interest once at the end. Nothing is argued under a section that was not cited.
 */
type Contested = (facts: LetterFacts) => readonly CurrentOutcome[]

const inActOrder = (sections: readonly string[]) => [...new Set(sections)].sort((one, otherOne) => one.localeCompare(otherOne, 'en', { numeric: true }))

export function groundsFor(contested: Contested, { asksForce }: { asksForce: boolean }): Paragraph[] {
  const cited = (facts: LetterFacts, is: (section: string) => boolean) => inActOrder(contested(facts).flatMap(({ sections }) => sections.filter(is)))
  const questionsCiting = (facts: LetterFacts, is: (section: string) => boolean) =>
    contested(facts).flatMap(({ question, sections }) => (sections.some(is) ? [question] : []))

  function group(argument: Pick<Argument, 'name' | 'points'>, isOf: (section: string, facts: LetterFacts) => boolean, heading: boolean): Sentence[] {
    const is = (facts: LetterFacts) => (section: string) => isOf(section, facts)
    const applies = (facts: LetterFacts) => cited(facts, is(facts)).length > 0
    const only = `a section that this answers is cited for what was not given (${argument.name})`
    const head: Sentence = {
      name: `ground: ${argument.name}`,
      only,
      when: applies,
      say: (facts) =>
        `${capital(sectionsLabel(cited(facts, is(facts))))}${argument === other ? '' : ` (${argument.name})`}, ${questionsLabel(questionsCiting(facts, is(facts)))}`,
    }
    const points = argument.points
      .filter(({ asks }) => asksForce || !asks)
      .map(
        ({ text, totals }, index): Sentence => ({
          name: `ground: ${argument.name}, ${index + 1}`,
          only: totals ? `${only}, and the investigation asks for figures` : only,
          when: (facts) => applies(facts) && (!totals || facts.asksForTotals),
          say: () => `– ${text}`,
        }),
      )
    return heading ? [head, ...points] : points
  }

  const is = (argument: Pick<Argument, 'name'>) => (section: string, facts: LetterFacts) => argumentAgainst(section, facts.today) === argument
  const denials = denialPoints.flatMap((argument) =>
    group(argument, (section, facts) => isDenial(section, facts.today) && argument.sections.test(section), false),
  )
  return [
    ...argumentTable.map((argument) => lines(...group(argument, is(argument), true))),
    lines(...group(denial, is(denial), true), confirmed(contested), ...denials),
    lines(...group(other, is(other), true)),
    lines(...prejudice(cited)),
    lines(...publicInterest(cited)),
  ]
}

/** Who has said that it holds such information, by name; nothing where nobody has. */
function confirmed(contested: Contested): Sentence {
  const forces = (facts: LetterFacts) => {
    const denied = contested(facts).flatMap(({ question, sections }) => (sections.some((section) => isDenial(section, facts.today)) ? [question] : []))
    const named = (facts.confirmedBy ?? []).flatMap(({ question, forces }) => (denied.includes(question) ? forces : []))
    return [...new Set(named)].filter((name) => name !== facts.force).sort()
  }
  return {
    name: 'other forces have confirmed it',
    only: 'these forces have given something to the same question of this investigation',
    when: (facts) => forces(facts).length > 0,
    say: (facts) => {
      const names = forces(facts)
      const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names
      return `– ${joinList(shown)} ${names.length === 1 ? 'has' : 'have'} confirmed holding information of this kind.`
    },
  }
}

type Cited = (facts: LetterFacts, is: (section: string) => boolean) => string[]

const needsPrejudice = (section: string, { today }: LetterFacts) =>
  /^(22A|26|27|28|29|31|33|43)(\D|$)/.test(section) && !/^43\(1\)/.test(section) && !isDenial(section, today)

function prejudice(cited: Cited): Sentence[] {
  const sections = (facts: LetterFacts) => cited(facts, (section) => needsPrejudice(section, facts))
  const when = (facts: LetterFacts) => sections(facts).length > 0
  const only = 'a section that needs prejudice is cited for what was not given'
  return [
    {
      name: 'prejudice',
      only,
      when,
      say: (facts) => `The prejudice that ${sectionsLabel(sections(facts))} ${sections(facts).length === 1 ? 'needs' : 'need'}`,
    },
    {
      name: 'prejudice, 1',
      only,
      when,
      say: () =>
        '– The prejudice has to be real, actual or of substance, and disclosure has to cause it, or be likely to cause it (Hogan and Oxford City Council v Information Commissioner, EA/2005/0026 and 0030). The notice has to say what it is.',
    },
  ]
}

const montague =
  'as they stood when the request was decided (Montague v Information Commissioner [2022] UKUT 104 (AAC); see also Department for Business and Trade v Information Commissioner [2025] UKSC 27)'

function publicInterest(cited: Cited): Sentence[] {
  const isQualified = (section: string, { today }: LetterFacts) => kindOfSection(section, today) === 'qualified'
  const qualified = (facts: LetterFacts) => cited(facts, (section) => isQualified(section, facts))
  const disclosure = (facts: LetterFacts) => qualified(facts).filter((section) => !isDenial(section, facts.today))
  const denied = (facts: LetterFacts) => qualified(facts).filter((section) => isDenial(section, facts.today))
  const only = 'a qualified exemption is cited for what was not given'
  return [
    {
      name: 'the public interest',
      only,
      when: (facts) => qualified(facts).length > 0,
      say: (facts) => `The public interest (${sectionsLabel(qualified(facts))})`,
    },
    {
      name: 'the public interest in disclosure',
      only: `${only}, other than a refusal to confirm or deny`,
      when: (facts) => disclosure(facts).length > 0,
      say: () =>
        `– Under section 2(2)(b) the information may be withheld only if the public interest in maintaining the exemption outweighs the public interest in disclosure. The notice has to weigh both sides, ${montague}.`,
    },
    {
      name: 'the public interest in confirming',
      only: 'a qualified exemption is cited for a refusal to confirm or deny',
      when: (facts) => denied(facts).length > 0,
      say: (facts) =>
        `– Under section 2(1)(b) a force may refuse to confirm or deny only if the public interest in maintaining the exclusion of that duty outweighs the public interest in disclosing whether it holds the information.${disclosure(facts).length > 0 ? '' : ` The notice has to weigh both sides, ${montague}.`}`,
    },
    {
      name: 'how a force acts',
      only,
      when: (facts) => qualified(facts).length > 0,
      say: () => '– There is a strong public interest in knowing how a police force acts, and in comparing forces.',
    },
  ]
}
