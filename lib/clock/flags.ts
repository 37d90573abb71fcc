import { type Day, longDay } from '@/lib/days'
import { spellNumber, joinList, ordinal, joinQuestions, workingDays } from '@/lib/words'
import type { Flag, ClockContext } from './types'
import type { LateSpell } from './replay/state'
import { contestedReviews } from './replay/reviewed'
import { reviewDates } from './reviews'
import { constantsOn, kindOfSection, sourceOf } from './constants'
import { whyTheyDiffer } from './their-dates'
import { workingDaysBetween } from '@/lib/working-days/working-days'

/**
 * What is out of order on a request, each with the fact that makes it so and its source: ss.9, 10, 16 and 17 FOIA 2000 and
 * the s.45 Code. A flag never changes a date. Nothing is flagged for an authority under another Act.
 */
export function flagsOf(context: ClockContext): Flag[] {
  if (context.law.body !== 'foia') return []
  return [
    ...lateness(context),
    ...spells(context),
    ...extensions(context),
    ...refusals(context),
    ...theirDates(context),
    ...reviews(context),
    ...others(context),
  ]
}

const expected = (on: Day) => constantsOn(on).expectedWithExtensionDays

/** 'by 3 working days, or by 2 where…': both counts where they differ. */
function byBoth(ruleA: number, ruleB: number, isExtended: boolean) {
  return ruleA === ruleB || isExtended
    ? `by ${workingDays(ruleA)}`
    : `by ${workingDays(ruleA)}, or by ${workingDays(ruleB)} where the day of receipt is moved to the next working day`
}

function* lateness({ state, clock }: ClockContext): Generator<Flag> {
  if (!clock.isLate && !state.lateAtAnswer) return
  const by = byBoth(clock.lateBy, clock.lateByCode, clock.extendedTo !== null)
  const source = clock.extendedTo ? 'FOIA 2000 ss.10(3) and 17(2)' : sourceOf('replyDays', clock.receivedOn!)
  if (clock.answeredOn && state.lateAtAnswer && !clock.withdrawnOn)
    yield {
      flag: 'answered-late',
      words: `Answered late, on ${longDay(clock.answeredOn)}: ${by}.`,
      source,
      on: clock.answeredOn,
      workingDays: clock.lateBy,
      eventId: state.lateAtAnswer.eventId,
    }
  if (!clock.isLate) return
  const bindingOn = clock.effectiveDueOn!
  if (Object.keys(clock.outcomes).length === 0)
    yield {
      flag: 'running-late',
      words: `Due on ${longDay(bindingOn)} and not answered: late ${by}.`,
      source,
      on: bindingOn,
      workingDays: clock.lateBy,
    }
  else
    yield {
      flag: 'partial-left-late',
      words: `Answered in part. ${questionsLeft(clock.openQuestions)} due on ${longDay(bindingOn)}: late ${by}.`,
      source,
      on: bindingOn,
      workingDays: clock.lateBy,
    }
}

const questionsLeft = (open: readonly number[]) => (open.length === 1 ? `Question ${open[0]} was` : `Questions ${joinList(open.map(String))} were`)

const endings = {
  answer: 'when the force answered',
  replacement: 'when the force replaced the answer it had taken back',
  clarification: 'when the force asked for a clarification',
  extension: 'when the force extended the time',
  refined: 'when the request was refined',
  withdrawn: 'when the request was withdrawn',
} as const

/** 'late when the force extended the time, on Monday …: due on …, 3 working days before' */
export const spellLabel = ({ effectiveDueOn, until, workingDays: late, ended }: LateSpell) =>
  `late ${endings[ended]}, on ${longDay(until)}: ${ended === 'replacement' ? 'owed again since' : 'due on'} ${longDay(effectiveDueOn)}, ${workingDays(late)} before`

