import { type Day, longDay } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { spellNumber, joinList, joinQuestions, workingDays } from '@/lib/words'
import type { ClockContext } from './types'
import { constantsOn, sourceOf } from './constants'
import { currentDates } from './replay/owed'
import { spellLabel } from './flags/lateness'
import { daysAfter, earlierOf, laterOf } from '@/lib/working-days/day-arithmetic'
import { dayZero, dueSentence, type Step, stepsBetween } from './receipt'

/**
 * Why a date is what it is, day by day and in sentences: day 0, each working day with its number, each day left out with its
 * name, each event that moved the time, and the rule used. The days are those of the time that runs now; a time that ended
 * with a clarification or a refinement stays in view by its events.
 */
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
  const limit = daysAfter(receivedOn, LONGEST_STRIP)
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
  const spells = clock.lateSpells.filter(({ ended }) => ended !== 'replacement')
  const before = spells.map(({ effectiveDueOn }) => mark(effectiveDueOn, 'The date that bound then; it passed without an answer', 'FOIA 2000 s.10(1)'))
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
    ...(clock.isLate ? [mark(today, `Late: ${workingDays(clock.lateBy)} past the date that binds`, source)] : []),
  ]
}

const effects = {
  'no date': 'it gives no date',
  'not allowed': 'the exemption allows none',
  'before due': 'its date is not later than the due date',
  past: 'its date had passed',
} as const

/** What an event did to the time, in words; nothing for those that did nothing. */
function eventStep(event: LoggedEvent, { state, today }: ClockContext): Step[] {
  const step = (name: string, source: string): Step[] => [{ on: event.on, kind: 'event', number: null, name, source }]
  const period = state.runs.find(({ eventId }) => eventId === event.id)
  switch (event.type) {
    case 'request.sent':
      return step(period && period.receivedOn !== event.on ? `Request sent; received on ${longDay(period.receivedOn)}` : 'Request sent', 'FOIA 2000 s.8')
    case 'request.failed':
      return step('The letter did not arrive: no time runs from it', 'FOIA 2000 s.10(1)')
    case 'clarification.asked':
      return step(event.disputed ? 'Clarification asked for, disputed: the time runs on' : 'Clarification asked for: the duty waits', 'FOIA 2000 s.1(3)')
    case 'clarification.answered':
      return step(
        period ? `Clarification answered, received on ${longDay(period.receivedOn)}: a new time begins` : 'Clarification answered',
        'FOIA 2000 s.10(6)(b)',
      )
    case 'request.refined':
      return step(
        period ? `Refined request, received on ${longDay(period.receivedOn)}: a new request, a new time` : 'Refined request',
        'FOIA 2000 s.10(1); ICO on requests refined after s.12',
      )
    case 'request.extended': {
      const notice = state.notices.find(({ eventId }) => eventId === event.id)
      if (!notice) return []
      const named = event.sections.length > 0 ? ` under ${joinList(event.sections.map((section) => `s.${section}`))}` : ''
      return step(
        notice.effect === 'extends'
          ? `Time extended${named} to ${longDay(notice.to!)}${notice.isOvertaken ? ', which the new time has overtaken' : ''}`
          : `Extension notice${named}: it extends nothing (${effects[notice.effect]})`,
        'FOIA 2000 ss.10(3) and 17(2)',
      )
    }
    case 'fees.asked':
      return step(
        state.fees.some(({ eventId, isLate }) => eventId === event.id && isLate)
          ? 'Fees notice, too late to stop the time'
          : 'Fees notice: the time stops until the fee is received',
        'FOIA 2000 ss.9 and 10(2)',
      )
    case 'fees.paid':
      return step(feeWords(event, today), 'FOIA 2000 s.10(2)')
    case 'request.answered':
      return step(
        state.asked.length > new Set(event.outcomes.map(({ question }) => question)).size
          ? `Answer to ${joinQuestions(event.outcomes.map(({ question }) => question))}`
          : 'Answer',
        'FOIA 2000 s.1(1)',
      )
    case 'answer.retracted':
      return step('Answer taken back by the force', 'the force’s own letter')
    case 'request.withdrawn':
      return step('Request withdrawn', 'the newsroom')
    default:
      return []
  }
}

/** What happened, without what the Act of 2000 makes of it: for those it does not bind. */
const plainNames: Partial<Record<LoggedEvent['type'], string>> = {
  'request.sent': 'Request sent',
  'request.failed': 'The letter did not arrive',
  'clarification.asked': 'Clarification asked for',
  'clarification.answered': 'Clarification answered',
  'request.refined': 'Refined request',
  'request.extended': 'More time taken',
  'fees.asked': 'Fees notice',
  'fees.paid': 'Fee sent',
  'request.answered': 'Answer',
  'answer.retracted': 'Answer taken back by the force',
  'request.withdrawn': 'Request withdrawn',
}

