import { type Day, datedDay, longDay, weekdayDay } from '../../days.ts'
import { daysLate } from '../../words.ts'
import { gaveAny } from '../columns.ts'
import { type Bucket, buckets, bucketWords, rareBuckets } from '../../requests/buckets.ts'
import { type Dataset, inventedLabel, type ReportRow, type ReportStanding } from '../dataset.ts'
import { statusStyles, standingsInOrder } from '../../requests/status-styles.ts'
import { familyOf } from '../print-styles.ts'
import { leftOutOf } from '../left-out.ts'
import { underCount } from '../under-count.ts'
import { placesOf } from '../tile-places.ts'
import { html, type Markup, shape } from './markup.ts'

/**
 * The parts of the report as markup, in the order of the printed one. `top` is the level of its first heading: 1 in a
 * file of its own, 2 inside a page that has its own.
 */
export type Levels = { top: 1 | 2 }

const heading = ({ top }: Levels, text: string, beside = '') =>
  top === 1
    ? html`<h2 class="r-head">${text}${beside && html` <small>${beside}</small>`}</h2>`
    : html`<h3 class="r-head">${text}${beside && html` <small>${beside}</small>`}</h3>`

const none = html`<span class="r-dim">none</span>`
const on = (day: Day | null): Markup | string => (day ? datedDay(day).replace(/ \d{4}$/, '') : none)
const weekday = (day: Day | null): Markup | string => (day ? weekdayDay(day) : none)
const word = (standing: ReportStanding) => html`<span class="r-st r-w-${familyOf(standing)}">${shape(familyOf(standing))}${statusStyles[standing].word}</span>`

/** A table that may be wider than its page: it scrolls in its own place, by keys too. */
const wide = (name: string, table: Markup) => html`<div class="r-wide" role="region" aria-label="${name}" tabindex="0">${table}</div>`

export function glance(dataset: Dataset, levels: Levels) {
  const { investigation, number, issued, asAt, rows } = dataset
  const sent = rows.flatMap(({ sentOn }) => sentOn ?? []).toSorted()
  const [first, last] = [sent[0], sent.at(-1)]
  const sentWords = first && last ? (first === last ? ` Sent ${longDay(first)}.` : ` Sent from ${longDay(first)} to ${longDay(last)}.`) : ''
  const title = levels.top === 1 ? html`<h1 class="r-title">${investigation.title}</h1>` : html`<h2 class="r-title">${investigation.title}</h2>`
  return html`<header><p class="r-mast"><b>FOI Desk</b> <span>${number === null ? 'Status report, not issued' : `Status report ${number}`}${issued && html`<br>Issued by ${issued.by}, ${datedDay(issued.at.slice(0, 10) as Day)}`}</span></p>
${title}<p class="r-as">As at <b>${longDay(asAt)}</b>.${sentWords}</p>
${investigation.demonstration && html`<p class="r-invented"><b>Demonstration.</b> ${inventedLabel.replace('Demonstration. ', '')}</p>`}</header>
${counts(dataset)}
<div class="r-glance"><div>${map(dataset)}${key(dataset)}</div><div>${sentences(dataset, levels)}</div></div>`
}

function counts({ counts, overdue }: Dataset) {
  const shown = buckets.filter((bucket) => counts.byWord[bucket] > 0 || !rareBuckets.includes(bucket))
  const cell = (count: number, word: string, under: string, isLate = false) =>
    html`<div${isLate && html` class="r-late"`}><dt>${word}${under && html`<small>${under}</small>`}</dt><dd>${count}</dd></div>`
  return html`<dl class="r-counts">${cell(counts.asked, 'asked', '')}${shown.map((bucket: Bucket) => cell(counts.byWord[bucket], bucketWords(bucket, counts.byWord[bucket]), underCount(bucket, counts, overdue), bucket === 'no response' && counts.byWord[bucket] > 0))}</dl>`
}

function map({ rows }: Dataset) {
  const places = placesOf(rows)
  const first = Math.min(...places.map(({ row }) => row))
  const tiles = rows.map((row, index) => {
    const { row: down, column } = places[index]!
    return html`<li class="r-f-${familyOf(row.standing)}" style="grid-area:${down - first + 1}/${column + 1}"><b aria-hidden="true">${row.abbr}</b>${shape(familyOf(row.standing))}<span aria-hidden="true">${row.fact}</span><i class="r-unseen">${row.force}: ${statusStyles[row.standing].word}${row.fact && `, ${row.fact}`}</i></li>`
  })
  return html`<ol class="r-map">${tiles}</ol>`
}

const key = ({ counts }: Dataset) =>
  html`<ul class="r-key">${standingsInOrder
    .filter((standing) => counts.byStanding[standing] > 0)
    .map(
      (standing) =>
        html`<li><span class="r-sw r-f-${familyOf(standing)}" aria-hidden="true">${shape(familyOf(standing))}</span> ${statusStyles[standing].key} <b>${counts.byStanding[standing]}</b></li>`,
    )}</ul>`

