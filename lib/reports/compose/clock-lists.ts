/**
 * The report's lists that come from the clocks as they stand on the day: who took more time or waits on us, what was not done and what is to note,
 * which steps are still open, and which reviews, complaints and appeals are under way.
 */
import { type Day, datedDay } from '@/lib/days'
import { workingDays } from '@/lib/words'
import { awaitsReview } from '@/lib/clock/reviews'
import { isBreach } from '@/lib/clock/breaches'
import type { Flag, FlagName } from '@/lib/clock/types'
import { sectionLabel } from '@/lib/words'
import { isForCost } from '@/lib/clock/constants'
import { type LoggedEvent, activeEventsAsAt } from '@/lib/events/events'
import type { Dataset } from '../dataset'
import type { RequestWithRow } from './lists'

const noticeRemarks = {
  'no date': 'Gave no date, so it extends nothing.',
  'not allowed': 'Names no section that allows it, so it extends nothing.',
  'no section': 'Names no section, so it extends nothing.',
  'before due': 'Not later than the date due anyway.',
  past: 'Names a day that had passed, so it extends nothing.',
  extends: '',
} as const

/** Whoever took more time or waits on us, of those that have not answered. */
export function waitingOf(pairs: readonly RequestWithRow[], asAt: Day): Dataset['waiting'] {
  return pairs
    .filter(({ request }) => request.clock.closedOn === null)
    .flatMap(({ request: { clock, events }, row: { force } }) => [
      ...clock.notices.map((notice) => ({
        force,
        said: `s.10(3)${notice.sections.length ? `, to weigh ${notice.sections.map(sectionLabel).join(', ')}` : ', naming no section'}`,
        on: notice.on,
        until: notice.to,
        remark: [
          noticeRemarks[notice.effect],
          notice.isLate && `Notice came ${workingDays(notice.workingDaysLate)} late.`,
          notice.isBeyondExpected && 'Beyond the forty working days that the ICO expects.',
          notice.effect === 'extends' && notice.to !== null && notice.to < asAt && 'Passed.',
        ]
          .filter(Boolean)
          .join(' '),
      })),
      ...clock.runs
        .filter(({ startedBy }) => startedBy !== 'sent')
        .map(({ startedBy, startedOn, receivedOn }) => ({
          force,
          said:
            startedBy === 'clarification'
              ? 's.1(3), asked us to clarify, and we answered'
              : `${wasRefusedForCost(events, startedOn) ? 'refused for cost, and we' : 'we'} narrowed the request`,
          on: startedOn,
          until: receivedOn === clock.receivedOn ? clock.dueOn : null,
          remark: receivedOn === clock.receivedOn ? 'A new time runs.' : 'Overtaken by a later time.',
        })),
      ...(clock.clarificationAskedOn
        ? [
            {
              force,
              said: 's.1(3), asked us to clarify',
              on: clock.clarificationAskedOn,
              until: clock.clarificationArrivesOn,
              remark: clock.clarificationArrivesOn ? 'Our answer is on its way; twenty new days begin with it.' : 'No time runs until it has our answer.',
            },
          ]
        : []),
      ...(clock.fee
        ? [
            {
              force,
              said: 's.9, asked for a fee',
              on: clock.fee.askedOn,
              until: clock.fee.payBy,
              remark: clock.feeLapsedOn
                ? 'Not paid by then, so the force need not answer (s.9(2)).'
                : 'No time runs until it is paid; the day named is the last to pay.',
            },
          ]
        : []),
    ])
}

/** What the law asks for and was not done, force by force. That an answer is late stands in the rows. */
export const breachesOf = (pairs: readonly RequestWithRow[]) => flagged(pairs, isBreach)
/** What is no breach: dates that differ, what was taken back, our own disputes. A provisional date stands in the method. */
export const notesOf = (pairs: readonly RequestWithRow[]) => flagged(pairs, (flag) => !isBreach(flag))

/** Whether they had refused anything for cost when we narrowed it: a request can be narrowed for other reasons. */
const wasRefusedForCost = (events: readonly LoggedEvent[], by: Day) =>
  activeEventsAsAt(events, by).some(
    (event) => event.type === 'request.answered' && event.outcomes.some(({ outcome, sections }) => outcome === 'refused' && sections?.some(isForCost)),
  )

const flagged = (pairs: readonly RequestWithRow[], isAsked: (flag: Flag) => boolean): NonNullable<Dataset['outOfOrder']> =>
  pairs.flatMap(({ request, row: { force } }) =>
    request.clock.flags.filter((flag) => isAsked(flag) && !listedElsewhere.includes(flag.flag)).map(({ words, source }) => ({ force, says: words, source })),
  )
const listedElsewhere: readonly FlagName[] = ['running-late', 'answered-late', 'provisional-date']

const steps = {
  review: 'Ask for an internal review',
  ico: 'Complain to the Information Commissioner',
  tribunal: 'Appeal to the tribunal',
  fees: 'Pay the fee',
  clarification: 'Answer their question',
} as const

// 'An internal review can be asked for until ..., the fortieth working day after ...': the step and the day have columns of their own.
const countedAs = (words: string) => words.slice(words.indexOf(', ') + (words.includes(', ') ? 2 : 1))

/** The steps whose last day has not passed, the soonest first. */
export const windowsOf = (pairs: readonly RequestWithRow[]): Dataset['windows'] =>
  pairs
    .flatMap(({ request: { clock }, row: { force } }) =>
      clock.windows.flatMap(({ window, isOpen, closesOn, words, matters }) =>
        isOpen && closesOn && matters ? [{ force, step: steps[window], by: closesOn, counted: countedAs(words) }] : [],
      ),
    )
    .sort((one, other) => (one.by < other.by ? -1 : one.by > other.by ? 1 : 0))

/** Reviews, complaints and appeals under way: none that is over, none of a request that was withdrawn. */
export const escalationsOf = (pairs: readonly RequestWithRow[]): Dataset['escalations'] =>
  pairs
    .filter(({ request: { clock } }) => clock.withdrawnOn === null)
    .flatMap(({ request: { clock }, row: { force } }) => {
      const pending = (what: string, on: Day, remark: string) => [{ force, what, on, remark }]
      const due = clock.reviewDueOn ? `Answer due ${datedDay(clock.reviewDueOn)}.` : ''
      return [
        ...(clock.reviewRequestedOn && awaitsReview(clock) ? pending('Internal review asked for', clock.reviewRequestedOn, due) : []),
        ...(clock.icoComplainedOn && !clock.icoDecidedOn
          ? pending('Complaint to the Information Commissioner', clock.icoComplainedOn, 'Not decided yet.')
          : []),
        ...(clock.appealedOn && clock.isAppealPending ? pending('Appeal to the tribunal', clock.appealedOn, 'Not decided yet.') : []),
      ]
    })
