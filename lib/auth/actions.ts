'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { env } from '@/lib/env'
import { type FormState, parseForm, valuesIn } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { passwordFaults } from '@/lib/password-rule'
import { safeDestination } from '@/lib/redirects'
import { acceptInvitation, changePassword, changeRole, dismissFailedSignIns, invitePerson, renewInvitation, setDisabled, signIn } from './commands'
import { roles } from '@/lib/actor'
import { cleanName, nameField } from '@/lib/text'
import { minutesFor } from '@/lib/words'
import { findSessionId, requireActor } from './session'
import { endSession, signOut } from './sessions/commands'
import { forgetSession, readClient, startSession } from './sign-in-session'

const credentials = z.object({ email: z.string().max(320).default(''), password: z.string().max(1000).default(''), next: z.string().optional() })

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const sent = parseForm(credentials, form)
  if (!sent.ok) return sent.state
  const result = await signIn(sent.input, { client: await readClient(), now: new Date() })
  if (!result.ok) {
    const error =
      result.reason === 'throttled'
        ? `${waitSentence(result.seconds)} In a browser in which you have signed in before you need not wait; an admin can give you a link that lets you in.`
        : 'That e-mail address and password do not go together. Look at both and try again.'
    return { error, values: valuesIn(form) }
  }
  await startSession(result)
  redirect(safeDestination(sent.input.next, env.BASE_URL) as '/')
}

const waitSentence = (seconds: number) => `Too many tries. Wait ${minutesFor(seconds)}, then try again.`

export async function signOutAction() {
  const sessionId = await findSessionId()
  if (sessionId) await signOut(sessionId)
  await forgetSession()
  redirect('/sign-in')
}

const joining = z.object({
  secret: z.string().min(1),
  name: z.string().transform(cleanName).pipe(z.string().max(100, 'Use at most 100 characters')).optional(),
  password: z.string({ error: 'Choose a password' }).max(1000),
})

export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const sent = parseForm(joining, form)
  if (!sent.ok) return sent.state
  const result = await acceptInvitation(sent.input, { client: await readClient(), now: new Date() })
  if (!result.ok) {
    if (result.reason === 'unfit') return { fields: { password: [passwordFaults[result.fault]] }, values: valuesIn(form) }
    const spent = 'This link has been used already, or is older than a week. Ask the admin of your newsroom for a new one.'
    return { error: result.reason === 'throttled' ? waitSentence(result.seconds) : spent, values: valuesIn(form) }
  }
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
  const result = await once(actor, form, () => invitePerson(actor, sent.input, { now: new Date() }))
  if (!result.ok) return { error: 'Somebody with this e-mail address is there already.', fields: { email: ['This address is in use'] }, values: valuesIn(form) }
  return result.secret ? { link: `${env.BASE_URL}/join/${result.secret}`, invited: sent.input.email } : { error: shownBefore }
}

/** Pressed twice, the first answer had the link. */
const shownBefore = 'The link was made when you pressed the first time, and was shown then alone. Press New link beside the name if you have not got it.'

const person = z.object({ personId: z.uuid() })

export async function renewInvitationAction(_: InvitationState, form: FormData): Promise<InvitationState> {
  const actor = await requireActor()
  const sent = parseForm(person, form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => renewInvitation(actor, sent.input.personId, { now: new Date() }))
  if (!result.ok) return { error: peopleRefusals[result.reason] }
  return result.secret ? { link: `${env.BASE_URL}/join/${result.secret}` } : { error: shownBefore }
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(person.extend({ role: z.enum(roles) }), form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => changeRole(actor, sent.input, { now: new Date() }))
  if (!result.ok) return { error: peopleRefusals[result.reason] }
  refresh()
  return null
}

export async function setDisabledAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(person.extend({ disabled: z.enum(['yes', 'no']) }), form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () =>
    setDisabled(actor, { personId: sent.input.personId, disabled: sent.input.disabled === 'yes' }, { now: new Date() }),
  )
  if (!result.ok) return { error: peopleRefusals[result.reason] }
  refresh()
  return null
}

const peopleRefusals = {
  'not-found': 'That person is not in this newsroom any more, or is disabled.',
  'last-admin': 'This is the last admin who can sign in. Make somebody else an admin first.',
}

const passwords = z.object({
  passwordBefore: z.string({ error: 'Enter the password you have now' }).max(1000),
  passwordAfter: z.string({ error: 'Choose a new password' }).max(1000),
})

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(passwords, form)
  if (!sent.ok) return sent.state
  const { passwordBefore: before, passwordAfter: after } = sent.input
  const result = await changePassword(actor, { before, after }, { client: await readClient(), now: new Date() })
  if (!result.ok) {
    if (result.reason === 'unfit') return { fields: { passwordAfter: [passwordFaults[result.fault]] } }
    if (result.reason === 'no-match') return { error: 'Nothing was changed.', fields: { passwordBefore: ['This is not the password you have now'] } }
    return { error: result.reason === 'throttled' ? waitSentence(result.seconds) : 'The password was changed elsewhere meanwhile. Sign in again.' }
  }
  await startSession({ personId: actor.userId!, sessionId: result.sessionId })
  redirect('/settings?saved=password')
}

export async function endSessionAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(z.object({ id: z.uuid() }), form)
  if (!sent.ok) return sent.state
  const result = await once(actor, form, () => endSession(actor, sent.input, { now: new Date() }))
  return result.ok ? redirect('/settings?saved=session') : { error: 'That session has ended already.' }
}

export async function dismissFailedSignInsAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(z.object({ seen: z.coerce.number().int().positive().max(2_000_000_000) }), form)
  if (!sent.ok) return sent.state
  await once(actor, form, () => dismissFailedSignIns(actor, sent.input))
  refresh()
  return null
}
