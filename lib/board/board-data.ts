import { type Day, longDay } from '@/lib/days'
import { type BoardView, isFiltered, queryOf, sortedBy, type SortKey, unfiltered } from './url'
import { type BoardRow, countQuickFilters, countStandings, filterLabels, groupRows, visibleRows } from './view'
import { type Bucket, bucketWords, headlineOf, publishedWords, standingsIn } from '@/lib/requests/buckets'
import { standingsInOrder } from '@/lib/requests/status-styles'
import type { Standing } from '@/lib/clock/standing'
import { type Chip, packed, type SentencePart, type SortQuery, type StandingCount } from './board-lines'
import { tableOf, tilesOf } from './board-rows'

/**
 * All that a board prints, as plain values: counted, worded and addressed here, where the clock and the rows are, so that nothing
 * is worked out in the browser and nothing of the record goes there that is not on the page. A query is what follows the board's address: '' or '?…'.
 */
export type BoardData = {
  code: string
  base: string
  today: Day
  /** What a request's page is asked for too, on a past day: '' or '?asAt=…'. */
  asAtQuery: string
  view: Pick<BoardView, 'q' | 'owner' | 'asAt' | 'descending'> & { sort: SortKey; isFiltered: boolean; isTicked: boolean }
  kept: [name: string, value: string][]
  canLog: boolean
  letters: boolean
  onlyExport: boolean
  /** Lines of `SentencePart`, what was asked first, of `StandingCount`, `Chip` and `SortQuery`. */
  sentence: string
  summary: string
  past: { words: string; backQuery: string } | null
  standings: string
  chips: string
  owners: { id: string; name: string }[]
  ticksQuery: string
  sortQueries: string
  /** Lines of `Tile`, those on the map first. */
  tiles: string
  placed: number
  all: number
  /** The heads of the table and how many rows each stands over; one without a title where the order is not by need. */
  groups: [title: string, hint: string, rows: number][]
  shown: number
  /** Lines of `TableRow`, in the order of the groups, and of the texts they share: `Mark`, words of a contact, names of owners, `Step`. */
  rows: string
  marks: string
  contacts: string
  rowOwners: string
  steps: string
  filters: string[]
  allQuery: string
  viewQuery: string
}

export type BoardOptions = { view: BoardView; code: string; base: string; today: Day; me: string | null; canLog: boolean; letters: boolean }

/** The board of these rows, which are all of the round, as a view asks for it. */
export function boardData(all: readonly BoardRow[], { view, code, base, today, me, canLog, letters }: BoardOptions): BoardData {
  const asAt = view.asAt ?? today
  const visible = visibleRows(all, view, me)
  const groups = visible.length > 0 ? groupRows(visible, view) : []
  const owners = ownersOf(all)
  const tiles = tilesOf(all, code)
  return {
    code,
    base,
    today,
    asAtQuery: view.asAt ? `?asAt=${view.asAt}` : '',
    view: {
      q: view.q,
      owner: view.owner,
      asAt: view.asAt,
      descending: view.descending,
      sort: view.sort,
      isFiltered: isFiltered(view),
      isTicked: view.ticked !== null,
    },
    kept: [...new URLSearchParams(queryOf(view, { q: '', asAt: null, owner: null }))],
    canLog,
    letters,
    onlyExport: asAt !== today,
    ...headline(all, view, asAt),
    past: view.asAt && view.asAt !== today ? { words: longDay(view.asAt), backQuery: queryOf(view, { asAt: null }) } : null,
    standings: packed(standingCounts(all, view)),
    chips: packed(chips(all, view, me)),
    owners,
    ticksQuery: queryOf(view, { ticked: view.ticked ? null : 'all' }),
    sortQueries: packed(sortable.map((key): SortQuery => [queryOf(view, sortedBy(view, key)), key])),
    tiles: packed(tiles),
    placed: tiles.filter(([, , , , , , gridRow]) => gridRow !== '').length,
    all: all.length,
    groups: groups.map(({ title, hint, rows }) => [title, hint, rows.length]),
    shown: visible.length,
    ...tableOf(
      groups.flatMap(({ rows }) => rows),
      tiles,
      code,
    ),
    filters: filterLabels(view, owners.find(({ id }) => id === view.owner)?.name ?? null),
    allQuery: queryOf(view, unfiltered),
    viewQuery: queryOf(view),
  }
}

const sortable: readonly SortKey[] = ['force', 'standing', 'sent', 'due', 'days', 'contact', 'reference', 'figures', 'owner', 'next']

