import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import { addDays, type Day, fromDay } from '@/lib/days'
import type { DatedEntry } from './dates'

/**
 * A calendar feed, RFC 5545, as Google Calendar, Outlook and Apple Calendar read it: whole days (DATE, the end not included), the
 * same UID for the same thing of the same request, so that an entry moves when its date moves in place of appearing twice. It says the force, our
 * reference and what falls due: a feed's address can leak, and nothing of the answer may leak with it.
 */
const HOURS_BETWEEN_LOOKS = 4

export function ics(
  entries: readonly DatedEntry[],
  { baseUrl, name, stamp }: { baseUrl: string; name: string; stamp: { changes: number; changedAt: Date | null } },
): string {
  const host = new URL(baseUrl).hostname
  const calendar = ical({
    name,
    prodId: { company: 'FOI Desk', product: 'FOI Desk', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOURS_BETWEEN_LOOKS * 60 * 60,
  })
  for (const entry of entries) {
    const at = stamp.changedAt && stamp.changedAt > entry.changedAt ? stamp.changedAt : entry.changedAt
    calendar.createEvent({
      id: `${entry.requestId}-${entry.kind.replaceAll(' ', '-')}@${host}`,
      // Each event of a request raises its version; a change of the calendar moves windows without one.
      sequence: entry.version + stamp.changes,
      stamp: at,
      lastModified: at,
      start: fromDay(entry.on),
      end: fromDay(addDays(entry.on, 1)),
      allDay: true,
      // A due day fills nobody's day.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      summary: `${entry.force}: ${entry.words} (${entry.reference}${entry.demonstration ? ', invented' : ''})`,
      description: `${entry.words}: ${entry.force}, ${entry.reference}.${entry.provisional ? ' Provisional: the date leans on bank holidays that are not published yet.' : ''}${entry.demonstration ? ' Of the demonstration: invented.' : ''}`,
      url: `${baseUrl}/requests/${encodeURIComponent(entry.reference)}`,
    })
  }
  // The library leaves out the end of the last line.
  return `${calendar.toString()}\r\n`
}

/** The days a feed spans: what has just passed, and as far ahead as anything is counted. */
export const feedSpan = (today: Day) => ({ from: addDays(today, -92), to: addDays(today, 366) })
