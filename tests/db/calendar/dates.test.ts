import { describe, expect, test } from 'vitest'
import * as feedRoute from '@/app/feeds/[secret]/route'
import { renewFeed } from '@/lib/api/commands'
import type { Actor } from '@/lib/actor'
import { listDates } from '@/lib/calendar/queries'
import { addDays, day, dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const today = day('2026-04-10')
const dates = async (actor: Actor, from = '2026-04-01', to = '2026-04-30', on = today) => {
  const { entries } = await listDates(actor, { from: day(from), to: day(to), calendar: await getCalendar(actor), today: on })
  return entries.map(({ reference, kind, on }) => [reference, kind, on])
}

describe('the dates of a month', () => {
  test('are those of every open request of the newsroom, and of no other', async () => {
    const actor = await person()
    const stranger = await person()
    for (const who of [actor, stranger]) await round(who, { sentOn: '2026-03-06', forces: ['kent', 'gwent'] })
    expect(await dates(actor)).toEqual([
      ['CONES-GWT', 'due', '2026-04-08'],
      ['CONES-KNT', 'due', '2026-04-08'],
    ])
    await log(stranger, 'CONES-KNT', { type: 'request.withdrawn', on: day('2026-03-10') })
    expect(await dates(actor)).toHaveLength(2)
    expect(await dates(stranger)).toEqual([['CONES-GWT', 'due', '2026-04-08']])
  })

  test('hold the days that a force named, wherever the due day falls', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06', forces: ['kent', 'gwent'] })
    await log(actor, 'CONES-KNT', { type: 'reply.promised', on: day('2026-04-09'), replyBy: day('2026-05-15') })
    await log(actor, 'CONES-GWT', { type: 'request.acknowledged', on: day('2026-03-09'), dueOnSaid: day('2026-05-05') })
    expect(await dates(actor, '2026-05-01', '2026-05-31')).toEqual([
      ['CONES-GWT', 'said', '2026-05-05'],
      ['CONES-KNT', 'promised', '2026-05-15'],
    ])
  })

  test('hold a window in the month in which it closes, though another closes before', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06', forces: ['kent'] })
    await log(actor, 'CONES-KNT', {
      type: 'request.answered',
      on: day('2026-04-02'),
      outcomes: [
        { question: 1, outcome: 'refused', sections: ['40(2)'] },
        { question: 2, outcome: 'disclosed' },
      ],
    })
    expect(await dates(actor)).toEqual([])
    expect(await dates(actor, '2026-06-01', '2026-06-30')).toEqual([['CONES-KNT', 'review', '2026-06-03']])
    await log(actor, 'CONES-KNT', { type: 'review.asked', on: day('2026-04-13') })
    expect(await dates(actor, '2026-05-01', '2026-06-30', day('2026-04-20'))).toEqual([['CONES-KNT', 'review due', '2026-05-12']])
  })

  test('move with the newsroom’s calendar', async () => {
    const actor = await person()
    await round(actor, { sentOn: '2026-03-06', forces: ['kent'] })
    await db.calendarChange.create({
      data: { newsroomId: actor.newsroomId, on: new Date('2026-03-25'), effect: 'added', name: 'A jubilee', reason: 'x', byName: 'x' },
    })
    expect(await dates(actor)).toEqual([['CONES-KNT', 'due', '2026-04-09']])
  })
})

describe('the feed', () => {
  const get = (secret: string) => feedRoute.GET(new Request(`http://desk.example/feeds/${secret}`), { params: Promise.resolve({ secret }) })
  const now = new Date()

  test('is a calendar of the newsroom’s dates, and tells nothing to another secret', async () => {
    const actor = await person('viewer')
    const reporter = await person('reporter', actor.newsroomId)
    await round(reporter, { sentOn: dayIn(now), forces: ['kent', 'gwent'], now })
    await round(await person(), { sentOn: dayIn(now), now })
    const made = await renewFeed(actor, { now })
    const secret = made.ok ? made.secret : ''
    for (const address of [secret, `${secret}.ics`]) {
      const response = await get(address)
      expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
        200,
        'text/calendar; charset=utf-8; method=PUBLISH',
        'private, no-store',
      ])
      const text = await response.text()
      expect(
        text
          .match(/^SUMMARY:.*/gm)
          ?.map((line) => line.trim())
          .sort(),
      ).toEqual(['SUMMARY:Gwent: Reply due (CONES-GWT)', 'SUMMARY:Kent: Reply due (CONES-KNT)'])
    }
    for (const wrong of ['', 'x', secret.slice(1), `${secret}x`]) expect((await get(wrong)).status).toBe(404)
    await db.person.update({ where: { id: actor.userId! }, data: { disabledAt: now } })
    expect((await get(secret)).status).toBe(404)
  })

  test('keeps an entry’s name when an extension moves its day', async () => {
    const actor = await person()
    await round(actor, { sentOn: dayIn(now), forces: ['kent'], now })
    const made = await renewFeed(actor, { now })
    const read = async () => {
      const text = await (await get(made.ok ? made.secret : '')).text()
      const field = (name: string) => [...text.matchAll(new RegExp(`^${name}[^:]*:(.*)\r$`, 'gm'))].map(([, value]) => value!)
      return { uid: field('UID'), start: field('DTSTART'), sequence: Number(field('SEQUENCE')[0]) }
    }
    const before = await read()
    await log(actor, 'CONES-KNT', { type: 'request.extended', on: dayIn(now), to: addDays(dayIn(now), 60), sections: ['31'] }, now)
    const after = await read()
    expect(after.uid).toEqual(before.uid)
    expect(after.start).toEqual([addDays(dayIn(now), 60).replaceAll('-', '')])
    expect(after.sequence).toBeGreaterThan(before.sequence)
  })
})
