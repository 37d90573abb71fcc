import { type Day, datedDay, shortDay } from '@/lib/days'
import { sentenceOf } from '@/lib/events/sentences'
import { isWeekend } from '@/lib/working-days/calendar'
import type { FlagName } from '@/lib/clock/types'
import { needsSource } from '@/lib/figures/cells'
import type { Figure } from '@/lib/figures/queries'
import { workingDays } from '@/lib/words'
import type { RequestRow } from '@/lib/requests/reading'
import { gaveAny } from '../columns'
import type { Dataset, ReportRow } from '../dataset'
import { eventsAsAt, printed, sourceWords } from './rows'
import { aboutSection, kindWords } from './sections'

/**
 * The lists of the report: who is late, what was refused and why, who took more time, what is under way and which steps are
 * still open, each from the clocks as they stand on the day.
 */
type Paired = { request: RequestRow; row: ReportRow }

/** Every force past its date with nothing of substance received, the latest first; as many as the headline counts. */
export const overdueOf = (pairs: readonly Paired[]): Dataset['overdue'] =>
  pairs
    .filter(({ row }) => row.standing === 'no response')
    .map(({ request, row }) => ({
      forceId: row.forceId,
      force: row.force,
      daysLate: row.daysLate ?? 0,
      receivedOn: row.receivedOn,
      dueOn: row.extendedTo ?? row.dueOn,
      reminders: row.remindersSent,
      lastContact: row.lastContact ? `${row.lastContact}${row.lastContactOn ? `, ${shortDay(row.lastContactOn)}` : ''}` : '',
      note: remarkOn(request),
    }))
    .sort((one, other) => other.daysLate - one.daysLate)

function remarkOn({ clock }: RequestRow): string {
  const { receivedOn, dueOn, codeDueOn, extendedTo, promisedOn } = clock
  return [
    extendedTo && `Extended to ${shortDay(extendedTo)}, passed.`,
    promisedOn && `Promised for ${shortDay(promisedOn)}.`,
    receivedOn &&
      dueOn &&
      codeDueOn &&
      dueOn !== codeDueOn &&
      `Arrived on a ${isWeekend(receivedOn) ? 'weekend' : 'holiday'}: by the other reading due ${shortDay(codeDueOn)}.`,
    clock.windows.some(({ window, isOpen }) => window === 'ico' && isOpen) && 'Chased: the way to the ICO is open.',
  ]
    .filter(Boolean)
    .join(' ')
}

const questionWords = (questions: readonly number[]) =>
  `question${questions.length === 1 ? '' : 's'} ${questions.length === 1 ? questions[0] : `${questions.slice(0, -1).join(', ')} and ${questions.at(-1)}`}`

/** Who refused under which section, the most cited first. A refusal that names none is a row of its own, so that none is missing. */
export function refusalsOf(pairs: readonly Paired[], questions: number): Dataset['refusals'] {
  const found = new Map<string, { whole: string[]; part: string[]; on: Day }>()
  for (const { request, row } of pairs) {
    const outcomes = Object.values(request.clock.outcomes).filter(({ outcome, sections }) => outcome === 'refused' || sections.length > 0)
    const cited = new Map<string, { questions: number[]; on: Day }>()
    for (const { question, sections, on } of outcomes)
      for (const section of sections.length > 0 ? sections : ['']) {
        const at = cited.get(section) ?? { questions: [], on }
        cited.set(section, { questions: [...at.questions, question], on: at.on })
      }
    for (const [section, { questions: those, on }] of cited) {
      const at = found.get(section) ?? { whole: [], part: [], on }
      const isWhole = row.standing === 'refused' && those.length === Object.keys(request.clock.outcomes).length
      if (isWhole) at.whole.push(row.shortName)
      else at.part.push(questions > 1 ? `${row.shortName} (${questionWords(those.toSorted((one, other) => one - other))})` : `${row.shortName} (in part)`)
      found.set(section, at)
    }
  }
  return [...found]
    .sort(([one, a], [other, b]) => b.whole.length + b.part.length - a.whole.length - a.part.length || one.localeCompare(other, 'en', { numeric: true }))
    .map(([section, { whole, part, on }]) =>
      section === ''
        ? { section: 'none named', about: 'A refusal that cites no section', kind: 's.17 requires one, as far as logged', whole, part }
        : { section: printed(section), about: aboutSection(section, on), kind: kindWords(section, on), whole, part },
    )
}

