import { type Day, datedDay, longDay, weekdayDay } from '../days.ts'
import type { Bucket } from '../requests/buckets.ts'
import { type Dataset, inventedLabel } from './dataset.ts'
import { statusStyles, standingsInOrder } from '../requests/status-styles.ts'
import { familyOf, paper } from './print-styles.ts'
import { drawFigures } from './pdf/figures.ts'
import { mm, page, Sheet } from './pdf/sheet.ts'
import { drawTable } from './pdf/table.ts'
import { underCount } from './under-count.ts'
import { drawKey, drawTiles, drawWordShape } from './pdf/tiles.ts'

/**
 * The status report on paper: one page to take in at a glance, then every force, what was refused and under which
 * section, who is late and by how much, the figures with their sources, and how it was done. Nothing links anywhere:
 * a printed report must not give away an inside address. Run it in the worker thread.
 */
export async function pdf(dataset: Dataset): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(dataset)
  drawGlance(sheet, dataset)
  drawForces(sheet, dataset)
  drawLate(sheet, dataset)
  if (dataset.columns.length > 0) drawFigures(sheet, dataset)
  drawMethod(sheet, dataset)
  const { investigation, asAt } = dataset
  sheet.foot(`${investigation.title}: status as at ${datedDay(asAt)}`, investigation.demonstration ? 'Demonstration, invented.' : '')
  return sheet.finish()
}

const on = (day: Day | null, none = '') => (day ? datedDay(day).replace(/ \d{4}$/, '') : none)
const dim = (text: string) => ({ text, color: paper.ink3 })

function drawGlance(sheet: Sheet, dataset: Dataset) {
  const { investigation, counts, asAt, number, issued } = dataset
  sheet.rule(sheet.y, { width: 3, color: paper.ink })
  sheet.y += 10
  sheet.tagged('P', undefined, () => sheet.line('FOI Desk', page.left, sheet.y + 6, { face: 'bold', size: 12 }))
  sheet.tagged('P', undefined, () => {
    sheet.line(number === null ? 'Status report, not issued' : `Status report ${number}`, page.left, sheet.y, { size: 8.5, width: page.width, align: 'right' })
    if (issued)
      sheet.line(`Issued by ${issued.by}, ${datedDay(issued.at.slice(0, 10) as Day)}`, page.left, sheet.y + 11, {
        size: 8.5,
        width: page.width,
        align: 'right',
      })
  })
  sheet.y += 32
  sheet.tagged('H1', undefined, () => (sheet.y += sheet.words(investigation.title, page.left, sheet.y, { face: 'bold', size: 22 })))
  sheet.y += 3
  const sent = dataset.rows.flatMap(({ sentOn }) => sentOn ?? []).toSorted()
  const [first, last] = [sent[0], sent.at(-1)]
  const sentWords = first && last ? (first === last ? ` Sent ${longDay(first)}.` : ` Sent from ${longDay(first)} to ${longDay(last)}.`) : ''
  sheet.tagged(
    'P',
    undefined,
    () => (sheet.y += sheet.words(`${longDay(asAt)}.${sentWords}`, page.left, sheet.y, { size: 10, color: paper.ink2, lead: 'As at' })),
  )
  if (investigation.demonstration) {
    sheet.y += 8
    const height = sheet.heightOf(inventedLabel, { size: 8.5, width: page.width - 12 }) + 7
    sheet.decor(() => sheet.pdf.rect(page.left, sheet.y, page.width, height).lineWidth(0.75).strokeColor(paper.ink).stroke())
    sheet.tagged('P', undefined, () =>
      sheet.words(inventedLabel.replace('Demonstration. ', ''), page.left + 6, sheet.y + 4, { size: 8.5, width: page.width - 12, lead: 'Demonstration.' }),
    )
    sheet.y += height
  }
  drawCounts(sheet, dataset)
  const top = (sheet.y += 14)
  const mapHeight = drawTiles(sheet, dataset.rows, page.left, top)
  let keyY = top + mapHeight + 12
  const known = standingsInOrder.filter((standing) => counts.byStanding[standing] > 0)
  const half = Math.ceil(known.length / 2)
  for (const [index, standing] of known.entries()) {
    drawKey(sheet, {
      family: familyOf(standing),
      text: statusStyles[standing].key,
      count: counts.byStanding[standing],
      x: page.left + (index < half ? 0 : mm(49)),
      y: keyY + (index % half) * 15,
      width: mm(44),
    })
  }
  keyY += half * 15
  const left = drawSentences(sheet, dataset, top)
  sheet.y = keyY
  if (left.length > 0) sheet.addPage()
  for (const { head, items } of left) {
    sheet.heading(head)
    for (const { lead, text } of items) {
      sheet.paragraph(text, { size: 9.4, leading: 1.5, ...(lead ? { lead } : {}) })
      sheet.y += 5
    }
    sheet.y += 12
  }
}

