import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '@/lib/days'
import { calendarWith, publishedCalendar } from '@/lib/working-days/calendar'
import { clockOf } from '@/lib/clock/clock'
import type { Clock, Law } from '@/lib/clock/types'
import { laterOf } from '@/lib/working-days/day-arithmetic'
import { workingDayAfter } from '@/lib/working-days/working-days'
import { type LoggedEvent, activeEvents } from '@/lib/events/events'
import { isOrdered } from '@/lib/clock/reviews'
import { nextStepOf } from '@/lib/chasing/next-step'
import { changesAfter, readRequest, standingOf, standings, standingToday, changesOn } from '@/lib/clock/standing'
import { BEGIN, histories, idleEvents, questionLists, someDay } from './histories'
import { isOpen } from './oracle'

const law: Law = { calendar: publishedCalendar, body: 'foia' }
const numRuns = process.env.STRYKER ? 40 : 1200
// Under mutation the same few histories every time: a mutant is killed or survives for good.
const seed = process.env.STRYKER ? { seed: 20260907 } : {}
const settings = { numRuns, ...seed }
/** Where the whole reading is compared, explanation and words with it. */
const whole = { numRuns: Math.ceil(numRuns / 3), ...seed }

/** A reading without the ids of events, which differ between two logs of the same facts. */
const bare = (clock: Clock) => JSON.parse(JSON.stringify(clock, (name, value) => (name === 'eventId' ? undefined : value)))
const days = (from: Day, count: number) => Array.from({ length: count }, (_, number) => addDays(from, number))

/** The standing and the dates that a list shows. */
const core = ({
  receivedOn,
  dueOn,
  codeDueOn,
  fortiethOn,
  extendedTo,
  effectiveDueOn,
  lateAfterOn,
  isLate,
  lateBy,
  daysLeft,
  workingDaysTaken,
  answeredOn,
  isStopped,
  dayNumber,
  outcomes,
}: Clock) =>
  bare({
    receivedOn,
    dueOn,
    codeDueOn,
    fortiethOn,
    extendedTo,
    effectiveDueOn,
    lateAfterOn,
    isLate,
    lateBy,
    daysLeft,
    workingDaysTaken,
    answeredOn,
    isStopped,
    dayNumber,
    outcomes,
  } as Clock)

