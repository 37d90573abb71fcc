import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { DayList } from '@/components/calendar/day-list'
import { Key } from '@/components/calendar/key'
import { MonthTable } from '@/components/calendar/month'
import '@/components/calendar/calendar.css'
import { DemoBanner } from '@/components/frame/demo-banner'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { requireActor } from '@/lib/auth/session'
import { groupsByDay } from '@/lib/calendar/dates'
import { firstOf, lastOf, type Month, monthAfter, monthBefore, monthName, monthOf, readMonth } from '@/lib/calendar/months'
import { listDates, MOST_REQUESTS } from '@/lib/calendar/queries'
import { summaryOf } from '@/lib/calendar/summary'
import { addDays, type Day, dayIn, daysBetween } from '@/lib/days'
import { nameOf } from '@/lib/working-days/calendar'
import { getCalendar } from '@/lib/working-days/queries'

export const metadata: Metadata = { title: 'Calendar' }

const addressOf = (month: Month, isList: boolean) => `/calendar?month=${month}${isList ? '&view=list' : ''}`

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const actor = await requireActor()
  const query = await searchParams
  const today = dayIn(new Date())
  const month = readMonth(query.month, today)
  const isList = query.view === 'list'
  const calendar = await getCalendar(actor)
  const [from, to] = [firstOf(month), lastOf(month)]
  const { entries, isCut } = await listDates(actor, { from, to, calendar, today })
  const groups = groupsByDay(entries)
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
  const holidays = new Map(
    days.flatMap((on): [Day, string][] => {
      const holiday = calendar.holidays.get(on)
      return holiday ? [[on, `${nameOf(holiday)}${holiday.provisional ? ' (provisional)' : ''}`]] : []
    }),
  )
  const list = <DayList days={days} today={today} groups={groups} holidays={holidays} />
  return (
    <>
      {entries.some(({ demonstration }) => demonstration) && <DemoBanner />}
      <Head
        title="Calendar"
        actions={
          <>
            <Link className="btn" href="/settings#feed" prefetch={false}>
              In your own calendar
            </Link>
            <Link className="btn" href="/calendar/changes" prefetch={false}>
              Bank holidays and changes
            </Link>
          </>
        }
      />
      <div className="page cal">
        <nav className="cal-bar" aria-label="Month">
          <h2>{monthName(month)}</h2>
          <Link className="btn" href={addressOf(monthBefore(month), isList) as Route} prefetch={false}>
            {monthName(monthBefore(month))}
          </Link>
          <Link className="btn" href={addressOf(monthAfter(month), isList) as Route} prefetch={false}>
            {monthName(monthAfter(month))}
          </Link>
          {month !== monthOf(today) && (
            <Link className="btn" href={addressOf(monthOf(today), isList) as Route} prefetch={false}>
              This month
            </Link>
          )}
          <span className="chips end cal-views">
            <Link className="chip" href={addressOf(month, false) as Route} prefetch={false} aria-current={isList ? undefined : 'true'}>
              Month
            </Link>
            <Link className="chip" href={addressOf(month, true) as Route} prefetch={false} aria-current={isList ? 'true' : undefined}>
              List
            </Link>
          </span>
        </nav>
        <p className="cal-sum">{summaryOf(entries, [...holidays.keys()])}</p>
        {isCut && (
          <Note kind="warn">
            <b>More than {MOST_REQUESTS.toLocaleString('en-GB')} requests touch this month.</b> The rest are not shown: look at their boards.
          </Note>
        )}
        {entries.length > 0 && <Key />}
        {isList ? (
          list
        ) : (
          <>
            <MonthTable month={month} today={today} groups={groups} holidays={holidays} listOf={(on) => `${addressOf(month, true)}#day-${on}`} />
            <div className="cal-narrow">{list}</div>
          </>
        )}
      </div>
    </>
  )
}
