/**
 * Exchanges that began and ended within one day, paired before the replay. Events have a day and no hour, and order.ts reads the
 * end of such an exchange before its beginning (a failure before the sending), since as a rule the beginning was of an earlier
 * day. Here it is found out once what the day holds, so that the replay reads each event as it comes and never looks ahead.
 *
 * Whether a letter stood is known from the sendings and failures alone, so those pair here for good. Which of a day's answers a
 * question takes, and which retraction an answer meets, depends on what was owed and what stood: those are handed to the replay
 * by their day, and it takes the one that has done nothing yet (stops.ts, answers.ts).
 */
import type { Day } from '@/lib/days'
import type { EventOf, EventType, LoggedEvent } from '@/lib/events/events'

type Logged<Type extends EventType> = LoggedEvent & EventOf<Type>

export type SameDay = {
  /** Sendings that a failure of the same day is of: no letter stood from a day before that it could be of. */
  failedAtOnce: ReadonlySet<LoggedEvent>
  /** The first question of the force that is logged: an answer of that day or a later one was asked for. */
  firstQuestionOn: Day | null
  answersOn: (on: Day) => readonly Logged<'clarification.answered'>[]
  retractionsOn: (on: Day) => readonly Logged<'answer.retracted'>[]
}

/** Pairs the events of each day. They have to be in the order of order.ts. */
export function pairSameDay(events: readonly LoggedEvent[]): SameDay {
  const failedAtOnce = new Set<LoggedEvent>()
  const answers: Logged<'clarification.answered'>[] = []
  const retractions: Logged<'answer.retracted'>[] = []
  let firstQuestionOn: Day | null = null
  let isLetterStanding = false
  let failures = { on: null as Day | null, unpaired: 0 }

  for (const event of events) {
    if (event.type === 'request.failed') {
      if (failures.on !== event.on) failures = { on: event.on, unpaired: 0 }
      if (isLetterStanding) isLetterStanding = false
      else failures.unpaired += 1
    } else if (event.type === 'request.sent') {
      if (failures.on === event.on && failures.unpaired > 0) {
        failures.unpaired -= 1
        failedAtOnce.add(event)
      } else isLetterStanding = true
    } else if (event.type === 'clarification.asked') firstQuestionOn ??= event.on
    else if (event.type === 'clarification.answered') answers.push(event)
    else if (event.type === 'answer.retracted') retractions.push(event)
  }

  return {
    failedAtOnce,
    firstQuestionOn,
    answersOn: (on) => answers.filter((event) => event.on === on),
    retractionsOn: (on) => retractions.filter((event) => event.on === on),
  }
}
