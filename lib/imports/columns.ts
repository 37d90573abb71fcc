import { type NamedForce, forceMatcher } from '@/lib/forces/names'
import { readDate } from './dates'
import type { ColumnUse, Mapping } from './mapping'
import { meaningOf } from './states'

/**
 * What each column of a sheet is taken for, from its heading and from what stands below it. A guess is shown and can be changed. The
 * surprising cases: titles may stand above the headings, a sheet may have none at all, and the column of forces is the
 * one whose cells name forces, whatever it is called.
 */
export type AskedFigures = {
  measures: readonly { code: string; label: string }[]
  periods: readonly { code: string; label: string }[]
  forces: readonly NamedForce[]
}

/** Headings as newsrooms write them. The first that fits counts, so 'date acknowledged' stands before 'date'. */
const headings: readonly (readonly [ColumnUse, RegExp])[] = [
  ['ignore', /\bdays\b|\brule b\b|^(review|ico|extended to|last contact|reminders?|figures (given|asked)|pfa code|population|region|owner|reporter|e ?mail)\b/],
  [
    'force',
    /^(police )?(force|forces|force name|police|name of (the )?force|authority|public authority|body|organisation|constabulary|police service|force id)$/,
  ],
  ['our reference', /^(our|request|internal) (ref|reference|id)$|^our ref/],
  ['reference', /\b(ref|reference|ref no|reference number|foi (no|number|id|ref)|case (no|number|id))\b/],
  ['sections', /\b(exemptions?|sections?)\b/],
  [
    'due said',
    /\b(their|force'?s?|said|stated|given|quoted)\b.*\b(due|deadline)\b|\b(due|deadline)\b.*\b(said|stated|given|quoted|per force|by force|force)\b/,
  ],
  ['due', /\b(due|deadline|expected by|reply by|respond by)\b/],
  ['acknowledged', /\back(nowledge?d|nowledge?ments?|'?d)?\b/],
  ['received', /^(date )?(received by (the )?force|receipt|received on|received by them|date of receipt|day of receipt)$/],
  ['answered', /\b(answer(ed)?|repl(y|ied)|respon(se|ded|d)|response received|came back|closed|completed|received)\b/],
  ['sent', /\b(sent|asked|submitted|submission|requested|request date|date of request|filed|foi date)\b/],
  ['state', /\b(state|status|standing|outcome|result|decision|disclosed\??)\b/],
  ['notes', /\b(notes?|comments?|remarks?|detail|details|observations)\b/],
]

/** Uses that only one column can have: the first that fits has it. */
const single = new Set<ColumnUse>(['force', 'our reference', 'reference', 'sections', 'due said', 'due', 'acknowledged', 'received', 'answered', 'sent'])

const loose = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[_\s]+/g, ' ')
    .replace(/[^a-z0-9'£%&() ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const closed = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')
const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** What each heading of a figure is a figure of: 'M1', 'Rape', 'Rape 2024', '2024: Rape'. With one period a measure alone will do, and the other way round. */
function figureHeadings({ measures, periods }: AskedFigures, spell: (text: string) => string): Map<string, ColumnUse> {
  const found = new Map<string, ColumnUse>()
  const say = (text: string, use: ColumnUse) => {
    const spelling = spell(text)
    if (spelling !== '' && !found.has(spelling)) found.set(spelling, use)
  }
  for (const measure of measures)
    for (const period of periods) {
      const use: ColumnUse = `figure ${measure.code} ${period.code}`
      const names = [measure.code, measure.label]
      const dates = [period.code, period.label]
      for (const name of names) for (const date of dates) for (const text of [`${name} ${date}`, `${date} ${name}`]) say(text, use)
      if (periods.length === 1) for (const name of names) say(name, use)
      if (measures.length === 1) for (const date of dates) say(date, use)
    }
  return found
}

type UseOfHeading = (heading: string) => ColumnUse | null

/** What a heading says that its column holds, or null where the words are not known. */
export function headingReader(asked: AskedFigures): UseOfHeading {
  const exact = figureHeadings(asked, closed)
  const plain = figureHeadings(asked, bare)
  return (heading) => {
    if (heading.trim() === '') return null
    return exact.get(closed(heading)) ?? plain.get(bare(heading)) ?? headings.find(([, pattern]) => pattern.test(loose(heading)))?.[0] ?? null
  }
}

/** The uses of a row of headings, each of the single ones once. */
function usesOf(row: readonly string[], width: number, useOfHeading: UseOfHeading): ColumnUse[] {
  const taken = new Set<ColumnUse>()
  return Array.from({ length: width }, (_, column) => {
    const use = useOfHeading(row[column] ?? '') ?? 'ignore'
    if (use !== 'ignore' && use !== 'notes' && use !== 'state' && taken.has(use)) return 'ignore'
    if (single.has(use) || use.startsWith('figure ')) taken.add(use)
    return use
  })
}

const dateUses: readonly ColumnUse[] = ['sent', 'received', 'acknowledged', 'answered', 'due', 'due said']

/** A column headed 'Response' may hold days or words, 'Disclosed' likewise: its cells decide. */
function asItsCells(use: ColumnUse, cells: readonly string[]): ColumnUse {
  const filled = cells.filter((cell) => readDate(cell).kind !== 'blank')
  if (filled.length === 0) return use
  const days = filled.filter((cell) => readDate(cell).kind === 'day').length
  if (use === 'state') return days * 2 > filled.length ? 'answered' : 'state'
  if (!dateUses.includes(use) || days * 3 > filled.length) return use
  const states = filled.filter((cell) => meaningOf(cell) !== null).length
  const looksDated = filled.filter((cell) => /\d/.test(cell)).length
  if (looksDated * 2 > filled.length) return use
  return use === 'answered' && states * 2 > filled.length ? 'state' : 'ignore'
}

const LAST_HEADING_ROW = 30

/** The best guess for one sheet. `headerRow` is its index, or -1 where the sheet has no headings. */
export function guessColumns(rows: readonly (readonly string[])[], asked: AskedFigures): Pick<Mapping, 'headerRow' | 'columns'> & { forcesNamed: number } {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const named = forceMatcher(asked.forces)
  const useOfHeading = headingReader(asked)
  const known = new Map<string, boolean>()
  const names = (text: string) => {
    if (text.length > 120 || !/\p{L}.*\p{L}/u.test(text)) return false
    if (!known.has(text)) known.set(text, named(text).force !== undefined)
    return known.get(text)!
  }
  const counts = Array.from({ length: width }, (_, column) => rows.reduce((count, row) => count + (names(row[column] ?? '') ? 1 : 0), 0))
  const forceColumn = counts.reduce((best, count, column) => (count > (counts[best] ?? 0) ? column : best), 0)
  const firstNamed = counts[forceColumn] ? rows.findIndex((row) => names(row[forceColumn] ?? '')) : Math.min(rows.length, LAST_HEADING_ROW)

  let headerRow = -1
  let most = 0
  for (let at = 0; at < Math.min(firstNamed, rows.length); at++) {
    const row = rows[at]!
    if (row.filter((cell) => cell !== '').length < (width > 1 ? 2 : 1)) continue
    // A row with a day in it is a row of the round whose force could not be told.
    if (row.some((cell) => readDate(cell).kind === 'day')) continue
    // Any row of texts right above the forces can be the headings; one whose words are known counts for more.
    const score = 1 + 3 * row.filter((cell) => useOfHeading(cell) !== null).length
    if (score >= most) [headerRow, most] = [at, score]
  }
  const columns = usesOf(headerRow < 0 ? [] : rows[headerRow]!, width, useOfHeading)
  if (counts[forceColumn]) {
    // A column headed 'Force' that names none gives way to the one that does.
    columns.forEach((use, column) => {
      if (use === 'force' && (counts[column] ?? 0) * 2 < counts[forceColumn]!) columns[column] = 'ignore'
    })
    if (!columns.includes('force')) columns[forceColumn] = 'force'
  }
  return {
    headerRow,
    columns: columns.map((use, column) =>
      asItsCells(
        use,
        rows.slice(headerRow + 1).map((row) => row[column] ?? ''),
      ),
    ),
    forcesNamed: counts[forceColumn] ?? 0,
  }
}

/** The sheet of a workbook that holds the round, and what its columns are: the one that names most forces. */
export function guessMapping(sheets: readonly { rows: readonly (readonly string[])[] }[], asked: AskedFigures): Mapping {
  const guesses = sheets.map(({ rows }, sheet) => ({ sheet, ...guessColumns(rows, asked) }))
  const { forcesNamed: _, ...best } = guesses.reduce((one, other) => (other.forcesNamed > one.forcesNamed ? other : one))
  return { ...best, forces: {}, states: {}, undatedOn: null }
}
