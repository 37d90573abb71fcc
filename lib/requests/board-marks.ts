import { type Day, shortDay } from '@/lib/days'
import type { Flag, Window } from '@/lib/deadlines/clock'
import type { FlagName } from '@/lib/deadlines/flags'
import type { RequestRow } from './reading'

/**
 * The marks that stand beside a standing and never replace it: what moved the clock, what is out of order, and which window
 * is open. What the row says elsewhere has no mark: lateness stands in the column of days, an extension that runs in the standing.
 */
export type BoardMark = { words: string; tone: '' | 'ext' | 'cla' | 'rev' | 'inv'; title: string }

const flagMarks: Record<FlagName, string | null> = {
  'answered-late': null,
  'running-late': null,
  'partial-left-late': 'Rest is late',
  'was-late': 'Was late',
  'extension-late': 'Notice late',
  'extension-without-date': 'No new date',
  'extension-beyond-40': 'Beyond day 40',
  'extension-not-allowed': 'Extends nothing',
  'extension-before-due': 'Extends nothing',
  'extension-past': 'Extends nothing',
  'extension-without-section': 'No section',
  'refusal-incomplete': 'Refusal lacks',
  'force-date-differs': 'Their date differs',
  'received-date-differs': 'Receipt differs',
  'review-late-20': 'Review late',
  'review-late-40': 'Review late',
  'clarification-disputed': 'Disputed',
  'clarification-unlogged': 'Log their question',
  'fee-late': 'Fee notice late',
  'fee-unpaid': 'Fee not paid',
  retracted: 'Taken back',
  'promise-broken': 'Promise broken',
  'provisional-date': 'Provisional',
}

const windowMarks: Record<Window['window'], string> = { review: 'Review', ico: 'ICO', tribunal: 'Tribunal', fees: 'Pay' }

export function marksOf({ clock, standing, force }: Pick<RequestRow, 'clock' | 'standing' | 'force'>): BoardMark[] {
  const marks: BoardMark[] = []
  const add = (words: string, tone: BoardMark['tone'], title: string) => {
    if (!marks.some((mark) => mark.words === words)) marks.push({ words, tone, title })
  }
  if (force.body !== 'foia') add('Other law', 'inv', 'The Freedom of Information Act 2000 does not bind this body, so no date of it is counted')
  if (standing === 'clarification')
    add(
      clock.clarificationArrivesOn ? 'We answered' : 'Our turn',
      'cla',
      clock.clarificationAskedOn ? `They asked on ${shortDay(clock.clarificationAskedOn)}` : '',
    )
  if (clock.fee && standing !== 'clarification') add('Fee asked', 'cla', 'The clock waits for the fee')
  if (clock.extendedTo && standing !== 'extended') add(`Ext. ${shortDay(clock.extendedTo)}`, 'ext', 'The time was extended for the public interest test')
  if (clock.periods.length > 1 && clock.receivedOn) add(`New clock ${shortDay(clock.receivedOn)}`, 'cla', 'New 20 working days began on this day')
  if (clock.ruleBDueOn && clock.dueOn !== clock.ruleBDueOn && !clock.answeredOn && !clock.extendedTo)
    add(
      `Rule B ${shortDay(clock.ruleBDueOn)}`,
      '',
      'Received on a day that is no working day: by the other reading it is due on this day, and late only after it',
    )
  for (const mark of escalation(clock)) add(mark.words, 'rev', mark.title)
  for (const { window, closesOn, isOpen, matters, words } of clock.windows)
    if (isOpen && matters && standing !== 'no response')
      add(closesOn ? `${windowMarks[window]} to ${shortDay(closesOn)}` : `${windowMarks[window]} open`, 'rev', words)
  for (const flag of clock.flags) {
    const words = flagMarks[flag.flag]
    if (words) add(words, '', titleOf(flag))
  }
  return marks
}

const titleOf = ({ words, source }: Flag) => `${words} ${source}`

function* escalation({ reviewRequestedOn, reviewDecidedOn, icoComplainedOn, icoDecidedOn, appealedOn, appealDecidedOn }: RequestRow['clock']) {
  const since = (on: Day) => `since ${shortDay(on)}`
  if (reviewRequestedOn && !reviewDecidedOn) yield { words: 'In review', title: since(reviewRequestedOn) }
  if (icoComplainedOn && !icoDecidedOn) yield { words: 'With the ICO', title: since(icoComplainedOn) }
  if (appealedOn && !appealDecidedOn) yield { words: 'At the tribunal', title: since(appealedOn) }
}
