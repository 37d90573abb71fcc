import type { ReportRow } from '../dataset.ts'
import { type Family, statusStyles } from '../../requests/status-styles.ts'
import { familyOf, fills, paper, shapes } from '../print-styles.ts'
import { placesOf } from '../tile-places.ts'
import { mm, type Sheet } from './sheet.ts'

/**
 * The forces in their places: a tile each, with letters, shape and a fact, so that it reads in grey. A body without a place on
 * the map (a force added by hand) stands in rows beneath it, so that none is left out.
 */
const tile = { width: mm(14.2), height: mm(13.2), gap: mm(0.8) } as const

export function drawShape(sheet: Sheet, family: Family, x: number, y: number, size: number, { color, cut }: { color: string; cut: string }) {
  const { pdf } = sheet
  sheet.decor(() => {
    pdf
      .save()
      .translate(x, y)
      .scale(size / 16)
    for (const { path, fill, width, isCut, dash } of shapes[family]) {
      const ink = isCut ? cut : color
      if (fill) pdf.path(path).fill(ink)
      if (width) {
        pdf.lineWidth(width)
        if (dash) pdf.dash(dash, { space: dash })
        pdf.path(path).strokeColor(ink).stroke()
        if (dash) pdf.undash()
      }
    }
    pdf.restore()
  })
}

/** The small field of a standing's colour and shape, for keys and rows. */
export function drawWordShape(sheet: Sheet, family: Family, x: number, y: number, size: number) {
  const { word, fill, ink } = fills[family]
  const isSolid = ['overdue', 'refused', 'disclosed', 'clarify'].includes(family)
  drawShape(sheet, family, x, y, size, { color: isSolid ? fill : word, cut: isSolid ? ink : paper.white })
}

function drawField(sheet: Sheet, family: Family, x: number, y: number, width: number, height: number) {
  const { fill, edge } = fills[family]
  sheet.decor(() => {
    sheet.pdf.roundedRect(x, y, width, height, 1.5).fill(fill)
    if (family === 'notheld') {
      // Hatched, so that it is told from what is merely pale.
      sheet.pdf.save().roundedRect(x, y, width, height, 1.5).clip().lineWidth(1.3).strokeColor('#C9D0D6')
      for (let at = -height; at < width; at += 4)
        sheet.pdf
          .moveTo(x + at, y + height)
          .lineTo(x + at + height, y)
          .stroke()
      sheet.pdf.restore()
    }
    if (edge)
      sheet.pdf
        .roundedRect(x + 0.5, y + 0.5, width - 1, height - 1, 1.2)
        .lineWidth(family === 'part' || family === 'notheld' || family === 'draft' ? 0.6 : 1.1)
        .strokeColor(edge)
        .stroke()
  })
}

/** Draws the map with its upper left corner at a place; returns its height. */
export function drawTiles(sheet: Sheet, rows: readonly ReportRow[], x: number, y: number): number {
  const places = placesOf(rows)
  const first = Math.min(...places.map(({ row }) => row))
  const list = sheet.part('L')
  let bottom = y
  rows.forEach((row, index) => {
    const place = places[index]!
    const family = familyOf(row.standing)
    const left = x + place.column * (tile.width + tile.gap)
    const top = y + (place.row - first) * (tile.height + tile.gap)
    const { ink } = fills[family]
    drawField(sheet, family, left, top, tile.width, tile.height)
    drawShape(sheet, family, left + tile.width - 11, top + 4, 7.6, { color: ink, cut: fills[family].fill })
    // What is drawn is short; what is read aloud is whole.
    const item = sheet.part('LI', list)
    sheet.tagged(
      'LBody',
      item,
      () => {
        sheet.line(row.abbr, left + 3.5, top + 4, { face: 'narrowSemibold', size: 9.5, color: ink })
        sheet.line(row.fact, left + 3.5, top + tile.height - 12, { face: 'narrow', size: 8, color: ink, width: tile.width - 6 })
      },
      { actual: `${row.force}: ${statusStyles[row.standing].word}${row.fact ? `, ${row.fact}` : ''}. ` },
    )
    item.end()
    bottom = Math.max(bottom, top + tile.height)
  })
  list.end()
  return bottom - y
}

/** One line of the key. */
export function drawKey(
  sheet: Sheet,
  { family, text, count, x, y, width }: { family: Family; text: string; count: number; x: number; y: number; width: number },
) {
  drawField(sheet, family, x, y, 12.5, 10.2)
  drawShape(sheet, family, x + 2.8, y + 1.6, 7, { color: fills[family].ink, cut: fills[family].fill })
  sheet.tagged('P', undefined, () => {
    sheet.line(text, x + 17, y + 0.5, { size: 8.4, width: width - 30 })
    sheet.line(String(count), x, y + 0.5, { face: 'semibold', size: 8.6, width, align: 'right' })
  })
}
