import type { Day } from '@/lib/days'
import type { Clock } from '@/lib/clock/types'
import { awaitsReview, isComplied } from '@/lib/clock/reviews'

/**
 * What of a request stands in a calendar: the day a reply is due, the days the force itself named, and the last days of whatever the
 * newsroom can still do. The surprising case: an extension moves the due entry and makes no second one, so that a feed moves it too.
 */
export const dateKinds = {
  due: 'Reply due',
  promised: 'Reply promised',
  said: 'Due by their own date',
  'review due': 'Review due',
  'ico reply': 'Answer due to the ICO’s decision',
  'tribunal reply': 'Answer due to the tribunal’s order',
  review: 'Last day to ask for a review',
  ico: 'Last day to complain to the ICO',
  tribunal: 'Last day to appeal to the tribunal',
  fees: 'Last day to pay the fee',
  clarification: 'Last day to answer their question before they may close the request',
} as const
export type DateKind = keyof typeof dateKinds

/** What the force owes, what it said, and what is ours to do: the three colours of the page. */
export const sideOf: Record<DateKind, 'due' | 'said' | 'ours'> = {
  due: 'due',
  'review due': 'due',
  'ico reply': 'due',
  'tribunal reply': 'due',
  promised: 'said',
  said: 'said',
  review: 'ours',
  ico: 'ours',
  tribunal: 'ours',
  fees: 'ours',
  clarification: 'ours',
}

export type Dated = { kind: DateKind; on: Day; words: string; provisional: boolean }
export type DatedEntry = Dated & {
  requestId: string
  reference: string
  /** The investigation's code. */
  code: string
  force: string
  /** Of the demonstration: invented, and said so wherever it stands. */
  demonstration: boolean
  isLate: boolean
  /** The request's version and the instant of its last event. */
  version: number
  changedAt: Date
}

const dated = (kind: DateKind, on: Day | null | undefined, { words = dateKinds[kind] as string, provisional = false } = {}): Dated[] =>
  on ? [{ kind, on, words, provisional }] : []

/** The dates of one request that are still to be met, or missed: nothing of one that is answered and cannot be taken further. */
export function datesOf(clock: Clock): Dated[] {
  const isOpen = clock.closedOn === null
  const extended = clock.extendedTo !== null && clock.extendedTo === clock.effectiveDueOn
  const isRunning = isOpen && clock.lateAfterOn !== null
  const due = isRunning
    ? dated('due', clock.effectiveDueOn, { words: extended ? 'Reply due, extended' : dateKinds.due, provisional: clock.provisional && !extended })
    : []
  const differs = (on: Day | null) => (on !== null && on !== clock.effectiveDueOn ? on : null)
  return [
    ...due,
    ...(isOpen && !clock.isStopped ? dated('promised', clock.promisedOn) : []),
    ...(isRunning && !extended ? dated('said', differs(clock.dueOnSaid)) : []),
    ...(clock.withdrawnOn === null && awaitsReview(clock) ? dated('review due', clock.reviewDueOn, { provisional: clock.reviewProvisional }) : []),
    ...(clock.withdrawnOn === null && !isComplied(clock) ? [...dated('ico reply', clock.icoReplyBy), ...dated('tribunal reply', clock.tribunalReplyBy)] : []),
    ...clock.windows
      .filter(({ isOpen, matters }) => isOpen && matters)
      .flatMap(({ window, closesOn, provisional }) => dated(window, closesOn, { provisional })),
  ]
}

export type Group = { kind: DateKind; words: string; code: string; demonstration: boolean; provisional: boolean; entries: DatedEntry[] }

/** Entries by day, and within a day those of one investigation that say the same, with the most first. */
export function groupsByDay(entries: readonly DatedEntry[]): Map<Day, Group[]> {
  const days = new Map<Day, Group[]>()
  for (const entry of [...entries].sort((one, other) => one.on.localeCompare(other.on))) {
    const groups = days.get(entry.on) ?? []
    if (groups.length === 0) days.set(entry.on, groups)
    const group = groups.find(({ words, code }) => words === entry.words && code === entry.code)
    if (group) {
      group.entries.push(entry)
      group.provisional ||= entry.provisional
    } else
      groups.push({
        kind: entry.kind,
        words: entry.words,
        code: entry.code,
        demonstration: entry.demonstration,
        provisional: entry.provisional,
        entries: [entry],
      })
  }
  for (const groups of days.values())
    groups.sort(
      (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || other.entries.length - one.entries.length || one.code.localeCompare(other.code),
    )
  return days
}

const order = Object.keys(dateKinds) as DateKind[]