const noticeRemarks = {
  'no date': 'Gave no date, so it extends nothing.',
  'not allowed': 'Names no section that allows it, so it extends nothing.',
  'before due': 'Not later than the date due anyway.',
  past: 'Names a day that had passed, so it extends nothing.',
  extends: '',
} as const

/** Whoever took more time or waits on us, of those that have not answered. */
export function waitingOf(pairs: readonly Paired[], asAt: Day): Dataset['waiting'] {
  return pairs
    .filter(({ request }) => request.clock.closedOn === null)
    .flatMap(({ request: { clock }, row: { force } }) => [
      ...clock.notices.map((notice) => ({
        force,
        said: `s.10(3)${notice.sections.length ? `, to weigh ${notice.sections.map(printed).join(', ')}` : ', naming no section'}`,
        on: notice.on,
        until: notice.to,
        remark: [
          noticeRemarks[notice.effect],
          notice.isLate && `Notice came ${workingDays(notice.workingDaysLate)} late.`,
          notice.isBeyondExpected && 'Beyond the forty working days that the ICO expects.',
          notice.effect === 'extends' && notice.to !== null && notice.to < asAt && 'Passed.',
        ]
          .filter(Boolean)
          .join(' '),
      })),
      ...clock.runs
        .filter(({ startedBy }) => startedBy !== 'sent')
        .map(({ startedBy, startedOn, receivedOn }) => ({
          force,
          said: startedBy === 'clarification' ? 's.1(3), asked us to clarify, and we answered' : 'refused for cost, and we narrowed the request',
          on: startedOn,
          until: receivedOn === clock.receivedOn ? clock.dueOn : null,
          remark: receivedOn === clock.receivedOn ? 'A new time runs.' : 'Overtaken by a later time.',
        })),
      ...(clock.clarificationAskedOn
        ? [
            {
              force,
              said: 's.1(3), asked us to clarify',
              on: clock.clarificationAskedOn,
              until: clock.clarificationArrivesOn,
              remark: clock.clarificationArrivesOn ? 'Our answer is on its way; twenty new days begin with it.' : 'No time runs until it has our answer.',
            },
          ]
        : []),
      ...(clock.fee
        ? [
            {
              force,
              said: 's.9, asked for a fee',
              on: clock.fee.askedOn,
              until: clock.fee.payBy,
              remark: 'No time runs until it is paid; the day named is the last to pay.',
            },
          ]
        : []),
    ])
}

/** What is out of order, force by force. That an answer is late, or was, stands in the rows, and a provisional date in the method. */
export const outOfOrderOf = (pairs: readonly Paired[]): NonNullable<Dataset['outOfOrder']> =>
  pairs.flatMap(({ request, row: { force } }) =>
    request.clock.flags.filter(({ flag }) => !toldElsewhere.includes(flag)).map(({ words, source }) => ({ force, says: words, source })),
  )
const toldElsewhere: readonly FlagName[] = ['running-late', 'answered-late', 'provisional-date']

const steps = {
  review: 'Ask for an internal review',
  ico: 'Complain to the Information Commissioner',
  tribunal: 'Appeal to the tribunal',
  fees: 'Pay the fee',
} as const

// 'An internal review can be asked for until ..., the fortieth working day after ...': the step and the day have columns of their own.
const countedAs = (words: string) => words.slice(words.indexOf(', ') + (words.includes(', ') ? 2 : 1))

