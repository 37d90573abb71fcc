import { type Day, datedDay, longDay } from '@/lib/days'
import { type EventOf, type LoggedEvent, type Outcome, type RequestEvent, standingEvents } from '@/lib/events/events'
import { sectionWords } from '@/lib/events/sentences'
import { isGiven, parseCell, unitOf } from '@/lib/figures/cells'
import { refusalOf } from '@/lib/requests/checks'
import { readDate } from './dates'
import { figureUse, type Mapping } from './mapping'
import type { Cell, Round, RoundRequest, Row } from './row'
import { eventOf, type Meaning, meaningOf, meanings, sectionsIn } from './states'

/**
 * What a row adds to its request's record. Only what the record does not say already is added, so the same sheet adds nothing twice; where
 * the two disagree the record stays as it is and the difference is told. The surprising case: a due date in a sheet never moves
 * ours. What the force gave goes on its acknowledgement, what the newsroom reckoned goes into a note.
 */
export type Against = {
  request: RoundRequest
  round: Round
  mapping: Pick<Mapping, 'states' | 'undatedOn' | 'columns'>
  today: Day
  /** Our own due date for a record. */
  dueOn: (events: readonly LoggedEvent[]) => Day | null
}

export function eventsOfRow(row: Row, against: Against): RequestEvent[] {
  const { request, round, today } = against
  const record = standingEvents(request.events)
  const known = [...request.events]
  const added: RequestEvent[] = []
  const add = (event: RequestEvent | null, cell: Cell | null) => {
    if (!event) return
    const refusal = refusalOf(event, { events: known, questions: round.questions, today })
    if (refusal) return row.leaveOut(cell, refusal.words)
    known.push({ ...event, id: `of the sheet ${known.length}`, at: new Date(0), by: null })
    added.push(event)
  }

  const [sentOn, receivedOn, acknowledgedOn, answeredOn] = (['sent', 'received', 'acknowledged', 'answered'] as const).map((use) => row.day(use)) as [Day | null, Day | null, Day | null, Day | null]
  const state = stateOf(row, against)

  add(sending(row, record, { sentOn, receivedOn, state }), row.cell('sent'))
  const reference = freshReference(row, record)
  const acknowledgement = acknowledging(row, record, { acknowledgedOn, reference: reference?.text ?? null })
  add(acknowledgement, row.cell('acknowledged') ?? reference)
  const answer = answering(row, record, { answeredOn, state, sentOn }, against)
  const carries = reference !== null && !acknowledgement?.reference && answer?.type === 'request.answered'
  add(carries ? { ...answer, reference: reference.text.slice(0, 200) } : answer, row.cell('answered') ?? state?.cell ?? null)
  if (acknowledgedOn && answeredOn && acknowledgedOn > answeredOn) row.tell(row.cell('acknowledged'), `Acknowledged on ${datedDay(acknowledgedOn)}, after the answer of ${datedDay(answeredOn)}.`)

  const notedOn = [answeredOn, acknowledgedOn, sentOn].find((on) => on !== null && on <= today) ?? today
  for (const { text, cell } of notesOf(row, { reference: acknowledgement?.reference || carries ? null : reference, due: dueNote(row, acknowledgement, record, against.dueOn(known)) })) {
    if (!record.some((event) => event.type === 'note.added' && event.text === text) && !added.some((event) => event.type === 'note.added' && event.text === text)) add({ type: 'note.added', on: notedOn, text }, cell)
  }
  return added
}

// ---- sent, acknowledged ------------------------------------------------------

type State = { meaning: Meaning; cell: Cell; sections: string[]; to: Day | null }

function sending(row: Row, record: readonly LoggedEvent[], { sentOn, receivedOn, state }: { sentOn: Day | null; receivedOn: Day | null; state: State | null }): EventOf<'request.sent'> | null {
  if (!sentOn) return null
  const cell = row.cell('sent')
  const logged = record.filter((event) => event.type === 'request.sent')
  const same = logged.find(({ on }) => on === sentOn)
  if (same) {
    if (receivedOn && (same.receivedOn ?? same.on) !== receivedOn) row.leaveOut(row.cell('received'), `The record has it as received on ${datedDay(same.receivedOn ?? same.on)}. Correct that entry on the request’s page if the sheet is right.`)
    return null
  }
  if (logged.length > 0) {
    row.leaveOut(cell, `The record has it as sent on ${datedDay(logged.at(-1)!.on)}. Correct that entry on the request’s page if the sheet is right.`)
    return null
  }
  if (state?.meaning === 'not sent') {
    row.leaveOut(cell, `The state says “${state.cell.text}”, and yet the row gives a day on which it was sent.`)
    return null
  }
  return { type: 'request.sent', on: sentOn, ...(receivedOn && receivedOn !== sentOn && { receivedOn }) }
}

