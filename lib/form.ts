import type { z } from 'zod'
import { cleanText } from './text'

/** What a form shows after a failed submit: what is wrong, beside which field, and all that was typed. A success redirects or refreshes. */
export type FormState = { error?: string; fields?: Record<string, string[] | undefined>; values?: Record<string, string> } | null

/** The texts a form sent, so that nothing typed is lost when it is sent back. Files and passwords are left out. */
export function valuesIn(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !isPassword(name) && name !== '__proto__' && !name.startsWith('$'))
      typed[name] = Object.hasOwn(typed, name) ? `${typed[name]}\n${value}` : value
  return typed
}

const isPassword = (name: string) => /password/i.test(name)

/** One text of a form, '' where it sent none. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? cleanText(value).trim() : ''
}

/** A version or a count that a form carries along; -1, which nothing has, where it is no such number. */
export function wholeNumberIn(form: FormData, name: string): number {
  const text = textIn(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

/** The input a form sent, or the state that sends it back to be put right. Blank fields are read as absent. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData) {
  const sent = Object.fromEntries(
    [...form]
      .map(([name, value]) => [name, typeof value === 'string' && !isPassword(name) ? cleanText(value) : value] as const)
      .filter(([name, value]) => value !== '' && !name.startsWith('$')),
  )
  const parsed = schema.safeParse(sent)
  if (parsed.success) return { ok: true as const, input: parsed.data }
  return { ok: false as const, state: stateOfError(parsed.error, form) }
}

/** What zod found wrong, as a form shows it. */
export function stateOfError(error: z.ZodError, form: FormData): NonNullable<FormState> {
  const { '': loose, ...fields } = faultsByField(error.issues)
  return { error: loose?.[0] ?? 'Some entries need another look. Nothing was saved yet.', fields, values: valuesIn(form) }
}

type Issue = z.core.$ZodIssue

/** Zod's faults beside the fields of a form: a fault's path names its field, and its message says it, unless the form has names or words of its own. Each is told once. */
export function faultsByField(issues: readonly Issue[], { nameOf = dotted, words = wordsOf }: { nameOf?: typeof dotted; words?: typeof wordsOf } = {}) {
  // A name may be anything that was sent, also one that every object has.
  const fields = new Map<string, Set<string>>()
  for (const issue of issues) {
    const name = nameOf(issue.path)
    fields.set(name, (fields.get(name) ?? new Set()).add(words(issue)))
  }
  return Object.fromEntries([...fields].map(([name, told]) => [name, [...told]]))
}
const dotted = (path: readonly PropertyKey[]) => path.join('.')

/** What is wrong with an entry, for whoever typed it. Where its schema has no words of its own, zod's are a programmer's: 'Invalid UUID'. */
export function wordsOf(issue: Issue): string {
  if (!/^(Invalid|Too (big|small)|Unrecognized)\b/.test(issue.message)) return issue.message
  if (issue.code === 'too_big' && issue.origin !== 'number')
    return `That is too long: at most ${issue.maximum.toLocaleString('en-GB')} ${issue.origin === 'string' ? 'characters' : 'entries'}`
  if (issue.code === 'invalid_value') return 'Choose one of the list'
  return issue.code === 'invalid_type' && /received undefined$/.test(issue.message)
    ? 'Something is missing here'
    : 'Look at this entry again: the desk cannot keep it so'
}
