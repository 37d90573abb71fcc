/**
 * The next step while something is unanswered, FOIA 2000 ss.10, 16, 17 and 50: wait while the time runs, and after it a reminder,
 * a second that gives notice of a complaint, then the Commissioner, who wants to see that the force was chased first. The
 * surprising case: a force that has answered in part, or took an answer back, is never chased with the silent ones: a person
 * asks for the rest, and on the day that an answer was taken back nothing at all.
 */
import { addDays, type Day, shortDay, weekdayDay } from '@/lib/days'
import { constantsOn } from '@/lib/clock/constants'
import { takenBackOn } from '@/lib/clock/taken-back'
import { undatedNotice } from '@/lib/clock/undated-notice'
import { laterOf, latestOf } from '@/lib/working-days/day-arithmetic'
import { workingDayAfter, workingDayFrom } from '@/lib/working-days/working-days'
import { joinQuestions, spellNumber } from '@/lib/words'
import { applyHolds, lastLetterOn } from '../holds'
import { otherwise, ourStep, type NextStep, type Rule, type Situation, waitStep, where } from '../steps'

const isUnanswered = ({ clock }: Situation) => clock.answeredOn === null
const isLate = ({ clock }: Situation) => clock.isLate && clock.lateAfterOn !== null
const hasAnsweredInPart = ({ clock }: Situation) => Object.keys(clock.outcomes).length > 0
const isTakenBack = ({ clock }: Situation) => clock.takenBack.length > 0
const hasSubstance = (situation: Situation) => hasAnsweredInPart(situation) || isTakenBack(situation)

export const beforeAnswer: readonly Rule[] = where(isUnanswered, [
  ...where(isLate, [
    ...where(hasSubstance, [
      { when: (situation) => lettersForTheRest(situation) >= 2, step: complainOfTheRest },
      { when: otherwise, step: askForTheRest },
    ]),
    { when: (situation) => remindersSent(situation) === 0, step: remind },
    { when: (situation) => remindersSent(situation) === 1, step: remindAgain },
    { when: isTooLateToComplain, step: remindOnceMore },
    { when: otherwise, step: complainOfSilence },
  ]),
  ...where(isTakenBack, [
    { when: (situation) => situation.today < askFrom(situation), step: waitOnTheDay },
    { when: (situation) => lettersForTheRest(situation) >= 2, step: complainThatNoneCame },
    { when: otherwise, step: askForAnotherAnswer },
  ]),
  { when: isDateMissing, step: askForTheNewDate },
  { when: ({ clock }) => clock.effectiveDueOn === null || clock.lateAfterOn === null, step: waitWithoutTime },
  { when: ({ clock, today }) => today > clock.effectiveDueOn!, step: waitForTheOtherReading },
  { when: otherwise, step: waitForTheAnswer },
])

/** The first working day on which the request is late. */
const lateFrom = ({ clock, law }: Situation): Day => workingDayFrom(addDays(clock.lateAfterOn!, 1), law.calendar)

const remindersSent = ({ clock }: Situation) => clock.reminders.filter((on) => on > clock.lateAfterOn!).length

const wasDue = ({ clock }: Situation) => `The answer was due on ${shortDay(clock.effectiveDueOn!)}`

function remind(situation: Situation) {
  const reason = `${wasDue(situation)} and nothing of substance has come.`
  return applyHolds({ ...ourStep('remind', 'Send a reminder', lateFrom(situation), reason, 'FOIA 2000 s.10(1)'), letter: 'reminder' }, situation)
}

function remindAgain(situation: Situation) {
  const reason = `${wasDue(situation)}. One reminder has brought nothing: the second gives notice of a complaint.`
  const step = ourStep('remind-again', 'Send a second reminder', lateFrom(situation), reason, 'FOIA 2000 s.10(1)')
  return applyHolds({ ...step, letter: 'second-reminder' }, situation)
}

/** The six weeks from the last reminder are over: another begins them again. */
function isTooLateToComplain({ clock }: Situation) {
  const window = clock.windows.find(({ window }) => window === 'ico')
  return window !== undefined && window.closesOn !== null && !window.isOpen
}

function remindOnceMore(situation: Situation) {
  const { closesOn } = situation.clock.windows.find(({ window }) => window === 'ico')!
  const reason = `${wasDue(situation)}. A complaint should have been made by ${shortDay(closesOn!)}: another reminder gives a day to answer by, and the time to complain runs from it.`
  const step = ourStep('remind-again', 'Send another reminder', lateFrom(situation), reason, 'FOIA 2000 s.50(2)(b); ICO: six weeks from the last contact')
  return applyHolds({ ...step, letter: 'second-reminder' }, situation)
}

function complainOfSilence(situation: Situation) {
  const reason = `${wasDue(situation)}. ${remindersSent(situation)} reminders have brought nothing.`
  const until = situation.clock.windows.find(({ window }) => window === 'ico')?.closesOn ?? null
  const step = ourStep('complain', 'Complain to the ICO', lateFrom(situation), reason, 'FOIA 2000 s.50; ICO: chase first')
  return applyHolds({ ...step, until, letter: 'complaint' }, situation)
}

const questionsLeft = ({ clock: { openQuestions } }: Situation) =>
  openQuestions.length === 1 ? `Question ${openQuestions[0]} is` : `Questions ${openQuestions.join(', ')} are`

