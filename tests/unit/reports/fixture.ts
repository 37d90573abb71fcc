import { bucketOf, buckets } from '@/lib/requests/buckets'
import { type Dataset, datasetSchema, type ReportCell, type ReportRow, reportStandings, type ReportStanding } from '@/lib/reports/dataset'
import { addDays, day, type Day } from '@/lib/days'
import { shippedForces } from '@/lib/forces/register'

/**
 * A round about traffic cones, all of it invented: 43 forces, two measures in three periods. Which force stands where follows from its
 * place in the alphabet and means nothing.
 */
const asAt = day('2026-04-23')

export const cellOf = (text: string, over: Partial<ReportCell> = {}): ReportCell => {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  const kind = isNumber ? 'number' : text.startsWith('<') ? 'below' : text === 'not held' ? 'not held' : text === 'withdrawn' ? 'withdrawn' : 'refused'
  return {
    kind,
    written: text,
    shown: isNumber ? Number(text).toLocaleString('en-GB') : text,
    value: isNumber ? Number(text) : null,
    text,
    note: '',
    source: 'cones.xlsx, sheet 1, B4',
    on: day('2026-04-08'),
    enteredBy: 'Tess Amari',
    checkedBy: '',
    ...over,
  }
}

const cycle: ReportStanding[] = [
  'disclosed',
  'no response',
  'part disclosed',
  'disclosed',
  'refused',
  'no response',
  'not held',
  'disclosed',
  'awaiting',
  'no response',
  'extended',
  'part disclosed',
  'clarification',
]

const measures = [
  { measure: 'LOST', measureLabel: 'Traffic cones lost on duty', unit: 'cones' },
  { measure: 'COST', measureLabel: 'Cost of replacing them', unit: '£' },
]
const periods = [2023, 2024, 2025].map((year) => ({
  period: String(year),
  periodLabel: String(year),
  startsOn: day(`${year}-01-01`),
  endsOn: day(`${year}-12-31`),
  basis: 'calendar' as const,
}))
const columns = measures.flatMap((measure) => periods.map((period) => ({ ...measure, ...period })))

export function rowOf(force: (typeof shippedForces)[number], index: number): ReportRow {
  const standing = cycle[index % cycle.length]!
  const isAnswered = ['disclosed', 'part disclosed', 'refused', 'not held'].includes(standing)
  const late = standing === 'no response' ? 2 + (index % 29) : null
  const cells = columns.map((column, at) => {
    if (standing === 'disclosed') return cellOf(at % 4 === 3 ? '<5' : String(40 + index * 31 + at))
    if (standing === 'part disclosed') return column.measure === 'COST' ? cellOf('refused', { shown: 's.43(2)' }) : cellOf(String(7 + index))
    return null
  })
  const given = cells.filter((cell) => cell?.kind === 'number' || cell?.kind === 'below').length
  const on = (is: unknown, to: Day) => (is ? to : null)
  return {
    forceId: force.id,
    force: force.name,
    shortName: force.shortName,
    abbr: force.abbr,
    pfaCode: force.pfaCode ?? '',
    tileRow: force.tileRow,
    tileCol: force.tileCol,
    reference: `CONES-${force.abbr.replace('&', '')}`,
    standing,
    outcome: isAnswered ? standing : '',
    sentOn: day('2026-03-06'),
    receivedOn: day('2026-03-06'),
    dueOn: day('2026-04-08'),
    dueOnRuleB: day('2026-04-08'),
    daysLate: late,
    daysLeft: standing === 'awaiting' ? 4 : null,
    extendedTo: on(standing === 'extended', day('2026-05-06')),
    acknowledgedOn: on(index % 2, day('2026-03-09')),
    answeredOn: on(isAnswered, addDays(day('2026-04-01'), index % 7)),
    workingDaysTaken: isAnswered ? 15 + (index % 7) : null,
    exemptions: standing === 'refused' ? ['s.12'] : standing === 'part disclosed' ? ['s.43(2)'] : [],
    forceReference: index % 3 ? `FOI/26/0${index}` : '',
    remindersSent: late ? index % 3 : 0,
    lastContactOn: day('2026-04-09'),
    lastContact: 'We chased',
    reviewRequestedOn: null,
    reviewDueOn: null,
    icoComplainedOn: null,
    figuresGiven: given,
    figuresAsked: columns.length,
    notes: 'Invented for the demonstration.',
    fact:
      standing === 'disclosed' || standing === 'part disclosed'
        ? `${given}/6`
        : standing === 'refused'
          ? 's.12'
          : standing === 'not held'
            ? 'none'
            : late
              ? `${late} late`
              : standing === 'extended'
                ? 'to 6 May'
                : standing === 'clarification'
                  ? 'our turn'
                  : '4 left',
    cells,
  }
}

