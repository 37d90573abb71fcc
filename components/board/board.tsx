'use client'
import type { BoardData } from '@/lib/board/board-data'
import './board.css'
import { Chips, StateList, ViewForm } from './filters'
import { HeadlineSentence } from './headline'
import { BoardKeys } from './keys'
import { RequestTable } from './request-table'
import { SelectionBar } from './selection-bar'
import { TileMap } from './tile-map'

/**
 * The round: one sentence, the map and its key, and the table, all of them from the same rows. It is drawn on the server and again
 * in the browser, so that the rows travel as texts once and not a second time as React's copy of every cell. The map and the
 * table are text (html.ts), the rest is elements.
 */
export function Board({ data }: { data: BoardData }) {
  const { base, view, past, shown, all, canLog, letters } = data
  return (
    <>
      <section className="sum" aria-label="Where it stands">
        <HeadlineSentence sentence={data.sentence} base={base} />
        <p className="s13 mut">
          {data.summary}
          <a href="/about#rules">How days are counted</a>
        </p>
      </section>
      {past && (
        <div className="note past">
          <p>
            <b>As at {past.words}.</b> Events dated later are left out; what is known now about the earlier ones counts.{' '}
            <a href={base + past.backQuery}>Back to today</a>
          </p>
        </div>
      )}
      <div className="cols">
        <aside className="side" aria-label="Map and states">
          <div>
            <TileMap data={data} />
          </div>
          <StateList standings={data.standings} base={base} />
        </aside>
        <div>
          <div className="bar-row">
            <Chips chips={data.chips} base={base} />
            <ViewForm data={data} />
          </div>
          <form className="board" action={`${base}/bulk`} method="get">
            {view.asAt && <input type="hidden" name="asAt" value={view.asAt} />}
            {canLog && shown > 0 && <SelectionBar base={base} onlyExport={data.onlyExport} />}
            {shown === 0 ? <Nothing data={data} /> : <RequestTable data={data} />}
            <div className="foot">
              {canLog && letters && <p className="keys">{keys.map(keyLine)}</p>}
              <p className="s12 mut">
                {`${shown} of ${all} rows · `}
                <a href={`${base}/export${data.viewQuery}`}>Spreadsheet of this list</a>
              </p>
            </div>
          </form>
          <BoardKeys data={data} />
        </div>
      </div>
    </>
  )
}

const keys = [
  ['J', 'K', 'move'],
  ['X', 'select'],
  ['Enter', 'open'],
  ['L', 'log'],
  ['C', 'remind'],
  ['A', 'assign'],
  ['E', 'export'],
  ['F', 'find'],
  ['Esc', 'clear'],
]

const keyLine = (line: string[]) => (
  <span key={line.join()}>
    {line.slice(0, -1).map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
    {` ${line.at(-1)}`}
  </span>
)

/** Why nothing is shown, and the way back: the filters by name. */
function Nothing({ data: { all, filters, base, allQuery } }: { data: BoardData }) {
  return (
    <div className="box nothing">
      {all === 0 ? (
        <p>No force was asked in this investigation.</p>
      ) : (
        <p>
          No force of the {all} is{' '}
          {filters.map((words, index) => (
            <span key={words}>
              {index > 0 && ' and '}
              <b>{words}</b>
            </span>
          ))}
          . <a href={base + allQuery}>Show all {all}</a>
        </p>
      )}
    </div>
  )
}
