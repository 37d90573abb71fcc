import { afterEach, expect, test } from 'vitest'
import { addDays, type Day, dayIn } from '@/lib/days'
import { logEvent } from '@/lib/logging/commands'
import { getCalendar } from '@/lib/working-days/queries'
import { getRequest } from '@/lib/requests/queries'
import { db, pool } from '../../support/db'
import { person } from '../../support/people'
import { round } from '../../support/round'

/** Wherever the machine stands, a day is London's: to the minute, and over both nights on which its clocks change. */
const before = process.env.TZ
afterEach(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

const instants: [instant: string, day: string][] = [
  // Clocks go forward at 01:00 on 29 March 2026, and back at 02:00 summer time on 25 October.
  ['2026-03-28T23:59:59Z', '2026-03-28'],
  ['2026-03-29T00:00:00Z', '2026-03-29'],
  ['2026-03-29T01:00:00Z', '2026-03-29'],
  ['2026-03-29T22:59:59Z', '2026-03-29'],
  ['2026-03-29T23:00:00Z', '2026-03-30'],
  ['2026-10-24T22:59:59Z', '2026-10-24'],
  ['2026-10-24T23:00:00Z', '2026-10-25'],
  ['2026-10-25T00:30:00Z', '2026-10-25'],
  ['2026-10-25T01:30:00Z', '2026-10-25'],
  ['2026-10-25T23:59:59Z', '2026-10-25'],
  ['2026-10-26T00:00:00Z', '2026-10-26'],
]

test.each(['America/Los_Angeles', 'Pacific/Auckland'])('on a machine in %s', async (zone) => {
  process.env.TZ = zone
  expect(new Date('2026-03-29T00:00Z').getHours(), 'the machine stands there').not.toBe(0)
  const actor = await person('reporter')
  await round(actor, { sentOn: '2026-03-06' })
  const reference = 'CONES-KNT'
  for (const [instant, today] of instants) {
    const now = new Date(instant)
    expect(dayIn(now), instant).toBe(today)
    const note = (on: Day) => logEvent(actor, { reference, event: { type: 'note.added', on, text: instant } }, { now })
    expect(await note(today as Day), instant).toMatchObject({ ok: true })
    expect(await note(addDays(today as Day, 1)), instant).toMatchObject({ ok: false, reason: 'in-the-future' })
  }
  const request = await getRequest(actor, reference, { asAt: '2026-10-26' as Day, calendar: await getCalendar(actor) })
  expect(request.events.flatMap((event) => (event.type === 'note.added' ? [[event.text, event.on]] : [])).sort()).toEqual(instants)
  // As the database keeps them, through either of its clients.
  const kept = await pool.query(`select "on", "on"::text as text from event where type = 'note.added' order by "on", at`)
  for (const { on, text } of kept.rows) expect(on).toBe(text)
  const read = await db.event.findMany({ where: { type: 'note.added' }, select: { on: true, facts: true } })
  const dayOf = new Map(instants)
  for (const { on, facts } of read) expect(on.toISOString().slice(0, 10)).toBe(dayOf.get((facts as { text: string }).text))
  // Twenty working days over the first night, without St Patrick’s Day, Good Friday and Easter Monday.
  expect(request.clock.dueOn).toBe('2026-04-08')
})
