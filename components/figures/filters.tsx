import { type GridView, gridQuery, rareGridFilters, type GridFilter, gridFilters, gridFilterLabels } from '@/lib/findings/grid'

/** Which cells are shown, each chip with how many a press on it will show. */
export function GridFilters({ counts, all, view }: { counts: ReadonlyMap<GridFilter, number>; all: number; view: GridView }) {
  const offered = gridFilters.filter((show) => counts.has(show) || show === view.show || !rareGridFilters.includes(show))
  return (
    <div className="chips" role="group" aria-label="Show">
      <a className="chip" href={gridQuery({ show: null, cell: view.cell }) || '?'} aria-current={view.show === null ? 'true' : undefined}>
        All {all.toLocaleString('en-GB')} {all === 1 ? 'cell' : 'cells'}
      </a>
      {offered.map((show) => (
        <a
          key={show}
          className={counts.has(show) || show === view.show ? 'chip' : 'chip none'}
          href={gridQuery({ show: show === view.show ? null : show, cell: null }) || '?'}
          aria-current={show === view.show ? 'true' : undefined}
        >
          {gridFilterLabels[show]} <b>{(counts.get(show) ?? 0).toLocaleString('en-GB')}</b>
        </a>
      ))}
    </div>
  )
}
