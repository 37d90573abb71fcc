import type { LoggedEvent } from '@/lib/events/events'
import { sentenceOf } from '@/lib/events/sentences'
import { fileRefusalWords, isFileRefusal } from '@/lib/files/limits'
import { formFor, type FormKind, isFormKind } from './event-form'
import { toFormValues } from './read-form'
import type { LetterKind } from '@/lib/letters/kinds'

/**
 * What the address of a request's page asks for: which form stands open, which entry it corrects, and what is to
 * be said of the press before. Nothing of the address is shown as it is: an unknown word is as if it were not there.
 */
type Query = Record<string, string | string[] | undefined>
export type OpenForm = { kind: FormKind; corrects?: { event: string; words: string; typed: Record<string, string> } }

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null)

/** The form that stands open: the one asked for, else the likeliest. A correction starts from what was logged. */
export function openForm(query: Query, { first, other }: { first: readonly FormKind[]; other: readonly FormKind[] }, events: readonly LoggedEvent[]): OpenForm {
  const asked = one(query.log)
  const wrong = wrongEntry(one(query.correct), events)
  if (wrong) {
    const own = formFor(wrong.type)!
    const kind = isFormKind(asked) ? asked : own
    return { kind, corrects: { event: wrong.id, words: sentenceOf(wrong), typed: kind === own ? toFormValues(wrong) : { on: wrong.on } } }
  }
  if (isFormKind(asked) && (first.includes(asked) || other.includes(asked))) return { kind: asked }
  return { kind: first[0] ?? 'note' }
}

/** An entry that can be corrected: on this record, logged by hand, not struck out yet. */
function wrongEntry(id: string | null, events: readonly LoggedEvent[]) {
  const found = events.find((event) => event.id === id)
  if (!found || formFor(found.type) === null) return null
  return events.some((event) => event.type === 'event.voided' && event.event === id) ? null : found
}

/** What was logged by the press before, as the record tells it. */
export function loggedMessage(query: Query, events: readonly LoggedEvent[]): string | null {
  const logged = events.find(({ id }) => id === one(query.logged))
  return logged ? sentenceOf(logged) : null
}

/** What became of the upload or the hiding before. */
export function fileMessage(query: Query, files: readonly { id: string; hiddenAt: Date | null }[]): { words: string; isRefusal: boolean } | null {
  const refused = one(query.refused)
  if (isFileRefusal(refused)) return { words: fileRefusalWords[refused], isRefusal: true }
  const attached = Number(one(query.attached))
  if (Number.isInteger(attached) && attached > 0)
    return { words: attached === 1 ? 'One file was attached.' : `${attached} files were attached.`, isRefusal: false }
  const hidden = one(query.hidden)
  if (hidden && files.some(({ id, hiddenAt }) => id === hidden && hiddenAt))
    return { words: 'The file was hidden. The list goes on to show that it was there.', isRefusal: false }
  return null
}

/** The form in which a letter is logged once it has been sent. */
const loggedAs: Record<LetterKind, FormKind> = {
  reminder: 'reminder',
  'second-reminder': 'reminder',
  clarification: 'clarification-answered',
  narrow: 'refined',
  'ask-rest': 'reminder',
  'extension-date': 'reminder',
  review: 'review-asked',
  'chase-review': 'reminder',
  complaint: 'complaint-made',
}
export const formOfLetter = (letter: LetterKind) => loggedAs[letter]
