import { gaveAny } from '../columns.ts'
import type { Dataset, ReportCell, ReportRow } from '../dataset.ts'
import { paper } from '../print-styles.ts'
import { leftOutOf } from '../left-out.ts'
import { page, type Sheet } from './sheet.ts'
import { type Column, drawTable } from './table.ts'

/**
 * The figures of all that gave any, a measure and a period to each column, with totals as ranges and how many forces
 * each rests on. A round may ask for more columns than a sheet is wide: they run on in further tables, whole
 * measures together where they fit.
 */
const NAME = 92
const WIDEST = 52
const NARROWEST = 34

/** The columns of each table: as many as a sheet holds, a measure's periods together. */
export function spread<Item extends { measure: string }>(columns: readonly Item[], atMost: number): Item[][] {
  const tables: Item[][] = []
  const measures = [...new Set(columns.map(({ measure }) => measure))].map((measure) => columns.filter((column) => column.measure === measure))
  for (const measure of measures) {
    for (let from = 0; from < measure.length; from += atMost) {
      const piece = measure.slice(from, from + atMost)
      const last = tables.at(-1)
      if (last && last.length + piece.length <= atMost && from === 0) last.push(...piece)
      else tables.push([...piece])
    }
  }
  return tables
}

type Line = { name: string; cells: readonly string[]; tone: 'row' | 'total' | 'coverage'; said: readonly (ReportCell | null)[] }

export function drawFigures(sheet: Sheet, { rows, columns, sources, counts }: Dataset) {
  sheet.addPage()
  const given = rows.filter(gaveAny)
  const silent = counts.forces - given.length
  sheet.heading(
    'Figures',
    given.length === 0 ? 'None yet' : `${given.length} of ${counts.forces} gave any${silent ? `; the other ${silent} stand in the lists before` : ''}`,
  )
  if (given.length === 0) {
    sheet.paragraph('No force has given a figure by this day.', { size: 9.4 })
    return
  }
  const indexed = columns.map((column, index) => ({ ...column, index }))
  spread(indexed, Math.floor((page.width - NAME) / NARROWEST)).forEach((shown, at) => {
    if (at > 0) {
      sheet.y += 8
      sheet.room(120)
    }
    const lines: Line[] = [
      ...given.map((row: ReportRow) => ({
        name: row.shortName,
        tone: 'row' as const,
        cells: shown.map(({ index }) => row.cells[index]?.shown ?? ''),
        said: shown.map(({ index }) => row.cells[index] ?? null),
      })),
      { name: 'Total', tone: 'total', cells: shown.map(({ total }) => total), said: [] },
      { name: `Forces counted, of ${counts.forces}`, tone: 'coverage', cells: shown.map(({ forces }) => String(forces)), said: [] },
    ]
    const width = Math.min(WIDEST, (page.width - NAME) / shown.length)
    const measures = [...new Set(shown.map(({ measure }) => measure))]
    drawTable<Line>(
      sheet,
      lines,
      [
        {
          head: 'Force',
          width: NAME,
          isHead: true,
          cell: ({ name, tone }) => ({ text: name, ...(tone === 'coverage' ? { face: 'narrow', color: paper.ink2 } : {}) }),
        },
        ...shown.map(
          (column, index): Column<Line> => ({
            head: column.periodLabel,
            width,
            align: 'right',
            wrap: true,
            cell: ({ cells, tone, said }) => {
              const kind = said[index]?.kind
              const isWords = kind !== undefined && kind !== 'number' && kind !== 'below'
              return {
                text: (cells[index] ?? '').replace(' to ', ' to '),
                ...(tone === 'total' ? { face: 'narrowSemibold' } : tone === 'coverage' || isWords ? { color: paper.ink2 } : {}),
              }
            },
          }),
        ),
      ],
      {
        size: 8,
        row: 14,
        gap: 4,
        groups: [
          { text: '', span: 1 },
          ...measures.map((measure) => ({
            text: labelOf(shown.find((column) => column.measure === measure)!),
            span: shown.filter((column) => column.measure === measure).length,
          })),
        ],
        isTotal: ({ tone }) => tone === 'total',
      },
    )
  })
  const leftOut = leftOutOf(columns)
  if (leftOut.length > 0) sheet.paragraph(leftOut.join(' '), { size: 8.4, color: paper.ink2, leading: 1, lead: 'Left out of totals.' })
  if (sources.length > 0) {
    sheet.y += 12
    sheet.room(60)
    sheet.heading('Sources')
    drawSources(sheet, sources)
  }
}

/** In two columns, evenly filled, and on as many pages as they need. */
function drawSources(sheet: Sheet, sources: Dataset['sources']) {
  const between = 18
  const width = (page.width - between) / 2
  const ink = { size: 8, leading: 0.8, width }
  const heights = sources.map(({ force, says }) => sheet.heightOf(`${force}:  ${says}`, { ...ink, face: 'semibold' }) + 2)
  let at = 0
  while (at < sources.length) {
    if (at > 0) sheet.addPage()
    const top = sheet.y
    const room = page.bottom - top
    const half = heights.slice(at).reduce((sum, height) => sum + height, 0) / 2
    let bottom = top
    for (const column of [0, 1]) {
      let y = top
      while (at < sources.length && (y === top || y + heights[at]! - top <= room) && (column === 1 || y - top < half)) {
        const { force, says } = sources[at]!
        const from = y
        sheet.tagged('P', undefined, () => sheet.words(says, page.left + column * (width + between), from, { ...ink, lead: `${force}:` }))
        y += heights[at]!
        at += 1
      }
      bottom = Math.max(bottom, y)
    }
    sheet.y = bottom
  }
}

const labelOf = ({ measureLabel, unit }: { measureLabel: string; unit: string }) =>
  unit && !measureLabel.toLowerCase().includes(unit.toLowerCase()) ? `${measureLabel}, ${unit}` : measureLabel
