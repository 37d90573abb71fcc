'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireActor } from '@/lib/auth/session'
import { dayField } from '@/lib/days'
import { type FormState, parseForm, valuesIn } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { issueReport } from './commands'

const issue = z.object({ code: z.string(), asAt: dayField, after: z.coerce.number().int().nonnegative() })

export async function issueReportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(issue, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => issueReport(actor, sent.input, { now: new Date() }))
  if (!result.ok) return { error: result.words, values: valuesIn(form) }
  redirect(`/investigations/${sent.input.code}/reports/${result.number}` as Route)
}
