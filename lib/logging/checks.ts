import { type Day, longDay } from '@/lib/days'
import { calendarBeginsOn } from '@/lib/working-days/calendar'
import { latestOf } from '@/lib/working-days/day-arithmetic'
import { type EventType, type LoggedEvent, ownTypes, type RequestEvent, activeEvents } from '@/lib/events/events'

/**
 * Whether an event may go on a request's record. Events come in any order and late, so almost every order is
 * let in; refused is what cannot have happened: tomorrow's events, a reply before the letter, an answer to a
 * question nobody asked.
 */
export const logRefusalWords = {
  'in-the-future': 'That day has not come yet: log it when it has happened.',
  'too-early': 'The table of bank holidays begins in January 2012, so no clock can be counted from before then.',
  'not-sent': 'This request is not logged as sent yet. Log the day it was sent first.',
  'before-sent': 'That is before the day this request was sent. Look at both dates.',
  'received-before-sent': 'The force cannot have received it before it was sent.',
  'received-before-it-went': 'It cannot have been received before the day it went.',
  'already-sent':
    'This request is logged as sent already. If that letter never arrived, log it as not delivered first; if the date is wrong, correct that entry.',
  'events-before': 'Other entries are dated before that day. Correct those first, or choose an earlier day.',
  'unknown-question': 'There is no question of that number in this investigation.',
  'question-twice': 'One letter gives one outcome to a question: this one is there twice.',
  'unknown-event': 'The entry to correct is not on this request’s record.',
  'already-voided': 'That entry has been struck out already.',
  'not-to-be-voided': 'A correction is not struck out: log what is right as a new entry.',
  'not-by-hand': 'The desk writes entries of this kind itself.',
  stale: 'Somebody else logged something on this request while you had it open. Look at what is new, then log yours again.',
  'stale-row': 'Somebody else logged something on this request after you ticked it. Look at it, then send this again.',
  'other-investigation': 'This request belongs to another investigation. Tick it on its own board.',
  'not-found': 'There is no such request in this newsroom.',
} as const

export type LogRefusal = keyof typeof logRefusalWords
export type Refused = { ok: false; reason: LogRefusal; words: string }

export const refused = (reason: LogRefusal, detail = ''): Refused => ({
  ok: false,
  reason,
  words: detail ? `${logRefusalWords[reason]} ${detail}` : logRefusalWords[reason],
})

const needNoSending: readonly EventType[] = ['request.queued', 'request.sent', 'request.failed', 'request.withdrawn', 'note.added', 'event.voided']

/** Why an event cannot go on the record, or null where it can. `questions` are the numbers asked; `today` is the day in London. */
export function refusalOf(
  event: RequestEvent,
  { events, questions, today }: { events: readonly LoggedEvent[]; questions: readonly number[]; today: Day },
): Refused | null {
  if (ownTypes.includes(event.type)) return refused('not-by-hand')
  if (event.on > today) return refused('in-the-future', `You wrote ${longDay(event.on)}.`)
  if (event.on < calendarBeginsOn) return refused('too-early')
  const active = activeEvents(events)
  const sent = active.filter(({ type }) => type === 'request.sent')
  const sentOn = sent.reduce<Day | null>((first, { on }) => (!first || on < first ? on : first), null)

  if (!needNoSending.includes(event.type)) {
    if (!sentOn) return refused('not-sent')
    if (event.on < sentOn) return refused('before-sent', `It was sent on ${longDay(sentOn)}; you wrote ${longDay(event.on)}.`)
  }
  if ('receivedOn' in event && event.receivedOn) {
    if (event.receivedOn > today) return refused('in-the-future', `You wrote that it was received on ${longDay(event.receivedOn)}.`)
    if (event.receivedOn < event.on && event.type !== 'fees.paid')
      return refused(event.type === 'request.sent' ? 'received-before-sent' : 'received-before-it-went')
  }

  switch (event.type) {
    case 'request.sent': {
      // It came back, or was withdrawn: then it may go out again.
      const endedOn = latestOf(active.filter(({ type }) => type === 'request.failed' || type === 'request.withdrawn').map(({ on }) => on))
      const lastSentOn = latestOf(sent.map(({ on }) => on))
      if (lastSentOn && !(endedOn && endedOn >= lastSentOn)) return refused('already-sent', `That was on ${longDay(lastSentOn)}.`)
      if (!sentOn && active.some(({ type, on }) => !needNoSending.includes(type) && on < event.on)) return refused('events-before')
      return null
    }
    case 'request.answered':
      return outcomesRefusal(event.outcomes, questions)
    case 'review.decided':
      return outcomesRefusal(event.outcomes ?? [], questions)
    case 'answer.retracted':
    case 'review.asked':
    case 'request.refined':
      return outcomesRefusal(
        (event.questions ?? []).map((question) => ({ question })),
        questions,
      )
    case 'event.voided': {
      const target = events.find(({ id }) => id === event.event)
      if (!target) return refused('unknown-event')
      if (target.type === 'event.voided' || ownTypes.includes(target.type)) return refused('not-to-be-voided')
      if (!active.includes(target)) return refused('already-voided')
      return null
    }
    default:
      return null
  }
}

function outcomesRefusal(outcomes: readonly { question: number }[], questions: readonly number[]) {
  const seen = new Set<number>()
  for (const { question } of outcomes) {
    if (!questions.includes(question))
      return refused('unknown-question', `You wrote ${question}; ${questions.length === 1 ? 'one was' : `${questions.length} were`} asked.`)
    if (seen.has(question)) return refused('question-twice', `Question ${question}.`)
    seen.add(question)
  }
  return null
}
