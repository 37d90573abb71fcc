/** What Today says in words of what is in its lists. */
import { countAtHead, type Todo } from '@/lib/today/todo'

export const lateSentence = (overdue: number, isMine: boolean) =>
  overdue === 0 ? `No answer${isMine ? ' of yours' : ''} is late.` : `${countAtHead(overdue)} ${overdue === 1 ? 'answer is' : 'answers are'} late.`

export function otherSentence({ ours, further, windows }: Todo) {
  const sentences = [
    ...(ours.length > 0 ? [`${countAtHead(ours.length)} ${ours.length === 1 ? 'force asks' : 'forces ask'} us something.`] : []),
    ...(further.length > 0 ? [`${countAtHead(further.length)} to follow up.`] : []),
    ...(windows.length > 0 ? [`${countAtHead(windows.length)} ${windows.length === 1 ? 'window closes' : 'windows close'} within 20 working days.`] : []),
  ]
  return sentences.join(' ')
}

export const windowWords = {
  review: 'ask for an internal review',
  ico: 'complain to the ICO',
  tribunal: 'appeal to the tribunal',
  fees: 'pay the fee',
  clarification: 'answer their question',
} as const
export const forcesInWords = (forces: readonly string[], count: number) =>
  count > forces.length ? `${forces.join(', ')} and ${count - forces.length} more` : forces.join(', ')
