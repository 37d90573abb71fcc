import { describe, expect, test } from 'vitest'
import { changed } from '@/lib/calendar/changes'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { isWorkingDay } from '@/lib/working-days/working-days'

const proclaimed = { on: day('2027-06-09'), effect: 'added', name: 'A jubilee', reason: 'proclaimed on 1 March 2027' } as const

/** The calendar after a change that must be let through. */
function after(input: Parameters<typeof changed>[0], calendar = publishedCalendar) {
  const result = changed(input, calendar)
  if (!result.ok) throw new Error(result.reason)
  return result
}

describe('a change of the calendar', () => {
  test('makes an added day one that does not count, with its name and its reason', () => {
    const { calendar, change } = after(proclaimed)
    expect(isWorkingDay(proclaimed.on, calendar)).toBe(false)
    expect(calendar.holidays.get(proclaimed.on)).toMatchObject({ name: 'A jubilee', source: 'proclaimed on 1 March 2027' })
    expect(change.effect).toBe('added')
  })

  test('makes a struck day count', () => {
    const { calendar, change } = after({ on: day('2027-08-02'), effect: 'struck', name: '', reason: 'moved by proclamation' })
    expect(isWorkingDay(day('2027-08-02'), calendar)).toBe(true)
    expect(change).toMatchObject({ effect: 'struck', name: 'Summer bank holiday' })
  })

  test('keeps the changes made before it', () => {
    const first = after(proclaimed).calendar
    const second = after({ on: day('2027-08-02'), effect: 'struck', name: '', reason: 'moved' }, first).calendar
    const third = after({ on: day('2027-08-04'), effect: 'added', name: 'Moved here', reason: 'moved' }, second).calendar
    expect([isWorkingDay(proclaimed.on, third), isWorkingDay(day('2027-08-02'), third), isWorkingDay(day('2027-08-04'), third)]).toEqual([false, true, false])
  })

  test('that strikes a published day and adds it again leaves the calendar as published', () => {
    const struck = after({ on: day('2027-03-17'), effect: 'struck', name: '', reason: 'by mistake' }).calendar
    const again = after({ on: day('2027-03-17'), effect: 'added', name: 'Anything', reason: 'it was right' }, struck)
    expect(again.change).toMatchObject({ effect: 'restored', name: publishedCalendar.holidays.get(day('2027-03-17'))!.name })
    expect(again.calendar).toBe(publishedCalendar)
  })

  test('that adds a day and strikes it again leaves the calendar as published', () => {
    const again = after({ on: proclaimed.on, effect: 'struck', name: '', reason: 'cancelled' }, after(proclaimed).calendar)
    expect(again.change).toMatchObject({ effect: 'restored', name: 'A jubilee' })
    expect(again.calendar).toBe(publishedCalendar)
  })

  test('is refused where it would change nothing, or the Act itself', () => {
    const refusals = [
      [{ ...proclaimed, on: day('2027-06-12') }, 'not-a-weekday'],
      [{ ...proclaimed, on: day('2027-03-17') }, 'already-there'],
      [{ ...proclaimed, effect: 'struck' }, 'not-there'],
      [{ ...proclaimed, on: day('2029-12-25'), effect: 'struck' }, 'by-statute'],
      [{ ...proclaimed, on: day('2027-03-26'), effect: 'struck' }, 'by-statute'],
      [{ ...proclaimed, name: '' }, 'no-name'],
    ] as const
    for (const [input, reason] of refusals) expect(changed(input, publishedCalendar)).toEqual({ ok: false, reason })
  })
})
