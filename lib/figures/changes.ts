import type { Day } from '@/lib/days'
import { type Cell, type CellKind, isGiven, needsSource, toInputText, type Unit } from './cells'
import { parseCell } from './parse-cell'
import type { FigureInput, Source } from './schema'
import { rangeColumnsOf } from './stored'

/**
 * What saving a figure changes: the next version, or nothing where all is as it was, so that the same file
 * imported twice leaves no trace. A check stands only as long as what was checked: the figure, its source,
 * its unit and its period. The day a figure counts from stays that of the version it corrects.
 */
export type Stored = {
  id: string
  version: number
  text: string
  kind: CellKind
  on: Day
  unitSaid: string | null
  periodSaid: string | null
  note: string | null
  source: Source['kind'] | null
  fileId: string | null
  eventId: string | null
  place: string | null
  words: string | null
  isRetracted: boolean
  checkedAt: Date | null
  checkedById: string | null
  checkedByName: string | null
}

type SourceColumns = Pick<Stored, 'source' | 'fileId' | 'eventId' | 'place' | 'words'>
type CheckColumns = Pick<Stored, 'checkedAt' | 'checkedById' | 'checkedByName'>
/** `what` names what differs beside the figure, where the figure itself does not. */
export type Next = Pick<Stored, 'version' | 'text' | 'on' | 'unitSaid' | 'periodSaid' | 'note'> &
  ReturnType<typeof rangeColumnsOf> &
  SourceColumns &
  CheckColumns & { reason: string | null; what: string[] }

const unchecked: CheckColumns = { checkedAt: null, checkedById: null, checkedByName: null }
const unsourced: SourceColumns = { source: null, fileId: null, eventId: null, place: null, words: null }

export const sourceColumns = (source: Source | null): SourceColumns =>
  source === null
    ? unsourced
    : {
        ...unsourced,
        source: source.kind,
        ...('fileId' in source && { fileId: source.fileId }),
        ...('eventId' in source && { eventId: source.eventId ?? null }),
        ...('place' in source && { place: source.place || null }),
        ...('words' in source && { words: source.words || null }),
      }

/** The version to write, or null where the cell would say what it says already. `gaveOn` is the day of the force's newest answer, or today. */
export function nextVersion(
  input: Pick<FigureInput, 'text' | 'note' | 'unitSaid' | 'periodSaid' | 'source' | 'on' | 'reason'>,
  current: Stored | null,
  unit: Unit,
  gaveOn: Day,
): Next | null {
  const cell = parseCell(input.text, unit)
  const standing = current && !current.isRetracted ? current : null
  if (!current && cell.kind === 'awaited') return null
  const isSame = standing !== null && sameCell(parseCell(standing.text, unit), standing.text, cell, input.text)
  // A source belongs to a figure: what is awaited, refused or not held needs none, but may keep one.
  const source = input.source !== undefined ? sourceColumns(input.source) : standing && (isSame || needsSource(standing.kind)) ? pick(standing) : unsourced
  const sourceFacts = {
    unitSaid: input.unitSaid === undefined ? (standing?.unitSaid ?? null) : input.unitSaid || null,
    periodSaid: input.periodSaid === undefined ? (standing?.periodSaid ?? null) : input.periodSaid || null,
  }
  const note = input.note === undefined ? (standing?.note ?? null) : input.note || null
  const on = input.on ?? (standing && (isSame || isGiven(standing.kind)) ? standing.on : gaveOn)

  const what = standing && isSame ? whatDiffers(standing, { ...source, ...sourceFacts, note, on }) : []
  if (isSame && what.length === 0) return null
  const keepsCheck = isSame && what.every((part) => part === 'note' || part === 'day')
  return {
    version: (current?.version ?? 0) + 1,
    text: isSame ? standing.text : input.text.trim(),
    ...rangeColumnsOf(cell),
    on,
    ...sourceFacts,
    note,
    reason: input.reason || null,
    ...source,
    ...(keepsCheck ? { checkedAt: standing.checkedAt, checkedById: standing.checkedById, checkedByName: standing.checkedByName } : unchecked),
    what,
  }
}

/** '1,189' and '1189' say the same. Two texts that nobody can read do so only if they are one text. */
const sameCell = (before: Cell, textBefore: string, after: Cell, textAfter: string) =>
  before.kind === 'unclear' || after.kind === 'unclear' ? textBefore.trim() === textAfter.trim() : toInputText(before) === toInputText(after)

const pick = ({ source, fileId, eventId, place, words }: SourceColumns): SourceColumns => ({ source, fileId, eventId, place, words })

type Around = SourceColumns & Pick<Stored, 'unitSaid' | 'periodSaid' | 'note' | 'on'>
function whatDiffers(before: Around, after: Around): string[] {
  const differs = (...keys: (keyof Around)[]) => keys.some((key) => before[key] !== after[key])
  return [
    ...(differs('source', 'fileId', 'eventId', 'place', 'words') ? ['source'] : []),
    ...(differs('unitSaid') ? ['unit'] : []),
    ...(differs('periodSaid') ? ['period'] : []),
    ...(differs('note') ? ['note'] : []),
    ...(differs('on') ? ['day'] : []),
  ]
}
