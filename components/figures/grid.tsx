import { Glyph } from '@/components/frame/glyph'
import { statusStyles } from '@/lib/requests/status-styles'
import type { Column, GridCell, GridRow, GridView } from '@/lib/findings/grid'
import { coverageText } from '@/lib/findings/totals'
import type { RequestRow } from '@/lib/requests/reading'
import { FigureCell } from './cell'

type Props = { rows: readonly GridRow<RequestRow>[]; columns: readonly Column[]; asked: number; view: GridView; selected: GridCell | null; perMeasure: number }

/** Forces down, measures and periods across, the totals on top. Without script a table of links. */
export function FigureGrid({ rows, columns, asked, view, selected, perMeasure }: Props) {
  const shown = view.show === null ? rows : rows.filter(({ cells }) => cells.some(({ shows }) => shows.includes(view.show!)))
  const isWide = columns.length > 12
  // Long names over narrow columns stand on several lines.
  const isTall = columns.some(({ measure }) => measure.label.length + measure.unit.length > 11 * perMeasure + 2)
  return (
    <div className={isWide ? 'sheet-box wide' : 'sheet-box'}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is a grid under the hand, as the ARIA practices draw it */}
      <table className={isTall ? 'sheet tall' : 'sheet'} role="grid" aria-colcount={columns.length + 1}>
        <caption>
          <span className="vh">Figures by force, measure and period</span>
        </caption>
        <colgroup>
          <col className="f" />
          {columns.map(({ measure, period }) => (
            <col key={`${measure.code} ${period.code}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td />
            {columns
              .filter(({ isFirst }) => isFirst)
              .map(({ measure }) => (
                <th key={measure.code} colSpan={perMeasure} scope="colgroup" className="first">
                  {measure.label} <span>{measure.unit}</span>
                </th>
              ))}
          </tr>
          <tr>
            <th scope="col">Force</th>
            {columns.map(({ measure, period, isFirst, unit }) => (
              <th
                key={`${measure.code} ${period.code}`}
                scope="col"
                className={isFirst ? 'first' : undefined}
                data-m={measure.code}
                data-p={period.code}
                data-u={unit}
                data-l={`${measure.label} · ${period.label}`}
              >
                {period.label}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row">
              Total<small>forces counted, of {asked}</small>
            </th>
            {columns.map(({ measure, period, isFirst, total, unit }) => (
              <td key={`${measure.code} ${period.code}`} className={[isFirst && 'first', total.text.length > 7 && 'rg'].filter(Boolean).join(' ') || undefined}>
                {total.text || (unit === '%' ? 'no total' : '–')}
                <small>{coverageText(total)}</small>
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ request, cells }) => (
            <tr
              key={request.id}
              className={selected && cells.includes(selected) ? 'hit' : undefined}
              id={request.force.id}
              data-r={request.reference}
              data-f={request.force.id}
              data-n={request.force.name}
              data-a={request.force.abbr}
            >
              <th scope="row">
                <a href={`/requests/${request.reference}`}>
                  <Glyph name={statusStyles[request.standing].family} />
                  <span className="ell">{request.force.shortName}</span>
                  <span className="vh">, {statusStyles[request.standing].key}</span>
                </a>
              </th>
              {cells.map((cell) => (
                <FigureCell key={cell.key} cell={cell} view={view} isSelected={cell === selected} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p className="none-found">
          No cell of this grid is like that. <a href="?">Show all cells</a>
        </p>
      )}
    </div>
  )
}

/** What the looks of the cells mean: those that are on this page. */
export function GridLegend({ rows }: { rows: readonly GridRow<RequestRow>[] }) {
  const cells = rows.flatMap(({ cells }) => cells)
  const has = (test: (cell: GridCell) => boolean) => cells.some(test)
  return (
    <>
      <p className="lk">
        {has(({ shows }) => shows.includes('checked')) && (
          <span>
            <span className="k">88</span>checked by a second person
          </span>
        )}
        {has(({ shows }) => shows.includes('to-check')) && (
          <span>
            <i className="u" />
            not yet checked
          </span>
        )}
        {has(({ shows }) => shows.includes('below')) && (
          <span>
            <span className="k supp">&lt;5</span>0 to 4 in totals; 1 to 4 where they rule out nought
          </span>
        )}
        {has(({ cell }) => cell.kind === 'redacted') && (
          <span>
            <span className="k supp">*</span>redacted without a limit, left out
          </span>
        )}
        {has(({ cell }) => cell.kind === 'not held') && (
          <span>
            <span className="k wd" />
            not held
          </span>
        )}
        {has(({ cell }) => cell.kind === 'refused') && (
          <span>
            <span className="k ref" />
            refused, section
          </span>
        )}
        {has(({ shows }) => shows.includes('unclear')) && (
          <span>
            <span className="k unc">?</span>unclear, left out
          </span>
        )}
        {has(({ cell }) => cell.kind === 'awaited') && (
          <span>
            <span className="k aw" />
            awaited
          </span>
        )}
        {has(({ mark }) => mark === 'F') && (
          <span>
            <b>F</b> financial years, left out of totals
          </span>
        )}
        {has(({ mark }) => mark === 'C') && (
          <span>
            <b>C</b> calendar years, left out of totals
          </span>
        )}
        {has(({ mark }) => mark === 'P') && (
          <span>
            <b>P</b> part of the period, or another, left out
          </span>
        )}
        {has(({ mark }) => mark === 'U') && (
          <span>
            <b>U</b> another unit, left out
          </span>
        )}
        {has(({ shows }) => shows.includes('corrected')) && (
          <span>
            <b>v2</b> corrected
          </span>
        )}
        {has(({ shows }) => shows.includes('withdrawn')) && (
          <span>
            <s>924</s> withdrawn, left out
          </span>
        )}
      </p>
      <p className="s12 mut lk-end">A total is a range when a force gave “&lt;5”. A blank is never 0.</p>
    </>
  )
}
