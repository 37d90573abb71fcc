import { type Day, isDayInRange } from '@/lib/days'
import type { Standing } from '@/lib/clock/standing'

/**
 * A view of the board and its address. Filters and order live in the address alone, so that a view can be sent to a
 * colleague, marked and reloaded. What an address holds that the board does not know is left out, never an error.
 */
export const sortKeys = ['need', 'force', 'standing', 'sent', 'due', 'days', 'contact', 'reference', 'figures', 'owner', 'next'] as const
export type SortKey = (typeof sortKeys)[number]

/** The chips: questions asked of a row that its standing alone does not answer. */
export const quickFilters = ['asked', 'not replied', 'our turn', 'windows', 'extended', 'clarified', 'late', 'flagged', 'no figures'] as const
export type QuickFilter = (typeof quickFilters)[number]

export type BoardView = {
  standing: readonly Standing[]
  show: QuickFilter | null
  q: string
  owner: string | null
  sort: SortKey
  descending: boolean
  asAt: Day | null
  ticked: 'all' | null
}

export const wholeBoard: BoardView = { standing: [], show: null, q: '', owner: null, sort: 'need', descending: false, asAt: null, ticked: null }

type Params = Record<string, string | string[] | undefined>

/** The view an address asks for. */
export function viewIn(params: Params, known: readonly Standing[]): BoardView {
  const one = (name: string) => (Array.isArray(params[name]) ? params[name][0] : params[name])?.trim() ?? ''
  const [, minus, key] = /^(-?)(\w+)$/.exec(one('sort')) ?? []
  const asked = one('standing').split(',')
  const asAt = one('asAt')
  return {
    standing: known.filter((standing) => asked.includes(standing)),
    show: quickFilters.find((show) => show === one('show')) ?? null,
    q: one('q').slice(0, 200),
    owner: one('owner') || null,
    sort: sortKeys.find((sort) => sort === key) ?? 'need',
    descending: minus === '-',
    asAt: isDayInRange(asAt) ? asAt : null,
    ticked: one('tick') === 'all' ? 'all' : null,
  }
}

/** The query of a view, '' for the whole board. Ticks are no part of a view that is passed on, unless asked for. */
export function queryOf(view: BoardView, change: Partial<BoardView> = {}): string {
  const { standing, show, q, owner, sort, descending, asAt, ticked } = { ...view, ticked: null, ...change }
  const params = new URLSearchParams()
  if (standing.length > 0) params.set('standing', standing.join(','))
  if (show) params.set('show', show)
  if (owner) params.set('owner', owner)
  if (q) params.set('q', q)
  if (sort !== 'need' || descending) params.set('sort', `${descending ? '-' : ''}${sort}`)
  if (asAt) params.set('asAt', asAt)
  if (ticked) params.set('tick', ticked)
  const text = params.toString()
  return text && `?${text}`
}

export const isFiltered = ({ standing, show, q, owner }: BoardView) => standing.length > 0 || show !== null || q !== '' || owner !== null

/** The address of the whole board on the same day in the same order. */
export const unfiltered = { standing: [], show: null, q: '', owner: null } as const satisfies Partial<BoardView>

/** The order a press on a column's head asks for: that column, or the same one the other way round. */
export const sortedBy = (view: BoardView, sort: SortKey): Partial<BoardView> =>
  view.sort === sort ? { sort, descending: !view.descending } : { sort, descending: sort === 'figures' }
