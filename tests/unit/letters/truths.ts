import type { EventType, LoggedEvent } from '@/lib/events/events'
import type { LetterFacts } from '@/lib/letters/letter-text'
import { isOpen, nth, tomorrow } from '../clock/oracle'

/**
 * A second reading of the record, written apart from the letters: for each sentence by its name, whether what it says is true of
 * the events. It sees the text and the events alone, never the clock; where the order of one day's events leaves a doubt, the letter is given it, and
 * where a sentence denies something it is given none. It is over 200 lines because it is one table: a sentence and its truth.
 */
export type Seen = { text: string; events: readonly LoggedEvent[]; today: string; questions: readonly number[]; facts: LetterFacts }
type Truth = (seen: Seen) => boolean

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
/** Every date written out in a text. */
export const datesIn = (text: string) =>
  [...text.matchAll(/(\d{1,2})\s(January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})/g)].map(
    ([, date, month, year]) => `${year}-${String(months.indexOf(month!) + 1).padStart(2, '0')}-${date!.padStart(2, '0')}`,
  )
/** 'questions 1 and 3', 'Questions 1 to 3' */
const questionsIn = (text: string) => {
  const found = text.match(/questions? (\d+(?:(?:, | and | to )\d+)*)/i)?.[1] ?? ''
  const numbers = [...found.matchAll(/\d+/g)].map(Number)
  return / to /.test(found) ? Array.from({ length: numbers[1]! - numbers[0]! + 1 }, (_, index) => numbers[0]! + index) : numbers
}
const sectionsIn = (text: string) =>
  [...(text.match(/sections? (\d+\w*(?:\(\w+\))*(?:(?:, | and )\d+\w*(?:\(\w+\))*)*)/i)?.[1] ?? '').matchAll(/\d+\w*(?:\(\w+\))*/g)].map(([section]) => section)

const theirs: readonly EventType[] = [
  'request.acknowledged',
  'reply.promised',
  'request.answered',
  'clarification.asked',
  'request.extended',
  'fees.asked',
  'answer.retracted',
  'review.decided',
]
type Facts = { [name: string]: unknown; on: string; receivedOn?: string; to?: string; replyBy?: string; questions?: number[]; outcomes?: Outcome[] }
type Outcome = { question: number; outcome: string; sections?: string[]; words?: string }
const of = (events: readonly LoggedEvent[], type: EventType) => events.filter((event) => event.type === type) as unknown as Facts[]
const some = (events: readonly LoggedEvent[], type: EventType, is: (event: Facts) => boolean) => of(events, type).some(is)
const on = (day: string | undefined) => (event: Facts) => event.on === day

const answers = (events: readonly LoggedEvent[]) =>
  [...of(events, 'request.answered'), ...of(events, 'review.decided')]
    .filter(({ outcomes }) => (outcomes ?? []).length > 0)
    .sort((one, other) => (one.on < other.on ? -1 : 1))
const noAnswerFrom = (events: readonly LoggedEvent[], day: string) => !answers(events).some((answer) => answer.on >= day)
const given = (events: readonly LoggedEvent[], question: number) =>
  answers(events).flatMap(({ on, outcomes, publicInterest }) =>
    outcomes!.filter((outcome) => outcome.question === question).map((outcome) => ({ on, publicInterest, ...outcome })),
  )
/** What was said last to a question: more than one where a day holds two. */
const lastGiven = (events: readonly LoggedEvent[], question: number) => {
  const all = given(events, question)
  return all.filter((outcome) => outcome.on === all.at(-1)!.on)
}
const touches = (event: Facts, question: number) => event.questions === undefined || event.questions.includes(question)
const mayTouch = (event: Facts, question: number) => !event.questions?.length || event.questions.includes(question)
/** Whether a question may be open: nothing given, or given and perhaps undone since. */
const mayBeOpen = (events: readonly LoggedEvent[], question: number) => {
  const last = given(events, question).at(-1)
  if (!last) return true
  const undone = [
    ...of(events, 'answer.retracted').filter((event) => mayTouch(event, question)),
    ...of(events, 'request.refined'),
    ...of(events, 'request.sent'),
    ...of(events, 'request.failed'),
    ...of(events, 'request.withdrawn'),
  ]
  return undone.some((event) => event.on >= last.on)
}

