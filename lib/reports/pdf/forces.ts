/** The page of the printed report that lists every force, silent ones included, with its status, its dates and what it gave. */
import { type Day, datedDay } from '../../days.ts'
import { statusStyles } from '../../requests/status-styles.ts'
import { daysLate } from '../../words.ts'
import type { Dataset } from '../dataset.ts'
import { familyOf, paper } from '../print-styles.ts'
import type { Sheet } from './sheet.ts'
import { dim, drawTable } from './table.ts'
import { drawWordShape } from './tiles.ts'

const on = (day: Day | null, none = '') => (day ? datedDay(day).replace(/ \d{4}$/, '') : none)

export function drawForces(sheet: Sheet, { rows, asAt }: Dataset) {
  sheet.addPage()
  sheet.heading(
    `All ${rows.length} ${rows.length === 1 ? 'force' : 'forces'}`,
    'A to Z, silent ones included. Days are working days under s.10(6). Shaded: past the due date, no answer.',
  )
  drawTable(
    sheet,
    rows,
    [
      { head: 'Force', width: 88, isHead: true, cell: (row) => row.shortName },
      {
        head: `Standing at ${on(asAt)}`,
        width: 88,
        cell: (row) => ({
          text: statusStyles[row.standing].word,
          mark: (x, y, height) => {
            drawWordShape(sheet, familyOf(row.standing), x, y + (height - 7.5) / 2, 7.5)
            return 11
          },
        }),
      },
      { head: 'Received', width: 42, cell: (row) => on(row.receivedOn) },
      {
        head: 'Due',
        width: 42,
        cell: (row) =>
          row.standing === 'clarification' || row.standing === 'fee asked'
            ? dim('stopped')
            : row.extendedTo
              ? `${on(row.dueOn)}, to ${on(row.extendedTo)}`
              : on(row.dueOn),
      },
      { head: 'Answered', width: 44, cell: (row) => (row.answeredOn ? on(row.answeredOn) : dim('none')) },
      {
        head: 'Days',
        width: 44,
        align: 'right',
        cell: (row) =>
          row.daysLate !== null
            ? { text: daysLate(row.daysLate), ...(row.standing === 'no response' ? { face: 'narrowSemibold' as const } : {}) }
            : row.answeredOn
              ? dim(row.workingDaysTaken === null ? '' : `day ${row.workingDaysTaken}`)
              : row.daysLeft === null
                ? ''
                : `${row.daysLeft} left`,
      },
      { head: 'Exemptions', width: 60, cell: (row) => row.exemptions.join(', ') },
      { head: 'Their reference', width: 66, cell: (row) => (row.forceReference ? { text: row.forceReference, color: paper.ink2 } : dim('none')) },
      { head: 'Figures', width: 38, align: 'right', cell: (row) => (row.figuresGiven ? String(row.figuresGiven) : dim('0')) },
    ],
    { size: 8.2, row: 15.9, shade: (row) => (row.standing === 'no response' ? paper.overdueSoft : null) },
  )
}
