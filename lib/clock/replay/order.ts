/**
 * What a force was ordered to do, by the Commissioner or the tribunal, and by when: FOIA 2000 ss.50(4), 54, 57 and 58. While an
 * appeal of either side is pending nobody has failed to comply (s.50(6)). The surprising case: an appeal that is withdrawn or fails
 * leaves the notice as it was, and its days run again from the end of the appeal.
 */
import { addDays, type Day, daysBetween } from '@/lib/days'
import type { EventOf } from '@/lib/events/events'
import { laterOf } from '@/lib/working-days/day-arithmetic'
import type { Order, RequestState } from './state'

const isForUs = (decision: string | null | undefined) => decision === 'for us' || decision === 'in part'

/** The Commissioner's notice. One against us, or a matter settled without a notice, orders nothing. */
export const orderOfNotice = ({ on, decision, replyBy }: EventOf<'complaint.decided'>): Order | null =>
  isForUs(decision) ? { by: 'ICO', on, replyBy: replyBy ?? null, days: replyBy ? Math.max(0, daysBetween(on, replyBy)) : null } : null

/** What stands after the tribunal. A decision that nobody noted leaves the order, with no date that anybody could have missed. */
export function orderAfterAppeal({ appeal, order }: RequestState, { on, decision, replyBy }: EventOf<'appeal.decided'>): Order | null {
  const byForce = appeal?.by === 'the force'
  const named = replyBy === undefined ? null : laterOf(on, replyBy)
  if (decision === undefined) return order && { ...order, replyBy: named }
  const stands = decision === 'withdrawn' || decision === (byForce ? 'for us' : 'against us')
  if (stands) return order && { ...order, replyBy: named ?? runsAgainTo(order, on) }
  return isForUs(decision) ? { by: 'tribunal', on, replyBy: named, days: named && daysBetween(on, named) } : null
}

const runsAgainTo = ({ days }: Order, on: Day) => (days === null ? null : addDays(on, days))
