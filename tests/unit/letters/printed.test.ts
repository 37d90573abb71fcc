import { expect, test } from 'vitest'
import { day, longDay } from '@/lib/days'
import { publishedCalendar } from '@/lib/working-days/calendar'
import { readRequest } from '@/lib/clock/standing'
import { nextStepOf } from '@/lib/chasing/next-step'
import { sentenceOf } from '@/lib/events/sentences'
import { letterKinds, type LetterKind } from '@/lib/letters/kinds'
import { letterOf, saidIn } from '@/lib/letters/letter-text'
import { log } from '../clock/histories'
import { type History, thirty } from './thirty'
import { saysNothingOfThem, truths } from './truths'

/** Every letter of thirty histories, printed for a lawyer: what happened, the letter, and each of its sentences with its condition. */
const law = { calendar: publishedCalendar, body: 'foia' as const }
const titles: Record<LetterKind, string> = {
  reminder: 'Reminders',
  'second-reminder': 'Second reminders',
  clarification: 'Answers to a question of theirs',
  narrow: 'Narrowed requests',
  'ask-rest': 'The rest of an answer',
  'extension-date': 'The date of an extension',
  review: 'Requests for an internal review',
  'chase-review': 'Late reviews',
  complaint: 'Complaints to the Commissioner',
}

function read({ on, events, questions = [1, 2], figures = true, confirmedBy = [] }: History) {
  const [logged, today] = [log(...events), day(on)]
  const reading = readRequest(logged, questions, law, today)
  const kind = nextStepOf(logged, questions, law, today, reading).letter
  const facts = {
    force: 'Leicestershire Police',
    title: 'Traffic cones lost on duty',
    ourReference: 'CONES-LEI',
    theirReference: reading.clock.forceReference,
    clock: reading.clock,
    events: logged,
    calendar: publishedCalendar,
    today,
    sender: 'Tess Amari',
    newsroom: 'The Example',
    questions: questions.map((number) => ({ number, text: ['How many cones were lost?', 'What did they cost?', 'Who lost them?'][number - 1]! })),
    asksForTotals: figures,
    confirmedBy,
  }
  return { kind, facts, questions, today }
}
const cell = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\n', '<br>').replaceAll('|', '\\|')

test.each(letterKinds)('%s', async (kind) => {
  const those = thirty.map((history) => ({ history, ...read(history) })).filter((found) => found.kind === kind)
  const printed = those.map(({ history, facts }) => {
    const { subject, body } = letterOf(kind, facts)
    const { subject: about, paragraphs } = saidIn(kind, facts)
    return [
      `## ${history.name}`,
      `As at ${longDay(facts.today)}. The record:`,
      facts.events.map((event) => `- ${longDay(event.on)}: ${sentenceOf(event)}`).join('\n'),
      `**${subject}**`,
      body
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n'),
      `| Sentence | Stands only where |\n|---|---|\n${[about, ...paragraphs.flatMap(({ said }) => said)].map(({ text, only }) => `| ${cell(text)} | ${only} |`).join('\n')}`,
    ].join('\n\n')
  })
  expect(printed.length).toBeGreaterThan(0)
  await expect(`# ${titles[kind]}\n\n${printed.join('\n\n')}\n`.replaceAll('\u00a0', ' ')).toMatchFileSnapshot(`${kind}.md`)
})

test('there are thirty, each has a letter, and each sentence of it is true by the second reading', () => {
  expect(thirty).toHaveLength(30)
  for (const history of thirty) {
    const { kind, facts, questions, today } = read(history)
    expect(kind, history.name).not.toBe(null)
    const { subject, paragraphs } = saidIn(kind!, facts)
    for (const { name, only, text } of [subject, ...paragraphs.flatMap(({ said }) => said)]) {
      const truth = truths[name]
      const isTrue = truth ? truth({ text, events: facts.events, today, questions, facts }) : only === 'always' && saysNothingOfThem(text)
      expect(isTrue, `${history.name}: ${name}: ${text}`).toBe(true)
    }
  }
})
