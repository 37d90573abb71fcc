import { LRUCache } from 'lru-cache'
import type { Day } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import type { RequestRow } from './reading'

/**
 * The rows of the investigations last read, kept in this process for as long as nothing has changed that they show. Whether anything has is
 * for the database to say (record_version, see queries.ts), so it is right with several copies of the app. Kept rows are handed to many
 * readers at once and are never changed.
 */
export type Rows = readonly RequestRow[]
export type RowKey = { newsroomId: string; investigationId: string; asAt: Day }
/** What rows were made of: the version of the record, the calendar and the questions by which their clocks were read. */
export type RowBasis = { version: string; calendar: Calendar; questions: readonly number[] }

type Kept = { basis: string; rows: Rows }

/** As much as all kept rows may weigh, in bytes as estimated below: some hundred investigations of 43 forces. */
const MOST = 48 * 1024 * 1024
const ROW_BYTES = 6_000
const EVENT_BYTES = 700

export class RowCache {
  private readonly kept: LRUCache<string, Kept>
  /** Reads that are under way, so that many who ask at once wait for one statement. */
  private readonly underWay = new Map<string, Promise<Rows>>()

  constructor(maxSize = MOST) {
    this.kept = new LRUCache<string, Kept>({ maxSize, sizeCalculation: ({ rows }) => Math.max(1, weightOf(rows)) })
  }

  /** The kept rows where they were made of just this; undefined where they were not. */
  find(key: RowKey, basis: RowBasis): Rows | undefined {
    const kept = this.kept.get(textOf(key))
    return kept?.basis === basisText(basis) ? kept.rows : undefined
  }

  /** The kept rows, or those that `read` brings, which are kept from then on. `basis.version` must have been read before `read` begins. */
  async rows(key: RowKey, basis: RowBasis, read: () => Promise<Rows>): Promise<Rows> {
    const found = this.find(key, basis)
    if (found) return found
    const [place, made] = [textOf(key), basisText(basis)]
    const waiting = `${place} ${made}`
    const pending = this.underWay.get(waiting)
    if (pending) return pending
    const reading = read().then((rows) => {
      this.kept.set(place, { basis: made, rows: Object.freeze([...rows]) as Rows })
      return this.kept.peek(place)?.rows ?? rows
    })
    this.underWay.set(waiting, reading)
    try {
      return await reading
    } finally {
      this.underWay.delete(waiting)
    }
  }

  get size() {
    return this.kept.size
  }
}

const weightOf = (rows: Rows) => rows.reduce((sum, { events }) => sum + ROW_BYTES + events.length * EVENT_BYTES, 0)
const textOf = ({ newsroomId, investigationId, asAt }: RowKey) => `${newsroomId} ${investigationId} ${asAt}`
const basisText = ({ version, calendar, questions }: RowBasis) => `${version} ${numberOfCalendar(calendar)} ${questions.join(',')}`

// A calendar is one object as long as nobody changes it (lib/working-days/queries.ts): its identity says which it is.
const calendars = new WeakMap<Calendar, number>()
let last = 0
function numberOfCalendar(calendar: Calendar) {
  const known = calendars.get(calendar)
  if (known) return known
  calendars.set(calendar, ++last)
  return last
}
