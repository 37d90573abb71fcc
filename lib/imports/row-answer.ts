import { cutText } from '@/lib/text'
import { type Day, datedDay } from '@/lib/days'
import type { EventOf, LoggedEvent, Outcome, RequestEvent } from '@/lib/events/events'
import { joinSections } from '@/lib/words'
import { isGiven, unitOf } from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'
import { readDate } from './dates'
import { figureUse, type Mapping } from './mapping'
import type { Cell, Round, RoundRequest, Row } from './row'
import { eventOf, type Meaning, meaningOf, meanings, sectionsIn } from './states'

/**
 * What a row says that the force answered, from its states, its sections and its figures. A state that contradicts a day or a figure of
 * its own row is told. The surprising case: 'no response' logs nothing, since silence is what follows from no answer.
 */
export type Against = {
  request: RoundRequest
  round: Round
  mapping: Pick<Mapping, 'states' | 'undatedOn' | 'columns'>
  today: Day
  /** Our own due date for a record. */
  dueOn: (events: readonly LoggedEvent[]) => Day | null
}

export type State = { meaning: Meaning; cell: Cell; sections: string[]; to: Day | null }

const rank: readonly Meaning[] = [
  'withdrawn',
  'part disclosed',
  'refused',
  'not held',
  'disclosed',
  'answered',
  'clarification',
  'extended',
  'no response',
  'acknowledged',
  'awaiting',
  'sent',
  'not sent',
]

/** The most telling of the row's states. 'Status' may say 'closed' where 'Outcome' says 'refused'. */
export function stateOf(row: Row, { mapping }: Against): State | null {
  const read = row.cells('state').flatMap((cell) => {
    const meaning = mapping.states[cell.text] ?? meaningOf(cell.text)
    if (!meaning) row.leaveOut(cell, `The desk does not know the state “${cutText(cell.text, 60)}”. Say what it means.`)
    return meaning && meaning !== 'ignore' ? [{ cell, meaning }] : []
  })
  const [best] = read.sort((one, other) => rank.indexOf(one.meaning) - rank.indexOf(other.meaning))
  if (!best) return null
  const sections = [...new Set([...row.cells('sections').map(({ text }) => text), best.cell.text].flatMap(sectionsIn))]
  return { ...best, sections, to: untilOf(best.cell.text) }
}

/** 'Extended to 6 May 2026 under s.31': the longest run of words after 'to' that is a day. */
function untilOf(text: string): Day | null {
  const words = /\b(?:to|until|till)\s+(.+)$/i.exec(text)?.[1]?.split(/\s+/).slice(0, 5) ?? []
  for (let count = words.length; count > 0; count--) {
    const read = readDate(
      words
        .slice(0, count)
        .join(' ')
        .replace(/[,;.)]+$/, ''),
    )
    if (read.kind === 'day') return read.on
  }
  return null
}

const silent: readonly Meaning[] = ['no response', 'awaiting', 'acknowledged', 'sent', 'not sent']

