import type { z } from 'zod'
import { eventSchema, type RequestEvent } from '@/lib/events/events'
import { faultsByField, type FormState, textIn, valuesIn, wordsOf } from '@/lib/form'
import { formOf, type FormKind } from './event-form'
import type { Input } from './form-inputs'

/**
 * A form of a request's page, read into the event it logs or sent back with what is to be put right beside
 * each field. The event's own schema decides; here its paths become names of fields and its faults plain words.
 * A blank is an absent fact: an answer leaves out the questions that nobody chose an outcome for.
 */
export type ReadForm = { ok: true; event: RequestEvent } | { ok: false; state: NonNullable<FormState> }

export function readEventForm(kind: FormKind, form: FormData, questions: readonly number[]): ReadForm {
  const { type, inputs } = formOf(kind)
  const faults: Record<string, string[]> = {}
  const facts: Record<string, unknown> = { type }
  for (const input of inputs) {
    const value = factIn(input, form, questions, faults)
    if (value !== undefined) facts[input.name] = value
    else if ('missing' in input && input.missing) faults[input.name] = [input.missing]
  }
  if (kind === 'refused' || kind === 'nothing-held') applyToAllQuestions(kind, facts, questions)

  const parsed = eventSchema.safeParse(facts)
  const unfit = faultsByField(parsed.error?.issues ?? [], { nameOf: (path) => fieldOf(path, facts, kind), words: messageOf })
  // What a field is said to lack comes first.
  for (const [name, words] of Object.entries(unfit)) faults[name] = [...new Set([...(faults[name] ?? []), ...words])]
  if (parsed.success && Object.keys(faults).length === 0) return { ok: true, event: parsed.data }
  return { ok: false, state: { error: 'Some entries need another look. Nothing was logged yet.', fields: faults, values: valuesIn(form) } }
}

function factIn(input: Input, form: FormData, questions: readonly number[], faults: Record<string, string[]>): unknown {
  switch (input.kind) {
    case 'tick':
      return form.get(input.name) === 'on' || undefined
    case 'stated': {
      const text = textIn(form, input.name)
      return text === 'on' ? true : text === 'off' ? false : undefined
    }
    case 'questions': {
      const chosen = form.getAll(input.name).map(Number)
      return chosen.length > 0 ? chosen : undefined
    }
    case 'sections':
      return sectionsIn(textIn(form, input.name))
    case 'amount': {
      const text = textIn(form, input.name).replace(/[£,\s]/g, '')
      if (text && !/^\d+(\.\d{1,2})?$/.test(text)) faults[input.name] = ['Write the fee in pounds, for example 45 or 45.50']
      return text && !faults[input.name] ? Number(text) : undefined
    }
    case 'outcomes': {
      const outcomes = questions.flatMap((question) => outcomeIn(form, question, faults))
      return outcomes.length === 0 && input.optional ? undefined : outcomes
    }
    default:
      return textIn(form, input.name) || undefined
  }
}

function outcomeIn(form: FormData, question: number, faults: Record<string, string[]>) {
  const outcome = textIn(form, `outcome-${question}`)
  const sections = sectionsIn(textIn(form, `sections-${question}`))
  const words = textIn(form, `words-${question}`)
  if (outcome) return [{ question, outcome, ...(sections.length > 0 ? { sections } : {}), ...(words ? { words } : {}) }]
  // Sections or words without an outcome would be lost without a word.
  if (sections.length > 0 || words) faults[`outcome-${question}`] = [`Choose what they said to question ${question}, or clear its other fields`]
  return []
}

/** 's.31(1)(a), 40(2) and 43' → three texts; each is put into its short form by the event's schema. */
export const sectionsIn = (text: string) =>
  text
    .split(/[,;\n&]|\band\b/i)
    .map((part) => part.trim())
    .filter(Boolean)

function applyToAllQuestions(kind: 'refused' | 'nothing-held', facts: Record<string, unknown>, questions: readonly number[]) {
  const { sections, words } = facts
  delete facts.sections
  delete facts.words
  const outcome = kind === 'refused' ? 'refused' : 'not held'
  facts.outcomes = questions.map((question) => ({
    question,
    outcome,
    ...(Array.isArray(sections) && sections.length > 0 ? { sections } : {}),
    ...(words ? { words } : {}),
  }))
}

/** outcomes[1].sections[0] is the field of that question's sections; the quick forms have one field for all. */
function fieldOf([first, index, fact]: readonly PropertyKey[], facts: Record<string, unknown>, kind: FormKind): string {
  if (first !== 'outcomes') return String(first ?? 'on')
  if (kind === 'refused' || kind === 'nothing-held') return String(fact ?? 'on')
  const outcome = typeof index === 'number' ? (facts.outcomes as { question: number }[])[index] : undefined
  if (!outcome) return 'outcomes'
  return `${String(fact ?? 'outcome')}-${outcome.question}`
}

export function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.path.at(-1) === 'on') return 'Choose the day it happened'
  return wordsOf(issue)
}

const notFacts = ['type', 'id', 'at', 'by']

/** An event back as the texts of its form, so that a correction starts from what was logged. */
export function toFormValues(event: RequestEvent): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of Object.entries(event)) {
    if (notFacts.includes(name) || value === undefined || value === null) continue
    if (name === 'outcomes') {
      for (const { question, outcome, sections, words } of value as { question: number; outcome: string; sections?: string[]; words?: string }[]) {
        typed[`outcome-${question}`] = outcome
        if (sections?.length) typed[`sections-${question}`] = sections.join(', ')
        if (words) typed[`words-${question}`] = words
      }
    } else if (name === 'sections') typed[name] = (value as string[]).join(', ')
    else if (name === 'questions') typed[name] = (value as number[]).join('\n')
    else if (typeof value === 'boolean') typed[name] = value ? 'on' : 'off'
    else typed[name] = String(value)
  }
  return typed
}
