/** The inputs of which the forms that log are made: their kinds, and those that several forms ask for in the same words. */
export type Input =
  | { kind: 'day'; name: string; label: string; hint?: string; missing?: string; today?: true; future?: true }
  | { kind: 'line' | 'words'; name: string; label: string; hint?: string; missing?: string }
  | { kind: 'sections'; name: 'sections'; label: string; hint?: string }
  | { kind: 'amount'; name: 'amount'; label: string; hint?: string }
  | { kind: 'choice'; name: string; label: string; hint?: string; options: readonly (readonly [value: string, words: string])[] }
  | { kind: 'tick'; name: string; label: string }
  /** A fact that a letter states, lacks, or that nobody looked for: three answers, of which the last is none. */
  | { kind: 'stated'; name: string; label: string; hint?: string; yes: string; no: string }
  | { kind: 'questions'; name: 'questions'; label: string; hint?: string }
  | { kind: 'outcomes'; name: 'outcomes'; optional?: true }

export const day = (label: string, missing: string): Input => ({ kind: 'day', name: 'on', label, missing, today: true })
export const receivedOn = (whose: string): Input => ({
  kind: 'day',
  name: 'receivedOn',
  label: `Received by ${whose}`,
  hint: 'Leave blank where it arrived the same day. Post takes longer: ask the force.',
})
export const words = (label: string, hint?: string): Input => ({ kind: 'words', name: 'words', label, ...(hint ? { hint } : {}) })
export const theirReference: Input = { kind: 'line', name: 'reference', label: 'Their reference', hint: 'As their letter gives it.' }
export const sections = (label: string, hint = 'Several with commas: 31(1)(a), 40(2)'): Input => ({ kind: 'sections', name: 'sections', label, hint })
export const notice: readonly Input[] = [
  { kind: 'stated', name: 'publicInterest', label: 'The public interest balance', yes: 'Given', no: 'Not given' },
  { kind: 'stated', name: 'reviewExplained', label: 'How to ask for a review', yes: 'Explained', no: 'Not explained' },
]
export const addressUsed: Input = { kind: 'line', name: 'address', label: 'Sent to', hint: 'The address it went to. Letters name it.' }
export const ways = [
  ['', 'Not noted'],
  ['e-mail', 'By e-mail'],
  ['form', 'By the force’s form'],
  ['post', 'By post'],
] as const
