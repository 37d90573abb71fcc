import { longDay } from '@/lib/days'
import { constantsOn, isForCost } from '@/lib/clock/constants'
import type { LetterKind } from './kinds'
import { answerBy, type Draft, type LetterFacts, lateWords, opening, whyDue } from './parts'
import { complaint, reviewChase, reviewRequest } from './review-letters'

/**
 * The words of the letter that a next step names, ready to copy, approve and send: each cites the section it rests on, the
 * dates, and both references. Pure: the same request on the same day makes the same letter. What only a person can say is
 * left as a gap in square brackets and listed, so that no letter leaves with a hole in it.
 */
export type { LetterFacts } from './parts'

export type Letter = { subject: string; body: string; gaps: string[] }

/** What only a person can fill in. */
const gaps = { answer: '[your answer to their question]', narrower: '[the narrower request]' } as const

const drafts: Record<LetterKind, (facts: LetterFacts) => Draft> = {
  reminder: firstReminder,
  'second-reminder': secondReminder,
  'ask-rest': restReminder,
  'extension-date': extensionDate,
  clarification: clarificationAnswer,
  narrow: narrowing,
  review: reviewRequest,
  'chase-review': reviewChase,
  complaint,
}

/** The letter of a kind. Days in it are written out; a letter to the Commissioner is addressed so. */
export function letterOf(kind: LetterKind, facts: LetterFacts): Letter {
  const { about, paragraphs } = drafts[kind](facts)
  const { theirReference, ourReference, title, sender, newsroom } = facts
  const greeting = kind === 'complaint' ? 'Dear Information Commissioner,' : 'Dear Freedom of Information team,'
  const body = [greeting, ...paragraphs.filter((paragraph) => paragraph !== null), `Yours faithfully,\n${sender}\n${newsroom}`].join('\n\n')
  return {
    subject: `${theirReference ? `${theirReference} / ` : ''}${ourReference}: ${about}${theirReference ? '' : ` (${title})`}`,
    body,
    gaps: Object.values(gaps).filter((gap) => paragraphs.includes(gap)),
  }
}

const unacknowledged = ({ clock }: LetterFacts) =>
  clock.acknowledgedOn || Object.keys(clock.outcomes).length > 0 ? null : 'I have had no acknowledgement either. Please confirm that you have the request.'
const promised = ({ clock, today }: LetterFacts) =>
  clock.promisedOn && clock.promisedOn < today ? `You promised an answer by ${longDay(clock.promisedOn)}. I have not had it.` : null

function firstReminder(facts: LetterFacts): Draft {
  return {
    about: `answer overdue since ${longDay(facts.clock.effectiveDueOn ?? facts.today)}`,
    paragraphs: [
      opening(facts),
      whyDue(facts),
      `${lateWords(facts)} I have had neither the information, nor a refusal notice under section 17, nor a notice that the time is extended under section 10(3).`,
      promised(facts),
      unacknowledged(facts),
      `Please send the information, or such a notice, by ${answerBy(facts)}.`,
    ],
  }
}

function secondReminder(facts: LetterFacts): Draft {
  const lastOn = facts.clock.lastLetterOn
  return {
    about: `second reminder, answer overdue since ${longDay(facts.clock.effectiveDueOn ?? facts.today)}`,
    paragraphs: [
      opening(facts),
      whyDue(facts),
      `${lateWords(facts)}${lastOn ? ` I last wrote on ${longDay(lastOn)} and have had no answer.` : ''}`,
      promised(facts),
      `If I have neither the information nor a valid notice by ${answerBy(facts)}, I shall complain to the Information Commissioner under section 50 without further notice. A complaint about a failure to answer needs no internal review first.`,
    ],
  }
}

function restReminder(facts: LetterFacts): Draft {
  const { openQuestions, retractions, effectiveDueOn, takenBack } = facts.clock
  const open = facts.questions.filter(({ number }) => openQuestions.includes(number))
  const taken = retractions.findLast(({ questions }) => questions.some((question) => takenBack.includes(question)))
  const why = taken
    ? `On ${longDay(taken.on)} you took back what you had given. I have had nothing in its place, and the duty under section 1(1) is still to be met.`
    : 'Thank you for what you have sent. It does not answer the whole of the request, and time runs on for the rest.'
  return {
    about: `${taken ? 'replacement' : 'rest'} of the answer overdue since ${longDay(effectiveDueOn ?? facts.today)}`,
    paragraphs: [
      opening(facts),
      why,
      open.length > 0 ? `Still to be answered:\n\n${open.map(({ number, text }) => `${number}. ${text}`).join('\n\n')}` : null,
      whyDue(facts),
      lateWords(facts),
      promised(facts),
      `Please send the rest, or a notice under section 17 for it, by ${answerBy(facts)}.`,
    ],
  }
}

function extensionDate(facts: LetterFacts): Draft {
  const notice = facts.clock.notices.findLast(({ effect }) => effect === 'no date')
  return {
    about: 'date of your extension',
    paragraphs: [
      opening(facts),
      `Your notice${notice ? ` of ${longDay(notice.on)}` : ''} says that you need more time to weigh the public interest. Section 17(2) requires such a notice to give an estimate of the date by which the decision will be made. It gives none. Without it the notice does not meet section 17(2), and I go by the time of section 10(1)${facts.clock.dueOn ? `, which ends on ${longDay(facts.clock.dueOn)}` : ''}.`,
      `Please give me that date, and the exemption that is being weighed, by ${answerBy(facts)}. The Commissioner expects no more than twenty further working days.`,
    ],
  }
}

function clarificationAnswer(facts: LetterFacts): Draft {
  const askedOn = facts.clock.clarificationAskedOn
  return {
    about: 'answer to your question',
    paragraphs: [
      opening(facts),
      `You asked${askedOn ? ` on ${longDay(askedOn)}` : ''} for further information under section 1(3). My answer is:`,
      gaps.answer,
      'I trust that this is what you reasonably require to identify and locate the information. Under section 10(6)(b) a new twenty working days begin on the day on which you receive this letter. If any of the questions can be answered without it, please answer those now.',
    ],
  }
}

function narrowing(facts: LetterFacts): Draft {
  const refused = Object.values(facts.clock.outcomes).find(({ sections }) => sections.some(isForCost))
  const { costLimit, costHours } = constantsOn(facts.clock.receivedOn ?? facts.today)
  return {
    about: 'advice under section 16, and a narrower request',
    paragraphs: [
      opening(facts),
      `You refused it${refused ? ` on ${longDay(refused.on)}` : ''} under section 12, as going beyond the limit of £${costLimit}, or ${costHours} hours of work.`,
      'Section 16 requires advice and assistance. Please tell me how the estimate was made (how many records, how many minutes for each, on what sample) and which part of the request can be answered within the limit: a shorter period, fewer measures, or only what is held in a form that can be searched.',
      'If it can be answered without further advice, I ask instead for:',
      gaps.narrower,
      'I take this as a new request, to which section 10(1) applies from the day on which you receive it.',
    ],
  }
}
