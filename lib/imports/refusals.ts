/** Why a draft is not stored: one sentence each. Why a file is not read stands in limits.ts. */
export const importRefusalWords = {
  'not-found': 'There is no such import here any more.',
  unfit: 'That is not a way this sheet can be read. Nothing was stored.',
  'already-accepted': 'This sheet has been stored already. Nothing was stored twice.',
  moved: 'The record has changed since you looked. Nothing was stored: look at what the sheet would change now.',
  'nothing-new': 'The record says all of this already. Nothing was stored.',
} as const
export type ImportRefusal = keyof typeof importRefusalWords

export const importRefused = <Reason extends ImportRefusal>(reason: Reason) => ({ ok: false, reason, words: importRefusalWords[reason] }) as const
