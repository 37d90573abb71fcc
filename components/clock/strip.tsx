import type { CSSProperties } from 'react'
import { weekdayOf } from '@/lib/days'
import { columnsOf, monthOf, type Strip, type StripDay, type StripRow, weekColumn } from '@/lib/clock/strip/strip'
import './clock.css'

/** A count of working days, drawn. Every day carries its words for those who do not see its place; nothing here needs script. */
export function ClockStrip({ strip }: { strip: Strip }) {
  return (
    <div className="strips">
      {strip.map((row) =>
        'days' in row ? (
          <Row key={row.days[0]!.on} row={row} />
        ) : (
          <p key="skipped-over" className="strip-gap">
            {row.skippedOver}
          </p>
        ),
      )}
    </div>
  )
}

const weekday = ['S', 'M', 'T', 'W', 'T', 'F', 'S']

function Row({ row }: { row: StripRow }) {
  return (
    <div className="strip" style={{ '--cols': columnsOf(row.days) } as CSSProperties}>
      <div className="mon" aria-hidden="true">
        {row.months.map(({ column, span, name }) => (
          <span key={column} style={{ gridColumn: `${column} / span ${span}` }}>
            {span > 2 && name}
          </span>
        ))}
      </div>
      <ol className="days" aria-label={row.title}>
        {row.days.map((day, index) => (
          <DrawnDay key={day.on} day={day} month={isFirstOfMonth(row.days, index) ? monthOf(day.on) : undefined} />
        ))}
      </ol>
      <ul className="labs">
        {row.labels.map(({ column, side, line, kind, day, words }) => (
          <li
            key={`${column}-${kind}-${words}`}
            className={`lb ${side === 'left' ? 'l' : ''} is-${kind}`}
            style={
              side === 'left' ? { gridColumn: `1 / ${column + 1}`, gridRow: `1 / span ${line}` } : { gridColumn: `${column} / -1`, gridRow: `1 / span ${line}` }
            }
          >
            <span>
              <b>{day}</b> {words}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The first day of a month that a phone draws: weekends are left out there. */
function isFirstOfMonth(days: readonly StripDay[], index: number) {
  const before = days.slice(0, index).findLast(({ kind }) => kind !== 'weekend')
  return before?.on.slice(0, 7) !== days[index]!.on.slice(0, 7)
}

function DrawnDay({ day: { on, column, kind, number, tone, also, words }, month }: { day: StripDay; month: string | undefined }) {
  return (
    <li className={[kind, `t-${tone}`, ...also.map((mark) => `m-${mark}`)].join(' ')} style={{ gridColumn: column, '--wd': weekColumn(on) } as CSSProperties}>
      <span className="vh">{words}</span>
      {kind !== 'weekend' || also.length > 0 ? (
        <>
          <span className="dw" aria-hidden="true">
            {weekday[weekdayOf(on)]}
          </span>
          <span className="dd" aria-hidden="true" data-m={month}>
            {Number(on.slice(8))}
          </span>
          <span className="dn" aria-hidden="true">
            {number ?? '–'}
          </span>
        </>
      ) : null}
    </li>
  )
}
