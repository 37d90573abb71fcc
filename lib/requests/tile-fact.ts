import { shortDay } from '@/lib/days'
import { sectionNumberLabel } from '@/lib/words'
import { noticeLateBy } from '@/lib/clock/late-notice'
import { type Timing, timingLabel } from './timing'
import type { RequestRow } from './reading'

type Row = Pick<RequestRow, 'standing' | 'clock' | 'sections' | 'figuresGiven' | 'figuresAsked'> & { timing: Timing }

/** The second line of a tile, on the board and in the report: the one fact that matters in that standing. */
export function tileFactOf({ standing, clock, timing, figuresGiven, figuresAsked, sections }: Row): string {
  switch (standing) {
    case 'disclosed':
    case 'part disclosed':
      return figuresAsked > 0 ? `${figuresGiven}/${figuresAsked}` : standing === 'disclosed' ? 'given' : 'in part'
    case 'refused':
      return sections[0] ? `${sectionNumberLabel(sections[0])}${sections.length > 1 ? ' +' : ''}` : 'refused'
    case 'not held':
      return 'none'
    case 'clarification':
    case 'fee asked':
      return 'our turn'
    case 'extended':
      if (noticeLateBy(clock) > 0) return 'notice late'
      return clock.effectiveDueOn ? `to ${shortDay(clock.effectiveDueOn)}` : 'extended'
    case 'answer withdrawn':
      return timing.kind === 'late' ? timingLabel(timing) : `since ${shortDay(clock.withoutAnswerSince!)}`
    case 'fee lapsed':
      return 'lapsed'
    case 'withdrawn':
      return 'ended'
    case 'queued':
      return 'queued'
    case 'draft':
    case 'not sent':
      return 'not sent'
    case 'awaiting':
    case 'no response':
      return timingLabel(timing)
  }
}
