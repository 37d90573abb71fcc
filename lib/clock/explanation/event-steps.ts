/**
 * What each event did to the time, as a step of the explanation, with the section that says so: FOIA 2000 ss.1, 8, 9, 10 and 17.
 * Events that do nothing to it have no step. For an authority under another Act only what happened is told.
 */
import { type Day, longDay } from '@/lib/days'
import type { EventOf, LoggedEvent } from '@/lib/events/events'
import { joinQuestions, joinSections } from '@/lib/words'
import type { Step } from '../receipt'
import type { ClockContext } from '../types'

const effects = {
  'no date': 'it gives no date',
  'not allowed': 'the exemption allows none',
  'no section': 'it names no exemption',
  'before due': 'its date is not later than the due date',
  past: 'its date had passed',
} as const

/** What an event did to the time, in words; nothing for those that did nothing. */
export function eventStep(event: LoggedEvent, { state, today }: ClockContext): Step[] {
  const step = (name: string, source: string): Step[] => [{ on: event.on, kind: 'event', number: null, name, source }]
  const run = state.runs.find(({ eventId }) => eventId === event.id)
  switch (event.type) {
    case 'request.sent':
      return step(run && run.receivedOn !== event.on ? `Request sent; received on ${longDay(run.receivedOn)}` : 'Request sent', 'FOIA 2000 s.8')
    case 'request.failed':
      return step('The letter did not arrive: no time runs from it', 'FOIA 2000 s.10(1)')
    case 'clarification.asked':
      return step(event.disputed ? 'Clarification asked for, disputed: the time runs on' : 'Clarification asked for: the duty waits', 'FOIA 2000 s.1(3)')
    case 'clarification.answered':
      return step(run ? `Clarification answered, received on ${longDay(run.receivedOn)}: a new time begins` : 'Clarification answered', 'FOIA 2000 s.10(6)(b)')
    case 'request.refined':
      return step(
        run ? `Refined request, received on ${longDay(run.receivedOn)}: a new request, a new time` : 'Refined request',
        'FOIA 2000 s.10(1); ICO on requests refined after s.12',
      )
    case 'request.extended': {
      const notice = state.notices.find(({ eventId }) => eventId === event.id)
      if (!notice) return []
      const named = event.sections.length > 0 ? ` under ${joinSections(event.sections)}` : ''
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
      return step(feeSentence(event, today), 'FOIA 2000 s.10(2)')
    case 'request.answered':
      return step(
        state.asked.length > new Set(event.outcomes.map(({ question }) => question)).size
          ? `Answer to ${joinQuestions(event.outcomes.map(({ question }) => question))}`
          : 'Answer',
        'FOIA 2000 s.1(1)',
      )
    case 'answer.retracted':
      return step('Answer taken back by the force: the Act gives no time for another', 'the force’s own letter')
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

export function plainStep({ type, on }: LoggedEvent): Step[] {
  const name = plainNames[type]
  return name ? [{ on, kind: 'event', number: null, name, source: 'the record' }] : []
}

/** A fee counts from the day it is received. */
function feeSentence({ on, receivedOn = on }: EventOf<'fees.paid'>, today: Day): string {
  if (receivedOn <= on) return 'Fee received'
  return receivedOn > today ? `Fee sent; it arrives on ${longDay(receivedOn)}` : `Fee sent; received on ${longDay(receivedOn)}`
}
