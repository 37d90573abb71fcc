import { expect, test } from 'vitest'
import { countsOf } from '@/lib/reports/compose'
import { waitingOf } from '@/lib/reports/compose/clock-lists'
import { inShortOf } from '@/lib/reports/compose/sentences'
import { clockOf } from '@/lib/clock/clock'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { day } from '@/lib/days'
import { log } from '../clock/histories'
import { coneRows } from './fixture'

const [row] = coneRows()
const late = (force: string, acknowledgedOn: string | null, daysLate = 3) =>
  ({ ...row!, force, standing: 'no response', answeredOn: null, daysLate, acknowledgedOn: acknowledgedOn === null ? null : day(acknowledgedOn) }) as const
const overdue = (force: string, daysLate: number) => ({
  forceId: force,
  force,
  daysLate,
  receivedOn: null,
  dueOn: null,
  reminders: 0,
  lastContact: '',
  note: '',
})

test('who had not answered, of whom some acknowledged; the longest overdue; who said it held nothing', () => {
  const rows = [late('Kent Police', '2026-03-09'), late('Essex Police', null, 5)]
  const said = inShortOf({
    rows,
    columns: [],
    counts: countsOf(rows),
    overdue: [overdue('Essex Police', 5), overdue('Kent Police', 3)],
    totalSentences: [],
    provisional: 0,
  }).join('\n')
  expect(said).toContain('none said it held no information, 2 had not answered in time, of whom 1 acknowledged the request.')
  expect(said).toContain('Essex Police is the longest overdue,\tby 5 working days')
  expect(said).not.toMatch(/latest|did not respond|hold nothing/)
})

test('a narrowed request was refused for cost only where it was', () => {
  const said = (sections: string[]) => {
    const events = log(
      { type: 'request.sent', on: '2026-03-06' },
      { type: 'request.answered', on: '2026-03-20', outcomes: [{ question: 1, outcome: 'refused', sections }] },
      { type: 'request.refined', on: '2026-03-24' },
    )
    const clock = clockOf(events, [1], { calendar: publishedCalendar, body: 'foia' }, day('2026-03-30'))
    return waitingOf([{ request: { clock, events }, row: { force: 'Kent Police' } }] as never, day('2026-03-30')).map(({ said }) => said)
  }
  expect(said(['12'])).toEqual(['refused for cost, and we narrowed the request'])
  expect(said(['40(2)'])).toEqual(['we narrowed the request'])
})
