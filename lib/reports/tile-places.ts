import type { ReportRow } from './dataset.ts'

/** Where each row's tile goes: on the map, or in rows of six under it. */
export function placesOf(rows: readonly Pick<ReportRow, 'tileRow' | 'tileCol'>[]) {
  const last = Math.max(-1, ...rows.map(({ tileRow, tileCol }) => (tileCol === null ? -1 : (tileRow ?? -1))))
  let loose = 0
  return rows.map(({ tileRow, tileCol }) => {
    if (tileRow !== null && tileCol !== null) return { row: tileRow, column: tileCol - 1 }
    const at = loose++
    return { row: last + 1 + Math.floor(at / 6), column: at % 6 }
  })
}
