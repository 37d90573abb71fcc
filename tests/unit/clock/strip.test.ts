import { describe, expect, test } from 'vitest'
import { type Day, day } from '@/lib/days'
import { calendarWith, publishedCalendar } from '@/lib/working-days/calendar'
import { workingDayAfter } from '@/lib/working-days/working-days'
import { type Count, type Strip, type StripRow, stripOf } from '@/lib/clock/strip/strip'
import { placeLabels } from '@/lib/clock/strip/labels'

const nth = (from: Day, count: number, calendar = publishedCalendar) => workingDayAfter(from, count, calendar)
const countFrom = (zero: string, more: Partial<Count> = {}): Count => {
  const zeroOn = day(zero)
  const dueOn = nth(zeroOn, 20)
  return { zeroOn, dueOn, codeDueOn: dueOn, fortiethOn: nth(zeroOn, 40), until: nth(zeroOn, 40), marks: [], ...more }
}
const rows = (strip: Strip) => strip.filter((row): row is StripRow => 'days' in row)
const days = (strip: Strip) => rows(strip).flatMap((row) => row.days)
const on = (strip: Strip, text: string) => days(strip).find((drawn) => drawn.on === text)!

describe('a count of 40 days', () => {
  const strip = stripOf(countFrom('2026-03-06'), publishedCalendar)

  test('is drawn in two rows, the first of which ends on the day that is due', () => {
    expect(rows(strip).map(({ title, days }) => [title, days.at(-1)!.on])).toEqual([
      ['Day 0 to day 20', '2026-04-08'],
      ['Day 21 to day 40', '2026-05-07'],
    ])
  })
  test('draws every day of the calendar once', () => {
    expect(days(strip)).toHaveLength(63)
    expect(new Set(days(strip).map((drawn) => drawn.on)).size).toBe(63)
  })
  test('numbers the working days without a gap', () => {
    expect(days(strip).flatMap(({ number }) => (number === null ? [] : [number]))).toEqual(Array.from({ length: 41 }, (_, number) => number))
  })
  test('names each weekday that does not count, with its nation', () => {
    expect(
      rows(strip)[0]!
        .labels.filter(({ kind }) => kind === 'skipped')
        .map(({ words }) => words),
    ).toEqual(['St Patrick’s Day, Northern Ireland', 'Good Friday', 'Easter Monday, England and Wales and Northern Ireland'])
  })
  test('says every day in full for those who do not see its place', () => {
    expect(on(strip, '2026-03-06').words).toBe('Friday 6\u00a0March 2026: day 0')
    expect(on(strip, '2026-03-07').words).toBe('Saturday 7\u00a0March 2026: weekend, not counted')
    expect(on(strip, '2026-03-17').words).toBe('Tuesday 17\u00a0March 2026: not counted, St Patrick’s Day, Northern Ireland')
    expect(on(strip, '2026-04-08').words).toBe('Wednesday 8\u00a0April 2026: working day 20')
  })
})

describe('day 0', () => {
  test('is the day of receipt, also on a Saturday: Monday is day 1', () => {
    const strip = stripOf(countFrom('2026-03-07'), publishedCalendar)
    expect(on(strip, '2026-03-07')).toMatchObject({ kind: 'zero', number: 0 })
    expect(on(strip, '2026-03-09')).toMatchObject({ kind: 'working', number: 1 })
  })
  test('the first row runs on to rule B’s day, so that both readings are in sight', () => {
    const strip = stripOf(countFrom('2026-03-07', { codeDueOn: nth(day('2026-03-09'), 20) }), publishedCalendar)
    expect(rows(strip)[0]!.days.at(-1)).toMatchObject({ on: nth(day('2026-03-09'), 20), number: 21 })
  })
})

describe('days set aside for a fee', () => {
  const fee = { from: day('2026-03-12'), to: day('2026-03-18'), name: 'a fee was asked and not yet received' }
  const strip = stripOf(countFrom('2026-03-06', { uncounted: [fee], until: day('2026-05-01') }), publishedCalendar)

  test('have no number, and the count goes on after them where it stopped', () => {
    expect(on(strip, '2026-03-11').number).toBe(3)
    expect(on(strip, '2026-03-12')).toMatchObject({ kind: 'uncounted', number: null })
    expect(on(strip, '2026-03-18')).toMatchObject({ kind: 'uncounted', number: null })
    expect(on(strip, '2026-03-19').number).toBe(4)
  })
  test('a holiday among them keeps its own name', () => expect(on(strip, '2026-03-17').kind).toBe('holiday'))
  test('are told once in the labels', () => expect(rows(strip)[0]!.labels.filter(({ words }) => words === fee.name)).toHaveLength(1))
})