/** A letter cannot arrive before it went. */
const arrival = ({ on, receivedOn = on }: Facts) => (receivedOn > on ? receivedOn : on)
/** Answered, and that answer withdrawn, with nothing that began the request anew since. */
const isOnlyWithdrawn = (events: readonly LoggedEvent[], question: number) => {
  const last = given(events, question).at(-1)
  const anew = [
    ...of(events, 'request.refined'),
    ...of(events, 'request.sent'),
    ...of(events, 'clarification.answered'),
    ...of(events, 'request.failed'),
    ...of(events, 'request.withdrawn'),
  ]
  return (
    last !== undefined &&
    !anew.some((event) => event.on >= last.on) &&
    of(events, 'answer.retracted').some((event) => event.on > last.on && touches(event, question))
  )
}
const receipts = (events: readonly LoggedEvent[]) =>
  [...of(events, 'request.sent'), ...of(events, 'clarification.answered'), ...of(events, 'request.refined')].map(arrival)
const hasFee = (events: readonly LoggedEvent[]) => events.some(({ type }) => type === 'fees.asked')
/** A date by which an answer was due: counted from a receipt, or given by an extension; with a fee, anything not earlier. */
const isDue = (events: readonly LoggedEvent[], day: string) =>
  receipts(events).some((receipt) => nth(receipt, 20, 'A') === day || (hasFee(events) && nth(receipt, 20, 'A') <= day)) ||
  some(events, 'request.extended', ({ to }) => to === day)
export function openDays(from: string, to: string) {
  let count = 0
  for (let day = from; day < to; ) {
    day = tomorrow(day)
    if (isOpen(day)) count++
  }
  return count
}
/** A question of theirs that stops the clock without any doubt. */
const isStopped = ({ events, today }: Seen) =>
  some(events, 'clarification.asked', ({ on: asked, disputed }) => {
    if (disputed) return false
    const begun = of(events, 'request.sent').filter((sent) => arrival(sent) < asked)
    const over = [
      ...of(events, 'request.sent'),
      ...of(events, 'request.refined'),
      ...answers(events),
      ...of(events, 'clarification.answered').filter((answer) => arrival(answer) <= today),
      ...of(events, 'request.failed'),
      ...of(events, 'answer.retracted'),
    ]
    return begun.length > 0 && !of(events, 'request.failed').length && !over.some((event) => event.on >= asked) && answers(events).length === 0
  })
const isOverdue: Truth = (seen) => {
  const { events, today, questions } = seen
  return (
    questions.some((question) => mayBeOpen(events, question) && !isOnlyWithdrawn(events, question)) &&
    !isStopped(seen) &&
    receipts(events).some((receipt) => nth(receipt, 20, 'B') < today) &&
    of(events, 'request.sent').length > 0
  )
}

