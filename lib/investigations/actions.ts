'use server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { type FormState, typedIn } from '@/lib/form'
import { createInvestigation, removeDemonstration } from './commands'
import { faultsOf, inputOf, moreRows, rowsOf, type Rows, type Typed, withYears } from './new-form'
import { yearsFrom } from './periods'
import { newInvestigation } from './schema'

/** The form of a new round, between two presses: what was typed, and whose letter to preview. */
export type NewRoundState = (NonNullable<FormState> & { typed: Typed; previewFor?: string }) | null

/**
 * One form, several buttons, since without script a press is the only way to ask for more rows or a preview.
 * Only 'create' writes; every other press gives back what was typed.
 */
export async function newInvestigationAction(_: NewRoundState, form: FormData): Promise<NewRoundState> {
  const actor = await requireActor()
  const typed = typedIn(form)
  const pressed = String(form.get('do') ?? 'create')

  const [verb, what = ''] = pressed.split(' ')
  if (verb === 'more') {
    const list = what as keyof Rows
    return { typed: { ...typed, [`rows.${list}`]: String(rowsOf(typed)[list] + moreRows[list]) } }
  }
  if (verb === 'years') return addYears(typed)
  if (verb === 'tick') return { typed: { ...typed, forces: what === 'none' ? '' : (typed['forces.territorial'] ?? '').replaceAll(' ', '\n') } }
  if (verb === 'preview') return { typed, previewFor: typed.previewFor ?? '' }

  const { input, typedIn: rows } = inputOf(typed)
  const parsed = newInvestigation.safeParse(input)
  if (!parsed.success) return { error: 'Nothing was saved yet.', fields: faultsOf(parsed.error, rows), typed }
  const result = await createInvestigation(actor, parsed.data, { now: new Date() })
  if (!result.ok) return { error: result.words, fields: { [result.reason === 'code-taken' ? 'code' : 'forces']: [result.words] }, typed }
  redirect(`/investigations/${result.code}`)
}

function addYears(typed: Typed): NonNullable<NewRoundState> {
  const isYear = (text = '') => /^(19|20)\d{2}$/.test(text.trim())
  const wrong = Object.fromEntries(
    ['years.from', 'years.to'].filter((name) => !isYear(typed[name])).map((name) => [name, ['Write a year of four figures, for example 2022']]),
  )
  if (Object.keys(wrong).length > 0) return { error: 'The years could not be added.', fields: wrong, typed }
  const basis = typed['years.basis'] === 'financial' ? 'financial' : 'calendar'
  return { typed: withYears(typed, yearsFrom(Number(typed['years.from']), Number(typed['years.to']), basis)) }
}

export async function removeDemonstrationAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const result = await removeDemonstration(actor, String(form.get('code') ?? ''), { now: new Date() })
  if (!result.ok) return { error: result.words }
  redirect('/investigations')
}
