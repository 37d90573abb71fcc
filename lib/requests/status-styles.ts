import type { Standing } from '../clock/standing.ts'

/**
 * How each standing looks and reads, on the screen and on paper: its family of colour and shape, the word in a row, and the longer word in a key.
 */
export type Family = 'overdue' | 'clarify' | 'awaiting' | 'extended' | 'refused' | 'notheld' | 'part' | 'disclosed' | 'draft'

export const statusStyles: Record<Standing, { family: Family; word: string; key: string }> = {
  'no response': { family: 'overdue', word: 'No response', key: 'No response, overdue' },
  'answer withdrawn': { family: 'draft', word: 'Answer withdrawn', key: 'Answer withdrawn, no other given' },
  clarification: { family: 'clarify', word: 'Clarification', key: 'Clarification asked' },
  'fee asked': { family: 'clarify', word: 'Fee asked', key: 'Fee asked, not yet paid' },
  awaiting: { family: 'awaiting', word: 'Awaiting', key: 'Awaiting, in time' },
  extended: { family: 'extended', word: 'Extended', key: 'Extended' },
  refused: { family: 'refused', word: 'Refused', key: 'Refused' },
  'not held': { family: 'notheld', word: 'Not held', key: 'Not held' },
  'part disclosed': { family: 'part', word: 'Part disclosed', key: 'Part disclosed' },
  disclosed: { family: 'disclosed', word: 'Disclosed', key: 'Disclosed' },
  'fee lapsed': { family: 'draft', word: 'Lapsed', key: 'Lapsed: the fee was not paid' },
  withdrawn: { family: 'draft', word: 'Withdrawn', key: 'Withdrawn' },
  'not sent': { family: 'draft', word: 'Not sent', key: 'Not sent: the letter failed' },
  queued: { family: 'draft', word: 'Queued', key: 'Queued to be sent' },
  draft: { family: 'draft', word: 'Draft', key: 'Draft, not yet asked' },
}

/** The standings in the order of the key: what needs doing first. */
export const standingsInOrder = Object.keys(statusStyles) as Standing[]
