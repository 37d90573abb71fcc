/**
 * Flags of what the force took back or promised, and of a date that may yet move. Each is the force's own letter, or a table that
 * gov.uk has not published: no section of the Act.
 */
import { longDay } from '@/lib/days'
import { joinQuestions } from '@/lib/words'
import type { ClockContext, Flag } from '../types'
import { isOwed } from './owed'

export function* retractions({ state }: ClockContext): Generator<Flag> {
  for (const { on, eventId, questions } of state.retractions)
    yield {
      flag: 'retracted',
      words: `On ${longDay(on)} the force took back its answer to ${joinQuestions(questions)}. What it gave before is kept, struck through. The Act gives no time for another answer.`,
      source: 'the force’s own letter',
      on,
      eventId,
    }
}

export function* brokenPromise(context: ClockContext): Generator<Flag> {
  const { state, clock, today } = context
  const { promise } = state
  if (promise && today > promise.replyBy && isOwed(context) && !clock.isStopped)
    yield {
      flag: 'promise-broken',
      words: `The force said that it would answer by ${longDay(promise.replyBy)} and has not.`,
      source: 'the force’s own letter',
      on: promise.replyBy,
      eventId: promise.eventId,
    }
}

export function* provisionalDate({ clock }: ClockContext): Generator<Flag> {
  if (clock.provisional && clock.dueOn)
    yield {
      flag: 'provisional-date',
      words: `The due date, ${longDay(clock.dueOn)}, is provisional: it leans on bank holidays that gov.uk has not published.`,
      source: 'gov.uk/bank-holidays',
      on: clock.dueOn,
    }
}
