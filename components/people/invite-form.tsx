'use client'
import { Field, Form, Select, Submit } from '@/components/frame/form'
import { Note } from '@/components/frame/note'
import { type InvitationState, invitePersonAction, renewInvitationAction } from '@/lib/auth/actions'

const choices = [
  ['reporter', 'Reporter: logs, asks, enters figures'],
  ['viewer', 'Viewer: reads'],
  ['editor', 'Editor: also checks figures, edits the register'],
  ['admin', 'Admin: also people, calendar, settings'],
] as const

/** Invites by a link that is shown once, to be handed over: the desk sends nothing out by itself. */
export function InviteForm() {
  return (
    <section className="stack" aria-labelledby="invite">
      <h2 className="rule" id="invite">
        Invite somebody
      </h2>
      <Form<InvitationState> action={invitePersonAction} className="fields two" aria-label="Invite somebody">
        {(state) => (
          <>
            <HandOver state={state} />
            <Field name="name" label="Name" autoComplete="off" />
            <Field name="email" label="E-mail address" type="email" autoComplete="off" />
            <Select name="role" label="Role" defaultValue="reporter" options={choices} />
            <div className="acts wide">
              <Submit>Make a link</Submit>
            </div>
          </>
        )}
      </Form>
    </section>
  )
}

/** A fresh link for somebody who lost the first, or the password. */
export function RenewForm({ personId, name }: { personId: string; name: string }) {
  return (
    <Form<InvitationState> action={renewInvitationAction} className="inline" aria-label={`New link for ${name}`}>
      {(state) => (
        <>
          <input type="hidden" name="personId" value={personId} />
          <HandOver state={state} />
          <Submit plain className="sm">
            New link<span className="vh"> for {name}</span>
          </Submit>
        </>
      )}
    </Form>
  )
}

function HandOver({ state }: { state: InvitationState }) {
  if (!state?.link) return null
  return (
    <Note role="status">
      <b>Hand this link over{state.invited ? ` to ${state.invited}` : ''}.</b> It is shown once, works once, and for a week:{' '}
      <span className="link-out">{state.link}</span>
    </Note>
  )
}
