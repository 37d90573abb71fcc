/**
 * The lists of the printed report: who is late and by how much, what was refused under which section, who took more time, which
 * reviews are under way and which steps are still open. A list without rows is left out, save the first two, which say that they are empty.
 */
import { weekdayDay } from '../../days.ts'
import type { Dataset } from '../dataset.ts'
import type { Sheet } from './sheet.ts'
import { dim, drawTable } from './table.ts'

/** A heading, the head of its table and a first row of three lines: less room than this is left empty. */
const ROOM_FOR_A_LIST = 105

export function drawLate(sheet: Sheet, { overdue, refusals, waiting, windows, escalations, outOfOrder = [], toNote, counts }: Dataset) {
  sheet.addPage()
  sheet.heading(`No response: ${overdue.length} ${overdue.length === 1 ? 'force' : 'forces'}`, 'Longest overdue first, by working days after the due date')
  if (overdue.length === 0) sheet.paragraph('No force is past its due date without an answer.', { size: 9.4 })
  else
    drawTable(
      sheet,
      overdue,
      [
        { head: 'Force', width: 124, isHead: true, cell: (row) => row.force },
        { head: 'Days late', width: 44, align: 'right', cell: (row) => ({ text: String(row.daysLate), face: 'narrowSemibold' }) },
        { head: 'Received', width: 56, cell: (row) => (row.receivedOn ? weekdayDay(row.receivedOn) : '') },
        { head: 'Due', width: 56, cell: (row) => (row.dueOn ? weekdayDay(row.dueOn) : '') },
        { head: 'Reminders', width: 56, align: 'right', cell: (row) => (row.reminders ? String(row.reminders) : dim('0')) },
        { head: 'Last contact', width: 92, cell: (row) => row.lastContact },
        { head: 'Remark', width: 82, wrap: true, cell: (row) => row.note },
      ],
      { size: 8.4, row: 14.5 },
    )
  sheet.y += 8
  sheet.room(ROOM_FOR_A_LIST)
  sheet.heading('Refusals, by section', `${counts.byWord.refused} refused everything, ${counts.byStanding['part disclosed']} disclosed in part`)
  if (refusals.length === 0) sheet.paragraph('No section has been cited.', { size: 9.4 })
  else
    drawTable(
      sheet,
      refusals,
      [
        { head: 'Section', width: 48, isHead: true, cell: (row) => row.section },
        { head: 'About', width: 110, wrap: true, cell: (row) => row.about },
        { head: 'Kind', width: 94, wrap: true, cell: (row) => row.kind },
        { head: 'Forces', width: 208, wrap: true, cell: (row) => [...row.whole, ...row.part].join(', ') },
        {
          head: 'Count',
          width: 50,
          align: 'right',
          cell: (row) => [row.whole.length && String(row.whole.length), row.part.length && `${row.part.length} in part`].filter(Boolean).join(' + '),
        },
      ],
      { size: 8.4, row: 14.5 },
    )
  const more = <Row>(head: string, beside: string, items: readonly Row[], draw: () => void) => {
    if (items.length === 0) return
    sheet.y += 8
    sheet.room(ROOM_FOR_A_LIST)
    sheet.heading(head, beside)
    draw()
  }
  more('Extended, or waiting on us', '', waiting, () =>
    drawTable(
      sheet,
      waiting,
      [
        { head: 'Force', width: 134, isHead: true, cell: (row) => row.force },
        { head: 'What they said', width: 140, wrap: true, cell: (row) => row.said },
        { head: 'On', width: 60, cell: (row) => weekdayDay(row.on) },
        { head: 'New date', width: 60, cell: (row) => (row.until ? weekdayDay(row.until) : dim('none')) },
        { head: 'Remark', width: 116, wrap: true, cell: (row) => row.remark },
      ],
      { size: 8.4, row: 14.5 },
    ),
  )
  more('Reviews and complaints', 'Under way', escalations, () =>
    drawTable(
      sheet,
      escalations,
      [
        { head: 'Force', width: 134, isHead: true, cell: (row) => row.force },
        { head: 'Step', width: 160, wrap: true, cell: (row) => row.what },
        { head: 'On', width: 76, cell: (row) => weekdayDay(row.on) },
        { head: 'Remark', width: 140, wrap: true, cell: (row) => row.remark },
      ],
      { size: 8.4, row: 14.5 },
    ),
  )
  const told = (rows: typeof outOfOrder) =>
    drawTable(
      sheet,
      rows,
      [
        { head: 'Force', width: 134, isHead: true, cell: (row) => row.force },
        { head: 'What', width: 266, wrap: true, cell: (row) => row.says },
        { head: 'Source', width: 110, wrap: true, cell: (row) => row.source },
      ],
      { size: 8.4, row: 14.5 },
    )
  more(toNote ? 'Breaches' : 'Out of order', 'What the Act or the Code asks for and was not done, as far as it was logged', outOfOrder, () => told(outOfOrder))
  more('To note', 'No breach: dates that differ, answers withdrawn, what we dispute', toNote ?? [], () => told(toNote ?? []))
  more('Windows still open', 'The last day for each step', windows, () =>
    drawTable(
      sheet,
      windows,
      [
        { head: 'Force', width: 134, isHead: true, cell: (row) => row.force },
        { head: 'Step', width: 160, wrap: true, cell: (row) => row.step },
        { head: 'By', width: 76, cell: (row) => weekdayDay(row.by) },
        { head: 'Counted as', width: 140, wrap: true, cell: (row) => row.counted },
      ],
      { size: 8.4, row: 14.5 },
    ),
  )
}
