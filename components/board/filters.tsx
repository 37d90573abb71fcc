import { Glyph } from '@/components/frame/glyph'
import { statusStyles, standingsInOrder } from '@/lib/requests/status-styles'
import type { Day } from '@/lib/days'
import { type BoardView, queryOf, type QuickFilter, unfiltered } from '@/lib/board/url'
import type { Standing } from '@/lib/clock/standing'

const rare: readonly Standing[] = ['withdrawn', 'not sent', 'queued', 'draft']

/** Key and filter in one: what each fill and shape means, how many there are, and a link that shows them alone. */
export function StateList({ counts, base, view }: { counts: ReadonlyMap<Standing, number>; base: string; view: BoardView }) {
  return (
    <nav className="legend" aria-label="Filter by state">
      {standingsInOrder
        .filter((standing) => !rare.includes(standing) || counts.has(standing))
        .map((standing) => {
          const isOn = view.standing.includes(standing)
          const { family, key } = statusStyles[standing]
          return (
            <a
              key={standing}
              href={`${base}${queryOf(view, { ...unfiltered, standing: isOn && view.standing.length === 1 ? [] : [standing] })}`}
              aria-current={isOn ? 'true' : undefined}
            >
              <span className={`sw gl f-${family}`} aria-hidden="true">
                <Glyph name={family} />
              </span>
              <span>{key}</span>
              <span className="ct">{counts.get(standing) ?? 0}</span>
            </a>
          )
        })}
    </nav>
  )
}

type ChipsProps = { all: number; mine: number; shows: { show: QuickFilter; words: string; count: number }[]; base: string; view: BoardView }

/** Filters with what a press on them will show. */
export function Chips({ all, mine, shows, base, view }: ChipsProps) {
  const chip = (key: string, words: string, count: number, isOn: boolean, change: Partial<BoardView>) => (
    <a
      key={key}
      className={count === 0 && !isOn ? 'chip none' : 'chip'}
      href={`${base}${queryOf(view, { ...unfiltered, ...(isOn ? {} : change) })}`}
      aria-current={isOn ? 'true' : undefined}
    >
      {words} <b>{count}</b>
    </a>
  )
  const isAll = view.standing.length === 0 && !view.show && !view.owner && !view.q
  return (
    <div className="chips" role="group" aria-label="Show">
      <a className="chip" href={`${base}${queryOf(view, unfiltered)}`} aria-current={isAll ? 'true' : undefined}>
        All <b>{all}</b>
      </a>
      {chip('mine', 'Mine', mine, view.owner === 'me', { owner: 'me' })}
      {shows
        .filter(({ show, count }) => show === view.show || (show === 'asked' ? count < all : count > 0 || show === 'not replied'))
        .map(({ show, words, count }) => chip(show, words, count, view.show === show, { show }))}
    </div>
  )
}

/** Find within the round, and the day as at which it is shown. A plain form whose address is the view. */
export function ViewForm({ base, view, today, owners }: { base: string; view: BoardView; today: Day; owners: { id: string; name: string }[] }) {
  const kept = new URLSearchParams(queryOf(view, { q: '', asAt: null, owner: null }))
  return (
    <form className="view" action={base} method="get">
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="lab">
        <span className="vh">Find in this round</span>
        <input className="inp" type="search" name="q" defaultValue={view.q} placeholder="Force or reference" id="filter" autoComplete="off" />
      </label>
      <label className="lab">
        <span className="vh">Owner</span>
        <select className="sel" name="owner" defaultValue={view.owner ?? ''}>
          <option value="">Any owner</option>
          <option value="me">Mine</option>
          <option value="none">No owner</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="lab as-at">
        <span>As at</span>
        <input className="inp" type="date" name="asAt" defaultValue={view.asAt ?? ''} max={today} />
      </label>
      <button type="submit" className="btn">
        Show
      </button>
    </form>
  )
}
