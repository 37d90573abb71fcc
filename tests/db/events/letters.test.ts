import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import { eventTypes } from '@/lib/events/events'
import { lettersAcrossInvestigations, lettersToAForce } from '@/lib/events/letters'
import { listRequests } from '@/lib/requests/queries'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { pool } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const typesIn = (text: string) => [...new Set(eventTypes.filter((type) => text.includes(`'${type}'`)))].sort()

test('the index of letters, and what makes kept rows stale in other investigations, go by the one list', async () => {
  const { rows: indexes } = await pool.query<{ text: string }>(`select pg_get_indexdef('event_letter'::regclass) as text`)
  expect(typesIn(indexes[0]!.text)).toEqual([...lettersAcrossInvestigations].sort())
  const { rows: functions } = await pool.query<{ text: string }>(`select prosrc as text from pg_proc where proname = 'touch_by_event'`)
  // A letter that is struck out counts no more, so that makes them stale too.
  expect(typesIn(functions[0]!.text)).toEqual([...lettersAcrossInvestigations, 'event.voided'].sort())
})

test('the letter that began a request is its own last letter, and holds back no reminder of another investigation', async () => {
  const actor = await person('reporter')
  const { id } = await round(actor, { sentOn: '2026-03-02' })
  const read = async (investigationId: string, asAt: string) =>
    (await listRequests(actor, { investigationId, questions: [{ number: 1 }, { number: 2 }], asAt: day(asAt), calendar: publishedCalendar })).find(
      ({ force }) => force.id === 'kent',
    )!
  const hats = await round(actor, { code: 'HATS', sentOn: '2026-04-21' })
  expect((await read(hats.id, '2026-04-22')).clock.lastLetterOn).toBe('2026-04-21')
  expect((await read(id, '2026-04-22')).lastLetterOn).toBe(null)
  // Every other letter does, from the day it went.
  await log(actor, 'HATS-KNT', { type: 'reminder.sent', on: day('2026-04-22') })
  expect((await read(id, '2026-04-21')).lastLetterOn).toBe(null)
  expect((await read(id, '2026-04-22')).lastLetterOn).toBe('2026-04-22')
  expect(lettersToAForce.filter((type) => !lettersAcrossInvestigations.includes(type as never))).toEqual(['request.sent'])
})
