import { type Day, shortDay } from '@/lib/days'
import type { Flag, FlagName, Window } from '@/lib/clock/types'
import { workingDays } from '@/lib/words'
import type { RequestRow } from './reading'

/**
 * The marks that stand beside a standing and never replace it: what moved the clock, what is out of order, and which window
 * is open. What the row says elsewhere has no mark: lateness stands in the column of days, an extension that runs in the standing.
 */
export type Badge = { words: string; tone: '' | 'ext' | 'cla' | 'rev' | 'inv'; title: string }

const flagLabels: Record<FlagName, string | null> = {
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
  retracted: 'Withdrew an answer',
  'promise-broken': 'Their date has passed',
  'provisional-date': 'Provisional',
}

const windowLabels: Record<Window['window'], string> = { review: 'Review', ico: 'ICO', tribunal: 'Tribunal', fees: 'Pay', clarification: 'Answer' }
const closingWord = (window: Window['window']) => (window === 'clarification' ? 'by' : 'to')

type BadgedRequest = Pick<RequestRow, 'clock' | 'standing' | 'force'>

/** Each said once, whatever gives rise to it. */
const each = (marks: readonly Badge[]) => marks.filter(({ words }, index) => marks.findIndex((mark) => mark.words === words) === index)

export const badgesOf = (row: BadgedRequest): Badge[] => each([...moved(row), ...escalation(row.clock), ...openWindows(row), ...flagged(row)])

/** What moved the clock and what is out of order: the marks that a report prints, where escalations and windows have lists of their own. */
export const clockBadgesOf = (row: BadgedRequest): Badge[] => each([...moved(row), ...flagged(row)])

function* moved({ clock, standing, force }: BadgedRequest): Generator<Badge> {
  if (force.body !== 'foia')
    yield { words: 'Other law', tone: 'inv', title: 'The Freedom of Information Act 2000 does not bind this body, so no date of it is counted' }
  if (standing === 'clarification')
    yield {
      words: clock.clarificationArrivesOn ? 'We answered' : 'Our turn',
      tone: 'cla',
      title: clock.clarificationAskedOn ? `They asked on ${shortDay(clock.clarificationAskedOn)}` : '',
    }
  if (standing === 'fee asked') yield { words: 'Our turn', tone: 'cla', title: 'The clock waits for the fee' }
  else if (clock.fee && !clock.feeLapsedOn && standing !== 'clarification') yield { words: 'Fee asked', tone: 'cla', title: 'The clock waits for the fee' }
  if (clock.extendedTo && standing !== 'extended')
    yield { words: `Ext. ${shortDay(clock.extendedTo)}`, tone: 'ext', title: 'The time was extended for the public interest test' }
  if (clock.runs.length > 1 && clock.receivedOn)
    yield { words: `New clock ${shortDay(clock.receivedOn)}`, tone: 'cla', title: 'New 20 working days began on this day' }
  if (clock.codeDueOn && clock.dueOn !== clock.codeDueOn && !clock.answeredOn && !clock.extendedTo)
    yield {
      words: `Rule B ${shortDay(clock.codeDueOn)}`,
      tone: '',
      title: 'Received on a day that is no working day: by the other reading it is due on this day, and late only after it',
    }
}

function* openWindows({ clock, standing }: BadgedRequest): Generator<Badge> {
  for (const { window, closesOn, isOpen, matters, words } of clock.windows)
    if (isOpen && matters && standing !== 'no response')
      yield {
        words: closesOn ? `${windowLabels[window]} ${closingWord(window)} ${shortDay(closesOn)}` : `${windowLabels[window]} open`,
        tone: 'rev',
        title: words,
      }
}

function* flagged({ clock }: BadgedRequest): Generator<Badge> {
  for (const flag of clock.flags) {
    const words = labelOf(flag)
    if (words) yield { words, tone: '', title: titleOf(flag) }
  }
}

/** The days of a lateness that came before stand in the mark, as they stand in the flag, the API and the marks of the CSV. */
function labelOf({ flag, workingDays: count }: Flag): string | null {
  if (flag === 'extension-late' && count) return `Notice ${workingDays(count)} late`
  if (flag === 'was-late' && count) return `Was ${workingDays(count)} late`
  return flagLabels[flag]
}

const titleOf = ({ words, source }: Flag) => `${words} ${source}`

function* escalation({
  reviewRequestedOn,
  reviewDecidedOn,
  icoComplainedOn,
  icoDecidedOn,
  appealedOn,
  appealDecidedOn,
}: RequestRow['clock']): Generator<Badge> {
  const since = (on: Day) => `since ${shortDay(on)}`
  if (reviewRequestedOn && !reviewDecidedOn) yield { words: 'In review', tone: 'rev', title: since(reviewRequestedOn) }
  if (icoComplainedOn && !icoDecidedOn) yield { words: 'With the ICO', tone: 'rev', title: since(icoComplainedOn) }
  if (appealedOn && !appealDecidedOn) yield { words: 'At the tribunal', tone: 'rev', title: since(appealedOn) }
}
