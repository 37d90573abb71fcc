import type { Standing } from '@/lib/requests/standing'

/**
 * How each standing looks and reads: its family of colour and shape, the word in a row, the longer word in a key,
 * and the bucket of the headline sentence that counts it. Every standing is in exactly one bucket, so the sentence adds up.
 */
export type Family = 'overdue' | 'clarify' | 'awaiting' | 'extended' | 'refused' | 'notheld' | 'part' | 'disclosed' | 'draft'
export type Bucket = 'disclosed' | 'refused' | 'not held' | 'overdue' | 'awaiting' | 'withdrawn' | 'not asked'

export const looks: Record<Standing, { family: Family; word: string; key: string; bucket: Bucket }> = {
  'no response': { family: 'overdue', word: 'No response', key: 'No response, overdue', bucket: 'overdue' },
  clarification: { family: 'clarify', word: 'Clarification', key: 'Clarification asked', bucket: 'awaiting' },
  awaiting: { family: 'awaiting', word: 'Awaiting', key: 'Awaiting, in time', bucket: 'awaiting' },
  extended: { family: 'extended', word: 'Extended', key: 'Extended', bucket: 'awaiting' },
  refused: { family: 'refused', word: 'Refused', key: 'Refused', bucket: 'refused' },
  'not held': { family: 'notheld', word: 'Not held', key: 'Not held', bucket: 'not held' },
  'part disclosed': { family: 'part', word: 'Part disclosed', key: 'Part disclosed', bucket: 'disclosed' },
  disclosed: { family: 'disclosed', word: 'Disclosed', key: 'Disclosed', bucket: 'disclosed' },
  withdrawn: { family: 'draft', word: 'Withdrawn', key: 'Withdrawn', bucket: 'withdrawn' },
  'not sent': { family: 'draft', word: 'Not sent', key: 'Not sent: the letter failed', bucket: 'not asked' },
  queued: { family: 'draft', word: 'Queued', key: 'Queued to be sent', bucket: 'not asked' },
  draft: { family: 'draft', word: 'Draft', key: 'Draft, not yet asked', bucket: 'not asked' },
}

/** The standings in the order of the key: what needs doing first. */
export const standingsInOrder = Object.keys(looks) as Standing[]