describe('a count that runs on for months', () => {
  const strip = stripOf(
    countFrom('2026-03-06', {
      until: day('2026-11-03'),
      marks: [
        { on: day('2026-06-01'), kind: 'event', words: 'We sent a reminder' },
        { on: day('2026-11-03'), kind: 'today', words: 'Today' },
      ],
    }),
    publishedCalendar,
  )

  test('is drawn to day 40, then where it ends, and what lies between is told', () => {
    expect(strip.map((row) => ('days' in row ? row.title : '…'))).toEqual(['Day 0 to day 20', 'Day 21 to day 40', '…', 'Day 154 to day 163'])
    expect(days(strip).length).toBeLessThan(80)
  })
  test('names what it does not draw: the days, those skipped, and what happened', () => {
    const told = strip.find((row) => 'skippedOver' in row)!.skippedOver
    expect(told).toMatch(/^113 working days are not drawn: day 41 to day 153/)
    expect(told).toContain('15\u00a0Jun, World Cup bank holiday, Scotland')
    expect(told).toContain('Mon 1\u00a0Jun: We sent a reminder.')
  })
  test('a few days past day 40 are drawn whole', () => {
    const short = stripOf(countFrom('2026-03-06', { until: day('2026-05-20') }), publishedCalendar)
    expect(short.map((row) => ('days' in row ? row.title : '…'))).toEqual(['Day 0 to day 20', 'Day 21 to day 40', 'Day 41 to day 49'])
  })
})

describe('what a day after the due day is', () => {
  const tones = (more: Partial<Count>, ...days: string[]) => days.map((text) => on(stripOf(countFrom('2026-03-06', more), publishedCalendar), text).tone)
  test('in time, up to and with the due day', () => expect(tones({}, '2026-03-09', '2026-04-08', '2026-04-09')).toEqual(['counting', 'counting', 'beyond']))
  test('late only once it has come: nothing is shown as late in advance', () => {
    expect(tones({ late: { after: day('2026-04-08'), until: day('2026-04-10') } }, '2026-04-09', '2026-04-10', '2026-04-13')).toEqual([
      'late',
      'late',
      'beyond',
    ])
  })
  test('extended up to the date given, and late after it', () => {
    expect(
      tones({ extendedTo: day('2026-04-10'), late: { after: day('2026-04-10'), until: day('2026-04-14') } }, '2026-04-10', '2026-04-13', '2026-04-15'),
    ).toEqual(['extension', 'late', 'beyond'])
  })
  test('on rule B’s day not yet late', () => {
    expect(tones({ late: { after: day('2026-04-09'), until: day('2026-04-14') } }, '2026-04-09', '2026-04-10')).toEqual(['beyond', 'late'])
  })
})

test('a count that stops early is drawn to where it stops', () => {
  const strip = stripOf(countFrom('2026-03-06', { until: day('2026-03-11') }), publishedCalendar)
  expect(days(strip).at(-1)!.on).toBe('2026-03-11')
  expect(strip).toHaveLength(1)
})

test('a day past the published table is marked as provisional', () => {
  const strip = stripOf(countFrom('2029-03-20'), publishedCalendar)
  expect(on(strip, '2029-03-30').words).toContain('Good Friday (provisional)')
})

test('a day that an admin added is skipped under the name it was given', () => {
  const calendar = calendarWith([{ on: day('2026-03-10'), effect: 'added', name: 'Day of mourning', reason: 'proclaimed on 2 March' }])
  expect(on(stripOf(countFrom('2026-03-06'), calendar), '2026-03-10')).toMatchObject({ kind: 'holiday', words: expect.stringContaining('Day of mourning') })
})

describe('the labels under a row', () => {
  const strip = stripOf(
    countFrom('2026-03-06', {
      marks: [
        { on: day('2026-03-06'), kind: 'received', words: 'Received. Day 0' },
        { on: day('2026-03-09'), kind: 'event', words: 'They acknowledged it, reference FOI 1182-26' },
        { on: day('2026-03-10'), kind: 'event', words: 'They promised a reply by Friday 20 March' },
        { on: day('2026-04-02'), kind: 'event', words: 'They extended' },
        { on: day('2026-04-08'), kind: 'due', words: 'Due' },
        { on: day('2026-04-08'), kind: 'reply', words: 'Reply' },
      ],
    }),
    publishedCalendar,
  )
  const { labels } = rows(strip)[0]!

  test('are all there', () => expect(labels).toHaveLength(9))
  test('run towards the middle', () => {
    expect(labels.find(({ kind }) => kind === 'received')!.side).toBe('right')
    expect(labels.find(({ kind }) => kind === 'due')!.side).toBe('left')
  })
  test('no two touch on one line, however many there are', () => {
    const words = 'a label of some length, longer than its day'
    const many = placeLabels(
      Array.from({ length: 24 }, () => ({ column: 0, kind: 'working' })),
      Array.from({ length: 12 }, (_, index) => ({ column: index * 2 + 1, kind: 'event', day: 'Mon 9 Mar', words })),
    )
    const edges = many.map(({ column, side, line }) => ({
      line,
      from: side === 'right' ? (column - 1) * 44 : column * 44 - 300,
      to: side === 'right' ? (column - 1) * 44 + 300 : column * 44,
    }))
    for (const [index, one] of edges.entries())
      for (const other of edges.slice(index + 1)) expect(one.line !== other.line || one.to <= other.from || other.to <= one.from).toBe(true)
  })
  test('the first on a row stand lower than the next, so that no line runs through words', () => {
    const rightward = placeLabels(
      Array.from({ length: 24 }, () => ({ column: 0, kind: 'working' })),
      [1, 3, 5].map((column) => ({ column, kind: 'event', day: 'Mon 9 Mar', words: 'They acknowledged it, reference FOI 1' })),
    )
    expect(rightward.map(({ line }) => line)).toEqual([3, 2, 1])
  })
  test('two on one day stand on two lines', () => {
    const [due, reply] = [labels.find(({ kind }) => kind === 'due')!, labels.find(({ kind }) => kind === 'reply')!]
    expect(due.line).not.toBe(reply.line)
  })
})
