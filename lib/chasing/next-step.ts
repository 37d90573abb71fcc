import { addDays, type Day, shortDay, weekdayDay } from '@/lib/days'
import type { Clock, Law } from '@/lib/clock/types'
import { constantsOn } from '@/lib/clock/constants'
import { undatedNotice } from '@/lib/clock/undated-notice'
import { laterOf, latestOf } from '@/lib/working-days/day-arithmetic'
import { workingDayFrom } from '@/lib/working-days/working-days'
import type { LoggedEvent } from '@/lib/events/events'
import { spellNumber } from '@/lib/words'
import { afterAnswer, afterReview, atTheRegulator } from './escalation'
import { readRequest, type Standing } from '@/lib/clock/standing'
import { applyHolds, type LetterConstraints, type NextStep, noStep, ourStep, type ClockAndStanding, waitStep } from './steps'

/**
 * The one thing to do next on a request, by whom and from when, with its reason, its source and the letter that goes with it.
 * FOIA 2000 ss.1, 9, 10, 16 and 50, the s.45 Code, and the desk's own rule of five working days between letters. Nothing is
 * chased before a date that the force promised, nor after a reply of substance: what a partial answer left is asked for by a
 * letter of its own, which no press for all overdue forces sends.
 */
export type { LetterConstraints, NextStep } from './steps'

/** The next step as at `today`. `read` is the reading of the same events on the same day, where it is at hand. */
export function nextStepOf(
  events: readonly LoggedEvent[],
  questions: readonly number[],
  law: Law,
  today: Day,
  read: ClockAndStanding = readRequest(events, questions, law, today),
  holds: LetterConstraints = {},
): NextStep {
  const { clock, standing } = read
  if (standing === 'withdrawn') return noStep('Withdrawn', 'The request was withdrawn.', 'the newsroom')
  if (clock.receivedOn === null && Object.keys(clock.outcomes).length === 0) return beforeSending(standing, clock)
  if (law.body !== 'foia') return underAnotherLaw(clock, law.body)
  if (clock.clarificationArrivesOn)
    return waitStep(
      'force',
      clock.clarificationArrivesOn,
      'Our answer is on its way',
      'Our answer to their question has left and has not arrived.',
      'FOIA 2000 s.10(6)(b)',
    )
  if (clock.clarificationAskedOn)
    return {
      ...ourStep(
        'answer-clarification',
        'Answer their question',
        clock.clarificationAskedOn,
        `They asked a question on ${shortDay(clock.clarificationAskedOn)}. Until it is answered their duty waits.`,
        'FOIA 2000 s.1(3)',
      ),
      letter: 'clarification',
    }
  if (clock.fee) return feeStep(clock.fee, today)
  return (
    atTheRegulator(read, today) ??
    afterReview(read, law, today, holds) ??
    (clock.answeredOn === null ? beforeAnswer(read, law, today, holds) : afterAnswer(read, law, today, holds))
  )
}

/** The desk keeps no clock for them. What they ask is ours to answer all the same. */
function underAnotherLaw({ clarificationAskedOn, clarificationArrivesOn }: Clock, body: 'foisa' | 'none'): NextStep {
  const source = body === 'foisa' ? 'FOI(S)A 2002' : 'FOIA 2000 Sch.1, which does not list it'
  if (clarificationAskedOn && !clarificationArrivesOn)
    return ourStep('answer-clarification', 'Answer their question', clarificationAskedOn, `They asked a question on ${shortDay(clarificationAskedOn)}.`, source)
  return body === 'foisa'
    ? waitStep(
        'force',
        null,
        'Their own Act',
        'This authority is under the Freedom of Information (Scotland) Act 2002, whose clock the desk does not keep.',
        source,
      )
    : waitStep('nobody', null, 'No duty to answer', 'This body is no public authority under the Act, so nothing is due.', source)
}

function beforeSending(standing: Standing, { queuedOn, failedOn }: Clock): NextStep {
  if (standing === 'queued') return waitStep('nobody', null, 'Leaves soon', `Queued on ${shortDay(queuedOn!)} and not yet sent.`, 'the desk')
  if (standing === 'not sent')
    return ourStep('send', 'Send again', failedOn, `The letter of ${shortDay(failedOn!)} did not arrive, so no time runs.`, 'FOIA 2000 s.10(1)')
  return ourStep('send', 'Send', null, 'The request has not been sent.', 'FOIA 2000 s.8')
}

function feeStep({ askedOn, payBy }: NonNullable<Clock['fee']>, today: Day): NextStep {
  const asked = `asked for a fee on ${shortDay(askedOn)}`
  if (today > payBy)
    return noStep(
      'Fee not paid in time',
      `They ${asked} and it was not paid in ${spellNumber(constantsOn(askedOn).feeMonths)} months, so the force need not answer.`,
      'FOIA 2000 s.9(2)',
    )
  const reason = `They ${asked}. The time stands still until they have it.`
  return { ...ourStep('pay-fee', 'Pay the fee, or narrow', askedOn, reason, 'FOIA 2000 ss.9(2) and 10(2)'), until: payBy }
}

