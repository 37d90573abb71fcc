import { z } from 'zod'
// Named whole: the worker that draws PDFs and workbooks is run by Node itself, which knows no '@/'.
import { type Day, anyDayField } from '../days.ts'
import { buckets } from '../requests/buckets.ts'

/**
 * What a status report says, whole: every format is drawn from this and from nothing else, so they cannot
 * disagree, and a report once issued keeps it for ever. So sentences, facts on tiles and the method note
 * stand in it as words: a later version of the desk may word them otherwise, an issued report may not.
 * A later shape of it gets a number of its own and this one stays readable. Over 200 lines: it is one schema, read from its head to its end.
 */
export const reportStandings = [
  'disclosed',
  'part disclosed',
  'refused',
  'not held',
  'no response',
  'answer withdrawn',
  'awaiting',
  'extended',
  'clarification',
  'fee asked',
  'fee lapsed',
  'withdrawn',
  'not sent',
  'draft',
  'queued',
] as const
export type ReportStanding = (typeof reportStandings)[number]

const maybeDay = anyDayField.nullable()
const count = z.int().nonnegative()

/** What a force gave in one cell: a number, or what it said instead, in words. Null stands for a cell still awaited. */
const cell = z.strictObject({
  kind: z.enum(['number', 'below', 'redacted', 'refused', 'not held', 'unclear', 'withdrawn']),
  /** Plain, as a spreadsheet takes it: '1189', '<5', 'not held', 'refused'. All the digits of a number. */
  written: z.string(),
  /** As it is printed: '1,189', '£12.50', 's.40'. */
  shown: z.string(),
  /** Only where the cell is one exact number. */
  value: z.number().nullable(),
  /** As a person typed it. */
  text: z.string(),
  note: z.string(),
  /** Where it stands in what the force sent; empty while nobody has named it. */
  source: z.string(),
  on: maybeDay,
  enteredBy: z.string(),
  checkedBy: z.string(),
})
export type ReportCell = z.infer<typeof cell>

const row = z.strictObject({
  forceId: z.string(),
  force: z.string(),
  shortName: z.string(),
  abbr: z.string(),
  pfaCode: z.string(),
  tileRow: z.int().nullable(),
  tileCol: z.int().nullable(),
  reference: z.string(),
  standing: z.enum(reportStandings),
  outcome: z.string(),
  pointsToPublished: z.boolean().optional(),
  sentOn: maybeDay,
  receivedOn: maybeDay,
  dueOn: maybeDay,
  dueOnRuleB: maybeDay,
  /** Working days by which it is late or was answered late; null where it is not, or cannot yet be said to be. */
  daysLate: z.int().nullable(),
  /** Answered whole, with no day late before; null where it is not answered. A report issued before this was told has none. */
  inTime: z.boolean().nullable().optional(),
  /** Working days that are left; null where no clock runs. */
  daysLeft: z.int().nullable(),
  extendedTo: maybeDay,
  acknowledgedOn: maybeDay,
  answeredOn: maybeDay,
  workingDaysTaken: z.int().nullable(),
  /** Sections as printed: 's.12', 's.40(2)'. */
  exemptions: z.array(z.string()),
  forceReference: z.string(),
  remindersSent: count,
  lastContactOn: maybeDay,
  lastContact: z.string(),
  reviewRequestedOn: maybeDay,
  reviewDueOn: maybeDay,
  icoComplainedOn: maybeDay,
  figuresGiven: count,
  figuresAsked: count,
  notes: z.string(),
  /** The second line of its tile: '11 late', '4 left', 's.12', '8/12'. */
  fact: z.string(),
  /** One to each column, in the order of the columns. */
  cells: z.array(cell.nullable()),
  /** What moved its clock, and what is out of order, in a few words each. A report issued before there were any has none. */
  marks: z.array(z.string()).optional(),
})
export type ReportRow = z.infer<typeof row>

/** A figure asked for: one measure in one period. */
const column = z.strictObject({
  measure: z.string(),
  period: z.string(),
  measureLabel: z.string(),
  unit: z.string(),
  periodLabel: z.string(),
  startsOn: anyDayField,
  endsOn: anyDayField,
  basis: z.enum(['calendar', 'financial', 'part']),
  /** What the forces' figures add up to: a range where a cell is one. Null low where none can be added. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** '1,189' or '1,189 to 1,201'; empty where none can be added. */
  total: z.string(),
  /** How many forces it rests on. */
  forces: count,
  /** What the total leaves out and why, in words. */
  leftOut: z.array(z.string()),
})
export type ReportColumn = z.infer<typeof column>

