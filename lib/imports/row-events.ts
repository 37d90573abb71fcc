import { cutText } from '@/lib/text'
import { type Day, datedDay, longDay } from '@/lib/days'
import { type EventOf, type LoggedEvent, type RequestEvent, activeEvents } from '@/lib/events/events'
import { refusalOf } from '@/lib/logging/checks'
import { readDate } from './dates'
import type { Cell, Row } from './row'
import { type Against, answering, type State, stateOf } from './row-answer'

/**
 * What a row adds to its request's record. Only what the record does not say already is added, so the same sheet adds nothing twice; where
 * the two disagree the record stays as it is and the difference is told. The surprising case: a due date in a sheet never moves
 * ours. What the force gave goes on its acknowledgement, what the newsroom reckoned goes into a note.
 */
export function eventsOfRow(row: Row, against: Against): RequestEvent[] {
  const { request, round, today } = against
  const record = activeEvents(request.events)
  const known = [...request.events]
  const added: RequestEvent[] = []
  const add = (event: RequestEvent | null, cell: Cell | null) => {
    if (!event) return
    const refusal = refusalOf(event, { events: known, questions: round.questions, today })
    if (refusal) return row.leaveOut(cell, refusal.words)
    known.push({ ...event, id: `of the sheet ${known.length}`, at: new Date(0), by: null })
    added.push(event)
  }

  const [sentOn, receivedOn, acknowledgedOn, answeredOn] = (['sent', 'received', 'acknowledged', 'answered'] as const).map((use) => row.day(use)) as [
    Day | null,
    Day | null,
    Day | null,
    Day | null,
  ]
  const state = stateOf(row, against)

  add(sending(row, record, { sentOn, receivedOn, state }), row.cell('sent'))
  const reference = freshReference(row, record)
  const acknowledgement = acknowledging(row, record, { acknowledgedOn, reference: reference?.text ?? null })
  add(acknowledgement, row.cell('acknowledged') ?? reference)
  const answer = answering(row, record, { answeredOn, state, sentOn }, against)
  const carries = reference !== null && !acknowledgement?.reference && answer?.type === 'request.answered'
  add(carries ? { ...answer, reference: cutText(reference.text, 200) } : answer, row.cell('answered') ?? state?.cell ?? null)
  if (acknowledgedOn && answeredOn && acknowledgedOn > answeredOn)
    row.tell(row.cell('acknowledged'), `Acknowledged on ${datedDay(acknowledgedOn)}, after the answer of ${datedDay(answeredOn)}.`)

  const notedOn = [answeredOn, acknowledgedOn, sentOn].find((on) => on !== null && on <= today) ?? today
  for (const { text, cell } of notesOf(row, {
    reference: acknowledgement?.reference || carries ? null : reference,
    due: dueNote(row, acknowledgement, record, against.dueOn(known)),
  })) {
    if (
      !record.some((event) => event.type === 'note.added' && event.text === text) &&
      !added.some((event) => event.type === 'note.added' && event.text === text)
    )
      add({ type: 'note.added', on: notedOn, text }, cell)
  }
  return added
}

// ---- sent, acknowledged ------------------------------------------------------

function sending(
  row: Row,
  record: readonly LoggedEvent[],
  { sentOn, receivedOn, state }: { sentOn: Day | null; receivedOn: Day | null; state: State | null },
): EventOf<'request.sent'> | null {
  if (!sentOn) return null
  const cell = row.cell('sent')
  const logged = record.filter((event) => event.type === 'request.sent')
  const same = logged.find(({ on }) => on === sentOn)
  if (same) {
    if (receivedOn && (same.receivedOn ?? same.on) !== receivedOn)
      row.leaveOut(
        row.cell('received'),
        `The record has it as received on ${datedDay(same.receivedOn ?? same.on)}. Correct that entry on the request’s page if the sheet is right.`,
      )
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
  return record.some((event) => 'reference' in event && event.reference === cutText(cell.text, 200)) ? null : cell
}

function acknowledging(
  row: Row,
  record: readonly LoggedEvent[],
  { acknowledgedOn, reference }: { acknowledgedOn: Day | null; reference: string | null },
): EventOf<'request.acknowledged'> | null {
  const logged = record.filter((event) => event.type === 'request.acknowledged')
  const on = acknowledgedOn ?? (reference ? (logged.at(-1)?.on ?? null) : null)
  if (!on) return null
  const sameDay = logged.filter((event) => event.on === on)
  if (sameDay.length === 0 && logged.length > 0) {
    row.leaveOut(
      row.cell('acknowledged'),
      `The record has it as acknowledged on ${datedDay(logged.at(-1)!.on)}. Correct that entry on the request’s page if the sheet is right.`,
    )
    return null
  }
  const dueOnSaid = row.day('due said')
  const isNewDue = dueOnSaid !== null && !logged.some((event) => event.dueOnSaid === dueOnSaid)
  if (sameDay.length > 0 && !isNewDue && !reference) return null
  return { type: 'request.acknowledged', on, ...(reference && { reference: cutText(reference, 200) }), ...(isNewDue && { dueOnSaid }) }
}

/** What a due date of the sheet comes to as a note, or null; where it is not ours, that is told. */
function dueNote(
  row: Row,
  acknowledgement: EventOf<'request.acknowledged'> | null,
  record: readonly LoggedEvent[],
  ours: Day | null,
): { text: string; cell: Cell } | null {
  for (const use of ['due said', 'due'] as const) {
    const cell = row.cell(use)
    const read = cell ? readDate(cell.text) : null
    if (!cell || read?.kind !== 'day') {
      if (cell && read?.kind === 'unread' && !row.problems.some(({ text }) => text === cell.text)) row.leaveOut(cell, read.words)
      continue
    }
    const kept =
      use === 'due said' &&
      (acknowledgement?.dueOnSaid === read.on || record.some((event) => event.type === 'request.acknowledged' && event.dueOnSaid === read.on))
    if (ours && ours !== read.on)
      row.tell(
        cell,
        `The sheet has ${datedDay(read.on)} as due, the desk counts ${datedDay(ours)}. Ours binds; theirs is kept ${kept ? 'as the date they gave' : 'as a note'}.`,
      )
    if (kept || (use === 'due' && ours === read.on)) continue
    return { text: `${use === 'due' ? 'Due date in the imported sheet' : 'Due date the force gave, by the imported sheet'}: ${longDay(read.on)}.`, cell }
  }
  return null
}

/** As long as a note on the record may be. */
const LONGEST_NOTE = 20_000

// ---- notes -------------------------------------------------------------------

function notesOf(row: Row, { reference, due }: { reference: Cell | null; due: { text: string; cell: Cell } | null }): { text: string; cell: Cell }[] {
  const said = row
    .cells('notes')
    .map((cell) => ({ text: /^(notes?|comments?|remarks?|)$/i.test(cell.heading.trim()) ? cell.text : `${cell.heading.trim()}: ${cell.text}`, cell }))
  const notes = [...(due ? [due] : []), ...(reference ? [{ text: `Their reference, by the imported sheet: ${reference.text}`, cell: reference }] : []), ...said]
  return notes.map(({ text, cell }) => ({ text: cutText(text, LONGEST_NOTE), cell }))
}
