import { type Day, shortDay } from '@/lib/days'
import { joinList, workingDaysLate } from '@/lib/words'
import { bucketOf, bucketWords, publishedWords } from '@/lib/requests/buckets'
import type { Dataset, ReportRow } from '../dataset'

/**
 * The sentences of the first page, to be read aloud. Each count is one that stands in the tables; the part before a tab is set
 * bold. They are frozen with the report, words and all.
 */
const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
const has = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

type SentenceContext = Pick<Dataset, 'rows' | 'columns' | 'counts' | 'overdue'> & { totalSentences: readonly string[]; provisional: number }

export function inShortOf({ rows, columns, counts, overdue, totalSentences, provisional }: SentenceContext): string[] {
  const { asked, byWord, byStanding, published = 0 } = counts
  if (asked === 0) return [`Nothing has been asked yet:\t${plural(counts.forces, 'request')} in draft.`]
  const answered = byWord.disclosed + byWord.refused + byWord['not held']
  const inTime = rows.filter((row) => row.answeredOn !== null && row.inTime !== false && row.daysLate === null && isAnswer(row)).length
  const left = [
    byWord['no response'] && has(byWord['no response'], 'is late', 'are late'),
    byStanding.extended && `${byStanding.extended} extended`,
    byStanding.awaiting && has(byStanding.awaiting, 'has time left', 'have time left'),
    byStanding.clarification && has(byStanding.clarification, 'waits for an answer from us', 'wait for an answer from us'),
    byStanding['fee asked'] && has(byStanding['fee asked'], 'waits for a fee from us', 'wait for a fee from us'),
    byWord.lapsed && has(byWord.lapsed, 'lapsed because the fee was not paid', 'lapsed because the fee was not paid'),
    byWord.withdrawn && has(byWord.withdrawn, 'was withdrawn', 'were withdrawn'),
  ].filter((part): part is string => Boolean(part))
  const took = byWord['answer withdrawn']
  const silent = asked - answered - took
  const ofThem = answered === 0 ? '' : inTime === answered ? ', all inside the legal limit' : `, ${inTime} of them inside the legal limit`
  const rest = silent === 0 ? '' : silent === 1 ? ` The one that has not ${left.join('').replace(/^1 /, '')}.` : ` ${silent} have not: ${joinList(left)}.`
  const withdrew = took === 0 ? '' : ` ${took} ${bucketWords('answer withdrawn', took)}.`
  return [
    `${answered} of ${plural(asked, 'force')} ${answered === 1 ? 'has' : 'have'} answered\t(${Math.round((answered / asked) * 100)}%)${ofThem}.${rest}${withdrew}`,
    `${byWord.disclosed} disclosed, ${published > 0 ? publishedWords(byWord.refused, published) : `${byWord.refused} refused`},\t${saidNotHeld(byWord['not held'])}, ${unanswered(rows)}${took === 0 ? '' : `, ${took} ${bucketWords('answer withdrawn', took)}`}.`,
    ...totalSentences,
    ...longestOverdue(overdue),
    ...unchecked(rows, columns.length),
    ...(provisional > 0 ? [`${plural(provisional, 'due date')} may yet move:\tthe bank holidays counted are worked out by rule, not yet published.`] : []),
  ]
}

const saidNotHeld = (count: number) => `${count === 0 ? 'none' : count} said it held no information`

/** Who is late without an answer, and how many of them have at least said that they have the request. */
function unanswered(rows: readonly ReportRow[]): string {
  const late = rows.filter(({ standing }) => standing === 'no response')
  const acknowledged = late.filter(({ acknowledgedOn }) => acknowledgedOn !== null).length
  if (late.length === 0) return 'none was overdue'
  return `${late.length} had not answered in time, of whom ${acknowledged === 0 ? 'none' : acknowledged} acknowledged the request`
}

const isAnswer = ({ standing }: ReportRow) => ['disclosed', 'refused', 'not held'].includes(bucketOf[standing])

function longestOverdue(overdue: Dataset['overdue']): string[] {
  const [first] = overdue
  if (!first) return []
  const mostLate = overdue.filter(({ daysLate }) => daysLate === first.daysLate)
  if (first.daysLate === 0) return []
  const by = `by ${plural(first.daysLate, 'working day')}`
  if (mostLate.length > 3) return [`${mostLate.length} forces are the longest overdue,\t${by} each.`]
  if (mostLate.length > 1) return [`${joinList(mostLate.map(({ force }) => force))} are the longest overdue,\t${by} each.`]
  return [`${first.force} is the longest overdue,\t${by}; it has had ${first.reminders === 0 ? 'no reminder' : plural(first.reminders, 'reminder')}.`]
}

