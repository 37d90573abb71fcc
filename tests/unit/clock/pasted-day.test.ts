import { expect, test } from 'vitest'
import { pastedDay } from '@/lib/clock/pasted-day-form'

test.each([
  ['2026-03-06', '2026-03-06'],
  ['2026-3-6', '2026-03-06'],
  ['2026-03-06T16:42', '2026-03-06'],
  ['06/03/2026', '2026-03-06'],
  ['6.3.26', '2026-03-06'],
  ['6-3-2026', '2026-03-06'],
  ['06/03/2026 16:42', '2026-03-06'],
  ['6 March 2026', '2026-03-06'],
  [' Fri 6th Mar 2026 ', '2026-03-06'],
  ['Friday, 6 March 2026', '2026-03-06'],
  ['Friday 6\u00a0March 2026 at 16:42', '2026-03-06'],
  ['1st of September 2026', '2026-09-01'],
  ['2 Sept 2026', '2026-09-02'],
  ['March 6, 2026', '2026-03-06'],
  ['6-Mar-26', '2026-03-06'],
])('%j is read as %s', (text, on) => expect(pastedDay(text)).toBe(on))

test.each(['', 'yesterday', '31/02/2026', '2026-02-30', '03/16/2026', '6 Mayo 2026', '6 Ma 2026', '6 Junk 2026', '2026'])('%j is no day', (text) =>
  expect(pastedDay(text)).toBeNull(),
)
