/**
 * The next step on a request that no time runs for yet: a draft, one that is queued, one whose letter did not arrive. FOIA 2000
 * s.8. Under whichever Act the authority is: a request has to be sent before any law is asked.
 */
import { shortDay } from '@/lib/days'
import { otherwise, ourStep, type Rule, type Situation, waitStep, where } from '../steps'

const isNotSent = ({ clock }: Situation) => clock.receivedOn === null && Object.keys(clock.outcomes).length === 0

export const beforeSending: readonly Rule[] = where(isNotSent, [
  {
    when: ({ standing }) => standing === 'queued',
    step: ({ clock }) => waitStep('nobody', null, 'Leaves soon', `Queued on ${shortDay(clock.queuedOn!)} and not yet sent.`, 'the desk'),
  },
  {
    when: ({ standing }) => standing === 'not sent',
    step: ({ clock: { failedOn } }) =>
      ourStep('send', 'Send again', failedOn, `The letter of ${shortDay(failedOn!)} did not arrive, so no time runs.`, 'FOIA 2000 s.10(1)'),
  },
  { when: otherwise, step: () => ourStep('send', 'Send', null, 'The request has not been sent.', 'FOIA 2000 s.8') },
])