/** Our letters since the request was late, and since the last that the force gave or took back. */
function lettersForTheRest(situation: Situation): number {
  const { outcomes, reminders, lateAfterOn } = situation.clock
  const since = latestOf([...Object.values(outcomes).map(({ on }) => on), lateAfterOn, takenBackOn(situation.clock)].filter((on) => on !== null))!
  return reminders.filter((on) => on > since).length
}

/** The rest is owed from the day it was late, or from the day it was taken back. */
function restFrom(situation: Situation): Day {
  const from = lateFrom(situation)
  return isTakenBack(situation) ? laterOf(from, askFrom(situation)) : from
}

function askForTheRest(situation: Situation) {
  const isBack = takenBackOn(situation.clock) !== null
  const why = isBack ? 'The force took an answer back and has not replaced it.' : 'The force has answered in part, so it is not chased with the others.'
  const step = ourStep('ask-rest', 'Ask for the rest', restFrom(situation), `${questionsLeft(situation)} still owed. ${why}`, 'FOIA 2000 s.10(1)')
  return applyHolds({ ...step, letter: 'ask-rest' }, situation)
}

const noTime = 'The Act sets no time for another.'
const takenBackWords = ({ clock }: Situation) => `The force took back its answer to ${joinQuestions(clock.takenBack)} on ${shortDay(takenBackOn(clock)!)}.`
/** Nothing is asked on the day that it was taken back. */
const askFrom = ({ clock, law }: Situation) => workingDayAfter(takenBackOn(clock)!, 1, law.calendar)

function waitOnTheDay(situation: Situation) {
  const from = askFrom(situation)
  const reason = `${takenBackWords(situation)} ${noTime} Another can be asked for from ${shortDay(from)}.`
  return waitStep('force', addDays(from, -1), `Wait until ${weekdayDay(from)}`, reason, 'FOIA 2000 s.1(1)')
}

/** The letter calls nobody late: nobody is (lib/letters/reminders.ts). */
function askForAnotherAnswer(situation: Situation) {
  const reason = `${takenBackWords(situation)} ${noTime}`
  const step = ourStep('ask-rest', 'Ask for a new answer', askFrom(situation), reason, 'FOIA 2000 s.1(1)')
  return applyHolds({ ...step, letter: 'ask-rest' }, situation)
}

function complainThatNoneCame(situation: Situation) {
  const reason = `${takenBackWords(situation)} Two letters have brought no other.`
  const step = ourStep('complain', 'Complain to the ICO', askFrom(situation), reason, 'FOIA 2000 ss.1(1) and 50; ICO: chase first')
  return applyHolds({ ...step, letter: 'complaint' }, situation)
}

function complainOfTheRest(situation: Situation) {
  const reason = `${questionsLeft(situation)} still owed, and two letters have brought nothing.`
  const step = ourStep('complain', 'Complain to the ICO', restFrom(situation), reason, 'FOIA 2000 s.50; ICO: chase first')
  return applyHolds({ ...step, letter: 'complaint' }, situation)
}

/** s.17(2): an extension notice has to give a date. Until the due date it can be asked for; after it the force is late. */
function isDateMissing({ clock, today }: Situation) {
  return undatedNotice(clock) !== undefined && clock.effectiveDueOn !== null && today <= clock.effectiveDueOn
}

function askForTheNewDate(situation: Situation): NextStep {
  const noticeOn = undatedNotice(situation.clock)!.on
  const reason = `Their extension notice of ${shortDay(noticeOn)} gives no date, so the due date stands. Log the date they gave, or ask for one.`
  const step: NextStep = {
    ...ourStep('log-extension-date', 'Ask for the new date', noticeOn, reason, 'FOIA 2000 s.17(2)'),
    until: situation.clock.effectiveDueOn,
    letter: 'extension-date',
  }
  // Asked for already, it waits as any letter does. A letter of before the notice does not hold it back.
  const last = lastLetterOn(situation)
  return last !== null && last >= noticeOn ? applyHolds(step, situation) : step
}

function waitWithoutTime() {
  return waitStep('force', null, 'Wait', 'No time runs.', 'FOIA 2000 s.10')
}

const forTheRest = (situation: Situation) => (hasAnsweredInPart(situation) ? ' for the questions left' : '')

/** Past the due date by rule A, not yet by rule B. */
function waitForTheOtherReading(situation: Situation) {
  const { effectiveDueOn, lateAfterOn } = situation.clock
  return waitStep(
    'force',
    lateAfterOn,
    `Wait until ${weekdayDay(lateAfterOn!)}`,
    `Counted from the day of receipt the time ended on ${shortDay(effectiveDueOn!)}; where a receipt on a day off is moved to the next working day it ends on ${shortDay(lateAfterOn!)}, and nobody is called late before${forTheRest(situation)}.`,
    's.45 Code of Practice (July 2018), section 4',
  )
}

function waitForTheAnswer(situation: Situation) {
  const { clock, today } = situation
  const { replyDays } = constantsOn(clock.receivedOn ?? today)
  const reason = clock.extendedTo
    ? `The force has extended the time to ${shortDay(clock.extendedTo)}${forTheRest(situation)}.`
    : `The ${spellNumber(replyDays)} working days are not over${forTheRest(situation)}.`
  return waitStep('force', clock.lateAfterOn, `Wait until ${weekdayDay(clock.effectiveDueOn!)}`, reason, 'FOIA 2000 s.10')
}