function sentences({ inShort, sinceLast, next }: Dataset, levels: Levels) {
  const say = (sentence: string) =>
    sentence.includes('\t') ? html`<li><b>${sentence.split('\t')[0]!}</b> ${sentence.split('\t').slice(1).join(' ')}</li>` : html`<li>${sentence}</li>`
  return html`${heading(levels, 'In short')}<ul class="r-say">${inShort.map(say)}</ul>
${sinceLast && html`${heading(levels, `Since report ${sinceLast.number}, ${datedDay(sinceLast.asAt)}`)}<ul class="r-say">${sinceLast.says.map(say)}</ul>`}
${next.length > 0 && html`${heading(levels, 'Next')}<ul class="r-say">${next.map(({ on, says }) => html`<li><b>${weekdayDay(on)}</b> ${says}</li>`)}</ul>`}`
}

const days = (row: ReportRow) => {
  if (row.daysLate !== null) return row.standing === 'no response' ? html`<b>${daysLate(row.daysLate)}</b>` : html`${daysLate(row.daysLate)}`
  if (row.answeredOn) return row.workingDaysTaken === null ? '' : html`<span class="r-dim">day ${row.workingDaysTaken}</span>`
  return row.daysLeft === null ? '' : `${row.daysLeft} left`
}

const isStopped = ({ standing }: ReportRow) => standing === 'clarification' || standing === 'fee asked'

export function forces({ rows, asAt }: Dataset, levels: Levels) {
  const line = (row: ReportRow) =>
    html`<tr${row.standing === 'no response' && html` class="r-late"`}><th scope="row">${row.shortName}</th><td>${word(row.standing)}</td><td>${on(row.receivedOn)}</td><td>${isStopped(row) ? html`<span class="r-dim">stopped</span>` : html`${on(row.dueOn)}${row.extendedTo && html` <small>extended to ${on(row.extendedTo)}</small>`}`}</td><td>${on(row.answeredOn)}</td><td class="r-num">${days(row)}</td><td>${row.exemptions.join(', ')}</td><td>${row.forceReference || none}</td><td class="r-num">${row.figuresGiven || html`<span class="r-dim">0</span>`}</td></tr>
`
  const name = `All ${rows.length} ${rows.length === 1 ? 'force' : 'forces'}`
  return html`<section class="r-part">${heading(levels, name, 'A to Z, silent ones included. Days are working days under s.10(6). Shaded: past the due date, no answer.')}
${wide(name, html`<table class="r-all"><thead><tr><th scope="col">Force</th><th scope="col">Standing at ${on(asAt)}</th><th scope="col">Received</th><th scope="col">Due</th><th scope="col">Answered</th><th scope="col" class="r-num">Days</th><th scope="col">Exemptions</th><th scope="col">Their reference</th><th scope="col" class="r-num">Figures</th></tr></thead><tbody>${rows.map(line)}</tbody></table>`)}</section>`
}

type Column<Item> = { head: string; kind?: 'num' | 'long'; cell: (item: Item) => string | number | Markup }

function table<Item>(name: string, items: readonly Item[], [first, ...rest]: readonly [Column<Item>, ...Column<Item>[]]) {
  const kind = ({ kind }: Column<Item>) => kind && html` class="r-${kind}"`
  return wide(
    name,
    html`<table><thead><tr><th scope="col">${first.head}</th>${rest.map((column) => html`<th scope="col"${kind(column)}>${column.head}</th>`)}</tr></thead><tbody>${items.map(
      (item) => html`<tr><th scope="row">${first.cell(item)}</th>${rest.map((column) => html`<td${kind(column)}>${column.cell(item)}</td>`)}</tr>
`,
    )}</tbody></table>`,
  )
}

type Told = NonNullable<Dataset['toNote']>[number]

