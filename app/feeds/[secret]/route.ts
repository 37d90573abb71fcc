import { problem } from '@/lib/api/problems'
import { actorOfFeed } from '@/lib/api/tokens'
import { feedSpan, ics } from '@/lib/calendar/ics'
import { calendarStamp, listDates } from '@/lib/calendar/queries'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { env } from '@/lib/env'

/** A person's private calendar feed. The secret in the address is the whole key; an address that is not valid any more tells nothing. */
export async function GET(_: Request, { params }: RouteContext<'/feeds/[secret]'>) {
  const actor = await actorOfFeed((await params).secret.replace(/\.ics$/, ''))
  if (!actor) return problem(404, 'There is no such feed. Its address was renewed or ended, or its person is disabled.')
  const today = dayIn(new Date())
  const [stamp, calendar] = await Promise.all([calendarStamp(actor), getCalendar(actor)])
  const { entries } = await listDates(actor, { ...feedSpan(today), today, calendar })
  return new Response(ics(entries, { baseUrl: env.BASE_URL, name: 'FOI Desk', stamp }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'inline; filename="foi-desk.ics"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  })
}
