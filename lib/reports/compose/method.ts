import { type Day, longDay } from '@/lib/days'
import { extensionRule } from '@/lib/clock/extension-rule'
import { constantsOn } from '@/lib/clock/constants'
import { populationEdition } from '@/lib/forces/population'
import type { Dataset, ReportRow } from '../dataset'

/**
 * How the report was made, in words that a reader outside the newsroom can check: who was asked and when, how days are
 * counted and under what law, what each word means, and what has not been verified. Only what is true of this round is said.
 */
type Made = {
  rows: readonly ReportRow[]
  columns: Dataset['columns']
  kinds: { territorial: number; others: readonly string[] }
  asAt: Day
  differs: readonly string[]
  struck: readonly string[]
}

export function methodOf({ rows, columns, kinds, asAt, differs, struck }: Made): Dataset['method'] {
  const { replyDays, expectedWithExtensionDays, regulatorName } = constantsOn(asAt)
  const sent = rows.flatMap(({ sentOn }) => sentOn ?? []).toSorted()
  const [first, last] = [sent[0], sent.at(-1)]
  const territorial =
    kinds.territorial > 0
      ? `The chief officers of ${kinds.territorial === 43 ? 'the 43' : kinds.territorial} territorial police ${kinds.territorial === 1 ? 'force' : 'forces'} of England and Wales`
      : ''
  const others = kinds.others.length > 0 ? `${territorial ? ', and ' : ''}${kinds.others.join(', ')}` : ''
  const unchecked = rows.flatMap(({ cells }) =>
    cells.filter((cell) => cell && (cell.kind === 'number' || cell.kind === 'below') && cell.checkedBy === ''),
  ).length
  const isFigures = columns.length > 0
  const bases = new Set(columns.map(({ basis }) => basis))
  return [
    {
      head: 'Who was asked',
      text: `${territorial}${others}.${first && last ? ` ${first === last ? `All were sent the letter on ${longDay(first)}.` : `The letters went from ${longDay(first)} to ${longDay(last)}.`}` : ' No letter has gone yet.'}`,
    },
    {
      head: 'As at',
      text: `The report shows the round at the end of ${longDay(asAt)}: what is dated on or before that day, as known when the report was made. A later correction of an earlier entry counts; what happened later does not.`,
    },
    {
      head: 'Working days',
      text: `Section 10(1) of the Freedom of Information Act 2000 gives a force until working day ${replyDays} after the day of receipt. Under section 10(6) a bank holiday in any part of the United Kingdom is not a working day, so Scottish and Northern Irish holidays are left out for a force in England too. The day of receipt is day 0, weekend or not. No force is called late before the end of its last day, nor, where a request arrived on a day that does not count, before the day that the other reading of the law would give (due_on_rule_b).${struck.length > 0 ? ` The newsroom changed the published calendar: ${struck.join('; ')}.` : ''}`,
    },
    {
      head: 'Extensions and questions',
      text: `${extensionRule} The ${regulatorName} expects no more than ${expectedWithExtensionDays} working days in all. When a force asks what a request means, a new time begins on the day it has our answer. An acknowledgement, or a message that a force is busy, changes nothing.`,
    },
    {
      head: 'Standings',
      text: 'Each force stands in exactly one, worked out from the letters that were logged and never typed in. Disclosed includes disclosed in part; refused includes refusals on cost and neither confirming nor denying; not held is an answer and is kept apart from refused; no response means past the date with nothing of substance received; an answer that a force withdrew and did not replace is neither an answer nor no response; awaiting includes extended, clarification and fee asked; lapsed means that a fee was not paid in three months, so that the force need not answer.',
    },
    ...(isFigures
      ? [
          {
            head: 'Figures',
            text: `Each is kept as the force gave it, with where it stands in what was sent. A blank is never nought. A number below a limit ("<5") counts as all that it can stand for, nought included unless the force rules it out, so a total may be a range. Corrected figures replace earlier ones and both are kept; a figure that a force took back is left out. Different units are never added${bases.has('calendar') || bases.has('financial') ? ', nor figures for another period than was asked' : ''}; what is left out is named under the table. Shares of the population: ${populationEdition}.`,
          },
        ]
      : []),
    ...(unchecked > 0
      ? [
          {
            head: 'Not verified',
            text: `${unchecked.toLocaleString('en-GB')} ${unchecked === 1 ? 'figure has' : 'figures have'} not been checked by a second person. Forces differ in what they count; their remarks are kept with each figure.`,
          },
        ]
      : []),
    ...(differs.length > 0
      ? [
          {
            head: 'Other laws',
            text: `No date or window is given for ${differs.join(', ')}: the Act of 2000 does not bind ${differs.length === 1 ? 'it' : 'them'}.`,
          },
        ]
      : []),
  ]
}