function ownersOf(rows: readonly BoardRow[]) {
  const owners = new Map(rows.flatMap(({ owner }) => (owner ? [[owner.id, { id: owner.id, name: owner.name }] as const] : [])))
  return [...owners.values()].sort((one, other) => one.name.localeCompare(other.name))
}

const parts: readonly { bucket: Bucket; isAlways: boolean }[] = [
  { bucket: 'disclosed', isAlways: true },
  { bucket: 'refused', isAlways: true },
  { bucket: 'not held', isAlways: true },
  { bucket: 'no response', isAlways: true },
  { bucket: 'answer withdrawn', isAlways: false },
  { bucket: 'awaiting', isAlways: true },
  { bucket: 'withdrawn', isAlways: false },
  { bucket: 'lapsed', isAlways: false },
  { bucket: 'not sent', isAlways: false },
]

/** The count an editor can read aloud. Each part is a filter, and what was asked is the sum of the parts that follow it. */
function headline(rows: readonly BoardRow[], view: BoardView, asAt: Day): Pick<BoardData, 'sentence' | 'summary'> {
  const counts = headlineOf(rows.map(({ standing }) => standing))
  const { asked, answered, withdrawn, lapsed } = counts
  const inTime = rows.filter(({ clock, timing }) => timing.kind === 'answered' && clock.inTime !== false).length
  const took = counts['answer withdrawn']
  const published = rows.filter((row) => row.standing === 'refused' && row.pointsToPublished).length
  const silent = asked - answered - withdrawn - lapsed - took
  const query = (change: Partial<BoardView>) => queryOf(view, { ...unfiltered, ...change })
  const answers = `${answered} of ${asked} have answered (${Math.round((answered / asked) * 100)}%), ${inTime} of them in time. ${silent} ${silent === 1 ? 'has' : 'have'} not. ${published > 0 ? `${publishedWords(counts.refused, published)}. ` : ''}${took > 0 ? `${took} ${bucketWords('answer withdrawn', took)}. ` : ''}`
  return {
    sentence: packed([
      [query({ show: counts['not sent'] > 0 ? 'asked' : null }), String(asked), 'asked', '', ''],
      ...parts
        .filter(({ bucket, isAlways }) => (isAlways && asked > 0) || counts[bucket] > 0)
        .map(({ bucket }): SentencePart => {
          const standing = standingsIn(bucket)
          const isOn = view.standing.length === standing.length && standing.every((each) => view.standing.includes(each))
          return [
            query({ standing }),
            String(counts[bucket]),
            bucket === 'not sent' ? 'not yet asked' : bucketWords(bucket, counts[bucket]),
            bucket === 'no response' && counts[bucket] > 0 ? 'hot' : '',
            isOn ? 'on' : '',
          ]
        }),
    ] satisfies SentencePart[]),
    summary: `${asked > 0 ? answers : ''}As at ${longDay(asAt)}. `,
  }
}

const rare: readonly Standing[] = ['answer withdrawn', 'fee asked', 'fee lapsed', 'withdrawn', 'not sent', 'queued', 'draft']

function standingCounts(rows: readonly BoardRow[], view: BoardView): StandingCount[] {
  const counts = countStandings(rows)
  return standingsInOrder
    .filter((standing) => !rare.includes(standing) || counts.has(standing))
    .map((standing) => {
      const isOn = view.standing.includes(standing)
      return [
        queryOf(view, { ...unfiltered, standing: isOn && view.standing.length === 1 ? [] : [standing] }),
        String(counts.get(standing) ?? 0),
        standing,
        isOn ? 'on' : '',
      ]
    })
}

/** Filters with what a press on them will show. */
function chips(rows: readonly BoardRow[], view: BoardView, me: string | null): Chip[] {
  const chip = (words: string, count: number, isOn: boolean, change: Partial<BoardView>): Chip => [
    queryOf(view, { ...unfiltered, ...(isOn ? {} : change) }),
    String(count),
    words,
    isOn ? 'on' : count === 0 ? 'none' : '',
  ]
  const isAll = view.standing.length === 0 && !view.show && !view.owner && !view.q
  return [
    [queryOf(view, unfiltered), String(rows.length), 'All', isAll ? 'on' : ''],
    chip('Mine', rows.filter(({ owner }) => owner !== null && owner.id === me).length, view.owner === 'me', { owner: 'me' }),
    ...countQuickFilters(rows)
      .filter(({ show, count }) => show === view.show || (show === 'asked' ? count < rows.length : count > 0 || show === 'not replied'))
      .map(({ show, words, count }) => chip(words, count, view.show === show, { show })),
  ]
}
