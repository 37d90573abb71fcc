/**
 * Flags of refusals, s.17 FOIA 2000, as far as they were logged: a refusal has to name its section, give the balance of the
 * public interest where there is one to weigh, and say how to complain. The surprising case: an answer in part without a section
 * is not flagged, since what is missing may be not held.
 */
import { longDay } from '@/lib/days'
import { joinList, joinQuestions } from '@/lib/words'
import { kindOfSection } from '../constants'
import type { ClockContext, Flag } from '../types'

/** The desk's own caveat, which no letter to the force repeats. */
const asLogged = ', as far as it was logged'

/** s.17, as far as it was logged: a refusal has to name its section, give the balance where there is one, and say how to complain. */
export function* refusals({ state }: ClockContext): Generator<Flag> {
  for (const event of state.events) {
    if (event.type !== 'request.answered') continue
    // s.17(1) binds a force that relies on an exemption to any extent. What is missing without a section may be not held.
    const refused = event.outcomes.filter(({ outcome, sections }) => outcome === 'refused' || (outcome === 'part disclosed' && sections?.length))
    if (refused.length === 0) continue
    const unnamed = refused.filter(({ sections }) => !sections?.length).map(({ question }) => question)
    const hasQualified = refused.some(({ sections }) => sections?.some((section) => kindOfSection(section, event.on) === 'qualified'))
    const lacks = [
      ...(unnamed.length > 0 ? [`the section relied on (${joinQuestions(unnamed)})`] : []),
      ...(hasQualified && event.publicInterest === false ? ['the balance of the public interest'] : []),
      ...(event.reviewExplained === false ? ['how to complain'] : []),
    ]
    if (lacks.length > 0)
      yield {
        flag: 'refusal-incomplete',
        words: `The refusal of ${longDay(event.on)} lacks ${joinList(lacks)}${asLogged}.`,
        source: 'FOIA 2000 s.17(1), (3), (5) and (7)',
        on: event.on,
        eventId: event.id,
      }
  }
}
