import { longDay, type Day } from '@/lib/days'
import type { EventOf, EventType, LoggedEvent } from '@/lib/events/events'
import { questionsLabel, sectionsLabel } from './record'

/**
 * What happened, for the Commissioner: the complainant and the force in the third person, each event with its day. What the
 * newsroom wrote for itself is left out, with its reasons and notes. An event that is a letter has a name in the list of what is attached.
 */
type Told = { says: string; attached: string | null }
type Tell = { [Type in EventType]: ((event: EventOf<Type>, on: Day) => Told) | null }

const received = (on: Day, receivedOn: Day | undefined) => (receivedOn && receivedOn !== on ? `, received on ${longDay(receivedOn)}` : '')
const of = (questions: readonly number[] | undefined) => (questions?.length ? ` to ${questionsLabel(questions)}` : '')
const outcomeWords = { disclosed: 'answered', 'part disclosed': 'answered in part', refused: 'refused', 'not held': 'not held' } as const

const outcomes = (given: EventOf<'request.answered'>['outcomes']) =>
  [...Map.groupBy(given, ({ outcome, sections }) => `${outcomeWords[outcome]}${sections?.length ? ` under ${sectionsLabel(sections)}` : ''}`)]
    .map(([words, those]) => `${questionsLabel(those.map(({ question }) => question))} ${words}`)
    .join('; ')

const told = (says: string, attached: string | null = null): Told => ({ says, attached })

const tell: Tell = {
  'request.sent': ({ way, address, receivedOn }, on) =>
    told(
      `The complainant sent the request${way === 'form' ? ' through the online form' : way ? ` by ${way}` : ''}${address ? ` to ${address}` : ''}${received(on, receivedOn)}.`,
      'my request',
    ),
  'request.failed': () => told('The letter came back undelivered.'),
  'request.acknowledged': ({ receivedOnSaid }) =>
    told(
      `The force acknowledged the request${receivedOnSaid ? ` and gave ${longDay(receivedOnSaid)} as the day it arrived` : ''}.`,
      'the force’s acknowledgement',
    ),
  'reply.promised': ({ replyBy }) => told(`The force wrote that it would answer${replyBy ? ` by ${longDay(replyBy)}` : ''}.`, 'the force’s letter'),
  'request.answered': (event) => told(`The force answered: ${outcomes(event.outcomes)}.`, 'the force’s answer'),
  'clarification.asked': () => told('The force asked the complainant to clarify the request.', 'the force’s question'),
  'clarification.answered': ({ receivedOn }, on) =>
    told(`The complainant answered that question${received(on, receivedOn)}.`, 'my answer to the force’s question'),
  'request.refined': ({ questions, receivedOn }, on) =>
    told(
      `The complainant narrowed the request${questions?.length ? ` for ${questionsLabel(questions)}` : ''}${received(on, receivedOn)}.`,
      'my narrowed request',
    ),
  'request.extended': ({ to, sections }) =>
    told(
      `The force took more time${sections.length > 0 ? ` under ${sectionsLabel(sections)}` : ', naming no section'}${to ? `, to ${longDay(to)}` : ', giving no date'}.`,
      'the extension notice',
    ),
  'fees.asked': ({ amount }) => told(`The force asked for a fee${amount === undefined ? '' : ` of £${amount.toFixed(2)}`}.`, 'the fees notice'),
  'fees.paid': ({ receivedOn }, on) => told(`The complainant paid the fee${received(on, receivedOn)}.`),
  'answer.retracted': ({ questions }) => told(`The force withdrew its answer${of(questions)}.`, 'the force’s letter withdrawing its answer'),
  'reminder.sent': () => told('The complainant sent a reminder.', 'my reminder'),
  'review.asked': ({ questions, receivedOn }, on) =>
    told(
      `The complainant asked for an internal review${questions?.length ? ` of ${questionsLabel(questions)}` : ''}${received(on, receivedOn)}.`,
      'my request for a review',
    ),
  'review.decided': ({ upheld, outcomes: given }) =>
    told(
      `The force decided the internal review${upheld ? `: its answer was ${{ upheld: 'upheld', 'part upheld': 'upheld in part', overturned: 'overturned' }[upheld]}` : ''}${given?.length ? `${upheld ? '; ' : ': '}${outcomes(given)}` : ''}.`,
      'the outcome of the review',
    ),
  'complaint.made': ({ reference }) => told(`The complainant complained to the Commissioner${reference ? `, case ${reference}` : ''}.`),
  'complaint.decided': ({ decision, reference, replyBy }) =>
    told(
      `The Commissioner decided${decision ? ` ${{ 'for us': 'for the complainant', 'in part': 'for the complainant in part', 'against us': 'for the force', informal: 'the complaint informally' }[decision]}` : ''}${reference ? `, ${reference}` : ''}${replyBy ? `; the force was to act by ${longDay(replyBy)}` : ''}.`,
    ),
  'appeal.made': ({ appellant }) => told(`The ${appellant === 'the force' ? 'force' : 'complainant'} appealed to the tribunal.`),
  'appeal.decided': ({ decision }) =>
    told(
      decision === 'withdrawn'
        ? 'The appeal was withdrawn.'
        : `The tribunal decided${decision ? ` ${{ 'for us': 'for the complainant', 'in part': 'for the complainant in part', 'against us': 'for the force' }[decision]}` : ' the appeal'}.`,
    ),
  'request.withdrawn': () => told('The complainant withdrew the request.'),
  'request.queued': null,
  'note.added': null,
  'clock.moved': null,
  'event.voided': null,
}

const inOrder = (events: readonly LoggedEvent[]) =>
  events.toSorted((one, other) => (one.on === other.on ? one.at.getTime() - other.at.getTime() : one.on < other.on ? -1 : 1))

function toldOf(event: LoggedEvent): (Told & { on: Day }) | null {
  const teller = tell[event.type] as ((event: LoggedEvent, on: Day) => Told) | null
  return teller && { ...teller(event, event.on), on: event.on }
}

/** 'Friday 6 March 2026: The complainant sent the request by e-mail.' */
export const chronologyLines = (events: readonly LoggedEvent[]): string[] =>
  inOrder(events).flatMap((event) => {
    const found = toldOf(event)
    return found ? [`${longDay(found.on)}: ${found.says}`] : []
  })

/** The letters of the record, each with its day: what goes with the complaint. */
export const attachedLines = (events: readonly LoggedEvent[]): string[] =>
  inOrder(events).flatMap((event) => {
    const found = toldOf(event)
    return found?.attached ? [`${found.attached} of ${longDay(found.on)}`] : []
  })
