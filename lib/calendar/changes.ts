import type { Day } from '@/lib/days'
import { type Calendar, type CalendarChange, calendarWith, changeRefusals, changeRefused, publishedCalendar } from '@/lib/working-days/calendar'

/**
 * What becomes of the calendar when an admin adds a day or strikes one, s.10(6) FOIA 2000. The surprising case: a published day
 * that was struck and is added again is as published once more, with its own name and nation, and no longer counts as changed.
 */
export const calendarRefusals = {
  ...changeRefusals,
  'no-name': 'Name the day, as the proclamation does.',
  'changed-meanwhile': 'Somebody else changed the calendar while you had this open. Look at what is new, then preview yours again.',
} as const
export type CalendarRefusal = keyof typeof calendarRefusals

/** As it is stored: the effect, and the name under which it is listed. */
export type StoredChange = { on: Day; effect: 'added' | 'struck' | 'restored'; name: string; reason: string }

/** The change as it would be stored with the calendar it makes, or why it may not be made. */
export function changed(
  input: Pick<CalendarChange, 'on' | 'effect' | 'name' | 'reason'>,
  calendar: Calendar,
): { ok: true; change: StoredChange; calendar: Calendar } | { ok: false; reason: CalendarRefusal } {
  const refusal = changeRefused(input, calendar)
  if (refusal) return { ok: false, reason: refusal }
  const published = publishedCalendar.holidays.get(input.on)
  const isAsPublished = (input.effect === 'added') === Boolean(published)
  const name = isAsPublished ? (published?.name ?? calendar.holidays.get(input.on)!.name) : input.effect === 'added' ? input.name : published!.name
  if (!name) return { ok: false, reason: 'no-name' }
  const change = { on: input.on, effect: isAsPublished ? 'restored' : input.effect, name, reason: input.reason } as const
  return { ok: true, change, calendar: calendarWith([...standingChanges(calendar, input.on), ...(isAsPublished ? [] : [{ ...input, name }])]) }
}

/** The changes that a calendar carries beside the published days, but for one day. */
function standingChanges(calendar: Calendar, but: Day): CalendarChange[] {
  const added = [...calendar.holidays.values()].filter((holiday) => publishedCalendar.holidays.get(holiday.on) !== holiday)
  const struck = [...publishedCalendar.holidays.values()].filter(({ on }) => !calendar.holidays.has(on))
  const changes = [
    ...struck.map(({ on, name }) => ({ on, effect: 'struck' as const, name, reason: '' })),
    ...added.map(({ on, name, source }) => ({ on, effect: 'added' as const, name, reason: source })),
  ]
  return changes.filter(({ on }) => on !== but)
}