/** No answer, or not to every question. */
function beforeAnswer(read: ClockAndStanding, law: Law, today: Day, holds: LetterConstraints): NextStep {
  const { clock } = read
  const isPartial = Object.keys(clock.outcomes).length > 0
  if (clock.isLate && clock.lateAfterOn)
    return isPartial || clock.takenBack.length > 0 ? askRest(read, law, today, holds, clock.lateAfterOn) : chase(clock, law, today, holds, clock.lateAfterOn)
  const undated = undatedNotice(clock)
  if (undated && clock.effectiveDueOn !== null && today <= clock.effectiveDueOn) {
    const reason = `Their extension notice of ${shortDay(undated.on)} gives no date, so the due date stands. Log the date they gave, or ask for one.`
    const step: NextStep = {
      ...ourStep('log-extension-date', 'Ask for the new date', undated.on, reason, 'FOIA 2000 s.17(2)'),
      until: clock.effectiveDueOn,
      letter: 'extension-date',
    }
    // It was asked for already: then it waits as any letter does.
    const last = latestOf([clock.lastLetterOn, holds.lastLetterOn].filter((on) => on != null))
    return last !== null && last >= undated.on ? applyHolds(step, clock, law, today, holds) : step
  }
  return inTime(clock, isPartial, today)
}

function inTime(clock: Clock, isPartial: boolean, today: Day): NextStep {
  const { effectiveDueOn, lateAfterOn, extendedTo, receivedOn } = clock
  if (effectiveDueOn === null || lateAfterOn === null) return waitStep('force', null, 'Wait', 'No time runs.', 'FOIA 2000 s.10')
  const rest = isPartial ? ' for the questions left' : ''
  const { replyDays } = constantsOn(receivedOn ?? today)
  if (today > effectiveDueOn)
    return waitStep(
      'force',
      lateAfterOn,
      `Wait until ${weekdayDay(lateAfterOn)}`,
      `Counted from the day of receipt the time ended on ${shortDay(effectiveDueOn)}; where a receipt on a day off is moved to the next working day it ends on ${shortDay(lateAfterOn)}, and nobody is called late before${rest}.`,
      's.45 Code of Practice (July 2018), section 4',
    )
  const reason = extendedTo
    ? `The force has extended the time to ${shortDay(extendedTo)}${rest}.`
    : `The ${spellNumber(replyDays)} working days are not over${rest}.`
  return waitStep('force', lateAfterOn, `Wait until ${weekdayDay(effectiveDueOn)}`, reason, 'FOIA 2000 s.10')
}

/** Silence past the date: a reminder, a second with notice of complaint, then the Commissioner. */
function chase(clock: Clock, law: Law, today: Day, holds: LetterConstraints, lateAfterOn: Day): NextStep {
  const lateFrom = workingDayFrom(addDays(lateAfterOn, 1), law.calendar)
  const sent = clock.reminders.filter((on) => on > lateAfterOn).length
  const due = `The answer was due on ${shortDay(clock.effectiveDueOn!)}`
  const source = 'FOIA 2000 s.10(1)'
  const step: NextStep =
    sent === 0
      ? { ...ourStep('remind', 'Send a reminder', lateFrom, `${due} and nothing of substance has come.`, source), letter: 'reminder' }
      : sent === 1
        ? {
            ...ourStep(
              'remind-again',
              'Send a second reminder',
              lateFrom,
              `${due}. One reminder has brought nothing: the second gives notice of a complaint.`,
              source,
            ),
            letter: 'second-reminder',
          }
        : {
            ...ourStep('complain', 'Complain to the ICO', lateFrom, `${due}. ${sent} reminders have brought nothing.`, 'FOIA 2000 s.50; ICO: chase first'),
            letter: 'complaint',
          }
  return applyHolds(step, clock, law, today, holds)
}

/** A partial answer, or one taken back, past its date: a person asks for what is left. */
function askRest({ clock }: ClockAndStanding, law: Law, today: Day, holds: LetterConstraints, lateAfterOn: Day): NextStep {
  const { openQuestions, reminders, takenBack } = clock
  const retractions = clock.retractions.filter(({ questions }) => questions.some((question) => takenBack.includes(question)))
  const left = openQuestions.length === 1 ? `Question ${openQuestions[0]} is` : `Questions ${openQuestions.join(', ')} are`
  const lastAnswerOn = Object.values(clock.outcomes).reduce<Day>((last, { on }) => laterOf(last, on), lateAfterOn)
  const asked = reminders.filter((on) => on > lastAnswerOn && on > (retractions.at(-1)?.on ?? lastAnswerOn)).length
  // Owed from the day it was late, or from the day it was taken back.
  const from = laterOf(workingDayFrom(addDays(lateAfterOn, 1), law.calendar), retractions.at(-1)?.on ?? lateAfterOn)
  if (asked >= 2)
    return applyHolds(
      {
        ...ourStep('complain', 'Complain to the ICO', from, `${left} still owed, and two letters have brought nothing.`, 'FOIA 2000 s.50; ICO: chase first'),
        letter: 'complaint',
      },
      clock,
      law,
      today,
      holds,
    )
  const why =
    retractions.length > 0 ? 'The force took an answer back and has not replaced it.' : 'The force has answered in part, so it is not chased with the others.'
  return applyHolds(
    { ...ourStep('ask-rest', 'Ask for the rest', from, `${left} still owed. ${why}`, 'FOIA 2000 s.10(1)'), letter: 'ask-rest' },
    clock,
    law,
    today,
    holds,
  )
}
