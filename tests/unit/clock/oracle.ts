import { readFileSync } from 'node:fs'

/**
 * A second opinion on every date, written apart from the product: it reads the two tables itself and walks the days one by
 * one with JavaScript's own Date. It shares no line with lib/clock, so that both cannot be wrong in the same way.
 */
type Event = { date: string }
type Tables = Record<string, { events: Event[] }>
const read = (name: string): Tables => JSON.parse(readFileSync(`${import.meta.dirname}/../../../lib/working-days/${name}`, 'utf8'))

const closed: Record<string, true> = {}
for (const name of ['bank-holidays.json', 'bank-holidays-by-rule.json']) {
  const tables = read(name)
  for (const division in tables) {
    if (division === '_note') continue
    for (const event of tables[division]!.events) closed[event.date] = true
  }
}

const written = (date: Date) => [date.getUTCFullYear(), String(date.getUTCMonth() + 1).padStart(2, '0'), String(date.getUTCDate()).padStart(2, '0')].join('-')

export function isOpen(text: string): boolean {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  return weekday >= 1 && weekday <= 5 && !closed[text]
}

export function tomorrow(text: string): string {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number]
  return written(new Date(Date.UTC(year, month - 1, date + 1)))
}

/** The nth working day after a day of receipt: under rule B a receipt on a day off is moved first. */
export function nth(received: string, count: number, rule: 'A' | 'B'): string {
  let today = received
  if (rule === 'B') while (!isOpen(today)) today = tomorrow(today)
  let counted = 0
  while (counted < count) {
    today = tomorrow(today)
    if (isOpen(today)) counted++
  }
  return today
}
