/**
 * A round's letter with its merge fields filled in for one force. A field is a known name in braces; braces around
 * anything else stay as they are written, since a letter may quote them. The text is plain: no field is ever read as another one's value.
 */
export const mergeFields = {
  force: 'the force’s name',
  reference: 'our reference for this force',
  questions: 'the numbered questions',
  date: 'the day the letter is made',
  name: 'your name',
  newsroom: 'the newsroom’s name',
  title: 'the investigation’s title',
} as const

export type MergeField = keyof typeof mergeFields
export type MergeValues = Record<MergeField, string>

const field = /\{([a-z]+)\}/gi
const isField = (name: string): name is MergeField => Object.hasOwn(mergeFields, name)

export type Part = { text: string; field: MergeField | null }

/** The letter in parts, so that a preview can mark what was filled in. */
export function mergedParts(text: string, values: MergeValues): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(field)) {
    const name = found[1]!.toLowerCase()
    if (!isField(name)) continue
    if (found.index > from) parts.push({ text: text.slice(from, found.index), field: null })
    parts.push({ text: values[name], field: name })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), field: null })
  return parts
}

/** The letter as it leaves. */
export const merge = (text: string, values: MergeValues) =>
  mergedParts(text, values)
    .map(({ text }) => text)
    .join('')

/** Names in braces that are no field: most often a slip of the pen, so the form asks about them. */
export const unknownFields = (text: string) => [...new Set([...text.matchAll(field)].map(([, name]) => name!.toLowerCase()).filter((name) => !isField(name)))]

/** '1. How many…' and so on, an empty line between. */
export const numbered = (questions: readonly string[]) => questions.map((question, index) => `${index + 1}. ${question.trim()}`).join('\n\n')
