import type { Group } from '@/lib/calendar/dates'
import { type Month, monthName, monthOf, weeksOf } from '@/lib/calendar/months'
import type { Day } from '@/lib/days'
import { GroupLines } from './groups'

const weekdays = [
  ['Mon', 'Monday'],
  ['Tue', 'Tuesday'],
  ['Wed', 'Wednesday'],
  ['Thu', 'Thursday'],
  ['Fri', 'Friday'],
  ['Sat', 'Saturday'],
  ['Sun', 'Sunday'],
] as const

type Props = { month: Month; today: Day; groups: ReadonlyMap<Day, Group[]>; holidays: ReadonlyMap<Day, string>; listOf: (on: Day) => string }

/** A month as whole weeks. A day that does not count is hatched and, where it is no weekend, named. */
export function MonthTable({ month, today, groups, holidays, listOf }: Props) {
  return (
    <table className="cal-month">
      <caption className="vh">What falls due in {monthName(month)}</caption>
      <thead>
        <tr>
          {weekdays.map(([short, long]) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((on, at) => {
              const holiday = holidays.get(on)
              const outside = monthOf(on) !== month
              const kind = [outside && 'out', (at > 4 || holiday) && 'off', on === today && 'today'].filter(Boolean).join(' ')
              return (
                <td key={on} className={kind || undefined} aria-current={on === today ? 'date' : undefined}>
                  <time dateTime={on} className="cal-number">
                    {Number(on.slice(8))}
                    {on === today && <span className="cal-today"> Today</span>}
                  </time>
                  {holiday && !outside && <p className="cal-holiday">{holiday}</p>}
                  {!outside && groups.has(on) && <GroupLines groups={groups.get(on)!} listed={listOf(on)} />}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