function unchecked(rows: readonly ReportRow[], columns: number): string[] {
  if (columns === 0) return []
  const counted = rows.map(({ cells }) => cells.filter((cell) => cell && (cell.kind === 'number' || cell.kind === 'below') && cell.checkedBy === '').length)
  const figures = counted.reduce((sum, count) => sum + count, 0)
  const forces = counted.filter((count) => count > 0).length
  return figures === 0
    ? []
    : [`${plural(figures, 'figure')} from ${plural(forces, 'force')} ${figures === 1 ? 'is' : 'are'} not yet checked\tby a second person.`]
}

/** What has changed since the report before, force by force. */
export function sinceLastOf(rows: readonly ReportRow[], previous: Dataset | null): Dataset['sinceLast'] {
  if (!previous || previous.number === null) return null
  const before = new Map(previous.rows.map((row) => [row.forceId, row]))
  const changed = rows.filter((row) => before.has(row.forceId) && before.get(row.forceId)!.standing !== row.standing)
  const names = (rows: readonly ReportRow[], detail: (row: ReportRow) => string = () => '') => rows.map((row) => `${row.shortName}${detail(row)}`).join(', ')
  const group = (head: string, is: (row: ReportRow) => boolean, detail?: (row: ReportRow) => string) => {
    const matching = changed.filter(is)
    return matching.length > 0 ? [`${head}: ${names(matching, detail)}.`] : []
  }
  const kinds = {
    answered: (row: ReportRow) => isAnswer(row),
    late: (row: ReportRow) => row.standing === 'no response',
    withdrew: (row: ReportRow) => row.standing === 'answer withdrawn',
    stopped: (row: ReportRow) => row.standing === 'clarification',
    fee: (row: ReportRow) => row.standing === 'fee asked',
    extended: (row: ReportRow) => row.standing === 'extended',
  }
  const others = changed.filter((row) => !Object.values(kinds).some((is) => is(row)))
  const moved = rows.flatMap((row) => {
    const old = before.get(row.forceId)
    const count = old
      ? row.cells.filter((cell, index) => old.cells.length === row.cells.length && old.cells[index] && cell?.written !== old.cells[index]?.written).length
      : 0
    return count > 0 ? [`${row.shortName} (${plural(count, 'figure')})`] : []
  })
  const added = rows.filter(({ forceId }) => !before.has(forceId))
  const says = [
    ...group('Answered', kinds.answered, (row) => (row.daysLate === null ? ` (${row.standing})` : ` (${workingDaysLate(row.daysLate)})`)),
    ...group('Became late', kinds.late, (row) => (row.dueOn ? ` (due ${shortDay(row.extendedTo ?? row.dueOn)})` : '')),
    ...group('Withdrew its answer', kinds.withdrew),
    ...group('Asked us to clarify', kinds.stopped),
    ...group('Asked for a fee', kinds.fee),
    ...group('Took more time', kinds.extended, (row) => (row.extendedTo ? ` (to ${shortDay(row.extendedTo)})` : '')),
    ...others.map((row) => `${row.shortName}: now ${row.standing}.`),
    ...(moved.length > 0 ? [`Figures changed or withdrawn: ${moved.join(', ')}.`] : []),
    ...(added.length > 0 ? [`Added to the round: ${names(added)}.`] : []),
  ]
  return { number: previous.number, asAt: previous.asAt, says: says.length > 0 ? says : ['No force’s standing has changed.'] }
}

/** What falls due next, four days at most. */
export function nextOf(rows: readonly ReportRow[], windows: Dataset['windows'], asAt: Day): Dataset['next'] {
  const due = rows.flatMap((row) => {
    const on = row.standing === 'awaiting' || row.standing === 'extended' ? (row.extendedTo ?? row.dueOn) : null
    return on && on >= asAt ? [{ on, head: 'due', name: row.shortName }] : []
  })
  const closing = windows
    .filter(({ by }) => by >= asAt)
    .map(({ by, step, force }) => ({ on: by, head: `last day to ${step.charAt(0).toLowerCase()}${step.slice(1)}`, name: force }))
  const byDay = Map.groupBy([...due, ...closing], ({ on }) => on)
  return [...byDay]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, 4)
    .map(([on, those]) => ({
      on,
      says: [...Map.groupBy(those, ({ head }) => head)].map(([head, named]) => `${head}: ${short(named.map(({ name }) => name))}`).join('; '),
    }))
}

const short = (names: readonly string[]) => (names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : joinList(names))