describe('whatever happened, in thousands of random histories', () => {
  test('a request is in exactly one standing on every day, and has one next step', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const read = readRequest(events, questions, law, today)
        expect(standings.filter((standing) => standing === read.standing)).toHaveLength(1)
        expect(standingOf(events, questions, law, today)).toBe(read.standing)
        const next = nextStepOf(events, questions, law, today, read)
        expect(next.words).not.toBe('')
        expect(next.reason).not.toMatch(/undefined|null|NaN/)
        expect(read.clock.sentences.join(' ')).not.toMatch(/undefined|null|NaN/)
        expect(JSON.stringify(read.clock.flags)).not.toMatch(/undefined|NaN/)
      }),
      whole,
    )
  })

  test('the order in which events were logged makes no difference', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), questionLists, someDay, (events, stream, questions, today) => {
        const shuffled = events
          .map((event) => ({ event, key: stream.next().value! }))
          .sort((one, other) => one.key - other.key)
          .map(({ event }) => event)
        expect(bare(clockOf(shuffled, questions, law, today))).toEqual(bare(clockOf(events, questions, law, today)))
      }),
      whole,
    )
  })

  test('who logged it, when, and under which id makes no difference', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const plain = activeEvents(events)
        const relogged = plain.map((event, number) => ({
          ...event,
          id: `ffffffff-0000-4000-8000-${String(999 - number).padStart(12, '0')}`,
          at: new Date(1e12 - number),
          by: 'someone',
        })) as LoggedEvent[]
        expect(bare(clockOf(relogged, questions, law, today))).toEqual(bare(clockOf(plain, questions, law, today)))
      }),
      whole,
    )
  })

  test('acknowledgements, promises, notes, reminders and moves of the calendar, wherever they are put in, change no date and no standing', () => {
    fc.assert(
      fc.property(histories, idleEvents, questionLists, someDay, (events, idle, questions, today) => {
        const before = readRequest(events, questions, law, today)
        const after = readRequest([...events, ...idle], questions, law, today)
        expect(after.standing).toBe(before.standing)
        expect(core(after.clock)).toEqual(core(before.clock))
      }),
      settings,
    )
  })

  test('as at a day, events dated later make no difference, and those struck out make none on any day', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const known = activeEvents(events).filter(({ on }) => on <= today)
        expect(bare(clockOf(known, questions, law, today))).toEqual(bare(clockOf(events, questions, law, today)))
      }),
      whole,
    )
  })

  test('a due date is never a day that does not count, by either rule', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const { dueOn, codeDueOn, fortiethOn } = clockOf(events, questions, law, today)
        for (const on of [dueOn, codeDueOn, fortiethOn]) if (on) expect(isOpen(on), on).toBe(true)
      }),
      settings,
    )
  })

  test('nobody is late on or before rule B’s day, nor on or before the date of a valid extension', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const { clock, standing } = readRequest(events, questions, law, today)
        if (clock.codeDueOn && today <= clock.codeDueOn) expect(clock.isLate).toBe(false)
        if (clock.extendedTo && today <= clock.extendedTo) expect(clock.isLate).toBe(false)
        if (standing === 'no response') expect(today > clock.codeDueOn!).toBe(true)
        if (!clock.isLate && clock.answeredOn === null && clock.takenBack.length === 0) expect([clock.lateBy, clock.lateByCode]).toEqual([0, 0])
        expect(clock.lateBy).toBeGreaterThanOrEqual(clock.lateByCode)
        expect(clock.isLate && clock.isStopped).toBe(false)
      }),
      settings,
    )
  })

  test('nobody who answered is called silent, and nobody is late with an answer in place of one taken back', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const { clock, standing } = readRequest(events, questions, law, today)
        const hasAnswered = Object.keys(clock.outcomes).length > 0 || clock.takenBack.length > 0
        if (hasAnswered) expect([standing, clock.flags.some(({ flag }) => flag === 'running-late')]).not.toEqual([expect.anything(), true])
        if (hasAnswered) expect(standing).not.toBe('no response')
        if (standing === 'answer withdrawn') expect(clock.withoutAnswerSince).not.toBe(null)
        if (clock.isLate) expect(clock.openQuestions.some((question) => !clock.takenBack.includes(question))).toBe(true)
      }),
      settings,
    )
  })

  test('while an appeal is pending nobody is said to have failed to comply', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const read = readRequest(events, questions, law, today)
        if (!read.clock.isAppealPending) return
        expect([read.clock.icoReplyBy, read.clock.tribunalReplyBy, isOrdered(read.clock)]).toEqual([null, null, false])
        expect(nextStepOf(events, questions, law, today, read).words).not.toMatch(/did not comply/)
      }),
      settings,
    )
  })

  test('as days pass without events the clock never runs backwards, and the standing turns once at most, on the day after changesAfter', () => {
    fc.assert(
      fc.property(histories, questionLists, (events, questions) => {
        const last = events.reduce<Day>((found, { on }) => laterOf(found, on), BEGIN)
        // A date of receipt lies in the past when it is logged: the desk refuses another.
        const start = events.reduce<Day>(
          (found, event) => ('receivedOn' in event && event.receivedOn && event.receivedOn > found ? event.receivedOn : found),
          last,
        )
        const first = readRequest(events, questions, law, start)
        let before = first
        for (const today of days(start, 160)) {
          const now = readRequest(events, questions, law, today)
          expect(now.standing, today).toBe(standingToday({ standing: first.standing, lateAfterOn: changesAfter(first) }, today))
          expect([now.clock.dueOn, now.clock.effectiveDueOn, now.clock.lateAfterOn, now.clock.receivedOn]).toEqual([
            first.clock.dueOn,
            first.clock.effectiveDueOn,
            first.clock.lateAfterOn,
            first.clock.receivedOn,
          ])
          expect(now.clock.lateBy).toBeGreaterThanOrEqual(before.clock.lateBy)
          if (now.clock.daysLeft !== null && before.clock.daysLeft !== null) expect(now.clock.daysLeft).toBeLessThanOrEqual(before.clock.daysLeft)
          if (now.clock.dayNumber !== null && before.clock.dayNumber !== null) expect(now.clock.dayNumber).toBeGreaterThanOrEqual(before.clock.dayNumber)
          if (now.standing !== before.standing) expect(today).toBe(changesOn({ standing: first.standing, lateAfterOn: changesAfter(first) }))
          before = now
        }
      }),
      { numRuns: Math.ceil(numRuns / 20), ...seed },
    )
  })

  test('a day added to the calendar moves no date earlier, and taking it away again returns every date', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, someDay, (events, questions, today, on) => {
        const added = { on, effect: 'added' as const, name: 'State occasion', reason: 'proclaimed' }
        const before = clockOf(events, questions, law, today)
        const more = clockOf(events, questions, { ...law, calendar: calendarWith([added]) }, today)
        if (before.dueOn && more.dueOn && before.receivedOn === more.receivedOn) expect(more.dueOn >= before.dueOn).toBe(true)
        if (publishedCalendar.holidays.has(on)) return
        expect(bare(clockOf(events, questions, { ...law, calendar: calendarWith([added, { ...added, effect: 'struck' }]) }, today))).toEqual(bare(before))
      }),
      { numRuns: Math.ceil(numRuns / 10), ...seed },
    )
  })

  test('the explanation counts to the date it explains: day 0 is the receipt, the twentieth counted day is the due date', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        const clock = clockOf(events, questions, law, today)
        if (!clock.dueOn || !clock.receivedOn) return
        const counted = clock.explanation.filter(({ kind }) => kind === 'day')
        expect(counted[0]).toMatchObject({ on: clock.receivedOn, number: 0 })
        expect(counted.find(({ number }) => number === 20)!.on).toBe(clock.dueOn)
        const sorted = clock.explanation.map(({ on }) => on)
        expect([...sorted].sort()).toEqual(sorted)
        for (const step of clock.explanation) if (step.kind === 'skipped') expect(step.name).not.toBe('')
      }),
      { numRuns: Math.ceil(numRuns / 3), ...seed },
    )
  })

  test('no date, flag or window is worked out for a body under another Act', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, fc.constantFrom('foisa' as const, 'none' as const), (events, questions, today, body) => {
        const { clock, standing } = readRequest(events, questions, { ...law, body }, today)
        expect([clock.dueOn, clock.codeDueOn, clock.fortiethOn, clock.effectiveDueOn, clock.lateAfterOn, clock.extendedTo, clock.reviewDueOn]).toEqual([
          null,
          null,
          null,
          null,
          null,
          null,
          null,
        ])
        expect([clock.flags, clock.windows]).toEqual([[], []])
        expect([clock.isLate, clock.lateBy, clock.daysLeft]).toEqual([false, 0, null])
        expect(standing).not.toBe('no response')
      }),
      settings,
    )
  })

  test('a window that is open has not closed, and its days left lead to its last day', () => {
    fc.assert(
      fc.property(histories, questionLists, someDay, (events, questions, today) => {
        for (const window of clockOf(events, questions, law, today).windows) {
          if (window.isOpen) expect(window.opensOn <= today && (window.closesOn === null || today <= window.closesOn)).toBe(true)
          if (window.daysLeft === null) continue
          const last =
            window.unit === 'calendar days'
              ? addDays(today, window.daysLeft)
              : window.daysLeft === 0
                ? window.closesOn
                : workingDayAfter(today, window.daysLeft, publishedCalendar)
          expect(last).toBe(window.closesOn)
        }
      }),
      settings,
    )
  })
})
