/** The report's list of refusals: which section was cited by which forces, of everything that was asked or of a part. */
import type { Day } from '@/lib/days'
import { joinQuestions, sectionLabel } from '@/lib/words'
import type { Dataset } from '../dataset'
import type { RequestWithRow } from './lists'
import { aboutSection, kindWords } from './sections'

/** Who refused under which section, the most cited first. A refusal that names none is a row of its own, so that none is missing. */
export function refusalsOf(pairs: readonly RequestWithRow[], questions: number): Dataset['refusals'] {
  const found = new Map<string, { whole: string[]; part: string[]; on: Day }>()
  for (const { request, row } of pairs) {
    const outcomes = Object.values(request.clock.outcomes).filter(({ outcome, sections }) => outcome === 'refused' || sections.length > 0)
    const cited = new Map<string, { questions: number[]; on: Day }>()
    for (const { question, sections, on } of outcomes)
      for (const section of sections.length > 0 ? sections : ['']) {
        const at = cited.get(section) ?? { questions: [], on }
        cited.set(section, { questions: [...at.questions, question], on: at.on })
      }
    for (const [section, { questions: numbers, on }] of cited) {
      const at = found.get(section) ?? { whole: [], part: [], on }
      const isWhole = row.standing === 'refused' && numbers.length === Object.keys(request.clock.outcomes).length
      if (isWhole) at.whole.push(row.shortName)
      else at.part.push(questions > 1 ? `${row.shortName} (${joinQuestions(numbers.toSorted((one, other) => one - other))})` : `${row.shortName} (in part)`)
      found.set(section, at)
    }
  }
  return [...found]
    .sort(([one, a], [other, b]) => b.whole.length + b.part.length - a.whole.length - a.part.length || one.localeCompare(other, 'en', { numeric: true }))
    .map(([section, { whole, part, on }]) =>
      section === ''
        ? { section: 'none named', about: 'A refusal that cites no section', kind: 's.17 requires one, as far as logged', whole, part }
        : { section: sectionLabel(section), about: aboutSection(section, on), kind: kindWords(section, on), whole, part },
    )
}
