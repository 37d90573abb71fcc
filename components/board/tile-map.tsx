import { Glyph } from '@/components/frame/glyph'
import { looks } from '@/components/frame/standings'
import { shortDay } from '@/lib/days'
import type { BoardRow } from '@/lib/requests/board-view'
import { paceWords } from '@/lib/requests/pace'
import type { Standing } from '@/lib/requests/standing'

/** The second line of a tile: the one fact that matters in that state. */
export function factOf({ standing, pace, figuresGiven, figuresAsked, sections, clock }: BoardRow): string {
  switch (standing) {
    case 'disclosed':
    case 'part disclosed':
      return figuresAsked > 0 ? `${figuresGiven}/${figuresAsked}` : standing === 'disclosed' ? 'given' : 'in part'
    case 'refused':
      return sections[0] ? `s.${sections[0].replace(/\(.*/, '')}${sections.length > 1 ? ' +' : ''}` : 'refused'
    case 'not held':
      return 'none'
    case 'clarification':
      return 'our turn'
    case 'extended':
      return clock.bindingOn ? `to ${shortDay(clock.bindingOn)}` : 'extended'
    case 'withdrawn':
      return 'ended'
    case 'draft':
    case 'queued':
    case 'not sent':
      return standing === 'queued' ? 'queued' : 'not sent'
    default:
      return paceWords(pace)
  }
}

/** The forces in place, north at the top: an ordered list of links. Bodies without a place stand beneath, by name. */
export function TileMap({ rows, hits, asAt }: { rows: readonly BoardRow[]; hits: ReadonlySet<string> | null; asAt: string }) {
  const placed = rows
    .filter(({ force }) => force.tileRow !== null && force.tileCol !== null)
    .sort((one, other) => one.force.tileRow! - other.force.tileRow! || one.force.tileCol! - other.force.tileCol!)
  const others = rows.filter(({ force }) => force.tileRow === null || force.tileCol === null)
  const top = placed[0]?.force.tileRow ?? 0
  return (
    <>
      <ol className={hits ? 'tiles faint' : 'tiles'} aria-label={`${placed.length} forces, laid out roughly as on a map, north at the top`}>
        {placed.map((row) => (
          <li key={row.id} style={{ gridArea: `${row.force.tileRow! - top + 1}/${row.force.tileCol}`, display: 'grid' }}>
            {tile(row, hits, asAt)}
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <ul className="tiles others" aria-label="Other authorities, by name">
          {others.map((row) => (
            <li key={row.id}>{tile(row, hits, asAt)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function tile(row: BoardRow, hits: ReadonlySet<string> | null, asAt: string) {
  const { family, key } = looks[row.standing]
  const share = row.standing === 'part disclosed' && row.figuresAsked > 0 ? Math.round((row.figuresGiven / row.figuresAsked) * 100) : null
  return (
    <a href={`/requests/${row.reference}${asAt}`} className={`tile f-${family}${hits?.has(row.id) ? ' hit' : ''}`} data-r={row.reference}>
      <span className="ab">{row.force.abbr}</span>
      <Glyph name={family} />
      <span className="vh">
        {' '}
        {row.force.shortName}, {key}:{' '}
      </span>
      <span className="ft">{factOf(row)}</span>
      {share !== null && <span className="fill" style={{ width: `${share}%` }} />}
    </a>
  )
}

type Placed = { forceId: string; tileRow: number | null; tileCol: number | null; standing: Standing }

/** The shape of a round, small, with its counts in words. */
export function MiniMap({ forces, words }: { forces: readonly Placed[]; words: string }) {
  const placed = forces.filter(({ tileRow, tileCol }) => tileRow !== null && tileCol !== null)
  return (
    <div className="mini" role="img" aria-label={words}>
      {placed.map(({ forceId, tileRow, tileCol, standing }) => (
        <i key={forceId} className={`f-${looks[standing].family}`} style={{ gridArea: `${tileRow! + 1}/${tileCol}` }} />
      ))}
    </div>
  )
}
