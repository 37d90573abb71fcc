import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import type { RequestEvent } from '@/lib/events/events'
import { type BoardRow, withTiming } from '@/lib/board/view'
import { readRow, type StoredRequest } from '@/lib/requests/reading'

/** A row of a board as its events make it, on a day. */
export function rowOf(
  reference: string,
  events: RequestEvent[],
  { asAt = '2026-04-23', ...changes }: Partial<StoredRequest> & { asAt?: string } = {},
): BoardRow {
  const abbr = reference.split('-')[1]!
  const stored = {
    id: reference,
    investigationId: 'cones',
    reference,
    version: 1,
    forceReference: null,
    owner: null,
    force: {
      id: abbr.toLowerCase(),
      name: `${abbr} Police`,
      shortName: abbr,
      abbr,
      kind: 'territorial',
      body: 'foia',
      country: 'England',
      region: 'London',
      pfaCode: null,
      tileRow: 1,
      tileCol: 1,
    },
    events: events.map((event, index) => ({
      ...event,
      id: `${reference}-${index}`,
      at: `${event.on}T09:00:00Z`,
      by: 'Tess Amari',
    })) as unknown as StoredRequest['events'],
    figuresGiven: 0,
    figuresAsked: 12,
    lastLetterOn: null,
    ...changes,
  } satisfies StoredRequest
  const on = day(asAt)
  return withTiming([readRow(stored, { questions: [1, 2], calendar: publishedCalendar, asAt: on })], on)[0]!
}

export const sent = (on: string): RequestEvent => ({ type: 'request.sent', on: day(on) })
export const answered = (on: string, outcome: 'disclosed' | 'refused' | 'not held' | 'part disclosed', sections?: string[]): RequestEvent => ({
  type: 'request.answered',
  on: day(on),
  outcomes: [1, 2].map((question) => ({ question, outcome, ...(sections ? { sections } : {}) })),
})
export const extended = (on: string, to: string): RequestEvent => ({ type: 'request.extended', on: day(on), to: day(to), sections: ['43(2)'] })
export const clarificationAsked = (on: string): RequestEvent => ({ type: 'clarification.asked', on: day(on) })
