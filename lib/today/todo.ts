import type { Day } from '@/lib/days'
import type { Window } from '@/lib/clock/types'
import type { RequestRow } from '@/lib/requests/reading'

/**
 * The morning's lists, most urgent first: who is late, by investigation; what waits on us; which windows close; what else is
 * ours to follow up: a part still owed, a late review, a decision not complied with. Each request stands in one, and a late one beside it among the windows when its time to complain is about to close. A force is late
 * by what the record says today, not by a column that was kept: where the two differ the record is right.
 */
type Place = { code: string; title: string; demonstration: boolean }
/** A request as Today reads it: its figures, its owner and its version are not shown there, so they are not asked for. */
export type TodayRow = Omit<RequestRow, 'version' | 'owner' | 'figuresGiven' | 'figuresAsked'> & { investigation: Place }

export type Late = {
  reference: string
  force: string
  dueOn: Day | null
  lateBy: number
  reminders: number
  lastReminderOn: Day | null
  step: RequestRow['nextStep']
}
export type LateRound = Place & { late: Late[] }
export type Ours = { reference: string; force: string; investigation: Place; words: string; since: Day | null }
export type Closes = {
  reference: string
  force: string
  investigation: Place
  window: Window['window']
  closesOn: Day
  daysLeft: number
  unit: Window['unit']
  words: string
  standing: RequestRow['standing']
}

export type Further = { reference: string; force: string; investigation: Place; words: string; reason: string; from: Day | null }

export type Todo = { late: LateRound[]; ours: Ours[]; windows: Closes[]; further: Further[] }

/** Their question, asked alone or beside a partial answer. */
const asksUs = ({ nextStep }: TodayRow) => nextStep.step === 'answer-clarification'
const closingBy = (until: Day) => (window: Window) => window.isOpen && window.matters && window.closesOn !== null && window.closesOn <= until

export function todoOf(rows: readonly TodayRow[], until: Day): Todo {
  const closes = closingBy(until)
  const late = rows
    .filter(({ standing }) => standing === 'no response')
    .sort((one, other) => other.clock.lateBy - one.clock.lateBy || one.force.shortName.localeCompare(other.force.shortName))
  const rounds = Map.groupBy(late, ({ investigation }) => investigation.code)
  return {
    late: [...rounds.values()].map((those) => ({ ...those[0]!.investigation, late: those.map(lateOf) })),
    ours: rows
      .filter(asksUs)
      .sort((one, other) => (one.nextStep.from ?? '').localeCompare(other.nextStep.from ?? ''))
      .map(({ reference, force, investigation, nextStep }) => ({
        reference,
        force: force.shortName,
        investigation,
        words: nextStep.words,
        since: nextStep.from,
      })),
    windows: rows
      .flatMap((row) =>
        row.clock.windows.filter(closes).map(({ window, closesOn, daysLeft, unit, words }) => ({
          reference: row.reference,
          force: row.force.shortName,
          investigation: row.investigation,
          window,
          closesOn: closesOn!,
          daysLeft: daysLeft ?? 0,
          unit,
          words,
          standing: row.standing,
        })),
      )
      .sort((one, other) => one.closesOn.localeCompare(other.closesOn) || one.force.localeCompare(other.force)),
    further: rows
      .filter((row) => row.nextStep.by === 'us' && row.standing !== 'no response' && !asksUs(row))
      .filter(({ clock }) => !clock.windows.some(closes))
      .sort((one, other) => (one.nextStep.from ?? '').localeCompare(other.nextStep.from ?? '') || one.force.shortName.localeCompare(other.force.shortName))
      .map(({ reference, force, investigation, nextStep: { words, reason, from } }) => ({
        reference,
        force: force.shortName,
        investigation,
        words,
        reason,
        from,
      })),
  }
}

const lateOf = ({ reference, force, clock, nextStep }: TodayRow): Late => ({
  reference,
  force: force.shortName,
  dueOn: clock.effectiveDueOn,
  lateBy: clock.lateBy,
  reminders: clock.reminders.length,
  lastReminderOn: clock.reminders.at(-1) ?? null,
  step: nextStep,
})

const words = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
  'Twenty',
]

/** A count at the head of a sentence: 'Twelve', '43', 'More than 999'. */
export const countAtHead = (count: number) => (count >= 1_000 ? 'More than 999' : (words[count] ?? String(count)))
