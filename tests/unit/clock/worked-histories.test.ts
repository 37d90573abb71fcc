import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import type { Body, Clock } from '@/lib/clock/types'
import type { EventType, LoggedEvent } from '@/lib/events/events'
import { nextStepOf } from '@/lib/chasing/next-step'
import { noticeLateBy } from '@/lib/clock/late-notice'
import { readRequest, standings } from '@/lib/clock/standing'
import { log } from './histories'

/** Reads worked-histories.md: facts left, dates right, the source beside. */
type Fact = { type: EventType; on: string } & Record<string, unknown>
const text = readFileSync(`${import.meta.dirname}/worked-histories.md`, 'utf8')
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| facts'))
  .map(
    (line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()) as [facts: string, on: string, reads: string, source: string],
  )

const sectionsIn = (words: string) => [...words.matchAll(/s\.(\S+?)(?=,|\s|$)/g)].map(([, section]) => section!)
const days = (words: string, before: string) => new RegExp(`${before} (\\d{4}-\\d\\d-\\d\\d)`).exec(words)?.[1]

function outcomesIn(words: string) {
  return words.split(', ').map((part) => {
    const [, question, outcome, rest] = /^(\d) (part disclosed|disclosed|refused|not held)(.*)$/.exec(part)!
    return { question: Number(question), outcome, ...(rest!.includes('s.') ? { sections: sectionsIn(rest!) } : {}) }
  })
}

/** Each kind of fact, as the table writes it. */
const kinds: [RegExp, (words: string, on: string) => Fact][] = [
  [/^sent/, (words, on) => ({ type: 'request.sent', on, receivedOn: days(words, 'received') })],
  [/^queued/, (_, on) => ({ type: 'request.queued', on })],
  [/^failed/, (_, on) => ({ type: 'request.failed', on })],
  [/^acknowledged/, (words, on) => ({ type: 'request.acknowledged', on, dueOnSaid: days(words, 'due'), receivedOnSaid: days(words, 'received') })],
  [/^promised/, (words, on) => ({ type: 'reply.promised', on, replyBy: days(words, 'promised') })],
  [/^note/, (_, on) => ({ type: 'note.added', on, text: 'a note' })],
  [/^reminder/, (_, on) => ({ type: 'reminder.sent', on })],
  [/^clarification asked/, (words, on) => ({ type: 'clarification.asked', on, disputed: words.includes('disputed') || undefined })],
  [/^clarification answered/, (words, on) => ({ type: 'clarification.answered', on, receivedOn: days(words, 'received') })],
  [/^refined/, (words, on) => ({ type: 'request.refined', on, questions: / (\d)/.test(words) ? [Number(/ (\d)/.exec(words)![1])] : undefined })],
  [/^fee asked/, (_, on) => ({ type: 'fees.asked', on })],
  [/^fee paid/, (words, on) => ({ type: 'fees.paid', on, receivedOn: days(words, 'received') })],
  [/^extended/, (words, on) => ({ type: 'request.extended', on, to: days(words, 'to'), sections: sectionsIn(words) })],
  [
    /^answered (.*?)( without (\w+))?$/,
    (words, on) => {
      const [, outcomes, , without] = /^answered (.*?)( without (\w+))?$/.exec(words)!
      return {
        type: 'request.answered',
        on,
        outcomes: outcomesIn(outcomes!),
        ...(without === 'balance' ? { publicInterest: false } : without === 'review' ? { reviewExplained: false } : {}),
      }
    },
  ],
  [/^retracted/, (words, on) => ({ type: 'answer.retracted', on, questions: / (\d)/.test(words) ? [Number(/ (\d)/.exec(words)![1])] : undefined })],
  [/^review asked/, (words, on) => ({ type: 'review.asked', on, questions: / (\d)/.test(words) ? [Number(/ (\d)/.exec(words)![1])] : undefined })],
  [
    /^review decided/,
    (words, on) => ({
      type: 'review.decided',
      on,
      upheld: words.includes('overturned') ? 'overturned' : undefined,
      outcomes: /\d/.test(words) ? outcomesIn(words.replace('review decided ', '')) : undefined,
    }),
  ],
  [/^ICO complaint/, (_, on) => ({ type: 'complaint.made', on })],
  [/^ICO decided/, (words, on) => ({ type: 'complaint.decided', on, decision: /for us|in part|against us/.exec(words)?.[0], replyBy: days(words, 'by') })],
  [
    /^appeal decided/,
    (words, on) => ({ type: 'appeal.decided', on, decision: /for us|in part|against us|withdrawn/.exec(words)?.[0], replyBy: days(words, 'by') }),
  ],
  [/^appeal/, (words, on) => ({ type: 'appeal.made', on, appellant: words.includes('of the force') ? 'the force' : undefined })],
  [/^withdrawn/, (_, on) => ({ type: 'request.withdrawn', on })],
]

