import type { Day } from '../days.ts'
import type { Dataset, ReportColumn, ReportRow } from './dataset.ts'

/**
 * The columns of the status table, in the order that spreadsheets downstream rely on: the CSV's head is
 * exactly this. What is not known, or not yet due to be known, is blank and never nought; figures follow, one
 * column to each measure and period, and last what marks the row.
 */
export type Value = { text: string } | { number: number; digits?: string } | { day: Day } | null

const text = (value: string): Value => (value === '' ? null : { text: value })
const number = (value: number | null): Value => (value === null ? null : { number: value })
const on = (value: Day | null): Value => (value === null ? null : { day: value })

export const statusColumns = {
  force_id: (row) => text(row.forceId),
  force: (row) => text(row.force),
  pfa_code: (row) => text(row.pfaCode),
  standing: (row) => text(row.standing),
  outcome: (row) => text(row.outcome),
  sent_on: (row) => on(row.sentOn),
  received_on: (row) => on(row.receivedOn),
  due_on: (row) => on(row.dueOn),
  due_on_rule_b: (row) => on(row.dueOnRuleB),
  days_late: (row) => number(row.daysLate),
  extended_to: (row) => on(row.extendedTo),
  acknowledged_on: (row) => on(row.acknowledgedOn),
  answered_on: (row) => on(row.answeredOn),
  working_days_taken: (row) => number(row.workingDaysTaken),
  exemptions: (row) => text(row.exemptions.join('; ')),
  force_reference: (row) => text(row.forceReference),
  reminders_sent: (row) => number(row.remindersSent),
  last_contact_on: (row) => on(row.lastContactOn),
  review_requested_on: (row) => on(row.reviewRequestedOn),
  review_due_on: (row) => on(row.reviewDueOn),
  ico_complained_on: (row) => on(row.icoComplainedOn),
  figures_given: (row) => number(row.figuresGiven),
  figures_asked: (row) => number(row.figuresAsked),
  notes: (row) => text(row.notes),
} as const satisfies Record<string, (row: ReportRow) => Value>

/** 'MEASURECODE PERIODCODE' */
export const headOf = (column: Pick<ReportColumn, 'measure' | 'period'>) => `${column.measure} ${column.period}`

/** Marks came later than the figures, so they stand behind them: what reads by place finds all where it was. */
export const headsOf = ({ columns, rows }: Pick<Dataset, 'columns' | 'rows'>) => [
  ...Object.keys(statusColumns),
  ...columns.map(headOf),
  ...(rows.some(({ marks }) => marks) ? ['marks'] : []),
]

/** A cell of a figure: its number where it is one, else what the force said; blank while it is awaited. */
export const figureValue = (cell: ReportRow['cells'][number]): Value =>
  cell === null ? null : cell.value === null ? text(cell.written) : { number: cell.value, digits: cell.written }

export const valuesOf = (row: ReportRow): Value[] => [
  ...Object.values(statusColumns).map((value) => value(row)),
  ...row.cells.map(figureValue),
  ...(row.marks ? [text(row.marks.join('; '))] : []),
]

/** Whether a force gave anything that stands in the table of figures: who only refused, or holds nothing, is in the lists of those. */
export const gaveAny = ({ cells }: Pick<ReportRow, 'cells'>) => cells.some((cell) => cell !== null && cell.kind !== 'refused' && cell.kind !== 'not held')
