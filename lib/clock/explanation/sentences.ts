/**
 * Why a date is what it is, in plain sentences: for screen readers, and for pasting into a complaint. FOIA 2000 ss.1(3) and 10. An
 * ordered list: each entry says when it is told. The surprising case: of a request that was withdrawn nothing is told after
 * that, since no date is of account any more.
 */
import { longDay } from '@/lib/days'
import { joinQuestions, spellNumber, workingDays } from '@/lib/words'
import { constantsOn } from '../constants'
import { spellLabel } from '../flags/lateness'
import { dueSentence } from '../receipt'
import { takenBackOn } from '../taken-back'
import type { ClockContext } from '../types'

type Sentence = { when: (context: ClockContext) => boolean; say: (context: ClockContext) => string | string[] }

export function sentencesOf(context: ClockContext): string[] {
  return sentencesFor(context).flatMap(({ when, say }) => (when(context) ? say(context) : []))
}

function sentencesFor({ clock, law }: ClockContext): readonly Sentence[] {
  if (clock.receivedOn === null) return beforeReceipt
  if (law.body === 'foisa') return underScotsLaw
  if (law.body === 'none') return underNoLaw
  return clock.withdrawnOn === null ? ofTheTime : ofAWithdrawal
}

const always = () => true
const received = ({ clock }: ClockContext) => `The request was received on ${longDay(clock.receivedOn!)}.`

const beforeReceipt: readonly Sentence[] = [
  { when: ({ clock }) => clock.failedOn !== null, say: ({ clock }) => `The letter of ${longDay(clock.failedOn!)} did not arrive, so no time runs.` },
  { when: ({ clock }) => clock.failedOn === null, say: () => 'The request has not been sent, so no time runs.' },
]

const underScotsLaw: readonly Sentence[] = [
  { when: always, say: received },
  {
    when: always,
    say: () =>
      'This authority is bound by the Freedom of Information (Scotland) Act 2002, with a clock and a regulator of its own. The desk works out no date for it.',
  },
]

const underNoLaw: readonly Sentence[] = [
  { when: always, say: received },
  {
    when: always,
    say: () => 'This body is not a public authority under the Freedom of Information Act 2000: it has no duty to answer, and no date binds it.',
  },
]

const ofAWithdrawal: readonly Sentence[] = [
  { when: always, say: receipts },
  { when: always, say: ({ clock }) => `It was withdrawn on ${longDay(clock.withdrawnOn!)}.` },
]

const ofTheTime: readonly Sentence[] = [
  { when: always, say: receipts },
  { when: ({ clock }) => clock.clarificationArrivesOn !== null, say: ourAnswerIsOnItsWay },
  { when: ({ clock }) => clock.clarificationArrivesOn === null && clock.clarificationAskedOn !== null, say: clarificationIsAsked },
  { when: ({ clock }) => clock.fee !== null, say: feeIsAsked },
  { when: always, say: feesLeftOut },
  { when: ({ clock }) => clock.dueOn !== null, say: dueDate },
  { when: ({ clock }) => clock.extendedTo !== null, say: ({ clock }) => `The force extended the time to ${longDay(clock.extendedTo!)} (section 10(3)).` },
  { when: ({ clock }) => clock.answeredOn !== null, say: answered },
  { when: ({ clock }) => clock.replacedOn !== null, say: replaced },
  { when: ({ clock }) => clock.takenBack.length > 0, say: takenBack },
  { when: always, say: ({ clock }) => clock.lateSpells.map((spell) => `It was ${spellLabel(spell)}.`) },
  { when: ({ clock }) => clock.isLate, say: howLateItIs },
  { when: wasAnsweredLate, say: howLateItWas },
  { when: isInTime, say: howLongIsLeft },
  {
    when: ({ clock }) => clock.provisional,
    say: () => 'The due date is provisional: it leans on bank holidays that gov.uk has not published.',
  },
]

/** 'a new twenty working days': what begins with our answer, s.10(6)(b). */
const newTime = ({ clock }: ClockContext) => `a new ${spellNumber(constantsOn(clock.receivedOn!).replyDays)} working days`

