'use client'
import { Field, Form, Select, Submit } from '@/components/frame/form'
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
          <Select
            name="scope"
            label="What may it do?"
            className="short"
            defaultValue="read"
            options={[
              ['read', 'Read only'],
              ['write', 'Read and write, as you may'],
            ]}
          />
          <Select
            name="days"
            label="For how long?"
            className="short"
            defaultValue="90"
            options={[
              ['7', 'A week'],
              ['30', '30 days'],
              ['90', '90 days'],
              ['365', 'A year'],
            ]}
          />
          <p>
            <Submit plain>Make a token</Submit>
          </p>
        </>
      )}
    </Form>
  )
}

export type TokenLine = { id: string; name: string; scope: 'read' | 'write'; made: string; until: string; used: string }

export function TokenList({ tokens }: { tokens: TokenLine[] }) {
  return (
    <ul className="secrets" aria-label="Tokens that work">
      {tokens.map(({ id, name, scope, made, until, used }) => (
        <li key={id}>
          <p>
            <b>{name}</b> <span className={scope === 'read' ? 'tag inv' : 'tag'}>{scope === 'read' ? 'Reads' : 'Reads and writes'}</span>
            <br />
            <span className="sub">
              Made {made}, ends {until}. {used}
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
