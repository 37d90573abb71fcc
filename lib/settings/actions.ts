'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { issueToken, renewFeed, revokeFeed, revokeToken } from '@/lib/api/commands'
import { tokenRefusals } from '@/lib/api/refusals'
import { requireActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { type FormState, parseForm } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { rename, setLetterKeys } from './commands'
import { accountInput, letterKeysInput, newTokenInput } from './schema'

const gone = 'This account is not in use any more.'

export async function renameAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(accountInput, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => rename(actor, sent.input, { now: new Date() }))
  return result.ok ? redirect('/settings?saved=name' as '/settings') : { error: gone }
}

export async function setLetterKeysAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(letterKeysInput, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => setLetterKeys(actor, { letterKeys: sent.input.letterKeys === 'on' }, { now: new Date() }))
  return result.ok ? redirect('/settings?saved=keys' as '/settings') : { error: gone }
}

/** What the page shows once and never again: a token, or the address of the feed. */
export type SecretState = (NonNullable<FormState> & { secret?: string; named?: string }) | null

export async function issueTokenAction(_: SecretState, form: FormData): Promise<SecretState> {
  const actor = await requireActor()
  const sent = parseForm(newTokenInput, form)
  if (!sent.ok) return sent.state
  const result = await issueToken(actor, sent.input, { now: new Date() })
  if (!result.ok) return { error: tokenRefusals[result.reason] }
  refresh()
  return { secret: result.token, named: sent.input.name }
}

/** Pressed under Settings, and by an admin on the page of people: each leads back to where it was pressed. */
export async function revokeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(z.object({ id: z.uuid(), page: z.enum(['settings', 'people']).default('settings') }), form)
  if (!sent.ok) return sent.state
  const result = await revokeToken(actor, sent.input, { now: new Date() })
  if (!result.ok) return { error: tokenRefusals[result.reason] }
  if (sent.input.page === 'people') redirect('/people?saved=token')
  redirect('/settings?saved=token')
}

export async function renewFeedAction(): Promise<SecretState> {
  const actor = await requireActor()
  const result = await renewFeed(actor, { now: new Date() })
  if (!result.ok) return { error: tokenRefusals[result.reason] }
  refresh()
  return { secret: `${env.BASE_URL}/feeds/${result.secret}.ics` }
}

export async function revokeFeedAction(): Promise<FormState> {
  const actor = await requireActor()
  const result = await revokeFeed(actor, { now: new Date() })
  return result.ok ? redirect('/settings?saved=feed' as '/settings') : { error: tokenRefusals[result.reason] }
}
