import { expect, test } from 'vitest'
import { restartPolicy } from '@/lib/front-door/restarts'

test('each end within five minutes is followed by a longer pause, and the tenth by none', () => {
  const decide = restartPolicy()
  const results = Array.from({ length: 10 }, (_, index) => decide(index * 1_000))
  const waits = results.map((result) => (result.again ? result.wait : null))
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, null])
})

test('ends long ago are forgotten', () => {
  const decide = restartPolicy()
  for (let minute = 0; minute < 60; minute++) expect(decide(minute * 60_000).again).toBe(true)
  expect(decide(100 * 60_000)).toEqual({ again: true, wait: 250 })
})