const qualifiedSection = (section: string) => /^(22|22A|24|26|27|28|29|30|31|33|35|36|37|38|39|42|43)(\(|$)/.test(section) || /^40\((3B|4A)\)/.test(section)

/** 'Questions 1 and 2: refused under section 31, in these words: “…”.': true of what was last said to each of them. */
function lineHolds(line: string, { events }: Seen): boolean {
  const numbers = questionsIn(line)
  if (numbers.length === 0) return false
  const words = line.match(/in these words: “(.*)”\.?$/)?.[1]
  return numbers.every((question) =>
    lastGiven(events, question).some(({ outcome, sections = [], words: said }) => {
      const isOutcome = { answered: 'disclosed', 'answered in': 'part disclosed', refused: 'refused', 'said not': 'not held' }[
        line.match(/: (answered in|answered|refused|said not)/)?.[1] ?? ''
      ]
      const cited = / under section/.test(line) ? sectionsIn(line.slice(line.indexOf('under section'))) : []
      return (
        outcome === isOutcome &&
        cited.join() === (outcome === 'refused' || outcome === 'part disclosed' ? sections.join() : '') &&
        (words === undefined || words === said)
      )
    }),
  )
}
const linesHold: Truth = (seen) =>
  seen.text
    .split('\n\n')[1]!
    .split('\n')
    .every((line) => {
      const withdrawn = line.match(/^Question (\d+): the answer was withdrawn/)
      if (withdrawn) return some(seen.events, 'answer.retracted', (event) => event.on === datesIn(line)[0] && touches(event, Number(withdrawn[1])))
      const none = line.match(/^Question (\d+): still open/)
      return none ? mayBeOpen(seen.events, Number(none[1])) : lineHolds(line, seen)
    })
const eachAll =
  (is: (outcome: Outcome) => boolean): Truth =>
  (seen) =>
    questionsIn(seen.text).length > 0 && questionsIn(seen.text).every((question) => lastGiven(seen.events, question).some(is))
const isCited = (events: readonly LoggedEvent[], is: (section: string) => boolean) =>
  answers(events).some(({ outcomes }) => outcomes!.some(({ sections }) => sections?.some(is)))
const sectionsCited: Truth = ({ text, events }) =>
  sectionsIn(text).length > 0 && sectionsIn(text).every((section) => isCited(events, (cited) => cited === section))

const groundSections: Record<string, RegExp> = {
  cost: /^12/,
  repeated: /^14\(2\)/,
  'vexatious or repeated': /^14/,
  'reasonably accessible': /^21/,
  research: /^22A/,
  'intended for publication': /^22/,
  'security bodies': /^23/,
  'national security': /^24/,
  'confidential sources': /^30\(2\)/,
  investigations: /^30/,
  'law enforcement': /^31/,
  'conduct of public affairs': /^36/,
  'health and safety': /^38/,
  'personal data': /^40/,
  confidence: /^41/,
  'legal privilege': /^42/,
  'trade secrets': /^43\(1\)/,
  'commercial interests': /^43/,
  'prohibition on disclosure': /^44/,
  'neither confirm nor deny': /\((2|3|4|5|5[ABab])\)/,
  'neither confirm nor deny: section 23(5)': /^23\(5\)/,
  'neither confirm nor deny: section 40(5B)': /^40\(5[Bb]\)/,
  'neither confirm nor deny: prejudice': /^(26\(3\)|27\(4\)|28\(3\)|29\(2\)|31\(3\)|33\(3\)|43\(3\))/,
  'another exemption': /./,
}
const ground: Truth = (seen) => {
  const { text, events, facts } = seen
  if (!text.startsWith('– '))
    return (
      sectionsCited(seen) &&
      questionsIn(text).every((question) => lastGiven(events, question).some(({ sections }) => sections?.some((section) => sectionsIn(text).includes(section))))
    )
  return !/\btotals?\b|counted in the ordinary work/i.test(text) || facts.asksForTotals
}

const latestAsk = (events: readonly LoggedEvent[], count: number, day: string | undefined) =>
  some(events, 'review.asked', (event) => nth(arrival(event), count, 'A') === day)
const reviewOpen: Truth = ({ events }) => of(events, 'review.asked').some((asked) => !some(events, 'review.decided', (event) => event.on >= asked.on))
const subjectDue: Truth = ({ text, events }) => isDue(events, datesIn(text)[0]!)
const remindedOn: Truth = ({ text, events }) => datesIn(text).length > 0 && datesIn(text).every((day) => some(events, 'reminder.sent', on(day)))
const silent: Truth = ({ events }) => !events.some(({ type }) => theirs.includes(type))
const uncomplied: Truth = ({ events, today }) =>
  some(events, 'complaint.decided', ({ decision, on: decided }) => ['for us', 'in part'].includes(String(decision)) && noAnswerFrom(events, decided)) &&
  [...of(events, 'complaint.decided'), ...of(events, 'appeal.decided')].some(({ replyBy }) => replyBy !== undefined && replyBy < today) &&
  of(events, 'appeal.made').every(
    (made) => some(events, 'appeal.decided', (event) => event.on >= made.on) || !some(events, 'complaint.decided', (event) => event.on <= made.on),
  )

const withdrawnSince: Truth = ({ text, events }) =>
  questionsIn(text).length > 0 &&
  questionsIn(text).every(
    (question) =>
      some(events, 'answer.retracted', (event) => event.on === datesIn(text)[0] && touches(event, question)) &&
      !given(events, question).some((outcome) => outcome.on > datesIn(text)[0]!),
  )

export const truths: Record<string, Truth> = {
  'the request': ({ text, events }) => datesIn(text).every((day) => some(events, 'request.sent', on(day))),
  references: ({ text, events }) => {
    const reference = text.match(/reference is (.*); mine is/)?.[1]
    return reference === undefined || events.some((event) => 'reference' in event && event.reference === reference)
  },
  'how it was sent': ({ text, events }) =>
    some(events, 'request.sent', ({ on, way, address }) => {
      const verb = { 'e-mail': 'e-mailed', post: 'posted', form: 'sent the request through the online form' }[String(way)] ?? 'sent'
      return on === datesIn(text)[0] && text.startsWith(`I ${verb}`) && (address === undefined || way === 'form' || text.includes(String(address)))
    }),
  'their acknowledgement': ({ text, events }) => {
    const [day, said] = datesIn(text)
    return some(events, 'request.acknowledged', (event) => event.on === day && event.receivedOnSaid === said)
  },
  'their last letter': ({ text, events }) => events.some((event) => theirs.includes(event.type) && event.on === datesIn(text)[0]),
  'the rule': ({ text }) => text.includes('the twentieth working day'),
  'the due date': ({ text, events, today }) => {
    const dates = datesIn(text)
    const [from, due] = [dates[0]!, dates.at(-1)!]
    const closed: string[] = []
    for (let day = tomorrow(from); day <= due; day = tomorrow(day))
      if (!isOpen(day) && ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay())) closed.push(day)
    const types: EventType[] = /answer(ed)? /.test(text.split(', and leaving')[0]!)
      ? ['clarification.answered']
      : /narrowed/.test(text)
        ? ['request.refined']
        : ['request.sent']
    const began = types.flatMap((type) => of(events, type))
    const isFrom = /own account/.test(text)
      ? some(events, 'request.acknowledged', ({ receivedOnSaid }) => receivedOnSaid === from)
      : /I take/.test(text)
        ? began.some((event) => event.on < from && arrival(event) === from)
        : began.some((event) => event.on === from && arrival(event) === from)
    return (
      isFrom &&
      closed.join() === dates.slice(1, -1).join() &&
      (hasFee(events) ? nth(from, 20, 'A') <= due : nth(from, 20, 'A') === due) &&
      /that day was/.test(text) === due < today
    )
  },
  'a new period': ({ events }) => some(events, 'clarification.answered', () => true),
  'the other reading': ({ text, events, today }) =>
    datesIn(text)[0]! < today && receipts(events).some((day) => !isOpen(day) && (hasFee(events) || nth(day, 20, 'B') === datesIn(text)[0])),
  'the days of a fee': ({ text, events }) =>
    datesIn(text).every((day, index) => (index % 2 === 0 ? some(events, 'fees.asked', on(day)) : some(events, 'fees.paid', (event) => arrival(event) === day))),
  'the extension': ({ text, events, today }) =>
    some(events, 'request.extended', ({ on: wrote, to }) => wrote === datesIn(text)[0] && to === datesIn(text)[1] && to! < today),
  'how late': (seen) => {
    const { text, events, today } = seen
    const count = Number(text.match(/(\d+) working day/)?.[1] ?? 0)
    if (!isOverdue(seen)) return false
    if (hasFee(events)) return true
    const dues = [...receipts(events).map((day) => nth(day, 20, 'A')), ...of(events, 'request.extended').flatMap(({ to }) => (to ? [to] : []))]
    return dues.some((due) => due < today && openDays(due, today) === count)
  },
  'how late the rest is': (seen) =>
    isOverdue(seen) && seen.events.some(({ type }) => ['request.answered', 'review.decided', 'answer.retracted'].includes(type)),
  'no answer': ({ text, events }) =>
    /narrowed/.test(text) ? of(events, 'request.refined').some((event) => noAnswerFrom(events, event.on)) : answers(events).length === 0,
  'no acknowledgement': silent,
  'no acknowledgement, told to the Commissioner': silent,
  'a promise': ({ text, events, today }) => {
    const [wrote, by] = datesIn(text)
    return some(events, 'reply.promised', (event) => event.on === wrote && event.replyBy === by) && by! < today && noAnswerFrom(events, wrote!)
  },
  'our reminders': remindedOn,
  'subject: reminder': subjectDue,
  'subject: second reminder': subjectDue,
  'subject: the rest': subjectDue,
  'what they have answered': ({ text, events }) =>
    datesIn(text).every((day) => answers(events).some((answer) => answer.on === day)) &&
    questionsIn(text).every((question) => {
      const last = given(events, question).at(-1)
      return (
        last !== undefined && datesIn(text).includes(last.on) && !some(events, 'answer.retracted', (event) => event.on > last.on && touches(event, question))
      )
    }),
  'the answer they withdrew': withdrawnSince,
  'subject: a withdrawn answer': withdrawnSince,
  'the answer withdrawn, told to the Commissioner': withdrawnSince,
  'subject: withdrawn': ({ events }) => some(events, 'answer.retracted', () => true),
  'no answer in its place, told to the Commissioner': ({ events }) => some(events, 'answer.retracted', (event) => noAnswerFrom(events, event.on)),
  'no answer in its place': ({ events }) => some(events, 'answer.retracted', (event) => noAnswerFrom(events, event.on)),
  'the questions left': ({ text, events }) => [...text.matchAll(/^(\d+)\. /gm)].every(([, question]) => mayBeOpen(events, Number(question))),
  'a notice without a date': ({ text, events }) =>
    some(
      events,
      'request.extended',
      ({ on: wrote, to, sections }) =>
        wrote === datesIn(text)[0] && to === undefined && sectionsIn(text.split(' and gives')[0]!).join() === (sections as string[]).join(),
    ),
  'the date that holds': ({ text, events, today }) => isDue(events, datesIn(text)[0]!) && datesIn(text)[0]! >= today,
  'the exemption': ({ events }) => some(events, 'request.extended', ({ to, sections }) => to === undefined && (sections as string[]).length === 0),
  'their question': ({ text, events }) =>
    some(events, 'clarification.asked', ({ on: asked, words }) => asked === datesIn(text)[0] && (words === undefined || text.includes(String(words)))),
  'the new period that begins': ({ text, events }) => some(events, 'clarification.asked', () => true) && text.includes('20 working days'),
  'the refusal for cost': ({ text, events }) =>
    text.split(/(?<=\.) (?=On )/).every((said) => {
      const [day] = datesIn(said)
      const sections = sectionsIn(said.slice(said.indexOf('under')))
      return questionsIn(said).every((question) =>
        lastGiven(events, question).some(
          (outcome) =>
            outcome.on === day && outcome.outcome === 'refused' && outcome.sections?.some((section) => sections.includes(section) && /^12(\D|$)/.test(section)),
        ),
      )
    }),
  'the other questions': ({ events, questions }) =>
    questions.some(
      (question) =>
        !given(events, question).length ||
        !lastGiven(events, question).every(({ outcome, sections }) => outcome === 'refused' && sections?.some((section) => /^12(\D|$)/.test(section))),
    ),
  'the review is kept open': ({ text, events, today }) =>
    datesIn(text)[0]! >= today &&
    answers(events).some((answer) => nth(answer.on, 40, 'A') === datesIn(text)[0] || nth(answer.on, 40, 'B') === datesIn(text)[0]),
  'what is to be reviewed': (seen) =>
    datesIn(seen.text.split('\n\n')[0]!).every((day) => answers(seen.events).some((answer) => answer.on === day)) && linesHold(seen),
  'no exemption named': eachAll(({ outcome, sections }) => outcome === 'refused' && !sections?.length),
  'part missing without a section': eachAll(({ outcome, sections }) => outcome === 'part disclosed' && !sections?.length),
  'how it was searched for': eachAll(({ outcome }) => outcome === 'not held'),
  'no public interest test': ({ text, events }) =>
    datesIn(text).every((day) =>
      some(
        events,
        'request.answered',
        ({ on, publicInterest, outcomes }) => on === day && publicInterest === false && outcomes!.some(({ sections }) => sections?.some(qualifiedSection)),
      ),
    ),
  'no way to complain': ({ text, events }) =>
    datesIn(text).every((day) => some(events, 'request.answered', (event) => event.on === day && event.reviewExplained === false)),
  'the answer came late': ({ text, events, questions }) => {
    const [due, came] = datesIn(text)
    return (
      answers(events).some((answer) => answer.on === came) &&
      questions.every((question) => given(events, question).some((outcome) => outcome.on <= came!)) &&
      openDays(due!, came!) === Number(text.match(/(\d+) working day/)![1]) &&
      isDue(events, due!)
    )
  },
  'the review we asked for': ({ text, events }) => some(events, 'review.asked', on(datesIn(text)[0])),
  'no outcome of the review': reviewOpen,
  'the review, please': reviewOpen,
  'notice of a complaint about the review': (seen) =>
    reviewOpen(seen) && latestAsk(seen.events, 40, datesIn(seen.text)[0]) && datesIn(seen.text)[0]! >= seen.today,
  'when the review was due': ({ text, events, today }) => latestAsk(events, 20, datesIn(text)[0]) && datesIn(text)[0]! < today,
  'subject: late review': (seen) => reviewOpen(seen) && latestAsk(seen.events, 20, datesIn(seen.text)[0]) && datesIn(seen.text)[0]! < seen.today,
  'subject: review not decided': reviewOpen,
  'gap: what the force gets wrong': ({ text, facts }) => text.includes('figures') === facts.asksForTotals,
  'the fortieth working day of the review': (seen) =>
    reviewOpen(seen) && latestAsk(seen.events, 40, datesIn(seen.text)[0]) && datesIn(seen.text)[0]! < seen.today,
  'the outcome of the review': ({ text, events }) => {
    const decision = / in part\.$/.test(text) ? 'part upheld' : /upheld/.test(text) ? 'upheld' : /overturned/.test(text) ? 'overturned' : undefined
    return some(events, 'review.decided', (event) => event.on === datesIn(text)[0] && event.upheld === decision)
  },
  'nothing since it was overturned': ({ events }) =>
    some(events, 'review.decided', ({ upheld, on: decided }) => upheld === 'overturned' && noAnswerFrom(events, decided)),
  'the request complained of': ({ text, events }) => some(events, 'request.sent', on(datesIn(text).at(-1))),
  'gap: address used': () => true,
  'the decision notice': (seen) =>
    uncomplied(seen) &&
    some(seen.events, 'complaint.decided', on(datesIn(seen.text)[0])) &&
    [...of(seen.events, 'complaint.decided'), ...of(seen.events, 'appeal.decided')].some(({ replyBy }) => replyBy === datesIn(seen.text)[1]),
  'no answer since the notice': ({ events }) => some(events, 'complaint.decided', ({ on: decided }) => noAnswerFrom(events, decided)),
  'subject: decision notice': uncomplied,
  'ask: section 54': uncomplied,
  'subject: refusal': ({ events }) => answers(events).some(({ outcomes }) => outcomes!.some(({ outcome }) => outcome !== 'disclosed')),
  'ask: Part I': ({ events }) =>
    some(events, 'answer.retracted', () => true) || answers(events).some(({ outcomes }) => outcomes!.some(({ outcome }) => outcome !== 'disclosed')),
  'gap: why it matters': ({ text, facts }) => text.includes('figures') === facts.asksForTotals,
  'subject: silence': isOverdue,
  'ask: breach': isOverdue,
  'which questions': ({ text, events }) =>
    questionsIn(text).length > 0 && questionsIn(text).every((question) => lastGiven(events, question).some(({ outcome }) => outcome !== 'disclosed')),
  'what was not given': (seen) => linesHold(seen) && !/: answered\.$/m.test(seen.text),
  'question by question': linesHold,
  'what happened': ({ text, events }) => {
    const told = text.split('\n\n')[1]!.split('\n')
    const those = events.filter(({ type }) => !['request.queued', 'note.added', 'clock.moved', 'event.voided'].includes(type))
    return (
      told.length === those.length &&
      told.every((line) => those.some(({ on: day, type }) => day === datesIn(line)[0] && (!theirs.includes(type) || / 20\d\d: The force /.test(line)))) &&
      !/\b(I|me|my|we|us|our|they|their|them)\b/i.test(text.replaceAll(/“[^”]*”/g, ''))
    )
  },
  'what is attached': ({ text, events }) =>
    text
      .split('\n\n')[1]!
      .split('\n')
      .every((line) => events.some(({ on: day }) => day === datesIn(line)[0])),
  'other forces have confirmed it': ({ text, facts }) => {
    const names = (facts.confirmedBy ?? []).flatMap(({ forces }) => forces)
    return names.some((name) => text.includes(name)) && !text.includes(facts.force)
  },
  prejudice: sectionsCited,
  'prejudice, 1': ({ events }) => isCited(events, (section) => /^(22A|26|27|28|29|31|33|43)/.test(section)),
  'the public interest': (seen) => sectionsCited(seen) && sectionsIn(seen.text).every(qualifiedSection),
  'the public interest in disclosure': ({ events }) => isCited(events, qualifiedSection),
  'the public interest in confirming': ({ text, events }) =>
    text.includes('2(1)(b)') && isCited(events, (section) => qualifiedSection(section) && /\([345]\)|\(2\)/.test(section)),
  'how a force acts': ({ events }) => isCited(events, qualifiedSection),
  ...Object.fromEntries(
    Object.entries(groundSections).flatMap(([name, sections]) => {
      const truth: Truth = (seen) => isCited(seen.events, (section) => sections.test(section)) && ground(seen)
      return [`ground: ${name}`, ...Array.from({ length: 6 }, (_, index) => `ground: ${name}, ${index + 1}`)].map((key) => [key, truth])
    }),
  ),
}

/** What only asks, or says what we shall do: it accuses of nothing, and denies nothing. */
export const saysNothingOfThem = (text: string) =>
  !/\bI have (had )?(no|not)\b|\byou (have|had|did|failed)\b|the force (has|had|did|failed)\b|\b(breach|late|overdue)\b/i.test(
    text.replace('If you have already replied', '').replace('If I have neither', ''),
  )
