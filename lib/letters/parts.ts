import { type Day, longDay } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Clock } from '@/lib/clock/types'
import { constantsOn } from '@/lib/clock/constants'
import { skippedBetween, workingDayAfter } from '@/lib/working-days/working-days'
import { joinList, ordinal, workingDays } from '@/lib/words'

/**
 * What letters are made of: what they are told, and the passages that several share. The one that explains the due date says
 * what s.10(6) FOIA 2000 leaves out, day by day and by name, so that a force can check it against its own count.
 */
export type LetterFacts = {
  force: string
  title: string
  ourReference: string
  theirReference: string | null
  clock: Clock
  calendar: Calendar
  today: Day
  sender: string
  newsroom: string
  /** The numbered questions as they were asked. */
  questions: readonly { number: number; text: string }[]
  /** What happened, a sentence each with its day: for the complaint. The clock's own sentences where there is none. */
  chronology?: readonly string[]
}

export type Draft = { about: string; paragraphs: (string | null)[] }

/** 'I write about my request of…', with both references */
export function opening({ clock, title, theirReference, ourReference }: LetterFacts, voice: 'you' | 'the force' = 'you'): string {
  const sent = clock.sentOn ? ` of ${longDay(clock.sentOn)}` : ''
  return `I write about my request${sent} under the Freedom of Information Act 2000, “${title}”. ${theirReference ? `${voice === 'you' ? 'Your' : 'The force’s'} reference is ${theirReference}; mine is ${ourReference}.` : `My reference is ${ourReference}; ${voice === 'you' ? 'I have not been given one of yours' : 'the force has given none'}.`}`
}

/** Why the date is what it is: the receipt, the days left out by name, the day due, the extension. */
export function whyDue({ clock, calendar }: LetterFacts, voice: 'you' | 'the force' = 'you'): string {
  const { receivedOn, dueOn, codeDueOn, extendedTo } = clock
  if (!receivedOn || !dueOn || !codeDueOn) return ''
  const Who = voice === 'you' ? 'You' : 'The force'
  const count = ordinal(constantsOn(receivedOn).replyDays)
  const skipped = skippedBetween(receivedOn, dueOn, calendar)
  const names = skipped.map(({ on, name }) => `${longDay(on)} (${name})`)
  const leaving =
    names.length > 0
      ? `Leaving out weekends and the bank holidays of ${joinList(names)}, as section 10(6) requires`
      : 'Leaving out weekends, as section 10(6) requires'
  const last = clock.runs.at(-1)
  const received =
    last?.startedBy === 'clarification'
      ? `${Who} received my answer to ${voice === 'you' ? 'your' : 'its'} question on ${longDay(receivedOn)}, and from that day the time ran anew (section 10(6)(b)).`
      : `${Who} received the request on ${longDay(receivedOn)}.`
  const fees = clock.feesLeftOut.map(({ askedOn, paidOn }) => `from ${longDay(askedOn)} to ${longDay(paidOn)}`)
  const fee =
    fees.length > 0 ? ` The working days ${joinList(fees)}, from the fees notice until ${voice} had the fee, are left out as well (section 10(2)).` : ''
  const other =
    codeDueOn === dueOn
      ? ''
      : ` If a request received on a non-working day is taken as received on the next working day, it was ${longDay(codeDueOn)}; that day has passed too.`
  const extension = extendedTo ? ` ${Who} extended the time to ${longDay(extendedTo)} under section 10(3), and that day has passed as well.` : ''
  return `Section 10(1) requires an answer promptly and in any event not later than the ${count} working day following the date of receipt. ${received} ${leaving}, that day was ${longDay(dueOn)}.${other}${fee}${extension}`
}

/** '11 working days late' */
export const lateWords = ({ clock }: LetterFacts) => (clock.lateBy === 0 ? 'It is now late.' : `It is now ${workingDays(clock.lateBy)} late.`)

/** Five working days to answer a letter of ours. */
export const answerBy = ({ today, calendar }: LetterFacts) => longDay(workingDayAfter(today, 5, calendar))
