import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { eventsAsAt } from '@/lib/clock/order'
import { pairSameDay } from '@/lib/clock/replay/same-day'
import { log } from './histories'

const sent = (on: string) => ({ type: 'request.sent' as const, on })
const failed = (on: string) => ({ type: 'request.failed' as const, on })
const paired = (...facts: Parameters<typeof log>) => pairSameDay(eventsAsAt(log(...facts), day('2026-12-31')))

describe('a failure and a sending of one day', () => {
  test.each([
    ['no letter stood before: it is the letter of the day that failed', [sent('2026-09-07'), failed('2026-09-07')], 1],
    ['a letter stood before: it is that one that failed, and the letter of the day stands', [sent('2026-09-01'), failed('2026-09-07'), sent('2026-09-07')], 0],
    ['two failures: the letter that stood, and one of the day', [sent('2026-09-01'), failed('2026-09-07'), failed('2026-09-07'), sent('2026-09-07')], 1],
    ['two letters and one failure: one of them stands', [sent('2026-09-07'), sent('2026-09-07'), failed('2026-09-07')], 1],
    ['a failure of another day is of no letter that is sent later', [failed('2026-09-01'), sent('2026-09-07')], 0],
    ['failures of two days are not added up', [failed('2026-09-01'), failed('2026-09-07'), sent('2026-09-07'), sent('2026-09-07')], 1],
  ])('%s', (_, facts, expected) => {
    expect(paired(...facts).failedAtOnce.size).toBe(expected)
  })
})

test('answers and retractions are found by their day, and the first question that was asked', () => {
  const { answersOn, retractionsOn, firstQuestionOn } = paired(
    { type: 'clarification.answered', on: '2026-09-08' },
    { type: 'clarification.asked', on: '2026-09-09' },
    { type: 'clarification.asked', on: '2026-09-08' },
    { type: 'answer.retracted', on: '2026-09-10' },
  )
  expect(firstQuestionOn).toBe('2026-09-08')
  expect([answersOn(day('2026-09-08')).length, answersOn(day('2026-09-09')).length]).toEqual([1, 0])
  expect([retractionsOn(day('2026-09-10')).length, retractionsOn(day('2026-09-08')).length]).toEqual([1, 0])
})
