/** The last page of the printed report: the questions as they were asked, how the counting was done, and who signed it off. */
import { type Day, longDay } from '../../days.ts'
import type { Dataset } from '../dataset.ts'
import type { Sheet } from './sheet.ts'
import { drawTable } from './table.ts'

export function drawMethod(sheet: Sheet, { method, questions, issued }: Dataset) {
  sheet.addPage()
  sheet.heading('What was asked')
  questions.forEach(({ number, text }) => {
    sheet.paragraph(text, { size: 9.4, leading: 1.5, lead: `${number}.` })
    sheet.y += 3
  })
  sheet.y += 12
  sheet.heading('How this was done')
  for (const { head, text } of method) {
    sheet.paragraph(text, { size: 9.4, leading: 2, lead: `${head}.` })
    sheet.y += 6
  }
  sheet.y += 10
  sheet.room(60)
  sheet.heading('Signed off')
  const lines: [string, string][] = [
    ['Issued', issued ? `${issued.by}, ${longDay(issued.at.slice(0, 10) as Day)}` : 'not issued'],
    ['Checked', ''],
    ['Approved', ''],
  ]
  drawTable(
    sheet,
    lines,
    [
      { head: '', width: 110, isHead: true, cell: ([head]) => head },
      { head: '', width: 400, cell: ([, text]) => text },
    ],
    { size: 9.4, row: 20 },
  )
}
