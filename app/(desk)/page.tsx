import type { Metadata } from 'next'
import { FailedSignIns } from '@/components/today/failed-sign-ins'
import { Today } from '@/components/today/today'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { summaryOf } from '@/lib/backup/words'
import { dayIn, timedDay } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { workingDayAfter } from '@/lib/working-days/working-days'
import { env } from '@/lib/env'
import { listInvestigations } from '@/lib/investigations/queries'
import { agendaOf, closingOf } from '@/lib/today/agenda'
import { countDesk, listUrgent } from '@/lib/today/queries'
import { todoOf } from '@/lib/today/todo'

export const metadata: Metadata = { title: 'Today' }

const AHEAD = 20

export default async function TodayPage({ searchParams }: { searchParams: Promise<{ show?: string | string[] }> }) {
  const actor = await requireActor()
  const now = new Date()
  const today = dayIn(now)
  const calendar = await getCalendar(actor)
  const until = workingDayAfter(today, AHEAD, calendar)
  const isMine = (await searchParams).show === 'mine'
  const ownerId = isMine ? actor.userId : null
  const [urgent, desk, investigations] = await Promise.all([
    listUrgent(actor, { today, until, calendar, ownerId }),
    countDesk(actor, { today, until, ownerId }),
    listInvestigations(actor, today, { limit: 8 }),
  ])
  const nightly = env.BACKUP_TO ? { folder: env.BACKUP_TO, keep: env.BACKUP_KEEP } : null
  const todo = todoOf(urgent, until)
  const failed = desk.failedSignIns
  return (
    <Today
      notice={failed && <FailedSignIns count={failed.count} last={timedDay(new Date(failed.lastAt))} />}
      today={today}
      isMine={isMine}
      todo={todo}
      desk={desk}
      agenda={agendaOf({ today, count: AHEAD, calendar, falling: desk.falling, closing: closingOf(todo.windows) })}
      investigations={investigations}
      canLog={can(actor, 'request:log')}
      canStart={can(actor, 'investigation:create')}
      backups={desk.backups && summaryOf(desk.backups, { nightly, now })}
    />
  )
}
