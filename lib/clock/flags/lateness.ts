/**
 * Flags of lateness, s.10(1) FOIA 2000: running late, answered late, answered in part and late with the rest, and late before
 * something that came since. The surprising case: what ends a lateness without an answer (a clarification, a late notice, a
 * narrower request) does not undo it.
 */
import { longDay } from '@/lib/days'
import { joinList, workingDays } from '@/lib/words'
import { sourceOf } from '../constants'
import { neverAnswered } from '../replay/owed'
import type { LateSpell } from '../replay/state'
import type { ClockContext, Flag } from '../types'

export function* lateness({ state, clock }: ClockContext): Generator<Flag> {
  if (!clock.isLate && !state.lateAtAnswer) return
  const by = byBoth(clock.lateBy, clock.lateByCode, clock.extendedTo !== null)
  const source = clock.extendedTo ? 'FOIA 2000 ss.10(3) and 17(2)' : sourceOf('replyDays', clock.receivedOn!)
  const answeredOn = state.firstAnsweredOn
  if (answeredOn && state.lateAtAnswer && !clock.withdrawnOn)
    yield {
      flag: 'answered-late',
      words: `Answered late, on ${longDay(answeredOn)}${by && `: ${by}`}.`,
      source,
      on: answeredOn,
      workingDays: clock.lateBy,
      eventId: state.lateAtAnswer.eventId,
    }
  if (!clock.isLate) return
  const dueOn = clock.effectiveDueOn!
  const hasAnswered = Object.keys(clock.outcomes).length > 0
  if (!hasAnswered && clock.takenBack.length === 0)
    yield {
      flag: 'running-late',
      words: `Due on ${longDay(dueOn)} and not answered: late${by && ` ${by}`}.`,
      source,
      on: dueOn,
      workingDays: clock.lateBy,
    }
  else
    yield {
      flag: 'partial-left-late',
      words: `${hasAnswered ? 'Answered in part. ' : ''}${questionsLeft(neverAnswered(state))} due on ${longDay(dueOn)}: late${by && ` ${by}`}.`,
      source,
      on: dueOn,
      workingDays: clock.lateBy,
    }
}

/** 'by 3 working days, or by 2 where…': both counts where they differ. Nothing where no working day has passed. */
function byBoth(ruleA: number, ruleB: number, isExtended: boolean) {
  if (ruleA === 0) return ''
  return ruleA === ruleB || isExtended
    ? `by ${workingDays(ruleA)}`
    : `by ${workingDays(ruleA)}, or by ${workingDays(ruleB)} where the day of receipt is moved to the next working day`
}

const questionsLeft = (open: readonly number[]) => (open.length === 1 ? `Question ${open[0]} was` : `Questions ${joinList(open.map(String))} were`)

export function* spells({ clock }: ClockContext): Generator<Flag> {
  for (const spell of clock.lateSpells) {
    const { until, workingDays, eventId } = spell
    yield {
      flag: 'was-late',
      words: `Was ${spellLabel(spell)}. What came later does not undo that.`,
      source: 'FOIA 2000 s.10(1)',
      on: until,
      workingDays,
      eventId,
    }
  }
}

const endings = {
  answer: 'when the force answered',
  clarification: 'when the force asked for a clarification',
  extension: 'when the force extended the time',
  refined: 'when the request was refined',
  withdrawn: 'when the request was withdrawn',
} as const

/** 'late when the force extended the time, on Monday …: due on …, 3 working days before' */
export const spellLabel = ({ effectiveDueOn, until, workingDays: late, ended }: LateSpell) =>
  `late ${endings[ended]}, on ${longDay(until)}: due on ${longDay(effectiveDueOn)}${late === 0 ? '' : `, ${workingDays(late)} before`}`
