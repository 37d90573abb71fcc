import { shownOf, cellLabel } from '@/lib/figures/cells'
import { type GridCell, gridQuery, type GridView, type GridFilter } from '@/lib/findings/grid'
import { periodMarkWords } from '@/lib/findings/periods'

/** One cell of the grid: a link to its panel. What it shows by a sign it says in words to those who hear it. */
export function FigureCell({ cell, view, isSelected }: { cell: GridCell; view: GridView; isSelected: boolean }) {
  const { figure, key, column, shows, mark } = cell
  const found = view.show === null ? '' : shows.includes(view.show) ? 'on' : 'off'
  const look = [lookOf(cell), column.isFirst && 'first', isSelected && 'sel', found].filter(Boolean).join(' ')
  const isUnchecked = shows.includes('to-check')
  return (
    <td
      className={look || undefined}
      data-v={figure?.version}
      data-t={figure?.text}
      data-from={figure ? fromOf(figure) : undefined}
      data-check={isUnchecked ? '' : undefined}
    >
      <a href={`${gridQuery({ show: view.show, cell: key })}#cell`} aria-current={isSelected ? 'true' : undefined}>
        {isUnchecked && <i className="u" />}
        <Shown cell={cell} />
        {mark && <sup aria-hidden="true">{mark}</sup>}
        {figure && shows.includes('corrected') && <sup aria-hidden="true">v{figure.version}</sup>}
        <Heard shows={shows} mark={mark} />
      </a>
    </td>
  )
}

function Shown({ cell: { cell, figure, column } }: { cell: GridCell }) {
  // The head of the column names the unit once: a sign stands only where it is another.
  const shown = column.unit === '£' && 'unit' in cell && cell.unit === '£' ? shownOf(cell).replaceAll('£', '') : shownOf(cell)
  if (figure?.isRetracted) return <s>{shown}</s>
  if (cell.kind === 'number' || cell.kind === 'not held') return shown
  return (
    <>
      <span className="vh">{cellLabel(cell)}</span>
      <span aria-hidden="true">{cell.kind === 'unclear' ? '?' : shown}</span>
    </>
  )
}

const heard: Partial<Record<GridFilter, string>> = {
  'to-check': 'not yet checked',
  corrected: 'corrected',
  withdrawn: 'withdrawn, left out of totals',
  'no-source': 'no source',
}

function Heard({ shows, mark }: Pick<GridCell, 'shows' | 'mark'>) {
  const words = [
    ...shows.flatMap((show) => heard[show] ?? []),
    mark === 'U' ? 'in another unit, left out of totals' : mark ? `for ${periodMarkWords[mark]}, left out of totals` : '',
  ]
  const spoken = words.filter(Boolean).join(', ')
  return spoken ? <span className="vh">, {spoken}</span> : null
}

function lookOf({ cell, figure, mark }: GridCell): string {
  if (figure?.isRetracted) return 'retr'
  if (mark) return 'fy'
  switch (cell.kind) {
    case 'number':
      return ''
    case 'below':
    case 'redacted':
      return 'supp'
    case 'refused':
      return 'wd ref'
    case 'not held':
      return 'wd'
    case 'unclear':
      return 'unc'
    case 'awaited':
      return 'aw'
  }
}

/** 'from “reply.xlsx”, sheet Data, cell D4', for the line over the grid. */
export function fromOf({ source, file, place }: { source: string | null; file: string | null; place: string | null }): string {
  if (!source) return 'no source yet'
  const what = source === 'file' ? `“${file}”` : source === 'letter' ? 'their letter' : source === 'import' ? 'an imported sheet' : 'a message'
  return `from ${[what, place].filter(Boolean).join(', ')}`
}
