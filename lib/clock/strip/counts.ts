/**
 * The counts that a request's clock is drawn as: one for each receipt that the time ever ran from, the last of them
 * running or run. An earlier one is drawn to the day it was given up: to their question, or to our narrower request.
 * Nothing is decided here: the dates are the clock's.
 */
import { addDays, type Day } from '@/lib/days'
import type { Clock, Law } from '../types'
import { laterOf } from '@/lib/working-days/day-arithmetic'
import { replay } from '../replay'
import type { ClockRun } from '../replay/state'
import { eventsAsAt } from '../order'
import { type Fee, runDates } from '../periods'
import type { ReceiptClock } from '../receipt'
import type { LoggedEvent } from '@/lib/events/events'
import { contactOf } from '@/lib/events/contacts'
import type { Count, StripMarker } from './strip'

export type RequestCount = { count: Count; because: ClockRun['startedBy']; endedBy: string | null }

type CountInput = { events: readonly LoggedEvent[]; questions: readonly number[]; clock: Clock; law: Law; today: Day }

export function countsOf({ events, questions, clock, law, today }: CountInput): RequestCount[] {
  if (law.body !== 'foia') return []
  const state = replay(eventsAsAt(events, today), questions, law.calendar, today)
  return state.runs.map((run, index) => {
    const next = state.runs[index + 1]
    const fees = state.fees.filter(({ askedOn }) => askedOn >= run.receivedOn && (!next || askedOn < next.receivedOn))
    const dates = runDates(run.receivedOn, fees, law.calendar)
    const ended = next ? givenUp(state.events, run, next) : null
    const isLast = !next
    const until = ended ? ended.on : lastDay(clock, dates, today)
    const passing = [
      ...dateMarkers(dates),
      ...(isLast && clock.extendedTo ? [{ on: clock.extendedTo, kind: 'given' as const, words: 'The date they gave' }] : []),
      ...(isLast && clock.dueOnSaid ? [{ on: clock.dueOnSaid, kind: 'event' as const, words: 'Due, says their letter' }] : []),
      ...(isLast && clock.promisedOn ? [{ on: clock.promisedOn, kind: 'event' as const, words: 'The day by which they say they will answer' }] : []),
      ...state.events.flatMap((event) => markersOf(event, run)),
      { on: today, kind: 'today' as const, words: 'Today' },
    ]
    const count: Count = {
      zeroOn: run.receivedOn,
      ...dates,
      until,
      marks: [
        { on: run.receivedOn, kind: 'received', words: `${receipts[run.startedBy]}. Day 0` },
        ...passing.filter(({ on }) => on >= run.receivedOn && on <= until),
      ],
      uncounted: fees.flatMap((fee) => daysSetAside(fee, today)),
      extendedTo: isLast ? clock.extendedTo : null,
      late: isLast ? lateDays(clock, dates, today) : null,
    }
    return { count, because: run.startedBy, endedBy: ended?.words ?? null }
  })
}

const receipts: Record<ClockRun['startedBy'], string> = { sent: 'Received', clarification: 'Our answer received', refined: 'Narrower request received' }

/** What ended an earlier count: their question, or, where none was logged, our letter that began the next. */
function givenUp(events: readonly LoggedEvent[], run: ClockRun, next: ClockRun): { on: Day; words: string } {
  if (next.startedBy === 'refined') return { on: next.startedOn, words: 'We narrowed the request: a new count began on the day they received that' }
  const asked = events.find(({ type, on }) => type === 'clarification.asked' && on >= run.startedOn && on <= next.startedOn)
  const on = asked?.on ?? next.startedOn
  return { on: laterOf(on, run.receivedOn), words: 'They asked us to clarify: a new count began on the day they received our answer' }
}

/** As far as the last count is worth drawing: to day 40 while it is open; once it is answered, to the answer or the due date. */
function lastDay(clock: Clock, { codeDueOn, fortiethOn }: Pick<Count, 'codeDueOn' | 'fortiethOn'>, today: Day): Day {
  const stoppedOn = clock.isStopped ? (clock.clarificationAskedOn ?? clock.fee?.askedOn) : (clock.withdrawnOn ?? undefined)
  const latest = (...days: (Day | null)[]) => days.reduce<Day>((last, on) => (on && on > last ? on : last), codeDueOn)
  if (stoppedOn) return clock.receivedOn ? laterOf(stoppedOn, clock.receivedOn) : stoppedOn
  if (clock.answeredOn) return latest(clock.answeredOn, clock.extendedTo)
  return latest(fortiethOn, clock.extendedTo, clock.isLate ? today : null)
}

/** Nobody is late before rule B's day and a valid extension's have passed. */
function lateDays(clock: Clock, { codeDueOn }: Pick<Count, 'codeDueOn'>, today: Day): Count['late'] {
  if (clock.lateBy === 0) return null
  const { extendedTo } = clock
  return { after: extendedTo && extendedTo > codeDueOn ? extendedTo : codeDueOn, until: clock.answeredOn ?? today }
}

/** s.10(2): from the notice to the payment, both included; while it is unpaid, to today. */
function daysSetAside({ askedOn, paidOn, isPaidInTime, isLate }: Fee, today: Day) {
  if (isLate || (paidOn && !isPaidInTime)) return []
  const to = paidOn ?? today
  return to < askedOn ? [] : [{ from: askedOn, to, name: 'a fee was asked for and not yet received, s.10(2)' }]
}

function markersOf(event: LoggedEvent, run: ClockRun): StripMarker[] {
  const contact = contactOf(event)
  if (!contact || event.id === run.eventId) return []
  const kind =
    event.type === 'request.answered' || event.type === 'review.decided'
      ? 'reply'
      : event.type === 'clarification.asked' || event.type === 'fees.asked'
        ? 'stopped'
        : 'event'
  return [{ on: event.on, kind, words: contact.words }]
}

/** What the calculator draws: the count from a day of receipt to day 40, with nothing but the Act's own dates on it. */
export function countOfReceipt({ receivedOn, dueOn, ruleBDueOn: codeDueOn, fortiethOn }: ReceiptClock, today: Day): Count {
  const marks: StripMarker[] = [{ on: receivedOn, kind: 'received', words: 'Received. Day 0' }, ...dateMarkers({ dueOn, codeDueOn, fortiethOn })]
  const isInside = today > receivedOn && today < addDays(fortiethOn, 1)
  return {
    zeroOn: receivedOn,
    dueOn,
    codeDueOn,
    fortiethOn,
    until: fortiethOn,
    marks: isInside ? [...marks, { on: today, kind: 'today', words: 'Today' }] : marks,
  }
}

/** Due, due under rule B where that differs, and day 40. */
export const dateMarkers = ({ dueOn, codeDueOn, fortiethOn }: Pick<Count, 'dueOn' | 'codeDueOn' | 'fortiethOn'>): StripMarker[] => [
  { on: dueOn, kind: 'due', words: 'Due' },
  ...(codeDueOn === dueOn ? [] : [{ on: codeDueOn, kind: 'rule-b' as const, words: 'Due under rule B' }]),
  { on: fortiethOn, kind: 'fortieth', words: 'Longer than this is exceptional, says the ICO' },
]
