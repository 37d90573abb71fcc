import { type Cell, needsSource, type Unit, unitOf } from '@/lib/figures/cells'
import { type AskedPeriod, isOtherUnit, type PeriodMark, periodMark } from './periods'
import { isCounted, type Part, type Total, totalOf } from './totals'

/**
 * The grid of a round: forces down, measures and periods across, and over each column what it adds up to.
 * A force that said nothing is a row of awaited cells: it was asked, so it counts among 'of 43'. Filters
 * choose what is shown and never what is added.
 */
export type GridFigure = {
  requestId: string
  measure: string
  period: string
  version: number
  text: string
  cell: Cell
  unitSaid: string | null
  periodSaid: string | null
  source: string | null
  file: string | null
  place: string | null
  isRetracted: boolean
  isChecked: boolean
  isCorrected: boolean
}

export type AskedMeasure = { code: string; label: string; unit: string }
export type Column = { measure: AskedMeasure; period: AskedPeriod; unit: Unit; total: Total; forceIds: string[]; isFirst: boolean }
export type GridCell = { key: string; column: Column; figure: GridFigure | null; cell: Cell; mark: PeriodMark | 'U' | null; shows: readonly GridFilter[] }
export type GridRow<Request> = { request: Request; cells: GridCell[] }

/** The chips over the grid: each a question asked of one cell. */
export const gridFilterLabels = {
  'to-check': 'To check',
  checked: 'Checked',
  below: '“<5”',
  'other-period': 'Different period',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
  unclear: 'Unclear',
  'no-source': 'No source',
  awaited: 'Awaited',
} as const
export type GridFilter = keyof typeof gridFilterLabels
export const gridFilters = Object.keys(gridFilterLabels) as GridFilter[]
/** Shown only where there are some. */
export const rareGridFilters: readonly GridFilter[] = ['unclear', 'no-source', 'withdrawn', 'corrected', 'other-period']

const awaited: Cell = { kind: 'awaited' }

type AskedRequest = { id: string; force: { id: string } }

/** The address of a cell: 'kent.LOST.Y2024'. Codes may hold dots themselves, so an address is compared, never taken apart. */
export const cellKey = (forceId: string, measure: string, period: string) => `${forceId}.${measure}.${period}`

export function gridOf<Request extends AskedRequest>(
  requests: readonly Request[],
  measures: readonly AskedMeasure[],
  periods: readonly AskedPeriod[],
  figures: readonly GridFigure[],
) {
  const at = new Map(figures.map((figure) => [`${figure.requestId} ${figure.measure} ${figure.period}`, figure]))
  const figureOf = (request: Request, measure: AskedMeasure, period: AskedPeriod) => at.get(`${request.id} ${measure.code} ${period.code}`) ?? null
  const columns = measures.flatMap((measure) =>
    periods.map((period, index): Column => {
      const asked = { unit: unitOf(measure.unit), unitWords: measure.unit, period }
      const parts = requests.map((request) => ({ forceId: request.force.id, part: partOf(figureOf(request, measure, period)) }))
      return {
        measure,
        period,
        unit: asked.unit,
        isFirst: index === 0,
        total: totalOf(
          parts.map(({ part }) => part),
          asked,
        ),
        forceIds: parts.flatMap(({ forceId, part }) => (isCounted(part, asked) ? [forceId] : [])),
      }
    }),
  )
  const rows = requests.map(
    (request): GridRow<Request> => ({
      request,
      cells: columns.map((column) => cellOf(request.force.id, column, figureOf(request, column.measure, column.period))),
    }),
  )
  const counts = new Map<GridFilter, number>()
  for (const { cells } of rows) for (const { shows } of cells) for (const show of shows) counts.set(show, (counts.get(show) ?? 0) + 1)
  return { columns, rows, counts }
}

const partOf = (figure: GridFigure | null): Part =>
  figure ? { cell: figure.cell, unitSaid: figure.unitSaid, periodSaid: figure.periodSaid, isRetracted: figure.isRetracted } : { cell: awaited }

function cellOf(forceId: string, column: Column, figure: GridFigure | null): GridCell {
  const cell = figure?.cell ?? awaited
  const isFigure = figure !== null && !figure.isRetracted && needsSource(cell.kind)
  const mark = isFigure
    ? (periodMark(figure.periodSaid, column.period) ??
      (isOtherUnit(figure.unitSaid, column.measure.unit) || ('unit' in cell && cell.unit !== column.unit) ? 'U' : null))
    : null
  const holds: Record<GridFilter, boolean> = {
    'to-check': isFigure && !figure.isChecked,
    checked: isFigure && figure.isChecked,
    below: isFigure && cell.kind === 'below',
    'other-period': mark !== null && mark !== 'U',
    corrected: isFigure && figure.isCorrected,
    withdrawn: figure?.isRetracted ?? false,
    unclear: figure !== null && !figure.isRetracted && cell.kind === 'unclear',
    'no-source': isFigure && !figure.source,
    awaited: cell.kind === 'awaited',
  }
  return { key: cellKey(forceId, column.measure.code, column.period.code), column, figure, cell, mark, shows: gridFilters.filter((show) => holds[show]) }
}

export type GridView = { show: GridFilter | null; cell: string | null }

/** The view that an address asks for. What it holds that the grid does not know is left out, never an error. */
export function gridViewIn(params: Record<string, string | string[] | undefined>): GridView {
  const one = (name: string) => (Array.isArray(params[name]) ? params[name][0] : params[name]) ?? null
  return { show: gridFilters.find((show) => show === one('show')) ?? null, cell: one('cell') }
}

export function gridQuery({ show, cell }: GridView): string {
  const params = new URLSearchParams()
  if (show) params.set('show', show)
  if (cell) params.set('cell', cell)
  return params.size > 0 ? `?${params}` : ''
}