function plainStep({ type, on }: LoggedEvent): Step[] {
  const name = plainNames[type]
  return name ? [{ on, kind: 'event', number: null, name, source: 'the record' }] : []
}

/** A fee counts from the day it is received. */
function feeWords({ on, receivedOn = on }: EventOf<'fees.paid'>, today: Day): string {
  if (receivedOn <= on) return 'Fee received'
  return receivedOn > today ? `Fee sent; it arrives on ${longDay(receivedOn)}` : `Fee sent; received on ${longDay(receivedOn)}`
}

/** The same in sentences. */
export function sentencesOf({ state, clock, law, today }: ClockContext): string[] {
  if (clock.receivedOn === null)
    return [clock.failedOn ? `The letter of ${longDay(clock.failedOn)} did not arrive, so no time runs.` : 'The request has not been sent, so no time runs.']
  if (law.body === 'foisa')
    return [
      `The request was received on ${longDay(clock.receivedOn)}.`,
      'This authority is bound by the Freedom of Information (Scotland) Act 2002, with a clock and a regulator of its own. The desk works out no date for it.',
    ]
  if (law.body === 'none')
    return [
      `The request was received on ${longDay(clock.receivedOn)}.`,
      'This body is not a public authority under the Freedom of Information Act 2000: it has no duty to answer, and no date binds it.',
    ]
  const anew = `a new ${spellNumber(constantsOn(clock.receivedOn).replyDays)} working days`
  const words: string[] = []
  for (const period of state.runs) {
    if (period.startedBy === 'sent') words.push(`The request was sent on ${longDay(period.startedOn)} and received on ${longDay(period.receivedOn)}.`)
    if (period.startedBy === 'clarification')
      words.push(`A clarification was answered; the answer was received on ${longDay(period.receivedOn)}, and ${anew} began (section 10(6)(b)).`)
    if (period.startedBy === 'refined') words.push(`The request was refined, which makes it a new request, received on ${longDay(period.receivedOn)}.`)
  }
  if (clock.withdrawnOn) return [...words, `It was withdrawn on ${longDay(clock.withdrawnOn)}.`]
  if (clock.clarificationArrivesOn)
    words.push(
      `The force asked for a clarification on ${longDay(clock.clarificationAskedOn!)}. Our answer arrives on ${longDay(clock.clarificationArrivesOn)}; ${anew} begin then.`,
    )
  else if (clock.clarificationAskedOn)
    words.push(`The force asked for a clarification on ${longDay(clock.clarificationAskedOn)}. Until it has our answer its duty waits (section 1(3)).`)
  if (clock.fee) words.push(`The force asked for a fee on ${longDay(clock.fee.askedOn)}. Until it has the fee the time does not run (section 10(2)).`)
  const paid = clock.feesLeftOut
  for (const fee of paid)
    words.push(
      `The working days from ${longDay(fee.askedOn)}, when a fee was asked for, to ${longDay(fee.paidOn)}, when it was received, are left out (section 10(2)).`,
    )
  if (clock.dueOn)
    words.push(paid.length > 0 ? `The answer was due on ${longDay(clock.dueOn)}.` : dueSentence(clock.receivedOn, clock.dueOn, clock.codeDueOn!, law.calendar))
  if (clock.extendedTo) words.push(`The force extended the time to ${longDay(clock.extendedTo)} (section 10(3)).`)
  if (clock.answeredOn)
    words.push(
      `Every question was answered by ${longDay(clock.answeredOn)}${clock.workingDaysTaken === null ? '' : `, on working day ${clock.workingDaysTaken}`}.`,
    )
  if (clock.replacedOn) words.push(`That answer was taken back on ${longDay(state.retractions.at(-1)!.on)}; another was given on ${longDay(clock.replacedOn)}.`)
  for (const spell of clock.lateSpells) words.push(`It was ${spellLabel(spell)}.`)
  const { lateBy, lateByCode } = clock
  const other = lateBy === lateByCode || clock.extendedTo ? '' : ` (${lateByCode} by the other reading of the day of receipt)`
  if (clock.isLate)
    words.push(
      lateBy === 0
        ? `On ${longDay(today)}, it is late, though no working day has passed since.`
        : `On ${longDay(today)}, it is ${workingDays(lateBy)} late${other}.`,
    )
  else if (clock.answeredOn && state.lateAtAnswer) words.push(`The answer was ${workingDays(lateBy)} late${other}.`)
  else if (clock.daysLeft !== null && clock.effectiveDueOn)
    words.push(
      clock.daysLeft === 0
        ? `On ${longDay(today)}, the force is not late: the time ends with ${longDay(clock.lateAfterOn!)}.`
        : `On ${longDay(today)}, ${workingDays(clock.daysLeft)} ${clock.daysLeft === 1 ? 'is' : 'are'} left.`,
    )
  if (clock.provisional) words.push('The due date is provisional: it leans on bank holidays that gov.uk has not published.')
  return words
}
