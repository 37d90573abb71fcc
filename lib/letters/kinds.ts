/** Every kind of letter that the desk writes once a request is out. Which of them is due is for lib/chasing to say. */
export const letterKinds = [
  'reminder',
  'second-reminder',
  'clarification',
  'narrow',
  'ask-rest',
  'extension-date',
  'review',
  'chase-review',
  'complaint',
] as const
export type LetterKind = (typeof letterKinds)[number]
