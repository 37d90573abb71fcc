import { type Day, longDay } from '@/lib/days'
import { type BoardView, isFiltered, queryOf, unfiltered } from '@/lib/board/url'
import { type BoardRow, countQuickFilters, countStandings, filterLabels, groupRows, visibleRows } from '@/lib/board/view'
import { headlineOf } from '@/lib/requests/buckets'
import './board.css'
import { Chips, StateList, ViewForm } from './filters'
import { HeadlineSentence } from './headline'
import { BoardKeys } from './keys'
import { RequestTable } from './request-table'
import { SelectionBar } from './selection-bar'
import { TileMap } from './tile-map'

type Props = { rows: BoardRow[]; view: BoardView; base: string; today: Day; me: string | null; canLog: boolean; letters: boolean }

/** The round: one sentence, the map and its key, and the table, all of them from the same rows. */
export function Board({ rows, view, base, today, me, canLog, letters }: Props) {
  const asAt = view.asAt ?? today
  const visible = visibleRows(rows, view, me)
  const headline = headlineOf(rows.map(({ standing }) => standing))
  const owners = [...new Map(rows.flatMap(({ owner }) => (owner ? [[owner.id, owner] as const] : []))).values()].sort((one, other) =>
    one.name.localeCompare(other.name),
  )
  const inTime = rows.filter(({ timing }) => timing.kind === 'answered' && timing.lateBy === 0).length
  const silent = headline.asked - headline.answered - headline.withdrawn
  return (
    <>
      <section className="sum" aria-label="Where it stands">
        <HeadlineSentence headline={headline} base={base} view={view} />
        <p className="s13 mut">
          {headline.asked > 0 &&
            `${headline.answered} of ${headline.asked} have answered (${Math.round((headline.answered / headline.asked) * 100)}%), ${inTime} of them in time. ${silent} ${silent === 1 ? 'has' : 'have'} not. `}
          As at {longDay(asAt)}. <a href="/about#rules">How days are counted</a>
        </p>
      </section>
      {view.asAt && view.asAt !== today && (
        <div className="note past">
          <p>
            <b>As at {longDay(view.asAt)}.</b> Events dated later are left out; what is known now about the earlier ones counts.{' '}
            <a href={`${base}${queryOf(view, { asAt: null })}`}>Back to today</a>
          </p>
        </div>
      )}
      <div className="cols">
        <aside className="side" aria-label="Map and states">
          <div>
            <TileMap rows={rows} hits={isFiltered(view) ? new Set(visible.map(({ id }) => id)) : null} asAt={view.asAt ? `?asAt=${view.asAt}` : ''} />
          </div>
          <StateList counts={countStandings(rows)} base={base} view={view} />
        </aside>
        <div>
          <div className="bar-row">
            <Chips
              all={rows.length}
              mine={rows.filter(({ owner }) => owner !== null && owner.id === me).length}
              shows={countQuickFilters(rows)}
              base={base}
              view={view}
            />
            <ViewForm base={base} view={view} today={today} owners={owners} />
          </div>
          <form className="board" action={`${base}/bulk`} method="get">
            {view.asAt && <input type="hidden" name="asAt" value={view.asAt} />}
            {canLog && visible.length > 0 && <SelectionBar base={base} onlyExport={asAt !== today} />}
            {visible.length === 0 ? (
              <Nothing view={view} base={base} all={rows.length} ownerName={owners.find(({ id }) => id === view.owner)?.name ?? null} />
            ) : (
              <RequestTable groups={groupRows(visible, view)} total={visible.length} base={base} view={view} canLog={canLog} />
            )}
            <div className="foot">
              {canLog && letters && (
                <p className="keys">
                  {[
                    ['J', 'K', 'move'],
                    ['X', 'select'],
                    ['Enter', 'open'],
                    ['L', 'log'],
                    ['C', 'remind'],
                    ['A', 'assign'],
                    ['E', 'export'],
                    ['F', 'find'],
                    ['Esc', 'clear'],
                  ].map((keys) => (
                    <span key={keys.join()}>
                      {keys.slice(0, -1).map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}{' '}
                      {keys.at(-1)}
                    </span>
                  ))}
                </p>
              )}
              <p className="s12 mut">
                {visible.length} of {rows.length} rows · <a href={`${base}/export${queryOf(view)}`}>Spreadsheet of this list</a>
              </p>
            </div>
          </form>
          <BoardKeys letters={letters} />
        </div>
      </div>
    </>
  )
}

/** Why nothing is shown, and the way back: the filters by name. */
function Nothing({ view, base, all, ownerName }: { view: BoardView; base: string; all: number; ownerName: string | null }) {
  const words = filterLabels(view, ownerName)
  return (
    <div className="box nothing">
      {all === 0 ? (
        <p>No force was asked in this investigation.</p>
      ) : (
        <p>
          No force of the {all} is{' '}
          {words.map((word, index) => (
            <span key={word}>
              {index > 0 && ' and '}
              <b>{word}</b>
            </span>
          ))}
          . <a href={`${base}${queryOf(view, unfiltered)}`}>Show all {all}</a>
        </p>
      )}
    </div>
  )
}
