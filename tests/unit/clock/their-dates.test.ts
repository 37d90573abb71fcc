import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockFrom } from '@/lib/clock/receipt'
import { whyTheyDiffer } from '@/lib/clock/their-dates'

/** What the flag would say of the date a force gives for a request received on a day. */
function why(theirs: string, receivedOn: string, receivedOnSaid?: string) {
  const { dueOn, ruleBDueOn } = clockFrom(day(receivedOn), publishedCalendar)
  const found = whyTheyDiffer(
    day(theirs),
    { receivedOn: day(receivedOn), dueOn, ruleBDueOn, receivedOnSaid: receivedOnSaid ? day(receivedOnSaid) : null },
    publishedCalendar,
  )
  return found?.replaceAll('\u00a0', ' ') ?? null
}

// Received on 6 March 2026, due on 8 April: 17 March (Northern Ireland), Good Friday and Easter Monday (not Scotland) are left out.
describe('a force comes to another date because', () => {
  test.each<[string, string, string, string?]>([
    ['2026-04-07', '2026-03-06', 'it counts 17 Mar (St Patrick’s Day, Northern Ireland) as a working day.'],
    // Every weekday from 9 March: Easter Monday is past its date, so it is not named.
    ['2026-04-03', '2026-03-06', 'it counts 17 Mar (St Patrick’s Day, Northern Ireland) and 3 Apr (Good Friday) as working days.'],
    ['2026-04-28', '2026-03-30', 'it counts 3 Apr (Good Friday) as a working day.'],
    ['2026-05-14', '2026-04-16', 'it counts 4 May (Early May bank holiday) as a working day.'],
    // Due on 23 January 2026: New Year’s Day everywhere, 2 January in Scotland alone.
    ['2026-01-22', '2025-12-22', 'it counts 2 Jan (2nd January, Scotland) as a working day.'],
    ['2026-07-15', '2026-06-13', 'it takes a request received on a non-working day as received on the next working day.'],
    ['2026-10-06', '2026-09-07', 'it counts from Tuesday 8 September 2026.', '2026-09-08'],
    ['2026-10-06', '2026-09-07', 'it counts from the day after receipt.'],
    ['2026-10-02', '2026-09-07', 'it counts the day of receipt as the first day.'],
    // Received on a Sunday: the day before lands where Friday does.
    ['2026-09-27', '2026-09-07', 'it counts calendar days.'],
    ['2026-04-10', '2026-03-09', 'it counts from Wednesday 11 March 2026 and leaves out the bank holidays of England and Wales alone.', '2026-03-11'],
  ])('%s for a receipt on %s: %s', (theirs, receivedOn, words, said) => {
    expect(why(theirs, receivedOn, said)).toBe(words)
  })

  test('none of the known mistakes: nothing is said', () => {
    expect(why('2026-12-24', '2026-09-07')).toBe(null)
    expect(why('2026-12-24', '2026-09-07', '2026-09-09')).toBe(null)
    expect(why('2026-09-08', '2026-09-07')).toBe(null)
  })

  test('a day from elsewhere is named before one that lands there too', () => {
    // Due on 12 January 2027 for a receipt on 9 December: Christmas Day, its neighbour, New Year’s Day and 4 January are left out.
    expect(why('2027-01-11', '2026-12-09')).toBe('it counts 4 Jan (2nd January (substitute day), Scotland) as a working day.')
  })
})
