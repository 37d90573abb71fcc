import { hash } from 'node:crypto'
import { BoundedCache } from '@/lib/bounded-cache'
import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'

/**
 * The rows last read, of an investigation, of Today, of a force: kept in this process for as long as nothing has changed that they show. Whether
 * anything has is for the database to say (record_version, see queries.ts), so it is right with several copies of the app. Kept rows are handed to
 * many readers at once and are never changed.
 */
type Row = { readonly events: readonly unknown[] }
export type RowCache = BoundedCache<readonly Row[]>

/** As much as all kept rows may weigh, in bytes as estimated below: some fifty investigations of 43 forces. */
const MOST = 24 * 1024 * 1024
const ROW_BYTES = 6_000
const EVENT_BYTES = 700
const bytesOf = (rows: readonly Row[]) => rows.reduce((sum, { events }) => sum + ROW_BYTES + events.length * EVENT_BYTES, 0)

export const newRowCache = (mostBytes = MOST): RowCache => new BoundedCache({ mostBytes, bytesOf })

// `next dev` reloads modules, and Next loads one for pages and one for routes: what is kept is kept once a process.
const kept = globalThis as { requestRows?: RowCache }
const cache = () => (kept.requestRows ??= newRowCache())

/** Whose rows they are, of what, and as they are on which day: everything that one who reads them chooses. */
export type RowPlace = { newsroomId: string; of: string; asAt: Day }
/** What rows were made of: the version of the record, the calendar and, where not part of the version, the questions by which their clocks were read. */
export type RowBasis = { version: string; calendar: Calendar; questions?: readonly number[] }

const nameOf = ({ newsroomId, of, asAt }: RowPlace) => `${newsroomId} ${of} ${asAt}`

const madeOf = (place: RowPlace, { version, calendar, questions = [] }: RowBasis) => ({
  place: nameOf(place),
  basis: `${version} ${numberOfCalendar(calendar)} ${questions.join(',')}`,
})

/** The kept rows where they were made of just this. A place holds rows of one kind: its name says which. */
export const findKeptRows = <Kept extends Row>(place: RowPlace, basis: RowBasis) => cache().find(madeOf(place, basis)) as readonly Kept[] | undefined

/** The kept rows, or those that `read` brings, which are kept from then on. `basis.version` must have been read before `read` begins. */
export async function keptRows<Kept extends Row>(place: RowPlace, basis: RowBasis, read: () => Promise<Kept[]>): Promise<readonly Kept[]> {
  return (await cache().get(madeOf(place, basis), async () => Object.freeze(await read()))) as readonly Kept[]
}

// What each row was read from, as a hash: two rows of one hash are one.
const sources = new WeakMap<Row, string>()

/**
 * Makes a row of each stored one, and takes the row that stood at the place before where it was read from the very same: after one letter was logged, one
 * clock is worked out and not forty-three. What it was read from is compared itself, so no trigger has to be trusted with it.
 */
export function rowsAnew<Stored extends { id: string }, Kept extends Row & { id: string }>(
  place: RowPlace,
  { calendar, questions = [] }: Omit<RowBasis, 'version'>,
  stored: readonly Stored[],
  read: (stored: Stored) => Kept,
): Kept[] {
  const former = new Map(((cache().former(nameOf(place)) ?? []) as readonly Kept[]).map((row) => [row.id, row]))
  const context = `${numberOfCalendar(calendar)} ${questions.join(',')}`
  return stored.map((request) => {
    const source = hash('sha1', `${context} ${JSON.stringify(request)}`, 'base64')
    const known = former.get(request.id)
    if (known && sources.get(known) === source) return known
    const row = read(request)
    sources.set(row, source)
    return row
  })
}

// A calendar is one object as long as nobody changes it (lib/working-days/queries.ts): its identity says which it is.
const calendars = new WeakMap<Calendar, number>()
let last = 0
function numberOfCalendar(calendar: Calendar) {
  const known = calendars.get(calendar)
  if (known) return known
  calendars.set(calendar, ++last)
  return last
}
