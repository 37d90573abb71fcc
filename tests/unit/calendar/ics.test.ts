import { describe, expect, test } from 'vitest'
import type { DatedEntry } from '@/lib/calendar/dates'
import { ics } from '@/lib/calendar/ics'
import { day } from '@/lib/days'

const entry = (more: Partial<DatedEntry> = {}): DatedEntry => ({
  requestId: '01900000-0000-7000-8000-000000000001',
  reference: 'CONES-KNT',
  code: 'CONES',
  force: 'Kent',
  kind: 'due',
  words: 'Reply due',
  on: day('2026-03-31'),
  provisional: false,
  demonstration: false,
  isLate: false,
  version: 3,
  changedAt: new Date('2026-03-09T10:11:12Z'),
  ...more,
})
const options = { baseUrl: 'https://desk.example:8443', name: 'FOI Desk', stamp: { changes: 0, changedAt: null } }

type Line = { name: string; parameters: Record<string, string>; value: string }

/** RFC 5545 read strictly: every line ends with CRLF, none is longer than 75 octets, parts open and close in order, and only what may be escaped is. */
function parsed(text: string) {
  expect(text.endsWith('\r\n')).toBe(true)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    expect(line).not.toMatch(/[\r\n]/)
    expect(line).not.toBe('')
    expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75)
  }
  const lines = text
    .slice(0, -2)
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line): Line => {
      const found = /^([A-Z-]+)((?:;[A-Z-]+=[^;:"]+)*):(.*)$/.exec(line)
      if (!found) throw new Error(`No content line: ${line}`)
      return {
        name: found[1]!,
        parameters: Object.fromEntries(
          found[2]!
            .split(';')
            .slice(1)
            .map((one) => one.split('=') as [string, string]),
        ),
        value: found[3]!,
      }
    })
  expect([lines[0], lines.at(-1)]).toEqual([
    { name: 'BEGIN', parameters: {}, value: 'VCALENDAR' },
    { name: 'END', parameters: {}, value: 'VCALENDAR' },
  ])
  const head: Line[] = []
  const events: Line[][] = []
  let event: Line[] | null = null
  for (const line of lines.slice(1, -1)) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT' && !event) event = []
    else if (line.name === 'END' && line.value === 'VEVENT' && event) {
      events.push(event)
      event = null
    } else (event ?? head).push(line)
  }
  expect(event).toBeNull()
  const record = (lines: Line[]) => Object.fromEntries(lines.map((line) => [line.name, line]))
  return { head: record(head), events: events.map(record) }
}

const words = (value: string) => {
  expect(value.replaceAll(/\\[\\;,nN]/g, '')).not.toMatch(/[\\;,]/)
  return value.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
}

describe('a calendar feed', () => {
  test('says that it is published, what it is called and how often to look', () => {
    const { head, events } = parsed(ics([], options))
    expect(events).toEqual([])
    expect(Object.fromEntries(Object.entries(head).map(([name, { value }]) => [name, value]))).toMatchObject({
      VERSION: '2.0',
      METHOD: 'PUBLISH',
      'X-WR-CALNAME': 'FOI Desk',
      'REFRESH-INTERVAL': 'PT4H',
      'X-PUBLISHED-TTL': 'PT4H',
    })
    expect(head.PRODID?.value).toBeTruthy()
  })

  test('gives whole days: the day itself, and the next as the end that is not included', () => {
    const { DTSTART, DTEND, TRANSP } = parsed(ics([entry()], options)).events[0]!
    expect([DTSTART, DTEND]).toEqual([
      { name: 'DTSTART', parameters: { VALUE: 'DATE' }, value: '20260331' },
      { name: 'DTEND', parameters: { VALUE: 'DATE' }, value: '20260401' },
    ])
    expect(TRANSP?.value).toBe('TRANSPARENT')
  })

  test('gives the same days wherever the server’s clock stands', () => {
    const before = process.env.TZ
    try {
      const texts = ['America/Los_Angeles', 'Pacific/Auckland', 'Europe/London'].map((zone) => {
        process.env.TZ = zone
        return ics([entry({ on: day('2026-03-29') })], options)
      })
      expect(new Set(texts).size).toBe(1)
      expect(texts[0]).toContain('DTSTART;VALUE=DATE:20260329')
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })

  test('keeps the name of an entry when its date moves, and raises its sequence', () => {
    const first = parsed(ics([entry()], options)).events[0]!
    const moved = parsed(ics([entry({ on: day('2026-04-28'), words: 'Reply due, extended', version: 4, changedAt: new Date('2026-03-20T09:00Z') })], options))
      .events[0]!
    expect(moved.UID!.value).toBe(first.UID!.value)
    expect(Number(moved.SEQUENCE!.value)).toBeGreaterThan(Number(first.SEQUENCE!.value))
    expect([first['LAST-MODIFIED']!.value, moved['LAST-MODIFIED']!.value]).toEqual(['20260309T101112Z', '20260320T090000Z'])
    expect(moved.DTSTART!.value).toBe('20260428')
  })

  test('is newer where the calendar of bank holidays moved it and nothing happened to the request', () => {
    const moved = parsed(ics([entry()], { ...options, stamp: { changes: 2, changedAt: new Date('2026-03-25T08:00Z') } })).events[0]!
    expect([moved.SEQUENCE!.value, moved['LAST-MODIFIED']!.value, moved.DTSTAMP!.value]).toEqual(['5', '20260325T080000Z', '20260325T080000Z'])
  })

  test('names each date of a request apart', () => {
    const { events } = parsed(
      ics(
        [
          entry(),
          entry({ kind: 'review due', words: 'Review due' }),
          entry({ kind: 'ico', words: 'x' }),
          entry({ requestId: '01900000-0000-7000-8000-000000000002' }),
        ],
        options,
      ),
    )
    expect(new Set(events.map(({ UID }) => UID!.value)).size).toBe(4)
    for (const { UID } of events) expect(UID!.value).toMatch(/^[\w.-]+@desk\.example$/)
  })

  test('changes by no byte where nothing has changed', () => {
    expect(ics([entry()], options)).toBe(ics([entry()], options))
  })

  test('tells the force, our reference and what falls due, and nothing more', () => {
    const { SUMMARY, DESCRIPTION, URL } = parsed(ics([entry()], options)).events[0]!
    expect(words(SUMMARY!.value)).toBe('Kent: Reply due (CONES-KNT)')
    expect(words(DESCRIPTION!.value)).toBe('Reply due: Kent, CONES-KNT.')
    expect(URL!.value).toBe('https://desk.example:8443/requests/CONES-KNT')
  })

  test('says of a provisional date that it is one', () => {
    expect(words(parsed(ics([entry({ provisional: true })], options)).events[0]!.DESCRIPTION!.value)).toContain('Provisional')
  })

  test('says of the demonstration that it is invented', () => {
    const { SUMMARY, DESCRIPTION } = parsed(ics([entry({ demonstration: true })], options)).events[0]!
    expect([words(SUMMARY!.value), words(DESCRIPTION!.value)]).toEqual([
      'Kent: Reply due (CONES-KNT, invented)',
      'Reply due: Kent, CONES-KNT. Of the demonstration: invented.',
    ])
  })

  test('folds long lines between characters and escapes what has a meaning', () => {
    const force = `Heddlu De Cymru ŵŷ 🚓; one, two \\ three ${'ŵ'.repeat(80)}`
    const { SUMMARY } = parsed(ics([entry({ force })], options)).events[0]!
    expect(words(SUMMARY!.value)).toBe(`${force}: Reply due (CONES-KNT)`)
  })
})
