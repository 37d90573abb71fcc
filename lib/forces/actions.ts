'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { type FormState, parseForm, valuesIn } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { addForce, confirmAddress, editForce } from './commands'
import { getForce } from './queries'
import { addedForce, confirmedAddress, editedForce } from './schema'

export async function editForceAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(editedForce, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => editForce(actor, sent.input, { now: new Date() }))
  if (result.ok) redirect(`/forces/${encodeURIComponent(sent.input.id)}?saved=${result.changed ? 'changed' : 'same'}`)
  if (result.reason === 'name-taken') return { error: result.words, fields: { aliases: [result.words] }, values: valuesIn(form) }
  if (result.reason === 'not-found') return { error: result.words, values: valuesIn(form) }
  // Beside each field stands what the other person saved; what was typed is kept, and may be sent again upon it.
  refresh()
  const theirs = await getForce(actor, sent.input.id)
  const saved = { ...theirs, aliases: theirs.aliases.join('\n'), address: theirs.address ?? '', website: theirs.website ?? '', notes: theirs.notes ?? '' }
  const fields: Record<string, string[]> = {}
  for (const name of ['name', 'shortName', 'aliases', 'address', 'website', 'notes'] as const) {
    const typed = String(form.get(name) ?? '')
      .replace(/\r\n/g, '\n')
      .trim()
    if (typed !== saved[name]) fields[name] = [`Saved now is ${saved[name] === '' ? 'nothing' : `“${saved[name].replaceAll('\n', '; ')}”`}`]
  }
  return { error: result.words, fields, values: valuesIn(form) }
}

export async function confirmAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(confirmedAddress, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => confirmAddress(actor, sent.input, { now: new Date() }))
  if (result.ok) redirect(`/forces/${encodeURIComponent(sent.input.id)}?saved=confirmed`)
  refresh()
  return { error: result.words }
}

export async function addForceAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(addedForce, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => addForce(actor, sent.input, { now: new Date() }))
  if (result.ok) redirect(`/forces/${encodeURIComponent(result.id)}?saved=added`)
  return { error: result.words, fields: { [result.reason === 'letters-taken' ? 'abbr' : 'name']: [result.words] }, values: valuesIn(form) }
}
