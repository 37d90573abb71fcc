/** Why a report is not issued, in a sentence each. */
export const issueRefusalWords = {
  'in-the-future': 'That day has not come yet: a report shows what is known, not what will be.',
  'not-found': 'There is no such investigation in this newsroom.',
  stale: 'Somebody issued a report while you had this page open. Look at theirs, then issue yours if it is still needed.',
} as const

export type IssueRefusal = keyof typeof issueRefusalWords
export const refusedIssue = (reason: IssueRefusal) => ({ ok: false, reason, words: issueRefusalWords[reason] }) as const