const section = z.strictObject({
  section: z.string(),
  about: z.string(),
  kind: z.string(),
  /** Refused all that they answered, and refused some of it: 'Staffordshire (questions 2 and 3)'. */
  whole: z.array(z.string()),
  part: z.array(z.string()),
})

const letter = z.strictObject({
  forceId: z.string(),
  force: z.string(),
  reference: z.string(),
  on: anyDayField,
  type: z.string(),
  words: z.string(),
  by: z.string(),
  loggedAt: z.iso.datetime(),
})

const told = z.strictObject({ force: z.string(), says: z.string(), source: z.string() })

/** A report issued before there was a word for it has none of it. */
const countOf = <const Word extends string>(words: readonly Word[]) =>
  z
    .partialRecord(z.enum(words), count)
    .transform((given) => Object.fromEntries(words.map((word) => [word, (given as Partial<Record<Word, number>>)[word] ?? 0])) as Record<Word, number>)

export const datasetSchema = z.strictObject({
  report: z.literal('foi-desk status report'),
  version: z.literal(1),
  /** Both null until it is issued. */
  number: z.int().positive().nullable(),
  issued: z.strictObject({ at: z.iso.datetime(), by: z.string() }).nullable(),
  investigation: z.strictObject({ code: z.string(), title: z.string(), demonstration: z.boolean(), owner: z.string() }),
  asAt: anyDayField,
  questions: z.array(z.strictObject({ number: z.int(), text: z.string() })),
  counts: z.strictObject({
    /** Every force of the round, asked or not: the number of rows. */
    forces: count,
    /** All of them but those not sent. */
    asked: count,
    /** Of those refused, how many point to published figures (s.21). A report issued before this was told has none. */
    published: count.optional(),
    byWord: countOf(buckets),
    byStanding: countOf(reportStandings),
  }),
  /** Each a sentence to read aloud; the part before the first tab is set bold. */
  inShort: z.array(z.string()),
  sinceLast: z.strictObject({ number: z.int(), asAt: anyDayField, says: z.array(z.string()) }).nullable(),
  next: z.array(z.strictObject({ on: anyDayField, says: z.string() })),
  rows: z.array(row),
  columns: z.array(column),
  overdue: z.array(
    z.strictObject({
      forceId: z.string(),
      force: z.string(),
      daysLate: count,
      receivedOn: maybeDay,
      dueOn: maybeDay,
      reminders: count,
      lastContact: z.string(),
      note: z.string(),
    }),
  ),
  refusals: z.array(section),
  waiting: z.array(z.strictObject({ force: z.string(), said: z.string(), on: anyDayField, until: maybeDay, remark: z.string() })),
  windows: z.array(z.strictObject({ force: z.string(), step: z.string(), by: anyDayField, counted: z.string() })),
  escalations: z.array(z.strictObject({ force: z.string(), what: z.string(), on: anyDayField, remark: z.string() })),
  /** What the law asks for and was not done, each with its source; lateness stands in the rows. A report issued before there were any has none. */
  outOfOrder: z.array(told).optional(),
  /** What is no breach and is to be known. A report issued before the two were told apart has none, and all of it above. */
  toNote: z.array(told).optional(),
  sources: z.array(z.strictObject({ force: z.string(), says: z.string() })),
  letters: z.array(letter),
  method: z.array(z.strictObject({ head: z.string(), text: z.string() })),
})

/** A status report: see above. Plain JSON, so it can be kept, sent to a worker thread and read back. */
export type Dataset = z.infer<typeof datasetSchema>

/** The label that every page of a demonstration bears, and every file drawn from one. */
export const inventedLabel = 'Demonstration. The forces are real; the topic, every reply, date, reference, person and figure in this report are invented.'

/** 'CONES-status-2026-04-23', with the number once it has one. */
export const fileStem = ({ investigation, asAt, number }: Pick<Dataset, 'investigation' | 'asAt' | 'number'>) =>
  `${investigation.code.replace(/[^\w-]+/g, '-')}-status${number === null ? '' : `-${number}`}-${asAt}`

/** A report that was issued, as a list shows it. */
export type IssuedReport = { number: number; asAt: Day; issuedOn: Day; issuedBy: string; asked: number; disclosed: number; refused: number; noResponse: number }
