import { type Day, datedDay, longDay } from '@/lib/days'
import { joinList, joinQuestions, joinSections } from '@/lib/words'
import type { DeskEvent } from './desk-events'
import { movedDates, type Outcome, type QuestionOutcome, type RequestEvent } from './events'

/**
 * Every event as the sentence that the timeline, the activity page and the log show. The day stands beside it and is not
 * said again, except where it differs: a letter can be received on another day than it was sent. A type without its sentence does not compile.
 */
type AnyEvent = RequestEvent | DeskEvent
type AnyOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { type: Type }>

const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
const quoted = (words: string | undefined) => (words ? `: “${words}”` : '.')
const withReason = (reason: string | undefined) => (reason ? `: ${withFullStop(reason)}` : '.')
const withFullStop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
const receivedElse = (on: Day, receivedOn: Day | undefined) => (receivedOn && receivedOn !== on ? `, received on ${datedDay(receivedOn)}` : '')

const outcomeWords: Record<Outcome, string> = {
  disclosed: 'disclosed',
  'part disclosed': 'disclosed in part',
  refused: 'refused',
  'not held': 'no information held',
}

function outcomesInWords(outcomes: readonly QuestionOutcome[]) {
  const outcomeLabel = ({ outcome, sections }: QuestionOutcome) => `${outcomeWords[outcome]}${sections?.length ? ` (${joinSections(sections)})` : ''}`
  const groups = Map.groupBy(outcomes, outcomeLabel)
  if (outcomes.length === 1 || groups.size === 1) return [...groups.keys()].join('')
  return [...groups].map(([words, answers]) => `${joinQuestions(answers.map(({ question }) => question))} ${words}`).join('; ')
}

