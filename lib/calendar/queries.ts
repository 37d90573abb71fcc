import type { Actor } from '@/lib/actor'
import { type Day, dayIn } from '@/lib/days'
import { pool, rows } from '@/lib/db'
import type { Calendar } from '@/lib/working-days/calendar'
import type { Body } from '@/lib/clock/types'
import { calendarOnConnection } from '@/lib/working-days/queries'
import { type LoggedEvent, eventTypes } from '@/lib/events/events'
import { readRequest } from '@/lib/clock/standing'
import { type CalendarRefusal, changed, type StoredChange } from './changes'
import { type DatedEntry, datesOf } from './dates'
import { type Changed, changedBy, newestChange } from './moved/queries'

/** More than this in one span is a list nobody reads; the page says that there is more. */
export const MOST_REQUESTS = 3_000

// Words and letters decide no date, so they are not read. The events that name a day of their own have an index of theirs (migration 0012).
const touchingSql = `
  select r.id, r.reference, r.version, i.code, i.demonstration, f.short_name as force, f.body,
         array(select number from question q where q.investigation_id = r.investigation_id order by number) as questions,
         (select jsonb_agg((e.facts - '{letter,words,text}'::text[]) || jsonb_build_object('id', e.id, 'type', e.type, 'on', e."on", 'at', e.at, 'by', null) order by e.at, e.id)
            from event e where e.request_id = r.id and e.type = any($5)) as events
    from request r
    join investigation i on i.newsroom_id = r.newsroom_id and i.id = r.investigation_id
    join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id
   where r.newsroom_id = $1 and r.id in (
           select id from request where newsroom_id = $1 and closed_on is null and due_on between $2::date and $3::date
           union
           select id from request where newsroom_id = $1 and next_window_on between least($2::date, $4::date) and $3::date
           union
           select request_id from event where newsroom_id = $1 and "on" between $2::date - 200 and $3::date
              and (type in ('reply.promised', 'review.asked', 'complaint.decided', 'appeal.decided', 'request.extended') or (type = 'request.acknowledged' and facts ? 'dueOnSaid'))
         )
   order by r.due_on desc nulls last, r.id limit ${MOST_REQUESTS + 1}`

type Touched = {
  id: string
  reference: string
  version: number
  code: string
  demonstration: boolean
  force: string
  body: Body
  questions: number[]
  events: (Omit<LoggedEvent, 'at'> & { at: string })[] | null
}

/** Everything of the newsroom's that falls on the days of a span, as it stands today. One statement. */
export async function listDates(
  actor: Actor,
  { from, to, calendar, today }: { from: Day; to: Day; calendar: Calendar; today: Day },
): Promise<{ entries: DatedEntry[]; isCut: boolean }> {
  const found = await rows<Touched>(touchingSql, [actor.newsroomId, from, to, today, eventTypes])
  const entries = found.slice(0, MOST_REQUESTS).flatMap(({ id: requestId, reference, version, code, demonstration, force, body, questions, events }) => {
    const logged = (events ?? []).map((event) => ({ ...event, at: new Date(event.at) })) as LoggedEvent[]
    const { clock } = readRequest(logged, questions, { calendar, body }, today)
    const changedAt = logged.at(-1)?.at ?? new Date(0)
    return datesOf(clock)
      .filter(({ on }) => on >= from && on <= to)
      .map(
        (dated): DatedEntry => ({
          ...dated,
          requestId,
          reference,
          version,
          code,
          demonstration,
          force,
          isLate: dated.kind === 'due' && clock.isLate,
          changedAt,
        }),
      )
  })
  entries.sort((one, other) => one.on.localeCompare(other.on) || one.force.localeCompare(other.force) || one.reference.localeCompare(other.reference))
  return { entries, isCut: found.length > MOST_REQUESTS }
}

export type Preview = { change: StoredChange; seen: string; moved: Changed[]; total: number; open: number }

/** As many of the moved requests as a preview shows; the rest it counts. */
const MOST_SHOWN = 500

/** What a change of the calendar would do to every request, before anything is saved. Open requests are listed first. */
export async function previewChange(
  actor: Actor,
  input: { on: Day; effect: 'added' | 'struck'; name: string; reason: string },
  { now }: { now: Date },
): Promise<({ ok: true } & Preview) | { ok: false; reason: CalendarRefusal }> {
  const client = await pool.connect()
  let failed = true
  try {
    // One snapshot, so that the guard is of the same moment as what is shown.
    await client.query('begin isolation level repeatable read read only')
    const seen = await newestChange(client, actor)
    const calendar = await calendarOnConnection(client, actor)
    const result = changed(input, calendar)
    if (!result.ok) {
      await client.query('rollback')
      failed = false
      return result
    }
    const open: Changed[] = []
    const closed: Changed[] = []
    let [total, stillOpen] = [0, 0]
    for await (const batch of changedBy(client, { newsroomId: actor.newsroomId, on: input.on, before: calendar, after: result.calendar, today: dayIn(now) })) {
      for (const request of batch) {
        if (request.moves.length === 0) continue
        total += 1
        if (request.isOpen) stillOpen += 1
        const kept = request.isOpen ? open : closed
        if (kept.length < MOST_SHOWN) kept.push(request)
      }
    }
    await client.query('rollback')
    failed = false
    return { ok: true, change: result.change, seen, moved: [...open, ...closed].slice(0, MOST_SHOWN), total, open: stillOpen }
  } finally {
    client.release(failed)
  }
}

/** The forces of requests by the requests' ids, for a list that names them, and whether they are of the demonstration. */
export async function namesOf(actor: Actor, ids: readonly string[]) {
  const found = await rows<{ id: string; force: string; demonstration: boolean }>(
    `select r.id, f.short_name as force, i.demonstration from request r
       join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id
       join investigation i on i.newsroom_id = r.newsroom_id and i.id = r.investigation_id
      where r.newsroom_id = $1 and r.id = any($2)`,
    [actor.newsroomId, ids],
  )
  return new Map(found.map(({ id, ...named }) => [id, named]))
}

/** How often the calendar was changed and when last: a feed whose dates it moved is newer by that, though nothing happened to the requests. */
export async function calendarStamp(actor: Actor): Promise<{ changes: number; changedAt: Date | null }> {
  const [found] = await rows<{ changes: number; changedAt: Date | null }>(
    'select count(*)::int as changes, max(at) as "changedAt" from calendar_change where newsroom_id = $1',
    [actor.newsroomId],
  )
  return found!
}