function* spells({ clock }: ClockContext): Generator<Flag> {
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

function* extensions({ clock }: ClockContext): Generator<Flag> {
  for (const notice of clock.notices) {
    const { on, to, sections, eventId } = notice
    const named = joinList(sections.map((section) => `s.${section}`))
    if (notice.isLate)
      yield {
        flag: 'extension-late',
        words: `The extension notice of ${longDay(on)} came ${workingDays(notice.workingDaysLate)} after the time in which it had to be given.`,
        source: 'FOIA 2000 ss.10(3) and 17(1)',
        on,
        workingDays: notice.workingDaysLate,
        eventId,
      }
    if (notice.effect === 'not allowed')
      yield {
        flag: 'extension-not-allowed',
        words: `The notice of ${longDay(on)} extends nothing: ${named} has no public-interest test, and only a qualified exemption allows an extension.`,
        source: 'FOIA 2000 s.10(3)',
        on,
        eventId,
      }
    if (to === null)
      yield {
        flag: 'extension-without-date',
        words: `The notice of ${longDay(on)} gives no date, so the due date stands. It has to estimate when a decision will be made.`,
        source: 'FOIA 2000 s.17(2)',
        on,
        eventId,
      }
    if (notice.effect === 'before due')
      yield {
        flag: 'extension-before-due',
        words: `The notice of ${longDay(on)} names ${longDay(to!)}, which is not later than the due date: it extends nothing.`,
        source: 'FOIA 2000 s.10(3)',
        on,
        eventId,
      }
    if (notice.effect === 'past')
      yield {
        flag: 'extension-past',
        words: `The notice of ${longDay(on)} names ${longDay(to!)}, which had passed when it was given: it extends nothing.`,
        source: 'FOIA 2000 ss.10(3) and 17(2)',
        on,
        eventId,
      }
    if (notice.namesNoExemption)
      yield {
        flag: 'extension-without-section',
        words: `The notice of ${longDay(on)} names no exemption of Part II of the Act, as it must.`,
        source: 'FOIA 2000 s.17(1)(b) and (2)',
        on,
        eventId,
      }
    if (notice.isBeyondExpected)
      yield {
        flag: 'extension-beyond-40',
        words: `The time is extended to ${longDay(to!)}, beyond the ${ordinal(expected(on))} working day. The Act sets no limit; the Commissioner expects no more than ${expected(on)} working days in all.`,
        source: sourceOf('expectedWithExtensionDays', on),
        on: to!,
        eventId,
      }
  }
}

/** The desk's own caveat, which no letter to the force repeats. */
export const asLogged = ', as far as it was logged'

/** s.17, as far as it was logged: a refusal has to name its section, give the balance where there is one, and say how to complain. */
function* refusals({ state }: ClockContext): Generator<Flag> {
  for (const event of state.events) {
    if (event.type !== 'request.answered') continue
    // s.17(1) binds a force that relies on an exemption to any extent. What is missing without a section may be not held.
    const refused = event.outcomes.filter(({ outcome, sections }) => outcome === 'refused' || (outcome === 'part disclosed' && sections?.length))
    if (refused.length === 0) continue
    const unnamed = refused.filter(({ sections }) => !sections?.length).map(({ question }) => question)
    const hasQualified = refused.some(({ sections }) => sections?.some((section) => kindOfSection(section, event.on) === 'qualified'))
    const lacks = [
      ...(unnamed.length > 0 ? [`the section relied on (${joinQuestions(unnamed)})`] : []),
      ...(hasQualified && event.publicInterest === false ? ['the balance of the public interest'] : []),
      ...(event.reviewExplained === false ? ['how to complain'] : []),
    ]
    if (lacks.length > 0)
      yield {
        flag: 'refusal-incomplete',
        words: `The refusal of ${longDay(event.on)} lacks ${joinList(lacks)}${asLogged}.`,
        source: 'FOIA 2000 s.17(1), (3), (5) and (7)',
        on: event.on,
        eventId: event.id,
      }
  }
}

function* theirDates({ state: { theirDates }, clock: { receivedOn, dueOn, codeDueOn, effectiveDueOn }, law: { calendar } }: ClockContext): Generator<Flag> {
  if (!receivedOn) return
  if (theirDates.receivedOn && theirDates.receivedOn.theirDates !== receivedOn)
    yield {
      flag: 'received-date-differs',
      words: `The force says that it received the request on ${longDay(theirDates.receivedOn.theirDates)}; the record says ${longDay(receivedOn)}. The clock keeps to the record.`,
      source: 'FOIA 2000 s.10(1) and (6)',
      on: theirDates.receivedOn.theirDates,
      eventId: theirDates.receivedOn.eventId,
    }
  if (!theirDates.dueOn || !dueOn || [dueOn, effectiveDueOn, ...theirDates.dueOn.ours].includes(theirDates.dueOn.theirDates)) return
  const theirs = theirDates.dueOn.theirDates
  const why = whyTheyDiffer(theirs, { receivedOn, dueOn, ruleBDueOn: codeDueOn, receivedOnSaid: theirDates.receivedOn?.theirDates ?? null }, calendar)
  yield {
    flag: 'force-date-differs',
    words: `The force says that a reply is due on ${longDay(theirs)}; it is ${longDay(dueOn)}${why ? `: ${why}` : '.'}`,
    source: 'FOIA 2000 s.10(1) and (6)',
    on: theirs,
    workingDays: workingDaysBetween(dueOn, theirs, calendar),
    eventId: theirDates.dueOn.eventId,
  }
}

/** A review of what has been given since, or of a request that was withdrawn, is waited for by nobody; one decided late stays late. */
function* reviews({ state, clock, today, law }: ClockContext): Generator<Flag> {
  const contested = contestedReviews(state)
  for (const review of state.reviews) {
    const isWaitedFor = clock.withdrawnOn === null && contested.includes(review)
    if (review.decidedOn === null && !isWaitedFor) continue
    const { reviewDueOn, reviewLatestOn, reviewLateAfterOn, reviewMuchLateAfterOn } = reviewDates(review, law)
    const { reviewDays, reviewLatestDays } = constantsOn(review.receivedOn)
    const until = review.decidedOn ?? today
    const decision = `The review asked for on ${longDay(review.askedOn)} ${review.decidedOn ? `was decided on ${longDay(review.decidedOn)}` : 'is not decided'}`
    const late = (on: Day) => ({ on, workingDays: workingDaysBetween(on, until, law.calendar), eventId: review.eventId })
    if (until > reviewMuchLateAfterOn!)
      yield {
        flag: 'review-late-40',
        words: `${decision}: more than ${reviewLatestDays} working days (${longDay(reviewLatestOn!)}), beyond what the Code calls best practice and the Commissioner expects.`,
        source: 's.45 Code of Practice 5.5; ICO: 40 working days in exceptional circumstances',
        ...late(reviewLatestOn!),
      }
    else if (until > reviewLateAfterOn!)
      yield {
        flag: 'review-late-20',
        words: `${decision}: more than ${reviewDays} working days (${longDay(reviewDueOn!)}).`,
        source: 's.45 Code of Practice 5.4',
        ...late(reviewDueOn!),
      }
  }
}

function* others({ state, clock, today }: ClockContext): Generator<Flag> {
  const isOwed = clock.openQuestions.length > 0 && clock.withdrawnOn === null
  for (const { on, eventId } of state.disputed)
    yield {
      flag: 'clarification-disputed',
      words: `The clarification asked for on ${longDay(on)} is disputed: it was not reasonably required, so the clock runs on.`,
      source: 'FOIA 2000 s.1(3)',
      on,
      eventId,
    }
  for (const { on, eventId } of state.unasked)
    yield {
      flag: 'clarification-unlogged',
      words: `A clarification was answered on ${longDay(on)} and what the force asked is not logged. The new ${spellNumber(constantsOn(on).replyDays)} working days hold only if it asked: log the question.`,
      source: 'FOIA 2000 ss.1(3) and 10(6)(b)',
      on,
      eventId,
    }
  for (const fee of state.fees) {
    if (fee.isLate)
      yield {
        flag: 'fee-late',
        words: `The fees notice of ${longDay(fee.askedOn)} came after the time for an answer, so it stops nothing.`,
        source: 'FOIA 2000 s.9(1)',
        on: fee.askedOn,
        eventId: fee.eventId,
      }
    else if (!fee.isPaidInTime && (fee.paidOn ?? today) > fee.payBy && isOwed)
      yield {
        flag: 'fee-unpaid',
        words: `The fee asked for on ${longDay(fee.askedOn)} was not paid by ${longDay(fee.payBy)}: the force need not answer.`,
        source: 'FOIA 2000 s.9(2)',
        on: fee.payBy,
        eventId: fee.eventId,
      }
  }
  for (const { on, eventId, questions } of state.retractions)
    yield {
      flag: 'retracted',
      words: `On ${longDay(on)} the force took back its answer to ${joinQuestions(questions)}. What it gave before is kept, struck through.`,
      source: 'the force’s own letter',
      on,
      eventId,
    }
  const { promise } = state
  if (promise && today > promise.replyBy && isOwed && !clock.isStopped)
    yield {
      flag: 'promise-broken',
      words: `The force promised an answer by ${longDay(promise.replyBy)} and has not given it.`,
      source: 'the force’s own letter',
      on: promise.replyBy,
      eventId: promise.eventId,
    }
  if (clock.provisional && clock.dueOn)
    yield {
      flag: 'provisional-date',
      words: `The due date, ${longDay(clock.dueOn)}, is provisional: it leans on bank holidays that gov.uk has not published.`,
      source: 'gov.uk/bank-holidays',
      on: clock.dueOn,
    }
}
