import type { Plan } from './plan'

const many = (count: number, one: string, more = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`

/** What was stored, in a sentence. */
export const storedSentence = (rows: number, events: number, figures: number) =>
  `${many(rows, 'row')}: ${many(events, 'entry', 'entries')} on the record, ${many(figures, 'figure')}.`

/** What a sheet comes to, in the sentences its page opens with. */
export function summaryOf({ counts, absent }: Plan, format: string): string {
  const { rows, matched, changed, events, figures, notInRound, unknown, doubled, leftOut } = counts
  const read = `Read as ${format}: ${many(rows, 'row')}, ${many(matched, 'force')} of this round.`
  const change =
    changed === 0
      ? 'It would change nothing.'
      : `It would change ${many(changed, 'request')}: ${many(events, 'entry', 'entries')} on the record and ${many(figures, 'figure')}.`
  const apart = [
    notInRound > 0 ? `${many(notInRound, 'row is', 'rows are')} not in this round` : '',
    unknown > 0 ? `${many(unknown, 'row names', 'rows name')} no force that can be told` : '',
    doubled > 0 ? `${many(doubled, 'row stands', 'rows stand')} there twice` : '',
    leftOut > 0 ? `${many(leftOut, 'cell is', 'cells are')} left out` : '',
  ].filter(Boolean)
  const missing =
    absent.length === 0 || matched === 0
      ? ''
      : absent.length <= 4
        ? ` Not in the sheet: ${absent.map(({ name }) => name).join(', ')}.`
        : ` ${absent.length} forces of the round are not in the sheet.`
  return `${read} ${change}${apart.length > 0 ? ` ${apart.join('; ')}.` : ''}${missing}`
}
