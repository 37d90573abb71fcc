import type { Day } from '@/lib/days'
import type { Clock } from '@/lib/clock/types'
import { isDenial } from './arguments'
import type { LetterKind } from './kinds'

/**
 * Who has confirmed holding such information, for a letter against a refusal to confirm or deny: by name and from the record. A
 * force that gave something to a question holds something of it; one that refused, or withdrew what it gave, is not named.
 */
type Answered = { force: { name: string }; clock: Pick<Clock, 'outcomes' | 'openQuestions'> }

export const needsConfirmations = (letter: LetterKind | null, sections: readonly string[], on: Day) =>
  (letter === 'review' || letter === 'complaint') && sections.some((section) => isDenial(section, on))

export function confirmationsIn(rows: readonly Answered[]): { question: number; forces: string[] }[] {
  const found = new Map<number, string[]>()
  for (const { force, clock } of rows)
    for (const { question, outcome } of Object.values(clock.outcomes))
      if ((outcome === 'disclosed' || outcome === 'part disclosed') && !clock.openQuestions.includes(question))
        found.set(question, [...(found.get(question) ?? []), force.name])
  return [...found].map(([question, forces]) => ({ question, forces }))
}