/** The steps whose last day has not passed, the soonest first. */
export const windowsOf = (pairs: readonly Paired[]): Dataset['windows'] =>
  pairs
    .flatMap(({ request: { clock }, row: { force } }) =>
      clock.windows.flatMap(({ window, isOpen, closesOn, words, matters }) =>
        isOpen && closesOn && matters ? [{ force, step: steps[window], by: closesOn, counted: countedAs(words) }] : [],
      ),
    )
    .sort((one, other) => (one.by < other.by ? -1 : one.by > other.by ? 1 : 0))

/** Reviews, complaints and appeals, as far as each has come. */
export const escalationsOf = (pairs: readonly Paired[]): Dataset['escalations'] =>
  pairs.flatMap(({ request: { clock }, row: { force } }) => [
    ...(clock.reviewRequestedOn
      ? [
          {
            force,
            what: 'Internal review asked for',
            on: clock.reviewRequestedOn,
            remark: clock.reviewDecidedOn
              ? `Decided ${datedDay(clock.reviewDecidedOn)}.`
              : clock.reviewDueOn
                ? `Answer due ${datedDay(clock.reviewDueOn)}.`
                : '',
          },
        ]
      : []),
    ...(clock.icoComplainedOn
      ? [
          {
            force,
            what: 'Complaint to the Information Commissioner',
            on: clock.icoComplainedOn,
            remark: clock.icoDecidedOn ? `Decided ${datedDay(clock.icoDecidedOn)}${clock.icoDecision ? `: ${clock.icoDecision}` : ''}.` : 'Not decided yet.',
          },
        ]
      : []),
    ...(clock.appealedOn
      ? [
          {
            force,
            what: 'Appeal to the tribunal',
            on: clock.appealedOn,
            remark: clock.appealDecidedOn ? `Decided ${datedDay(clock.appealDecidedOn)}.` : 'Not decided yet.',
          },
        ]
      : []),
  ])

/** Every letter and step of the round by the day it happened. Notes are the desk's own and stand in the rows. */
export const lettersOf = (pairs: readonly Paired[], asAt: Day): Dataset['letters'] =>
  pairs
    .flatMap(({ request, row }) =>
      eventsAsAt(request.events, asAt)
        .filter(({ type }) => type !== 'note.added' && type !== 'clock.moved')
        .map((event) => ({
          forceId: row.forceId,
          force: row.force,
          reference: row.reference,
          on: event.on,
          type: event.type as string,
          words: sentenceOf(event),
          by: event.by ?? 'the desk',
          loggedAt: event.at.toISOString(),
        })),
    )
    .sort((one, other) => (one.on === other.on ? 0 : one.on < other.on ? -1 : 1))

/** What each force's figures rest on: its answer, and the files and places that they were taken from. */
export function sourcesOf(pairs: readonly Paired[], figuresOf: (request: RequestRow) => readonly Figure[]): Dataset['sources'] {
  return pairs.flatMap(({ request, row }) => {
    const given = figuresOf(request).filter(({ cell }) => cell.kind !== 'awaited')
    if (!gaveAny(row)) return []
    const byOrigin = Map.groupBy(
      given.filter(({ source }) => source !== null),
      (figure) => sourceWords({ ...figure, place: null }),
    )
    const named = [...byOrigin].map(([origin, those]) => {
      const places = [...new Set(those.flatMap(({ place }) => place ?? []))]
      // All of them are in the workbook, cell by cell.
      return [origin, ...(places.length > 4 ? [...places.slice(0, 3), `and ${places.length - 3} more places`] : places)].join(', ')
    })
    const unnamed = given.filter(({ source, kind }) => source === null && needsSource(kind)).length
    const head = [row.forceReference || 'no reference', row.answeredOn && datedDay(row.answeredOn)].filter(Boolean).join(', ')
    const tail = [...named, ...(unnamed > 0 ? [`${unnamed} figure${unnamed === 1 ? '' : 's'} without a source`] : [])].join('; ')
    return [{ force: row.shortName, says: `${head}${tail && `: ${tail}`}.` }]
  })
}
