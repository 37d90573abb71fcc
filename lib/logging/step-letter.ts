import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import { factsOfLetter } from '@/lib/letters/reminders'
import { requestLetters } from '@/lib/letters/request-letters'
import { confirmationsIn, needsConfirmations } from '@/lib/letters/confirmed'
import { letterOf } from '@/lib/letters/letter-text'
import type { FormKind } from './event-form'
import { formOfLetter } from './page-address'
import type { RequestRow } from '@/lib/requests/reading'

/**
 * The letter that goes with a request's next step, ready to copy, and the form in which it is logged once it has
 * been sent. A draft's is the round's own letter; a complaint carries the chronology of the record. Null where the
 * next step writes to nobody.
 */
export type StepLetter = { subject: string; body: string; gaps: readonly string[]; to: 'force' | 'ico'; loggedAs: FormKind }

type LetterInvestigation = { title: string; letter: string; letterSubject: string; questions: readonly { number: number; text: string }[] }
type LetterContext = { sender: { name: string; newsroom: string }; calendar: Calendar; today: Day; measures: readonly unknown[]; round: readonly RequestRow[] }

/** Whether the letter can name other forces: then it is written from the requests of the whole investigation. */
export const isAgainstADenial = ({ nextStep, sections }: RequestRow, today: Day) => needsConfirmations(nextStep.letter, sections, today)

export function letterOfStep(
  request: RequestRow & { investigation: LetterInvestigation },
  { sender, calendar, today, measures, round }: LetterContext,
): StepLetter | null {
  const { nextStep, investigation } = request
  if (nextStep.step === 'send') {
    const [letter] = requestLetters([request], investigation, { sender, today, addresses: [] })
    return letter ? { subject: letter.subject, body: letter.body, gaps: [], to: 'force', loggedAs: 'sent' } : null
  }
  if (!nextStep.letter) return null
  const facts = factsOfLetter(request, { investigation: { ...investigation, measures }, calendar, today, sender })
  const letter = letterOf(nextStep.letter, { ...facts, confirmedBy: confirmationsIn(round) })
  return { ...letter, to: nextStep.letter === 'complaint' ? 'ico' : 'force', loggedAs: formOfLetter(nextStep.letter) }
}
