/**
 * What a sheet would change in a round, row by row and in words, without changing anything. Everything it does not take is listed with
 * the reason: forces it cannot tell, forces that stand there twice, forces that were not asked, dates it cannot read. A row that
 * says only what the record says already changes nothing, so a sheet that was imported comes out empty the second time.
 */
import { type Day, datedDay } from '@/lib/days'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'
import { forceMatcher } from '@/lib/forces/names'
import { joinList } from '@/lib/words'
import { isEitherWay, readDate } from './dates'
import { columnLetters, type Mapping } from './mapping'
import { type Problem, type Round, type RoundRequest, Row } from './row'
import { eventsOfRow } from './row-events'
import { type FigureChange, figuresOfRow } from './row-figures'

export type EventChange = { kind: 'event'; event: RequestEvent; words: string }
export type Change = EventChange | FigureChange

export type RowState = 'changes' | 'as it is' | 'not in this round' | 'unknown force' | 'doubled' | 'left out' | 'total'
export type PlannedRow = {
  /** As the sheet numbers it, from 1. */
  row: number
  text: string
  state: RowState
  /** Why nothing of the row is taken, where nothing is. */
  words: string | null
  force: { id: string; name: string } | null
  reference: string | null
  candidates: { id: string; name: string }[]
  changes: Change[]
  problems: Problem[]
}

export type Plan = {
  rows: PlannedRow[]
  /** Of the round, those that no row names. */
  absent: { id: string; name: string }[]
  counts: {
    rows: number
    matched: number
    changed: number
    events: number
    figures: number
    notInRound: number
    unknown: number
    doubled: number
    leftOut: number
    told: number
  }
  /** What is to be known of the sheet as a whole. */
  warnings: string[]
}

type Sheet = { rows: readonly (readonly string[])[] }
type Against = { round: Round; today: Day; dueOn: (forceId: string, events: readonly LoggedEvent[]) => Day | null }

const totals = /^(grand |over)?(sub)?totals?\b|^(all|the)? ?(43|44|45) forces$|^all forces\b|^sum$|^england( (and|&) wales)?$|^average$|^mean$|^median$/i

