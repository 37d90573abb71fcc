import { initials } from '@/components/frame/initials'
import type { BoardData } from '@/lib/board/board-data'
import { type Mark, nameOf, referenceOf, type SortQuery, type Step, type TableRow, type Tile, unpacked } from '@/lib/board/board-lines'
import type { SortKey } from '@/lib/board/url'
import { statusStyles } from '@/lib/requests/status-styles'
import { glyph, html, type Html, inside, nothing } from './html'

const columns: { key: SortKey | null; name: string; is?: string }[] = [
  { key: 'force', name: 'Force', is: 'c-f' },
  { key: 'standing', name: 'State' },
  { key: 'sent', name: 'Sent' },
  { key: 'due', name: 'Due' },
  { key: 'days', name: 'Days', is: 'r' },
  { key: null, name: 'Marks' },
  { key: 'contact', name: 'Last contact' },
  { key: 'reference', name: 'Their reference' },
  { key: 'figures', name: 'Figures', is: 'r' },
  { key: 'owner', name: 'Owner' },
  { key: 'next', name: 'Next step' },
]

/** The round as a table: every column sorts, by links. Laid out as cards on a phone, so each part says its role. */
export function RequestTable({ data }: { data: BoardData }) {
  const texts = textsOf(data)
  const rows = unpacked<TableRow>(data.rows).map((row) => requestRow(row, data, texts))
  let from = 0
  const groups = data.groups.map((group) => groupOf(group, rows.slice(from, (from += group[2])), data.canLog))
  // The roles are said: as cards on a phone its parts are grids to the browser, which would drop what they are.
  return <table className="tbl" role="table" {...inside(html`${head(data)}${groups}`)} />
}

function head({ base, view, shown, canLog, ticksQuery, ...data }: BoardData) {
  const sortQueries = new Map(unpacked<SortQuery>(data.sortQueries).map(([query, key]) => [key, query]))
  const tickAll = html`<th class="ckc"><a href="${base}${ticksQuery}" class="tick-all" data-tick-all=""><span aria-hidden="true">${view.isTicked ? '☑' : '☐'}</span><span class="vh">${view.isTicked ? 'Tick none' : `Tick all ${shown}`}</span></a></th>`
  return html`<caption><span class="vh">${shown} forces${view.sort === 'need' ? ', what needs doing first at the top' : ''}</span></caption><thead><tr>${canLog ? tickAll : nothing}${columns.map(
    ({ key, name, is }) => {
      const isSorted = key !== null && view.sort === key
      const sorted = isSorted ? html` aria-sort="${view.descending ? 'descending' : 'ascending'}"` : nothing
      const arrow = isSorted ? html`<span class="ar" aria-hidden="true"></span>` : nothing
      return html`<th scope="col"${is ? html` class="${is}"` : nothing}${sorted}>${key ? html`<a href="${base}${sortQueries.get(key) ?? ''}">${name}${arrow}</a>` : name}</th>`
    },
  )}</tr></thead>`
}

function groupOf([title, hint, count]: BoardData['groups'][number], rows: readonly Html[], canLog: boolean) {
  const heading = html`<tr class="grp" role="row"><th colspan="${canLog ? 12 : 11}" scope="rowgroup" role="rowheader">${title} <span class="mut">${count}${hint ? ` · ${hint}` : ''}</span></th></tr>`
  return html`<tbody role="rowgroup">${title ? heading : nothing}${rows}</tbody>`
}

const textsOf = (data: BoardData) => ({
  tiles: unpacked<Tile>(data.tiles),
  marks: unpacked<Mark>(data.marks),
  contacts: unpacked<[string]>(data.contacts),
  owners: unpacked<[string]>(data.rowOwners),
  steps: unpacked<Step>(data.steps),
})
type Texts = ReturnType<typeof textsOf>

const textAt = <Line,>(lines: readonly Line[], place: string) => (place ? lines[Number(place)] : undefined)

function requestRow(row: TableRow, { code, asAtQuery, canLog, view }: BoardData, texts: Texts) {
  const [at, itsName, sent, due, days, daysTone, marks, contactOn, contact, forceReference, given, asked, owner, step] = row
  const [itsReference, shortName, abbr, standing] = textAt(texts.tiles, at)!
  const reference = referenceOf(itsReference, abbr, code)
  const [contactWords] = textAt(texts.contacts, contact) ?? []
  const [ownerName] = textAt(texts.owners, owner) ?? []
  const [stepWords, stepReason, stepBy] = textAt(texts.steps, step)!
  const page = `/requests/${reference}${asAtQuery}`
  const { family, word } = statusStyles[standing]
  const cells = [
    html`<th scope="row" class="c-f" role="rowheader"><a href="${page}" title="${nameOf(itsName, shortName)}">${shortName}</a></th>`,
    cell('c-s', html`<span class="st st-${family}">${glyph(family)}${word}</span>`),
    cell('c-sent', sent),
    due ? cell('c-due', due) : cell('c-due dim', 'none'),
    cell(daysTone ? `c-d r ${daysTone}` : 'c-d r', days),
    cell('c-m', marks ? html`${marks.split(' ').map((mark) => markOf(textAt(texts.marks, mark)!))}` : ''),
    cell('c-l', contactWords ? html`<span class="dim d">${contactOn}</span> ${contactWords}` : ''),
    forceReference ? cell('c-r', forceReference) : cell('c-r dim', 'none yet'),
    given === '0' ? cell('c-n r dim', asked === '0' ? '' : `0/${asked}`) : cell('c-n r', asked === '0' ? '' : html`${given}<span class="dim">/${asked}</span>`),
    cell('c-o own', ownerName ? html`<abbr title="${ownerName}">${initials(ownerName)}</abbr>` : ''),
    stepBy === 'us'
      ? cell('c-x', html`<a href="${page}" title="${stepReason}">${stepWords}</a>`)
      : html`<td class="c-x dim" role="cell" title="${stepReason}">${stepWords}</td>`,
  ]
  return html`<tr role="row">${canLog ? tickBox(reference, shortName, view.isTicked) : nothing}${cells}</tr>`
}

const cell = (is: string, content: string | Html) => html`<td class="${is}" role="cell">${content}</td>`

const tickBox = (reference: string, name: string, isTicked: boolean) =>
  cell('ckc', html`<label><input type="checkbox" name="r" value="${reference}" aria-label="Select ${name}"${isTicked ? html` checked=""` : nothing}></label>`)

const markOf = ([words, tone, title]: Mark) => html`<span class="${tone ? `tag ${tone}` : 'tag'}" title="${title}">${words}</span>`