/** The headline counts: they add up to all that were asked, so each force is in one of them. */
function drawCounts(sheet: Sheet, { counts, overdue }: Dataset) {
  sheet.y += 12
  sheet.rule(sheet.y, { width: 1, color: paper.ink })
  const always: Bucket[] = ['disclosed', 'refused', 'not held', 'no response', 'awaiting']
  const shown = [...always, ...(['withdrawn', 'not sent'] as const).filter((bucket) => counts.byWord[bucket] > 0)]
  const cells = [
    { count: counts.asked, word: 'asked', under: '', isLate: false },
    ...shown.map((bucket) => ({
      count: counts.byWord[bucket],
      word: bucket as string,
      under: underCount(bucket, counts, overdue),
      isLate: bucket === 'no response' && counts.byWord[bucket] > 0,
    })),
  ]
  const width = page.width / cells.length
  cells.forEach(({ count, word, under, isLate }, index) => {
    const x = page.left + index * width + (index ? 7 : 0)
    if (index)
      sheet.decor(() =>
        sheet.pdf
          .moveTo(x - 7, sheet.y + 1)
          .lineTo(x - 7, sheet.y + 56)
          .lineWidth(0.5)
          .strokeColor(paper.rule2)
          .stroke(),
      )
    const digits = String(count)
    if (isLate) sheet.decor(() => sheet.pdf.rect(x, sheet.y + 27, sheet.widthOf(digits, { face: 'bold', size: 25 }), 3.5).fill(paper.overdue))
    sheet.tagged('P', undefined, () => {
      sheet.line(digits, x, sheet.y + 5, { face: 'bold', size: 25 })
      sheet.line(word, x, sheet.y + 33, { size: 10 })
      if (under) sheet.line(under, x, sheet.y + 45, { face: 'narrow', size: 7.75, color: paper.ink2, width: width - 8 })
    })
  })
  sheet.y += 58
  sheet.rule(sheet.y)
}

type SentenceBlock = { lead: string; text: string }

/** What is said beside the map. What finds no room there goes on over the page: nothing is left out. */
function drawSentences(sheet: Sheet, { inShort, sinceLast, next }: Dataset, top: number): { head: string; items: SentenceBlock[] }[] {
  const x = page.left + mm(97)
  const width = page.right - x
  sheet.y = top
  const parts: { head: string; items: SentenceBlock[] }[] = [
    {
      head: 'In short',
      items: inShort.map((sentence) => ({ lead: sentence.includes('\t') ? sentence.split('\t')[0]! : '', text: sentence.split('\t').at(-1)! })),
    },
    ...(sinceLast
      ? [{ head: `Since report ${sinceLast.number}, ${datedDay(sinceLast.asAt)}`, items: sinceLast.says.map((text) => ({ lead: '', text })) }]
      : []),
    { head: 'Next', items: next.map(({ on, says }) => ({ lead: weekdayDay(on), text: says })) },
  ]
  return parts.flatMap(({ head, items }) => {
    if (items.length === 0) return []
    if (sheet.y > page.bottom - 60) return [{ head, items }]
    sheet.heading(head, '', { x, width })
    let at = 0
    for (; at < items.length; at++) {
      const { lead, text } = items[at]!
      if (sheet.y + sheet.heightOf(`${lead} ${text}`, { size: 9.4, face: 'semibold', width, leading: 1.5 }) + 8 > page.bottom) break
      // Measured as drawn: a bold beginning is wider than what was reckoned.
      sheet.tagged('P', undefined, () => {
        sheet.y += sheet.words(text, x, sheet.y + 3, { size: 9.4, width, leading: 1.5, ...(lead ? { lead } : {}) }) + 6
      })
      sheet.rule(sheet.y, { from: x, to: x + width, color: paper.rule })
    }
    sheet.y += 16
    return at < items.length ? [{ head: `${head}, continued`, items: items.slice(at) }] : []
  })
}

function drawForces(sheet: Sheet, { rows, asAt }: Dataset) {
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
      { head: 'Due', width: 42, cell: (row) => (row.standing === 'clarification' ? dim('stopped') : on(row.extendedTo ?? row.dueOn)) },
      { head: 'Answered', width: 44, cell: (row) => (row.answeredOn ? on(row.answeredOn) : dim('none')) },
      {
        head: 'Days',
        width: 44,
        align: 'right',
        cell: (row) =>
          row.daysLate
            ? { text: `${row.daysLate} late`, ...(row.standing === 'no response' ? { face: 'narrowSemibold' as const } : {}) }
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

/** A heading, the head of its table and a first row of three lines: less room than this is left empty. */
const HEADED = 105

function drawLate(sheet: Sheet, { overdue, refusals, waiting, windows, escalations, outOfOrder = [], counts }: Dataset) {
  sheet.addPage()
  sheet.heading(`No response: ${overdue.length} ${overdue.length === 1 ? 'force' : 'forces'}`, 'The latest first, by working days after the due date')
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
  sheet.room(HEADED)
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
    sheet.room(HEADED)
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
  more('Out of order', 'What the Act or the Code asks for and was not done, as far as it was logged', outOfOrder, () =>
    drawTable(
      sheet,
      outOfOrder,
      [
        { head: 'Force', width: 134, isHead: true, cell: (row) => row.force },
        { head: 'What', width: 266, wrap: true, cell: (row) => row.says },
        { head: 'Source', width: 110, wrap: true, cell: (row) => row.source },
      ],
      { size: 8.4, row: 14.5 },
    ),
  )
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

function drawMethod(sheet: Sheet, { method, questions, issued }: Dataset) {
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