const sentences: { [Type in AnyEvent['type']]: (event: AnyOf<Type>) => string } = {
  'request.queued': () => 'We put the letter in the queue to be sent.',
  'request.sent': ({ on, receivedOn, way, address }) =>
    `We sent the letter${way ? ` by ${way}` : ''}${address ? ` to ${address}` : ''}${receivedElse(on, receivedOn)}.`,
  'request.failed': ({ reason }) => `The letter could not be delivered${withReason(reason)}`,
  'request.acknowledged': ({ reference, receivedOnSaid, dueOnSaid }) =>
    `They acknowledged it${reference ? `, reference ${reference}` : ''}${receivedOnSaid ? `, as received on ${datedDay(receivedOnSaid)}` : ''}${dueOnSaid ? `, and said that a reply is due by ${datedDay(dueOnSaid)}` : ''}.`,
  'reply.promised': ({ replyBy, words }) => `They promised a reply${replyBy ? ` by ${longDay(replyBy)}` : ''}${quoted(words)}`,
  'request.answered': ({ outcomes, reference }) => `They answered: ${outcomesInWords(outcomes)}${reference ? `, reference ${reference}` : ''}.`,
  'clarification.asked': ({ words, disputed }) =>
    `They asked us to clarify${quoted(words)}${disputed ? ' We dispute that they needed to: the clock runs on.' : ''}`,
  'clarification.answered': ({ on, receivedOn, words }) => `We answered their question${receivedElse(on, receivedOn)}${quoted(words)}`,
  'request.refined': ({ on, receivedOn, questions, words }) =>
    `We sent a narrower request${questions?.length ? ` for ${joinQuestions(questions)}` : ''}${receivedElse(on, receivedOn)}${quoted(words)}`,
  'request.extended': ({ to, sections }) =>
    `They took more time for the public interest test${sections.length ? ` under ${joinSections(sections)}` : ', naming no section'}${to ? `, to ${longDay(to)}` : ', giving no date'}.`,
  'fees.asked': ({ amount, words }) => `They asked for a fee${amount === undefined ? '' : ` of £${amount.toFixed(2)}`}${quoted(words)}`,
  'fees.paid': ({ on, receivedOn }) => `We paid the fee${receivedElse(on, receivedOn)}.`,
  'answer.retracted': ({ questions, reason }) =>
    `They took back their answer${questions?.length ? ` to ${joinQuestions(questions)}` : ''}${withReason(reason)}`,
  'reminder.sent': () => 'We sent a reminder.',
  'review.asked': ({ on, receivedOn, questions }) =>
    `We asked for an internal review${questions?.length ? ` of ${joinQuestions(questions)}` : ''}${receivedElse(on, receivedOn)}.`,
  'review.decided': ({ outcomes, upheld, words }) =>
    `They decided the internal review${upheld ? `: ${{ upheld: 'their answer stands', 'part upheld': 'their answer stands in part', overturned: 'their answer is overturned' }[upheld]}` : ''}${outcomes?.length ? `${upheld ? '; ' : ': '}${outcomesInWords(outcomes)}` : ''}${words ? `. “${words}”` : '.'}`,
  'complaint.made': ({ reference }) => `We complained to the Information Commissioner${reference ? `, case ${reference}` : ''}.`,
  'complaint.decided': ({ reference, decision, replyBy, words }) =>
    `The Information Commissioner decided${decision ? ` ${{ 'for us': 'for us', 'in part': 'for us in part', 'against us': 'against us', informal: 'the complaint informally' }[decision]}` : ''}${reference ? `, ${reference}` : ''}${replyBy ? `; they must reply by ${longDay(replyBy)}` : ''}${quoted(words)}`,
  'appeal.made': ({ appellant, reference }) => `${appellant === 'the force' ? 'They' : 'We'} appealed to the tribunal${reference ? `, ${reference}` : ''}.`,
  'appeal.decided': ({ decision, replyBy, words }) =>
    `The tribunal decided${decision ? ` ${{ 'for us': 'for us', 'in part': 'for us in part', 'against us': 'against us', withdrawn: 'nothing: the appeal was withdrawn' }[decision]}` : ''}${replyBy ? `; they must comply by ${longDay(replyBy)}` : ''}${quoted(words)}`,
  'request.withdrawn': ({ reason }) => `We withdrew the request${withReason(reason)}`,
  'note.added': ({ text }) => text,
  'clock.moved': ({ date = 'due', from, to, reason }) =>
    `The ${movedDates[date]} moved${from ? ` from ${datedDay(from)}` : ''}${to ? ` to ${datedDay(to)}` : ''}${withReason(reason)}`,
  'event.voided': ({ reason }) => `An entry was struck out${withReason(reason)}`,

  'newsroom.made': ({ name }) => `The newsroom was set up as ${name}.`,
  'newsroom.changed': ({ name }) => `The newsroom was renamed ${name}.`,
  'person.invited': ({ email, role }) => `${email} was invited as ${role}.`,
  'person.joined': ({ email }) => `${email} joined.`,
  'person.changed': ({ email, from, to }) => `${email} was made ${to}; was ${from}.`,
  'person.disabled': ({ email }) => `${email} was shut out.`,
  'person.enabled': ({ email }) => `${email} was let in again.`,
  'person.password-changed': ({ email }) => `${email} changed the password.`,
  'session.ended': ({ device }) => `A session (${device}) was ended.`,
  'token.made': ({ name, scope }) => `The API token “${name}” was made${scope === 'read' ? ', to read only' : ''}.`,
  'token.revoked': ({ name, of }) => `The API token “${name}”${of ? ` of ${of}` : ''} was revoked.`,
  'feed.made': () => 'A private calendar feed was made.',
  'feed.revoked': () => 'The private calendar feed was revoked.',
  'force.added': ({ force }) => `${force} was added to the register.`,
  'force.changed': ({ force, changes }) =>
    `${force} was changed in the register: ${joinList(changes.map(({ field, from, to }) => `${field} ${from ? `from “${from}” ` : ''}${to ? `to “${to}”` : 'taken out'}`))}.`,
  'force.address-confirmed': ({ force, address }) => `The address of ${force}, ${address}, was confirmed.`,
  'investigation.created': ({ code, forces }) => `The investigation ${code} was started with ${plural(forces, 'force')}.`,
  'investigation.changed': ({ code, what }) => `The investigation ${code} was changed: ${withFullStop(what)}`,
  'request.assigned': ({ reference, to }) => (to ? `${reference} was assigned to ${to}.` : `${reference} was left without an owner.`),
  'file.attached': ({ name, size }) => `The file “${name}” was attached (${bytes(size)}).`,
  'file.hidden': ({ name, reason }) => `The file “${name}” was hidden${withReason(reason)}`,
  'figure.entered': ({ measure, period, text, before }) =>
    `The figure for ${measure} ${period} was ${before === null ? 'entered' : 'corrected'}: ${cell(text)}${before === null ? '' : `; was ${cell(before)}`}.`,
  'figure.annotated': ({ measure, period, text, what }) => `The figure for ${measure} ${period}, ${cell(text)}, was given another ${joinList(what)}.`,
  'figure.checked': ({ measure, period, text }) => `The figure for ${measure} ${period}, ${cell(text)}, was checked.`,
  'figure.unchecked': ({ measure, period, text }) => `The check of the figure for ${measure} ${period}, ${cell(text)}, was taken back.`,
  'figure.retracted': ({ measure, period, text, reason }) => `The figure for ${measure} ${period}, ${cell(text)}, was retracted${withReason(reason)}`,
  'import.accepted': ({ name, rows }) => `${plural(rows, 'row')} of “${name}” ${rows === 1 ? 'was' : 'were'} taken in.`,
  'report.issued': ({ number, asAt }) => `Status report ${number} was issued, as at ${datedDay(asAt as Day)}.`,
  'calendar.changed': ({ on, effect, name, reason, moved }) =>
    `${datedDay(on as Day)}, ${name}, was ${{ added: 'added to the days that do not count', struck: 'struck from the days that do not count', restored: 'put back as published' }[effect] ?? effect}; ${moved === 0 ? 'no request’s date moved' : `${plural(moved, 'request')} got another date`}${withReason(reason)}`,
  'demonstration.removed': ({ code }) => `The demonstration ${code} was removed.`,
}

const cell = (text: string) => (text.trim() === '' ? 'blank' : `“${text}”`)
const bytes = (size: number) =>
  size < 1000 ? plural(size, 'byte') : size < 1_000_000 ? `${Math.round(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`

/** What happened, as one sentence or a note's own words. */
export const sentenceOf = <Event extends AnyEvent>(event: Event): string => (sentences[event.type] as (event: AnyEvent) => string)(event)
