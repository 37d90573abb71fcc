import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { readRequest } from '@/lib/clock/standing'
import { nextStepOf } from '@/lib/chasing/next-step'
import { activeEventsAsAt, type LoggedEvent } from '@/lib/events/events'
import type { Day } from '@/lib/days'
import { letterKinds } from '@/lib/letters/kinds'
import { letterOf, type LetterFacts, saidIn, sentencesOfKind } from '@/lib/letters/letter-text'
import { histories, questionLists, someDay } from '../clock/histories'
import { saysNothingOfThem, truths } from './truths'

const law = { calendar: publishedCalendar, body: 'foia' as const }
/** `LETTER_HISTORIES=1000000 npm test -- unit letters/truth` reads a million. */
const numRuns = Number(process.env.LETTER_HISTORIES ?? 10_000)

/** As the desk lets them be logged, no letter arriving before it went; with ways, addresses and refusals to confirm or deny among them. */
const asLogged = fc
  .tuple(
    histories,
    fc.constantFrom(undefined, 'e-mail' as const, 'form' as const, 'post' as const),
    fc.constantFrom<Record<string, string>>(
      {},
      { 12: '12(2)', 14: '23(5)', 22: '31(3)', 99: '40(5B)' },
      { 21: '30(2)', 23: '36(2)(c)', 99: '22A', '43(2)': '24(2)' },
      {
        12: '14(2)',
        14: '24(1)',
        21: '30(1)',
        23: '38(1)',
        22: '41(1)',
        '40(2)': '42',
        '43(2)': '43(1)',
        99: '44(1)',
      },
    ),
  )
  .map(([events, way, other]) =>
    events.map((event) => {
      const received = 'receivedOn' in event && event.receivedOn && event.receivedOn < event.on ? { receivedOn: event.on } : {}
      const sent = event.type === 'request.sent' && way ? { way, address: 'foi@kent.example' } : {}
      const cited = (sections: string[]) => sections.map((section) => other[section] ?? section)
      const answered =
        'outcomes' in event && event.outcomes
          ? { outcomes: event.outcomes.map((outcome) => (outcome.sections ? { ...outcome, sections: cited(outcome.sections) } : outcome)) }
          : {}
      return { ...event, ...received, ...sent, ...answered } as LoggedEvent
    }),
  )

function factsOf(
  events: readonly LoggedEvent[],
  questions: readonly number[],
  today: Day,
  asksForTotals: boolean,
  { clock } = readRequest(events, questions, law, today),
): LetterFacts {
  return {
    force: 'Kent Police',
    title: 'Traffic cones lost on duty',
    ourReference: 'CONES-KNT',
    theirReference: clock.forceReference,
    clock,
    events: activeEventsAsAt(events, today),
    calendar: publishedCalendar,
    today,
    sender: 'Tess Amari',
    newsroom: 'The Example',
    questions: questions.map((number) => ({ number, text: `How many, number ${number}?` })),
    asksForTotals,
    confirmedBy: [{ question: 1, forces: ['Essex Police', 'Kent Police'] }],
  }
}

test('no sentence of any letter says what the events contradict, whatever happened', () => {
  fc.assert(
    fc.property(asLogged, questionLists, someDay, fc.boolean(), fc.constantFrom(...letterKinds), (events, questions, today, asksForTotals, kind) => {
      const read = readRequest(events, questions, law, today)
      const facts = factsOf(events, questions, today, asksForTotals, read)
      const step = nextStepOf(events, questions, law, today, read)
      // The letter that is due, and one that is not: a sentence has to be true in whatever letter it stands.
      for (const letter of new Set([step.letter ?? kind, kind])) {
        const { subject, paragraphs } = saidIn(letter, facts)
        for (const { name, only, text } of [subject, ...paragraphs.flatMap(({ said }) => said)]) {
          const truth = truths[name]
          const seen = { text, events: facts.events, today, questions, facts }
          if (truth ? truth(seen) : only === 'always' && saysNothingOfThem(text)) continue
          expect.fail(
            `${letter}, as at ${today}, questions ${questions}\n“${name}”: ${text}\n${facts.events.map(({ id: _id, at: _at, by: _by, ...event }) => JSON.stringify(event)).join('\n')}`,
          )
        }
      }
    }),
    { numRuns },
  )
}, 3_600_000)

test('a letter holds no hole, no double full stop and nothing of ours', () => {
  fc.assert(
    fc.property(asLogged, questionLists, someDay, fc.constantFrom(...letterKinds), (events, questions, today, kind) => {
      const { subject, body } = letterOf(kind, factsOf(events, questions, today, true))
      expect(`${subject}\n${body}`).not.toMatch(/undefined|null|NaN|\[object|\.”\.|\.\.|:\n\n(\n|Yours)|\n\n\n/)
    }),
    { numRuns: 1000 },
  )
})

/** Which sentences stood in a letter of their kind, and which did not, over the same few thousand histories every time. */
function bothWays() {
  const [said, unsaid] = [new Set<string>(), new Set<string>()]
  for (const [events, questions, today, asksForTotals] of fc.sample(fc.tuple(asLogged, questionLists, someDay, fc.boolean()), { seed: 40, numRuns: 6000 })) {
    const facts = factsOf(events, questions, today, asksForTotals)
    for (const kind of letterKinds) for (const { name, when } of sentencesOfKind(kind)) (when(facts) ? said : unsaid).add(name)
  }
  return { said, unsaid }
}

describe('every sentence', () => {
  const sentences = letterKinds.flatMap((kind) => sentencesOfKind(kind))
  test('has a second reading of its own, or says nothing of the force', () => {
    expect(sentences.filter(({ name, only }) => only !== 'always' && !truths[name]).map(({ name }) => name)).toEqual([])
  })
  test('with a condition stands in some letters and is left out of others', () => {
    const { said, unsaid } = bothWays()
    const conditional = [...new Set(sentences.filter(({ only, name }) => only !== 'always' && name !== 'references').map(({ name }) => name))]
    expect(conditional.filter((name) => !said.has(name))).toEqual([])
    expect(conditional.filter((name) => !unsaid.has(name))).toEqual([])
  })
  test('of one name has one condition in words', () => {
    const conditions = Map.groupBy(sentences, ({ name }) => name)
    expect([...conditions].filter(([, those]) => new Set(those.map(({ only }) => only)).size > 1).map(([name]) => name)).toEqual([])
  })
})
