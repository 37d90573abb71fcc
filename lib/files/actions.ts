'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireActor } from '@/lib/auth/session'
import { type FormState, parseForm, valuesIn } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { hideFile } from './commands'
import { fileRefusalWords } from './limits'

const hiding = z.object({
  id: z.uuid(),
  request: z.string(),
  reason: z.string('Say why it is hidden: the list goes on to show it').trim().min(1, 'Say why it is hidden: the list goes on to show it').max(500),
})

/** Hides a file, with the reason that the list shows in its place. */
export async function hideFileAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(hiding, form)
  if (!sent.ok) return sent.state
  const { id, reason, request } = sent.input
  const hidden = await once(actor, form, () => hideFile(actor, { id, reason }, { now: new Date() }))
  if (!hidden.ok) return { error: fileRefusalWords[hidden.reason], values: valuesIn(form) }
  redirect(`/requests/${encodeURIComponent(request)}?hidden=${id}#files` as Route)
}
