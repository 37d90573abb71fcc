import type { Route } from 'next'
import Link from 'next/link'
import { type Group, sideOf } from '@/lib/calendar/dates'
import { type Day, weekdayDay } from '@/lib/days'

type Props = { days: readonly Day[]; today: Day; groups: ReadonlyMap<Day, Group[]>; holidays: ReadonlyMap<Day, string> }

/** The days of a month on which something falls, each with every force by name. */
export function DayList({ days, today, groups, holidays }: Props) {
  const listedDays = days.filter((on) => groups.has(on) || holidays.has(on) || on === today)
  return (
    <ol className="cal-list">
      {listedDays.map((on) => (
        <li key={on} id={`day-${on}`} aria-current={on === today ? 'date' : undefined}>
          <h3>
            <time dateTime={on}>{weekdayDay(on)}</time>
            {on === today && <span className="tag new">Today</span>}
          </h3>
          <div>
            {holidays.has(on) && <p className="cal-holiday">{holidays.get(on)}: does not count</p>}
            {on === today && !groups.has(on) && !holidays.has(on) && <p className="sub">Nothing falls on today.</p>}
            {groups.get(on)?.map(({ kind, words, code, entries, provisional, demonstration }) => (
              <div key={`${code} ${words}`} className={`cal-group ${sideOf[kind]}`}>
                <p>
                  <b>{words}</b>
                  {entries.length > 1 && `, ${entries.length} forces`}{' '}
                  <Link href={`/investigations/${code}` as Route} prefetch={false}>
                    {code}
                  </Link>{' '}
                  {demonstration && <span className="tag inv">invented</span>}
                  {provisional && <span className="sub"> provisional: leans on bank holidays that are not published yet</span>}
                </p>
                <ul className="cal-forces">
                  {entries.map(({ reference, force, isLate }) => (
                    <li key={reference}>
                      <Link href={`/requests/${encodeURIComponent(reference)}` as Route} prefetch={false}>
                        {force}
                      </Link>
                      {isLate && <span className="late"> late</span>}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}
