/**
 * The next step while the force's duty waits for us: a question of theirs, FOIA 2000 ss.1(3) and 10(6)(b), or a fee, ss.9 and
 * 10(2). These come before everything that is late: no time runs. A fee not paid in three months ends the duty altogether.
 */
import { shortDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import { spellNumber } from '@/lib/words'
import { noStep, ourStep, type Rule, type Situation, waitStep } from '../steps'

export const whileTheForceWaits: readonly Rule[] = [
  { when: ({ clock }) => clock.clarificationArrivesOn !== null, step: ourAnswerIsOnItsWay },
  { when: ({ clock }) => clock.clarificationAskedOn !== null, step: answerTheirQuestion },
  { when: ({ clock: { fee }, today }) => fee !== null && today > fee.payBy, step: feeHasLapsed },
  { when: ({ clock }) => clock.fee !== null, step: payTheFee },
]

function ourAnswerIsOnItsWay({ clock }: Situation) {
  return waitStep(
    'force',
    clock.clarificationArrivesOn,
    'Our answer is on its way',
    'Our answer to their question has left and has not arrived.',
    'FOIA 2000 s.10(6)(b)',
  )
}

function answerTheirQuestion({ clock, today }: Situation) {
  const askedOn = clock.clarificationAskedOn!
  const window = clock.windows.find(({ window }) => window === 'clarification')
  const until = window?.closesOn ?? null
  const end =
    until === null ? '' : today > until ? ` They may have closed it since ${shortDay(until)}: ask.` : ` After ${shortDay(until)} they may close the request.`
  const reason = `They asked a question on ${shortDay(askedOn)}. Until it is answered their duty waits.${end}`
  return { ...ourStep('answer-clarification', 'Answer their question', askedOn, reason, 'FOIA 2000 s.1(3)'), letter: 'clarification' as const }
}

function feeHasLapsed({ clock }: Situation) {
  const { askedOn } = clock.fee!
  const months = spellNumber(constantsOn(askedOn).feeMonths)
  return noStep(
    'Fee not paid in time',
    `They asked for a fee on ${shortDay(askedOn)} and it was not paid in ${months} months, so the force need not answer.`,
    'FOIA 2000 s.9(2)',
  )
}

function payTheFee({ clock }: Situation) {
  const { askedOn, payBy } = clock.fee!
  const reason = `They asked for a fee on ${shortDay(askedOn)}. The time stands still until they have it.`
  return { ...ourStep('pay-fee', 'Pay the fee, or narrow', askedOn, reason, 'FOIA 2000 ss.9(2) and 10(2)'), until: payBy }
}
