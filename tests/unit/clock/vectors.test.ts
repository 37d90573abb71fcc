import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { clockFrom } from '@/lib/clock/receipt'

const [, ...rows] = readFileSync(`${import.meta.dirname}/deadline-vectors.csv`, 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')))

describe('the published cases', () => {
  test('there are 24 of them', () => expect(rows).toHaveLength(24))
  test.each(rows.map((row) => [row[0]!, row[1]!, row] as const))('received %s (%s)', (received, _situation, row) => {
    const clock = clockFrom(day(received), publishedCalendar)
    expect([clock.dueOn, clock.ruleBDueOn, clock.fortiethOn]).toEqual([row[2], row[3], row[4]])
    expect(clock.provisional).toBe(row[6] === 'yes')
  })
})
