import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Movable, movedInWords, movesOf, shiftOf } from '@/lib/calendar/moves'
import { day } from '@/lib/days'
import { calendarWith, publishedCalendar } from '@/lib/working-days/calendar'
import { readRequest } from '@/lib/clock/standing'
import { histories, questionLists, someDay } from '../clock/histories'

const clock = {
  effectiveDueOn: day('2027-06-22'),
  lateAfterOn: day('2027-06-22'),
  reviewDueOn: null,
  reviewDecidedOn: null,
  withdrawnOn: null,
  reviewedAndUnresolved: [1],
  windows: [],
} satisfies Movable
const window = (closesOn: string, more: Partial<Movable['windows'][number]> = {}) => ({
  window: 'review' as const,
  isOpen: true,
  matters: true,
  closesOn: day(closesOn),
  ...more,
})

describe('the dates that another calendar moves', () => {
  test.each<[string, Partial<Movable>, Partial<Movable>, ReturnType<typeof movesOf>]>([
    ['nothing', {}, {}, []],
    [
      'the due date, and with it what makes late: told once',
      {},
      { effectiveDueOn: day('2027-06-23'), lateAfterOn: day('2027-06-23') },
      [{ date: 'due', from: day('2027-06-22'), to: day('2027-06-23') }],
    ],
    ['rule B’s day alone', {}, { lateAfterOn: day('2027-06-23') }, [{ date: 'late after', from: day('2027-06-22'), to: day('2027-06-23') }]],
    [
      'a review that is waited for',
      { reviewDueOn: day('2027-06-25') },
      { reviewDueOn: day('2027-06-28') },
      [{ date: 'review due', from: day('2027-06-25'), to: day('2027-06-28') }],
    ],
    ['a review that is decided: nothing', { reviewDueOn: day('2027-06-25') }, { reviewDueOn: day('2027-06-28'), reviewDecidedOn: day('2027-06-01') }, []],
    ['a review of what has been given since: nothing', { reviewDueOn: day('2027-06-25') }, { reviewDueOn: day('2027-06-28'), reviewedAndUnresolved: [] }, []],
    ['a request that was withdrawn: nothing', {}, { effectiveDueOn: day('2027-06-23'), withdrawnOn: day('2027-06-01') }, []],
    [
      'the last day to ask for a review',
      { windows: [window('2027-07-23')] },
      { windows: [window('2027-07-26')] },
      [{ date: 'ask for review', from: day('2027-07-23'), to: day('2027-07-26') }],
    ],
    [
      'a window that nobody counts down: nothing',
      { windows: [window('2027-07-23', { matters: false })] },
      { windows: [window('2027-07-26', { matters: false })] },
      [],
    ],
    [
      'a window that opens again',
      { windows: [window('2027-07-23', { isOpen: false })] },
      { windows: [window('2027-07-26')] },
      [{ date: 'ask for review', from: null, to: day('2027-07-26') }],
    ],
    ['another window: nothing', { windows: [window('2027-07-23', { window: 'ico' })] }, { windows: [window('2027-07-26', { window: 'ico' })] }, []],
  ])('%s', (_, before, after, moves) => {
    expect(movesOf({ ...clock, ...before }, { ...clock, ...after })).toEqual(moves)
  })

  test('a shift is in calendar days, and unknown where an end is', () => {
    expect(shiftOf({ date: 'due', from: day('2027-06-25'), to: day('2027-06-28') })).toBe(3)
    expect(shiftOf({ date: 'due', from: day('2027-06-28'), to: day('2027-06-25') })).toBe(-3)
    expect(shiftOf({ date: 'due', from: null, to: day('2027-06-25') })).toBe(null)
  })

  test.each([
    [0, 0, 'No date moves.', ''],
    [1, 0, 'One open request gets another date.', ''],
    [1200, 1, '1,200 open requests get another date.', 'One answered request does: '],
    [0, 10, 'No open request gets another date.', '10 answered requests do: '],
  ])('%s open and %s answered: %s', (open, answered, head, rest) => {
    const said = movedInWords(open, answered)
    expect(said.head).toBe(head)
    expect(said.rest.startsWith(rest) && (rest === '') === (said.rest === '')).toBe(true)
  })

  test('in any history, by the same calendar nothing moves, and a day added moves dates later only', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, someDay, (events, questions, today, on) => {
        const by = (calendar: typeof publishedCalendar) => readRequest(events, questions, { calendar, body: 'foia' }, today).clock
        const before = by(publishedCalendar)
        expect(movesOf(before, by(publishedCalendar))).toEqual([])
        if (publishedCalendar.holidays.has(on)) return
        const more = by(calendarWith([{ on, effect: 'added', name: 'State occasion', reason: 'proclaimed' }]))
        // A day more can also make a notice timely, or an answer: then another date binds altogether.
        if (more.extendedTo !== before.extendedTo || more.receivedOn !== before.receivedOn || more.isStopped !== before.isStopped) return
        for (const move of movesOf(before, more)) expect(shiftOf(move) ?? 1).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })
})
