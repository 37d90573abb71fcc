import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { activeEventsAsAt } from '@/lib/events/events'
import { letterOf } from '@/lib/letters/letter-text'
import { nextStepOf } from '@/lib/chasing/next-step'
import { readRequest } from '@/lib/clock/standing'
import { histories, questionLists, someDay } from '../clock/histories'

const law = { calendar: publishedCalendar, body: 'foia' as const }

test('whatever happened, a step of ours can be taken before it lapses, and its letter has no hole and says of no answer what it was not', () => {
  fc.assert(
    fc.property(histories, questionLists, someDay, (events, questions, today) => {
      const { clock, standing } = readRequest(events, questions, law, today)
      const next = nextStepOf(events, questions, law, today, { clock, standing })
      if (next.by === 'us' && next.from && next.until) expect(next.from <= next.until, `${next.words}: ${next.from} to ${next.until}`).toBe(true)
      if (next.by === 'us') expect(next.heldBackBy).toBe(undefined)
      if (next.heldBackBy) expect(next.letter).toBe(null)
      if (next.step === 'ask-review') expect(clock.windows.some(({ window, isOpen }) => window === 'review' && isOpen)).toBe(true)
      if (!next.letter) return
      const { subject, body } = letterOf(next.letter, {
        force: 'Kent Police',
        title: 'Traffic cones lost on duty',
        ourReference: 'CONES-KNT',
        theirReference: null,
        clock,
        events: activeEventsAsAt(events, today),
        asksForTotals: true,
        calendar: publishedCalendar,
        today,
        sender: 'Tess Amari',
        newsroom: 'The Example',
        questions: questions.map((number) => ({ number, text: `Question ${number}?` })),
      })
      expect(`${subject}\n${body}`).not.toMatch(/undefined|null|NaN|\[object|:\n\n(\n|Yours)/)
      for (const question of clock.openQuestions.filter((open) => !clock.outcomes[open]))
        expect(body).not.toMatch(new RegExp(`Question ${question}: (refused|answered|said)`))
    }),
    { numRuns: 4000 },
  )
})