/** Every receipt that the time was counted from. */
function receipts(context: ClockContext): string[] {
  return context.clock.runs.map(({ startedBy, startedOn, receivedOn }) => {
    const on = longDay(receivedOn)
    if (startedBy === 'sent') return `The request was sent on ${longDay(startedOn)} and received on ${on}.`
    if (startedBy === 'refined') return `The request was refined, which makes it a new request, received on ${on}.`
    return `A clarification was answered; the answer was received on ${on}, and ${newTime(context)} began (section 10(6)(b)).`
  })
}

function ourAnswerIsOnItsWay(context: ClockContext): string {
  const { clarificationAskedOn, clarificationArrivesOn } = context.clock
  return `The force asked for a clarification on ${longDay(clarificationAskedOn!)}. Our answer arrives on ${longDay(clarificationArrivesOn!)}; ${newTime(context)} begin then.`
}

function clarificationIsAsked({ clock }: ClockContext): string {
  return `The force asked for a clarification on ${longDay(clock.clarificationAskedOn!)}. Until it has our answer its duty waits (section 1(3)).`
}

function feeIsAsked({ clock }: ClockContext): string {
  return `The force asked for a fee on ${longDay(clock.fee!.askedOn)}. Until it has the fee the time does not run (section 10(2)).`
}

function feesLeftOut({ clock }: ClockContext): string[] {
  return clock.feesLeftOut.map(
    ({ askedOn, paidOn }) =>
      `The working days from ${longDay(askedOn)}, when a fee was asked for, to ${longDay(paidOn)}, when it was received, are left out (section 10(2)).`,
  )
}

/** The sentence to quote names the days left out; where a fee has moved the date it would not add up. */
function dueDate({ clock, law }: ClockContext): string {
  if (clock.feesLeftOut.length > 0) return `The answer was due on ${longDay(clock.dueOn!)}.`
  return dueSentence(clock.receivedOn!, clock.dueOn!, clock.codeDueOn!, law.calendar)
}

function answered({ clock }: ClockContext): string {
  const count = clock.workingDaysTaken === null ? '' : `, on working day ${clock.workingDaysTaken}`
  return `Every question was answered by ${longDay(clock.answeredOn!)}${count}.`
}

function replaced({ clock }: ClockContext): string {
  return `That answer was taken back on ${longDay(clock.retractions.at(-1)!.on)}; another was given on ${longDay(clock.replacedOn!)}.`
}

function takenBack({ state, clock }: ClockContext): string {
  const those = clock.withoutAnswerSince ? 'that answer' : `the answer to ${joinQuestions(clock.takenBack)}`
  const first = state.firstAnsweredOn ? `Every question had had an answer by ${longDay(state.firstAnsweredOn)}. ` : ''
  return `${first}On ${longDay(takenBackOn(clock)!)} the force took back ${those} and has given no other; the Act sets no time for another.`
}

/** Where rule B gives another count, that too; an extension's date is the same by both. */
const otherReading = ({ clock: { lateBy, lateByCode, extendedTo } }: ClockContext) =>
  lateBy === lateByCode || extendedTo ? '' : ` (${lateByCode} by the other reading of the day of receipt)`

function howLateItIs(context: ClockContext): string {
  const { clock, today } = context
  if (clock.lateBy === 0) return `On ${longDay(today)}, it is late, though no working day has passed since.`
  return `On ${longDay(today)}, it is ${workingDays(clock.lateBy)} late${otherReading(context)}.`
}

function wasAnsweredLate({ clock, state }: ClockContext): boolean {
  return !clock.isLate && state.firstAnsweredOn !== null && state.lateAtAnswer !== null
}

function howLateItWas(context: ClockContext): string {
  if (context.clock.lateBy === 0) return 'The answer was late, though no working day had passed since it was due.'
  return `The answer was ${workingDays(context.clock.lateBy)} late${otherReading(context)}.`
}

/** There are days left only while the time runs, which has a date then. */
function isInTime({ clock }: ClockContext): boolean {
  return clock.daysLeft !== null
}

function howLongIsLeft({ clock, today }: ClockContext): string {
  const { daysLeft, lateAfterOn } = clock
  if (daysLeft === 0) return `On ${longDay(today)}, the force is not late: the time ends with ${longDay(lateAfterOn!)}.`
  return `On ${longDay(today)}, ${workingDays(daysLeft!)} ${daysLeft === 1 ? 'is' : 'are'} left.`
}
