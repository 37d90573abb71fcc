import type { Day } from '@/lib/days'
import { bucketOf } from '@/lib/requests/buckets'
import { type BoardView, type QuickFilter, quickFilters, type SortKey, unfiltered } from './url'
import { type Timing, timingOf } from '@/lib/requests/timing'
import type { RequestRow } from '@/lib/requests/reading'
import type { Standing } from '@/lib/clock/standing'

/**
 * Which rows a view of the board shows, in what order and under what heads. The counts on chips are of the round, not
 * of what is shown: a chip says what a press on it will show. Sorted by need the rows stand in groups, silence first;
 * any other order is flat.
 */
export type BoardRow = RequestRow & { timing: Timing }
export type Group = { title: string; hint: string; rows: BoardRow[] }

export const withTiming = (rows: readonly RequestRow[], asAt: Day): BoardRow[] => rows.map((row) => ({ ...row, timing: timingOf(row.clock, asAt) }))

const predicates: Record<QuickFilter, (row: BoardRow) => boolean> = {
  asked: ({ standing }) => bucketOf[standing] !== 'not sent',
  'not replied': ({ standing }) => ['no response', 'answer withdrawn', 'awaiting'].includes(bucketOf[standing]),
  'our turn': ({ nextStep }) => nextStep.by === 'us' && nextStep.from !== null,
  windows: ({ clock }) => clock.windows.some(({ isOpen, matters, closesOn }) => isOpen && matters && closesOn),
  extended: ({ clock }) => clock.extendedTo !== null,
  clarified: ({ events }) => events.some(({ type }) => type === 'clarification.asked'),
  late: ({ timing }) => timing.kind === 'answered' && timing.isLate,
  flagged: ({ clock }) => clock.flags.some(({ flag }) => flag !== 'running-late' && flag !== 'answered-late'),
  'no figures': ({ standing, figuresGiven, figuresAsked }) => bucketOf[standing] === 'disclosed' && figuresGiven === 0 && figuresAsked > 0,
}

export const quickFilterLabels: Record<QuickFilter, string> = {
  asked: 'Asked',
  'not replied': 'Not replied',
  'our turn': 'Our turn',
  windows: 'Windows open',
  extended: 'Extended',
  clarified: 'Clarified',
  late: 'Answered late',
  flagged: 'Flagged',
  'no figures': 'Figures to enter',
}

/** How many rows each chip shows. */
export const countQuickFilters = (rows: readonly BoardRow[]) =>
  quickFilters.map((show) => ({ show, words: quickFilterLabels[show], count: rows.filter(predicates[show]).length }))

export function countStandings(rows: readonly { standing: Standing }[]) {
  const counts = new Map<Standing, number>()
  for (const { standing } of rows) counts.set(standing, (counts.get(standing) ?? 0) + 1)
  return counts
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word of a search stands in the names or references of a row. */
function isFound(row: BoardRow, q: string) {
  const haystack = folded([row.force.name, row.force.shortName, row.force.abbr, row.reference, row.forceReference, row.owner?.name].join(' '))
  return folded(q)
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}

/** The rows a view shows, in its order. `me` is who looks: 'owner=me' is an address that can be passed on. */
export function visibleRows(rows: readonly BoardRow[], view: BoardView, me: string | null): BoardRow[] {
  const owner = view.owner === 'me' ? me : view.owner
  const kept = rows.filter(
    (row) =>
      (view.standing.length === 0 || view.standing.includes(row.standing)) &&
      (!view.show || predicates[view.show](row)) &&
      (!owner || (owner === 'none' ? row.owner === null : row.owner?.id === owner)) &&
      (!view.q || isFound(row, view.q)),
  )
  const compare = orders[view.sort]
  const sign = view.descending ? -1 : 1
  return kept.sort((one, other) => sign * compare(one, other) || byName(one, other))
}

const byName = (one: BoardRow, other: BoardRow) =>
  one.force.shortName.localeCompare(other.force.shortName, 'en') || one.reference.localeCompare(other.reference)
/** Absent days and texts stand last, whichever way the order goes up. */
const by = (of: (row: BoardRow) => string | number | null) => (one: BoardRow, other: BoardRow) => {
  const [a, b] = [of(one), of(other)]
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return typeof a === 'string' ? a.localeCompare(String(b), 'en', { numeric: true }) : a - (b as number)
}

const groupOf: Record<Standing, number> = {
  'no response': 0,
  'answer withdrawn': 1,
  clarification: 2,
  'fee asked': 2,
  'not sent': 3,
  awaiting: 4,
  extended: 4,
  refused: 5,
  'not held': 6,
  'part disclosed': 7,
  disclosed: 8,
  withdrawn: 9,
  'fee lapsed': 10,
  queued: 11,
  draft: 11,
}

const groups: readonly Pick<Group, 'title' | 'hint'>[] = [
  { title: 'No response, overdue', hint: 'longest overdue first' },
  { title: 'Answer withdrawn', hint: 'the Act sets no time for another' },
  { title: 'Waiting on us', hint: 'their clock is stopped until we answer or pay' },
  { title: 'Not sent', hint: 'the letter did not arrive, so no clock runs' },
  { title: 'Awaiting, in time', hint: 'soonest due first' },
  { title: 'Refused', hint: '' },
  { title: 'Not held', hint: '' },
  { title: 'Part disclosed', hint: '' },
  { title: 'Disclosed', hint: '' },
  { title: 'Withdrawn', hint: '' },
  { title: 'Lapsed', hint: 'the fee was not paid in three months, so the force need not answer' },
  { title: 'Not yet asked', hint: 'drafts: log the day they are sent' },
]

const byDue = by(({ clock }) => clock.effectiveDueOn)
const byNeed = (one: BoardRow, other: BoardRow) => groupOf[one.standing] - groupOf[other.standing] || (groupOf[one.standing] < 5 ? byDue(one, other) : 0)

const orders: Record<SortKey, (one: BoardRow, other: BoardRow) => number> = {
  need: byNeed,
  force: byName,
  standing: by(({ standing }) => groupOf[standing] * 2 + (standing === 'extended' || standing === 'draft' ? 1 : 0)),
  sent: by(({ sentOn }) => sentOn),
  due: byDue,
  days: by(({ timing }) => timing.order),
  contact: by(({ lastContact }) => lastContact?.on ?? null),
  reference: by(({ forceReference }) => forceReference),
  figures: by(({ figuresGiven }) => figuresGiven),
  owner: by(({ owner }) => owner?.name ?? null),
  next: by(({ nextStep }) => nextStep.words),
}

/** The rows under their heads; one group without a head where the order is not by need. */
export function groupRows(rows: readonly BoardRow[], view: Pick<BoardView, 'sort' | 'descending'>): Group[] {
  if (view.sort !== 'need' || view.descending) return [{ title: '', hint: '', rows: [...rows] }]
  return groups.map((group, index) => ({ ...group, rows: rows.filter(({ standing }) => groupOf[standing] === index) })).filter(({ rows }) => rows.length > 0)
}

/** The filters of a view in words, for the line that says why nothing is shown. */
export function filterLabels(view: BoardView, ownerName: string | null) {
  return [
    ...view.standing,
    ...(view.show ? [quickFilterLabels[view.show].toLowerCase()] : []),
    ...(view.owner ? [view.owner === 'none' ? 'without an owner' : `looked after by ${ownerName ?? 'that person'}`] : []),
    ...(view.q ? [`“${view.q}”`] : []),
  ]
}
export const withoutFilters = unfiltered
