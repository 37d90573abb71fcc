/**
 * The next step with a body that the Act of 2000 does not bind: Police Scotland (its own Act) and the National Crime Agency
 * (none). The desk keeps no clock for them. What they ask is ours to answer all the same.
 */
import { shortDay } from '@/lib/days'
import { otherwise, ourStep, type Rule, type Situation, waitStep, where } from '../steps'

const isOtherLaw = ({ law }: Situation) => law.body !== 'foia'

const sourceOf = ({ law }: Situation) => (law.body === 'foisa' ? 'FOI(S)A 2002' : 'FOIA 2000 Sch.1, which does not list it')

export const underAnotherLaw: readonly Rule[] = where(isOtherLaw, [
  {
    when: ({ clock }) => clock.clarificationAskedOn !== null && clock.clarificationArrivesOn === null,
    step: (situation) => {
      const askedOn = situation.clock.clarificationAskedOn!
      return ourStep('answer-clarification', 'Answer their question', askedOn, `They asked a question on ${shortDay(askedOn)}.`, sourceOf(situation))
    },
  },
  {
    when: ({ law }) => law.body === 'foisa',
    step: (situation) =>
      waitStep(
        'force',
        null,
        'Their own Act',
        'This authority is under the Freedom of Information (Scotland) Act 2002, whose clock the desk does not keep.',
        sourceOf(situation),
      ),
  },
  {
    when: otherwise,
    step: (situation) =>
      waitStep('nobody', null, 'No duty to answer', 'This body is no public authority under the Act, so nothing is due.', sourceOf(situation)),
  },
])
