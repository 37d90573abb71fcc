'use server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { once } from '@/lib/idempotency'
import { type FormState, textIn, valuesIn } from '@/lib/form'
import { cleanText } from '@/lib/text'
import { createInvestigation, removeDemonstration } from './commands'
import { faultsOf, inputOf, moreRows, rowsOf, type Rows, type FormValues, withYears } from './new-form'
import { yearsFrom } from './periods'
import { newInvestigation } from './schema'

/** The form of a new round, between two presses: what was typed, and whose letter to preview. */
export type NewRoundState = (NonNullable<FormState> & { values: FormValues; previewFor?: string }) | null

/**
 * One form, several buttons, since without script a press is the only way to ask for more rows or a preview.
 * Only 'create' writes; every other press gives back what was typed.
 */
export async function newInvestigationAction(_: NewRoundState, form: FormData): Promise<NewRoundState> {
  const actor = await requireActor()
  const values = Object.fromEntries(Object.entries(valuesIn(form)).map(([name, text]) => [name, cleanText(text)]))
  const pressed = String(form.get('do') ?? 'create')

  const [verb, what = ''] = pressed.split(' ')
  if (verb === 'more') {
    if (!Object.hasOwn(moreRows, what)) return { values }
    const list = what as keyof Rows
    return { values: { ...values, [`rows.${list}`]: String(rowsOf(values)[list] + moreRows[list]) } }
  }
  if (verb === 'years') return addYears(values)
  if (verb === 'tick') return { values: { ...values, forces: what === 'none' ? '' : (values['forces.territorial'] ?? '').replaceAll(' ', '\n') } }
  if (verb === 'preview') return { values, previewFor: values.previewFor ?? '' }

  const { input, typedIn: rows } = inputOf(values)
  const parsed = newInvestigation.safeParse(input)
  if (!parsed.success) return { error: 'Nothing was saved yet.', fields: faultsOf(parsed.error, rows), values }
  const result = await once(actor, form, () => createInvestigation(actor, parsed.data, { now: new Date() }))
  if (!result.ok) return { error: result.words, fields: { [result.reason === 'code-taken' ? 'code' : 'forces']: [result.words] }, values }
  redirect(`/investigations/${result.code}`)
}

function addYears(values: FormValues): NonNullable<NewRoundState> {
  const isYear = (text = '') => /^(19|20)\d{2}$/.test(text.trim())
  const wrong = Object.fromEntries(
    ['years.from', 'years.to'].filter((name) => !isYear(values[name])).map((name) => [name, ['Write a year of four figures, for example 2022']]),
  )
  if (Object.keys(wrong).length > 0) return { error: 'The years could not be added.', fields: wrong, values }
  const basis = values['years.basis'] === 'financial' ? 'financial' : 'calendar'
  return { values: withYears(values, yearsFrom(Number(values['years.from']), Number(values['years.to']), basis)) }
}

export async function removeDemonstrationAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const result = await once(actor, form, () => removeDemonstration(actor, textIn(form, 'code'), { now: new Date() }))
  if (!result.ok) return { error: result.words }
  redirect('/investigations')
}
