import type { BoardData } from '@/lib/board/board-data'
import { referenceOf, type TableRow, type Tile, unpacked } from '@/lib/board/board-lines'
import { statusStyles } from '@/lib/requests/status-styles'
import type { Standing } from '@/lib/clock/standing'
import { glyph, html, inside, nothing } from './html'

/** The forces in place, north at the top: an ordered list of links. Bodies without a place stand beneath, by name. */
export function TileMap({ data }: { data: BoardData }) {
  const { placed, view } = data
  const hits = view.isFiltered ? new Set(unpacked<TableRow>(data.rows).map(([at]) => at)) : null
  const tiles = unpacked<Tile>(data.tiles).map((line, index) => tile(line, hits?.has(String(index)) ?? false, data))
  return (
    <>
      <ol
        className={hits ? 'tiles faint' : 'tiles'}
        aria-label={`${placed} forces, laid out roughly as on a map, north at the top`}
        {...inside(html`${tiles.slice(0, placed)}`)}
      />
      {placed < tiles.length && <ul className="tiles others" aria-label="Other authorities, by name" {...inside(html`${tiles.slice(placed)}`)} />}
    </>
  )
}

function tile(line: Tile, isHit: boolean, { code, asAtQuery }: BoardData) {
  const [itsReference, shortName, abbr, standing, fact, share, gridRow, gridColumn] = line
  const { family, key } = statusStyles[standing]
  const place = gridRow ? html` style="grid-area:${gridRow}/${gridColumn}"` : nothing
  return html`<li${place}><a href="/requests/${referenceOf(itsReference, abbr, code)}${asAtQuery}" class="tile f-${family}${isHit ? ' hit' : ''}"><span class="ab">${abbr}</span>${glyph(family)}<span class="vh"> ${shortName}, ${key}: </span><span class="ft">${fact}</span>${share ? html`<span class="fill" style="width:${share}%"></span>` : nothing}</a></li>`
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
