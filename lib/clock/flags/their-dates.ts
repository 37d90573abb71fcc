/**
 * Flags of dates that the force gives and that are not ours, s.10(1) and (6) FOIA 2000. The clock keeps to the record. The
 * surprising case: a due date that was right when the force gave it is no mistake, though the time has moved since.
 */
import { longDay } from '@/lib/days'
import { workingDaysBetween } from '@/lib/working-days/working-days'
import { whyTheyDiffer } from '../their-dates'
import type { ClockContext, Flag } from '../types'

export function* theirDates({
  state: { theirDates },
  clock: { receivedOn, dueOn, codeDueOn, effectiveDueOn },
  law: { calendar },
}: ClockContext): Generator<Flag> {
  if (!receivedOn) return
  if (theirDates.receivedOn && theirDates.receivedOn.theirDates !== receivedOn)
    yield {
      flag: 'received-date-differs',
      words: `The force says that it received the request on ${longDay(theirDates.receivedOn.theirDates)}; the record says ${longDay(receivedOn)}. The clock keeps to the record.`,
      source: 'FOIA 2000 s.10(1) and (6)',
      on: theirDates.receivedOn.theirDates,
      eventId: theirDates.receivedOn.eventId,
    }
  if (!theirDates.dueOn || !dueOn || [dueOn, effectiveDueOn, ...theirDates.dueOn.ours].includes(theirDates.dueOn.theirDates)) return
  const theirs = theirDates.dueOn.theirDates
  const why = whyTheyDiffer(theirs, { receivedOn, dueOn, ruleBDueOn: codeDueOn, receivedOnSaid: theirDates.receivedOn?.theirDates ?? null }, calendar)
  yield {
    flag: 'force-date-differs',
    words: `The force says that a reply is due on ${longDay(theirs)}; it is ${longDay(dueOn)}${why ? `: ${why}` : '.'}`,
    source: 'FOIA 2000 s.10(1) and (6)',
    on: theirs,
    workingDays: workingDaysBetween(dueOn, theirs, calendar),
    eventId: theirDates.dueOn.eventId,
  }
}
