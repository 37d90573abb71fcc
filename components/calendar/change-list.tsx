import { type Day, datedDay, dayIn, longDay } from '@/lib/days'

export type ListedChange = { id: string; on: Day; effect: 'added' | 'struck' | 'restored'; name: string; reason: string; at: Date; byName: string }

const effects = { added: 'Added', struck: 'Struck', restored: 'As published again' } as const

/** Who changed which day of the calendar, and why, newest first. */
export function ChangeList({ changes }: { changes: ListedChange[] }) {
  return (
    <ul className="stack">
      {changes.map(({ id, on, effect, name, reason, at, byName }) => (
        <li key={id}>
          <b>
            {effects[effect]}: {longDay(on)}, {name}
          </b>
          <br />
          {reason}
          <br />
          <span className="sub">
            {byName}, {datedDay(dayIn(at))}
          </span>
        </li>
      ))}
    </ul>
  )
}

export type ListedHoliday = { on: Day; name: string; provisional: boolean; source: string }

/** The weekdays that do not count, from today on. */
export function HolidayTable({ holidays }: { holidays: ListedHoliday[] }) {
  return (
    <div className="scroll moves">
      <table className="tbl wrap">
        <caption className="vh">Weekdays that do not count</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Name</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {holidays.map(({ on, name, provisional, source }) => (
            <tr key={on}>
              <th scope="row">
                <time dateTime={on}>{longDay(on)}</time>
              </th>
              <td>{name}</td>
              <td>{provisional ? <span className="tag inv">provisional</span> : source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
