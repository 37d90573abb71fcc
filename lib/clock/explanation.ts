/**
 * Why a date is what it is, day by day: day 0, each working day with its number, each day left out with its name, each event that
 * moved the time, and the rule used; explanation/sentences.ts says the same in sentences. The days are those of the time that
 * runs now; a time that ended with a clarification or a refinement stays in view by its events.
 */
import { addDays, type Day } from '@/lib/days'
import { earlierOf, laterOf } from '@/lib/working-days/day-arithmetic'
import { workingDays } from '@/lib/words'
import { constantsOn, sourceOf } from './constants'
import { eventStep, plainStep } from './explanation/event-steps'
import { dayZero, type Step, stepsBetween } from './receipt'
import { currentDates } from './replay/owed'
import type { ClockContext } from './types'

export function explanationOf(context: ClockContext): Step[] {
  if (context.law.body !== 'foia') return context.state.events.flatMap(plainStep)
  const events = context.state.events.flatMap((event) => eventStep(event, context))
  // Of one day first that it counts, then what falls on it, then what happened: equal days stay as they stand.
  return [...daySteps(context), ...markSteps(context), ...events].sort((one, other) => one.on.localeCompare(other.on))
}

/** The strip never runs on for longer than this, whatever date a force gives. */
const LONGEST_STRIP = 400

function daySteps(context: ClockContext): Step[] {
  const { state, clock, law, today } = context
  const receivedOn = clock.receivedOn
  if (receivedOn === null) return []
  const dates = currentDates(state, law.calendar)
  const stoppedOn = state.waitingFor?.on ?? clock.fee?.askedOn ?? null
  const end = dates
    ? [dates.codeDueOn, clock.extendedTo ?? dates.dueOn, clock.extendedTo ? dates.fortiethOn : dates.dueOn].reduce(laterOf)
    : (stoppedOn ?? today)
  const limit = addDays(receivedOn, LONGEST_STRIP)
  const waited = state.fees.filter(({ paidOn, isLate, isPaidInTime }) => !isLate && (isPaidInTime || paidOn === null))
  const steps = stepsBetween(receivedOn, earlierOf(end, limit), law.calendar, (on) =>
    waited.some(({ askedOn, paidOn }) => on >= askedOn && (paidOn === null || on <= paidOn))
      ? { name: 'Not counted: from the fees notice to the payment', source: 'FOIA 2000 s.10(2)' }
      : null,
  )
  return [dayZero(receivedOn, law.calendar), ...steps]
}

/** The dates that follow, as steps of their own, so that a reader finds them where they fall. */
function markSteps({ clock, today }: ClockContext): Step[] {
  const { dueOn, codeDueOn, fortiethOn, extendedTo, receivedOn } = clock
  const mark = (on: Day, name: string, source: string): Step => ({ on, kind: 'event', number: null, name, source })
  const before = clock.lateSpells.map(({ effectiveDueOn }) =>
    mark(effectiveDueOn, 'The date that bound then; it passed without an answer', 'FOIA 2000 s.10(1)'),
  )
  if (!dueOn) return before
  // Where a due date stands, the day of receipt, rule B's date and the fortieth day stand with it.
  const [from, latestOn, longestOn] = [receivedOn!, codeDueOn!, fortiethOn!]
  const { replyDays, expectedWithExtensionDays } = constantsOn(from)
  const source = sourceOf('replyDays', from)
  return [
    ...before,
    mark(dueOn, `Due: working day ${replyDays}, counted from the day of receipt (rule A)`, source),
    ...(latestOn === dueOn
      ? []
      : [
          mark(
            latestOn,
            `Due where the receipt is moved to the next working day (rule B): late only after this day`,
            's.45 Code of Practice (July 2018), section 4',
          ),
        ]),
    ...(extendedTo
      ? [
          mark(extendedTo, 'The date the force gave when it extended the time', 'FOIA 2000 ss.10(3) and 17(2)'),
          mark(longestOn, `Working day ${expectedWithExtensionDays}: longer than this is exceptional`, sourceOf('expectedWithExtensionDays', from)),
        ]
      : []),
    ...(clock.isLate
      ? [mark(today, clock.lateBy === 0 ? 'Late: past the date that binds' : `Late: ${workingDays(clock.lateBy)} past the date that binds`, source)]
      : []),
  ]
}