export const coneRows = () =>
  shippedForces
    .filter(({ kind }) => kind === 'territorial')
    .toSorted((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
    .map(rowOf)

export function coneDataset(over: Partial<Dataset> = {}): Dataset {
  const rows = over.rows ?? coneRows()
  const count = <Word extends string>(words: readonly Word[], wordOf: (row: ReportRow) => Word) =>
    Object.fromEntries(words.map((word) => [word, rows.filter((row) => wordOf(row) === word).length])) as Record<Word, number>
  const byWord = count(buckets, ({ standing }) => bucketOf[standing])
  return datasetSchema.parse({
    report: 'foi-desk status report',
    version: 1,
    number: 3,
    issued: { at: '2026-04-23T08:44:00.000Z', by: 'Tess Amari' },
    investigation: { code: 'CONES', title: 'Traffic cones lost on duty, 2023–2025', demonstration: true, owner: 'Ros Hale' },
    asAt,
    questions: [
      { number: 1, text: 'How many traffic cones were lost on duty?' },
      { number: 2, text: 'What did it cost to replace them?' },
    ],
    counts: { forces: rows.length, asked: rows.length - byWord['not sent'], byWord, byStanding: count(reportStandings, ({ standing }) => standing) },
    inShort: [
      '23 of 43 forces have answered\t(53%): 17 gave figures, 3 refused and 3 hold nothing.',
      'Merseyside is latest,\tby 30 working days; it has had two reminders.',
      'Heddlu Dyfed-Powys,\tŵ and ŷ print.',
    ],
    sinceLast: {
      number: 2,
      asAt: '2026-04-16',
      says: ['Answered: Gloucestershire (9 working days late), Lincolnshire (8).', 'Became late: Northamptonshire (due 21 April).'],
    },
    next: [{ on: '2026-04-29', says: 'last day to ask Hertfordshire for a review' }],
    rows,
    columns: columns.map((column) => ({
      ...column,
      low: 12345,
      high: 12366,
      total: '12,345 to 12,366',
      forces: 17,
      leftOut: column.measure === 'COST' ? ['Cheshire: refused.'] : [],
    })),
    overdue: rows
      .filter((row) => row.daysLate)
      .toSorted((one, other) => other.daysLate! - one.daysLate!)
      .map(({ forceId, force, daysLate, receivedOn, dueOn, remindersSent, lastContact }) => ({
        forceId,
        force,
        daysLate: daysLate!,
        receivedOn,
        dueOn,
        reminders: remindersSent,
        lastContact,
        note: '',
      })),
    refusals: [
      {
        section: 's.12',
        about: 'Cost over the limit',
        kind: 'cost limit, not an exemption',
        whole: ['Cleveland Police', 'Gwent Police'],
        part: ['Staffordshire Police (questions 2 and 3)'],
      },
      {
        section: 's.43(2)',
        about: 'Commercial interests',
        kind: 'qualified',
        whole: [],
        part: ['Cheshire Constabulary (question 2)', 'West Yorkshire Police (question 2)'],
      },
    ],
    waiting: [{ force: 'Leicestershire Police', said: 's.10(3), to weigh s.43(2)', on: '2026-03-30', until: '2026-05-06', remark: 'working day 39' }],
    windows: [{ force: 'Hertfordshire Constabulary', step: 'Ask for an internal review', by: '2026-04-29', counted: '40 working days from 27 February' }],
    escalations: [{ force: 'West Yorkshire Police', what: 'Internal review asked', on: '2026-04-15', remark: 'answer due 14 May 2026' }],
    sources: rows
      .filter((row) => row.figuresGiven)
      .map((row) => ({ force: row.force, says: `${row.forceReference || 'no reference'}, 8 Apr 2026: cones.xlsx, sheet 1, B4.` })),
    letters: rows.slice(0, 5).map((row) => ({
      forceId: row.forceId,
      force: row.force,
      reference: row.reference,
      on: '2026-03-06',
      type: 'request.sent',
      words: 'We sent the request by e-mail.',
      by: 'Tess Amari',
      loggedAt: '2026-03-06T09:00:00.000Z',
    })),
    method: [
      { head: 'Who was asked', text: 'The chief officers of the 43 territorial police forces of England and Wales.' },
      {
        head: 'Working days',
        text: 'Section 10(1) of the Freedom of Information Act 2000 gives a force until the twentieth working day after the day of receipt. Under section 10(6) a bank holiday in any part of the United Kingdom is not a working day. '.repeat(
          2,
        ),
      },
    ],
    ...over,
  })
}
