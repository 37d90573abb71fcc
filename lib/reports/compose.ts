/**
 * The status report of a round as at a day, from its requests as they are read on that day and the figures given by
 * then. Pure: the same record gives the same report. One row to each force, A to Z by its name, the silent ones
 * included; letters compare by their code, so that the order is the same on every machine.
 */
import type { Day } from '@/lib/days'
import type { CalendarChange } from '@/lib/working-days/calendar'
import { unitOf } from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'
import type { Figure } from '@/lib/figures/queries'
import { isCounted, leftOutOf, leftOutWords, type Part, totalOf, totalSentence } from '@/lib/findings/totals'
import type { Investigation } from '@/lib/investigations/queries'
import type { RequestRow } from '@/lib/requests/reading'
import { breachesOf, escalationsOf, notesOf, waitingOf, windowsOf } from './compose/clock-lists'
import { lettersOf, overdueOf, sourcesOf } from './compose/lists'
import { refusalsOf } from './compose/refusal-list'
import { methodOf } from './compose/method'
import { cellOf, rowOf } from './compose/rows'
import { inShortOf, nextOf, sinceLastOf } from './compose/sentences'
import { bucketOf, buckets } from '@/lib/requests/buckets'
import { type Dataset, type ReportColumn, type ReportRow, reportStandings } from './dataset'

export type Round = {
  investigation: Investigation
  requests: readonly RequestRow[]
  figures: readonly Figure[]
  changes: readonly CalendarChange[]
  asAt: Day
  /** The report issued before, to tell what has changed since. */
  previous: Dataset | null
}

const nameKey = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export function datasetOf({ investigation, requests, figures, asAt, previous, changes }: Round): Dataset {
  const { questions, measures, periods } = investigation
  const asked = measures.flatMap((measure) => periods.map((period) => ({ measure, period })))
  const byPlace = new Map(figures.map((figure) => [`${figure.requestId} ${figure.measure} ${figure.period}`, figure]))
  const figuresByRequest = Map.groupBy(figures, ({ requestId }) => requestId)
  const figureAt = (request: RequestRow, { measure, period }: (typeof asked)[number]) => byPlace.get(`${request.id} ${measure.code} ${period.code}`) ?? null
  const sorted = requests.toSorted((one, other) => {
    const [a, b] = [nameKey(one.force.name), nameKey(other.force.name)]
    return a < b ? -1 : a > b ? 1 : one.reference < other.reference ? -1 : 1
  })

  const pairs = sorted.map((request) => {
    const cells = asked.map((place) => {
      const figure = figureAt(request, place)
      return figure && cellOf(figure)
    })
    return { request, row: rowOf(request, { cells, asAt, isInvented: investigation.demonstration }) }
  })
  const rows = pairs.map(({ row }) => row)
  const totals = asked.map((place) => columnOf(place, sorted, (request) => figureAt(request, place)))
  const columns = totals.map(({ column }) => column)
  const counts = countsOf(rows)
  const overdue = overdueOf(pairs)
  const windows = windowsOf(pairs)
  const others = sorted.filter(({ force }) => force.kind !== 'territorial')

  return {
    report: 'foi-desk status report',
    version: 1,
    number: null,
    issued: null,
    investigation: { code: investigation.code, title: investigation.title, demonstration: investigation.demonstration, owner: investigation.owner?.name ?? '' },
    asAt,
    questions: questions.map(({ number, text }) => ({ number, text })),
    counts,
    inShort: inShortOf({
      rows,
      columns,
      counts,
      overdue,
      totalSentences: headlineTotals(totals),
      provisional: sorted.filter(({ clock }) => clock.provisional && clock.closedOn === null).length,
    }),
    sinceLast: sinceLastOf(rows, previous),
    next: nextOf(rows, windows, asAt),
    rows,
    columns,
    overdue,
    refusals: refusalsOf(pairs, questions.length),
    waiting: waitingOf(pairs, asAt),
    windows,
    escalations: escalationsOf(pairs),
    outOfOrder: breachesOf(pairs),
    toNote: notesOf(pairs),
    sources: sourcesOf(pairs, (request) => figuresByRequest.get(request.id) ?? []),
    letters: lettersOf(pairs, asAt),
    method: methodOf({
      rows,
      columns,
      asAt,
      kinds: { territorial: sorted.length - others.length, others: others.map(({ force }) => force.name) },
      differs: sorted.filter(({ force }) => force.body !== 'foia').map(({ force }) => force.name),
      struck: changes.map(({ on, effect, name, reason }) => `${on} ${effect} (${[name, reason].filter(Boolean).join(': ')})`),
    }),
  }
}

/** Each row is counted once under a standing and once under the newsroom's word for it: both add up to the rows. */
export function countsOf(rows: readonly Pick<ReportRow, 'standing' | 'pointsToPublished'>[]): Dataset['counts'] {
  const count = <Word extends string>(words: readonly Word[], wordOf: (row: Pick<ReportRow, 'standing'>) => Word) => {
    const counted = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>
    for (const row of rows) counted[wordOf(row)] += 1
    return counted
  }
  const byWord = count(buckets, ({ standing }) => bucketOf[standing])
  const published = rows.filter(({ standing, pointsToPublished }) => standing === 'refused' && pointsToPublished).length
  return { forces: rows.length, asked: rows.length - byWord['not sent'], published, byWord, byStanding: count(reportStandings, ({ standing }) => standing) }
}

type AskedColumn = { measure: Investigation['measures'][number]; period: Investigation['periods'][number] }

/** A column with what it adds up to, how many forces that rests on, and who is left out of it and why. */
function columnOf({ measure, period }: AskedColumn, requests: readonly RequestRow[], figureAt: (request: RequestRow) => Figure | null) {
  const unit = unitOf(measure.unit)
  const counting = { unit, unitWords: measure.unit, period }
  const parts = requests.map((request): Part & { request: RequestRow } => {
    const figure = figureAt(request)
    return {
      request,
      cell: figure?.cell ?? parseCell('', unit),
      unitSaid: figure?.unitSaid ?? null,
      periodSaid: figure?.periodSaid ?? null,
      isRetracted: figure?.isRetracted ?? false,
    }
  })
  const sum = totalOf(parts, counting)
  const names = Map.groupBy(parts, (part) => leftOutOf(part, counting))
  const leftOut = sum.leftOut.map(({ why }) => `${(names.get(why) ?? []).map(({ request }) => request.force.shortName).join(', ')} ${leftOutWords[why]}.`)
  const counted = parts.filter((part) => isCounted(part, counting)).map(({ request }) => request.force.id)
  const column: ReportColumn = {
    measure: measure.code,
    period: period.code,
    measureLabel: measure.label,
    unit: measure.unit,
    periodLabel: period.label,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    basis: period.basis,
    low: sum.low === null ? null : Number(sum.low),
    high: sum.high === null ? null : Number(sum.high),
    total: sum.text,
    forces: sum.answered,
    leftOut,
  }
  return { column, sentence: sum.answered > 0 ? totalSentence(sum, counted, unit) : '' }
}

/** The totals of the last period asked, of three measures at most: the rest is in the table. */
function headlineTotals(totals: readonly ReturnType<typeof columnOf>[]): string[] {
  const last = totals.at(-1)?.column.period
  return totals
    .filter(({ column, sentence }) => column.period === last && sentence !== '')
    .slice(0, 3)
    .map(({ column, sentence }) => `${column.measureLabel}, ${column.periodLabel}:\t${sentence}`)
}
