'use client'
import { Field, Form, Submit } from '@/components/frame/form'
import { issueTokenAction, revokeTokenAction, type SecretState } from '@/lib/settings/actions'
import { Secret } from './secret'

/** A token is shown in the answer that makes it and never again. */
export function NewToken() {
  return (
    <Form<SecretState> action={issueTokenAction} className="fields">
      {(state) => (
        <>
          {state?.secret && (
            <Secret title={`Your new token${state.named ? ` for ${state.named}` : ''}`} secret={state.secret}>
              Copy it now: it is shown this once. Send it with each call as <code>Authorization: Bearer foi_…</code>
            </Secret>
          )}
          <Field
            name="name"
            label="What is the new token for?"
            hint="So that you know later which one to revoke: “Spreadsheet on my laptop”."
            className="short"
            maxLength={100}
            autoComplete="off"
            required
          />
          <p>
            <Submit plain>Make a token</Submit>
          </p>
        </>
      )}
    </Form>
  )
}

export type TokenLine = { id: string; name: string; made: string; used: string }

export function TokenList({ tokens }: { tokens: TokenLine[] }) {
  return (
    <ul className="secrets">
      {tokens.map(({ id, name, made, used }) => (
        <li key={id}>
          <p>
            <b>{name}</b>
            <br />
            <span className="sub">
              Made {made}. {used}
            </span>
          </p>
          <Form action={revokeTokenAction}>
            <input type="hidden" name="id" value={id} />
            <Submit plain aria-label={`Revoke ${name}`}>
              Revoke
            </Submit>
          </Form>
        </li>
      ))}
    </ul>
  )
}
