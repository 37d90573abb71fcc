/**
 * One force's row of the report, from its request as it is read on the day and from what it gave. Nothing is worked out
 * here that the clock or the standing says already: the board shows the same words and the same days.
 */
import type { Day } from '@/lib/days'
import { activeEventsAsAt } from '@/lib/events/events'
import { shownOf, textOf } from '@/lib/figures/cells'
import type { Figure } from '@/lib/figures/queries'
import { clockBadgesOf } from '@/lib/requests/badges'
import { timingOf } from '@/lib/requests/timing'
import type { RequestRow } from '@/lib/requests/reading'
import { outcomeOf } from '@/lib/clock/standing'
import { tileFactOf } from '@/lib/requests/tile-fact'
import { sectionLabel } from '@/lib/words'
import type { ReportCell, ReportRow } from '../dataset'

/** Where a figure stands in what the force sent. Empty while nobody has named it. */
export function sourceWords({ source, file, place }: Pick<Figure, 'source' | 'file' | 'place'>): string {
  if (source === null) return ''
  const named = {
    file: file ?? 'a file that is no longer listed',
    letter: 'letter of reply',
    message: 'what they told us',
    import: 'taken in from the newsroom’s own tracker',
  }[source]
  return [named, place].filter(Boolean).join(', ')
}

export function cellOf(figure: Figure): ReportCell | null {
  const { cell, isRetracted } = figure
  if (cell.kind === 'awaited') return null
  const facts = {
    text: figure.text,
    note: figure.note ?? '',
    source: sourceWords(figure),
    on: figure.on,
    enteredBy: figure.enteredBy,
    checkedBy: figure.checkedBy ?? '',
  }
  // A figure that the force took back is told, and is no number any more.
  if (isRetracted) return { kind: 'withdrawn', written: 'withdrawn', shown: 'withdrawn', value: null, ...facts }
  return { kind: cell.kind, written: textOf(cell), shown: shownOf(cell), value: cell.kind === 'number' ? Number(cell.value) : null, ...facts }
}

export function rowOf(request: RequestRow, { cells, asAt, isInvented }: { cells: (ReportCell | null)[]; asAt: Day; isInvented: boolean }): ReportRow {
  const { force, clock, standing } = request
  const figuresGiven = cells.filter((cell) => cell?.kind === 'number' || cell?.kind === 'below').length
  const figuresAsked = cells.length
  const notes = activeEventsAsAt(request.events, asAt).flatMap((event) => (event.type === 'note.added' ? [event.text.trim()] : []))
  return {
    forceId: force.id,
    force: force.name,
    shortName: force.shortName,
    abbr: force.abbr,
    pfaCode: force.pfaCode ?? '',
    tileRow: force.tileRow,
    tileCol: force.tileCol,
    reference: request.reference,
    standing,
    outcome: outcomeOf(clock) ?? '',
    pointsToPublished: request.pointsToPublished,
    sentOn: clock.sentOn,
    receivedOn: clock.receivedOn,
    dueOn: clock.dueOn,
    dueOnRuleB: clock.codeDueOn,
    daysLate: clock.isLate || clock.answeredLate ? clock.lateBy : null,
    inTime: clock.inTime,
    daysLeft: clock.daysLeft,
    extendedTo: clock.extendedTo,
    acknowledgedOn: clock.acknowledgedOn,
    answeredOn: clock.answeredOn,
    workingDaysTaken: clock.workingDaysTaken,
    exemptions: request.sections.map(sectionLabel),
    forceReference: clock.forceReference ?? '',
    remindersSent: request.remindersSent,
    lastContactOn: request.lastContact?.on ?? null,
    lastContact: request.lastContact?.words ?? '',
    reviewRequestedOn: clock.reviewRequestedOn,
    reviewDueOn: clock.reviewDueOn,
    icoComplainedOn: clock.icoComplainedOn,
    figuresGiven,
    figuresAsked,
    notes: [...(isInvented ? ['Invented for the demonstration.'] : []), ...notes].join(' / '),
    fact: tileFactOf({ ...request, figuresGiven, figuresAsked, timing: timingOf(clock, asAt) }),
    cells,
    marks: clockBadgesOf(request).map(({ words }) => words),
  }
}