export function answering(
  row: Row,
  record: readonly LoggedEvent[],
  { answeredOn, state, sentOn }: { answeredOn: Day | null; state: State | null; sentOn: Day | null },
  against: Against,
): RequestEvent | null {
  const cell = row.cell('answered')
  const figures = outcomeOfFigures(row, against.round)
  const meaning = state?.meaning ?? (answeredOn ? 'answered' : null)
  if (!meaning) return null

  if (silent.includes(meaning)) {
    const logged = record.findLast((event) => event.type === 'request.answered')
    if (answeredOn) row.leaveOut(cell, `The state says “${state!.cell.text}”, and yet the row gives ${datedDay(answeredOn)} as the day of an answer.`)
    else if (figures === 'disclosed' || figures === 'part disclosed')
      row.tell(state!.cell, `The state says “${state!.cell.text}”, and yet the row gives figures.`)
    else if (logged) row.tell(state!.cell, `The state says “${state!.cell.text}”, and yet the record has their answer of ${datedDay(logged.on)}.`)
    return null
  }

  const isAnswer = meaning === 'answered' || meanings[meaning].outcome !== null
  const outcome = meaning === 'answered' ? figures : meanings[meaning].outcome
  if (isAnswer && !outcome) {
    row.leaveOut(state?.cell ?? cell, 'Neither the state nor the figures of the row say what they answered. Say what the state means.')
    return null
  }
  if ((outcome === 'refused' || outcome === 'not held') && (figures === 'disclosed' || figures === 'part disclosed'))
    row.tell(
      state!.cell,
      `The state says “${state!.cell.text}”, and yet the row gives figures. If they gave figures and refused a part, it is disclosed in part.`,
    )
  if (isAnswer && isOnRecord(row, record, { answeredOn, outcome: outcome!, sections: state?.sections ?? sectionsOfRow(row) }, against)) return null
  if (!isAnswer && record.some((event) => sameStep(event, meaning, answeredOn))) return null

  const on = answeredOn ?? (cell ? null : against.mapping.undatedOn)
  if (!on) {
    // A date that is there and cannot be read was told already.
    if (!cell) row.leaveOut(state!.cell, `The state says “${state!.cell.text}”, and the row gives no day for it. Name a day for such rows, or add one.`)
    return null
  }
  if (sentOn && on < sentOn) {
    row.leaveOut(cell, `${datedDay(on)} is before the day it was sent, ${datedDay(sentOn)}.`)
    return null
  }
  return eventOf(meaning, {
    on,
    outcome,
    sections: state?.sections ?? sectionsOfRow(row),
    questions: against.round.questions,
    to: state?.to ?? null,
    words: cutText(state?.cell.text ?? '', 200),
  })
}

const sectionsOfRow = (row: Row) => [...new Set(row.cells('sections').flatMap(({ text }) => sectionsIn(text)))]

const steps: Partial<Record<Meaning, RequestEvent['type']>> = {
  clarification: 'clarification.asked',
  extended: 'request.extended',
  withdrawn: 'request.withdrawn',
}
const sameStep = (event: LoggedEvent, meaning: Meaning, on: Day | null) => event.type === steps[meaning] && (on === null || event.on === on)

/** Whether the record has this answer, or another that the sheet must not be put beside: then the difference is told. */
function isOnRecord(
  row: Row,
  record: readonly LoggedEvent[],
  { answeredOn, outcome, sections }: { answeredOn: Day | null; outcome: Outcome; sections: string[] },
  { round }: Against,
): boolean {
  const cites = outcome === 'refused' || outcome === 'part disclosed' ? [...sections].sort().join() : ''
  const says = (event: EventOf<'request.answered'>) =>
    event.outcomes.length === round.questions.length &&
    event.outcomes.every((given) => given.outcome === outcome && [...(given.sections ?? [])].sort().join() === cites)
  const logged = record.filter((event) => event.type === 'request.answered')
  const cell = row.cell('answered') ?? row.cell('state')
  if (logged.some((event) => says(event) && (answeredOn === null || event.on === answeredOn))) return true
  const sameDay = logged.find((event) => event.on === answeredOn)
  if (sameDay) {
    const reported = [
      ...new Set(sameDay.outcomes.map((given) => `${given.outcome}${given.sections?.length ? ` (${joinSections(given.sections)})` : ''}`)),
    ].join(', ')
    row.leaveOut(cell, `The record has their answer of ${datedDay(sameDay.on)} as ${reported}. Correct that entry on the request’s page if the sheet is right.`)
    return true
  }
  const otherDay = logged.find(says)
  if (otherDay) {
    row.leaveOut(cell, `The record has this answer on ${datedDay(otherDay.on)}. Correct that entry on the request’s page if the sheet is right.`)
    return true
  }
  return false
}

/** What the figures of a row together say that the force answered, or null where they say nothing. */
function outcomeOfFigures(row: Row, { measures }: Round): Outcome | null {
  const kinds = new Set<string>()
  for (const measure of measures) for (const { text } of figureCells(row, measure.code)) kinds.add(parseCell(text, unitOf(measure.unit)).kind)
  const gave = [...kinds].some((kind) => isGiven(kind))
  if (gave) return kinds.has('refused') || kinds.has('not held') ? 'part disclosed' : 'disclosed'
  if (kinds.has('refused')) return 'refused'
  return kinds.has('not held') ? 'not held' : null
}

const figureCells = (row: Row, measure: string) => row.figureUses.flatMap((use) => (figureUse(use)?.measure === measure ? row.cells(use) : []))
