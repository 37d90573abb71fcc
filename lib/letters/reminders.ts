import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Clock } from '@/lib/clock/types'
import { type LoggedEvent, activeEventsAsAt } from '@/lib/events/events'
import type { LetterKind } from './kinds'
import { type LetterFacts, letterOf } from './letter-text'

/**
 * The reminders of a round, longest overdue first: one letter for each force whose next step is one. An address that nobody
 * has confirmed is as good as none: a letter about silence that goes astray helps nobody.
 */
type LetterInvestigation = { title: string; questions: readonly { number: number; text: string }[]; measures: readonly unknown[] }
/** What of a request its letters are written from. */
export type Addressed = {
  reference: string
  forceReference: string | null
  force: { id: string; name: string; shortName: string }
  clock: Clock
  events: readonly LoggedEvent[]
}
type Due = Addressed & { version: number; nextStep: { letter: LetterKind | null } }
type LetterContext = {
  investigation: LetterInvestigation
  calendar: Calendar
  today: Day
  sender: { name: string; newsroom: string }
  addresses: readonly { id: string; address: string | null; confirmedAt: Date | null }[]
}

export function remindersFor(rows: readonly Due[], { investigation, calendar, today, sender, addresses }: LetterContext) {
  const confirmed = new Map(addresses.filter(({ confirmedAt }) => confirmedAt !== null).map(({ id, address }) => [id, address]))
  return rows
    .filter(({ nextStep }) => nextStep.letter === 'reminder' || nextStep.letter === 'second-reminder')
    .sort((one, other) => other.clock.lateBy - one.clock.lateBy || one.force.shortName.localeCompare(other.force.shortName))
    .map((row) => {
      const { reference, version, force, clock, nextStep } = row
      const { subject, body } = letterOf(nextStep.letter!, factsOfLetter(row, { investigation, calendar, today, sender }))
      return {
        reference,
        version,
        force: force.shortName,
        lateBy: clock.lateBy,
        isSecond: nextStep.letter === 'second-reminder',
        address: confirmed.get(force.id) ?? null,
        subject,
        body,
      }
    })
}

/** What a letter about a request is written from. */
export const factsOfLetter = (
  { reference, force, forceReference, clock, events }: Addressed,
  { investigation, calendar, today, sender }: Omit<LetterContext, 'addresses'>,
): LetterFacts => ({
  force: force.name,
  title: investigation.title,
  ourReference: reference,
  theirReference: forceReference,
  clock,
  events: activeEventsAsAt(events, today),
  calendar,
  today,
  sender: sender.name,
  newsroom: sender.newsroom,
  questions: investigation.questions,
  asksForTotals: investigation.measures.length > 0,
})
