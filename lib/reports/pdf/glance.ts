/**
 * The first page of the printed report, to take in at a glance: the headline counts, the map of tiles with its key, and what is to be
 * said beside it. What finds no room beside the map goes on over the page.
 */
import { type Day, datedDay, longDay, weekdayDay } from '../../days.ts'
import { buckets, bucketWords, rareBuckets } from '../../requests/buckets.ts'
import { statusStyles, standingsInOrder } from '../../requests/status-styles.ts'
import { type Dataset, inventedLabel } from '../dataset.ts'
import { familyOf, paper } from '../print-styles.ts'
import { underCount } from '../under-count.ts'
import { mm, page, type Sheet } from './sheet.ts'
import { drawKey, drawTiles } from './tiles.ts'

export function drawGlance(sheet: Sheet, dataset: Dataset) {
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
  const shown = buckets.filter((bucket) => counts.byWord[bucket] > 0 || !rareBuckets.includes(bucket))
  const cells = [
    { count: counts.asked, word: 'asked', under: '', isLate: false },
    ...shown.map((bucket) => ({
      count: counts.byWord[bucket],
      word: bucketWords(bucket, counts.byWord[bucket]),
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
