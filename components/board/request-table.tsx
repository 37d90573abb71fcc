import { initials } from '@/components/frame/initials'
import { StateWord } from '@/components/frame/state-word'
import { shortDay } from '@/lib/days'
import { badgesOf } from '@/lib/requests/badges'
import { type BoardView, queryOf, sortedBy, type SortKey } from '@/lib/board/url'
import type { BoardRow, Group } from '@/lib/board/view'
import { timingLabel } from '@/lib/requests/timing'

const columns: { key: SortKey | null; name: string; is?: string }[] = [
  { key: 'force', name: 'Force', is: 'c-f' },
  { key: 'standing', name: 'State' },
  { key: 'sent', name: 'Sent' },
  { key: 'due', name: 'Due' },
  { key: 'days', name: 'Days', is: 'r' },
  { key: null, name: 'Marks' },
  { key: 'contact', name: 'Last contact' },
  { key: 'reference', name: 'Their reference' },
  { key: 'figures', name: 'Figures', is: 'r' },
  { key: 'owner', name: 'Owner' },
  { key: 'next', name: 'Next step' },
]

type Props = { groups: Group[]; total: number; base: string; view: BoardView; canLog: boolean }

/** The round as a table: every column sorts, by links. Laid out as cards on a phone, so each part says its role. */
export function RequestTable({ groups, total, base, view, canLog }: Props) {
  const address = view.asAt ? `?asAt=${view.asAt}` : ''
  return (
    // The roles are said: as cards on a phone its parts are grids to the browser, which would drop what they are.
    <table className="tbl" role="table">
      <caption>
        <span className="vh">
          {total} forces{view.sort === 'need' ? ', what needs doing first at the top' : ''}
        </span>
      </caption>
      <thead>
        <tr>
          {canLog && (
            <th className="ckc">
              <a href={`${base}${queryOf(view, { ticked: view.ticked ? null : 'all' })}`} className="tick-all" data-tick-all="">
                <span aria-hidden="true">{view.ticked ? '☑' : '☐'}</span>
                <span className="vh">{view.ticked ? 'Tick none' : `Tick all ${total}`}</span>
              </a>
            </th>
          )}
          {columns.map(({ key, name, is }) => (
            <th key={name} scope="col" className={is} aria-sort={view.sort === key ? (view.descending ? 'descending' : 'ascending') : undefined}>
              {key ? (
                <a href={`${base}${queryOf(view, sortedBy(view, key))}`}>
                  {name}
                  {view.sort === key && <span className="ar" aria-hidden="true" />}
                </a>
              ) : (
                name
              )}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, hint, rows }) => (
        <tbody key={title} role="rowgroup">
          {title && (
            <tr className="grp" role="row">
              <th colSpan={canLog ? 12 : 11} scope="rowgroup" role="rowheader">
                {title}{' '}
                <span className="mut">
                  {rows.length}
                  {hint && ` · ${hint}`}
                </span>
              </th>
            </tr>
          )}
          {rows.map((row) => requestRow(row, { address, canLog, ticked: view.ticked !== null }))}
        </tbody>
      ))}
    </table>
  )
}

type RowSetting = { address: string; canLog: boolean; ticked: boolean }

function requestRow(row: BoardRow, { address, canLog, ticked }: RowSetting) {
  const { reference, force, timing, lastContact, nextStep, owner } = row
  const page = `/requests/${reference}${address}`
  return (
    <tr key={reference} role="row" data-r={reference}>
      {canLog && (
        <td className="ckc" role="cell">
          <label>
            <input type="checkbox" name="r" value={reference} defaultChecked={ticked} data-name={force.shortName} />
            <span className="vh">Select {force.shortName}</span>
          </label>
        </td>
      )}
      <th scope="row" className="c-f" role="rowheader">
        <a href={page} title={force.name}>
          {force.shortName}
        </a>
      </th>
      <td className="c-s" role="cell">
        <StateWord standing={row.standing} />
      </td>
      <td className="c-sent" role="cell">
        {row.sentOn && shortDay(row.sentOn)}
      </td>
      <td className="c-due" role="cell">
        {row.clock.effectiveDueOn ? shortDay(row.clock.effectiveDueOn) : <span className="dim">none</span>}
      </td>
      <td className="c-d r" role="cell">
        {timing.kind !== 'none' && (
          <span className={timing.kind === 'late' ? 'late' : timing.kind === 'answered' ? 'dim' : undefined}>{timingLabel(timing)}</span>
        )}
      </td>
      <td className="c-m" role="cell">
        {badgesOf(row).map(({ words, tone, title }) => (
          <span key={words} className={`tag ${tone}`} title={title}>
            {words}
          </span>
        ))}
      </td>
      <td className="c-l" role="cell">
        {lastContact && (
          <>
            <span className="dim d">{shortDay(lastContact.on)}</span> {lastContact.words}
          </>
        )}
      </td>
      <td className="c-r" role="cell">
        {row.forceReference ?? <span className="dim">none yet</span>}
      </td>
      <td className="c-n r" role="cell">
        {row.figuresAsked > 0 &&
          (row.figuresGiven > 0 ? (
            [row.figuresGiven, <span key="of" className="dim">{`/${row.figuresAsked}`}</span>]
          ) : (
            <span className="dim">{`0/${row.figuresAsked}`}</span>
          ))}
      </td>
      <td className="c-o own" role="cell">
        {owner && <abbr title={owner.name}>{initials(owner.name)}</abbr>}
      </td>
      <td className="c-x" role="cell">
        {nextStep.by === 'us' ? (
          <a href={page} title={nextStep.reason}>
            {nextStep.words}
          </a>
        ) : (
          <span className="dim" title={nextStep.reason}>
            {nextStep.words}
          </span>
        )}
      </td>
    </tr>
  )
}
