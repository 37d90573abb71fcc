import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { refreshWindows } from '@/lib/requests/derived/commands'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const kept = async () =>
  Object.fromEntries(
    (await db.request.findMany({ orderBy: { reference: 'asc' } })).map(({ reference, nextWindowOn, followUpFromOn }) => [
      reference,
      [nextWindowOn, followUpFromOn].map((on) => on?.toISOString().slice(0, 10) ?? null),
    ]),
  )

test('a window that has closed is read anew, and so is what an earlier version kept otherwise; another newsroom’s stays', async () => {
  const tess = await person('reporter')
  await round(tess, { sentOn: '2026-03-06' })
  const outcomes = [1, 2].map((question) => ({ question, outcome: 'refused' as const, sections: ['31'] }))
  await log(tess, ['CONES-KNT', 'CONES-GWT'], { type: 'request.answered', on: day('2026-03-20'), outcomes })
  await log(tess, 'CONES-GWT', { type: 'review.asked', on: day('2026-04-01') })
  // 17 March is past; Good Friday, Easter Monday and 4 May are left out of the forty days from 20 March, and of the twenty from 1 April.
  const before = { 'CONES-GWT': [null, '2026-05-02'], 'CONES-KNT': ['2026-05-20', null], 'CONES-SSX': [null, null] }
  expect(await kept()).toEqual(before)

  expect(await refreshWindows(tess.newsroomId, publishedCalendar, day('2026-05-20'))).toBe(0)
  expect(await refreshWindows(tess.newsroomId, publishedCalendar, day('2026-05-21'))).toBe(1)
  expect(await kept()).toEqual({ ...before, 'CONES-KNT': [null, null] })

  // As the migration leaves what was written before there was anything to follow up.
  await db.request.updateMany({ data: { nextWindowOn: new Date('2012-01-01'), followUpFromOn: null } })
  const stranger = await person('reporter')
  expect(await refreshWindows(stranger.newsroomId, publishedCalendar, day('2026-04-23'))).toBe(0)
  expect(await refreshWindows(tess.newsroomId, publishedCalendar, day('2026-04-23'))).toBe(3)
  expect(await kept()).toEqual(before)
})
