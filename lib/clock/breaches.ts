/**
 * Which flags say that the Act or the Code was not complied with, and which are only to note: a date that differs, an answer that was
 * taken back, a dispute or a slip of ours. A flag that is no breach accuses nobody, and is never listed as one.
 */
import type { FlagName } from './types'

export const flagKinds = {
  'answered-late': 'breach',
  'running-late': 'breach',
  'partial-left-late': 'breach',
  'was-late': 'breach',
  'extension-late': 'breach',
  'extension-without-date': 'breach',
  'extension-beyond-40': 'note',
  'extension-not-allowed': 'note',
  'extension-before-due': 'note',
  'extension-past': 'note',
  'extension-without-section': 'note',
  'refusal-incomplete': 'breach',
  'force-date-differs': 'note',
  'received-date-differs': 'note',
  'review-late-20': 'breach',
  'review-late-40': 'breach',
  'clarification-disputed': 'note',
  'clarification-unlogged': 'note',
  'fee-late': 'note',
  'fee-unpaid': 'note',
  retracted: 'note',
  'promise-broken': 'note',
  'provisional-date': 'note',
} as const satisfies Record<FlagName, 'breach' | 'note'>

export const isBreach = ({ flag }: { flag: FlagName }) => flagKinds[flag] === 'breach'
