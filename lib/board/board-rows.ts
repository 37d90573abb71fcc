import { type Day, shortDay } from '@/lib/days'
import { badgesOf } from '@/lib/requests/badges'
import type { BoardRow } from './view'
import { type Timing, timingLabel } from '@/lib/requests/timing'
import { tileFactOf } from '@/lib/requests/tile-fact'
import { type DaysTone, type Mark, nameOf, packed, referenceOf, type Step, type TableRow, type Tile } from './board-lines'

/** What a board prints of its requests, as the lines that travel (board-lines.ts). It is made on the server, where the days and the rules are. */

/** The tiles of a round: those with a place on the map first, from the north and from the west, then the others as they come. */
export function tilesOf(rows: readonly BoardRow[], code: string): Tile[] {
  const isPlaced = ({ force }: BoardRow) => force.tileRow !== null && force.tileCol !== null
  const placed = rows.filter(isPlaced).sort((one, other) => one.force.tileRow! - other.force.tileRow! || one.force.tileCol! - other.force.tileCol!)
  const top = placed[0]?.force.tileRow ?? 0
  return [...placed, ...rows.filter((row) => !isPlaced(row))].map((row) => [
    row.reference === referenceOf('', row.force.abbr, code) ? '' : row.reference,
    row.force.shortName,
    row.force.abbr,
    row.standing,
    tileFactOf(row),
    row.standing === 'part disclosed' && row.figuresAsked > 0 ? String(Math.round((row.figuresGiven / row.figuresAsked) * 100)) : '',
    isPlaced(row) ? String(row.force.tileRow! - top + 1) : '',
    isPlaced(row) ? String(row.force.tileCol) : '',
  ])
}

/** The rows of the table, and the texts they share. Every row has a tile. */
export function tableOf(rows: readonly BoardRow[], tiles: readonly Tile[], code: string) {
  const tileAt = new Map(tiles.map(([reference, , abbr], index) => [referenceOf(reference, abbr, code), String(index)]))
  const [marks, contacts, owners, steps] = [sharedLines(), sharedLines(), sharedLines(), sharedLines()]
  // The rows of a round share their days, and writing one takes as long as all the rest of a row.
  const written = new Map<Day, string>()
  const short = (on: Day | null | undefined) => {
    if (!on) return ''
    const words = written.get(on) ?? shortDay(on)
    written.set(on, words)
    return words
  }
  const lines = rows.map(
    (row): TableRow => [
      tileAt.get(row.reference)!,
      row.force.name === nameOf('', row.force.shortName) ? '' : row.force.name,
      short(row.sentOn),
      row.clock.extendedTo ? `${short(row.clock.dueOn)}, extended to ${short(row.clock.extendedTo)}` : short(row.clock.effectiveDueOn),
      timingLabel(row.timing),
      toneOf(row.timing),
      badgesOf(row)
        .map(({ words, tone, title }) => marks.placeOf([words, tone, title] satisfies Mark))
        .join(' '),
      short(row.lastContact?.on),
      row.lastContact ? contacts.placeOf([row.lastContact.words]) : '',
      row.forceReference ?? '',
      String(row.figuresGiven),
      String(row.figuresAsked),
      row.owner ? owners.placeOf([row.owner.name]) : '',
      steps.placeOf([row.nextStep.words, row.nextStep.reason, row.nextStep.by] satisfies Step),
    ],
  )
  return { rows: packed(lines), marks: packed(marks.lines), contacts: packed(contacts.lines), rowOwners: packed(owners.lines), steps: packed(steps.lines) }
}

const toneOf = ({ kind }: Timing): DaysTone => (kind === 'late' ? 'late' : kind === 'answered' ? 'dim' : '')

/** Lines that each stand once, and where. */
function sharedLines() {
  const lines: string[][] = []
  const places = new Map<string, string>()
  const placeOf = (line: string[]) => {
    const key = packed([line])
    const place = places.get(key) ?? String(lines.push(line) - 1)
    places.set(key, place)
    return place
  }
  return { lines, placeOf }
}
