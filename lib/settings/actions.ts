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

/** Pressed twice, the first answer had it: what is kept of a press holds no secret, so that there is none whatever its type says. */
const shownBefore = (what: string) =>
  `The ${what} was made when you pressed the first time, and was shown then alone. If you have not got it, end it below and make another.`

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
  const result = await once(actor, form, () => issueToken(actor, sent.input, { now: new Date() }))
  if (!result.ok) return { error: tokenRefusals[result.reason] }
  refresh()
  return result.token ? { secret: result.token, named: sent.input.name } : { error: shownBefore('token') }
}

/** Pressed under Settings, and by an admin on the page of people: each leads back to where it was pressed. */
export async function revokeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(z.object({ id: z.uuid(), page: z.enum(['settings', 'people']).default('settings') }), form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => revokeToken(actor, sent.input, { now: new Date() }))
  if (!result.ok) return { error: tokenRefusals[result.reason] }
  if (sent.input.page === 'people') redirect('/people?saved=token')
  redirect('/settings?saved=token')
}

export async function renewFeedAction(_: SecretState, form: FormData): Promise<SecretState> {
  const actor = await requireActor()
  const result = await once(actor, form, () => renewFeed(actor, { now: new Date() }))
  if (!result.ok) return { error: tokenRefusals[result.reason] }
  refresh()
  return result.secret ? { secret: `${env.BASE_URL}/feeds/${result.secret}.ics` } : { error: shownBefore('address') }
}

export async function revokeFeedAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const result = await once(actor, form, () => revokeFeed(actor, { now: new Date() }))
  return result.ok ? redirect('/settings?saved=feed' as '/settings') : { error: tokenRefusals[result.reason] }
}