export function late({ overdue, refusals, waiting, windows, escalations, outOfOrder = [], toNote, counts }: Dataset, levels: Levels) {
  const more = <Item>(name: string, beside: string, items: readonly Item[], columns: readonly [Column<Item>, ...Column<Item>[]]) =>
    items.length > 0 && html`${heading(levels, name, beside)}${table(name, items, columns)}`
  const told: [Column<Told>, ...Column<Told>[]] = [
    { head: 'Force', cell: (row) => row.force },
    { head: 'What', kind: 'long', cell: (row) => row.says },
    { head: 'Source', kind: 'long', cell: (row) => row.source },
  ]
  return html`<section class="r-part">${heading(levels, `No response: ${overdue.length} ${overdue.length === 1 ? 'force' : 'forces'}`, 'Longest overdue first, by working days after the due date')}
${
  overdue.length === 0
    ? html`<p>No force is past its due date without an answer.</p>`
    : table('No response', overdue, [
        { head: 'Force', cell: (row) => row.force },
        { head: 'Days late', kind: 'num', cell: (row) => html`<b>${row.daysLate}</b>` },
        { head: 'Received', cell: (row) => weekday(row.receivedOn) },
        { head: 'Due', cell: (row) => weekday(row.dueOn) },
        { head: 'Reminders', kind: 'num', cell: (row) => row.reminders },
        { head: 'Last contact', cell: (row) => row.lastContact },
        { head: 'Remark', kind: 'long', cell: (row) => row.note },
      ])
}
${heading(levels, 'Refusals, by section', `${counts.byWord.refused} refused everything, ${counts.byStanding['part disclosed']} disclosed in part`)}
${
  refusals.length === 0
    ? html`<p>No section has been cited.</p>`
    : table('Refusals, by section', refusals, [
        { head: 'Section', cell: (row) => row.section },
        { head: 'About', kind: 'long', cell: (row) => row.about },
        { head: 'Kind', kind: 'long', cell: (row) => row.kind },
        { head: 'Forces', kind: 'long', cell: (row) => [...row.whole, ...row.part].join(', ') },
        {
          head: 'Count',
          kind: 'num',
          cell: (row) => [row.whole.length && String(row.whole.length), row.part.length && `${row.part.length} in part`].filter(Boolean).join(' + '),
        },
      ])
}
${more('Extended, or waiting on us', '', waiting, [
  { head: 'Force', cell: (row) => row.force },
  { head: 'What they said', kind: 'long', cell: (row) => row.said },
  { head: 'On', cell: (row) => weekday(row.on) },
  { head: 'New date', cell: (row) => weekday(row.until) },
  { head: 'Remark', kind: 'long', cell: (row) => row.remark },
])}
${more('Reviews and complaints', 'Under way', escalations, [
  { head: 'Force', cell: (row) => row.force },
  { head: 'Step', kind: 'long', cell: (row) => row.what },
  { head: 'On', cell: (row) => weekday(row.on) },
  { head: 'Remark', kind: 'long', cell: (row) => row.remark },
])}
${more(toNote ? 'Breaches' : 'Out of order', 'What the Act or the Code asks for and was not done, as far as it was logged', outOfOrder, told)}
${more('To note', 'No breach: dates that differ, answers withdrawn, what we dispute', toNote ?? [], told)}
${more('Windows still open', 'The last day for each step', windows, [
  { head: 'Force', cell: (row) => row.force },
  { head: 'Step', kind: 'long', cell: (row) => row.step },
  { head: 'By', cell: (row) => weekday(row.by) },
  { head: 'Counted as', kind: 'long', cell: (row) => row.counted },
])}</section>`
}

export function figures({ rows, columns, counts, sources }: Dataset, levels: Levels) {
  const given = rows.filter(gaveAny)
  const measures = [...new Set(columns.map(({ measure }) => measure))].map((measure) => columns.filter((column) => column.measure === measure))
  const leftOut = leftOutOf(columns)
  const silent = counts.forces - given.length
  const beside =
    given.length === 0 ? 'None yet' : `${given.length} of ${counts.forces} gave any${silent ? `; the other ${silent} stand in the lists before` : ''}`
  const grid = html`<table class="r-figures"><thead><tr><td></td>${measures.map((those) => html`<th scope="colgroup" colspan="${those.length}" class="r-num">${those[0]!.measureLabel}${those[0]!.unit && `, ${those[0]!.unit}`}</th>`)}</tr>
<tr><th scope="col">Force</th>${columns.map(({ periodLabel }) => html`<th scope="col" class="r-num">${periodLabel}</th>`)}</tr></thead>
<tbody>${given.map(
    (
      row,
    ) => html`<tr><th scope="row">${row.shortName}</th>${row.cells.map((cell) => html`<td class="r-num">${cell && (cell.kind === 'number' || cell.kind === 'below' ? cell.shown : html`<span class="r-dim">${cell.shown}</span>`)}</td>`)}</tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row">Total</th>${columns.map(({ total }) => html`<td class="r-num">${total}</td>`)}</tr><tr><th scope="row">Forces counted, of ${counts.forces}</th>${columns.map(({ forces }) => html`<td class="r-num">${forces}</td>`)}</tr></tfoot></table>`
  return html`<section class="r-part">${heading(levels, 'Figures', beside)}
${given.length === 0 ? html`<p>No force has given a figure by this day.</p>` : wide('Figures', grid)}
${leftOut.length > 0 && html`<p class="r-small"><b>Left out of totals.</b> ${leftOut.join(' ')}</p>`}
${sources.length > 0 && html`${heading(levels, 'Sources')}<ul class="r-sources">${sources.map(({ force, says }) => html`<li><b>${force}:</b> ${says}</li>`)}</ul>`}</section>`
}

export const method = ({ method, questions }: Dataset, levels: Levels) =>
  html`<section class="r-part r-method">${heading(levels, 'What was asked')}${questions.map(({ number, text }) => html`<p><b>${number}.</b> ${text}</p>`)}
${heading(levels, 'How this was done')}${method.map(({ head, text }) => html`<p><b>${head}.</b> ${text}</p>`)}</section>`