/** Their reference, where the record does not have it yet. */
function freshReference(row: Row, record: readonly LoggedEvent[]): Cell | null {
  const cell = row.cell('reference')
  if (!cell || /^(-+|–|n\/?a|none|tbc)$/i.test(cell.text)) return null
  return record.some((event) => 'reference' in event && event.reference === cell.text.slice(0, 200)) ? null : cell
}

function acknowledging(row: Row, record: readonly LoggedEvent[], { acknowledgedOn, reference }: { acknowledgedOn: Day | null; reference: string | null }): EventOf<'request.acknowledged'> | null {
  const logged = record.filter((event) => event.type === 'request.acknowledged')
  const on = acknowledgedOn ?? (reference ? (logged.at(-1)?.on ?? null) : null)
  if (!on) return null
  const sameDay = logged.filter((event) => event.on === on)
  if (sameDay.length === 0 && logged.length > 0) {
    row.leaveOut(row.cell('acknowledged'), `The record has it as acknowledged on ${datedDay(logged.at(-1)!.on)}. Correct that entry on the request’s page if the sheet is right.`)
    return null
  }
  const dueOnSaid = row.day('due said')
  const isNewDue = dueOnSaid !== null && !logged.some((event) => event.dueOnSaid === dueOnSaid)
  if (sameDay.length > 0 && !isNewDue && !reference) return null
  return { type: 'request.acknowledged', on, ...(reference && { reference: reference.slice(0, 200) }), ...(isNewDue && { dueOnSaid }) }
}

/** What a due date of the sheet comes to as a note, or null; where it is not ours, that is told. */
function dueNote(row: Row, acknowledgement: EventOf<'request.acknowledged'> | null, record: readonly LoggedEvent[], ours: Day | null): { text: string; cell: Cell } | null {
  for (const use of ['due said', 'due'] as const) {
    const cell = row.cell(use)
    const read = cell ? readDate(cell.text) : null
    if (!cell || read?.kind !== 'day') {
      if (cell && read?.kind === 'unread' && !row.problems.some(({ text }) => text === cell.text)) row.leaveOut(cell, read.words)
      continue
    }
    const kept = use === 'due said' && (acknowledgement?.dueOnSaid === read.on || record.some((event) => event.type === 'request.acknowledged' && event.dueOnSaid === read.on))
    if (ours && ours !== read.on) row.tell(cell, `The sheet has ${datedDay(read.on)} as due, the desk counts ${datedDay(ours)}. Ours binds; theirs is kept ${kept ? 'as the date they gave' : 'as a note'}.`)
    if (kept || (use === 'due' && ours === read.on)) continue
    return { text: `${use === 'due' ? 'Due date in the imported sheet' : 'Due date the force gave, by the imported sheet'}: ${longDay(read.on)}.`, cell }
  }
  return null
}

// ---- answered ----------------------------------------------------------------

const rank: readonly Meaning[] = ['withdrawn', 'part disclosed', 'refused', 'not held', 'disclosed', 'answered', 'clarification', 'extended', 'no response', 'acknowledged', 'awaiting', 'sent', 'not sent']

/** The most telling of the row's states. 'Status' may say 'closed' where 'Outcome' says 'refused'. */
function stateOf(row: Row, { mapping }: Against): State | null {
  const read = row.cells('state').flatMap((cell) => {
    const meaning = mapping.states[cell.text] ?? meaningOf(cell.text)
    if (!meaning) row.leaveOut(cell, `The desk does not know the state “${cell.text.slice(0, 60)}”. Say what it means.`)
    return meaning && meaning !== 'ignore' ? [{ cell, meaning }] : []
  })
  const [best] = read.sort((one, other) => rank.indexOf(one.meaning) - rank.indexOf(other.meaning))
  if (!best) return null
  const sections = [...new Set([...row.cells('sections').map(({ text }) => text), best.cell.text].flatMap(sectionsIn))]
  return { ...best, sections, to: untilOf(best.cell.text) }
}

