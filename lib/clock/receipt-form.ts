/**
 * The calculator's one field: a day of receipt as people paste it, and the clock that follows. Refused is a day
 * that the table of bank holidays does not reach to the fortieth working day: a date that may be wrong is not shown.
 */
import { type Calendar, calendarBeginsOn } from '@/lib/working-days/calendar'
import { clockFrom, type ReceiptClock } from './receipt'
import { pastedDay } from './pasted-day-form'

export type ReceiptReading = { ok: true; clock: ReceiptClock } | { ok: false; words: string }

export function readReceipt(text: string, calendar: Calendar): ReceiptReading {
  const receivedOn = pastedDay(text)
  if (!receivedOn) return { ok: false, words: 'That is no day that exists. Write it as the letter does, for example 6 March 2026 or 06/03/2026.' }
  if (receivedOn < calendarBeginsOn)
    return { ok: false, words: 'The table of bank holidays begins in January 2012, so no date can be counted from before then.' }
  const clock = clockFrom(receivedOn, calendar)
  const last = [...calendar.holidays.keys()].sort().at(-1)!
  if (clock.fortiethOn > last) return { ok: false, words: `Bank holidays are known to ${last.slice(0, 4)}, so no date can be counted from that day yet.` }
  return { ok: true, clock }
}
