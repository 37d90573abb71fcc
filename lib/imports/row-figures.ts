/** What one row of a sheet would change in the figures: cells that differ from the record. What a cell leaves unclear is kept and said. */
import { toInputText, unclearWords, unitOf } from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'
import { columnLetters, figureUse } from './mapping'
import type { Round, RoundRequest, Row } from './row'

export type FigureChange = {
  kind: 'figure'
  measure: string
  period: string
  text: string
  before: string | null
  baseVersion: number
  column: string
  words: string
}

export function figuresOfRow(row: Row, request: RoundRequest, { measures, periods }: Round): FigureChange[] {
  return row.figureUses.flatMap((use) => {
    const place = figureUse(use)!
    const measure = measures.find(({ code }) => code === place.measure)
    const period = periods.find(({ code }) => code === place.period)
    const cell = row.cell(use)
    if (!measure || !period || !cell) return []
    const unit = unitOf(measure.unit)
    const given = parseCell(cell.text, unit)
    if (given.kind === 'awaited') return []
    if (cell.text.length > 200) {
      row.leaveOut(cell, 'Too long to be a figure.')
      return []
    }
    const current = request.figures[`${measure.code} ${period.code}`]
    if (current?.isRetracted) {
      row.leaveOut(cell, `The figure for ${measure.label}, ${period.label}, was withdrawn. Enter it on the figures page if they gave it again.`)
      return []
    }
    const before = current ? parseCell(current.text, unit) : null
    const isSame =
      before !== null &&
      (before.kind === 'unclear' || given.kind === 'unclear' ? current!.text.trim() === cell.text : toInputText(before) === toInputText(given))
    if (isSame) return []
    if (given.kind === 'unclear') row.tell(cell, `${measure.label}, ${period.label}: “${cell.text}” is kept as unclear. ${unclearWords[given.why]}`)
    const was = current && current.text !== '' ? ` (was ${current.text})` : ''
    return [
      {
        kind: 'figure',
        measure: measure.code,
        period: period.code,
        text: cell.text,
        before: current?.text ?? null,
        baseVersion: current?.version ?? 0,
        column: columnLetters(cell.column),
        words: `${measure.label}, ${period.label}: ${cell.text}${was}`,
      },
    ]
  })
}
