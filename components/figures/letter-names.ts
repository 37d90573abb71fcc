import { type Day, shortDay } from '@/lib/days'

const words: Record<string, string> = {
  'request.answered': 'Answer',
  'review.decided': 'Review decision',
  'request.acknowledged': 'Acknowledgement',
  'clarification.asked': 'Question to us',
  'request.extended': 'Extension',
  'answer.retracted': 'Retraction',
  'note.added': 'Note',
}

/** A letter of the record, as a source names it: 'Answer of 14 Apr'. */
export const letterWords = ({ type, on }: { type: string; on: Day }) => `${words[type] ?? 'Letter'} of ${shortDay(on)}`
