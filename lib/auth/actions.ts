'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { env } from '@/lib/env'
import { type FormState, parseForm, valuesIn } from '@/lib/form'
import { acceptInvitation, changePassword, changeRole, invitePerson, renewInvitation, setDisabled, signIn } from './commands'
import { ownPath } from '@/lib/paths'
import { cleanName, nameField } from '@/lib/text'
import { passwordField } from './passwords'
import { roles } from '@/lib/actor'
import { requireActor } from './session'
import { endSession, originOf, startSession } from './sign-in-session'

const credentials = z.object({ email: z.string().max(320).default(''), password: z.string().max(1000).default(''), next: z.string().optional() })

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const sent = parseForm(credentials, form)
  if (!sent.ok) return sent.state
  const result = await signIn(sent.input, { origin: await originOf(), now: new Date() })
  if (!result.ok) {
    const error =
      result.reason === 'throttled'
        ? `Too many tries. Wait ${Math.ceil(result.seconds / 60)} minutes, then try again.`
        : 'That e-mail address and password do not go together. Look at both and try again.'
    return { error, values: valuesIn(form) }
  }
  await startSession(result)
  // Only a path of our own: '//elsewhere' and 'https://elsewhere' are addresses of others.
  redirect(((sent.input.next && ownPath(sent.input.next)) || '/') as '/')
}

export async function signOutAction() {
  await endSession()
  redirect('/sign-in')
}

const joining = z.object({
  secret: z.string().min(1),
  name: z.string().transform(cleanName).pipe(z.string().max(100, 'Use at most 100 characters')).optional(),
  password: z.string({ error: 'Choose a password' }).pipe(passwordField),
})

export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const sent = parseForm(joining, form)
  if (!sent.ok) return sent.state
  const result = await acceptInvitation(sent.input, { now: new Date() })
  if (!result.ok)
    return { error: 'This link has been used already, or is older than a week. Ask the admin of your newsroom for a new one.', values: valuesIn(form) }
  await startSession(result)
  redirect('/')
}

/** What the people page shows after an invitation: the link to hand over, once. */
export type InvitationState = (NonNullable<FormState> & { link?: string; invited?: string }) | null

const invitation = z.object({
  email: z.string({ error: 'Enter an e-mail address' }).trim().toLowerCase().pipe(z.email('Enter an e-mail address, for example name@newsroom.example')),
  name: nameField('Enter a name', 100),
  role: z.enum(roles, 'Choose a role'),
})

export async function invitePersonAction(_: InvitationState, form: FormData): Promise<InvitationState> {
  const actor = await requireActor()
  const sent = parseForm(invitation, form)
  if (!sent.ok) return sent.state
  const result = await invitePerson(actor, sent.input, { now: new Date() })
  if (!result.ok) return { error: 'Somebody with this e-mail address is there already.', fields: { email: ['This address is in use'] }, values: valuesIn(form) }
  return { link: `${env.BASE_URL}/join/${result.secret}`, invited: sent.input.email }
}

const person = z.object({ personId: z.uuid() })

export async function renewInvitationAction(_: InvitationState, form: FormData): Promise<InvitationState> {
  const actor = await requireActor()
  const sent = parseForm(person, form)
  if (!sent.ok) return sent.state
  const result = await renewInvitation(actor, sent.input.personId, { now: new Date() })
  return result.ok ? { link: `${env.BASE_URL}/join/${result.secret}` } : { error: peopleRefusals[result.reason] }
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(person.extend({ role: z.enum(roles) }), form)
  if (!sent.ok) return sent.state
  const result = await changeRole(actor, sent.input, { now: new Date() })
  if (!result.ok) return { error: peopleRefusals[result.reason] }
  refresh()
  return null
}

export async function setDisabledAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(person.extend({ disabled: z.enum(['yes', 'no']) }), form)
  if (!sent.ok) return sent.state
  const result = await setDisabled(actor, { personId: sent.input.personId, disabled: sent.input.disabled === 'yes' }, { now: new Date() })
  if (!result.ok) return { error: peopleRefusals[result.reason] }
  refresh()
  return null
}

const peopleRefusals = {
  'not-found': 'That person is not in this newsroom any more, or is disabled.',
  'last-admin': 'This is the last admin who can sign in. Make somebody else an admin first.',
}

const passwords = z.object({
  before: z.string({ error: 'Enter the password you have now' }),
  after: z.string({ error: 'Choose a new password' }).pipe(passwordField),
})

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(z.object({ passwordBefore: passwords.shape.before, passwordAfter: passwords.shape.after }), form)
  if (!sent.ok) return sent.state
  const result = await changePassword(actor, { before: sent.input.passwordBefore, after: sent.input.passwordAfter }, { now: new Date() })
  if (!result.ok)
    return result.reason === 'no-match'
      ? { error: 'Nothing was changed.', fields: { passwordBefore: ['This is not the password you have now'] } }
      : { error: 'The password was changed elsewhere meanwhile. Sign in again.' }
  await startSession({ personId: actor.userId!, sessionVersion: result.sessionVersion })
  redirect('/settings?saved=password' as '/settings')
}
