'use server'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { once } from '@/lib/idempotency'
import { type FormState, textIn } from '@/lib/form'
import { acceptImport, discardImport, remapImport } from './commands'
import { readMappingForm } from './mapping-form'
import { findMapping } from './queries'
import { importRefusalWords } from './refusals'

const text = textIn
const pageOf = (code: string, id = '', rest = '') => `/investigations/${encodeURIComponent(code)}/import${id && `/${encodeURIComponent(id)}`}${rest}` as Route

export async function remapImportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const [code, id] = [text(form, 'code'), text(form, 'id')]
  const before = await findMapping(actor, id)
  if (!before) return { error: importRefusalWords['not-found'] }
  const result = await once(actor, form, () => remapImport(actor, { code, id, mapping: readMappingForm(form, before) }))
  if (!result.ok) return { error: result.words }
  refresh()
  return null
}

export async function acceptImportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const [code, id] = [text(form, 'code'), text(form, 'id')]
  const result = await once(actor, form, () => acceptImport(actor, { code, id, expected: text(form, 'expected') }, { now: new Date() }))
  if (result.ok) redirect(pageOf(code, id, `?stored=${result.changed}-${result.events}-${result.figures}`))
  // What it would change now is drawn behind the sentence.
  if (result.reason === 'moved') redirect(pageOf(code, id, '?moved=1'))
  return { error: result.words }
}

export async function discardImportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const code = text(form, 'code')
  const result = await once(actor, form, () => discardImport(actor, { code, id: text(form, 'id') }))
  if (result.ok) redirect(pageOf(code))
  return { error: result.words }
}
