import type { Day } from '@/lib/days'
import type { LoggedEvent } from '@/lib/events/events'
import type { NamedForce } from '@/lib/forces/names'
import { readDate } from './dates'
import type { ColumnUse, Mapping } from './mapping'

/** What a sheet is laid against: the round as it is on the record, and the whole register to tell who is meant. */
export type RoundFigure = { version: number; text: string; isRetracted: boolean }
export type RoundRequest = { reference: string; forceId: string; events: readonly LoggedEvent[]; figures: Readonly<Record<string, RoundFigure>> }
export type Round = {
  questions: readonly number[]
  measures: readonly { code: string; label: string; unit: string }[]
  periods: readonly { code: string; label: string }[]
  forces: readonly NamedForce[]
  requests: readonly RoundRequest[]
}

/** Something about a row that a person needs to know. With `isLeftOut`, what the cell says is not stored. */
export type Problem = { column: string | null; text: string; words: string; isLeftOut: boolean }

export type Cell = { text: string; column: number; heading: string }

/** A row of the sheet by what its columns hold, with everything wrong that is found on the way. */
export class Row {
  readonly problems: Problem[] = []
  private readonly byUse = new Map<ColumnUse, Cell[]>()

  constructor(cells: readonly string[], headings: readonly string[], { columns }: Pick<Mapping, 'columns'>) {
    columns.forEach((use, column) => {
      const text = (cells[column] ?? '').trim()
      if (use !== 'ignore' && text !== '') this.byUse.set(use, [...(this.byUse.get(use) ?? []), { text, column, heading: headings[column] ?? '' }])
    })
  }

  cell(use: ColumnUse): Cell | null {
    return this.byUse.get(use)?.[0] ?? null
  }

  cells(use: ColumnUse): readonly Cell[] {
    return this.byUse.get(use) ?? []
  }

  get figureUses(): ColumnUse[] {
    return [...this.byUse.keys()].filter((use) => use.startsWith('figure '))
  }

  /** Whether anything but the force stands in it. */
  get isBlank() {
    return [...this.byUse.keys()].every((use) => use === 'force' || use === 'our reference')
  }

  /** The day in a column, or null: one that cannot be read is told. */
  day(use: ColumnUse): Day | null {
    const cell = this.cell(use)
    if (!cell) return null
    const read = readDate(cell.text)
    if (read.kind === 'unread') this.leaveOut(cell, read.words)
    return read.kind === 'day' ? read.on : null
  }

  leaveOut(cell: Cell | null, words: string) {
    this.problems.push({ column: cell ? cell.heading || null : null, text: cell?.text ?? '', words, isLeftOut: true })
  }

  tell(cell: Cell | null, words: string) {
    this.problems.push({ column: cell ? cell.heading || null : null, text: cell?.text ?? '', words, isLeftOut: false })
  }
}
