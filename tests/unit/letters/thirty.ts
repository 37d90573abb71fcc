import type { log } from '../clock/histories'

/** Thirty histories, for a lawyer to read their letters: what happened, the day on which it is read, and the letter that is due then. */
type Fact = Parameters<typeof log>[number]
export type History = {
  name: string
  on: string
  events: Fact[]
  questions?: number[]
  figures?: boolean
  confirmedBy?: { question: number; forces: string[] }[]
}

const sent: Fact = { type: 'request.sent', on: '2026-03-06', way: 'e-mail', address: 'foi@leicestershire.example' }
const answered = (on: string, outcomes: object[], more: object = {}): Fact => ({ type: 'request.answered', on, outcomes, ...more })
const refused = (question: number, sections: string[], words?: string) => ({ question, outcome: 'refused', sections, ...(words ? { words } : {}) })
const disclosed = (question: number) => ({ question, outcome: 'disclosed' })
const reminder = (on: string): Fact => ({ type: 'reminder.sent', on })
const both = (...sections: string[]) => [refused(1, sections), refused(2, sections)]

export const thirty: History[] = [
  { name: 'Silence', on: '2026-04-23', events: [sent] },
  {
    name: 'Silence after an acknowledgement that gives its day',
    on: '2026-04-23',
    events: [sent, { type: 'request.acknowledged', on: '2026-03-09', reference: 'FOI 1182-26', receivedOnSaid: '2026-03-06' }],
  },
  { name: 'Silence after a promise', on: '2026-04-23', events: [sent, { type: 'reply.promised', on: '2026-04-09', replyBy: '2026-04-17' }] },
  {
    name: 'Silence after a question that we answered',
    on: '2026-05-01',
    events: [sent, { type: 'clarification.asked', on: '2026-03-10', words: 'Which years do you mean?' }, { type: 'clarification.answered', on: '2026-03-12' }],
  },
  {
    name: 'Silence after an extension',
    on: '2026-05-12',
    events: [sent, { type: 'request.extended', on: '2026-04-02', to: '2026-05-06', sections: ['43(2)'] }],
  },
  {
    name: 'Silence after a fee was paid',
    on: '2026-06-01',
    events: [sent, { type: 'fees.asked', on: '2026-03-10', amount: 45 }, { type: 'fees.paid', on: '2026-03-12' }],
  },
  {
    name: 'A letter by post, received on a Sunday',
    on: '2026-10-06',
    events: [{ type: 'request.sent', on: '2026-09-03', receivedOn: '2026-09-06', way: 'post' }],
  },
  { name: 'Sent through a form, in August', on: '2026-09-11', events: [{ type: 'request.sent', on: '2026-07-31', way: 'form' }] },
  {
    name: 'A narrowed request, then silence',
    on: '2026-06-10',
    events: [sent, answered('2026-03-20', both('12')), { type: 'request.refined', on: '2026-04-07' }],
  },
  { name: 'Two reminders due: the second', on: '2026-04-23', events: [sent, { type: 'request.acknowledged', on: '2026-03-09' }, reminder('2026-04-14')] },
  { name: 'The second reminder after nothing at all', on: '2026-04-23', events: [sent, reminder('2026-04-14')] },
  { name: 'One question answered, one left', on: '2026-04-23', events: [sent, answered('2026-03-20', [disclosed(1)])] },
  {
    name: 'An answer withdrawn and not given again',
    on: '2026-05-20',
    events: [sent, answered('2026-03-20', [disclosed(1), disclosed(2)]), { type: 'answer.retracted', on: '2026-04-10', questions: [2] }],
  },
  { name: 'An extension notice without a date', on: '2026-04-03', events: [sent, { type: 'request.extended', on: '2026-04-02', sections: ['43(2)'] }] },
  { name: 'A question of theirs', on: '2026-03-24', events: [sent, { type: 'clarification.asked', on: '2026-03-20', words: 'Which years do you mean?' }] },
  { name: 'One question refused for cost, one given', on: '2026-04-09', events: [sent, answered('2026-04-07', [refused(1, ['12(1)']), disclosed(2)])] },
  { name: 'All refused for cost', on: '2026-04-09', events: [sent, answered('2026-04-07', both('12'))] },
  {
    name: 'Refused under four sections, two alike',
    on: '2026-04-09',
    questions: [1, 2, 3],
    events: [
      sent,
      answered(
        '2026-04-07',
        [
          refused(1, ['31(1)(a)', '43(2)'], 'Disclosure would reveal tactics.'),
          refused(2, ['31(1)(a)', '43(2)'], 'Disclosure would reveal tactics.'),
          refused(3, ['31(1)(b)', '40(2)']),
        ],
        { publicInterest: false, reviewExplained: false },
      ),
    ],
  },
  {
    name: 'Neither confirmed nor denied under a qualified section',
    on: '2026-04-09',
    events: [sent, answered('2026-04-07', both('31(3)'))],
    confirmedBy: [{ question: 1, forces: ['Essex Police', 'Kent Police'] }],
  },
  { name: 'Neither confirmed nor denied under sections 23(5) and 40(5B)', on: '2026-04-09', events: [sent, answered('2026-04-07', both('23(5)', '40(5B)'))] },
  {
    name: 'Intended for publication, and confidential sources',
    on: '2026-04-09',
    events: [sent, answered('2026-04-07', [refused(1, ['22']), refused(2, ['30(2)'])])],
  },
  {
    name: 'No figures asked for: correspondence refused',
    on: '2026-04-09',
    figures: false,
    events: [sent, answered('2026-04-07', [refused(1, ['36(2)(c)', '42']), { question: 2, outcome: 'part disclosed' }])],
  },
  { name: 'Not held, and late', on: '2026-04-30', events: [sent, answered('2026-04-16', [{ question: 1, outcome: 'not held' }, refused(2, [])])] },
  { name: 'A late review', on: '2026-05-20', events: [sent, answered('2026-04-07', both('31(1)(a)')), { type: 'review.asked', on: '2026-04-20' }] },
  { name: 'Complaint: silence after two reminders', on: '2026-05-01', events: [sent, reminder('2026-04-09'), reminder('2026-04-21')] },
  {
    name: 'Complaint: silence after an acknowledgement, a promise and two reminders',
    on: '2026-05-05',
    events: [
      { ...sent, address: undefined },
      { type: 'request.acknowledged', on: '2026-03-09', reference: 'FOI 1182-26' },
      { type: 'reply.promised', on: '2026-03-30', replyBy: '2026-04-10' },
      reminder('2026-04-14'),
      reminder('2026-04-24'),
    ],
  },
  {
    name: 'Complaint: a refusal upheld on review',
    on: '2026-06-01',
    events: [
      sent,
      answered('2026-04-07', [refused(1, ['31(1)(a)'], 'would reveal tactics'), disclosed(2)]),
      { type: 'review.asked', on: '2026-04-20' },
      { type: 'review.decided', on: '2026-05-18', upheld: 'upheld' },
    ],
  },
  {
    name: 'Complaint: an overturned answer that was not replaced',
    on: '2026-06-20',
    events: [
      sent,
      answered('2026-04-07', both('40(2)')),
      { type: 'review.asked', on: '2026-04-20' },
      { type: 'review.decided', on: '2026-05-18', upheld: 'overturned' },
    ],
  },
  {
    name: 'Complaint: a review not decided',
    on: '2026-07-01',
    events: [sent, answered('2026-04-07', both('31(1)(a)')), { type: 'review.asked', on: '2026-04-20' }, reminder('2026-05-20')],
  },
  {
    name: 'Complaint: a decision notice not complied with',
    on: '2026-06-23',
    events: [
      sent,
      answered('2026-04-07', both('31(1)(a)')),
      { type: 'complaint.made', on: '2026-04-20', reference: 'IC-1' },
      { type: 'complaint.decided', on: '2026-05-18', decision: 'for us', replyBy: '2026-06-22' },
    ],
  },
]
