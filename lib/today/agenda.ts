import { addDays, type Day } from '@/lib/days'
import { type Calendar, isWeekend, nameOf } from '@/lib/working-days/calendar'
import type { Window } from '@/lib/clock/types'
import type { Standing } from '@/lib/clock/standing'

/**
 * The next working days, numbered, with what falls on them. A bank holiday is shown by its name and not numbered; a
 * weekend is a line between two weeks, unless something closes on it: six weeks and 28 days are calendar days.
 */
export type Falling = { on: Day; standing: Standing; code: string; title: string; count: number; forces: string[] }
export type Closing = { on: Day; reference: string; force: string; words: string }

export type AgendaDay = {
  on: Day
  number: number | null
  holiday: string | null
  falls: Falling[]
  closes: Closing[]
  isWeekend: boolean
  afterWeekend: boolean
}

export function agendaOf({
  today,
  count,
  calendar,
  falling,
  closing,
}: {
  today: Day
  count: number
  calendar: Calendar
  falling: readonly Falling[]
  closing: readonly Closing[]
}): AgendaDay[] {
  const days: AgendaDay[] = []
  let afterWeekend = false
  for (let on = today, number = 0; number < count || on === today; on = addDays(on, 1)) {
    const [falls, closes] = [falling.filter((each) => each.on === on), closing.filter((each) => each.on === on)]
    const holiday = calendar.holidays.get(on)
    const weekend = isWeekend(on)
    if (!weekend && !holiday && on !== today) number += 1
    if (weekend && falls.length + closes.length === 0 && on !== today) {
      afterWeekend = true
      continue
    }
    days.push({
      on,
      number: weekend || holiday ? null : on === today ? 0 : number,
      holiday: holiday && !weekend ? nameOf(holiday) : null,
      falls,
      closes,
      isWeekend: weekend,
      afterWeekend,
    })
    afterWeekend = false
  }
  return days
}

/** The windows as they stand in the agenda. */
export const closingOf = (windows: readonly { reference: string; force: string; closesOn: Day; window: Window['window'] }[]): Closing[] =>
  windows.map(({ closesOn: on, reference, force, window }) => ({ on, reference, force, words: lastDayTo[window] }))

const lastDayTo: Record<Window['window'], string> = {
  review: 'last day to ask for a review',
  ico: 'last day to complain to the ICO',
  tribunal: 'last day to appeal',
  fees: 'last day to pay the fee',
  clarification: 'last day to answer their question',
}
