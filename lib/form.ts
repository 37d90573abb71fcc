import type { z } from 'zod'

/** What a form shows after a failed submit: what is wrong, beside which field, and all that was typed. A success redirects or refreshes. */
export type FormState = { error?: string; fields?: Record<string, string[] | undefined>; values?: Record<string, string> } | null

/** The texts a form sent, so that nothing typed is lost when it is sent back. Files and passwords are left out. */
export function valuesIn(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !/password/i.test(name) && !name.startsWith('$')) typed[name] = name in typed ? `${typed[name]}\n${value}` : value
  return typed
}

/** The input a form sent, or the state that sends it back to be put right. Blank fields are read as absent. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData) {
  const sent = Object.fromEntries([...form].filter(([name, value]) => value !== '' && !name.startsWith('$')))
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
export function faultsByField(issues: readonly Issue[], { nameOf = dotted, wordsOf = message }: { nameOf?: typeof dotted; wordsOf?: typeof message } = {}) {
  const fields: Record<string, string[]> = {}
  for (const issue of issues) {
    const told = (fields[nameOf(issue.path)] ??= [])
    if (!told.includes(wordsOf(issue))) told.push(wordsOf(issue))
  }
  return fields
}
const dotted = (path: readonly PropertyKey[]) => path.join('.')
const message = (issue: Issue) => issue.message