function read(facts: string) {
  let body: Body = 'foia'
  let asked = 1
  const events: LoggedEvent[] = []
  for (const fact of facts.split('; ').filter(Boolean)) {
    if (fact === 'Scotland') body = 'foisa'
    else if (fact === 'no authority') body = 'none'
    else if (fact.startsWith('asks')) asked = Number(fact.slice(5))
    else {
      const [, on, words] = /^(\S+) (.*)$/.exec(fact)!
      const struck = /^strikes out (\d)/.exec(words!)
      if (struck) events.push(...log({ type: 'event.voided', on: on!, event: events[Number(struck[1]) - 1]!.id, reason: 'wrong' }))
      else events.push(...log(JSON.parse(JSON.stringify(kinds.find(([kind]) => kind.test(words!))![1](words!, on!)))))
    }
  }
  return { events, questions: Array.from({ length: asked }, (_, index) => index + 1), law: { calendar: publishedCalendar, body } }
}

const columns = {
  received: 'receivedOn',
  due: 'dueOn',
  'rule B': 'codeDueOn',
  fortieth: 'fortiethOn',
  extended: 'extendedTo',
  binding: 'effectiveDueOn',
  'late after': 'lateAfterOn',
  late: 'lateBy',
  'late B': 'lateByCode',
  day: 'dayNumber',
  left: 'daysLeft',
  taken: 'workingDaysTaken',
  answered: 'answeredOn',
  'without since': 'withoutAnswerSince',
  'review due': 'reviewDueOn',
  'comply with the ICO': 'icoReplyBy',
  'comply with the tribunal': 'tribunalReplyBy',
} as const satisfies Record<string, keyof Clock>
type Column = keyof typeof columns

describe('worked histories', () => {
  test('what is said of each is as it was last read and approved: flags, windows, the explanation and the words to paste', async () => {
    const said = rows.map(([facts, on]) => {
      const { events, questions, law } = read(facts)
      const { flags, windows, explanation, sentences } = readRequest(events, questions, law, day(on)).clock
      const number = (eventId?: string) => (eventId ? ` (fact ${events.findIndex(({ id }) => id === eventId) + 1})` : '')
      return [
        `## ${facts || 'nothing'} | on ${on}`,
        ...sentences.map((sentence) => `  ${sentence}`),
        ...explanation
          .filter(({ kind, name, number }) => kind === 'event' || number === 0 || (kind === 'skipped' && !/^(Saturday|Sunday)$/.test(name)))
          .map((step) => `  = ${step.on} ${step.kind} ${step.number ?? '-'} ${step.name} [${step.source}]`),
        `  = ${explanation.length} lines, the last on ${explanation.at(-1)?.on}`,
        ...flags.map(
          ({ flag, words, source, on, workingDays, eventId }) => `  ! ${flag} ${on ?? '-'} ${workingDays ?? '-'} ${words} [${source}]${number(eventId)}`,
        ),
        ...windows.map(
          ({ window, opensOn, closesOn, words, source, isOpen, daysLeft, unit, matters }) =>
            `  > ${window} ${opensOn} to ${closesOn} ${isOpen ? 'open' : 'closed'} ${daysLeft} ${unit}${matters ? ', matters' : ''}: ${words} [${source}]`,
        ),
      ].join('\n')
    })
    await expect(`${said.join('\n\n').replaceAll('\u00a0', ' ')}\n`).toMatchFileSnapshot('./worked-words.txt')
  })

  test('there are at least sixty of them', () => expect(rows.length).toBeGreaterThanOrEqual(60))

  test.each(rows.map((row) => [`${row[0] || 'nothing'} | on ${row[1]} | ${row[2]}`, row] as const))('%s', (_, [facts, on, reads]) => {
    const { events, questions, law } = read(facts)
    const today = day(on)
    const { clock, standing } = readRequest(events, questions, law, today)
    const next = nextStepOf(events, questions, law, today)
    const open = (name: string) => clock.windows.find(({ window }) => window === name)
    const found = reads.split('; ').map((claim) => {
      if ((standings as readonly string[]).includes(claim)) return standing
      if (claim === 'no flags' || claim.startsWith('flags '))
        return clock.flags.length === 0 ? 'no flags' : `flags ${clock.flags.map(({ flag }) => flag).join(', ')}`
      if (claim === 'answered late' || claim === 'answered in time') return clock.answeredLate ? 'answered late' : 'answered in time'
      if (claim === 'in time' || claim === 'not in time') return clock.inTime ? 'in time' : 'not in time'
      if (claim.startsWith('notice late')) return `notice late ${noticeLateBy(clock)}`
      if (claim === 'stopped') return clock.isStopped ? 'stopped' : 'runs'
      const window = /^(no )?(review|ico|tribunal|fees|clarification)( until \S+| open| closed)?$/.exec(claim)
      if (window) {
        const shown = open(window[2]!)
        if (!shown) return `no ${window[2]}`
        return window[3]?.startsWith(' until')
          ? `${window[2]} until ${shown.isOpen ? shown.closesOn : 'closed'}`
          : `${window[2]} ${shown.isOpen ? 'open' : 'closed'}`
      }
      const step = /^next \S+( from \S+| until \S+)?$/.exec(claim)
      if (step) return `next ${next.step}${step[1]?.startsWith(' from') ? ` from ${next.from}` : step[1] ? ` until ${next.until}` : ''}`
      const [, none, name] = /^(no )?(.*?)( [\d-]+)?$/.exec(claim)!
      if (!(name! in columns)) throw new Error(`The table says what this test cannot read: ${claim}`)
      const value = clock[columns[name as Column]]
      return value === null ? `no ${name}` : none && value === 0 ? `no ${name}` : `${name} ${value}`
    })
    expect(found.join('; ')).toBe(reads)
  })
})
