import { Glyph } from '@/components/frame/glyph'
import type { BoardRow } from '@/lib/board/view'
import { statusStyles } from '@/lib/requests/status-styles'
import type { Standing } from '@/lib/clock/standing'
import { tileFactOf } from '@/lib/requests/tile-fact'

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
  const { family, key } = statusStyles[row.standing]
  const share = row.standing === 'part disclosed' && row.figuresAsked > 0 ? Math.round((row.figuresGiven / row.figuresAsked) * 100) : null
  return (
    <a href={`/requests/${row.reference}${asAt}`} className={`tile f-${family}${hits?.has(row.id) ? ' hit' : ''}`} data-r={row.reference}>
      <span className="ab">{row.force.abbr}</span>
      <Glyph name={family} />
      <span className="vh">
        {' '}
        {row.force.shortName}, {key}:{' '}
      </span>
      <span className="ft">{tileFactOf(row)}</span>
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
        <i key={forceId} className={`f-${statusStyles[standing].family}`} style={{ gridArea: `${tileRow! + 1}/${tileCol}` }} />
      ))}
    </div>
  )
}
