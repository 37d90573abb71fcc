import { Glyph } from '@/components/frame/glyph'
import type { BoardData } from '@/lib/board/board-data'
import { type Chip, type StandingCount, unpacked } from '@/lib/board/board-lines'
import { statusStyles } from '@/lib/requests/status-styles'

/** Key and filter in one: what each fill and shape means, how many there are, and a link that shows them alone. */
export function StateList({ standings, base }: { standings: string; base: string }) {
  return (
    <nav className="legend" aria-label="Filter by state">
      {unpacked<StandingCount>(standings).map(([query, count, standing, isOn]) => {
        const { family, key } = statusStyles[standing]
        return (
          <a key={standing} href={base + query} aria-current={isOn ? 'true' : undefined}>
            <span className={`sw gl f-${family}`} aria-hidden="true">
              {Glyph({ name: family })}
            </span>
            <span>{key}</span>
            <span className="ct">{count}</span>
          </a>
        )
      })}
    </nav>
  )
}

/** Filters with what a press on them will show. */
export function Chips({ chips, base }: { chips: string; base: string }) {
  return (
    <div className="chips" role="group" aria-label="Show">
      {unpacked<Chip>(chips).map(([query, count, words, state]) => (
        <a key={words} className={state === 'none' ? 'chip none' : 'chip'} href={base + query} aria-current={state === 'on' ? 'true' : undefined}>
          {`${words} `}
          <b>{count}</b>
        </a>
      ))}
    </div>
  )
}

/** Find within the round, and the day as at which it is shown. A plain form whose address is the view. */
export function ViewForm({ data: { base, view, kept, today, owners } }: { data: BoardData }) {
  return (
    <form className="view" action={base} method="get">
      {kept.map(([name, value]) => (
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