export function planImport(sheet: Sheet, mapping: Mapping, { round, today, dueOn }: Against): Plan {
  const headings = mapping.headerRow < 0 ? [] : (sheet.rows[mapping.headerRow] ?? [])
  const names = new Map(round.forces.map(({ id, name }) => [id, { id, name }]))
  const requests = new Map(round.requests.map((request) => [request.forceId, request]))
  const byReference = new Map(round.requests.map((request) => [request.reference.toLowerCase(), request]))
  const named = forceMatcher(round.forces)

  const read = sheet.rows.flatMap((cells, index) => {
    if (index <= mapping.headerRow || cells.every((cell) => cell.trim() === '')) return []
    const row = new Row(cells, headings, mapping)
    const force = row.cell('force')
    const ours = row.cell('our reference')
    if (!force && !ours && row.isBlank) return []
    return [{ number: index + 1, row, ...whose(row, mapping.forces[String(index + 1)]) }]
  })

  function whose(row: Row, chosen: string | undefined): Pick<PlannedRow, 'text' | 'force' | 'candidates' | 'words'> & { state: RowState | null } {
    const ours = row.cell('our reference')
    const request = ours ? byReference.get(ours.text.toLowerCase()) : undefined
    const text = row.cell('force')?.text ?? ours?.text ?? ''
    const nobody = { text, force: null, candidates: [] }
    if (chosen === '') return { ...nobody, state: 'left out', words: 'Left out, as you said.' }
    if (chosen !== undefined && names.has(chosen)) return { ...nobody, force: names.get(chosen)!, state: null, words: null }
    if (totals.test(text)) return { ...nobody, state: 'total', words: 'A total, not a force: nothing is taken from it.' }
    const found = named(text)
    if (found.force && request && found.force.id !== request.forceId)
      return {
        ...nobody,
        state: 'unknown force',
        candidates: [names.get(found.force.id)!, names.get(request.forceId)!],
        words: `The row names ${found.force.name}, and our reference ${request.reference} is another force’s.`,
      }
    const id = found.force?.id ?? request?.forceId
    if (id) return { ...nobody, force: names.get(id)!, state: null, words: null }
    const candidates = (found.candidates ?? []).map((force) => names.get(force.id)!)
    const words =
      text === ''
        ? 'No force is named.'
        : candidates.length > 0
          ? `“${text}” could be more than one force, or none. Say which.`
          : `The register has no force called “${text}”.`
    return { ...nobody, state: 'unknown force', candidates, words }
  }

  const numbersOf = Map.groupBy(
    read.filter(({ force }) => force !== null),
    ({ force }) => force!.id,
  )
  const rows = read.map(({ number, row, state, ...who }): PlannedRow => {
    const blank = { row: number, ...who, reference: null, changes: [], problems: row.problems }
    if (state || !who.force) return { ...blank, state: state ?? 'unknown force' }
    const twins = numbersOf.get(who.force.id)!.map((twin) => twin.number)
    const request = requests.get(who.force.id)
    if (!request) return { ...blank, state: 'not in this round', words: `${who.force.name} was not asked in this round.` }
    if (twins.length > 1)
      return {
        ...blank,
        state: 'doubled',
        words: `Rows ${joinList(twins.map(String))} ${twins.length === 2 ? 'both' : 'all'} name ${who.force.name}: none of them is taken. Leave out all but one.`,
      }
    const changes = changesOf(row, request)
    return { ...blank, state: changes.length > 0 ? 'changes' : 'as it is', reference: request.reference, changes }
  })

  function changesOf(row: Row, request: RoundRequest): Change[] {
    const events = eventsOfRow(row, { request, round, mapping, today, dueOn: (events) => dueOn(request.forceId, events) })
    return [
      ...events.map((event): Change => ({ kind: 'event', event, words: `${datedDay(event.on)}: ${sentenceOf(event)}` })),
      ...figuresOfRow(row, request, round),
    ]
  }

  const isThere = new Set(rows.flatMap(({ force }) => (force ? [force.id] : [])))
  const count = (state: RowState) => rows.filter((row) => row.state === state).length
  const changes = rows.flatMap((row) => row.changes)
  return {
    rows,
    absent: round.requests.filter(({ forceId }) => !isThere.has(forceId)).map(({ forceId }) => names.get(forceId)!),
    counts: {
      rows: rows.length,
      matched: count('changes') + count('as it is'),
      changed: count('changes'),
      events: changes.filter(({ kind }) => kind === 'event').length,
      figures: changes.filter(({ kind }) => kind === 'figure').length,
      notInRound: count('not in this round'),
      unknown: count('unknown force'),
      doubled: count('doubled'),
      leftOut: rows.reduce((sum, { problems }) => sum + problems.filter(({ isLeftOut }) => isLeftOut).length, 0),
      told: rows.reduce((sum, { problems }) => sum + problems.filter(({ isLeftOut }) => !isLeftOut).length, 0),
    },
    warnings: warningsOf(sheet, mapping, headings),
  }
}

/** Where one date of a column is month first, those beside it that could be read both ways are in doubt. */
function warningsOf({ rows }: Sheet, { columns, headerRow }: Mapping, headings: readonly string[]): string[] {
  const warnings = columns.flatMap((use, column) => {
    if (!['sent', 'received', 'acknowledged', 'answered', 'due', 'due said'].includes(use)) return []
    const cells = rows.slice(headerRow + 1).map((row) => row[column] ?? '')
    const monthFirst = cells.filter((cell) => readDate(cell).kind === 'unread' && /^\d{1,2}[-/. ](1[3-9]|2\d|3[01])[-/. ]\d{2,4}\b/.test(cell.trim()))
    const either = cells.filter(isEitherWay).length
    if (monthFirst.length === 0 || either === 0) return []
    return [
      `The column ${headings[column] ? `“${headings[column]}”` : columnLetters(column)} holds a date that is month first (${monthFirst[0]}). ${either === 1 ? 'One other date in it was' : `${either} other dates in it were`} read day first and may be wrong: look at them before you accept.`,
    ]
  })
  return columns.includes('force') || columns.includes('our reference')
    ? warnings
    : ['No column is taken for the force, so no row can be told. Choose it above.', ...warnings]
}
