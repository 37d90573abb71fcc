import { longDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import type { NonWorkingDay } from '@/lib/working-days/calendar'
import { skippedBetween, workingDayAfter } from '@/lib/working-days/working-days'
import { joinList, ordinal } from '@/lib/words'
import { sinceSent, lastOf, sending, currentRun, brokenPromise, passedExtension } from './record'
import type { LetterFacts, Sentence } from './sentence'
import { always } from './sentence'

/**
 * The sentences that several letters share: which request it is, how we sent it, what shows that it arrived, and why the answer
 * was due on its day. They say what we did, and of the force only what it said itself. The days left out are named with
 * their nation, since a force in Kent may not expect 17 March.
 */
export type Voice = 'you' | 'the force'
const who = (voice: Voice) => (voice === 'you' ? 'you' : 'the force')
const Who = (voice: Voice) => (voice === 'you' ? 'You' : 'The force')
const whose = (voice: Voice) => (voice === 'you' ? 'your' : 'its')
const Whose = (voice: Voice) => (voice === 'you' ? 'Your' : 'The force’s')

/** Five working days to answer a letter of ours. */
export const answerBy = ({ today, calendar }: LetterFacts) => longDay(workingDayAfter(today, 5, calendar))

export const opening: Sentence = {
  name: 'the request',
  ...always,
  say: ({ clock, title }) =>
    `I write about my request${clock.sentOn ? ` of ${longDay(clock.sentOn)}` : ''} under the Freedom of Information Act 2000, “${title}”.`,
}
export const references = (voice: Voice): Sentence => ({
  name: 'references',
  only: 'their reference stands only where a letter of theirs gave it',
  when: () => true,
  say: ({ theirReference, ourReference }) =>
    theirReference ? `${Whose(voice)} reference is ${theirReference}; mine is ${ourReference}.` : `My reference is ${ourReference}.`,
})
export const howSent: Sentence = {
  name: 'how it was sent',
  only: 'the request was sent and did not come back; the way and the address as they were logged',
  when: (facts) => sending(facts) !== undefined,
  say: (facts) => {
    const { way, on, address } = sending(facts)!
    const at = address ? ` to ${address}` : ''
    if (way === 'e-mail') return `I e-mailed the request${at} on ${longDay(on)}.`
    if (way === 'post') return `I posted the request${at} on ${longDay(on)}.`
    if (way === 'form') return `I sent the request through the online form on ${longDay(on)}.`
    return `I sent the request${at} on ${longDay(on)}.`
  },
}

const acknowledgement = (facts: LetterFacts) => lastOf('request.acknowledged', sinceSent(facts))
export const acknowledged = (voice: Voice): Sentence => ({
  name: 'their acknowledgement',
  only: 'an acknowledgement of this request is on the record',
  when: (facts) => acknowledgement(facts) !== undefined,
  say: (facts) => {
    const { on, receivedOnSaid } = acknowledgement(facts)!
    return `${Who(voice)} acknowledged it on ${longDay(on)}${receivedOnSaid ? `, and said that it arrived on ${longDay(receivedOnSaid)}` : ''}.`
  },
})
/** A letter of theirs that shows that they have the request, and that no other sentence of the letter tells of. */
const otherLetter = (facts: LetterFacts) =>
  sinceSent(facts).findLast(
    (event) =>
      ['clarification.asked', 'fees.asked', 'reply.promised', 'request.extended'].includes(event.type) &&
      !(event.type === 'reply.promised' && event.on === brokenPromise(facts)?.on) &&
      !(event.type === 'request.extended' && event.on === passedExtension(facts)?.on),
  )
export const theyWrote = (voice: Voice): Sentence => ({
  name: 'their last letter',
  only: 'no acknowledgement is on the record, but a question, a fees notice, a promise or an extension notice of theirs is',
  when: (facts) => acknowledgement(facts) === undefined && otherLetter(facts) !== undefined,
  say: (facts) => `${Who(voice)} wrote to me about it on ${longDay(otherLetter(facts)!.on)}.`,
})

export const dueRule: Sentence = {
  name: 'the rule',
  only: 'a due date stands',
  when: ({ clock }) => clock.dueOn !== null,
  say: ({ clock }) =>
    `Section 10(1) requires an answer promptly and in any event not later than the ${ordinal(constantsOn(clock.receivedOn!).replyDays)} working day following the date of receipt.`,
}

/** The day that the time is counted from, and why it is that one: ours where we sent it, theirs only where they said so. */
function countedFrom(facts: LetterFacts, voice: Voice): string {
  const run = currentRun(facts)!
  const on = longDay(run.receivedOn)
  const startedBy = ({ sent: 'request.sent', clarification: 'clarification.answered', refined: 'request.refined' } as const)[run.startedBy]
  const isOfTheDay =
    run.startedOn === run.receivedOn ||
    facts.events.some((event) => event.type === startedBy && event.on === run.receivedOn && (event.receivedOn ?? event.on) === event.on)
  if (run.startedBy === 'clarification')
    return isOfTheDay
      ? `${on}, the day I answered ${whose(voice)} question`
      : `${on}, the day on which I take my answer to ${whose(voice)} question to have arrived`
  const what = run.startedBy === 'refined' ? 'the narrowed request' : 'the request'
  if (run.startedBy === 'sent' && acknowledgement(facts)?.receivedOnSaid === run.receivedOn)
    return `${on}, the day on which ${who(voice)} received it by ${whose(voice)} own account`
  return isOfTheDay ? `${on}, the day I sent ${what}` : `${on}, the day on which I take ${what} to have arrived`
}

/** 'Tuesday 17 March 2026 (St Patrick’s Day, Northern Ireland)' */
function skippedDay({ on, name, nations }: NonWorkingDay) {
  const parts = nations.flatMap((nation) => (nation === 'England and Wales' ? ['England', 'Wales'] : [nation]))
  return `${longDay(on)} (${name}${parts.length > 0 ? `, ${joinList(parts)}` : ''})`
}

export const dueDate = (voice: Voice): Sentence => ({
  name: 'the due date',
  only: 'a due date stands; the days left out are those of the calendar between receipt and due date',
  when: ({ clock }) => clock.dueOn !== null && clock.runs.length > 0,
  say: (facts) => {
    const { clock, calendar, today } = facts
    const skipped = skippedBetween(clock.receivedOn!, clock.dueOn!, calendar).map(skippedDay)
    return `Counted from ${countedFrom(facts, voice)}, and leaving out weekends${skipped.length > 0 ? ` and ${joinList(skipped)}` : ''}, as section 10(6) requires, that day ${clock.dueOn! < today ? 'was' : 'is'} ${longDay(clock.dueOn!)}.`
  },
})
export const newPeriod: Sentence = {
  name: 'a new period',
  only: 'the time is counted from our answer to a question of theirs',
  when: (facts) => facts.clock.dueOn !== null && currentRun(facts)?.startedBy === 'clarification',
  say: ({ clock }) =>
    `A new period of ${constantsOn(clock.receivedOn!).replyDays} working days began with my answer, because section 10(6)(b) counts from the day it was received.`,
}
export const otherReading: Sentence = {
  name: 'the other reading',
  only: 'the request was received on a day that is not a working day, and the later due date has passed too',
  when: ({ clock, today }) => clock.dueOn !== null && clock.codeDueOn !== null && clock.codeDueOn !== clock.dueOn && today > clock.codeDueOn,
  say: ({ clock }) =>
    `If a request received on a non-working day counts as received on the next working day, it was ${longDay(clock.codeDueOn!)}; that day has passed too.`,
}
export const feeDays = (voice: Voice): Sentence => ({
  name: 'the days of a fee',
  only: 'a fee was asked for and paid in the time that runs now',
  when: ({ clock }) => clock.dueOn !== null && clock.feesLeftOut.length > 0,
  say: ({ clock }) =>
    `The working days ${joinList(clock.feesLeftOut.map(({ askedOn, paidOn }) => `from ${longDay(askedOn)} to ${longDay(paidOn)}`))}, from ${whose(voice)} fees notice to the payment, are left out as well (section 10(2)).`,
})
export const extension = (voice: Voice): Sentence => ({
  name: 'the extension',
  only: 'a notice of theirs extended the time, and the date it gave has passed',
  when: (facts) => passedExtension(facts) !== undefined,
  say: (facts) => {
    const { on, to } = passedExtension(facts)!
    return `${Whose(voice)} notice of ${longDay(on)} extended the time under section 10(3) to ${longDay(to!)}; that day has passed as well.`
  },
})

/** Why the answer was due when it was, in the voice of the letter. */
export const whyDue = (voice: Voice): Sentence[] => [dueRule, dueDate(voice), newPeriod, otherReading, feeDays(voice), extension(voice)]
