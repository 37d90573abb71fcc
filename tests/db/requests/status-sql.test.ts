import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '@/lib/days'
import { type Standing, standings, standingToday, isChangedByTime } from '@/lib/clock/standing'
import { isSilentSql, standingSql } from '@/lib/requests/status-sql'
import { pool } from '../../support/db'

const today = day('2026-04-23')
type Stored = { standing: Standing; lateAfterOn: Day | null; closedOn: Day | null }

/** The columns as they may stand together: only an open request can become late, and one stored as silent was late on the day it was written. */
const stored: fc.Arbitrary<Stored> = fc
  .record({ standing: fc.constantFrom(...standings), offset: fc.option(fc.integer({ min: -4, max: 8 })), closed: fc.boolean() })
  .map(({ standing, offset, closed }) => {
    const isOpen = standing === 'no response' || isChangedByTime(standing) || !closed
    if (standing === 'no response') return { standing, lateAfterOn: addDays(today, -1 - Math.abs(offset ?? 0)), closedOn: null }
    return { standing, lateAfterOn: isOpen && offset !== null ? addDays(today, offset) : null, closedOn: isOpen ? null : addDays(today, -50) }
  })

const statement = `
  select ${standingSql('r', '$4::date')} as standing, coalesce(${isSilentSql('r', '$4::date')}, false) as "isSilent"
    from unnest($1::text[], $2::date[], $3::date[]) with ordinality as r(standing, late_after_on, closed_on, nth) order by nth`

test('the standing that the database counts by is the pure rule’s, on every row and day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stored, { minLength: 50, maxLength: 200 }), fc.integer({ min: 0, max: 8 }), async (rows, later) => {
      const on = addDays(today, later)
      const column = (key: keyof Stored) => rows.map((row) => row[key])
      const found = await pool.query(statement, [column('standing'), column('lateAfterOn'), column('closedOn'), on])
      const expected = rows.map((row) => standingToday(row, on))
      expect(found.rows.map(({ standing }) => standing)).toEqual(expected)
      expect(found.rows.map(({ isSilent }) => isSilent)).toEqual(expected.map((standing) => standing === 'no response'))
    }),
    { numRuns: 100 },
  )
})
