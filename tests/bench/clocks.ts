import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { Actor } from '@/lib/actor'
import { addDays, type Day, dayIn } from '@/lib/days'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { median, type Say } from './measure.ts'
import { addRounds } from './scale.ts'

/** How many whole histories a second are read, and what it takes to move 100,000 open requests when the calendar changes. */
export async function bench(say: Say, url: string) {
  console.log('\nClocks')
  const { publishedCalendar } = await import('@/lib/working-days/calendar')
  const { workingDayAfter } = await import('@/lib/working-days/working-days')
  const { readRequest } = await import('@/lib/clock/standing')
  const law = { calendar: publishedCalendar, body: 'foia' } as const
  const histories = Array.from({ length: 2000 }, (_, nth) => history(addDays('2026-01-05' as Day, nth % 60), nth))
  const read = () => {
    for (const events of histories) readRequest(events, [1, 2, 3], law, '2026-06-01' as Day)
  }
  const explain = () => {
    for (const events of histories) void readRequest(events, [1, 2, 3], law, '2026-06-01' as Day).clock.explanation.length
  }
  say('whole histories of 8 events read a second', perSecond(read, histories.length))
  say('the same with every day explained', perSecond(explain, histories.length))

  console.log('\nA change of the calendar under 100,000 open requests')
  process.env.DATABASE_URL = url
  process.env.AUTH_SECRET ??= 'a secret of the benchmark alone, long enough'
  const pool = new Pool({ connectionString: url, max: 2 })
  const newsroomId = randomUUID()
  await pool.query(`insert into newsroom (id, name) values ($1, 'Bench')`, [newsroomId])
  await pool.query(
    `insert into force (newsroom_id, id, name, short_name, abbr, kind, body, email_domains, aliases) select $1, id, name, short_name, abbr, kind, body, email_domains, aliases from force where newsroom_id <> $1`,
    [newsroomId],
  )
  await addRounds(pool, newsroomId, 233, { allOpen: true })
  const { changeCalendar } = await import('@/lib/calendar/commands')
  const { db, pool: appPool } = await import('@/lib/db')
  const now = new Date()
  const actor = { userId: null, name: 'Bench', newsroomId, role: 'admin' } as Actor

  const bare = async () => {
    const start = performance.now()
    await pool.query(`update request set due_on = due_on + 1, late_after_on = late_after_on + 1, version = version + 1 where newsroom_id = $1`, [newsroomId])
    return performance.now() - start
  }
  // Once each before it counts, so that both find the table as the other left it.
  const on = workingDayAfter(dayIn(now), 2, publishedCalendar)
  let seen = ''
  const change = async (effect: 'added' | 'struck') => {
    const start = performance.now()
    const result = await changeCalendar(actor, { seen, on, effect, name: 'A proclaimed day', reason: 'Measured' } as Parameters<typeof changeCalendar>[1], {
      now,
    })
    if (!result.ok) throw new Error(result.reason)
    const took = performance.now() - start
    seen = (await pool.query<{ id: string }>('select id from calendar_change where newsroom_id = $1 order by at desc, id desc limit 1', [newsroomId])).rows[0]!
      .id
    return { took, moved: result.moved }
  }
  const fewHeld = await mostHeld(() => change('added'))
  await addRounds(pool, newsroomId, 2093, { allOpen: true })
  const manyHeld = await mostHeld(() => change('struck'))
  await change('added')
  await pool.query('vacuum analyze request')
  const bareTook = await bare()
  await pool.query('vacuum analyze request')
  const rebuilt = await change('struck')
  say('requests that moved', rebuilt.moved.toLocaleString('en-GB'))
  say('rebuilt and put on the record, times a bare UPDATE', (rebuilt.took / bareTook).toFixed(1), '≤ 5')
  say('most memory held meanwhile, by 10,019 and by 100,018, MB', `${fewHeld}, ${manyHeld}`, 'flat')
  await db.$disconnect()
  await appPool.end()
  await pool.end()
}

/** How many a second, the median of seven rounds: begun after two seconds of the same, since until then it is the compiler that is measured. */
function perSecond(work: () => void, count: number) {
  for (const warm = performance.now(); performance.now() - warm < 2000; ) work()
  const rounds = Array.from({ length: 7 }, () => {
    const began = performance.now()
    for (let turn = 0; turn < 3; turn++) work()
    return performance.now() - began
  })
  return Math.round((3 * count * 1000) / median(rounds)).toLocaleString('en-GB')
}

/** The most that was alive at once while the work was done, in MB: what is left after a collection, looked at ten times a second. */
async function mostHeld(work: () => Promise<unknown>) {
  const collect = globalThis.gc
  if (!collect) throw new Error('Run by `npm run bench`: memory is measured after a collection.')
  let most = 0
  const look = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    most = Math.max(most, heapUsed + external)
  }
  const looking = setInterval(look, 100)
  try {
    await work()
  } finally {
    clearInterval(looking)
  }
  return Math.round(most / 1_048_576)
}

/** A long life: acknowledged, clarified, extended, chased, answered in part, taken to review. */
function history(sentOn: Day, nth: number): LoggedEvent[] {
  const events: RequestEvent[] = [
    { type: 'request.sent', on: sentOn },
    { type: 'request.acknowledged', on: addDays(sentOn, 1), reference: `${nth}/26` },
    { type: 'clarification.asked', on: addDays(sentOn, 8) },
    { type: 'clarification.answered', on: addDays(sentOn, 12) },
    { type: 'request.extended', on: addDays(sentOn, 30), sections: ['43(2)'], to: addDays(sentOn, 60) },
    { type: 'reminder.sent', on: addDays(sentOn, 64) },
    {
      type: 'request.answered',
      on: addDays(sentOn, 70),
      outcomes: [
        { question: 1, outcome: 'disclosed' },
        { question: 2, outcome: 'refused', sections: ['43(2)'] },
      ],
    },
    { type: 'review.asked', on: addDays(sentOn, 75) },
  ]
  return events.map(
    (event, index) =>
      ({
        ...event,
        id: `00000000-0000-7000-8000-${String(nth * 10 + index).padStart(12, '0')}`,
        at: new Date(`${event.on}T10:00Z`),
        by: 'Bench',
      }) as LoggedEvent,
  )
}