/** 'Extended to 6 May 2026 under s.31': the longest run of words after 'to' that is a day. */
function untilOf(text: string): Day | null {
  const said = /\b(?:to|until|till)\s+(.+)$/i.exec(text)?.[1]?.split(/\s+/).slice(0, 5) ?? []
  for (let count = said.length; count > 0; count--) {
    const read = readDate(said.slice(0, count).join(' ').replace(/[,;.)]+$/, ''))
    if (read.kind === 'day') return read.on
  }
  return null
}

const silent: readonly Meaning[] = ['no response', 'awaiting', 'acknowledged', 'sent', 'not sent']

function answering(row: Row, record: readonly LoggedEvent[], { answeredOn, state, sentOn }: { answeredOn: Day | null; state: State | null; sentOn: Day | null }, against: Against): RequestEvent | null {
  const cell = row.cell('answered')
  const figures = outcomeOfFigures(row, against.round)
  const meaning = state?.meaning ?? (answeredOn ? 'answered' : null)
  if (!meaning) return null

  if (silent.includes(meaning)) {
    const logged = record.findLast((event) => event.type === 'request.answered')
    if (answeredOn) row.leaveOut(cell, `The state says “${state!.cell.text}”, and yet the row gives ${datedDay(answeredOn)} as the day of an answer.`)
    else if (figures === 'disclosed' || figures === 'part disclosed') row.tell(state!.cell, `The state says “${state!.cell.text}”, and yet the row gives figures.`)
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
    row.tell(state!.cell, `The state says “${state!.cell.text}”, and yet the row gives figures. If they gave figures and refused a part, it is disclosed in part.`)
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
  return eventOf(meaning, { on, outcome, sections: state?.sections ?? sectionsOfRow(row), questions: against.round.questions, to: state?.to ?? null, words: state?.cell.text.slice(0, 200) ?? '' })
}

const sectionsOfRow = (row: Row) => [...new Set(row.cells('sections').flatMap(({ text }) => sectionsIn(text)))]

const steps: Partial<Record<Meaning, RequestEvent['type']>> = { clarification: 'clarification.asked', extended: 'request.extended', withdrawn: 'request.withdrawn' }
const sameStep = (event: LoggedEvent, meaning: Meaning, on: Day | null) => event.type === steps[meaning] && (on === null || event.on === on)

/** Whether the record has this answer, or another that the sheet must not be put beside: then the difference is told. */
function isOnRecord(row: Row, record: readonly LoggedEvent[], { answeredOn, outcome, sections }: { answeredOn: Day | null; outcome: Outcome; sections: string[] }, { round }: Against): boolean {
  const cites = outcome === 'refused' || outcome === 'part disclosed' ? [...sections].sort().join() : ''
  const says = (event: EventOf<'request.answered'>) =>
    event.outcomes.length === round.questions.length && event.outcomes.every((given) => given.outcome === outcome && [...(given.sections ?? [])].sort().join() === cites)
  const logged = record.filter((event) => event.type === 'request.answered')
  const cell = row.cell('answered') ?? row.cell('state')
  if (logged.some((event) => says(event) && (answeredOn === null || event.on === answeredOn))) return true
  const sameDay = logged.find((event) => event.on === answeredOn)
  if (sameDay) {
    const reported = [...new Set(sameDay.outcomes.map((given) => `${given.outcome}${given.sections?.length ? ` (${sectionWords(given.sections)})` : ''}`))].join(', ')
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

/** As long as a note on the record may be. */
const LONGEST_NOTE = 20_000

// ---- notes -------------------------------------------------------------------

function notesOf(row: Row, { reference, due }: { reference: Cell | null; due: { text: string; cell: Cell } | null }): { text: string; cell: Cell }[] {
  const said = row.cells('notes').map((cell) => ({ text: /^(notes?|comments?|remarks?|)$/i.test(cell.heading.trim()) ? cell.text : `${cell.heading.trim()}: ${cell.text}`, cell }))
  const notes = [...(due ? [due] : []), ...(reference ? [{ text: `Their reference, by the imported sheet: ${reference.text}`, cell: reference }] : []), ...said]
  return notes.map(({ text, cell }) => ({ text: text.slice(0, LONGEST_NOTE), cell }))
}
